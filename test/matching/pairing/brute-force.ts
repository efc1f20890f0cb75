import { checkSolution } from "../../../server/matching/pairing/engine/check-solution.js";
import type { Market, OptimalObjective } from "../../../server/matching/pairing/engine/market.js";

/** Every pairing a small market allows, its pins kept. */
export function* allPairings(market: Market): Generator<Int32Array> {
  const left = Array.from(market.capacities);
  const edgeOf = new Int32Array(market.menteeCount).fill(-1);
  function* from(mentee: number): Generator<Int32Array> {
    if (mentee === market.menteeCount) {
      yield edgeOf.slice();
      return;
    }
    const own = Array.from(
      { length: (market.start[mentee + 1] ?? 0) - (market.start[mentee] ?? 0) },
      (_, at) => (market.start[mentee] ?? 0) + at,
    );
    const pin = own.find(edge => market.pinned[edge] === 1);
    for (const edge of pin === undefined ? [-1, ...own] : [pin]) {
      const mentor = market.mentor[edge] ?? -1;
      if (edge !== -1 && (left[mentor] ?? 0) === 0) continue;
      edgeOf[mentee] = edge;
      if (edge !== -1) left[mentor] = (left[mentor] ?? 0) - 1;
      yield* from(mentee + 1);
      if (edge !== -1) left[mentor] = (left[mentor] ?? 0) + 1;
    }
    edgeOf[mentee] = -1;
  }
  yield* from(0);
}

/** What decides between two pairings for an objective, in this order, more being better. */
export function merits(market: Market, edgeOf: Int32Array, objective: OptimalObjective): number[] {
  const { placed, total, ranks } = checkSolution(market, edgeOf);
  const short = shortfallOf(market, edgeOf);
  if (objective === "BEST_TOTAL") return [placed, -short, total];
  const worst = market.capacities.length;
  // Pinned mentees stand where they are, and count for both sides of the comparison alike.
  const profile = Array.from({ length: worst }, (_, at) => -(ranks.get(worst - at) ?? 0));
  return [placed, -short, ...profile, total];
}

export function shortfallOf(market: Market, edgeOf: Int32Array): number {
  const load = Array.from(market.capacities, () => 0);
  for (const edge of edgeOf)
    if (edge !== -1) load[market.mentor[edge] ?? 0] = (load[market.mentor[edge] ?? 0] ?? 0) + 1;
  return load.reduce((sum, count, mentor) => {
    const wished = Math.min(market.minimums?.[mentor] ?? 0, market.capacities[mentor] ?? 0);
    return sum + Math.max(0, wished - count);
  }, 0);
}

export const compare = (one: readonly number[], other: readonly number[]): number => {
  const at = one.findIndex((merit, index) => merit !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
};

export function bestMerits(market: Market, objective: OptimalObjective): number[] {
  let best: number[] | null = null;
  for (const pairing of allPairings(market)) {
    const own = merits(market, pairing, objective);
    if (best === null || compare(own, best) > 0) best = own;
  }
  if (best === null) throw new Error("A market without conflicts has a pairing.");
  return best;
}
