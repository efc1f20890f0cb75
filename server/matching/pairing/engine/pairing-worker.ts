import { parentPort, workerData } from "node:worker_threads";
import type { Market, Solution } from "./market.js";
import type { Answer, FromSolver, Question, ThreadStart } from "./messages.js";
import { MarketRefused } from "./refusal.js";
import { solveHere } from "./solve-here.js";
import { whatIf } from "./what-if.js";
import { whyNot } from "./why-not.js";

// A thread of the pairing engine: it solves one market and ends, or answers questions until it is ended.
const start = workerData as ThreadStart;

const say = (message: FromSolver | Answer): void => parentPort?.postMessage(message);

if (start.kind === "questions") {
  const { market, solution } = start;
  parentPort?.on("message", (question: Question) => say(answerTo(question, market, solution)));
} else {
  solveAndSay(start);
}

function solveAndSay({ market, objective, seed, tells }: ThreadStart & { kind: "solve" }): void {
  try {
    const solution = solveHere(market, objective, seed, progress => {
      if (tells) say({ kind: "progress", progress });
    });
    say({ kind: "solved", solution });
  } catch (error) {
    if (!(error instanceof MarketRefused)) throw error;
    say({ kind: "refused", refusals: error.refusals });
  }
}

function answerTo(question: Question, market: Market, solution: Solution): Answer {
  const { id, kind } = question;
  try {
    if (kind === "whatIf") return { id, kind, answer: whatIf(market, solution, question.change) };
    return { id, kind, answer: whyNot(market, solution, question.mentee, question.mentor) };
  } catch (error) {
    return { id, kind: "fault", words: String(error) };
  }
}
