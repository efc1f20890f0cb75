import type { Environment } from "./environment.js";
import { IthacaError, isRefusal, type Refusal } from "./errors.js";
import type { Entry, Failure, OutboxStore } from "./outbox-store.js";

export type { Claim, Claimed, Entry, Failure, OutboxStore } from "./outbox-store.js";

/** Something that was sent and did not come to be. */
export interface Failed {
  readonly entry: Entry;
  /** A refusal, or a fault for what only a program can mend. */
  readonly reason: Refusal | IthacaError;
}

/** What is sent and kept until it has arrived, as the application sees it. */
export interface Outbox {
  /** What waits or is on its way, in order; also what an earlier run of the application left. */
  pending(): Promise<readonly Entry[]>;
  /**
   * Told of each failure that nobody awaited, also of those before a restart. It counts as told once a listener has come
   * back without throwing, and is forgotten; otherwise it is told again to a later listener. The result stops that.
   */
  onFailed(listener: (failed: Failed) => void): () => void;
  /** Calls back after something was added or has ended; the result stops that. */
  onChange(listener: () => void): () => void;
}

/** What was sent as far as it is known before the server has answered. `createdAt` is an instant of this clock. */
export type Local<Input> = Input & { readonly clientId: string; readonly createdAt: string };

/**
 * Something on its way. Awaiting it gives the answer, its success or a refusal, and throws an IthacaError for a fault:
 * NOT_KEPT when it could not be stored and so was not sent, CLOSED when the client was closed first, which sends it in its
 * next run. Who does not await it learns of a failure by `onFailed`.
 */
export interface Sending<Result, Input> extends PromiseLike<Result> {
  /** To show at once; what the server makes of it has the same `clientId`. */
  readonly local: Local<Input>;
  /** Fulfilled when it is kept, so that it will be sent even if the application ends now. */
  readonly kept: Promise<void>;
}

type Input = Entry["input"];

export interface OutboxParts {
  readonly store: OutboxStore;
  /** One attempt; throws an IthacaError. */
  send(document: string, variables: { readonly input: Input }): Promise<unknown>;
  /** What the mutation has made, or a refusal. */
  flatten(document: string, data: unknown): unknown;
  readonly environment: Environment;
  /** Calls back when it is worth trying at once, besides what the environment says; the result stops that. */
  onWake?: (listener: () => void) => () => void;
}

/** Somebody who may await an answer. */
interface Waiter {
  readonly entry: Entry;
  isAwaited(): boolean;
  settle(outcome: Outcome): void;
}

type Outcome = { readonly done: unknown } | { readonly fault: IthacaError };

/**
 * How long nobody else sends what this run sends. It is taken anew every `lookMs` while there is something to send, also
 * while an attempt is under way or waits to be made again, so it lasts as long as this run does: timers of hidden tabs come
 * once a second. A tab that is frozen for longer loses it, and may then send the same as the next holder. That is right all
 * the same: each entry goes out with its `clientId`, which the server does once and answers alike, and none is sent before
 * the one ahead of it was answered; so what a frozen tab still sends was done before.
 */
const leaseMs = 16_000;
const lookMs = 4_000;
const mostTargets = 4;
const mostTries = 5;

