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
  | { readonly fault: { readonly code: string; readonly message: string; readonly requestId: string | null } };

/**
 * Where entries are kept. Each verb is atomic, also between the tabs that share a store, and has happened for good when
 * its promise is fulfilled. `indexedDbOutbox` and `asyncStorageOutbox` are in `@ithaca/client/offline`.
 */
export interface OutboxStore {
  /** Adds at the end; one with the same clientId stays as it is. */
  add(entry: Entry): Promise<void>;
  /**
   * Takes hold of the oldest entry that waits and whose target nobody else holds at `now`, until `until` (both in
   * milliseconds since 1970). Null when there is none. The same holder may take hold of its own again.
   */
  claim(holder: string, now: number, until: number): Promise<Entry | null>;
  /** Lets go of a target so that others need not wait. */
  release(holder: string, target: string): Promise<void>;
  /** It is done, or somebody was told of its failure. */
  remove(clientId: string): Promise<void>;
  /** It will not be sent any more; the next of its target may be. */
  fail(clientId: string, failure: Failure): Promise<void>;
  /** All, in the order in which they were added. */
  all(): Promise<readonly Entry[]>;
}

/** Something that was sent and did not come to be. */
export interface Failed {
  readonly entry: Entry;
  /** A refusal, or a fault for what only a program can mend. */
  readonly reason: Refusal | IthacaError;
}

/** What is sent and kept until it has arrived, as the application sees it. */
export interface Outbox {
  /** What waits or is on its way, in order; also what an earlier run of the application left. */
  pending(): Promise<readonly Entry[]>;
  /**
   * Told of each failure that nobody awaited, also of those before a restart. It counts as told once a listener has come
   * back without throwing, and is forgotten. The result stops that.
   */
  onFailed(listener: (failed: Failed) => void): () => void;
  /** Calls back after something was added or has ended; the result stops that. */
  onChange(listener: () => void): () => void;
}

/** What was sent as far as it is known before the server has answered. */
export type Local<Input> = Input & { readonly clientId: string; readonly createdAt: string };

/** Something on its way. Awaiting it gives the answer: its success or a refusal. */
export interface Sending<Result, Input> extends PromiseLike<Result> {
  /** To show at once; what the server makes of it has the same `clientId`. */
  readonly local: Local<Input>;
  /** Fulfilled when it is kept, so that it will be sent even if the application ends now. */
  readonly kept: Promise<void>;
}

// Stand-ins until the outbox is there.
export function memoryOutbox(): OutboxStore {
  return undefined as never;
}
export function createOutbox(_options: unknown): {
  readonly outbox: Outbox;
  send(document: string, input: { readonly [name: string]: unknown }, target: string): Sending<never, never>;
  close(): void;
} {
  return { outbox: undefined as never, send: () => undefined as never, close() {} };
}
