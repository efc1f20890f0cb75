import { Worker } from "node:worker_threads";
import type { IndexAnswer, Question } from "./question.js";
import type { FromSearchWorker, IndexState, ToSearchWorker } from "./worker-messages.js";

interface Waiting {
  resolve(message: FromSearchWorker): void;
  reject(error: Error): void;
}

/** One life of the thread that holds the indexes of this process. Whoever waits when it ends is told by an error. */
export class SearchThread {
  /** Settles when the thread has ended, with why. */
  readonly ended: Promise<string>;
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;
  private reason: string | null = null;

  constructor() {
    // Flags of the parent (Jest's module loader, an inspector) are none of the thread's business.
    this.worker = new Worker(workerEntry(), { execArgv: [] });
    // A process that has nothing else to do may end.
    this.worker.unref();
    this.worker.on("message", (message: FromSearchWorker) => {
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.kind === "failed") waiting?.reject(new Error(message.reason));
      else waiting?.resolve(message);
    });
    this.worker.on("error", error => {
      this.reason ??= error instanceof Error ? (error.stack ?? error.message) : String(error);
    });
    this.ended = new Promise(resolve => {
      this.worker.once("exit", code => {
        this.reason ??= `Its thread ended with code ${code}.`;
        for (const { reject } of this.waiting.values()) reject(new Error(this.reason));
        this.waiting.clear();
        resolve(this.reason);
      });
    });
  }

  /** Null when it holds no index of this program. */
  async ask(programId: string, question: Question): Promise<IndexAnswer | null> {
    const message = await this.send({ kind: "ask", programId, question });
    return message.kind === "answered" ? message.answer : null;
  }

  /** Takes mentors as they are now, a JSON text of `MentorRow`s, and leaves out enrollments that are mentors no more. */
  async put(programId: string, rows: string, gone: readonly string[]): Promise<IndexState | null> {
    const message = await this.send({ kind: "put", programId, rows, gone });
    return message.kind === "done" ? message.state : null;
  }

  async drop(programId: string): Promise<void> {
    await this.send({ kind: "drop", programId });
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private send(message: WithoutId<ToSearchWorker>): Promise<FromSearchWorker> {
    if (this.reason !== null) return Promise.reject(new Error(this.reason));
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ ...message, id });
    });
  }
}

type WithoutId<M> = M extends { readonly id: number } ? Omit<M, "id"> : never;

// Jest on Node 20 cannot start a thread from a .ts file, so the thread always runs what the build made.
function workerEntry(): URL {
  const isSource = import.meta.url.endsWith(".ts");
  return new URL(
    isSource ? "../../../dist/server/matching/search-index/search-worker.js" : "./search-worker.js",
    import.meta.url,
  );
}
