import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkSolution } from "../../../server/matching/pairing/engine/check-solution.js";
import { draw, personKeys } from "../../../server/matching/pairing/engine/lottery.js";
import { type Market, type Objective, Objectives } from "../../../server/matching/pairing/engine/market.js";
import { solveHere } from "../../../server/matching/pairing/engine/solve-here.js";
import { random } from "../../support/random.js";
import { aMarket, largeMarket, listsOf, mentorsOf, smallMarkets } from "./a-market.js";

const idsOf = (what: string, count: number) => Array.from({ length: count }, (_, index) => `${what}-${index}`);

interface Named {
  readonly market: Market;
  readonly mentees: readonly string[];
  readonly mentors: readonly string[];
}

const named = (market: Market, mentees: readonly string[], mentors: readonly string[]): Named => ({
  market: { ...market, menteeKeys: personKeys(mentees), mentorKeys: personKeys(mentors) },
  mentees,
  mentors,
});

/** The same people and lists, everything in another order. */
function shuffledMarket(market: Market, seed: number): Named {
  const { below } = random(seed);
  const shuffled = <T>(all: readonly T[]): T[] => {
    const left = [...all];
    return all.map(() => left.splice(below(left.length), 1)[0] as T);
  };
  const mentees = shuffled(Array.from({ length: market.menteeCount }, (_, index) => index));
  const mentors = shuffled([...market.capacities.keys()]);
  const lists = listsOf(market);
  const minimums = market.minimums ? [mentors.map(mentor => market.minimums?.[mentor] ?? 0)] : [];
  return named(
    aMarket(
      mentees.map(mentee =>
        shuffled(lists[mentee] ?? []).map(listed => ({ ...listed, mentor: mentors.indexOf(listed.mentor) })),
      ),
      mentors.map(mentor => market.capacities[mentor] ?? 0),
      ...minimums,
    ),
    mentees.map(mentee => `mentee-${mentee}`),
    mentors.map(mentor => `mentor-${mentor}`),
  );
}

/** Who has whom, and what a place at each mentor is worth, by name. */
function solvedByName({ market, mentees, mentors }: Named, objective: Objective, seed: number) {
  const { edgeOf, prices } = solveHere(market, objective, seed, () => {});
  const pairs = mentorsOf(market, edgeOf).map((mentor, mentee) => [
    mentees[mentee],
    mentor === null ? null : mentors[mentor],
  ]);
  const levels = prices?.levels ?? 0;
  const worth = mentors.map((mentor, at) => [
    mentor,
    [...(prices?.ofMentor.slice(at * levels, (at + 1) * levels) ?? [])],
  ]);
  return { pairs: Object.fromEntries(pairs), worth: Object.fromEntries(worth) };
}

const inOrder = (market: Market) =>
  named(market, idsOf("mentee", market.menteeCount), idsOf("mentor", market.capacities.length));

describe.each(Objectives)("%s", objective => {
  test("is the same in whatever order people, mentors and candidates come", () => {
    fc.assert(
      fc.property(smallMarkets({ mentees: 10, mentors: 6, scores: 2 }), fc.nat(), fc.nat(), (market, seed, order) => {
        expect(solvedByName(shuffledMarket(market, order), objective, seed)).toEqual(
          solvedByName(inOrder(market), objective, seed),
        );
      }),
      { numRuns: 200 },
    );
  });

  test("is the same for hundreds of people, with ties all over", () => {
    const large = largeMarket(400, 80, 8, 11);
    const tied = {
      ...large,
      menteeScore: large.menteeScore.map(score => score % 3),
      mentorScore: large.mentorScore.map(score => score % 3),
    };
    expect(solvedByName(shuffledMarket(tied, 5), objective, 9)).toEqual(solvedByName(inOrder(tied), objective, 9));
  });
});

test.each(["STABLE_MENTEE_OPTIMAL", "STABLE_MENTOR_OPTIMAL"] as const)(
  "%s is stable by the strict lists that the draw makes of ties",
  objective => {
    fc.assert(
      fc.property(smallMarkets({ mentees: 9, mentors: 5, scores: 2 }), fc.nat(9), (market, seed) => {
        const { edgeOf } = solveHere(market, objective, seed, () => {});
        const numbers = (order: Int32Array) => Array.from(order.keys(), one => order.indexOf(one));
        const mentees = numbers(draw("mentee", market.menteeCount, undefined, seed));
        const mentors = numbers(draw("mentor", market.capacities.length, undefined, seed));
        const lists = listsOf(market).map((list, mentee) =>
          list.map(listed => ({
            ...listed,
            menteeScore: 20 * listed.menteeScore + 19 - (mentors[listed.mentor] ?? 0),
            mentorScore: 20 * listed.mentorScore + 19 - (mentees[mentee] ?? 0),
          })),
        );
        expect(checkSolution(aMarket(lists, [...market.capacities]), edgeOf).blocking).toEqual([]);
      }),
      { numRuns: 300 },
    );
  },
);

test("another seed is another draw among equals, and decides nothing else", () => {
  const alike = { mentor: 0, menteeScore: 1, mentorScore: 1 };
  const market = inOrder(
    aMarket(
      Array.from({ length: 10 }, () => [alike]),
      [1],
    ),
  ).market;
  const winners = Array.from({ length: 60 }, (_, seed) =>
    solveHere(market, "STABLE_MENTEE_OPTIMAL", seed, () => {}).edgeOf.findIndex(edge => edge !== -1),
  );
  expect(new Set(winners).size).toBeGreaterThan(7);
  const strict = aMarket(
    Array.from({ length: 10 }, (_, at) => [{ ...alike, mentorScore: at }]),
    [1],
  );
  for (let seed = 0; seed < 20; seed += 1)
    expect(solveHere(strict, "STABLE_MENTEE_OPTIMAL", seed, () => {}).edgeOf[9]).toBe(9);
});

test("the draw is the one it has always been, on every machine", () => {
  const alike = { mentor: 0, menteeScore: 1, mentorScore: 1 };
  const market = inOrder(
    aMarket(
      Array.from({ length: 12 }, () => [alike]),
      [4],
    ),
  ).market;
  const { edgeOf } = solveHere(market, "STABLE_MENTEE_OPTIMAL", 20_260_101, () => {});
  expect([...edgeOf.keys()].filter(mentee => edgeOf[mentee] !== -1)).toEqual([1, 3, 7, 11]);
});
