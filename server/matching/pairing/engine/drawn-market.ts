import { draw } from "./lottery.js";
import { type Market, minimumOf } from "./market.js";

/**
 * The market as the lottery orders it, without the pinned mentees and the places they take. Solvers see this one alone, so
 * the order in which people came cannot show in what they find, and "earlier" is how every tie is broken.
 */
export interface DrawnMarket {
  readonly menteeCount: number;
  readonly mentorCount: number;
  /** The market's index of each mentee here, in the order of the draw; the pinned are left out. */
  readonly menteeAt: Int32Array;
  readonly mentorAt: Int32Array;
  /** Places left by the pinned, and what is left of the minimums. */
  readonly places: Int32Array;
  readonly minimums: Int32Array;
  /** The edges of each mentee, the mentor that was drawn first in front. */
  readonly start: Int32Array;
  readonly mentor: Int32Array;
  /** The market's edge. */
  readonly edge: Int32Array;
}

export function drawnMarket(market: Market, seed: number): DrawnMarket {
  const mentorCount = market.capacities.length;
  const pins = pinnedEdges(market);
  const menteeAt = draw("mentee", market.menteeCount, market.menteeKeys, seed).filter(mentee => pins[mentee] === -1);
  const mentorAt = draw("mentor", mentorCount, market.mentorKeys, seed);
  const placeOf = inverse(mentorAt, mentorCount);
  const places = Int32Array.from(mentorAt, mentor => market.capacities[mentor] as number);
  const minimums = Int32Array.from(mentorAt, mentor => minimumOf(market, mentor));
  for (const edge of pins) {
    if (edge === -1) continue;
    const mentor = placeOf[market.mentor[edge] as number] as number;
    places[mentor] = (places[mentor] as number) - 1;
    minimums[mentor] = Math.max(0, (minimums[mentor] as number) - 1);
  }
  return {
    menteeCount: menteeAt.length,
    mentorCount,
    menteeAt,
    mentorAt,
    places,
    minimums,
    ...edgesInOrder(market, menteeAt, placeOf),
  };
}

/** The edge each mentee is pinned to, -1 for who is not pinned. */
export function pinnedEdges(market: Market): Int32Array {
  const pins = new Int32Array(market.menteeCount).fill(-1);
  if (!market.pinned.includes(1)) return pins;
  for (let mentee = 0; mentee < market.menteeCount; mentee += 1) {
    for (let edge = market.start[mentee] as number; edge < (market.start[mentee + 1] as number); edge += 1) {
      if (market.pinned[edge] === 1) pins[mentee] = edge;
    }
  }
  return pins;
}

/** Two counting sorts: by mentor in the order of the draw, and from there to the mentees. */
function edgesInOrder(market: Market, menteeAt: Int32Array, placeOf: Int32Array) {
  const count = menteeAt.length;
  const start = new Int32Array(count + 1);
  const next = new Int32Array(placeOf.length + 1);
  for (let mentee = 0; mentee < count; mentee += 1) {
    const at = menteeAt[mentee] as number;
    const [from, to] = [market.start[at] as number, market.start[at + 1] as number];
    start[mentee + 1] = (start[mentee] as number) + to - from;
    for (let edge = from; edge < to; edge += 1) {
      const after = (placeOf[market.mentor[edge] as number] as number) + 1;
      next[after] = (next[after] as number) + 1;
    }
  }
  for (let mentor = 0; mentor < placeOf.length; mentor += 1)
    next[mentor + 1] = (next[mentor + 1] as number) + (next[mentor] as number);
  const edges = start[count] as number;
  const byMentor = new Int32Array(edges);
  const menteeOf = new Int32Array(edges);
  for (let mentee = 0; mentee < count; mentee += 1) {
    const at = menteeAt[mentee] as number;
    for (let edge = market.start[at] as number; edge < (market.start[at + 1] as number); edge += 1) {
      const place = placeOf[market.mentor[edge] as number] as number;
      const slot = next[place] as number;
      next[place] = slot + 1;
      byMentor[slot] = edge;
      menteeOf[slot] = mentee;
    }
  }
  const filled = start.slice(0, count);
  const mentor = new Int32Array(edges);
  const edge = new Int32Array(edges);
  for (let slot = 0; slot < edges; slot += 1) {
    const mentee = menteeOf[slot] as number;
    const to = filled[mentee] as number;
    filled[mentee] = to + 1;
    edge[to] = byMentor[slot] as number;
    mentor[to] = placeOf[market.mentor[byMentor[slot] as number] as number] as number;
  }
  return { start, mentor, edge };
}

/** Where each index stands in an order; -1 for what is not in it. */
export function inverse(order: Int32Array, count: number): Int32Array {
  const placeOf = new Int32Array(count).fill(-1);
  for (let place = 0; place < order.length; place += 1) placeOf[order[place] as number] = place;
  return placeOf;
}
