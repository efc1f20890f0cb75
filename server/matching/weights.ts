import type { SearchReasonCode } from "./search-words.js";

/**
 * How much each criterion counts against the others until a program says otherwise. Only those that a search makes count,
 * and share the whole score: what is there of all that was asked decides, whatever was asked. Interests weigh most, since
 * they are why somebody looks; then the perspective of another place of work and hours in common, without which the two
 * never talk; how soon somebody answers and a free place only decide between mentors who are alike.
 */
const defaults = {
  TEXT: 200,
  SHARED_INTEREST: 400,
  SHARED_PRACTICE_AREA: 250,
  STAGE: 100,
  REGION: 100,
  LANGUAGE: 100,
  OFFERS_HELP: 150,
  DIFFERENT_INSTITUTION: 150,
  DIFFERENT_REGION: 125,
  DIFFERENT_PRACTICE_AREA: 125,
  OVERLAP_HOURS: 150,
  STAGE_AHEAD: 75,
  ANSWERS_WITHIN: 50,
  PLACES_LEFT: 75,
} as const satisfies { readonly [C in SearchReasonCode]?: number };

/** The codes that can carry points. */
export type Criterion = keyof typeof defaults;
export const criteria = Object.keys(defaults) as readonly Criterion[];

export interface Weights {
  /** Changes with any number below, so that points of two versions are never compared. */
  readonly version: number;
  readonly of: { readonly [C in Criterion]: number };
}

/**
 * What every program begins with, as its version 1. These numbers stay as they are: other ones for programs that have set
 * none come as rows with a version of their own, or scores of one version would not compare.
 */
export const defaultWeights: Weights = { version: 1, of: defaults };

/** A whole score; points are counted in its thousandths, as integers, so that sums are exact. */
export const wholeScore = 1000;

/**
 * Shares the whole score among the criteria of one search by their weights, in integers that add up to it exactly
 * (largest remainder; of equal remainders the criterion named first takes the rest). Where none of them weighs anything
 * there is nothing to share.
 */
export function budgetsOf(asked: readonly Criterion[], { of }: Weights): ReadonlyMap<Criterion, number> {
  const total = asked.reduce((sum, criterion) => sum + of[criterion], 0);
  const shares = asked.map(criterion => {
    const product = of[criterion] * wholeScore;
    return { criterion, budget: Math.floor(product / (total || 1)), remainder: product % (total || 1) };
  });
  let left = total === 0 ? 0 : wholeScore - shares.reduce((sum, share) => sum + share.budget, 0);
  for (const share of shares.toSorted((a, b) => b.remainder - a.remainder)) {
    if (left === 0) break;
    share.budget += 1;
    left -= 1;
  }
  return new Map(shares.map(({ criterion, budget }) => [criterion, budget]));
}
