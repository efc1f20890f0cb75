/** What `fetch` has to be able to do. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string; signal?: Signal },
) => Promise<{ status: number; headers: { get(name: string): string | null }; text(): Promise<string> }>;

/** One WebSocket, as browsers, React Native, Node 22 and the package `ws` have it. */
export interface SocketLike {
  onopen: ((event: never) => void) | null;
  /** Told `{ data }`. */
  onmessage: ((event: never) => void) | null;
  /** Told `{ code, reason }`. */
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
  /** Cuts a connection that does not answer any more, where there is such a thing (the package `ws`). */
  terminate?(): void;
}

export type SocketConstructor = new (url: string, protocols: string) => SocketLike;

/** The platform's own AbortSignal where its types are there, what is used of it elsewhere. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer Own } }
  ? Own
  : { readonly aborted: boolean; addEventListener(type: "abort", listener: () => void): void };

/** The platform's AbortController. */
export type AbortConstructor = new () => { readonly signal: Signal; abort(): void };

/**
 * All that the client takes from where it runs. Nothing else of it touches a global, so it runs wherever somebody can say
 * these things: `webEnvironment` for browsers and Node, `nativeEnvironment` for React Native, a script's own in tests.
 */
export interface Environment {
  readonly fetch: Fetch;
  /** Undefined where there is none: following then fails with a word on how to give one. */
  readonly WebSocket: SocketConstructor | undefined;
  readonly AbortController: AbortConstructor;
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

interface Target {
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
}

/** What may be there, by the platform. */
interface Globals extends Target {
  readonly fetch: Fetch;
  readonly WebSocket?: SocketConstructor;
  readonly AbortController: AbortConstructor;
  setTimeout(act: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  readonly navigator?: { readonly onLine?: boolean };
  readonly document?: Target & { readonly visibilityState?: string };
}

const here: Globals = globalThis as typeof globalThis & Globals;

/** What browsers, Node from 20, Deno, Bun and React Native have in common. */
export const platform = () => ({
  // A browser's own must be called as a method of nothing else.
  fetch: ((url, init) => here.fetch(url, init)) as Fetch,
  WebSocket: here.WebSocket,
  AbortController: here.AbortController,
  now: () => Date.now(),
  random: () => Math.random(),
  setTimeout: (act: () => void, ms: number) => here.setTimeout(act, ms),
  clearTimeout: (timer: unknown) => here.clearTimeout(timer),
});

/** Browsers and their workers, Node from 20, Deno and Bun. Node 20 has no WebSocket: give it that of the package `ws`. */
export function webEnvironment(): Environment {
  const listened: readonly (readonly [Target | undefined, string])[] = [
    [here, "online"],
    [here, "offline"],
    [here.document, "visibilitychange"],
  ];
  return {
    ...platform(),
    isOnline: () => here.navigator?.onLine !== false,
    isVisible: () => here.document?.visibilityState !== "hidden",
    onChange(listener: () => void) {
      for (const [target, type] of listened) target?.addEventListener?.(type, listener);
      return () => {
        for (const [target, type] of listened) target?.removeEventListener?.(type, listener);
      };
    },
  };
}
