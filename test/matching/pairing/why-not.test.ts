import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Market, Objectives, type Solution } from "../../../server/matching/pairing/engine/market.js";
import { measure } from "../../../server/matching/pairing/engine/measures.js";
import { solveHere } from "../../../server/matching/pairing/engine/solve-here.js";
import { whyNot } from "../../../server/matching/pairing/engine/why-not.js";
import { aMarket, listsOf, mentorsOf, smallMarkets } from "./a-market.js";

const solved = (market: Market, objective: Solution["objective"]) => solveHere(market, objective, 3, () => {});

const listed = (mentor: number, menteeScore: number, mentorScore: number, isPinned = false) => ({
  mentor,
  menteeScore,
  mentorScore,
  isPinned,
});

describe("why a mentee is not paired with a mentor", () => {
  // Two places at mentor 0; the mentees like her as they are numbered, and she likes the first ones more.
  const market = aMarket(
    [
      [listed(0, 9, 9)],
      [listed(0, 9, 8), listed(1, 1, 1)],
      [listed(0, 9, 5), listed(1, 1, 1)],
      [listed(0, 1, 9), listed(1, 9, 9)],
      [listed(2, 5, 5, true), listed(0, 9, 9)],
      [listed(2, 5, 5)],
    ],
    [2, 2, 1],
  );

  test("in a stable result: all who hold the places, and how the mentor likes them", () => {
    const solution = solved(market, "STABLE_MENTEE_OPTIMAL");
    expect(whyNot(market, solution, 2, 0)).toEqual({
      reason: "OTHERS_COME_FIRST",
      holders: [
        { mentee: 0, mentorScore: 9, isPinned: false, byLottery: false },
        { mentee: 1, mentorScore: 8, isPinned: false, byLottery: false },
      ],
    });
    expect(whyNot(market, solution, 3, 0)).toEqual({ reason: "LIKES_OWN_MORE", mentor: 1, byLottery: false });
    expect(whyNot(market, solution, 0, 0)).toEqual({ reason: "PAIRED" });
    expect(whyNot(market, solution, 0, 1)).toEqual({ reason: "NOT_LISTED" });
    expect(whyNot(market, solution, 4, 0)).toEqual({ reason: "PINNED_ELSEWHERE", mentor: 2 });
    expect(whyNot(market, solution, 5, 2)).toMatchObject({
      reason: "NO_PLACES",
      holders: [{ mentee: 4, isPinned: true }],
    });
  });

  test("in a stable result: that the lottery decided, when it did", () => {
    const alike = aMarket([[listed(0, 1, 1)], [listed(0, 1, 1)]], [1]);
    const solution = solved(alike, "STABLE_MENTEE_OPTIMAL");
    const loser = solution.edgeOf.indexOf(-1);
    expect(whyNot(alike, solution, loser, 0)).toEqual({
      reason: "OTHERS_COME_FIRST",
      holders: [{ mentee: 1 - loser, mentorScore: 1, isPinned: false, byLottery: true }],
    });
    const either = aMarket([[listed(0, 1, 1), listed(1, 1, 1)]], [1, 1]);
    const drawn = solved(either, "STABLE_MENTEE_OPTIMAL");
    const other = 1 - (drawn.edgeOf[0] ?? 0);
    expect(whyNot(either, drawn, 0, other)).toMatchObject({ reason: "LIKES_OWN_MORE", byLottery: true });
  });

  test.each(["STABLE_MENTEE_OPTIMAL", "STABLE_MENTOR_OPTIMAL"] as const)(
    "in any result of %s the answer is true",
    objective => {
      fc.assert(
        fc.property(smallMarkets({ mentees: 8, mentors: 4, scores: 3 }), market => {
          const solution = solved(market, objective);
          listsOf(market).forEach((list, mentee) => {
            for (const { mentor, menteeScore, mentorScore } of list) {
              const why = whyNot(market, solution, mentee, mentor);
              const own = solution.edgeOf[mentee] ?? -1;
              if (why.reason === "LIKES_OWN_MORE")
                expect((market.menteeScore[own] ?? 0) - menteeScore).toBeGreaterThanOrEqual(why.byLottery ? 0 : 1);
              if (why.reason !== "OTHERS_COME_FIRST") continue;
              expect(why.holders).toHaveLength(market.capacities[mentor] ?? -1);
              for (const holder of why.holders)
                if (!holder.isPinned)
                  expect(holder.mentorScore - mentorScore).toBeGreaterThanOrEqual(holder.byLottery ? 0 : 1);
            }
          });
        }),
        { numRuns: 300 },
      );
    },
  );

  test.each(["BEST_TOTAL", "FAIREST"] as const)(
    "in a result of %s: what it would cost, as if the pair were pinned",
    objective => {
      let asked = 0;
      fc.assert(
        fc.property(smallMarkets({ mentees: 7, mentors: 4 }), market => {
          const solution = solved(market, objective);
          listsOf(market).forEach((list, mentee) => {
            for (const [at, { mentor }] of list.entries()) {
              const why = whyNot(market, solution, mentee, mentor);
              if (why.reason !== "COSTS") continue;
              asked += 1;
              const edge = (market.start[mentee] ?? 0) + at;
              const forced = { ...market, pinned: market.pinned.with(edge, 1) };
              const anew = solved(forced, objective);
              const { placed, shortfall, total } = anew;
              // The pinned are left out of the ranks that FAIREST compares, so only the whole pairing says as much.
              if (objective === "BEST_TOTAL") expect(why.after).toEqual({ placed, shortfall, total });
              else expect(why.after).toMatchObject({ placed, shortfall });
              const after = mentorsOf(market, solution.edgeOf);
              for (const { mentee: who, from, to } of why.moves) {
                expect(after[who]).toBe(from);
                after[who] = to;
              }
              expect(after[mentee]).toBe(mentor);
              const ranks = (mentors: (number | null)[]) =>
                measure(
                  forced,
                  Int32Array.from(mentors, (one, who) => edgeTo(market, who, one)),
                ).ranks;
              if (objective === "FAIREST") expect(ranks(after)).toEqual(measure(forced, anew.edgeOf).ranks);
            }
          });
        }),
        { numRuns: 300 },
      );
      // Chance makes some three hundred such questions.
      expect(asked).toBeGreaterThan(150);
    },
  );
});

