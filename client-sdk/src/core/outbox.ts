import { createDelivery, type OutboxParts, type Waiter } from "./delivery.js";
import { closedFault, IthacaError, type Refusal } from "./errors.js";
import type { Entry } from "./outbox-store.js";
import { createListeners } from "./status.js";

export type { OutboxParts } from "./delivery.js";
export type { Claimed, Entry, Failure, Hold, OutboxStore } from "./outbox-store.js";

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
   * back without throwing, and is forgotten; otherwise later listeners are told. One that gives `false` leaves it to
   * others. The result stops that.
   */
  onFailed(listener: (failed: Failed) => unknown): () => void;
  /** Calls back after something was added or has ended; the result stops that. */
  onChange(listener: () => void): () => void;
}

/** What was sent as far as it is known before the server has answered; `createdAt` is by the clock of this machine. */
export type Local<Input> = Input & { readonly clientId: string; readonly createdAt: string };

/**
 * Something on its way. Awaiting it gives the answer, its success or a refusal, and throws an IthacaError for a fault:
 * NOT_KEPT when it could not be stored and so was not sent; CLOSED when the client was closed before the answer came: what
 * was kept is sent in the next run. Of what nobody awaits `onFailed` tells.
 */
export interface Sending<Result, Input> extends PromiseLike<Result> {
  /** To show at once; what the server makes of it has the same `clientId`. */
  readonly local: Local<Input>;
  /** Fulfilled when it is kept, so that it will be sent even if the application ends now. Throws NOT_KEPT. */
  readonly kept: Promise<void>;
}

/** Keeps what is sent in the store and delivers it. */
export function createOutbox(parts: OutboxParts) {
  const { store, environment } = parts;
  const waiters = new Map<string, Waiter>();
  const changes = createListeners<void>(environment);
  const failures = createListeners<Failed>(environment);
  let isClosed = false;

  /** 128 bits, as 28 characters. */
  const newId = () => {
    let id = "";
    while (id.length < 28)
      id += Math.floor(environment.random() * 2 ** 32)
        .toString(36)
        .padStart(7, "0");
    return id;
  };

  const delivery = createDelivery(parts, newId(), waiters, failures, changes.tell);

  const rejectAll = () => {
    for (const waiter of waiters.values()) waiter.reject(closedFault());
    waiters.clear();
  };

  const outbox: Outbox = {
    pending: async () => (await store.all()).filter(({ failure }) => !failure),
    onFailed(listener) {
      const stop = failures.add(listener);
      delivery.retell();
      return stop;
    },
    onChange: changes.add,
  };

  return {
    outbox,

    /** Sends it after all that was sent for the same target, which is the value of the input's field `target`. */
    send(document: string, input: Entry["input"], target: string): Sending<never, never> {
      const at = environment.now();
      const clientId = `${input.clientId ?? newId()}`;
      const whole = { ...input, clientId };
      const waiter = createWaiter();
      let awaited = waiter;

      const keep = async () => {
        if (isClosed) throw closedFault();
        let kept: Entry;
        try {
          // As every store will give it back; what the caller does to its input afterwards changes nothing.
          waiter.entry = JSON.parse(
            JSON.stringify({ clientId, target: `${input[target] ?? document}`, document, input: whole, at }),
          );
          kept = await store.add(waiter.entry, delivery.hold());
        } catch (cause) {
          throw new IthacaError("NOT_KEPT", `Not stored: ${cause}`, { cause });
        }
        if (textOf(kept) !== textOf(waiter.entry)) {
          throw new IthacaError("CLIENT_ID_REUSED", "Something else is sent under this clientId.");
        }
        const earlier = waiters.get(clientId);
        if (earlier) {
          // The same was sent twice in this run: one answer is for both.
          awaited = earlier;
          earlier.isAwaited ||= waiter.isAwaited;
          waiter.resolve(earlier.answer);
        } else waiters.set(clientId, waiter);
        if (isClosed) rejectAll();
        changes.tell();
        void delivery.look();
      };
      const kept = keep();
      kept.catch(waiter.reject);

      return {
        local: { ...whole, createdAt: new Date(at).toISOString() } as never,
        kept,
        // biome-ignore lint/suspicious/noThenProperty: awaiting it gives the answer.
        then(onDone, onFault) {
          awaited.isAwaited = true;
          return (waiter.answer as Promise<never>).then(onDone, onFault);
        },
      };
    },

    /** Stops. What is still kept is sent by who opens the store next; who awaits it is told CLOSED. */
    close(): Promise<void> {
      isClosed = true;
      rejectAll();
      return delivery.close();
    },
  };
}

function createWaiter(): Waiter {
  const waiter = { isAwaited: false } as Waiter;
  waiter.answer = new Promise((resolve, reject) => Object.assign(waiter, { resolve, reject }));
  waiter.answer.catch(() => {}); // Nobody has to await it.
  return waiter;
}

const textOf = ({ document, input }: Entry) => JSON.stringify([document, input]);
