import { createOutbox } from "../../client-sdk/src/core/outbox.js";
import { indexedDbOutbox } from "../../client-sdk/src/offline/index.js";

/** What a page of the test's can be told to do. */
export interface PageDeeds {
  /** Gives back once it is kept. */
  say(to: string, bodies: readonly number[]): Promise<void>;
  /** Gives back the answers. */
  ask(to: string, body: number): Promise<unknown>;
  /** Turns this page's clock on. */
  pass(ms: number): void;
  pending(): Promise<number>;
  deleteDatabase(): Promise<void>;
}

/** What a browser has and these tests use; this file is the only one of ours that runs in one. */
interface Browser {
  deeds?: PageDeeds;
  indexedDB: { deleteDatabase(name: string): { onsuccess: (() => void) | null; onerror: (() => void) | null } };
}

const browser = globalThis as object as Browser;
let skew = 0;
const wakers = new Set<() => void>();

const parts = createOutbox({
  store: indexedDbOutbox("ithaca"),
  async send(_document, { input }) {
    const response = await fetch("/send", { method: "POST", body: JSON.stringify(input) });
    return response.json();
  },
  flatten: (_document, data) => data,
  environment: {
    fetch: () => Promise.reject(new Error("The outbox does not use this.")),
    WebSocket: undefined,
    AbortController,
    now: () => Date.now() + skew,
    random: Math.random,
    setTimeout: (act, ms) => setTimeout(act, ms),
    clearTimeout: timer => clearTimeout(timer as number),
    isOnline: () => true,
    isVisible: () => true,
    onChange(listener) {
      wakers.add(listener);
      return () => void wakers.delete(listener);
    },
  },
});

browser.deeds = {
  async say(to, bodies) {
    await Promise.all(bodies.map(body => parts.send("mutation", { to, body }, "to").kept));
  },
  ask: async (to, body) => parts.send("mutation", { to, body }, "to"),
  pass(ms) {
    skew += ms;
    for (const wake of wakers) wake();
  },
  pending: async () => (await parts.outbox.pending()).length,
  deleteDatabase: () =>
    new Promise((resolve, reject) => {
      const request = browser.indexedDB.deleteDatabase("ithaca");
      request.onsuccess = resolve;
      request.onerror = reject;
    }),
};
