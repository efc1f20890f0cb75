import { backoffMs } from "./backoff.js";
import type { Environment } from "./environment.js";
import { IthacaError, isRefusal, type Refusal } from "./errors.js";
import type { Failed } from "./outbox.js";
import type { Entry, Failure, Hold, OutboxStore } from "./outbox-store.js";
import type { createListeners } from "./status.js";

/** What an outbox is made of. */
export interface OutboxParts {
  readonly store: OutboxStore;
  /** One attempt; throws an IthacaError. */
  send(document: string, variables: { readonly input: Entry["input"] }): Promise<unknown>;
  /** What the mutation has made, or a refusal. */
  flatten(document: string, data: unknown): unknown;
  readonly environment: Environment;
  /** Calls back when it is worth trying at once, besides what the environment says; the result stops that. */
  onWake?: (listener: () => void) => () => void;
}

type Listeners<T> = ReturnType<typeof createListeners<T>>;

/** Who sent something in this run. */
export interface Waiter {
  entry: Entry;
  answer: Promise<unknown>;
  /** Whether somebody is told by `answer`, and `onFailed` need not tell. */
  isAwaited: boolean;
  resolve(result: unknown): void;
  reject(fault: IthacaError): void;
}

/**
 * For how long nobody else sends what this run holds. It is held anew every `lookMs` while there is something to send, also
 * while an attempt is under way or waits to be made again, so for as long as the run lasts: timers of hidden tabs come once
 * a second. Where they come later, or the tab is stopped, others take over, and both may send the same. That is right all
 * the same: each entry goes out with its `clientId`, which the server does once and answers alike, and none is sent before
 * the one ahead of it was answered; so whatever the slow tab still sends was done before.
 */
const holdMs = 10_000;
const lookMs = 3_000;
const mostTargets = 4;
const mostTries = 5;

/** Worth trying again for as long as it takes. */
const passing = /^(NETWORK|UNAVAILABLE|RATE_LIMITED|UNAUTHENTICATED|CLOSED)$/;

/** Sends what is in the store until each has arrived; `waiters` are told, by clientId, how it ended. */
export function createDelivery(
  { store, send, flatten, environment, onWake }: OutboxParts,
  holder: string,
  waiters: Map<string, Waiter>,
  listeners: Listeners<Failed>,
  changed: () => void,
) {
  const hold = (): Hold => {
    const now = environment.now();
    return { holder, now, until: now + holdMs };
  };

  const busy = new Set<string>();
  const tries = new Map<string, number>();
  /** Told in this run, which counts only if a listener came back. */
  const told = new Set<string>();
  let pauses = 0;
  let pausedUntil = 0;
  let isLooking = false;
  let lookAgain = false;
  let isClosed = false;
  let timer: unknown;

  /** Takes what there is to do, and does it. One look at a time: whatever is asked for meanwhile is one more. */
  const look = async () => {
    lookAgain = true;
    if (isLooking) return;
    isLooking = true;
    let isMore = false;
    while (lookAgain && !isClosed) {
      lookAgain = false;
      const own = [...waiters.values()];
      try {
        const { taken, waiting } = await store.claim(hold(), !listeners.isEmpty());
        isMore = waiting.length > 0;
        const there = new Set(waiting);
        // What was sent here and is not there any more was taken over by another: the server says once more how it ended.
        for (const { entry } of own) {
          if (waiters.has(entry.clientId) && !there.has(entry.clientId)) void deal(entry);
        }
        for (const entry of taken) void deal(entry);
      } catch {
        pause();
        // Where there is no store at all, as on a server that renders pages, nothing may be left to look for it for ever.
        isMore = waiters.size > 0 || pauses < mostTries;
      }
    }
    isLooking = false;
    environment.clearTimeout(timer);
    const rest = pausedUntil - environment.now();
    if (isMore && !isClosed) timer = environment.setTimeout(look, rest > 0 ? Math.min(rest, lookMs) : lookMs);
  };

  const pause = () => {
    const now = environment.now();
    // What fails side by side fails for one reason, and counts once.
    if (now >= pausedUntil) {
      pausedUntil = now + backoffMs(environment, pauses++);
    }
  };

  const deal = async (entry: Entry) => {
    const { clientId, failure } = entry;
    if (isClosed || busy.has(clientId) || busy.size >= mostTargets || environment.now() < pausedUntil) return;
    if (failure && told.has(clientId)) return;
    busy.add(clientId);
    try {
      await (failure ? tell(entry, failure) : deliver(entry));
    } catch {
      pause();
    }
    busy.delete(clientId);
    void look();
  };

  const deliver = async (entry: Entry) => {
    const { clientId, document, input } = entry;
    let failure: Failure | undefined;
    let result: unknown;
    try {
      result = flatten(document, await send(document, { input }));
      if (isRefusal(result)) failure = { refusal: result as Refusal & Entry["input"] };
    } catch (error) {
      const { code, message, requestId, field } =
        error instanceof IthacaError ? error : new IthacaError("INTERNAL", String(error));
      const count = (tries.get(clientId) ?? 0) + 1;
      if (passing.test(code)) throw error;
      tries.set(clientId, count);
      if (code === "INTERNAL" && count < mostTries) throw error;
      failure = { fault: { code, message, requestId, field } };
    }
    pauses = 0;
    tries.delete(clientId);
    // A failure is told when it is written down: whoever is stopped in between tells it in the next run.
    if (failure) await store.fail(clientId, failure);
    let waiter: Waiter | undefined;
    try {
      if (!failure) await store.remove(clientId);
    } finally {
      // A store that fails to forget it does not keep the answer from who waits.
      waiter = waiters.get(clientId);
      waiters.delete(clientId);
      const reason = failure && reasonOf(failure);
      if (reason instanceof IthacaError) waiter?.reject(reason);
      else waiter?.resolve(result);
    }
    changed();
    if (failure) await (waiter?.isAwaited ? store.remove(clientId) : tell(entry, failure));
  };

  const tell = async (entry: Entry, failure: Failure) => {
    told.add(entry.clientId);
    if (listeners.tell({ entry, reason: reasonOf(failure) })) await store.remove(entry.clientId);
  };

  const wake = () => {
    if (!environment.isOnline()) return;
    pauses = pausedUntil = 0;
    void look();
  };
  const stops = [environment.onChange(wake), onWake?.(wake)];
  void look();

  return {
    look,
    hold,
    /** Somebody has begun to listen: what failed is told anew, unless somebody has heard it. */
    retell() {
      told.clear();
      void look();
    },
    /** What is under way goes on to its end, but is not tried again. */
    close(): Promise<void> {
      isClosed = true;
      for (const stop of stops) stop?.();
      environment.clearTimeout(timer);
      return store.release(holder).catch(() => {});
    },
  };
}

const reasonOf = (failure: Failure) =>
  "refusal" in failure ? failure.refusal : new IthacaError(failure.fault.code, failure.fault.message, failure.fault);
