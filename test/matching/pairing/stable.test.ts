import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkSolution } from "../../../server/matching/pairing/engine/check-solution.js";
import type { Market, Objective } from "../../../server/matching/pairing/engine/market.js";
import { solveHere } from "../../../server/matching/pairing/engine/solve-here.js";
import { aMarket, listsOf, mentorsOf, smallMarkets, textbookMarket } from "./a-market.js";
import { allPairings } from "./brute-force.js";

const solved = (market: Market, objective: Objective, seed = 1) => solveHere(market, objective, seed, () => {});
const both = ["STABLE_MENTEE_OPTIMAL", "STABLE_MENTOR_OPTIMAL"] as const;

/** Different scores for all, so that there are no ties and no lottery. */
const strictMarkets = (mentees = 5, mentors = 4) =>
  smallMarkets({ mentees, mentors, scores: 1000 }).map(market => ({
    ...market,
    menteeScore: distinct(market.menteeScore),
    mentorScore: distinct(market.mentorScore),
  }));
const distinct = (scores: Int32Array): Int32Array => {
  const order = Array.from(scores.keys()).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b);
  const ranks = new Int32Array(scores.length);
  order.forEach((edge, rank) => {
    ranks[edge] = rank;
  });
  return ranks;
};

const stablePairings = (market: Market): Int32Array[] =>
  [...allPairings(market)].filter(pairing => checkSolution(market, pairing).blocking.length === 0);

const liking = (market: Market, edge: number | undefined): number =>
  edge === undefined || edge === -1 ? -1 : (market.menteeScore[edge] ?? 0);

