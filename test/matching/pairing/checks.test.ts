import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { bestPairs } from "../../../server/matching/pairing/engine/best-pairs.js";
import { checkSolution } from "../../../server/matching/pairing/engine/check-solution.js";
import { drawnMarket } from "../../../server/matching/pairing/engine/drawn-market.js";
import { ladderOf } from "../../../server/matching/pairing/engine/ladder.js";
import { prove } from "../../../server/matching/pairing/engine/proof.js";
import { aMarket, smallMarkets } from "./a-market.js";

describe("the checker", () => {
  const listed = (mentor: number, menteeScore: number, mentorScore: number, isPinned = false) => ({
    mentor,
    menteeScore,
    mentorScore,
    isPinned,
  });
  // Edges 0 and 1 are the first mentee's, 2 and 3 the second's, 4 the third's.
  const market = aMarket(
    [[listed(0, 9, 1), listed(1, 5, 5)], [listed(0, 8, 8), listed(1, 7, 7)], [listed(1, 3, 3, true)]],
    [1, 2],
  );

  test("has nothing to say of a pairing that is allowed and stable", () => {
    expect(checkSolution(market, Int32Array.of(1, 2, 4))).toEqual({
      faults: [],
      placed: 3,
      total: 10 + 16 + 6,
      ranks: new Map([
        [1, 2],
        [2, 1],
      ]),
      blocking: [],
    });
  });

  test("finds places taken twice, edges of others, and pins that were passed over", () => {
    expect(checkSolution(market, Int32Array.of(0, 2, 4)).faults).toEqual(["mentor 0 has 2 for 1 places"]);
    expect(checkSolution(market, Int32Array.of(3, -1, 4)).faults).toEqual(["mentee 0 has edge 3, which is not theirs"]);
    expect(checkSolution(market, Int32Array.of(1, 2, -1)).faults).toEqual(["mentee 2 is pinned to edge 4 and has -1"]);
    expect(checkSolution(market, Int32Array.of(1, 2)).faults).toEqual(["2 mentees instead of 3"]);
  });

  test("finds who would rather have each other: for a place that is free, and for one of somebody liked less", () => {
    expect(checkSolution(market, Int32Array.of(-1, 2, 4)).blocking).toEqual([{ mentee: 0, mentor: 1 }]);
    expect(checkSolution(market, Int32Array.of(0, 3, 4)).blocking).toEqual([{ mentee: 1, mentor: 0 }]);
    // A pinned pair takes no part: its mentor would have liked somebody else more.
    expect(checkSolution({ ...market, capacities: Int32Array.of(1, 1) }, Int32Array.of(-1, 2, 4)).blocking).toEqual([]);
  });
});

test.each(["BEST_TOTAL", "FAIREST"] as const)("no worse pairing is taken for proven, %s", objective => {
  let tried = 0;
  fc.assert(
    fc.property(smallMarkets({ mentees: 8, mentors: 5 }), market => {
      const drawn = drawnMarket(market, 1);
      const ladder = ladderOf(market, drawn, objective);
      const { pairs, prices } = bestPairs(market, drawn, objective, () => {});
      const rows = Float64Array.from({ length: prices.ofMentor.length }, (_, at) => {
        const mentor = Math.floor(at / prices.levels);
        return prices.ofMentor[(drawn.mentorAt[mentor] ?? 0) * prices.levels + (at % prices.levels)] ?? 0;
      });
      prove(drawn, ladder, pairs, rows);
      for (const [mentee, pair] of pairs.entries()) {
        if (pair === -1) continue;
        // Somebody less is placed, so it is worse whatever the scores say.
        expect(() => prove(drawn, ladder, pairs.with(mentee, -1), rows)).toThrow("not proven");
        const dearer = rows.map((price, at) =>
          Math.floor(at / prices.levels) === drawn.mentor[pair] ? price - 1e6 : price,
        );
        expect(() => prove(drawn, ladder, pairs, dearer)).toThrow("not proven");
        tried += 1;
      }
    }),
    { numRuns: 200 },
  );
  expect(tried).toBeGreaterThan(200);
});
