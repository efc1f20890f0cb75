import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** What a child says; see embedded-child.mjs. */
export type Said =
  | { kind: "open" | "stopped" }
  | { kind: "found"; ids: number[]; tally: number }
  | { kind: "written"; id: number }
  | { kind: "refused"; name: string; message: string; by: number | null };

const script = fileURLToPath(new URL("./embedded-child.mjs", import.meta.url));
const living = new Set<ChildProcess>();

/** A process of its own that opens a folder; its lines are read one by one with `next`. */
export class Child {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(task: "hold" | "write" | "lock", folder: string) {
    // What a killed child leaves in the temporary folder goes away with the test's own folders.
    const env = { ...process.env, TMPDIR: dirname(folder) };
    const child = spawn(process.execPath, [script, task, folder], { stdio: ["ignore", "pipe", "inherit"], env });
    this.#process = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    living.add(child);
    child.once("exit", () => living.delete(child));
  }

  get pid(): number {
    if (this.#process.pid === undefined) throw new Error("The child did not start.");
    return this.#process.pid;
  }

  /** The next thing the child says, null when it has ended. */
  async next(): Promise<Said | null> {
    const { done, value } = await this.#lines.next();
    if (done) return null;
    const said: Said = JSON.parse(value);
    return said;
  }

  /** Ends the child and gives what it had said and nobody had read. */
  async end(signal: "SIGKILL" | "SIGTERM"): Promise<Said[]> {
    const gone =
      this.#process.exitCode === null && this.#process.signalCode === null ? once(this.#process, "exit") : null;
    this.#process.kill(signal);
    const rest: Said[] = [];
    for (let said = await this.next(); said !== null; said = await this.next()) rest.push(said);
    await gone;
    return rest;
  }
}

/** Ends what a failed test left running. */
export function endChildren(): void {
  for (const child of living) child.kill("SIGKILL");
}
