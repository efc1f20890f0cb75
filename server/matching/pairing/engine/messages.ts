import type { Change } from "./change.js";
import type { Market, Objective, Progress, Solution } from "./market.js";
import type { Refusal } from "./refusal.js";
import type { StandsPinned, WhatIf } from "./what-if.js";
import type { WhyNot } from "./why-not.js";

/** What a thread is started with: a market to solve, or a solution of which something will be asked. */
export type ThreadStart =
  | {
      readonly kind: "solve";
      readonly market: Market;
      readonly objective: Objective;
      readonly seed: number;
      /** Whether anybody wants to hear of progress. */
      readonly tells: boolean;
    }
  | { readonly kind: "questions"; readonly market: Market; readonly solution: Solution };

export type FromSolver =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  | { readonly kind: "solved"; readonly solution: Solution };

export type Question =
  | { readonly id: number; readonly kind: "whatIf"; readonly change: Change }
  | { readonly id: number; readonly kind: "whyNot"; readonly mentee: number; readonly mentor: number };

/** An answer, or the words of a fault. */
export type Answer = { readonly id: number } & (
  | { readonly kind: "whatIf"; readonly answer: WhatIf | StandsPinned }
  | { readonly kind: "whyNot"; readonly answer: WhyNot }
  | { readonly kind: "fault"; readonly words: string }
);
