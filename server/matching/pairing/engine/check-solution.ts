import type { Market } from "./market.js";

/** A pair that would both rather have each other than what they have. */
export interface BlockingPair {
  readonly mentee: number;
  readonly mentor: number;
}

/** What a checker saw; `faults` is empty for a pairing that is allowed. */
export interface Check {
  readonly faults: readonly string[];
  readonly placed: number;
  readonly total: number;
  /** How many mentees have a mentor at each rank; a rank is one more than how many candidates the mentee likes better. */
  readonly ranks: ReadonlyMap<number, number>;
  readonly blocking: readonly BlockingPair[];
}

/**
 * Looks at a pairing with fresh eyes: it shares no code with the solvers, so it can be believed when it says that they are
 * right. A pair blocks by scores alone, whatever the lottery said; pinned pairs stand and block nothing.
 */
export function checkSolution(market: Market, edgeOf: Int32Array): Check {
  const mentorCount = market.capacities.length;
  const faults: string[] = [];
  const holders: number[][] = Array.from({ length: mentorCount }, () => []);
  const ranks = new Map<number, number>();
  let placed = 0;
  let total = 0;
  if (edgeOf.length !== market.menteeCount) faults.push(`${edgeOf.length} mentees instead of ${market.menteeCount}`);
  for (const [mentee, edge] of edgeOf.entries()) {
    const own = edgesOf(market, mentee);
    const pin = own.find(one => market.pinned[one] === 1);
    if (pin !== undefined && pin !== edge) faults.push(`mentee ${mentee} is pinned to edge ${pin} and has ${edge}`);
    if (edge === -1) continue;
    if (!own.includes(edge)) {
      faults.push(`mentee ${mentee} has edge ${edge}, which is not theirs`);
      continue;
    }
    placed += 1;
    total += Number(market.menteeScore[edge]) + Number(market.mentorScore[edge]);
    holders[Number(market.mentor[edge])]?.push(edge);
    const better = own.filter(one => Number(market.menteeScore[one]) > Number(market.menteeScore[edge])).length;
    ranks.set(better + 1, (ranks.get(better + 1) ?? 0) + 1);
  }
  for (const [mentor, held] of holders.entries()) {
    const places = Number(market.capacities[mentor]);
    if (held.length > places) faults.push(`mentor ${mentor} has ${held.length} for ${places} places`);
  }
  return { faults, placed, total, ranks, blocking: blockingPairs(market, edgeOf, holders) };
}

function blockingPairs(market: Market, edgeOf: Int32Array, holders: readonly number[][]): BlockingPair[] {
  // The least-liked holder who is not pinned is the first to make room.
  const leastLiked = holders.map(held =>
    held.reduce(
      (least, edge) => (market.pinned[edge] ? least : Math.min(least, Number(market.mentorScore[edge]))),
      1e9,
    ),
  );
  const blocking: BlockingPair[] = [];
  for (const [mentee, current] of edgeOf.entries()) {
    if (current !== -1 && market.pinned[current]) continue;
    const has = current === -1 ? -1 : Number(market.menteeScore[current]);
    for (const edge of edgesOf(market, mentee)) {
      if (Number(market.menteeScore[edge]) <= has) continue;
      const mentor = Number(market.mentor[edge]);
      const held = holders[mentor] ?? [];
      const isWelcome =
        held.length < Number(market.capacities[mentor]) ||
        Number(market.mentorScore[edge]) > Number(leastLiked[mentor]);
      if (isWelcome) blocking.push({ mentee, mentor });
    }
  }
  return blocking;
}

function edgesOf(market: Market, mentee: number): number[] {
  const [from, to] = [Number(market.start[mentee]), Number(market.start[mentee + 1])];
  return Array.from({ length: to - from }, (_, at) => from + at);
}
