import type { Market, Objective, Progress, Solution } from "./market.js";
import type { Refusal } from "./refusal.js";

/** What a solver's thread is started with. */
export interface SolveStart {
  readonly kind: "solve";
  readonly market: Market;
  readonly objective: Objective;
  readonly seed: number;
  /** Whether anybody wants to hear of progress. */
  readonly tells: boolean;
}

export type FromSolver =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  | { readonly kind: "solved"; readonly solution: Solution; readonly cpuMs: number };
