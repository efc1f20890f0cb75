import type { Market } from "./market.js";

/** One thing that could be otherwise. */
export type Change =
  | { readonly kind: "PLACES"; readonly mentor: number; readonly places: number }
  | { readonly kind: "BAN"; readonly mentee: number; readonly mentor: number }
  | {
      readonly kind: "LIFT_BAN";
      readonly mentee: number;
      readonly mentor: number;
      readonly menteeScore: number;
      readonly mentorScore: number;
    }
  | { readonly kind: "REMOVE_MENTEE"; readonly mentee: number };

/**
 * The market with a change in it. Nobody's index changes: who is removed stays and lists nobody, and a lifted ban is the
 * mentee's last edge. A ban of a pair that is not listed changes nothing, nor does the lifting of one that is.
 */
export function changedMarket(market: Market, change: Change): Market {
  if (change.kind === "PLACES") {
    const capacities = market.capacities.slice();
    capacities[change.mentor] = change.places;
    return { ...market, capacities };
  }
  const [from, to] = [market.start[change.mentee] as number, market.start[change.mentee + 1] as number];
  if (change.kind === "REMOVE_MENTEE") return splicedMarket(market, change.mentee, from, to - from, null);
  const edge = edgeBetween(market, change.mentee, change.mentor);
  if (change.kind === "BAN") return edge === -1 ? market : splicedMarket(market, change.mentee, edge, 1, null);
  return edge === -1 ? splicedMarket(market, change.mentee, to, 0, change) : market;
}

/** The edge of a pair, -1 if it is not listed. */
export function edgeBetween(market: Market, mentee: number, mentor: number): number {
  for (let edge = market.start[mentee] as number; edge < (market.start[mentee + 1] as number); edge += 1)
    if (market.mentor[edge] === mentor) return edge;
  return -1;
}

/** Takes edges of a mentee out, or puts one in. */
function splicedMarket(
  market: Market,
  mentee: number,
  at: number,
  out: number,
  added: { mentor: number; menteeScore: number; mentorScore: number } | null,
): Market {
  const by = (added ? 1 : 0) - out;
  const spliced = <A extends Int32Array | Uint8Array>(all: A, value: number, next: A): A => {
    next.set(all.subarray(0, at));
    if (added) next[at] = value;
    next.set(all.subarray(at + out), at + out + by);
    return next;
  };
  const edges = market.mentor.length + by;
  return {
    ...market,
    start: market.start.map((from, index) => (index > mentee ? from + by : from)),
    mentor: spliced(market.mentor, added?.mentor ?? 0, new Int32Array(edges)),
    menteeScore: spliced(market.menteeScore, added?.menteeScore ?? 0, new Int32Array(edges)),
    mentorScore: spliced(market.mentorScore, added?.mentorScore ?? 0, new Int32Array(edges)),
    pinned: spliced(market.pinned, 0, new Uint8Array(edges)),
  };
}