describe("a stable result", () => {
  test.each(both)("of %s leaves no pair who would both rather have each other", objective => {
    fc.assert(
      fc.property(smallMarkets({ mentees: 12, mentors: 6, scores: 3 }), fc.nat(5), (market, seed) => {
        const { edgeOf } = solved(market, objective, seed);
        expect(checkSolution(market, edgeOf)).toMatchObject({ faults: [], blocking: [] });
      }),
      { numRuns: 500 },
    );
  });

  test("gives each mentee the best mentor they have in any stable pairing, or the worst when mentors propose", () => {
    fc.assert(
      fc.property(strictMarkets(), market => {
        const stable = stablePairings(market);
        const [best, worst] = both.map(objective => solved(market, objective).edgeOf);
        for (let mentee = 0; mentee < market.menteeCount; mentee += 1) {
          const possible = stable.map(pairing => liking(market, pairing[mentee]));
          expect(liking(market, best?.[mentee])).toBe(Math.max(...possible));
          expect(liking(market, worst?.[mentee])).toBe(Math.min(...possible));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("pairs the same people and fills as many places of each mentor, whichever it is (rural hospitals)", () => {
    fc.assert(
      fc.property(strictMarkets(8, 5), market => {
        const facts = both.map(objective => {
          const { edgeOf } = solved(market, objective);
          const mentors = mentorsOf(market, edgeOf);
          const load = Array.from(market.capacities, (_, mentor) => mentors.filter(one => one === mentor).length);
          return { paired: mentors.map(mentor => mentor !== null), load };
        });
        expect(facts[0]).toEqual(facts[1]);
      }),
      { numRuns: 500 },
    );
  });

  test("gives a mentee nothing for lying when mentees propose", () => {
    fc.assert(
      fc.property(strictMarkets(5, 3), fc.nat(), (market, who) => {
        if (market.menteeCount === 0) return;
        const liar = who % market.menteeCount;
        const honest = liking(market, solved(market, "STABLE_MENTEE_OPTIMAL").edgeOf[liar]);
        const lists = listsOf(market);
        for (const told of orders(lists[liar] ?? [])) {
          const lie = lists.map((list, mentee) =>
            mentee === liar ? told.map((one, at) => ({ ...one, menteeScore: 1000 - at })) : list,
          );
          const lied = aMarket(lie, [...market.capacities]);
          const got = mentorsOf(lied, solved(lied, "STABLE_MENTEE_OPTIMAL").edgeOf)[liar];
          const true_ = lists[liar]?.find(one => one.mentor === got)?.menteeScore ?? -1;
          expect(true_).toBeLessThanOrEqual(honest);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** All orders of all parts of a list, a pin left where it is. */
function* orders<T extends { isPinned?: boolean }>(list: readonly T[], begun: readonly T[] = []): Generator<T[]> {
  if (list.every(one => !one.isPinned)) yield [...begun];
  for (const [at, one] of list.entries()) yield* orders(list.toSpliced(at, 1), [...begun, one]);
}

describe("published instances", () => {
  test("Gale and Shapley 1962, example 1: each side gets its first choices when it proposes", () => {
    const market = textbookMarket(
      [
        [1, 2, 3],
        [2, 3, 1],
        [3, 1, 2],
      ],
      [
        [2, 3, 1],
        [3, 1, 2],
        [1, 2, 3],
      ],
    );
    expect(mentorsOf(market, solved(market, "STABLE_MENTEE_OPTIMAL").edgeOf)).toEqual([0, 1, 2]);
    expect(mentorsOf(market, solved(market, "STABLE_MENTOR_OPTIMAL").edgeOf)).toEqual([2, 0, 1]);
  });

  test("Gale and Shapley 1962, example 2: the one stable pairing, in which nobody has a first choice", () => {
    const market = textbookMarket(
      [
        [1, 2, 3, 4],
        [1, 4, 3, 2],
        [2, 1, 3, 4],
        [4, 2, 3, 1],
      ],
      [
        [4, 3, 1, 2],
        [2, 4, 1, 3],
        [4, 1, 2, 3],
        [3, 2, 1, 4],
      ],
    );
    const [only, ...others] = stablePairings(market);
    expect(others).toEqual([]);
    for (const objective of both) expect(solved(market, objective).edgeOf).toEqual(only);
    expect(mentorsOf(market, only ?? new Int32Array())).toEqual([2, 3, 0, 1]);
  });

  test("Knuth 1976, in Roth and Sotomayor 1990, example 2.17: ten stable pairings, and the best and worst of them", () => {
    const market = textbookMarket(
      [
        [1, 2, 3, 4],
        [2, 1, 4, 3],
        [3, 4, 1, 2],
        [4, 3, 2, 1],
      ],
      [
        [4, 3, 2, 1],
        [3, 4, 1, 2],
        [2, 1, 4, 3],
        [1, 2, 3, 4],
      ],
    );
    expect(stablePairings(market)).toHaveLength(10);
    expect(mentorsOf(market, solved(market, "STABLE_MENTEE_OPTIMAL").edgeOf)).toEqual([0, 1, 2, 3]);
    expect(mentorsOf(market, solved(market, "STABLE_MENTOR_OPTIMAL").edgeOf)).toEqual([3, 2, 1, 0]);
  });

  test("Gusfield and Irving 1989, page 10: the first example of the algorithm at work", () => {
    const market = textbookMarket(
      [
        [4, 1, 2, 3],
        [2, 3, 1, 4],
        [2, 4, 3, 1],
        [3, 1, 4, 2],
      ],
      [
        [4, 1, 3, 2],
        [1, 3, 2, 4],
        [1, 2, 3, 4],
        [4, 1, 3, 2],
      ],
    );
    expect(mentorsOf(market, solved(market, "STABLE_MENTEE_OPTIMAL").edgeOf)).toEqual([3, 2, 1, 0]);
  });

  test("Roth 1985, colleges with several places: one stable pairing, though others please every college more", () => {
    const market = textbookMarket(
      [
        [3, 1, 2],
        [2, 1, 3],
        [1, 3, 2],
        [1, 2, 3],
      ],
      [
        [1, 2, 3, 4],
        [1, 2, 3, 4],
        [3, 1, 2, 4],
      ],
      [2, 1, 1],
    );
    expect(stablePairings(market)).toHaveLength(1);
    for (const objective of both) expect(mentorsOf(market, solved(market, objective).edgeOf)).toEqual([2, 1, 0, 0]);
  });
});