/** Sends what is in a store until each has arrived. */
export function createOutbox({ store, send, flatten, environment, onWake }: OutboxParts) {
  const holder = newId(environment);
  const waiters = new Map<string, Waiter>();
  const busy = new Set<string>();
  /** Ended, which the store may not know yet. */
  const outcomes = new Map<string, Outcome>();
  const tries = new Map<string, number>();
  /** Told in this run, which counts only if a listener came back. */
  const told = new Set<string>();
  const failedListeners = new Set<(failed: Failed) => void>();
  const changeListeners = new Set<() => void>();
  let failures = 0;
  let pausedUntil = 0;
  let isLooking = false;
  let lookAgain = false;
  let isClosed = false;
  let timer: unknown;

  const changed = () => {
    // Each by itself: what a listener throws is its own affair.
    for (const listener of changeListeners) void Promise.resolve().then(listener);
  };

  /** Takes what there is to do and does it. One look at a time; what is asked for meanwhile is one more. */
  const look = async () => {
    lookAgain = true;
    if (isLooking) return;
    isLooking = true;
    let isWaiting = true;
    while (lookAgain && !isClosed) {
      lookAgain = false;
      const own = [...waiters.values()];
      const now = environment.now();
      const until = now + leaseMs;
      try {
        const { taken, waiting } = await store.claim({
          holder,
          now,
          until,
          most: mostTargets,
          failed: failedListeners.size > 0,
        });
        isWaiting = waiting.length > 0;
        // Who was stopped for as long as the hold lasts, or has just failed, does not go on as if nothing had been.
        if (environment.now() >= until) lookAgain = true;
        else {
          const there = new Set(waiting);
          // What this run sent and is not there any more went by way of another tab. The server says once more how it ended.
          const gone = own.filter(({ entry: { clientId } }) => waiters.has(clientId) && !there.has(clientId));
          for (const entry of [...gone.map(({ entry }) => entry), ...taken]) void deal(entry);
        }
      } catch {
        isWaiting = true;
        pause();
      }
    }
    isLooking = false;
    environment.clearTimeout(timer);
    const rest = pausedUntil - environment.now();
    if (isWaiting && !isClosed) timer = environment.setTimeout(look, rest > 0 ? Math.min(rest, lookMs) : lookMs);
  };

  const pause = () => {
    const now = environment.now();
    if (now < pausedUntil) return;
    pausedUntil = now + Math.min(30_000, 500 * 2 ** failures++) * (0.5 + environment.random() / 2);
  };

  const wake = () => {
    if (!environment.isOnline()) return;
    failures = pausedUntil = 0;
    void look();
  };

  const deal = async (entry: Entry) => {
    const { clientId } = entry;
    if (isClosed || busy.has(clientId) || environment.now() < pausedUntil) return;
    if (entry.failure && told.has(clientId)) return;
    busy.add(clientId);
    try {
      if (entry.failure) await tell(entry, entry.failure);
      else {
        const outcome = outcomes.get(clientId) ?? (await attempt(entry));
        outcomes.set(clientId, outcome);
        failures = 0;
        await end(entry, outcome);
        outcomes.delete(clientId);
        tries.delete(clientId);
      }
    } catch {
      pause();
    }
    busy.delete(clientId);
    void look();
  };

  /** How it ended; throws when it shall be tried again. */
  const attempt = async ({ clientId, document, input }: Entry): Promise<Outcome> => {
    try {
      return { done: flatten(document, await send(document, { input })) };
    } catch (error) {
      const fault = error instanceof IthacaError ? error : new IthacaError("INTERNAL", String(error));
      const count = (tries.get(clientId) ?? 0) + 1;
      if (/^(NETWORK|UNAVAILABLE|RATE_LIMITED|UNAUTHENTICATED|CLOSED)$/.test(fault.code)) throw fault;
      tries.set(clientId, count);
      if (fault.code === "INTERNAL" && count < mostTries) throw fault;
      return { fault };
    }
  };

  /** Writes down how it ended, then tells it: whoever is stopped in between tells it in the next run. */
  const end = async (entry: Entry, outcome: Outcome) => {
    const { clientId } = entry;
    const failure = failureOf(outcome);
    // A store that fails does not keep the answer from who waits for it; the store is told again later.
    const problem = await (failure ? store.fail(clientId, failure) : store.remove(clientId)).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    const waiter = waiters.get(clientId);
    waiters.delete(clientId);
    waiter?.settle(outcome);
    if (problem) throw problem.error;
    if (failure && waiter?.isAwaited()) await store.remove(clientId);
    else if (failure) await tell(entry, failure);
    changed();
  };

  const tell = async (entry: Entry, failure: Failure) => {
    const reason =
      "refusal" in failure
        ? failure.refusal
        : new IthacaError(failure.fault.code, failure.fault.message, failure.fault.requestId);
    let isTold = false;
    for (const listener of failedListeners) {
      try {
        listener({ entry, reason });
        isTold = true;
      } catch {}
    }
    told.add(entry.clientId);
    if (isTold) await store.remove(entry.clientId);
  };

  const keep = async (given: Entry, waiter: Omit<Waiter, "entry">) => {
    if (isClosed) throw closed();
    const { clientId } = given;
    let entry: Entry;
    let kept: Entry;
    try {
      // As every store will give it back; what the caller does with its input afterwards changes nothing.
      entry = JSON.parse(JSON.stringify(given));
      kept = await store.add(entry);
    } catch (cause) {
      throw notKept(cause);
    }
    if (textOf(kept) !== textOf(entry)) {
      throw new IthacaError("CLIENT_ID_REUSED", "Something else is on its way under this clientId.");
    }
    const earlier = waiters.get(clientId);
    waiters.set(clientId, {
      entry,
      isAwaited: () => waiter.isAwaited() || earlier?.isAwaited() === true,
      settle: outcome => {
        earlier?.settle(outcome);
        waiter.settle(outcome);
      },
    });
    if (isClosed) settleClosed();
    changed();
    void look();
  };

  const settleClosed = () => {
    for (const waiter of waiters.values()) waiter.settle({ fault: closed() });
    waiters.clear();
  };

  const listenTo = <Told>(listeners: Set<(told: Told) => void>, listener: (told: Told) => void) => {
    const own = (told: Told) => listener(told);
    listeners.add(own);
    return () => void listeners.delete(own);
  };

  const stops = [environment.onChange(wake), onWake?.(wake)];
  void look();

  const outbox: Outbox = {
    pending: async () => (await store.all()).filter(({ failure }) => !failure),
    onFailed: listener => {
      const stop = listenTo(failedListeners, listener);
      told.clear();
      void look();
      return stop;
    },
    onChange: listener => listenTo(changeListeners, listener),
  };
  return {
    outbox,

    /** Sends it after all that was sent before for the same target: the value of the input's field `target`. */
    send(document: string, input: Input, target: string): Sending<never, never> {
      const clientId = typeof input.clientId === "string" ? input.clientId : newId(environment);
      const at = environment.now();
      let isAwaited = false;
      let settle: Waiter["settle"] = () => {};
      const answer = new Promise<unknown>((resolve, reject) => {
        settle = outcome => ("done" in outcome ? resolve(outcome.done) : reject(outcome.fault));
      });
      const whole = { ...input, clientId };
      const kept = keep(
        { clientId, target: String(input[target] ?? document), document, input: whole, at },
        { isAwaited: () => isAwaited, settle },
      );
      kept.catch((fault: IthacaError) => settle({ fault }));
      answer.catch(() => {}); // Nobody has to await it.
      return {
        local: { ...whole, createdAt: new Date(at).toISOString() } as never,
        kept,
        // biome-ignore lint/suspicious/noThenProperty: awaiting it gives the answer.
        then: (onDone, onFault) => {
          isAwaited = true;
          return (answer as Promise<never>).then(onDone, onFault);
        },
      };
    },

    /** Stops. What is still kept is sent by the next who opens the store; whoever awaits it is told CLOSED. */
    async close() {
      isClosed = true;
      for (const stop of stops) stop?.();
      environment.clearTimeout(timer);
      failedListeners.clear();
      settleClosed();
      await store.release(holder).catch(() => {});
    },
  };
}

const closed = () => new IthacaError("CLOSED", "The client was closed before this was answered.");
const notKept = (cause: unknown) =>
  new IthacaError("NOT_KEPT", `It could not be stored, so it was not sent: ${cause}`, null, { cause });

const textOf = ({ document, input }: Entry) => JSON.stringify([document, input]);

function failureOf(outcome: Outcome): Failure | null {
  if ("fault" in outcome) {
    const { code, message, requestId } = outcome.fault;
    return { fault: { code, message, requestId } };
  }
  return isRefusal(outcome.done) ? { refusal: outcome.done as Refusal & Input } : null;
}

/** 128 bits as 28 characters. */
function newId(environment: Environment): string {
  const part = () =>
    Math.floor(environment.random() * 2 ** 32)
      .toString(36)
      .padStart(7, "0");
  return part() + part() + part() + part();
}
