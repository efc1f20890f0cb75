import type { Named } from "../core/core.js";
import { type Environment, type Fetch, platform, type SocketConstructor } from "../core/environment.js";
import { IthacaError, type Refusal } from "../core/errors.js";
import { createClock, type TestClock } from "./clock.js";
import { createConnection, type Out } from "./connection.js";
import { createNetwork } from "./network.js";
import { type Answer, createAnswers, failed, type Received, readReceived } from "./operations.js";
import type { Asked } from "./read-document.js";
import { shapeAnswer } from "./shape-answer.js";
import { createTokens, tokenOf } from "./tokens.js";
import { createTopic, type Listener, type Topic } from "./topic.js";

/** Names the topic that a subscription follows; null is NOT_FOUND. */
export type TopicOf = (variables: never, received: Received) => string | null;

/** What happens, as the application is to get it: `{ type: "MessagePosted", message: { … } }`. */
export type TestEvent = { readonly type: string } & Named;

/**
 * A server in memory that speaks the protocol of the real one, over HTTP and the socket, and does what a test says. It
 * has no schema: it gives what is asked for of what it was told to answer.
 */
export interface TestServer {
  /** To be given to `createIthaca`, with any url. */
  readonly environment: Environment;
  readonly fetch: Fetch;
  readonly WebSocket: SocketConstructor;
  /** What `environment` measures time by. It stands still until it is turned, so what waits, as after a drop, waits. */
  readonly clock: TestClock;
  /** Every operation that reached it, in order. */
  readonly received: readonly Received[];
  /** How many sockets are open. */
  readonly connections: number;
  /** Says what a query or a mutation gets, by the name of the operation, such as `ChatSend`. */
  answer(operation: string, answer: Answer): void;
  /** Says what a subscription follows that is logged, such as `ChatFollow`. */
  stream(operation: string, topicOf: TopicOf): void;
  /** Says what a subscription follows that is not logged, such as `ChatSignals`. */
  signals(operation: string, topicOf: TopicOf): void;
  /** Adds an event to the log of a topic, for all who follow it and will follow it; gives its cursor. */
  publish(topic: string, event: TestEvent): string;
  /** Says something to those who follow the signals of a topic now. */
  signal(topic: string, signal: TestEvent): void;
  /** Begins the log of a topic anew: who follows gets `StreamReset`, and cursors from before open nothing. */
  reset(topic: string): void;
  /** Ends a topic and its signals for all who follow; who comes after that gets NOT_FOUND, until something is published. */
  end(topic: string, reason?: "ACCESS_ENDED" | "SIGNED_OUT" | "TOPIC_CLOSED"): void;
  /** Closes every socket; without a code it is as if the connection broke. */
  drop(code?: number, reason?: string): void;
  /** Without a network: sockets break, requests fail, and `isOnline()` is false. */
  goOffline(): void;
  /** Nothing arrives any more and nobody is told, as behind a sleeping router; sockets that were there stay lost. */
  goSilent(): void;
  goOnline(): void;
  /** As if the tab were hidden, or the app in the background. */
  hide(): void;
  show(): void;
  /** Takes no token any more, or none of which `isRefused` is true. Sockets that are open stay. */
  refuseTokens(isRefused?: (token: string) => boolean): void;
  /** Takes every token again that has not ended; each lasts ten minutes from when it was first seen. */
  acceptTokens(): void;
}

export interface TestServerOptions {
  /** When the clock begins, in milliseconds since 1970; 2026-01-05T12:00:00Z when left out. */
  readonly now?: number;
}

/** A refusal for `answer`, with its facts: `refusal("SLOT_TAKEN", "It is taken.", { alternatives: [] })`. */
export const refusal = <Code extends string, Facts extends Named>(code: Code, message: string, facts?: Facts) =>
  ({ refused: true, code, message, ...facts }) as Refusal<Code> & Facts;

