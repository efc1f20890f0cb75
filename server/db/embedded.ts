import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { claimable, holdsDatabase, markComplete, pgDataIn } from "./embedded-folder.js";
import { EmbeddedThread, type ThreadEnd } from "./embedded-thread.js";
import { type FolderLock, lockFolder } from "./folder-lock.js";

export { embeddedMajor, FolderUnusable } from "./embedded-folder.js";
export { FolderInUse } from "./folder-lock.js";

/** How the embedded database is started. */
export interface EmbeddedOptions {
  /** Folder that is held for this process alone; null keeps the database in memory, for tests. */
  dataDir: string | null;
  /** A file written by `dump`, loaded when the database is new; a folder that holds a database stays as it is. */
  loadFrom?: string;
  /** Milliseconds a statement may take while the watchdog is on. */
  watchdogMs: number;
  log: (line: string) => void;
}

/** The database went down under its callers; `reopened` settles when it is back, or rejects when it stays down. */
export interface Crash {
  reason: string;
  reopened: Promise<void>;
}

/** A running embedded PostgreSQL: one session behind a socket, so whoever connects takes a pool of size 1. */
export interface Embedded {
  /** What pg, TypeORM and psql connect to. */
  readonly url: string;
  readonly connection: { host: string; port: number; user: string; database: string };
  /** Turns the watchdog on or off; it is off at first, since migrations and a first load may take their time. */
  watch(on: boolean): void;
  /** Writes the whole database to a file that `loadFrom` takes; not in the middle of a transaction. */
  dump(toFile: string): Promise<void>;
  /** Hears of every crash; statements under way have then failed with a lost connection. */
  onCrash(listener: (crash: Crash) => void): void;
  /** Finishes the statement at work, writes a checkpoint, closes and gives the folder back. */
  stop(): Promise<void>;
}

const port = 5432;
const triesToReopen = 3;

/** Starts PostgreSQL inside this process, in a thread of its own; throws `FolderInUse` or `FolderUnusable`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folder = options.dataDir === null ? null : resolve(options.dataDir);
  if (folder !== null) claimable(folder);
  const scratch = socketFolder();
  let lock: FolderLock | null = null;
  try {
    lock = folder === null ? null : await lockFolder(folder, scratch);
    const exists = folder !== null && holdsDatabase(folder, options.log);
    const database = new EmbeddedServer(options, folder, scratch, lock);
    await database.open(exists ? null : (options.loadFrom ?? null));
    if (folder !== null && !exists) markComplete(folder);
    return database;
  } catch (error) {
    await lock?.release();
    rmSync(scratch, { recursive: true, force: true });
    throw error;
  }
}

class EmbeddedServer implements Embedded {
  #thread: EmbeddedThread | null = null;
  #tcpPort = 0;
  #watched = false;
  #stopped: Promise<void> | null = null;
  readonly #listeners: ((crash: Crash) => void)[] = [];

  constructor(
    private readonly options: EmbeddedOptions,
    private readonly folder: string | null,
    private readonly scratch: string,
    private readonly lock: FolderLock | null,
  ) {}

  get connection() {
    const common = { user: "postgres", database: "postgres" };
    if (onWindows) return { host: "127.0.0.1", port: this.#tcpPort, ...common };
    return { host: this.scratch, port, ...common };
  }

  get url(): string {
    const { host, port, user, database } = this.connection;
    if (onWindows) return `postgresql://${user}@${host}:${port}/${database}`;
    return `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  }

  async open(loadFrom: string | null): Promise<void> {
    const thread = new EmbeddedThread(this.options.watchdogMs, {
      pgData: this.folder === null ? null : pgDataIn(this.folder),
      loadFrom,
      listen: onWindows ? { port: this.#tcpPort } : { path: join(this.scratch, `.s.PGSQL.${port}`) },
    });
    this.#thread = thread;
    this.#tcpPort = (await thread.ready) ?? 0;
    thread.watch(this.#watched);
    void thread.ended.then(end => this.#ended(end));
  }

  watch(on: boolean): void {
    this.#watched = on;
    this.#thread?.watch(on);
  }

  async dump(toFile: string): Promise<void> {
    if (!this.#thread) throw new Error("The embedded database is down.");
    await this.#thread.dump(resolve(toFile));
  }

  onCrash(listener: (crash: Crash) => void): void {
    this.#listeners.push(listener);
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    const clean = await this.#thread?.stop();
    if (clean === false)
      this.options.log("The embedded database did not close in time and was ended; nothing is lost.");
    rmSync(this.scratch, { recursive: true, force: true });
    await this.lock?.release();
  }

  #ended(end: ThreadEnd): void {
    if (this.#stopped) return;
    this.options.log(`The embedded database went down and is being reopened: ${end.reason}`);
    const reopened = this.#reopen();
    // Whoever listens decides what a database that stays down means; nobody listening must not end the process.
    reopened.catch(error => this.options.log(`The embedded database stays down: ${String(error)}`));
    for (const listener of this.#listeners) listener({ reason: end.reason, reopened });
  }

  async #reopen(): Promise<void> {
    // In memory the data died with the thread; it comes back as it was first loaded.
    const loadFrom = this.folder === null ? (this.options.loadFrom ?? null) : null;
    for (let tried = 1; ; tried += 1) {
      try {
        await this.open(loadFrom);
        this.options.log("The embedded database is open again.");
        return;
      } catch (error) {
        if (tried >= triesToReopen || this.#stopped) throw error;
      }
    }
  }
}

const onWindows = process.platform === "win32";

// A socket's path is short by law (104 bytes on macOS), and temporary folders need not be.
function socketFolder(): string {
  const short = onWindows || tmpdir().length <= 70;
  return mkdtempSync(join(short ? tmpdir() : "/tmp", "ithaca-"));
}
