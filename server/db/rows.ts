import type { Pool } from "pg";
import { type EntityManager, QueryFailedError } from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver.js";

/**
 * Runs a statement and types its rows. Outside of a transaction it goes to the pool itself: TypeORM's way there (a runner,
 * its events, its log) costs the process more than the driver does.
 */
export async function rowsOf<R extends object>(
  db: EntityManager,
  sql: string,
  parameters: unknown[] = [],
): Promise<R[]> {
  const { queryRunner } = db;
  if (!queryRunner) return (await onPool<R>(db, sql, parameters)).rows;
  const { records } = await queryRunner.query(sql, parameters, true);
  return records as R[];
}

async function onPool<R extends object>(db: EntityManager, sql: string, parameters: unknown[]) {
  const pool: Pool = (db.dataSource.driver as PostgresDriver).master;
  try {
    return await pool.query<R>(sql, parameters);
  } catch (error) {
    // As TypeORM throws it, so that whoever asks for the SQLSTATE finds it in one place.
    throw new QueryFailedError(sql, parameters, error as Error);
  }
}
