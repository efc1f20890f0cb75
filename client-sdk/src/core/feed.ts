import type { HasStatus } from "./status.js";

/** Where a stream was taken up anew, since what lay between cannot be told. Read the state again and go on. */
export interface StreamReset {
  readonly type: "StreamReset";
  readonly cursor: string;
  readonly reason: "FROM_THE_FUTURE" | "MALFORMED" | "OTHER_EPOCH" | "TOO_OLD" | (string & {});
}

/** The last word of a stream: one may not read on, the session is over, or the thing is no more. */
export interface StreamEnded {
  readonly type: "StreamEnded";
  readonly cursor: string;
  readonly reason: "ACCESS_ENDED" | "SIGNED_OUT" | "TOPIC_CLOSED" | (string & {});
}

/** An event that a newer server has added; `typeName` is its name in the schema. */
export interface UnknownEvent {
  readonly type: "Unknown";
  readonly cursor: string;
  readonly typeName: string;
}

/**
 * What happens to one thing: each event once, in order, across lost connections, other servers and new tokens. It begins
 * with the first `next()`, and is for one reader. A loop over it ends after `StreamEnded`, by `break`, or by `close()`;
 * it throws an IthacaError for what trying again cannot mend, such as NOT_FOUND.
 */
export interface Feed<Event> extends AsyncIterableIterator<Event>, HasStatus {
  /** The place after the last event that was dealt with, to be kept for the next `follow`; null until there is one. */
  readonly cursor: string | null;
  close(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What passes: it may be lost, and of several of one kind only the latest may come. Otherwise like a feed. */
export interface Signals<Signal> extends AsyncIterableIterator<Signal>, HasStatus {
  close(): void;
  [Symbol.asyncDispose](): Promise<void>;
}
