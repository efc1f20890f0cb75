/** A clock that stands still until a test turns it. */
export interface TestClock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Lets so many milliseconds pass: what is due happens in its order, each with all that follows from it without waiting.
   */
  advance(ms: number): Promise<void>;
  /** Lets everything happen that waits for no time, and for nothing outside such as IndexedDB. */
  settle(): Promise<void>;
}

export interface Timers extends TestClock {
  setTimeout(act: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** Promises that may follow one from another before something counts as waiting for time. */
const longestChain = 200;

export function createClock(startsAt: number): Timers {
  const timers = new Set<{ readonly at: number; readonly act: () => void }>();
  let now = startsAt;

  const settle = async () => {
    for (let turn = 0; turn < longestChain; turn += 1) await null;
  };

  return {
    now: () => now,
    settle,
    setTimeout(act, ms) {
      const timer = { at: now + Math.max(0, ms), act };
      timers.add(timer);
      return timer;
    },
    clearTimeout(timer) {
      timers.delete(timer as never);
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
        if (!next) break;
        timers.delete(next);
        now = next.at;
        next.act();
        await settle();
      }
      now = until;
    },
  };
}
