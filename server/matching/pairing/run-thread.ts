import { Worker } from "node:worker_threads";
import type { FromPairing, PairingStart, SolvedRun } from "./pairing-messages.js";

interface Listening {
  readonly onProgress: (percent: number) => void;
  /** Ends the thread; the promise then rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** Works a run out in a thread of its own, which ends with it: the same start gives the same result everywhere. */
export async function solveInThread(start: PairingStart, { onProgress, signal }: Listening): Promise<SolvedRun> {
  signal.throwIfAborted();
  // Flags of the parent (a module loader, an inspector) are none of the thread's business.
  const worker = new Worker(workerEntry(), { workerData: start, execArgv: [] });
  const stop = () => void worker.terminate();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<SolvedRun>((resolve, reject) => {
      worker.on("message", (message: FromPairing) => {
        if (message.kind === "progressed") onProgress(message.percent);
        else resolve(message.run);
      });
      worker.once("error", reject);
      worker.once("exit", code =>
        reject(signal.aborted ? signal.reason : new Error(`The thread of a pairing run ended with code ${code}.`)),
      );
    });
  } finally {
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}

// A thread starts from compiled files; from sources, as in tests, those lie in dist.
function workerEntry(): URL {
  const entry = import.meta.url.endsWith(".ts")
    ? "../../../dist/server/matching/pairing/run-worker.js"
    : "./run-worker.js";
  return new URL(entry, import.meta.url);
}
