import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  GraphQLError,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from "graphql";
import type { Api, EndReason, Gate, Grant, Operation } from "../../server/http/api.js";
import { createDocuments } from "../../server/http/documents.js";
import { createFormatError } from "../../server/http/errors.js";
import { createExecutor } from "../../server/http/executor.js";
import { defaultGuardLimits } from "../../server/http/guard-document.js";
import { createSocketServer, type SocketServer, type SocketServerOptions } from "../../server/http/socket.js";
import type { SocketTiming } from "../../server/http/socket-codes.js";
import { Fault } from "../../server/kernel/fault.js";
import type { Viewer } from "../../server/kernel/viewer.js";

/** What resolvers of the test's schema share with the test. */
export class Stage {
  /** Iterators of `ticks` that have not been returned yet. */
  openTicks = 0;
  /** How often anything was asked of `flood`. */
  floodPulls = 0;
  readonly logged: unknown[] = [];
  private readonly slow = new Map<string, (text: string) => void>();
  private readonly tickers = new Set<(value: number) => void>();
  private readonly arrivals: { met: () => boolean; resolve: () => void }[] = [];

  /** Waits until something that resolvers do has come about. */
  until(met: () => boolean): Promise<void> {
    if (met()) return Promise.resolve();
    return new Promise(resolve => this.arrivals.push({ met, resolve }));
  }

  /** Lets the query `slow(key)` answer. */
  release(key: string, text: string) {
    this.slow.get(key)?.(text);
    this.slow.delete(key);
  }

  isWaiting(key: string): boolean {
    return this.slow.has(key);
  }

  tick(value: number) {
    for (const ticker of [...this.tickers]) ticker(value);
  }

  answerSlow(key: string): Promise<string> {
    const answer = new Promise<string>(resolve => this.slow.set(key, resolve));
    this.noticed();
    return answer;
  }

