import { memoryOutbox } from "../core/memory-outbox.js";
import { type Entry, isSound, type OutboxStore } from "../core/outbox-store.js";

/** What React Native's AsyncStorage and its like have to be able to do. */
export interface AsyncStorage {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, value: string): Promise<unknown>;
  removeItem(key: string): Promise<unknown>;
}

const shared = /* @__PURE__ */ new WeakMap<AsyncStorage, Map<string, OutboxStore>>();

/**
 * Keeps what is sent in a storage of texts: each entry under a key of its own (`<key>.<number>`), and under `key` the
 * numbers in order. It is for one process at a time, as an app is one; within it, all who name the same storage and key
 * get the same store. Who holds what is not written down: it ends with the process.
 *
 * Give each person who signs in a key of their own: what one has written and not yet sent would otherwise be sent by the
 * next.
 */
export function asyncStorageOutbox(key: string, storage: AsyncStorage): OutboxStore {
  const ofStorage = shared.get(storage) ?? new Map<string, OutboxStore>();
  shared.set(storage, ofStorage);
  const store = ofStorage.get(key) ?? create(key, storage);
  ofStorage.set(key, store);
  return store;
}

function create(key: string, storage: AsyncStorage): OutboxStore {
  const memory = memoryOutbox();
  /** By clientId, in order. Unreadable ones keep their number, for a version that can read them. */
  let numbers: Map<string, number> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const load = async () => {
    if (numbers) return numbers;
    const loaded = new Map<string, number>();
    const entries: Entry[] = [];
    for (const number of JSON.parse((await storage.getItem(key)) ?? "[]") as number[]) {
      const entry = await read(`${key}.${number}`);
      if (entry !== null) loaded.set(entry?.clientId ?? `?${number}`, number);
      if (entry) entries.push(entry);
    }
    for (const entry of entries) await memory.add(entry, { holder: "", now: 0, until: 0 });
    numbers = loaded;
    return loaded;
  };

  /** Null when there is none: the process ended before it was gone from the numbers. Undefined when it cannot be read. */
  const read = async (at: string) => {
    try {
      const text = await storage.getItem(at);
      const entry = text === null ? null : (JSON.parse(text) as Entry);
      return entry === null || isSound({ entry, holder: "" }) ? entry : undefined;
    } catch {
      return undefined;
    }
  };

  const save = (next: Map<string, number>) => storage.setItem(key, JSON.stringify([...next.values()]));

  /** One verb after the other. Memory learns of what is written only then, so that a failure leaves all as it was. */
  const verb = <Result>(act: (numbers: Map<string, number>) => Promise<Result>): Promise<Result> => {
    const done = last.then(async () => act(await load()));
    last = done.catch(() => {});
    return done;
  };

  const remove = async (clientId: string, numbers: Map<string, number>) => {
    const number = numbers.get(clientId);
    if (number === undefined) return;
    // The entry first: a number without an entry does no harm, an entry without a number would never go.
    await storage.removeItem(`${key}.${number}`);
    const next = new Map(numbers);
    next.delete(clientId);
    await save(next);
    numbers.delete(clientId);
    await memory.remove(clientId);
  };

  return {
    add: (entry, hold) =>
      verb(async numbers => {
        const earlier = (await memory.all()).find(({ clientId }) => clientId === entry.clientId);
        if (earlier && !earlier.failure) return earlier;
        if (earlier) await remove(entry.clientId, numbers);
        const number = Math.max(-1, ...numbers.values()) + 1;
        await storage.setItem(`${key}.${number}`, JSON.stringify(entry));
        await save(new Map(numbers).set(entry.clientId, number));
        numbers.set(entry.clientId, number);
        return memory.add(entry, hold);
      }),
    claim: (hold, failures) => verb(() => memory.claim(hold, failures)),
    release: holder => verb(() => memory.release(holder)),
    remove: clientId => verb(numbers => remove(clientId, numbers)),
    fail: (clientId, failure) =>
      verb(async numbers => {
        const entry = (await memory.all()).find(one => one.clientId === clientId);
        if (!entry) return;
        await storage.setItem(`${key}.${numbers.get(clientId)}`, JSON.stringify({ ...entry, failure }));
        await memory.fail(clientId, failure);
      }),
    all: () => verb(() => memory.all()),
  };
}
