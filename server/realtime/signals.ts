import { notFound } from "../kernel/fault.js";
import { Bell } from "./bell.js";
import type { Bus } from "./bus.js";
import { returnable } from "./returnable.js";

/** How long an answer about access serves for signals, in milliseconds; a removal or a block takes effect within it. */
const accessAnswerMs = 500;

/** A signal, and the key under which a later one replaces it. */
export interface Passed<S> {
  readonly key: string;
  readonly signal: S;
}

/** What passing things to follow, and for whom. */
export interface SignalOptions<S> {
  readonly channel: string;
  readonly what: string;
  readonly authorize: () => Promise<boolean>;
  /** Aborts when the viewer's session is over; the stream then completes. */
  readonly ended: AbortSignal;
  /** What came over the bus as a signal; null drops it. */
  readonly read: (payload: string) => Passed<S> | null;
}

/** A place where signals pass, and who sees which of them. */
export interface SignalPlace<S> {
  readonly what: string;
  /** Aborts when the viewer's session is over; the stream then completes. */
  readonly ended: AbortSignal;
  /** Comes in: what passes from then on is given to `take`. */
  readonly enter: (take: (passed: Passed<S>) => void) => Promise<SignalSeat<S>>;
}

export interface SignalSeat<S> {
  /** Tells which signals the viewer may see, null for none any more. Asked for each signal: see ShortAnswer. */
  readonly sight: () => Promise<((signal: S) => boolean) | null>;
  readonly leave: () => Promise<void>;
}

/**
 * Yields signals as they pass: typing, unread counts. Nothing is kept: what passes while nobody listens is gone, and
 * of several under one key that wait to be taken only the latest is.
 */
export function followSignals<S>(bus: Pick<Bus, "listen">, options: SignalOptions<S>): AsyncIterableIterator<S> {
  const { channel, read, what, ended } = options;
  const access = new ShortAnswer(options.authorize);
  return followPlace<S>({
    what,
    ended,
    async enter(take) {
      const leave = await bus.listen(channel, payload => {
        const passed = readOrDrop(read, payload);
        if (passed) take(passed);
      });
      return { leave, sight: async () => ((await access.get()) ? everything : null) };
    },
  });
}

/** The same where signals come from more than one channel, or not everybody sees all of them. */
export function followPlace<S>(place: SignalPlace<S>): AsyncIterableIterator<S> {
  return returnable(stop => run(place, stop));
}

/** An answer that may be given again for a moment, to however many ask: the question is put once for all. */
export class ShortAnswer<T> {
  private answer: Promise<T> | null = null;
  private askedAt = 0;

  constructor(private readonly ask: () => Promise<T>) {}

  get(): Promise<T> {
    if (this.answer && performance.now() - this.askedAt <= accessAnswerMs) return this.answer;
    const answer = this.ask();
    this.answer = answer;
    this.askedAt = performance.now();
    answer.catch(() => {
      if (this.answer === answer) this.answer = null;
    });
    return answer;
  }

  /** Has the next one who asks put the question again. */
  forget(): void {
    this.answer = null;
  }
}

async function* run<S>({ what, ended, enter }: SignalPlace<S>, stop: AbortSignal): AsyncGenerator<S, void> {
  const waiting = new Map<string, S>();
  const bell = new Bell();
  const isOver = () => stop.aborted || ended.aborted;
  const seat = await enter(({ key, signal }) => {
    waiting.set(key, signal);
    bell.ring();
  });
  stop.addEventListener("abort", bell.ring, { once: true });
  ended.addEventListener("abort", bell.ring, { once: true });
  try {
    if (!(await seat.sight())) throw notFound(what);
    while (!isOver()) {
      if (waiting.size === 0) {
        await bell.wait();
        continue;
      }
      const sight = await orUnknown(seat.sight());
      if (sight === null || isOver()) return;
      if (sight === "unknown") waiting.clear();
      const [next] = waiting;
      if (!next || sight === "unknown") continue;
      const [key, signal] = next;
      waiting.delete(key);
      if (sight(signal)) yield signal;
    }
  } finally {
    stop.removeEventListener("abort", bell.ring);
    ended.removeEventListener("abort", bell.ring);
    await seat.leave();
  }
}

const everything = () => true;

/** When the database cannot be asked, what waits is lost, as signals may be; the stream goes on when it is back. */
const orUnknown = <T>(answer: Promise<T>): Promise<T | "unknown"> => answer.catch(() => "unknown" as const);

/** Word from a node of another version may be unreadable here; a signal may be lost, and must not end the process. */
export function readOrDrop<T>(read: (payload: string) => T | null, payload: string): T | null {
  try {
    return read(payload);
  } catch {
    return null;
  }
}
