/**
 * A market as solvers take it: plain typed arrays, which can be handed to a worker. Who is not listed is unacceptable, and
 * a banned pair is an edge that is absent. A mentee lists a mentor at most once.
 */
export interface Market {
  readonly menteeCount: number;
  /** Places of each mentor. */
  readonly capacities: Int32Array;
  /**
   * The least load wished for each mentor; what lies above the capacity counts as the capacity. BEST_TOTAL and FAIREST
   * place as many people as possible first, and then leave as few of these places empty as possible. A stable result
   * cannot bend to them: who is short in one is short in all (rural hospitals), so there the shortfall is only told.
   */
  readonly minimums?: Int32Array;
  /** The edges of mentee i, their candidates, are `start[i]` to `start[i + 1] - 1`. */
  readonly start: Int32Array;
  /** The mentor of each edge. */
  readonly mentor: Int32Array;
  /** How much the mentee likes each edge, from 0 to 1000, more is better. */
  readonly menteeScore: Int32Array;
  /** How much the mentor likes it, from 0 to 1000, more is better. */
  readonly mentorScore: Int32Array;
  /** 1 for a pair that must be part of the result; it takes a place first and stands. */
  readonly pinned: Uint8Array;
  /**
   * Who the people are, two words each, all different on a side (`personKeys` makes them of ids): lottery numbers are
   * drawn by them, so the result does not depend on the order of the input. Without them a person is known by their index.
   */
  readonly menteeKeys?: Uint32Array;
  readonly mentorKeys?: Uint32Array;
}

export const Objectives = ["STABLE_MENTEE_OPTIMAL", "STABLE_MENTOR_OPTIMAL", "BEST_TOTAL", "FAIREST"] as const;
/**
 * STABLE_…: nobody has a pair they would both rather be in, and no other such result is better for any person of the named
 * side. BEST_TOTAL: as many people placed as possible, then the greatest sum of both sides' scores. FAIREST: as many people
 * placed as possible, then as few as possible at the worst rank, then at the next one, and so on (leximin over the ranks
 * that mentees gave), then the greatest sum.
 */
export type Objective = (typeof Objectives)[number];
export type OptimalObjective = "BEST_TOTAL" | "FAIREST";

export interface Solution {
  readonly objective: Objective;
  /** The seed of the lottery that broke the ties. */
  readonly seed: number;
  /** The edge of each mentee's pair, -1 for who stays unpaired. */
  readonly edgeOf: Int32Array;
  /** How many are paired, pinned pairs included. */
  readonly placed: number;
  /** The sum of both scores over all pairs. */
  readonly total: number;
  /** Places below the mentors' minimums that stay empty. */
  readonly shortfall: number;
  /** The proof of BEST_TOTAL and FAIREST, and what questions are answered from; null for stable results. */
  readonly prices: Prices | null;
}

/**
 * What a place at each mentor is worth, the least such prices there are (so they are the same for every best result). A
 * value is a row of numbers, of which the first that differs decides; BEST_TOTAL has rows of one.
 */
export interface Prices {
  readonly levels: number;
  /** How much of the first level one more person placed is, and one more place below a mentor's minimum. */
  readonly perPlaced: number;
  readonly perMinimum: number;
  /** The rows of all mentors, one after the other; -Infinity where no place could ever be taken. */
  readonly ofMentor: Float64Array;
}

/** Where a solver is, for a screen. */
export interface Progress {
  readonly step: "READING" | "SOLVING" | "PROVING";
  /** Which of so many goals is being worked at; one after the other for FAIREST. */
  readonly level: number;
  readonly levels: number;
  /** Improving steps until now; how many there will be is not known. */
  readonly pivots: number;
}

/** The sum of both scores of an edge. */
export const worth = (market: Market, edge: number): number =>
  (market.menteeScore[edge] as number) + (market.mentorScore[edge] as number);

/** The least load that counts for a mentor. */
export const minimumOf = (market: Market, mentor: number): number =>
  Math.max(0, Math.min(market.minimums?.[mentor] ?? 0, market.capacities[mentor] as number));

/** The most anybody may like an edge. */
export const highestScore = 1000;
