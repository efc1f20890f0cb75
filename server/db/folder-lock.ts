import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { bootId, type Proof, proofIn } from "./folder-lock-proof.js";

/** Thrown when another living process has the folder open; `pid` is that process. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(
      `The data folder ${folder} is in use by process ${pid}. ` +
        "Stop that process first, or give this one a folder of its own; two processes on one folder would lose data.",
    );
  }
}

/** A folder held for this process alone; a process that dies loses it by dying. */
export interface FolderLock {
  release(): Promise<void>;
}

interface Owner {
  pid: number;
  bootId: string;
  /** File name of the proof-of-life socket, beside the owner file. */
  proof: string;
  /** Temporary folder that dies with the owner; the next owner removes it. */
  scratch: string | null;
  released: boolean;
}

/** Where a folder keeps its lock; its being there says that the folder is one of ours. */
export const lockFolderName = "ithaca.lock";

// Each owner is a numbered file, made with its content in one atomic step (link), and the highest number owns the
// folder. The highest file is never removed, only outnumbered, so the numbers never start again: two starters who both
// see a dead owner N compete for N + 1, and one who slept through several owners finds a higher number and stands back.
/** Takes the folder or throws `FolderInUse`; an owner that was killed is outnumbered, whoever else tries at the same time. */
export async function lockFolder(folder: string, scratch: string | null = null): Promise<FolderLock> {
  const home = join(folder, lockFolderName);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const proof = proofIn(home, `alive-${randomUUID().slice(0, 13)}`);
  const server = await listen(proof.path);
  const me: Owner = { pid: process.pid, bootId: bootId(), proof: proof.name, scratch, released: false };
  try {
    for (;;) {
      const last = highest(home);
      const owner = last === 0 ? null : read(home, last);
      if (owner && (await isAlive(home, owner))) throw new FolderInUse(folder, owner.pid);
      const mine = last + 1;
      if (!claim(home, mine, me)) continue;
      if (highest(home) !== mine) {
        rmSync(file(home, mine), { force: true });
        continue;
      }
      removeOlder(home, mine);
      return { release: () => release(home, mine, me, server, proof) };
    }
  } catch (error) {
    await close(server, proof);
    throw error;
  }
}

function file(home: string, number: number): string {
  return join(home, `owner.${number}`);
}

function numbers(home: string): number[] {
  return readdirSync(home).flatMap(name => (/^owner\.\d+$/.test(name) ? [Number(name.slice(6))] : []));
}

function highest(home: string): number {
  return Math.max(0, ...numbers(home));
}

function read(home: string, number: number): Owner | null {
  try {
    return JSON.parse(readFileSync(file(home, number), "utf8")) as Owner;
  } catch {
    // Gone since it was listed (then a higher one is there), or cut short by a power loss.
    return null;
  }
}

function claim(home: string, number: number, me: Owner): boolean {
  const draft = join(home, `draft-${me.proof}`);
  writeFileSync(draft, JSON.stringify(me), { mode: 0o600 });
  try {
    linkSync(draft, file(home, number));
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function removeOlder(home: string, mine: number): void {
  for (const number of numbers(home).filter(n => n < mine)) {
    const dead = read(home, number);
    if (dead && /^alive-[\w-]+$/.test(dead.proof)) rmSync(join(home, dead.proof), { force: true });
    if (dead?.scratch && /[\\/]ithaca-\w+$/.test(dead.scratch)) rmSync(dead.scratch, { recursive: true, force: true });
    rmSync(file(home, number), { force: true });
  }
}

async function release(home: string, mine: number, me: Owner, server: Server, proof: Proof): Promise<void> {
  const draft = join(home, `draft-${me.proof}`);
  writeFileSync(draft, JSON.stringify({ ...me, released: true, scratch: null }), { mode: 0o600 });
  renameSync(draft, file(home, mine));
  await close(server, proof);
}

async function isAlive(home: string, owner: Owner): Promise<boolean> {
  if (owner.released) return false;
  const proof = proofIn(home, owner.proof);
  const answer = await knock(proof.path).finally(proof.close);
  if (answer === "open") return true;
  if (answer === "ECONNREFUSED") return false;
  // No socket to ask (a copied folder, a cleaner, a file system without sockets): the process table has to do.
  return owner.bootId === bootId() && isRunning(owner.pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function knock(path: string): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(path);
    const answer = (said: string) => {
      socket.destroy();
      resolve(said);
    };
    // The kernel answers for a process that is stopped or busy, so silence means a full backlog: somebody is there.
    socket.setTimeout(500, () => answer("open"));
    socket.once("connect", () => answer("open"));
    socket.once("error", error => answer(codeOf(error) === "EAGAIN" ? "open" : codeOf(error)));
  });
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => {
      socket.on("error", () => socket.destroy());
      socket.end();
    });
    server.once("error", reject);
    server.listen(path, () => resolve(server.unref()));
  });
}

function close(server: Server, proof: Proof): Promise<void> {
  return new Promise(resolve =>
    server.close(() => {
      proof.close();
      resolve();
    }),
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
