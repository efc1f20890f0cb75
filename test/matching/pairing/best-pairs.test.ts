import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkSolution } from "../../../server/matching/pairing/engine/check-solution.js";
import { solveHere } from "../../../server/matching/pairing/engine/solve-here.js";
import { smallMarkets } from "./a-market.js";
import { bestMerits, merits, shortfallOf } from "./brute-force.js";

for (const objective of ["BEST_TOTAL", "FAIREST"] as const) {
  test(`${objective} is the best of all pairings there are`, () => {
    fc.assert(
      fc.property(smallMarkets(), fc.nat(3), (market, seed) => {
        const solution = solveHere(market, objective, seed, () => {});
        const check = checkSolution(market, solution.edgeOf);
        expect(check.faults).toEqual([]);
        expect(merits(market, solution.edgeOf, objective)).toEqual(bestMerits(market, objective));
        expect(solution).toMatchObject({ placed: check.placed, total: check.total });
        expect(solution.shortfall).toBe(shortfallOf(market, solution.edgeOf));
      }),
      { numRuns: 700 },
    );
  });
}
