import { IDBFactory } from "fake-indexeddb";
import { memoryOutbox } from "../../client-sdk/src/core/memory-outbox.js";
import type { OutboxStore } from "../../client-sdk/src/core/outbox.js";
import { type AsyncStorage, asyncStorageOutbox, indexedDbOutbox } from "../../client-sdk/src/offline/index.js";

/** What comes between a run and what it does: it can end the run, or have something fail, at a step of the test's choice. */
export type Step = <Result>(act: () => Promise<Result>) => Promise<Result>;

const straight: Step = act => act();

/** What outlives a run: stores opened on it find what those before have left. */
export interface Disk {
  /** As one run of the application opens it. Every step to the disk goes through `step`. */
  open(step?: Step): OutboxStore;
}

/** Every verb of a store is a step. */
export function stepwise(store: OutboxStore, step: Step): OutboxStore {
  return {
    add: (entry, hold) => step(() => store.add(entry, hold)),
    claim: (hold, failures) => step(() => store.claim(hold, failures)),
    release: holder => step(() => store.release(holder)),
    remove: clientId => step(() => store.remove(clientId)),
    fail: (clientId, failure) => step(() => store.fail(clientId, failure)),
    all: () => step(() => store.all()),
  };
}

export function asyncStorageOver(items: Map<string, string>, step: Step = straight): AsyncStorage {
  return {
    getItem: key => step(async () => items.get(key) ?? null),
    setItem: (key, value) => step(async () => void items.set(key, value)),
    removeItem: key => step(async () => void items.delete(key)),
  };
}

export const disks: { name: string; create: () => Disk }[] = [
  {
    name: "memory",
    create() {
      const store = memoryOutbox();
      return { open: (step = straight) => stepwise(store, step) };
    },
  },
  {
    name: "IndexedDB",
    create() {
      const indexedDB = new IDBFactory();
      // A transaction happens as a whole or not at all, so there is no step within a verb.
      return { open: (step = straight) => stepwise(indexedDbOutbox("ithaca", { indexedDB }), step) };
    },
  },
  {
    name: "AsyncStorage",
    create() {
      const items = new Map<string, string>();
      const ofThisProcess = asyncStorageOver(items);
      // With steps it is another process.
      return { open: step => asyncStorageOutbox("ithaca", step ? asyncStorageOver(items, step) : ofThisProcess) };
    },
  },
];
