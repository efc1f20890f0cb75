import type { Worker } from "node:worker_threads";
import type { Change } from "./change.js";
import type { Market, Solution } from "./market.js";
import type { Answer, Question } from "./messages.js";
import { startThread } from "./thread.js";
import type { StandsPinned, WhatIf } from "./what-if.js";
import type { WhyNot } from "./why-not.js";

type Asked = Question extends infer Q ? (Q extends Question ? Omit<Q, "id"> : never) : never;

/** A solution in a thread of its own that answers questions; it lives until it is closed. */
export class PairingQuestions {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  private nextId = 1;
  private ended: Error | null = null;

  constructor(market: Market, solution: Solution) {
    this.worker = startThread({ kind: "questions", market, solution });
    this.worker.on("message", (answer: Answer) => {
      this.waiting.get(answer.id)?.resolve(answer);
      this.waiting.delete(answer.id);
      // A thread that nobody waits for does not keep the process alive.
      if (this.waiting.size === 0) this.worker.unref();
    });
    this.worker.once("error", error => this.end(error instanceof Error ? error : new Error(String(error))));
    this.worker.once("exit", code =>
      this.end(new Error(`The thread of a pairing's questions ended with code ${code}.`)),
    );
    this.worker.unref();
  }

  /** The best result if one thing were otherwise; nothing of the solution changes. */
  async whatIf(change: Change): Promise<WhatIf | StandsPinned> {
    const answer = await this.ask({ kind: "whatIf", change });
    if (answer.kind !== "whatIf") throw unanswered(answer);
    return answer.answer;
  }

  /** Why a mentee is not paired with a mentor. */
  async whyNot(mentee: number, mentor: number): Promise<WhyNot> {
    const answer = await this.ask({ kind: "whyNot", mentee, mentor });
    if (answer.kind !== "whyNot") throw unanswered(answer);
    return answer.answer;
  }

  /** Ends the thread; what was asked and not answered rejects. */
  async close(): Promise<void> {
    this.end(new Error("The questions about a pairing were closed."));
    await this.worker.terminate();
  }

  private ask(question: Asked): Promise<Answer> {
    if (this.ended) return Promise.reject(this.ended);
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.ref();
      this.worker.postMessage({ ...question, id });
    });
  }

  private end(reason: Error): void {
    this.ended ??= reason;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}

const unanswered = (answer: Answer): Error => new Error(answer.kind === "fault" ? answer.words : "Another was asked.");