  /** Ticks by hand; ends with -1 when the session behind it ends. */
  ticks(signal?: AbortSignal): AsyncIterableIterator<number> {
    const queue: number[] = [];
    let wake = () => {};
    let over = false;
    const push = (value: number) => {
      queue.push(value);
      wake();
    };
    this.tickers.add(push);
    this.openTicks += 1;
    this.noticed();
    const finish = () => {
      if (over) return;
      over = true;
      this.tickers.delete(push);
      this.openTicks -= 1;
      wake();
      this.noticed();
    };
    const lastWord = () => {
      const reason: EndReason = signal?.reason;
      if (reason === "SIGNED_OUT") push(-1);
    };
    signal?.addEventListener("abort", lastWord, { once: true });
    return {
      async next() {
        while (queue.length === 0 && !over) await new Promise<void>(resolve => (wake = resolve));
        const value = queue.shift();
        if (over || value === undefined) return { done: true, value: undefined };
        if (value === -1) finish();
        return { done: false, value };
      },
      async return() {
        finish();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** As many large texts as anybody takes. */
  flood(): AsyncIterableIterator<string> {
    const text = "x".repeat(20_000);
    return {
      next: async () => {
        this.floodPulls += 1;
        return { done: false, value: text };
      },
      return: async () => ({ done: true, value: undefined }),
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  private noticed() {
    for (const arrival of this.arrivals.filter(({ met }) => met())) {
      this.arrivals.splice(this.arrivals.indexOf(arrival), 1);
      arrival.resolve();
    }
  }
}

export interface TestContext {
  readonly stage: Stage;
  readonly viewer: Viewer | null;
  readonly operation?: Operation;
}

const text = new GraphQLNonNull(GraphQLString);
const number = new GraphQLNonNull(GraphQLInt);

const person: GraphQLObjectType = new GraphQLObjectType({
  name: "Person",
  fields: () => ({ name: { type: text }, friend: { type: person }, friends: { type: new GraphQLList(person) } }),
});

async function* counting(to: number) {
  for (let n = 1; n <= to; n += 1) yield n;
}

async function* breaking() {
  yield 1;
  throw new Error("the secret of the database");
}

const unreturnable = (stage: Stage): AsyncIterableIterator<number> => ({
  ...stage.ticks(),
  return: () => Promise.reject(new Error("cannot let go")),
  [Symbol.asyncIterator]() {
    return this;
  },
});

const event = { resolve: (value: unknown) => value };

/** A small schema with one field for each way an operation can go. */
export const schema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, TestContext>({
    name: "Query",
    fields: {
      hello: {
        type: text,
        args: { name: { type: GraphQLString } },
        resolve: (_, { name }) => `Hello ${name ?? "you"}`,
      },
      whoAmI: { type: GraphQLString, resolve: (_, __, { viewer }) => viewer?.personId ?? null },
      slow: { type: text, args: { key: { type: text } }, resolve: (_, { key }, { stage }) => stage.answerSlow(key) },
      person: { type: person, resolve: () => ({ name: "Ada" }) },
      broken: { type: GraphQLString, resolve: () => Promise.reject(new Error("the secret of the database")) },
      wrongType: { type: GraphQLInt, resolve: () => "the secret of the database" },
      missing: {
        type: GraphQLString,
        resolve: () => {
          throw new Fault("NOT_FOUND", "There is no such thing.");
        },
      },
    },
  }),
  mutation: new GraphQLObjectType<unknown, TestContext>({
    name: "Mutation",
    fields: { note: { type: text, args: { text: { type: text } }, resolve: (_, args) => args.text } },
  }),
  subscription: new GraphQLObjectType<unknown, TestContext>({
    name: "Subscription",
    fields: {
      count: { type: number, args: { to: { type: number } }, subscribe: (_, { to }) => counting(to), ...event },
      ticks: { type: number, subscribe: (_, __, { stage, operation }) => stage.ticks(operation?.signal), ...event },
      flood: { type: text, subscribe: (_, __, { stage }) => stage.flood(), ...event },
      breaking: { type: number, subscribe: () => breaking(), ...event },
      unreturnable: { type: number, subscribe: (_, __, { stage }) => unreturnable(stage), ...event },
      refused: {
        type: number,
        subscribe: () => {
          throw new Fault("NOT_FOUND", "There is no such conversation.");
        },
      },
      badEvent: {
        type: number,
        subscribe: () => counting(2),
        resolve: (value: unknown) => {
          if (value === 1) throw new GraphQLError("the secret of the database");
          return value;
        },
      },
    },
  }),
});

/** A clock and a timer that stand still until told. */
export class HandTiming implements SocketTiming {
  private time = 1_000_000;
  private readonly looks = new Set<() => void>();

  now() {
    return this.time;
  }

  watch(look: () => void) {
    this.looks.add(look);
    return () => {
      this.looks.delete(look);
    };
  }

  get watching() {
    return this.looks.size;
  }

  advance(ms: number) {
    this.time += ms;
    for (const look of this.looks) look();
  }
}

/** Knows the tokens it was given and ends sessions on demand. */
export class TestGate implements Gate {
  readonly grants = new Map<string, Grant | Error>();
  openSessionIds: () => Iterable<string> = () => [];
  endSessions: (sessionIds: readonly string[]) => void = () => {};

  async grantOf(authorization: string) {
    const grant = this.grants.get(authorization);
    if (!grant) throw new Fault("UNAUTHENTICATED", "Sign in again.");
    if (grant instanceof Error) throw grant;
    return grant;
  }

  watchSessions(openSessionIds: () => Iterable<string>, onEnded: (sessionIds: readonly string[]) => void) {
    this.openSessionIds = openSessionIds;
    this.endSessions = onEnded;
    return () => {
      this.endSessions = () => {};
    };
  }
}

/** A server of ours on a port of its own, with everything a test may want to turn. */
export class Room {
  readonly stage = new Stage();
  readonly gate = new TestGate();
  readonly timing = new HandTiming();
  readonly sockets: SocketServer;
  private readonly http: Server = createServer();

  constructor(options: Partial<SocketServerOptions> & { readonly introspection?: boolean } = {}) {
    const { stage } = this;
    const introspection = options.introspection ?? true;
    const api: Api = { schema, contextFor: (_, viewer, operation) => ({ stage, viewer, operation }) };
    this.sockets = createSocketServer({
      api,
      gate: this.gate,
      timing: this.timing,
      execute: createExecutor(schema),
      documents: createDocuments(schema, { ...defaultGuardLimits, introspection }),
      formatError: createFormatError({ log: error => stage.logged.push(error), suggestions: introspection }),
      allowedOrigins: ["https://portal.example"],
      callerOf: () => ({ address: "127.0.0.1", userAgent: null }),
      ...options,
    });
    this.http.on("upgrade", (request, socket, head) => this.sockets.handleUpgrade(request, socket, head));
  }

  /** Opens the door; resolves to the address to connect to. */
  async open(): Promise<string> {
    this.http.listen(0, "127.0.0.1");
    await once(this.http, "listening");
    return urlOf(this.http);
  }

  async close() {
    await this.sockets.closeAll();
    this.http.close();
    await once(this.http, "close");
  }
}

export const urlOf = (http: Server) => `ws://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`;
