import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Change, changedMarket, edgeBetween } from "../../../server/matching/pairing/engine/change.js";
import { checkSolution } from "../../../server/matching/pairing/engine/check-solution.js";
import type { Priced } from "../../../server/matching/pairing/engine/kept-pairing.js";
import { type Market, Objectives, type Solution } from "../../../server/matching/pairing/engine/market.js";
import { PairingQuestions } from "../../../server/matching/pairing/engine/questions.js";
import { solveHere } from "../../../server/matching/pairing/engine/solve-here.js";
import { type WhatIf, whatIf, worthOfPlace } from "../../../server/matching/pairing/engine/what-if.js";
import { random } from "../../support/random.js";
import { aMarket, largeMarket, mentorsOf, smallMarkets } from "./a-market.js";
import { merits } from "./brute-force.js";

const solved = (market: Market, objective: Solution["objective"], seed = 1) =>
  solveHere(market, objective, seed, () => {});

/** Any change of a market, sensible or not. */
function aChange(market: Market, below: (limit: number) => number): Change {
  const mentor = below(market.capacities.length);
  const mentee = below(Math.max(1, market.menteeCount));
  const places = market.capacities[mentor] ?? 0;
  const kind = market.menteeCount === 0 ? 0 : below(6);
  if (kind === 0) return { kind: "PLACES", mentor, places: places + 1 };
  if (kind === 1) return { kind: "PLACES", mentor, places: Math.max(0, places - 1) };
  if (kind === 2) return { kind: "PLACES", mentor, places: below(5) };
  if (kind === 3) return { kind: "BAN", mentee, mentor };
  if (kind === 4) return { kind: "LIFT_BAN", mentee, mentor, menteeScore: below(5), mentorScore: below(5) };
  return { kind: "REMOVE_MENTEE", mentee };
}

/** The pairs after an answer's moves, as edges of the changed market. */
function afterMoves(market: Market, solution: Solution, changed: Market, { moves }: WhatIf): Int32Array {
  const mentors = mentorsOf(market, solution.edgeOf);
  for (const { mentee, from, to } of moves) {
    expect(mentors[mentee]).toBe(from);
    mentors[mentee] = to;
  }
  return Int32Array.from(mentors, (mentor, mentee) => (mentor === null ? -1 : edgeBetween(changed, mentee, mentor)));
}

describe.each(Objectives)("what if one thing were otherwise, %s", objective => {
  test("is answered as if the changed market were solved anew", () => {
    let [tried, moved] = [0, 0];
    fc.assert(
      fc.property(smallMarkets({ mentees: 9, mentors: 5 }), fc.nat(), (market, seed) => {
        const { below } = random(seed);
        const solution = solved(market, objective);
        for (let n = 0; n < 4; n += 1) {
          const change = aChange(market, below);
          const answer = whatIf(market, solution, change);
          if ("code" in answer) {
            for (const mentee of answer.mentees) expect(market.pinned[solution.edgeOf[mentee] ?? -1]).toBe(1);
            continue;
          }
          const changed = changedMarket(market, change);
          const anew = solved(changed, objective);
          const pairs = afterMoves(market, solution, changed, answer);
          expect(checkSolution(changed, pairs)).toMatchObject({ faults: [], ...pick(answer.after) });
          expect(answer.after.shortfall).toBe(anew.shortfall);
          if (objective === "BEST_TOTAL" || objective === "FAIREST")
            expect(merits(changed, pairs, objective)).toEqual(merits(changed, anew.edgeOf, objective));
          else expect(pairs).toEqual(anew.edgeOf);
          tried += 1;
          if (answer.moves.length > 0) moved += 1;
        }
      }),
      { numRuns: 250 },
    );
    expect(tried).toBeGreaterThan(750);
    expect(moved).toBeGreaterThan(150);
  });
});

const pick = ({ placed, total }: { placed: number; total: number }) => ({ placed, total });

