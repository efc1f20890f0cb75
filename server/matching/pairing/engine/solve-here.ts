import { bestPairs } from "./best-pairs.js";
import { menteesPropose, mentorsPropose } from "./deferred-acceptance.js";
import { type DrawnMarket, drawnMarket, pinnedEdges } from "./drawn-market.js";
import { assertFits } from "./ladder.js";
import { type Market, minimumOf, type Objective, type Prices, type Progress, type Solution, worth } from "./market.js";
import { assertMarket, MarketRefused, pinConflicts } from "./refusal.js";

/** Solves in the thread that calls it, which is a solver's; everybody else calls `solve`. */
export function solveHere(
  market: Market,
  objective: Objective,
  seed: number,
  tell: (progress: Progress) => void,
): Solution {
  tell({ step: "READING", level: 0, levels: 1, pivots: 0 });
  assertMarket(market);
  const refusals = pinConflicts(market);
  if (refusals.length > 0) throw new MarketRefused(refusals);
  if (objective === "BEST_TOTAL" || objective === "FAIREST") assertFits(market, objective);
  const drawn = drawnMarket(market, seed);
  tell({ step: "SOLVING", level: 0, levels: 1, pivots: 0 });
  if (objective === "STABLE_MENTEE_OPTIMAL")
    return solutionOf(market, drawn, objective, seed, menteesPropose(market, drawn), null);
  if (objective === "STABLE_MENTOR_OPTIMAL")
    return solutionOf(market, drawn, objective, seed, mentorsPropose(market, drawn), null);
  const { pairs, prices } = bestPairs(market, drawn, objective, tell);
  return solutionOf(market, drawn, objective, seed, pairs, prices);
}

/** Back from the order of the draw to the market's own, with the pinned pairs. */
function solutionOf(
  market: Market,
  drawn: DrawnMarket,
  objective: Objective,
  seed: number,
  pairs: Int32Array,
  prices: Prices | null,
): Solution {
  const edgeOf = pinnedEdges(market);
  for (let mentee = 0; mentee < pairs.length; mentee += 1) {
    const edge = pairs[mentee] as number;
    if (edge !== -1) edgeOf[drawn.menteeAt[mentee] as number] = drawn.edge[edge] as number;
  }
  const load = new Int32Array(market.capacities.length);
  let placed = 0;
  let total = 0;
  for (const edge of edgeOf) {
    if (edge === -1) continue;
    placed += 1;
    total += worth(market, edge);
    const mentor = market.mentor[edge] as number;
    load[mentor] = (load[mentor] as number) + 1;
  }
  const shortfall = load.reduce((sum, count, mentor) => sum + Math.max(0, minimumOf(market, mentor) - count), 0);
  return { objective, seed, edgeOf, placed, total, shortfall, prices };
}
