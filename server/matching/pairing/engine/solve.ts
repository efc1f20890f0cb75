import type { Market, Objective, Progress, Solution } from "./market.js";
import type { FromSolver } from "./messages.js";
import { MarketRefused } from "./refusal.js";
import { startThread } from "./thread.js";

export interface SolveOptions {
  readonly objective: Objective;
  /** A whole number for the lottery; the same market and seed give the same solution on every machine. */
  readonly seed: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the solver's thread; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Pairs a market in a thread of its own, which ends with it. The market is copied, so it may be used meanwhile. Rejects
 * with MarketRefused for pins that cannot stand together and for what is too large, before anything is solved; with a
 * RangeError for what is no market.
 */
export async function solve(market: Market, options: SolveOptions): Promise<Solution> {
  const { objective, seed, onProgress, signal } = options;
  signal?.throwIfAborted();
  const worker = startThread({ kind: "solve", market, objective, seed, tells: onProgress !== undefined });
  const stop = () => void worker.terminate();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<Solution>((resolve, reject) => {
      worker.on("message", (message: FromSolver) => {
        if (signal?.aborted) return;
        if (message.kind === "progress") onProgress?.(message.progress);
        else if (message.kind === "solved") resolve(message.solution);
        else reject(new MarketRefused(message.refusals));
      });
      worker.once("error", reject);
      // After a cut the thread is really gone before anybody is told.
      worker.once("exit", code =>
        reject(signal?.aborted ? signal.reason : new Error(`The solver's thread ended with code ${code}.`)),
      );
    });
  } finally {
    signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
