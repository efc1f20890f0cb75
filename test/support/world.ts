import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DocumentNode, type ExecutionResult, execute, parse, subscribe } from "graphql";
import type { DataSource } from "typeorm";
import { buildApi } from "../../schema/build.js";
import { type App, createApp, entities, jobKinds } from "../../server/app.js";
import { readConfig } from "../../server/config.js";
import { createDataSource, type DatabaseAddress } from "../../server/db/data-source.js";
import { newId } from "../../server/kernel/id.js";
import type { Log } from "../../server/kernel/log.js";
import type { Viewer } from "../../server/kernel/viewer.js";
import { Zones } from "../../server/kernel/zones/zones.js";
import { MailOutbox } from "../../server/mail/index.js";
import { Queue } from "../../server/queue/index.js";
import { type Bus, Hub, MemoryBus, type Polling } from "../../server/realtime/index.js";
import { embeddedDatabase, postgresDatabase } from "./databases.js";
import { TestClock } from "./test-clock.js";

export interface WorldOptions {
  /** Which database; embedded when nothing is said. */
  readonly on?: "embedded" | "postgres";
  /** A database of one's own instead. */
  readonly database?: DatabaseAddress;
  /** Connections on PostgreSQL. */
  readonly poolSize?: number;
  readonly bus?: Bus;
  /** How often followed topics are looked at when no word comes. */
  readonly polling?: Polling;
  readonly clock?: TestClock;
  /** Another node on the database, the bus and the clock of this one, which is closed after it. */
  readonly beside?: World;
}

/** One node without HTTP: the rooms on a real database, asked through the executed schema. */
export interface World {
  readonly app: App;
  readonly api: Awaited<ReturnType<typeof buildApi>>;
  readonly db: DataSource;
  readonly bus: Bus;
  readonly hub: Hub;
  readonly clock: TestClock;
  readonly zones: Zones;
  readonly mail: MailOutbox;
  readonly queue: Queue;
  /** Lines of warnings and errors that the server wrote. */
  readonly complaints: string[];
  /** Somebody who asks: a person by id, in a session by viewer, or a stranger for null; from an address of your choice. */
  as(who: string | Viewer | null, address?: string): Actor;
  /** A new person with a profile and an inbox; no account is needed to be one. */
  person(displayName?: string): Promise<Actor>;
  close(): Promise<void>;
}

export type Variables = Record<string, unknown>;
/** What a document answered; tests know what they asked for. */
export type Answer = Record<string, never>;

export interface Actor {
  readonly id: string;
  readonly viewer: Viewer;
  /** The data; throws the first error, whose `extensions.code` tells the fault. */
  ask<D = Answer>(document: string, variables?: Variables): Promise<D>;
  run(document: string, variables?: Variables): Promise<ExecutionResult>;
  /** The code of the first error, null when there was none. */
  fault(document: string, variables?: Variables): Promise<string | null>;
  /** The values of the subscription's field, as they come; `return()` it. */
  subscribe<E = Answer>(
    document: string,
    variables?: Variables,
    ended?: AbortSignal,
  ): Promise<AsyncIterableIterator<E>>;
}

const documents = new Map<string, DocumentNode>();
const parsed = (source: string): DocumentNode => {
  const known = documents.get(source) ?? parse(source);
  documents.set(source, known);
  return known;
};

