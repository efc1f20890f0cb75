import { type Hold, isSound, type Kept, type OutboxStore, take } from "../core/outbox-store.js";

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
  createObjectStore(name: string, options: { keyPath: string; autoIncrement?: boolean }): Table;
  transaction(names: string[], mode: "readwrite"): Transaction;
  close(): void;
  onversionchange: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
}

interface Transaction {
  readonly error: unknown;
  objectStore(name: string): Table;
  oncomplete: ((event: never) => void) | null;
  onabort: ((event: never) => void) | null;
}

interface Table {
  createIndex(name: string, keyPath: string): unknown;
  index(name: string): { get(clientId: string): Request<unknown> };
  getAll(): Request<unknown[]>;
  put(row: object): unknown;
  delete(key: number | string): unknown;
}

/** `n` is the place in the order of adding. */
type Row = Kept & { readonly n: number };

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
      request.onupgradeneeded = () => {
        const database = request.result;
        const entries = database.createObjectStore("entries", { keyPath: "n", autoIncrement: true });
        entries.createIndex("clientId", "entry.clientId");
        database.createObjectStore("holds", { keyPath: "holder" });
      };
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
  const verb = async <Result>(
    act: (entries: Table, holds: Table, give: (result: Result) => void) => void,
  ): Promise<Result> => {
    const begin = async () => (await open()).transaction(["entries", "holds"], "readwrite");
    const transaction = await begin().catch(() => {
      // It was closed in the meantime, and may not have said so yet.
      forget();
      return begin();
    });
    return new Promise((resolve, reject) => {
      let given: Result;
      transaction.oncomplete = () => resolve(given);
      transaction.onabort = () => reject(transaction.error ?? new Error("The browser gave up on storing it."));
      act(transaction.objectStore("entries"), transaction.objectStore("holds"), result => {
        given = result;
      });
    });
  };

  const then = (request: Request<unknown>, act: (result: never) => void) => {
    request.onsuccess = () => act(request.result as never);
  };
  const each = (entries: Table, act: (all: Row[]) => void) =>
    then(entries.getAll(), (all: Row[]) => act(all.filter(isSound)));
  const one = (entries: Table, clientId: string, act: (row: Row | undefined) => void) =>
    then(entries.index("clientId").get(clientId), act);

  return {
    add: (entry, hold) =>
      verb((entries, holds, give) =>
        one(entries, entry.clientId, earlier => {
          if (earlier && !earlier.entry.failure) return give(earlier.entry);
          if (earlier) entries.delete(earlier.n);
          entries.put({ entry, holder: hold.holder });
          holds.put(hold);
          give(entry);
        }),
      ),
    claim: (hold, failures) =>
      verb((entries, holds, give) => {
        holds.put(hold);
        then(holds.getAll(), (allHolds: Hold[]) =>
          each(entries, all => {
            const { holder, now } = hold;
            const { taken, waiting } = take(all, allHolds, hold, failures);
            for (const row of taken) if (row.holder !== holder) entries.put({ ...row, holder });
            for (const other of allHolds) if (other.until <= now) holds.delete(other.holder);
            give({ taken: taken.map(({ entry }) => entry), waiting });
          }),
        );
      }),
    release: holder => verb((_, holds) => holds.delete(holder)),
    remove: clientId => verb(entries => one(entries, clientId, row => row && entries.delete(row.n))),
    fail: (clientId, failure) =>
      verb(entries => one(entries, clientId, row => row && entries.put({ ...row, entry: { ...row.entry, failure } }))),
    all: () => verb((entries, _, give) => each(entries, all => give(all.map(({ entry }) => entry)))),
  };
}
