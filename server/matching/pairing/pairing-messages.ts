import type { PairingMeasures } from "./measures.js";
import type { PairingObjective } from "./pairing-words.js";
import type { RunQuestion } from "./questions.js";

/** What the thread of a run is started with. */
export interface PairingStart {
  /** The run's inputs as they are kept. */
  readonly inputs: string;
  readonly objective: PairingObjective;
  readonly seed: number;
}

/** What the thread of a question is started with. */
export interface AskStart {
  readonly inputs: string;
  /** The market and its solution as they are kept. */
  readonly market: Uint8Array;
  readonly question: RunQuestion;
}

/** A result as it is written down: what becomes rows is JSON already, so that this process only passes it on. */
export interface SolvedRun {
  readonly market: Uint8Array;
  readonly proposals: string;
  readonly unpaired: string;
  readonly loads: string;
  readonly measures: PairingMeasures;
}

export type FromPairing =
  | { readonly kind: "progressed"; readonly percent: number }
  | { readonly kind: "solved"; readonly run: SolvedRun };
