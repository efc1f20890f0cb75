import { Worker } from "node:worker_threads";
import type { FromWorker, ToWorker, WorkerStart } from "./embedded-messages.js";

/** Why a thread came to its end. */
export interface ThreadEnd {
  reason: string;
}

const stopWithinMs = 10_000;

/** One life of the database's thread, from opening to its end. */
export class EmbeddedThread {
  /** The TCP port it listens on, null on a socket path; rejects when the database cannot be opened. */
  readonly ready: Promise<number | null>;
  readonly ended: Promise<ThreadEnd>;
  readonly #worker: Worker;
  readonly #beat = new Int32Array(new SharedArrayBuffer(4));
  readonly #dumps = new Map<number, (fault: string | null) => void>();
  #nextDump = 0;
  #reason: string | null = null;
  #closed = false;
  #over = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly watchdogMs: number,
    start: Omit<WorkerStart, "beat">,
  ) {
    const workerData: WorkerStart = { ...start, beat: this.#beat.buffer };
    // Flags of the parent (Jest's module loader, an inspector) are none of the thread's business.
    // PostgreSQL refuses a statement nested too deeply by itself, if the thread's stack reaches that far.
    this.#worker = new Worker(workerEntry(), { workerData, execArgv: [], resourceLimits: { stackSizeMb: 64 } });
    this.ended = new Promise(resolve => {
      this.#worker.once("exit", code => {
        this.watch(false);
        this.#over = true;
        const reason = this.#reason ?? `Its thread ended with code ${code}.`;
        resolve({ reason });
      });
    });
    this.#worker.on("error", error => {
      this.#reason ??= error instanceof Error ? error.message : String(error);
    });
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on("message", (message: FromWorker) => {
        if (message.kind === "ready") resolve(message.port);
        else if (message.kind === "failed") this.#reason ??= message.reason;
        else if (message.kind === "dumped") this.#dumps.get(message.id)?.(message.fault);
        else this.#closed = true;
      });
      void this.ended.then(end => reject(new Error(`The embedded database could not be opened: ${end.reason}`)));
    });
  }

  // The thread counts up when it starts on something and when it is done. The watchdog counts its own ticks, not the
  // clock, so neither a busy main thread nor a sleeping laptop makes a statement look long.
  watch(on: boolean): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    if (!on) return;
    const ticks = 10;
    let seen = 0;
    let last = 0;
    const look = () => {
      const now = Atomics.load(this.#beat, 0);
      seen = now % 2 !== 0 && now === last ? seen + 1 : 0;
      last = now;
      if (seen >= ticks) this.#end(`A statement took longer than ${this.watchdogMs} ms.`);
    };
    this.#timer = setInterval(look, Math.max(1, this.watchdogMs / ticks)).unref();
  }

  async dump(file: string): Promise<void> {
    const id = this.#nextDump++;
    const dumped = new Promise<string | null>(resolve => this.#dumps.set(id, resolve));
    this.#send({ kind: "dump", file, id });
    const fault = await Promise.race([dumped, this.ended.then(end => end.reason)]);
    this.#dumps.delete(id);
    if (fault !== null) throw new Error(fault);
  }

  /** Says whether it closed in order; a thread that does not is ended, which the database survives as it does a crash. */
  async stop(): Promise<boolean> {
    if (this.#over) return true;
    this.#send({ kind: "stop" });
    const timer = setTimeout(() => this.#end("It did not close in time."), stopWithinMs);
    await this.ended;
    clearTimeout(timer);
    return this.#closed;
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #end(reason: string): void {
    this.watch(false);
    this.#reason ??= reason;
    void this.#worker.terminate();
  }
}

// Jest on Node 20 cannot start a thread from a .ts file, so the thread always runs what the build made.
function workerEntry(): URL {
  const entry = import.meta.url.endsWith(".ts") ? "../../dist/server/db/embedded-worker.js" : "./embedded-worker.js";
  return new URL(entry, import.meta.url);
}
