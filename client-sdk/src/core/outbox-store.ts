import type { IthacaError, Refusal } from "./errors.js";

/** What is on its way, as it is kept: plain data that survives JSON and a structured clone. */
export interface Entry {
  /** The client's id of what is created: the server does the same id once. */
  readonly clientId: string;
  /** What is sent for one target is sent in order, one at a time. */
  readonly target: string;
  /** The text of the mutation. */
  readonly document: string;
  readonly input: { readonly [name: string]: unknown };
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How it ended, if it was not done: kept until somebody has been told. */
  readonly failure?: Failure;
}

/** Why something will not be sent any more. */
export type Failure =
  | { readonly refusal: Refusal & { readonly [fact: string]: unknown } }
  | { readonly fault: Pick<IthacaError, "code" | "message" | "requestId"> & Partial<Pick<IthacaError, "field">> };

/**
 * How long a run of a client lasts at least, in milliseconds since 1970; each tab is a run, and so is the next start. What a
 * run has added or taken it holds for as long.
 */
export interface Hold {
  readonly holder: string;
  readonly now: number;
  readonly until: number;
}

/** What came of a claim. */
export interface Claimed {
  /** What the holder may deal with: the first that waits for each target, and failures if it asked for them. */
  readonly taken: readonly Entry[];
  /** The client ids of all that waits, whoever holds it. */
  readonly waiting: readonly string[];
}

/**
 * Where entries are kept. Each verb is atomic, also between the tabs that share a store, and has happened when its promise
 * is fulfilled. `memoryOutbox` is in `@ithaca/client`; `indexedDbOutbox` and `asyncStorageOutbox` are in
 * `@ithaca/client/offline`.
 */
export interface OutboxStore {
  /**
   * Adds it at the end, held by who adds it. One that waits under the same clientId stays as it is; one that failed gives
   * way. The answer is what is kept.
   */
  add(entry: Entry, hold: Hold): Promise<Entry>;
  /**
   * Holds what the holder has already for longer, and takes what is held by a run that has not asked again in time. What is
   * first for its target and held by another is waited for.
   */
  claim(hold: Hold, failures: boolean): Promise<Claimed>;
  /** Lets go of all that the holder has, so that others need not wait. */
  release(holder: string): Promise<void>;
  /** It is done, or somebody was told of its failure. Nothing happens where there is none. */
  remove(clientId: string): Promise<void>;
  /** It will not be sent any more; the next of its target may be. Nothing happens where there is none. */
  fail(clientId: string, failure: Failure): Promise<void>;
  /** All, in the order in which they were added. */
  all(): Promise<readonly Entry[]>;
}

/** An entry and who holds it, as a store has it. */
export interface Kept {
  readonly entry: Entry;
  readonly holder: string;
}

/** Whether it can be dealt with: what something else wrote into the store must not stand in the way of the rest. */
export function isSound<K extends Kept>(kept: K | null): kept is K {
  return typeof kept?.entry?.clientId === "string" && typeof kept.entry.document === "string";
}

/** What a claim takes of all that is kept; the store has to write down that it did. */
export function take<K extends Kept>(all: readonly K[], holds: Iterable<Hold>, own: Hold, failures: boolean) {
  const others = new Set<string>();
  for (const { holder, until } of holds) {
    const left = until - own.now;
    // One that would last longer than anybody takes one was taken before somebody set the clock back.
    if (left > 0 && left < 2 * (own.until - own.now)) others.add(holder);
  }
  others.delete(own.holder);
  const targets = new Set<string>();
  const taken = all.filter(({ entry: { failure, target }, holder }) => {
    if (failure ? !failures : targets.has(target)) return false;
    if (!failure) targets.add(target);
    return !others.has(holder);
  });
  const waiting = all.filter(({ entry }) => !entry.failure).map(({ entry }) => entry.clientId);
  return { taken, waiting };
}
