/**
 * Makes `return()` take effect while the generator waits; on a quiet topic the wait may never end
 * (enisdenjo/graphql-ws#653). After `return()` not one more value comes out.
 */
export function returnable<T>(start: (signal: AbortSignal) => AsyncGenerator<T, void>): AsyncIterableIterator<T> {
  const stop = new AbortController();
  const inner = start(stop.signal);
  const done = { done: true, value: undefined } as const;
  return {
    async next() {
      if (stop.signal.aborted) return done;
      const step = await inner.next();
      return stop.signal.aborted ? done : step;
    },
    async return() {
      stop.abort();
      await inner.return();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
