import { join } from "node:path";
import type { DataSource } from "typeorm";
import { migrations } from "../migrations/index.js";
import { entities, type Floor, jobKinds } from "./app.js";
import type { Config } from "./config.js";
import { createDataSource, type DatabaseAddress, migrate } from "./db/data-source.js";
import { type Embedded, FolderInUse, FolderUnusable, startEmbedded } from "./db/embedded.js";
import { sqlState } from "./db/transaction.js";
import { systemClock } from "./kernel/clock.js";
import type { Log } from "./kernel/log.js";
import { followZoneFile } from "./kernel/zones/zone-file.js";
import { Zones } from "./kernel/zones/zones.js";
import { MailOutbox } from "./mail/index.js";
import { Queue } from "./queue/index.js";
import { type Bus, connectBus, Hub, MemoryBus } from "./realtime/index.js";

const lookAtZonesMs = 60_000;

/** The server cannot start, for a reason that whoever starts it can mend; the message says how. */
export class CannotStart extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "CannotStart";
  }
}

/** The floor of a process, and how to take it up again. */
export interface OpenFloor extends Floor {
  /** Null when DATABASE_URL names a PostgreSQL. */
  readonly embedded: Embedded | null;
  close(): Promise<void>;
}

/** Opens the database, brings its schema up to date, and opens the bus, the hub, the queue and the mail. */
export async function openFloor(config: Config, log: Log): Promise<OpenFloor> {
  const undo: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        // What lies below must be closed all the same: the embedded database writes its checkpoint last.
        log.error({ err: error }, "a part of the server could not be closed");
      }
    }
  };
  try {
    const zones = openZones(config, log, undo);
    // Before the database, since a Redis that is not there is known at once and an embedded database takes seconds to make.
    const bus = await openBus(config, log);
    undo.push(() => bus.close());
    const embedded = config.databaseUrl === null ? await openEmbedded(config, log) : null;
    const address: DatabaseAddress = embedded
      ? { url: embedded.url, poolSize: 1 }
      : { url: config.databaseUrl ?? "", poolSize: config.databasePool };
    if (embedded) undo.push(() => embedded.stop());
    await prepareSchema(address, config, log);
    const db = await openDatabase(address, config, log, embedded ? undefined : config.statementTimeoutMs);
    undo.push(() => db.destroy());
    const hub = new Hub(db, bus, log);
    undo.push(async () => hub.close());
    const clock = systemClock;
    const queue = new Queue({ db, log, kinds: jobKinds });
    await queue.prepare();
    undo.push(() => queue.stop());
    const mail = new MailOutbox({
      db,
      queue,
      clock,
      log,
      smtpUrl: config.smtpUrl,
      from: config.mailFrom,
      outboxDir: join(config.dataDir, "outbox"),
    });
    undo.push(async () => mail.close());
    embedded?.watch(true);
    embedded?.onCrash(({ reason, reopened }) => {
      log.warn({ reason }, "the embedded database went down and is opened again");
      reopened.then(
        () => log.info({}, "the embedded database is back"),
        // Rethrown, so that the process stops as for any failure nobody handles: there is nothing left to serve from.
        error => {
          throw error;
        },
      );
    });
    return { config, db, bus, hub, queue, mail, clock, zones, log, embedded, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function openZones({ zoneData }: Config, log: Log, undo: (() => Promise<void>)[]): Zones {
  const zones = new Zones();
  if (zoneData === "") return zones;
  try {
    const unfollow = followZoneFile(zones, zoneData, log, lookAtZonesMs);
    undo.push(async () => unfollow());
    return zones;
  } catch (error) {
    throw new CannotStart(`ZONE_DATA cannot be used: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}

async function openEmbedded(config: Config, log: Log): Promise<Embedded> {
  try {
    return await startEmbedded({
      dataDir: join(config.dataDir, "postgres"),
      watchdogMs: config.embeddedWatchdogMs,
      log: line => log.info({}, line),
    });
  } catch (error) {
    if (error instanceof FolderInUse || error instanceof FolderUnusable) {
      throw new CannotStart(error.message, { cause: error });
    }
    throw error;
  }
}

/** With a limit for statements, which migrations go without and the embedded database has a watchdog for. */
async function openDatabase(
  address: DatabaseAddress,
  config: Config,
  log: Log,
  statementTimeoutMs?: number,
): Promise<DataSource> {
  const { acquireTimeoutMs } = config;
  const db = createDataSource(address, { entities, migrations, log, acquireTimeoutMs, statementTimeoutMs });
  try {
    return await db.initialize();
  } catch (error) {
    if (config.databaseUrl === null) throw error;
    throw new CannotStart(
      `The database ${placeOf(config.databaseUrl)} does not answer: ${reasonOf(error)}. Start it or correct DATABASE_URL; without DATABASE_URL an embedded database is used.`,
      { cause: error },
    );
  }
}

async function prepareSchema(address: DatabaseAddress, config: Config, log: Log): Promise<void> {
  const db = await openDatabase({ ...address, poolSize: Math.min(2, address.poolSize) }, config, log);
  try {
    await migrate(db);
  } catch (error) {
    // 42501 insufficient_privilege: since PostgreSQL 15 only a database's owner may create tables in it.
    if (config.databaseUrl === null || sqlState(error) !== "42501") throw error;
    throw new CannotStart(
      `The database ${placeOf(config.databaseUrl)} cannot be prepared: ${reasonOf(error)}. Make the user of DATABASE_URL its owner.`,
      { cause: error },
    );
  } finally {
    await db.destroy();
  }
}

async function openBus(config: Config, log: Log): Promise<Bus> {
  if (config.redisUrl === null) return new MemoryBus();
  try {
    return await connectBus(config.redisUrl, log);
  } catch (error) {
    throw new CannotStart(
      `Redis at ${config.redisUrl.split(",").map(placeOf).join(", ")} does not answer: ${reasonOf(error)}. Start it or correct REDIS_URL; a single process needs none.`,
      { cause: error },
    );
  }
}

/** Where a URL leads, without the user and the password in it. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}

/** What went wrong, in words; a refused connection to several addresses has them one level down. */
function reasonOf(error: unknown): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  return inner instanceof Error ? inner.message : String(inner);
}
