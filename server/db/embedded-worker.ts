import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { intarray } from "@electric-sql/pglite/contrib/intarray";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { query } from "./embedded-frames.js";
import type { FromWorker, ToWorker, WorkerStart } from "./embedded-messages.js";
import { Sessions } from "./embedded-sessions.js";

// The database blocks its thread while it works, so it has a thread of its own. What is here runs in that thread.
const start = workerData as WorkerStart;
const beat = new Int32Array(start.beat);

const longJump = 100;

// PGlite swallows what its loop throws. A database error is a jump back into the loop and belongs there; anything else
// (the stack overrun, memory at its end) leaves a session nobody can trust, and swallowed it would look like success.
class Database extends PGlite {
  /** To be called once, when the database is open. */
  endOnTraps(): void {
    const module = this.Module;
    const once = module._PostgresMainLoopOnce;
    module._PostgresMainLoopOnce = () => {
      try {
        once();
      } catch (error) {
        if (!(error instanceof Object && "status" in error && error.status === longJump)) broken(error);
        throw error;
      }
    };
  }
}

async function main(): Promise<void> {
  const complaints: string[] = [];
  const db = await open(complaints);
  const run = (messages: Uint8Array) => runOn(db, messages);
  const sessions = new Sessions(run, broken);
  const server = createServer(socket => sessions.accept(socket));
  const port = await listen(server);
  parentPort?.on("message", (message: ToWorker) => {
    if (message.kind === "dump") void dump(db, run, message);
    else void stop(db, run, sessions, server);
  });
  tell({ kind: "ready", port });
}

async function open(complaints: string[]): Promise<Database> {
  const db = new Database({
    ...(start.pgData === null ? {} : { dataDir: start.pgData }),
    ...(start.loadFrom === null ? {} : { loadDataDir: new Blob([await readFile(start.loadFrom)]) }),
    extensions: { btree_gist, intarray, pg_trgm },
    // A small log of changes keeps the reopening after a crash short.
    startParams: [...PGlite.defaultStartParams, "-c", "max_wal_size=128MB"],
    onStderr: line => {
      complaints.push(line);
      return false;
    },
  });
  try {
    await db.waitReady;
    db.endOnTraps();
    return db;
  } catch (error) {
    const said = complaints.slice(-5).join(" ");
    throw new Error(`${wordsOf(error)} ${said}`.trim());
  }
}

async function runOn(db: PGlite, messages: Uint8Array): Promise<Buffer> {
  const answer: Buffer[] = [];
  Atomics.add(beat, 0, 1);
  try {
    // The bytes are a view of the database's own memory, so each piece is copied.
    await db.execProtocolRawStream(messages, { onRawData: bytes => void answer.push(Buffer.from(bytes)) });
  } finally {
    Atomics.add(beat, 0, 1);
  }
  return answer.length === 1 && answer[0] ? answer[0] : Buffer.concat(answer);
}

async function listen(server: Server): Promise<number | null> {
  if ("path" in start.listen) await rm(start.listen.path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    if ("path" in start.listen) server.listen(start.listen.path, resolve);
    else server.listen(start.listen.port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return address && typeof address === "object" ? address.port : null;
}

async function dump(db: PGlite, run: (messages: Uint8Array) => Promise<Buffer>, message: { file: string; id: number }) {
  try {
    if (db.isInTransaction()) throw new Error("The database cannot be dumped in the middle of a transaction.");
    await run(query("CHECKPOINT"));
    const tar = await db.dumpDataDir("none");
    const draft = `${message.file}.draft`;
    await writeFile(draft, Buffer.from(await tar.arrayBuffer()));
    await rename(draft, message.file);
    tell({ kind: "dumped", id: message.id, fault: null });
  } catch (error) {
    tell({ kind: "dumped", id: message.id, fault: wordsOf(error) });
  }
}

async function stop(db: PGlite, run: (messages: Uint8Array) => Promise<Buffer>, sessions: Sessions, server: Server) {
  server.close();
  await sessions.close();
  await run(query("CHECKPOINT"));
  await db.close();
  tell({ kind: "stopped" });
  parentPort?.close();
}

function broken(error: unknown): void {
  tell({ kind: "failed", reason: wordsOf(error) });
  process.exit(1);
}

// What the database's runtime throws at its end has words and is no Error.
function wordsOf(error: unknown): string {
  return error instanceof Object && "message" in error ? String(error.message) : String(error);
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

main().catch(broken);
