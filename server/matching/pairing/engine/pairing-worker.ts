import { parentPort, workerData } from "node:worker_threads";
import type { FromSolver, SolveStart } from "./messages.js";
import { MarketRefused } from "./refusal.js";
import { solveHere } from "./solve-here.js";

// A solver's thread: it solves one market and ends.
const { market, objective, seed, tells } = workerData as SolveStart;

const say = (message: FromSolver): void => parentPort?.postMessage(message);

try {
  const began = process.cpuUsage();
  const solution = solveHere(market, objective, seed, progress => {
    if (tells) say({ kind: "progress", progress });
  });
  const spent = process.cpuUsage(began);
  say({ kind: "solved", solution, cpuMs: (spent.user + spent.system) / 1000 });
} catch (error) {
  if (!(error instanceof MarketRefused)) throw error;
  say({ kind: "refused", refusals: error.refusals });
}
