import { wholeScore } from "../weights.js";

/** The first of a list has a whole score, each further one this much less: all that are named stand above all others. */
const rankStep = 5;
/** What somebody not named can have at most: below the twentieth of a list. */
const unnamedAtMost = 900;

/**
 * How much one likes another, in thousandths: by the place in their list when they are named, else by the search's score
 * brought below the lists. So lists go before scores, and scores decide among all who are not named.
 */
export const likingOf = (place: number | undefined, thousandths: number): number =>
  place === undefined
    ? Math.floor((thousandths * unnamedAtMost) / wholeScore)
    : Math.max(unnamedAtMost, wholeScore - place * rankStep);

/** The place of each in a list, from 0. */
export const placesIn = (ranked: readonly string[]): ReadonlyMap<string, number> =>
  new Map(ranked.map((id, place) => [id, place]));
