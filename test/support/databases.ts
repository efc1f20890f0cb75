import { randomBytes } from "node:crypto";
import { test } from "@jest/globals";
import type { DatabaseAddress } from "../../server/db/data-source.js";

const worker = process.env.JEST_WORKER_ID ?? "1";

/** This Jest worker's own embedded database: migrated, shared by the files that the worker runs, one session. */
export function embeddedDatabase(): Promise<DatabaseAddress> {
  return ask("embedded", `worker${worker}`);
}

/** This Jest worker's own database on the tests' PostgreSQL: migrated, shared by the files that the worker runs. */
export function postgresDatabase(): Promise<DatabaseAddress> {
  return ask("postgres", `worker${worker}`);
}

/** A migrated PostgreSQL database that nobody else uses, for a test that counts rows or breaks things. */
export function freshPostgresDatabase(): Promise<DatabaseAddress> {
  return ask("postgres", freshName());
}

/** A migrated embedded database that nobody else uses, for a test that looks at all there is; half a second each. */
export function freshEmbeddedDatabase(): Promise<DatabaseAddress> {
  return ask("embedded", freshName());
}

/** The Redis of this run. Tests that run at the same time share it, so channels and keys carry a random prefix. */
export function redisUrl(): string {
  const url = process.env.TEST_REDIS_URL;
  if (!url) throw new Error("There is no Redis in this run; declare the test with `onRedis`.");
  return url;
}

/** `test` where this run has a PostgreSQL, `test.skip` (counted as skipped) where it has none. */
export const onPostgres = process.env.TEST_POSTGRES_URL ? test : test.skip;

/** `test` where this run has a Redis, `test.skip` (counted as skipped) where it has none. */
export const onRedis = process.env.TEST_REDIS_URL ? test : test.skip;

/** `test` where this run has both, `test.skip` (counted as skipped) where one is missing. */
export const onPostgresAndRedis = process.env.TEST_POSTGRES_URL && process.env.TEST_REDIS_URL ? test : test.skip;

/** `test` where this run can run the README's shell samples, `test.skip` (counted as skipped) where it cannot. */
export const onCurl = process.env.TEST_CURL ? test : test.skip;

/** `test` where this run has a browser, `test.skip` (counted as skipped) where it has none. */
export const onChromium = process.env.TEST_CHROMIUM ? test : test.skip;

/** Jest runs many files in one process, each with modules of its own: only chance tells their names apart. */
const freshName = () => `fresh_${randomBytes(8).toString("hex")}`;

async function ask(kind: "embedded" | "postgres", name: string): Promise<DatabaseAddress> {
  const host = process.env.TEST_DATABASE_HOST;
  if (!host) throw new Error("The databases of a run are made by Jest's global setup; run `npm test -- <path>`.");
  const response = await fetch(`${host}/${kind}/${name}`, { method: "POST" });
  if (!response.ok) throw new Error(`There is no ${kind} database for this worker:\n${await response.text()}`);
  const address: DatabaseAddress = JSON.parse(await response.text());
  return address;
}
