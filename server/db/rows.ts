import type { Pool, PoolClient, QueryConfig, QueryResult } from "pg";
import type { EntityManager } from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver.js";
import { QueryFailedError } from "typeorm/error/QueryFailedError.js";
import { QueryRunnerAlreadyReleasedError } from "typeorm/error/QueryRunnerAlreadyReleasedError.js";

/** A statement that is asked all the time, by its name: PostgreSQL parses and plans it once for each connection. */
export interface Prepared {
  /** Its own in the whole product, 63 characters at most. */
  readonly name: string;
  readonly text: string;
}

export const prepared = (name: string, text: string): Prepared => ({ name, text });

/**
 * Runs a statement and types its rows. It goes past TypeORM to the driver, in the transaction when there is one:
 * TypeORM's way there (a runner, its events, its log) costs the process more than the driver does.
 */
export async function rowsOf<R extends object>(
  db: EntityManager,
  sql: string | Prepared,
  parameters: unknown[] = [],
): Promise<R[]> {
  return (await run(db, typeof sql === "string" ? { text: sql } : sql, parameters)).rows;
}

/**
 * The rows of a list that PostgreSQL made one JSON text of, in the column `tuples`: each the values of its columns, with
 * instants as text for `new Date`. It costs this process half of what the driver's reading of rows does.
 */
export async function tuplesOf<T extends readonly unknown[]>(
  db: EntityManager,
  statement: Prepared,
  parameters: unknown[],
): Promise<T[]> {
  const [row] = await rowsOf<{ tuples: string | null }>(db, statement, parameters);
  return JSON.parse(row?.tuples ?? "[]");
}

async function run(
  db: EntityManager,
  { name, text }: { readonly name?: string; readonly text: string },
  values: unknown[],
): Promise<QueryResult> {
  const { queryRunner, dataSource } = db;
  // What has lost its connection must not speak on it: by now it may be somebody else's.
  if (queryRunner?.isReleased) throw new QueryRunnerAlreadyReleasedError();
  const client: Pool | PoolClient = queryRunner
    ? await queryRunner.connect()
    : (dataSource.driver as PostgresDriver).master;
  // The embedded database is one session for whoever comes, so nothing may be left standing in it.
  const keeps = name !== undefined && dataSource.options.type === "postgres" && dataSource.options.poolSize !== 1;
  const query: QueryConfig = keeps ? { name, text, values } : { text, values };
  try {
    return await client.query(query);
  } catch (error) {
    // As TypeORM throws it, so that whoever asks for the SQLSTATE finds it in one place.
    throw new QueryFailedError(text, values, error as Error);
  }
}
