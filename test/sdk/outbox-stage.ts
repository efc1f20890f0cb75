import type { Environment } from "../../client-sdk/src/core/environment.js";
import { IthacaError } from "../../client-sdk/src/core/errors.js";
import { createOutbox, type Entry, type OutboxStore } from "../../client-sdk/src/core/outbox.js";

/** What one turn of the event loop leaves undone, the next ones do: fake-indexeddb takes several for a transaction. */
export const turn = () => new Promise<void>(resolve => setImmediate(resolve));

/** Waits for what happens by itself; the clock stands still meanwhile. */
export async function settled(turns = 30) {
  for (let n = 0; n < turns; n++) await turn();
}

/** A clock that only the test turns, and the timers of everybody who looks at it. */
export function createClock(start = Date.UTC(2026, 10, 28)) {
  let now = start;
  let count = 0;
  const timers = new Map<number, { at: number; act: () => void }>();
  const due = () => [...timers].sort(([, a], [, b]) => a.at - b.at).at(0);
  return {
    now: () => now,
    timers,
    set: (at: number) => {
      now = at;
    },
    setTimeout: (act: () => void, ms: number) => {
      timers.set(++count, { at: now + ms, act });
      return count;
    },
    clearTimeout: (timer: unknown) => void timers.delete(timer as number),
    /** Lets time pass, and what is due in it happen. */
    async pass(ms: number) {
      await settled();
      const until = now + ms;
      for (let next = due(); next && next[1].at <= until; next = due()) {
        timers.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].act();
        await settled();
      }
      now = until;
      await settled();
    },
    /** Turns until it is so, going on to the next timer where nothing happens by itself. */
    async until(isSo: () => boolean) {
      for (let rounds = 0; !isSo(); rounds++) {
        if (rounds > 50_000) throw new Error(`It never came to be: ${isSo}`);
        await settled(6);
        const next = due();
        if (isSo() || !next) continue;
        timers.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].act();
      }
    },
  };
}

export type Clock = ReturnType<typeof createClock>;

let seed = 1;

/** Where one tab runs: its own network, sight and dice, the clock of all. */
export function createPlace(clock: Clock) {
  const listeners = new Set<() => void>();
  const place = { online: true, visible: true };
  const never = () => {
    throw new Error("The outbox does not use this.");
  };
  const environment: Environment = {
    fetch: never,
    WebSocket: undefined,
    AbortController,
    now: clock.now,
    random: () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    },
    setTimeout: clock.setTimeout,
    clearTimeout: clock.clearTimeout,
    isOnline: () => place.online,
    isVisible: () => place.visible,
    onChange: listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return {
    environment,
    listeners,
    change(to: Partial<typeof place>) {
      Object.assign(place, to);
      for (const listener of listeners) listener();
    },
  };
}

type Answer = { data: unknown } | { fault: IthacaError };

/** Does each clientId once, in the order of arrival, and answers a second time as it did the first. */
export function createServer() {
  const done: { clientId: string; target: string; body: unknown }[] = [];
  const answers = new Map<string, Answer>();
  /** Faults that are yet to come, each for one request. */
  const faults: string[] = [];
  /** What it will not do, by body. */
  const refuses = new Set<unknown>();
  const server = {
    done,
    faults,
    refuses,
    requests: 0,
    atOnce: new Map<string, number>(),
    mostAtOnce: 0,
    mostTargetsAtOnce: 0,
    /** Until it is opened again nothing comes through. */
    gate: Promise.resolve(),
    async send(_document: string, { input }: { readonly input: Entry["input"] }): Promise<unknown> {
      server.requests++;
      const { clientId, to, body } = input as { clientId: string; to: string; body: unknown };
      const now = (server.atOnce.get(to) ?? 0) + 1;
      server.atOnce.set(to, now);
      server.mostAtOnce = Math.max(server.mostAtOnce, now);
      server.mostTargetsAtOnce = Math.max(server.mostTargetsAtOnce, [...server.atOnce.values()].filter(Boolean).length);
      try {
        await turn();
        await server.gate;
        const code = faults.shift();
        if (code) throw new IthacaError(code, `The server said ${code}.`, { requestId: "r1", field: "input.body" });
        if (refuses.has(body)) return { refused: true, code: "MESSAGE_TOO_LONG", message: "Too long.", limit: 3 };
        const answer = answers.get(clientId) ?? { data: { id: `m${done.length}`, body } };
        if (!answers.has(clientId)) done.push({ clientId, target: to, body });
        answers.set(clientId, answer);
        return "data" in answer ? answer.data : null;
      } finally {
        server.atOnce.set(to, (server.atOnce.get(to) ?? 1) - 1);
      }
    },
    /** What was done for one target, in order. */
    bodies: (target: string) => done.filter(one => one.target === target).map(({ body }) => body),
  };
  return server;
}

export type Server = ReturnType<typeof createServer>;

export const sendMessage = "mutation ChatSend($input:SendMessageInput!){sendMessage(input:$input){__typename}}";

/** One tab over a store. */
export function openTab(clock: Clock, store: OutboxStore, send: Server["send"], place = createPlace(clock)) {
  const parts = createOutbox({ store, send, flatten: (_document, data) => data, environment: place.environment });
  return {
    ...place,
    ...parts,
    say: (to: string, body: unknown, more: object = {}) => parts.send(sendMessage, { to, body, ...more }, "to"),
  };
}
