import { Worker } from "node:worker_threads";
import type { ThreadStart } from "./messages.js";

/** Starts a thread of the engine. */
export function startThread(workerData: ThreadStart): Worker {
  // Flags of the parent (a module loader, an inspector) are none of the thread's business.
  return new Worker(workerEntry(), { workerData, execArgv: [] });
}

// A thread starts from compiled files; from sources, as in tests, those lie in dist.
function workerEntry(): URL {
  const entry = import.meta.url.endsWith(".ts")
    ? "../../../../dist/server/matching/pairing/engine/pairing-worker.js"
    : "./pairing-worker.js";
  return new URL(entry, import.meta.url);
}
