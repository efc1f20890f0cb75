import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "@jest/globals";
import type { DataSource } from "typeorm";
import { createDataSource, type DatabaseAddress } from "../../server/db/data-source.js";
import type { Log } from "../../server/kernel/log.js";
import { type JobKind, Queue } from "../../server/queue/index.js";
import { embeddedDatabase, onPostgres, postgresDatabase } from "../support/databases.js";

/** The databases every promise of the queue and the mail is kept on, with the test function of each. */
export const everyDatabase = [
  { on: "embedded", itHolds: test, database: embeddedDatabase },
  { on: "PostgreSQL", itHolds: onPostgres, database: postgresDatabase },
];

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** A log that keeps what it is told. */
export function aLog(): Log & { readonly lines: { level: string; facts: object; message: string }[] } {
  const lines: { level: string; facts: object; message: string }[] = [];
  const at = (level: string) => (facts: object, message: string) => void lines.push({ level, facts, message });
  return { lines, info: at("info"), warn: at("warn"), error: at("error") };
}

/** A node's way to a database, closed after the test. */
export async function connect(address: DatabaseAddress, log: Log = aLog()): Promise<DataSource> {
  const db = createDataSource(address, { entities: [], migrations: [], log, acquireTimeoutMs: 10_000 });
  await db.initialize();
  opened.push(() => db.destroy());
  return db;
}

/** A queue that looks for work often, stopped after the test. */
export function aQueue(db: DataSource, kinds: readonly JobKind<object>[], log: Log = aLog()): Queue {
  const queue = new Queue({ db, log, kinds, pollMs: 20 });
  opened.push(() => queue.stop(1_000));
  return queue;
}

/** A name nothing else in the database has. */
export const unique = (name: string): string => `${name}-${randomUUID()}`;

/** Waits until `check` no longer throws; the deadline only ends a wait that would never end. */
export async function eventually(check: () => unknown, deadlineMs = 15_000): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
}

/** Waits until `list` holds that many entries. */
export const untilThereAre = (count: number, list: readonly unknown[]): Promise<void> =>
  eventually(() => expect(list).toHaveLength(count));
