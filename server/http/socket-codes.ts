import { CloseCode } from "graphql-ws";

/** Every code this server closes a socket with, by what happened, and the words that go with it. */
export const closeCodes = {
  /** The server goes away for good. */
  goingAway: { code: 1001, reason: "Going away" },
  /** The server restarts: connect again, at once if you like. */
  restarting: { code: 1012, reason: "Service restart" },
  /** The token could not be checked just now: connect again later. */
  tryAgainLater: { code: 1013, reason: "Try again later" },
  /** Ours: the client read too slowly. Connect again and resume by cursor. */
  tooSlow: { code: 4290, reason: "Too slow" },
  badRequest: { code: CloseCode.BadRequest, reason: "Invalid message received" },
  /** Subscribed before the server acknowledged the connection. */
  unauthorized: { code: CloseCode.Unauthorized, reason: "Unauthorized" },
  /** The token is not valid, or a ping brought the token of another session. */
  forbidden: { code: CloseCode.Forbidden, reason: "Forbidden" },
  tokenExpired: { code: CloseCode.Forbidden, reason: "Token expired" },
  signedOut: { code: CloseCode.Forbidden, reason: "Signed out" },
  wrongProtocol: { code: CloseCode.SubprotocolNotAcceptable, reason: "Subprotocol not acceptable" },
  initTimeout: { code: CloseCode.ConnectionInitialisationTimeout, reason: "Connection initialisation timeout" },
  duplicateId: { code: CloseCode.SubscriberAlreadyExists, reason: "Subscriber already exists" },
  tooManyInits: { code: CloseCode.TooManyInitialisationRequests, reason: "Too many initialisation requests" },
  serverError: { code: CloseCode.InternalServerError, reason: "Internal server error" },
} as const;

export type CloseName = keyof typeof closeCodes;

/** How much one socket may ask of the server. */
export interface SocketLimits {
  /** From the upgrade to `connection_init`. */
  readonly initTimeoutMs: number;
  /** Operations of one socket at a time, counting completed ones whose execution still runs. */
  readonly maxOperations: number;
  /** Bytes of one message from the client; more closes 1009. */
  readonly maxPayloadBytes: number;
  /** Characters of an operation's id; more closes 4400. */
  readonly maxIdLength: number;
  /** Unsent bytes above which no stream is asked for its next item. */
  readonly pauseBytes: number;
  /** Unsent bytes above which the socket closes 4290. */
  readonly maxBufferedBytes: number;
  /** How long a socket may stay above `pauseBytes` before it closes 4290. */
  readonly maxBehindMs: number;
  /** Between two pings; a peer that was silent since the last one is gone. */
  readonly keepAliveMs: number;
  /** How long streams of an ended session have for their last words. */
  readonly farewellMs: number;
  /** From the closing frame until the connection is cut. */
  readonly closeTimeoutMs: number;
}

export const defaultSocketLimits: SocketLimits = {
  initTimeoutMs: 3_000,
  maxOperations: 50,
  maxPayloadBytes: 128 * 1024,
  maxIdLength: 256,
  pauseBytes: 256 * 1024,
  maxBufferedBytes: 1024 * 1024,
  maxBehindMs: 60_000,
  keepAliveMs: 12_000,
  farewellMs: 1_000,
  closeTimeoutMs: 5_000,
};

/** The time of day and the one timer of all sockets; a test turns both by hand. */
export interface SocketTiming {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `look` again and again, at least four times a second, until the returned function is called. */
  watch(look: () => void): () => void;
}

export const systemTiming: SocketTiming = {
  now: () => Date.now(),
  watch: look => {
    const timer = setInterval(look, 250);
    timer.unref();
    return () => clearInterval(timer);
  },
};