describe.each(["BEST_TOTAL", "FAIREST"] as const)("the prices of %s", objective => {
  test("say exactly what one more place at each mentor would bring", () => {
    fc.assert(
      fc.property(smallMarkets({ mentees: 9, mentors: 5 }), market => {
        const solution = solved(market, objective) as Priced;
        for (const mentor of market.capacities.keys()) {
          const places = (market.capacities[mentor] ?? 0) + 1;
          const anew = solved(changedMarket(market, { kind: "PLACES", mentor, places }), objective);
          expect(worthOfPlace(market, solution, mentor)).toEqual({
            placed: anew.placed - solution.placed,
            total: anew.total - solution.total,
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  test("say so in a market of hundreds, too", () => {
    const market = largeMarket(400, 60, 10, 8);
    const tight = { ...market, capacities: market.capacities.map(places => places - 2) };
    const solution = solved(tight, objective) as Priced;
    let worthSomething = 0;
    for (let mentor = 0; mentor < 60; mentor += 7) {
      const anew = solved(
        changedMarket(tight, { kind: "PLACES", mentor, places: (tight.capacities[mentor] ?? 0) + 1 }),
        objective,
      );
      const worth = { placed: anew.placed - solution.placed, total: anew.total - solution.total };
      expect(worthOfPlace(tight, solution, mentor)).toEqual(worth);
      if (worth.placed > 0) worthSomething += 1;
    }
    expect(worthSomething).toBeGreaterThan(3);
  });
});

test("questions are answered in a thread of their own, each from the solution as it is", async () => {
  const market = largeMarket(300, 60, 8, 4);
  const solution = solved(market, "BEST_TOTAL");
  const questions = new PairingQuestions(market, solution);
  const places = (market.capacities[0] ?? 0) - 1;
  const change = { kind: "PLACES", mentor: 0, places } as const;
  const [once, again, whyNot] = await Promise.all([
    questions.whatIf(change),
    questions.whatIf(change),
    questions.whyNot(0, market.mentor[solution.edgeOf[0] ?? 0] ?? 0),
  ]);
  expect(once).toEqual(whatIf(market, solution, change));
  expect(again).toEqual(once);
  expect(whyNot).toEqual({ reason: "PAIRED" });
  const unanswered = questions.whatIf(change);
  await Promise.all([expect(unanswered).rejects.toThrow("closed"), questions.close()]);
  await expect(questions.whatIf(change)).rejects.toThrow("closed");
});

test("moves are told as chains: each is followed by who makes room", () => {
  const listed = (mentor: number, menteeScore: number) => ({ mentor, menteeScore, mentorScore: 0 });
  const market = aMarket(
    [
      [listed(2, 100), listed(1, 90)],
      [listed(1, 100), listed(0, 90)],
      [listed(2, 200), listed(3, 190)],
      [listed(3, 100)],
    ],
    [1, 1, 1, 2],
  );
  const solution = solved({ ...market, capacities: Int32Array.of(1, 1, 2, 2) }, "BEST_TOTAL");
  const answer = whatIf({ ...market, capacities: Int32Array.of(1, 1, 2, 2) }, solution, {
    kind: "PLACES",
    mentor: 2,
    places: 0,
  });
  expect(answer).toMatchObject({
    before: { placed: 4, total: 500 },
    after: { placed: 4, total: 90 + 90 + 190 + 100 },
    moves: [
      { mentee: 0, from: 2, to: 1 },
      { mentee: 1, from: 1, to: 0 },
      { mentee: 2, from: 2, to: 3 },
    ],
  });
});

test("a million places more are answered as fast as one", () => {
  const market = largeMarket(60, 10, 4, 2);
  const tight = { ...market, capacities: market.capacities.map(() => 3) };
  const solution = solved(tight, "BEST_TOTAL");
  const change = { kind: "PLACES", mentor: 0, places: 2 ** 31 - 1 } as const;
  const answer = whatIf(tight, solution, change);
  const { placed, total, shortfall } = solved(changedMarket(tight, change), "BEST_TOTAL");
  expect(answer).toMatchObject({ after: { placed, total, shortfall } });
  expect(placed).toBeGreaterThan(solution.placed);
});

test("nobody asks about people whom the market does not have", () => {
  const market = aMarket([[]], [1]);
  const solution = solved(market, "BEST_TOTAL");
  const wrong: Change[] = [
    { kind: "PLACES", mentor: 1, places: 1 },
    { kind: "PLACES", mentor: 0, places: -1 },
    { kind: "BAN", mentee: 1, mentor: 0 },
    { kind: "LIFT_BAN", mentee: 0, mentor: 0, menteeScore: 1001, mentorScore: 0 },
    { kind: "REMOVE_MENTEE", mentee: -1 },
  ];
  for (const change of wrong) expect(() => whatIf(market, solution, change)).toThrow(RangeError);
});

test("a pinned pair cannot be banned, nor its place closed", () => {
  const pinned = { mentor: 0, menteeScore: 1, mentorScore: 1, isPinned: true };
  const market = aMarket([[pinned], [{ ...pinned, isPinned: false }]], [1]);
  const solution = solved(market, "BEST_TOTAL");
  const stands = { code: "STANDS_PINNED", mentees: [0] };
  expect(whatIf(market, solution, { kind: "BAN", mentee: 0, mentor: 0 })).toEqual(stands);
  expect(whatIf(market, solution, { kind: "PLACES", mentor: 0, places: 0 })).toEqual(stands);
  expect(whatIf(market, solution, { kind: "REMOVE_MENTEE", mentee: 0 })).toMatchObject({
    moves: [
      { mentee: 0, from: 0, to: null },
      { mentee: 1, from: null, to: 0 },
    ],
  });
});
