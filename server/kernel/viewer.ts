/** Who is asking: a person through one of their sessions. Built once per HTTP request or socket, never mutated. */
export interface Viewer {
  readonly personId: string;
  readonly sessionId: string;
}

/** Where a request came from, signed in or not. */
export interface Caller {
  /** The client's address as the server may trust it (see TRUST_PROXY). */
  readonly address: string;
  /** The `User-Agent` header, at most 200 characters; null when there was none. */
  readonly userAgent: string | null;
}
