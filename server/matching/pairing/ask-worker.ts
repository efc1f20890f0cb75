import { parentPort, workerData } from "node:worker_threads";
import { SolvedMarket } from "./answer.js";
import { keptFrom } from "./kept-market.js";
import type { AskStart } from "./pairing-messages.js";
import type { RunAnswer } from "./questions.js";

// The thread of one question about a solved run: some look for the best result anew.
const { inputs, market, question } = workerData as AskStart;
const solved = new SolvedMarket(keptFrom(market), JSON.parse(inputs));
const answer = (): RunAnswer => {
  if (question.kind === "whyNot") {
    return { kind: "whyNot", answer: solved.whyNot(question.menteeId, question.mentorId) };
  }
  if (question.kind === "whatIf") return { kind: "whatIf", answer: solved.whatIf(question.change) };
  return { kind: "edit", answer: solved.edit(question) };
};
parentPort?.postMessage(answer());