const edgeTo = (market: Market, mentee: number, mentor: number | null): number => {
  for (let edge = market.start[mentee] ?? 0; edge < (market.start[mentee + 1] ?? 0); edge += 1)
    if (market.mentor[edge] === mentor) return edge;
  return -1;
};

test("a pairing is measured: choices, ranks, loads, and why somebody has nobody", () => {
  const market = aMarket(
    [
      [listed(0, 9, 3), listed(1, 5, 1)],
      [listed(0, 9, 2), listed(1, 9, 2), listed(2, 1, 9)],
      [listed(1, 2, 1), listed(0, 7, 1)],
      [],
      [listed(2, 1, 1)],
      [listed(1, 1, 0), listed(2, 1, 1)],
    ],
    [1, 2, 0],
  );
  const edgeOf = Int32Array.of(0, 3, 5, -1, -1, -1);
  expect(measure(market, edgeOf)).toEqual({
    placed: 3,
    unpaired: [
      { mentee: 3, reason: "NO_CANDIDATES" },
      { mentee: 4, reason: "NO_PLACES_AT_CANDIDATES" },
      { mentee: 5, reason: "ALL_CANDIDATES_FULL" },
    ],
    firstChoices: 2,
    meanRank: 4 / 3,
    worstRank: 2,
    ranks: [2, 1],
    loads: Int32Array.of(1, 2, 0),
    menteeTotal: 20,
    mentorTotal: 6,
  });
});

test.each(Objectives)("%s leaves nobody out who could have had a place without anybody losing theirs", objective => {
  fc.assert(
    fc.property(smallMarkets({ mentees: 8, mentors: 4 }), market => {
      const { edgeOf } = solved(market, objective);
      const { unpaired, loads } = measure(market, edgeOf);
      for (const { mentee } of unpaired)
        for (const { mentor } of listsOf(market)[mentee] ?? []) expect(loads[mentor]).toBe(market.capacities[mentor]);
    }),
    { numRuns: 300 },
  );
});
