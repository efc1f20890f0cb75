import type { Refusal } from "./errors.js";

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
  | { readonly fault: { readonly code: string; readonly message: string; readonly requestId: string | null } };

/** Who asks for work, and for how long nobody else shall do it. All times are milliseconds since 1970. */
export interface Claim {
  /** One run of one client: another tab and the next run are others. */
  readonly holder: string;
  readonly now: number;
  readonly until: number;
  /** How many targets may be held at once. */
  readonly most: number;
  /** Whether failures are taken too, because there is somebody to tell. */
  readonly failed: boolean;
}

/** What came of a claim. */
export interface Claimed {
  /** Held until the claim's end: failures, and the oldest that waits for each of at most `most` targets. */
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
   * Adds at the end. One that waits under the same clientId stays as it is; one that failed gives way. What is kept is the
   * answer.
   */
  add(entry: Entry): Promise<Entry>;
  /** Takes hold of what this holder has already, for longer, and then of the oldest that nobody holds. */
  claim(claim: Claim): Promise<Claimed>;
  /** Lets go of all that this holder has, so that others need not wait. */
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
  readonly holder?: string;
  readonly until?: number;
}

/** Whether it can be dealt with: what something else wrote into the store must not stand in the way of the rest. */
export function isSound<K extends Kept>(kept: K | null): kept is K {
  return typeof kept?.entry?.clientId === "string" && typeof kept.entry.document === "string";
}

/** What a claim takes of all that is kept; the store has to write down that it did. */
export function take<K extends Kept>(all: readonly K[], { holder, now, until, most, failed }: Claim) {
  const own: K[] = [];
  const free: K[] = [];
  const failures: K[] = [];
  const waiting: string[] = [];
  const targets = new Set<string>();
  for (const kept of all) {
    const { clientId, target, failure } = kept.entry;
    if (!failure) waiting.push(clientId);
    if (failure ? !failed : targets.has(target)) continue;
    if (!failure) targets.add(target);
    const isOwn = kept.holder === holder;
    const left = (kept.until ?? 0) - now;
    // A hold that would last longer than anybody takes one was taken before somebody set the clock back.
    if (!isOwn && left > 0 && left < 2 * (until - now)) continue;
    (failure ? failures : isOwn ? own : free).push(kept);
  }
  return { taken: [...failures, ...[...own, ...free].slice(0, most)], waiting };
}
