/** What `fetch` has to be able to do. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string; signal?: unknown },
) => Promise<{ status: number; headers: { get(name: string): string | null }; text(): Promise<string> }>;

/** One WebSocket, as browsers, React Native, Node 22 and the package `ws` have it. */
export interface SocketLike {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

export type SocketConstructor = new (url: string, protocols: string) => SocketLike;

/**
 * All that the client takes from where it runs. Nothing else of it touches a global, so it runs wherever somebody can say
 * these things: `webEnvironment` for browsers and Node, `nativeEnvironment` for React Native, a script's own in tests.
 */
export interface Environment {
  readonly fetch: Fetch;
  /** Undefined where there is none: following then fails with a word on how to give one. */
  readonly WebSocket: SocketConstructor | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 to below 1. */
  random(): number;
  setTimeout(act: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  /** Whether there is a network, as far as one can know. */
  isOnline(): boolean;
  /** Whether somebody looks: false for a hidden tab and an app in the background. */
  isVisible(): boolean;
  /** Calls back after either of the two has changed; the result stops that. */
  onChange(listener: () => void): () => void;
}