export async function aWorld(given: WorldOptions = {}): Promise<World> {
  const { beside } = given;
  const options = beside ? { ...given, bus: beside.bus, clock: beside.clock } : given;
  const address = options.database ?? (await (options.on === "postgres" ? postgresDatabase() : embeddedDatabase()));
  const complaints: string[] = [];
  const complain = (facts: object, message: string) => {
    const err = "err" in facts ? `: ${facts.err instanceof Error ? facts.err.stack : String(facts.err)}` : "";
    complaints.push(message + err);
  };
  const log: Log = { info: () => {}, warn: complain, error: complain };
  const poolSize = options.poolSize ?? address.poolSize;
  const own = createDataSource({ ...address, poolSize }, { entities, migrations: [], log, acquireTimeoutMs: 10_000 });
  // The embedded database has one connection to give.
  const db = beside?.db ?? (await own.initialize());
  const bus = options.bus ?? new MemoryBus();
  const clock = options.clock ?? new TestClock();
  const hub = new Hub(db, bus, log, options.polling);
  const queue = new Queue({ db, log, kinds: jobKinds });
  await queue.prepare();
  const outboxDir = await mkdtemp(join(tmpdir(), "ithaca-outbox-"));
  const mail = new MailOutbox({ db, queue, clock, log, smtpUrl: null, from: "Ithaca <ithaca@localhost>", outboxDir });
  const zones = new Zones();
  const app = createApp({ config: readConfig({ NODE_ENV: "test" }), db, bus, hub, queue, mail, clock, zones, log });
  const api = await buildApi(app);

  const as = (who: string | Viewer | null, address = "192.0.2.1"): Actor => {
    const viewer = typeof who === "string" ? { personId: who, sessionId: newId() } : who;
    const personId = viewer?.personId ?? null;
    const contextFor = (signal: AbortSignal) => api.contextFor({ address, userAgent: "tests" }, viewer, { signal });
    const run = async (source: string, variables: Variables = {}) =>
      execute({
        schema: api.schema,
        document: parsed(source),
        variableValues: variables,
        contextValue: contextFor(new AbortController().signal),
      });
    return {
      get id() {
        if (personId === null) throw new Error("A stranger has no id.");
        return personId;
      },
      get viewer() {
        if (viewer === null) throw new Error("A stranger is no viewer.");
        return viewer;
      },
      run,
      async ask<D>(source: string, variables?: Variables) {
        const { data, errors } = await run(source, variables);
        if (errors?.[0]) throw errors[0].originalError ?? errors[0];
        return data as D;
      },
      async fault(source, variables) {
        const { errors } = await run(source, variables);
        const error = errors?.[0];
        if (!error) return null;
        const original = error.originalError;
        return original && "code" in original ? String(original.code) : error.message;
      },
      async subscribe<E>(source: string, variables: Variables = {}, ended?: AbortSignal) {
        const stream = await subscribe({
          schema: api.schema,
          document: parsed(source),
          variableValues: variables,
          contextValue: contextFor(ended ?? new AbortController().signal),
        });
        if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0]?.originalError ?? stream.errors?.[0];
        return fieldOf<E>(stream);
      },
    };
  };

  return {
    app,
    api,
    db,
    bus,
    hub,
    clock,
    zones,
    mail,
    queue,
    complaints,
    as,
    async person(displayName = `Person ${newId().slice(-6)}`) {
      const personId = newId();
      await db.transaction(tx => app.welcome(tx, { personId, displayName, timeZone: null }));
      return as(personId);
    },
    async close() {
      hub.close();
      await app.matching.close();
      await queue.stop();
      await rm(outboxDir, { recursive: true, force: true });
      if (!options.bus) await bus.close();
      if (!beside) await db.destroy();
    },
  };
}

/** The one root field's values of a stream of results. */
function fieldOf<E>(stream: AsyncGenerator<ExecutionResult, void, void>): AsyncIterableIterator<E> {
  return {
    async next() {
      const step = await stream.next();
      if (step.done) return { done: true, value: undefined };
      if (step.value.errors?.[0]) throw step.value.errors[0].originalError ?? step.value.errors[0];
      return { done: false, value: Object.values(step.value.data ?? {})[0] as E };
    },
    async return() {
      await stream.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Takes `count` values of a stream, or fewer when it ends before. */
export async function take<E>(stream: AsyncIterableIterator<E>, count: number): Promise<E[]> {
  const taken: E[] = [];
  while (taken.length < count) {
    const step = await stream.next();
    if (step.done) break;
    taken.push(step.value);
  }
  return taken;
}
