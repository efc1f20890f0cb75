import type { MessageType } from "graphql-ws";
import type { CloseName } from "./socket-codes.js";

/**
 * `waiting` for connection_init, `checking` its token, `open` for operations, `ending` while streams of an ended
 * session say their last words, `closed` from our closing frame or the other side's end.
 */
export type State = "waiting" | "checking" | "open" | "ending" | "closed";

/** Messages that only a server may send. */
const ofServers = { connection_ack: "badRequest", next: "badRequest", error: "badRequest" } as const;

/** What each state does with each message: take it, skip it, or close. */
export const verdicts: Record<State, Record<`${MessageType}`, "take" | "skip" | CloseName>> = {
  waiting: {
    connection_init: "take",
    subscribe: "unauthorized",
    complete: "skip",
    ping: "take",
    pong: "skip",
    ...ofServers,
  },
  checking: {
    connection_init: "tooManyInits",
    subscribe: "unauthorized",
    complete: "skip",
    ping: "take",
    pong: "skip",
    ...ofServers,
  },
  open: {
    connection_init: "tooManyInits",
    subscribe: "take",
    complete: "take",
    ping: "take",
    pong: "skip",
    ...ofServers,
  },
  ending: {
    connection_init: "tooManyInits",
    subscribe: "skip",
    complete: "take",
    ping: "take",
    pong: "skip",
    ...ofServers,
  },
  closed: {
    connection_init: "skip",
    subscribe: "skip",
    complete: "skip",
    ping: "skip",
    pong: "skip",
    connection_ack: "skip",
    next: "skip",
    error: "skip",
  },
};
