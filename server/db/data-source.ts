import { DataSource, type MixedList } from "typeorm";
import type { Log } from "../kernel/log.js";

/** How to reach a PostgreSQL: a URL, or a socket folder and port as the embedded one has. */
export interface DatabaseAddress {
  readonly url: string;
  /** Connections kept at most; the embedded database is one session and takes exactly 1. */
  readonly poolSize: number;
}

interface Shape {
  readonly entities: MixedList<new () => object>;
  readonly migrations: MixedList<new () => object>;
  readonly log: Log;
  /** Milliseconds a caller waits for a free connection before it gets UNAVAILABLE. */
  readonly acquireTimeoutMs: number;
  /** Milliseconds after which PostgreSQL ends a statement; absent sets no limit. */
  readonly statementTimeoutMs?: number | undefined;
}

/** The one way to the database. Entities and migrations are handed in, so that the floor knows no room. */
export function createDataSource(address: DatabaseAddress, shape: Shape): DataSource {
  return new DataSource({
    type: "postgres",
    url: address.url,
    entities: shape.entities,
    migrations: shape.migrations,
    migrationsTableName: "schema_migration",
    migrationsTransactionMode: "each",
    synchronize: false,
    logging: false,
    uuidExtension: "pgcrypto",
    installExtensions: false,
    parseInt8: true,
    invalidWhereValuesBehavior: { null: "throw", undefined: "throw" },
    poolSize: address.poolSize,
    poolErrorHandler: error => shape.log.warn({ err: error }, "an idle database connection was lost"),
    extra: {
      connectionTimeoutMillis: shape.acquireTimeoutMs,
      application_name: "ithaca",
      ...(shape.statementTimeoutMs !== undefined && { statement_timeout: shape.statementTimeoutMs }),
      // The embedded database has one session behind its socket; giving it back idle costs a reconnect, so it is kept. On
      // others a new connection costs PostgreSQL ten milliseconds until it knows the tables and has planned what is asked.
      idleTimeoutMillis: address.poolSize === 1 ? 0 : 300_000,
    },
  });
}

/** Brings the schema up to date; a lock lets one node do it while the others that start with it wait. */
export async function migrate(db: DataSource): Promise<void> {
  const runner = db.createQueryRunner();
  if (db.options.type === "postgres" && db.options.poolSize === 1) {
    await runner.release();
    await db.runMigrations();
    return;
  }
  try {
    await runner.query("select pg_advisory_lock(7104228)");
    await db.runMigrations();
  } finally {
    await runner.query("select pg_advisory_unlock(7104228)");
    await runner.release();
  }
}
