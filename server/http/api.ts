import type { GraphQLSchema } from "graphql";
import type { Caller, Viewer } from "../kernel/viewer.js";
import type { LiveSource } from "../realtime/index.js";

/** Why an operation over a socket is told to end: its session ended, its token ran out, or nobody reads it any more. */
export type EndReason = "SIGNED_OUT" | "TOKEN_EXPIRED" | "CLOSED";

/** One operation over a socket, as its resolvers may see it. */
export interface Operation {
  /**
   * Aborted with an `EndReason` as its reason. After SIGNED_OUT a stream has one second to deliver its last item and
   * end by itself; after the other two nothing is delivered any more.
   */
  readonly signal: AbortSignal;
}

/** What subscriptions follow, and how their results are made once for many. */
export interface LiveApi {
  /** What a subscription's root field follows for this viewer; null for one that nobody shares. May throw a Fault. */
  source(field: string, args: Readonly<Record<string, unknown>>, viewer: Viewer): LiveSource | null;
  /** A context without anything of a request in it; `readViewer` is called when a resolver asks who is asking. */
  sharedContext(readViewer: () => Viewer): object;
}

/** What the HTTP side is given: the built schema and how to make the context of one operation. Knows no room. */
export interface Api {
  readonly schema: GraphQLSchema;
  /** Absent where nothing is followed. */
  readonly live?: LiveApi;
  /** A fresh context for one operation; `viewer` is null for somebody not signed in, `operation` is absent over HTTP. */
  contextFor(caller: Caller, viewer: Viewer | null, operation?: Operation): object;
}

/** A token that was checked: who it speaks for and until when. */
export interface Grant {
  readonly viewer: Viewer;
  /** When the access token ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The keys to the house: how a bearer string becomes a grant, and how word of ended sessions arrives. */
export interface Gate {
  /** Takes `Bearer …` as it stands in the header; throws Fault UNAUTHENTICATED when it is not valid any more. */
  grantOf(authorization: string): Promise<Grant>;
  /** Calls `onEnded` with the ids of sessions that ended, on whatever node; returns a function that stops it. */
  watchSessions(openSessionIds: () => Iterable<string>, onEnded: (sessionIds: readonly string[]) => void): () => void;
}