/** From 0 to below 1, and with each server the same: what a test finds, it finds again. */
function createRandom() {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function createTestServer({ now = Date.UTC(2026, 0, 5, 12) }: TestServerOptions = {}): TestServer {
  const clock = createClock(now);
  const tokens = createTokens(clock.now);
  const answers = createAnswers();
  const streams = new Map<string, { readonly topicOf: TopicOf; readonly isLogged: boolean }>();
  const topics = new Map<string, Topic>();
  const audiences = new Map<string, Set<Listener>>();
  const watchers = new Set<() => void>();
  const received: Received[] = [];
  let connections = 0;
  let isVisible = true;

  const of = <T>(all: Map<string, T>, name: string, make: (name: string) => T): T => {
    const there = all.get(name) ?? make(name);
    all.set(name, there);
    return there;
  };
  const topic = (name: string) => of(topics, name, createTopic);
  const audience = (name: string) => of(audiences, name, () => new Set<Listener>());

  const note = (payload: Named, from: Pick<Received, "token" | "transport">) => {
    const read = readReceived(payload, from);
    received.push(read.received);
    return read;
  };

  const follow = (asked: Asked, by: Received, out: Out): (() => void) => {
    const stream = streams.get(by.operation);
    if (!stream) {
      throw new IthacaError("BAD_INPUT", `The test server has no stream for ${by.operation}: give it one by stream().`);
    }
    const name = stream.topicOf(by.variables as never, by);
    const listener: Listener = {
      next: item => out.next({ data: shapeAnswer(asked, item) }),
      complete() {
        leave?.();
        out.complete();
      },
    };
    const join = () => {
      if (name === null) return null;
      if (stream.isLogged) return topic(name).follow((by.variables.after ?? null) as string | null, listener);
      audience(name).add(listener);
      return () => audience(name).delete(listener);
    };
    const leave = join();
    if (!leave) throw new IthacaError("NOT_FOUND", "There is nothing to follow.");
    return leave;
  };

  const run = (payload: Named, token: string | null, out: Out): (() => void) => {
    try {
      const { asked, received: by } = note(payload, { token, transport: "socket" });
      if (asked.kind === "subscription") return follow(asked, by, out);
      answers.run(asked, by).then(result => {
        out.next({ ...result });
        out.complete();
      });
    } catch (error) {
      out.error(failed(error).errors);
    }
    return () => {};
  };

  const network = createNetwork({
    connect(wire) {
      connections += 1;
      const connection = createConnection(wire, { ...clock, ...tokens, run });
      return {
        ...connection,
        leave() {
          connections -= 1;
          connection.leave();
        },
      };
    },
    async answer(body, authorization) {
      const token = tokenOf(authorization);
      try {
        const { asked, received: by } = note(JSON.parse(body), { token, transport: "http" });
        if (token !== null && tokens.expiresAt(token) === null) {
          const error = new IthacaError("UNAUTHENTICATED", "The access token is not valid.");
          return { status: 401, text: JSON.stringify(failed(error)) };
        }
        return { status: 200, text: JSON.stringify(await answers.run(asked, by)) };
      } catch (error) {
        const isUnknownHash = error instanceof IthacaError && error.code === "PERSISTED_QUERY_NOT_FOUND";
        return { status: isUnknownHash ? 200 : 400, text: JSON.stringify(failed(error)) };
      }
    },
  });

  const changed = () => {
    for (const watcher of [...watchers]) watcher();
  };
  const become = (state: typeof network.state) => {
    network.become(state);
    changed();
  };
  const look = (next: boolean) => {
    isVisible = next;
    changed();
  };

  return {
    environment: {
      ...platform(),
      ...clock,
      fetch: network.fetch,
      WebSocket: network.WebSocket,
      random: createRandom(),
      isOnline: () => network.state !== "offline",
      isVisible: () => isVisible,
      onChange(watcher) {
        watchers.add(watcher);
        return () => watchers.delete(watcher);
      },
    },
    fetch: network.fetch,
    WebSocket: network.WebSocket,
    clock,
    received,
    get connections() {
      return connections;
    },
    answer: answers.set,
    stream: (operation, topicOf) => void streams.set(operation, { topicOf, isLogged: true }),
    signals: (operation, topicOf) => void streams.set(operation, { topicOf, isLogged: false }),
    publish: (name, event) => topic(name).publish(event),
    signal(name, signal) {
      for (const listener of [...audience(name)]) listener.next(signal);
    },
    reset: name => topic(name).reset(),
    end(name, reason = "ACCESS_ENDED") {
      topic(name).end(reason);
      for (const listener of [...audience(name)]) listener.complete();
    },
    drop: (code = 1006, reason = "") => network.drop(code, reason),
    goOffline: () => become("offline"),
    goSilent: () => become("silent"),
    goOnline: () => become("online"),
    hide: () => look(false),
    show: () => look(true),
    refuseTokens: (isRefused = () => true) => tokens.refuse(isRefused),
    acceptTokens: () => tokens.refuse(() => false),
  };
}
