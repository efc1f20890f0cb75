/** What the worker is started with. */
export interface WorkerStart {
  /** Null keeps the database in memory. */
  pgData: string | null;
  loadFrom: string | null;
  listen: { path: string } | { port: number };
  /** One counter: odd while the database is at work, so that the main thread can see a statement that does not end. */
  beat: SharedArrayBuffer;
}

export type ToWorker = { kind: "dump"; file: string; id: number } | { kind: "stop" };

export type FromWorker =
  | { kind: "ready"; port: number | null }
  | { kind: "failed"; reason: string }
  | { kind: "dumped"; id: number; fault: string | null }
  | { kind: "stopped" };
