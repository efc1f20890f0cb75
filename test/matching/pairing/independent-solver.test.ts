import { expect, test } from "@jest/globals";
import highsEntry, { type Highs } from "highs";
import { checkSolution } from "../../../server/matching/pairing/engine/check-solution.js";
import type { Market } from "../../../server/matching/pairing/engine/market.js";
import { solveHere } from "../../../server/matching/pairing/engine/solve-here.js";
import { largeMarket } from "./a-market.js";

// Its types describe the CommonJS entry, where the loader is a member of what is imported; here it is that itself.
async function loadHighs(): Promise<Highs> {
  const loader: unknown = highsEntry;
  if (typeof loader !== "function") throw new Error("The package highs has another entry now.");
  return loader();
}

/**
 * How many people a linear solver that knows nothing of markets can place, and then the greatest total. The matrix of an
 * assignment is totally unimodular, so its linear optimum is a pairing's.
 */
async function byHighs(market: Market): Promise<{ placed: number; total: number }> {
  const highs = await loadHighs();
  const edges = market.mentor.length;
  const rows = market.menteeCount + market.capacities.length;
  const owner = new Int32Array(edges);
  for (let mentee = 0; mentee < market.menteeCount; mentee += 1)
    owner.fill(mentee, market.start[mentee], market.start[mentee + 1]);
  const worth = (edge: number) => (market.menteeScore[edge] ?? 0) + (market.mentorScore[edge] ?? 0);
  const best = (value: (edge: number) => number): number =>
    highs.withModel(
      {
        numCols: edges,
        numRows: rows,
        sense: highs.constants.objectiveSense.maximize,
        colCost: Float64Array.from({ length: edges }, (_, edge) => value(edge)),
        colLower: Float64Array.from(market.pinned),
        colUpper: new Float64Array(edges).fill(1),
        rowLower: new Float64Array(rows),
        rowUpper: Float64Array.from({ length: rows }, (_, row) =>
          row < market.menteeCount ? 1 : (market.capacities[row - market.menteeCount] ?? 0),
        ),
        matrix: {
          format: "csc",
          numRows: rows,
          numCols: edges,
          starts: Int32Array.from({ length: edges + 1 }, (_, edge) => 2 * edge),
          indices: Int32Array.from({ length: 2 * edges }, (_, at) =>
            at % 2 === 0 ? (owner[at / 2] ?? 0) : market.menteeCount + (market.mentor[(at - 1) / 2] ?? 0),
          ),
          values: new Float64Array(2 * edges).fill(1),
        },
      },
      model => {
        model.options.set({ output_flag: false });
        model.run();
        return Math.round(model.getObjectiveValue());
      },
    );
  const placed = best(() => 1);
  const bonus = 2000 * (market.menteeCount + 1);
  return { placed, total: best(edge => bonus + worth(edge)) - placed * bonus };
}

const sizes = [
  { mentees: 200, mentors: 40, candidates: 10, fewer: 0 },
  // Places for nine tenths of them, so that who is left out is to be decided as well.
  { mentees: 300, mentors: 60, candidates: 12, fewer: 2 },
  { mentees: 400, mentors: 80, candidates: 4, fewer: 1 },
  { mentees: 1000, mentors: 200, candidates: 8, fewer: 1 },
];

test.each(sizes)("HiGHS finds no better total for $mentees mentees and $mentors mentors", async size => {
  const large = largeMarket(size.mentees, size.mentors, size.candidates, 17);
  const capacities = large.capacities.map(places => places - size.fewer);
  const pinned = large.pinned.map((_, edge) => (edge % 601 === 0 ? 1 : 0));
  const market = { ...large, capacities, pinned };
  const { edgeOf, placed, total } = solveHere(market, "BEST_TOTAL", 1, () => {});
  expect(checkSolution(market, edgeOf)).toMatchObject({ faults: [], placed, total });
  expect({ placed, total }).toEqual(await byHighs(market));
});
