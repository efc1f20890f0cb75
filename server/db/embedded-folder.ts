import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockFolderName } from "./folder-lock.js";

/** The PostgreSQL that PGlite is; a folder of another major version cannot be opened by it. */
export const embeddedMajor = 18;

/** Thrown when the data folder cannot be opened and nothing in it was touched; the message says what to do. */
export class FolderUnusable extends Error {
  override readonly name = "FolderUnusable";
  constructor(
    readonly folder: string,
    why: string,
  ) {
    super(`The data folder ${folder} ${why} Nothing in it was touched.`);
  }
}

const markerName = "complete";

/** Makes the folder, or checks that one which holds something is ours; to be asked before anything is written there. */
export function claimable(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = readdirSync(folder).filter(name => name !== ".DS_Store");
  if (names.length > 0 && !names.includes(lockFolderName)) {
    throw new FolderUnusable(folder, "is not empty and was not made by this server. Choose an empty or new folder.");
  }
}

/** Where the database's own files lie in the data folder. */
export function pgDataIn(folder: string): string {
  return join(folder, "postgres");
}

/**
 * Says whether the folder holds a finished database of a version we can open. A first start that was cut short had
 * acknowledged nothing; what it left is moved aside. To be asked while holding the lock.
 */
export function holdsDatabase(folder: string, log: (line: string) => void): boolean {
  const pgData = pgDataIn(folder);
  if (!existsSync(join(folder, markerName))) {
    if (existsSync(pgData)) {
      const aside = `${pgData}.unfinished-${Date.now()}`;
      renameSync(pgData, aside);
      log(`A first start in ${folder} was cut short before it held anything. What it left was moved to ${aside}.`);
    }
    return false;
  }
  const major = versionOf(pgData);
  if (major === null) {
    throw new FolderUnusable(folder, "held a database whose files are gone. Restore them, or choose another folder.");
  }
  if (major !== String(embeddedMajor)) {
    throw new FolderUnusable(
      folder,
      `was made by PostgreSQL ${major} and this server brings PostgreSQL ${embeddedMajor}. ` +
        "Start the release that made it and copy its data out with pg_dump, or choose another folder.",
    );
  }
  return true;
}

/** Notes that the database in the folder is whole; written once, after its first opening. */
export function markComplete(folder: string): void {
  const draft = join(folder, `${markerName}.draft`);
  writeFileSync(draft, `PostgreSQL ${embeddedMajor}\n`);
  renameSync(draft, join(folder, markerName));
}

function versionOf(pgData: string): string | null {
  const file = join(pgData, "PG_VERSION");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}
