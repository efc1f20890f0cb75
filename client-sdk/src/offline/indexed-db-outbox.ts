import { isSound, type Kept, type OutboxStore, take } from "../core/outbox-store.js";

/** What an `IDBFactory` has to be able to do, such as the `indexedDB` of browsers. */
export interface IndexedDb {
  open(name: string, version: number): OpenRequest;
}

interface Request<Result> {
  readonly result: Result;
  readonly error: unknown;
  onsuccess: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
}

interface OpenRequest extends Request<Database> {
  onupgradeneeded: ((event: never) => void) | null;
}

interface Database {
  createObjectStore(name: string, options: { keyPath: string; autoIncrement: boolean }): Records;
  transaction(name: string, mode: "readwrite"): Transaction;
  close(): void;
  onversionchange: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
}

interface Transaction {
  readonly error: unknown;
  objectStore(name: string): Records;
  oncomplete: ((event: never) => void) | null;
  onabort: ((event: never) => void) | null;
}

interface Records {
  createIndex(name: string, keyPath: string): unknown;
  index(name: string): { get(clientId: string): Request<unknown> };
  getAll(): Request<unknown[]>;
  put(record: object): unknown;
  delete(key: number): unknown;
}

/** `n` is the place in the order of adding. */
type Record = Kept & { readonly n: number };

const table = "entries";
const byClientId = "clientId";

/**
 * Keeps what is sent in an IndexedDB database of this name, which all tabs of an origin share: each entry arrives once,
 * whichever tab sends it. It survives the end of the browser, and a loss of power unless it comes within moments.
 *
 * Give each person who signs in a name of their own: what one has written and not yet sent would otherwise be sent by the
 * next.
 *
 * @param options.indexedDB another than the global one. It is first asked for when something is sent or pending is read, so
 *   this may be called where there is none, as on a server.
 */
export function indexedDbOutbox(name: string, options: { readonly indexedDB?: IndexedDb } = {}): OutboxStore {
  let opened: Promise<Database> | undefined;

  const open = () => {
    opened ??= new Promise<Database>((resolve, reject) => {
      const factory = options.indexedDB ?? (globalThis as { readonly indexedDB?: IndexedDb }).indexedDB;
      if (!factory) throw new Error("There is no IndexedDB here.");
      const request = factory.open(name, 1);
      request.onupgradeneeded = () =>
        request.result
          .createObjectStore(table, { keyPath: "n", autoIncrement: true })
          .createIndex(byClientId, "entry.clientId");
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const database = request.result;
        // Who wants to delete or change the database need not wait for us; the next verb opens it again.
        database.onversionchange = () => {
          database.close();
          forget();
        };
        database.onclose = forget;
        resolve(database);
      };
    });
    opened.catch(forget);
    return opened;
  };

  const forget = () => {
    opened = undefined;
  };

  /** One transaction. All of them write, so that one comes after the other, also between tabs. */
  const verb = async <Result>(act: (records: Records, give: (result: Result) => void) => void): Promise<Result> => {
    let transaction: Transaction;
    try {
      transaction = (await open()).transaction(table, "readwrite");
    } catch {
      // It was closed in the meantime, and may not have said so yet.
      forget();
      transaction = (await open()).transaction(table, "readwrite");
    }
    return new Promise((resolve, reject) => {
      let given: Result;
      transaction.oncomplete = () => resolve(given);
      transaction.onabort = () => reject(transaction.error ?? new Error("The browser gave up on storing it."));
      act(transaction.objectStore(table), result => {
        given = result;
      });
    });
  };

  const each = (records: Records, act: (all: Record[]) => void) => {
    const request = records.getAll();
    request.onsuccess = () => act((request.result as Record[]).filter(isSound));
  };

  const one = (records: Records, clientId: string, act: (record: Record | undefined) => void) => {
    const request = records.index(byClientId).get(clientId);
    request.onsuccess = () => act(request.result as Record | undefined);
  };

  return {
    add: entry =>
      verb((records, give) =>
        one(records, entry.clientId, earlier => {
          if (earlier && !earlier.entry.failure) return give(earlier.entry);
          if (earlier) records.delete(earlier.n);
          records.put({ entry });
          give(entry);
        }),
      ),
    claim: claim =>
      verb((records, give) =>
        each(records, all => {
          const { taken, waiting } = take(all, claim);
          for (const { n, entry } of taken) records.put({ n, entry, holder: claim.holder, until: claim.until });
          give({ taken: taken.map(({ entry }) => entry), waiting });
        }),
      ),
    release: holder =>
      verb(records =>
        each(records, all => {
          for (const { n, entry, holder: whose } of all) if (whose === holder) records.put({ n, entry });
        }),
      ),
    remove: clientId => verb(records => one(records, clientId, record => record && records.delete(record.n))),
    fail: (clientId, failure) =>
      verb(records =>
        one(records, clientId, record => record && records.put({ ...record, entry: { ...record.entry, failure } })),
      ),
    all: () => verb((records, give) => each(records, all => give(all.map(({ entry }) => entry)))),
  };
}
