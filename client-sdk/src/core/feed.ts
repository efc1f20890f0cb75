/// <reference lib="esnext.disposable" preserve="true" />
import { backoffMs } from "./backoff.js";
import type { Named } from "./core.js";
import type { Environment } from "./environment.js";
import { IthacaError } from "./errors.js";
import { faultOf } from "./http.js";
import { eventOf, rootOf } from "./results.js";
import { manyFailures, type Result, type Socket } from "./socket.js";
import { createStatus, type HasStatus } from "./status.js";

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
 * it throws an IthacaError for what trying again cannot mend, such as NOT_FOUND, and TOO_COMPLEX for more than the 50
 * feeds and signals that a client may follow at a time. Its status is `offline` once it is over.
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

/** Holds what a slow reader has not taken; beyond it the server is asked to wait. */
const mostUndelivered = 1_000;
/** Signals are kept for a moment only: of more than this the newest stay. */
const mostSignals = 100;

interface Options {
  readonly environment: Environment;
  readonly socket: Socket;
  readonly document: string;
  readonly variables: Named;
  /** Where to begin; undefined for what passes, which has no place. */
  readonly after?: string | null;
  /** Told once each, when somebody begins to read and when it is over. */
  readonly onBegin: () => void;
  readonly onEnd: () => void;
}

type Step = IteratorResult<never>;

/** What came and has not been taken: an event, or a mark, which is only looked at. */
interface Undelivered {
  readonly event: Named & { readonly type: string };
  /** The connection it came by. */
  readonly turn: number;
}

/** A stream over the socket, taken up again by its cursor whenever that is cut. */
export function createFeed({ environment, socket, document, variables, after, onBegin, onEnd }: Options): Feed<never> {
  const isLogged = after !== undefined;
  const status = createStatus(environment);
  const undelivered: Undelivered[] = [];
  const readers: { readonly resolve: (step: Step) => void; readonly reject: (error: IthacaError) => void }[] = [];
  /** After the last one dealt with, the last one in the reader's hands, and the last one that came. */
  let cursor = after ?? null;
  let inHand = cursor;
  let received = cursor;
  /** How far this connection has come: 0 nothing, 1 the stream stands, 2 its backlog was delivered. */
  let reached = 0;
  let turn = 0;
  let failures = 0;
  /** Runs until it is asked for again. */
  let timer: unknown = null;
  let stop: (() => void) | null = null;
  let begun = false;
  /** Nothing more will come. */
  let ended = false;
  let failure: IthacaError | null = null;
  let over = false;
  let stopWatching = () => {};

  const tell = () => {
    if (over) return status.set("offline");
    const isDown = failures >= manyFailures;
    if (socket.status !== "live") status.set(isDown ? "offline" : socket.status);
    else status.set(reached === 2 ? "live" : reached === 1 ? "catching-up" : isDown ? "offline" : "connecting");
  };

  const cutOff = () => {
    turn += 1;
    reached = 0;
    tell();
  };

  const leave = () => {
    stop?.();
    stop = null;
    turn += 1;
  };

  const end = () => {
    if (over) return;
    over = ended = true;
    environment.clearTimeout(timer);
    leave();
    stopWatching();
    for (const { resolve } of readers.splice(0)) resolve(done);
    tell();
    onEnd();
  };

  const fail = (error: IthacaError) => {
    leave();
    reached = 0;
    if (error.code === "UNAVAILABLE") {
      timer = environment.setTimeout(
        () => {
          timer = null;
          subscribe();
        },
        backoffMs(environment, failures++),
      );
    } else {
      ended = true;
      failure = error;
    }
    deliver();
    tell();
  };

  const take = ({ data, errors }: Result) => {
    const given = data && (rootOf(data) as Named | null);
    // An event that could not be read was not seen: it comes again.
    if (errors?.[0] || !given) return fail(faultOf(errors ?? []));
    const event = eventOf(document, given);
    // What stands and breaks again at once is a failure still.
    if (event.type !== "StreamReady") failures = 0;
    reached ||= 1;
    undelivered.push({ event, turn });
    if (isLogged) {
      received = String(event.cursor);
      if (event.type === "StreamEnded") {
        ended = true;
        leave();
      } else if (undelivered.length > mostUndelivered) {
        reached = 1;
        leave();
      }
    } else if (undelivered.length > mostSignals) undelivered.shift();
    deliver();
    tell();
  };

  const subscribe = () => {
    if (stop || ended) return;
    stop = socket.run({
      payload() {
        if (isLogged) return { query: document, variables: { ...variables, after: received } };
        // Nothing says that signals have begun, and nothing is missed by that.
        reached = 2;
        tell();
        return { query: document, variables };
      },
      next: take,
      error: fail,
      complete() {
        if (isLogged) return fail(new IthacaError("UNAVAILABLE", "The stream ended without a word."));
        ended = true;
        leave();
        deliver();
      },
      dropped: cutOff,
    });
    // Whoever was told of a status meanwhile may have closed it.
    if (ended) leave();
    tell();
  };

  const deliver = () => {
    while (readers[0]) {
      const next = undelivered.shift();
      if (!next) break;
      const { event } = next;
      const at = isLogged ? String(event.cursor) : null;
      if (marks.includes(event.type)) {
        cursor = inHand = at;
        if (event.type === "StreamCaughtUp" && next.turn === turn) reached = 2;
      } else {
        inHand = at;
        readers.shift()?.resolve({ done: false, value: event as never });
      }
    }
    if (!begun || undelivered.length > 0) return;
    if (ended && readers[0]) {
      if (failure) readers.shift()?.reject(failure);
      end();
    } else if (!stop && timer === null) subscribe();
  };

  return {
    get cursor() {
      return cursor;
    },
    get status() {
      return status.get();
    },
    onStatus: status.on,
    next() {
      return new Promise<Step>((resolve, reject) => {
        if (over) return resolve(done);
        // Who asks for the next has dealt with the one before.
        cursor = inHand;
        readers.push({ resolve, reject });
        if (!begun) {
          begun = true;
          stopWatching = socket.onStatus(tell);
          onBegin();
        }
        deliver();
        tell();
      });
    },
    async return() {
      end();
      return done;
    },
    close: end,
    [Symbol.asyncIterator]() {
      return this;
    },
    async [asyncDispose]() {
      end();
    },
  };
}

const done: Step = { done: true, value: undefined };
const marks: readonly string[] = ["StreamReady", "StreamCaughtUp"];
/** Not there on every platform yet; what compiles `await using` for them looks for it by this name. */
const asyncDispose: typeof Symbol.asyncDispose = Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose");
