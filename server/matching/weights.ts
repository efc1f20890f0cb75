import type { SearchReasonCode } from "./search-words.js";

/** The codes that can carry points. */
export type Criterion = Extract<
  SearchReasonCode,
  | "TEXT"
  | "SHARED_INTEREST"
  | "SHARED_PRACTICE_AREA"
  | "STAGE"
  | "REGION"
  | "LANGUAGE"
  | "OFFERS_HELP"
  | "DIFFERENT_INSTITUTION"
  | "DIFFERENT_REGION"
  | "DIFFERENT_PRACTICE_AREA"
  | "OVERLAP_HOURS"
  | "STAGE_AHEAD"
  | "ANSWERS_WITHIN"
  | "PLACES_LEFT"
>;

export interface Weights {
  /** Changes with any number below, so that points of two versions are never compared. */
  readonly version: number;
  readonly of: { readonly [C in Criterion]: number };
}

/**
 * How much each criterion counts against the others. Only those that a search makes count, and share the whole score:
 * a mentor who has all that was asked scores 1, whatever was asked. Interests weigh most, since they are why somebody
 * looks; then the perspective of another place of work; a free place only decides between mentors who are alike.
 */
export const weights: Weights = {
  version: 1,
  of: {
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
  },
};

/** A whole score; points are counted in its thousandths, as integers, so that sums are exact. */
export const wholeScore = 1000;

/**
 * Shares the whole score among the criteria of one search by their weights, in integers that add up to it exactly
 * (largest remainder; of equal remainders the criterion named first takes the rest).
 */
export function budgetsOf(criteria: readonly Criterion[], { of }: Weights): ReadonlyMap<Criterion, number> {
  const total = criteria.reduce((sum, criterion) => sum + of[criterion], 0);
  const shares = criteria.map(criterion => {
    const product = of[criterion] * wholeScore;
    return { criterion, budget: Math.floor(product / total), remainder: product % total };
  });
  let left = wholeScore - shares.reduce((sum, share) => sum + share.budget, 0);
  for (const share of shares.toSorted((a, b) => b.remainder - a.remainder)) {
    if (left === 0) break;
    share.budget += 1;
    left -= 1;
  }
  return new Map(shares.map(({ criterion, budget }) => [criterion, budget]));
}
