import { notFound } from "../kernel/fault.js";
import { Bell } from "./bell.js";
import type { Bus } from "./bus.js";
import { returnable } from "./returnable.js";

/** How long an answer about access serves for signals, in milliseconds; a removal takes effect within it. */
const accessAnswerMs = 500;

/** What passing things to follow, and for whom. */
export interface SignalOptions<S> {
  readonly channel: string;
  readonly what: string;
  readonly authorize: () => Promise<boolean>;
  /** Aborts when the viewer's session is over; the stream then completes. */
  readonly ended: AbortSignal;
  /** What came over the bus as a signal, and the key under which a later one replaces it; null drops it. */
  readonly read: (payload: string) => { readonly key: string; readonly signal: S } | null;
}

/**
 * Yields signals as they pass: typing, unread counts. Nothing is kept: what passes while nobody listens is gone, and
 * of several under one key that wait to be taken only the latest is.
 */
export function followSignals<S>(bus: Pick<Bus, "listen">, options: SignalOptions<S>): AsyncIterableIterator<S> {
  return returnable(stop => run(bus, options, stop));
}

async function* run<S>(
  bus: Pick<Bus, "listen">,
  options: SignalOptions<S>,
  stop: AbortSignal,
): AsyncGenerator<S, void> {
  const { channel, what, authorize, ended, read } = options;
  const waiting = new Map<string, S>();
  const bell = new Bell();
  const unlisten = await bus.listen(channel, payload => {
    const passed = readOrDrop(read, payload);
    if (!passed) return;
    waiting.set(passed.key, passed.signal);
    bell.ring();
  });
  stop.addEventListener("abort", bell.ring, { once: true });
  ended.addEventListener("abort", bell.ring, { once: true });
  try {
    if (!(await authorize())) throw notFound(what);
    let askedAt = performance.now();
    while (!stop.aborted && !ended.aborted) {
      const [next] = waiting;
      if (!next) {
        await bell.wait();
        continue;
      }
      if (performance.now() - askedAt > accessAnswerMs) {
        if (!(await authorize())) return;
        askedAt = performance.now();
        continue;
      }
      const [key, signal] = next;
      waiting.delete(key);
      yield signal;
    }
  } finally {
    stop.removeEventListener("abort", bell.ring);
    ended.removeEventListener("abort", bell.ring);
    await unlisten();
  }
}

/** Word from a node of another version may be unreadable here; a signal may be lost, and must not end the process. */
function readOrDrop<S>(read: SignalOptions<S>["read"], payload: string): ReturnType<SignalOptions<S>["read"]> {
  try {
    return read(payload);
  } catch {
    return null;
  }
}
