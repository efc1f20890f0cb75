import { Worker } from "node:worker_threads";
import { Turns } from "../../kernel/turns.js";
import type { AskStart, FromPairing, PairingStart, SolvedRun } from "./pairing-messages.js";
import type { RunAnswer } from "./questions.js";

interface Listening {
  readonly onProgress: (percent: number) => void;
  /** Ends the thread; the promise then rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** Works a run out in a thread of its own, which ends with it: the same start gives the same result everywhere. */
export async function solveInThread(start: PairingStart, { onProgress, signal }: Listening): Promise<SolvedRun> {
  signal.throwIfAborted();
  const worker = threadOf("run-worker", start);
  const stop = () => void worker.terminate();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<SolvedRun>((resolve, reject) => {
      worker.on("message", (message: FromPairing) => {
        if (message.kind === "progressed") onProgress(message.percent);
        else resolve(message.run);
      });
      worker.once("error", reject);
      worker.once("exit", code => reject(signal.aborted ? signal.reason : new Error(endedWith(code))));
    });
  } finally {
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}

/** A question costs a thread with the whole market in it. */
const questions = new Turns({
  together: 2,
  mostWaiting: 16,
  tooMany: "Too many questions about pairing runs are being answered just now. Try again shortly.",
  retryAfterSeconds: 5,
});

/** Answers a question about a solved run in a thread of its own, which ends with it, as soon as it is its turn. */
export const askInThread = (start: () => Promise<AskStart | null>): Promise<RunAnswer | null> =>
  questions.take(async () => {
    const read = await start();
    return read && answer(read);
  });

async function answer(start: AskStart): Promise<RunAnswer> {
  const worker = threadOf("ask-worker", start);
  try {
    return await new Promise<RunAnswer>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", code => reject(new Error(endedWith(code))));
    });
  } finally {
    await worker.terminate();
  }
}

const endedWith = (code: number): string => `The thread of a pairing run ended with code ${code}.`;

// Flags of the parent (a module loader, an inspector) are none of the thread's business.
const threadOf = (entry: string, workerData: PairingStart | AskStart): Worker =>
  new Worker(entryOf(entry), { workerData, execArgv: [] });

// A thread starts from compiled files; from sources, as in tests, those lie in dist.
const entryOf = (name: string): URL =>
  new URL(
    import.meta.url.endsWith(".ts") ? `../../../dist/server/matching/pairing/${name}.js` : `./${name}.js`,
    import.meta.url,
  );
