import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Embedded, type EmbeddedOptions, startEmbedded } from "../../server/db/embedded.js";
import { endChildren } from "./child.js";

const root = mkdtempSync(join(tmpdir(), "ithaca-db-"));
const open = new Set<Embedded>();
let template: Promise<string> | undefined;
let made = 0;

/** A path for a data folder that nobody has used. */
export function newFolder(): string {
  made += 1;
  return join(root, `data-${made}`);
}

/** A data folder that holds an empty database; copied, since making one takes seconds. */
export async function usedFolder(): Promise<string> {
  template ??= makeTemplate();
  const folder = newFolder();
  cpSync(await template, folder, { recursive: true });
  return folder;
}

async function makeTemplate(): Promise<string> {
  const folder = join(root, "template");
  const database = await startEmbedded({ dataDir: folder, watchdogMs: 30_000, log: () => {} });
  await database.stop();
  return folder;
}

/** Starts a database that `stopAll` stops if the test did not. */
export async function start(options: Partial<EmbeddedOptions> & { dataDir: string | null }): Promise<Embedded> {
  const database = await startEmbedded({ watchdogMs: 30_000, log: () => {}, ...options });
  open.add(database);
  return database;
}

/** One connection for the length of `work`. */
export async function connected<T>(database: Embedded, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.url });
  // A database that goes down tells idle connections too; the test hears of it from its query.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Ends what a test left running; each database takes some hundred megabytes. */
export async function stopAll(): Promise<void> {
  endChildren();
  for (const database of open) await database.stop();
  open.clear();
}

/** Removes the folders of a file's tests. */
export function cleanUp(): void {
  rmSync(root, { recursive: true, force: true });
}
