import { edgeBetween } from "./change.js";
import { pinnedEdges } from "./drawn-market.js";
import { KeptPairing } from "./kept-pairing.js";
import { draw } from "./lottery.js";
import type { Market, Solution } from "./market.js";
import {
  assertMentee,
  assertMentor,
  isPriced,
  type Move,
  mentorsOf,
  movesBetween,
  type Sums,
  sumsOf,
} from "./what-if.js";

/** Somebody who has a place that another wanted. */
export interface Holder {
  readonly mentee: number;
  /** How much the mentor likes them. */
  readonly mentorScore: number;
  readonly isPinned: boolean;
  /** Whether the mentor likes both alike and the lottery decided. */
  readonly byLottery: boolean;
}

/** Why a mentee is not paired with a mentor. */
export type WhyNot =
  | { readonly reason: "PAIRED" }
  /** Not a candidate: never listed, or banned. */
  | { readonly reason: "NOT_LISTED" }
  | { readonly reason: "PINNED_ELSEWHERE"; readonly mentor: number }
  /** The mentor has none, or all are taken by the pinned. */
  | { readonly reason: "NO_PLACES"; readonly holders: readonly Holder[] }
  /** Of a stable result: the mentee got somebody they like more, or as much with a better number. */
  | { readonly reason: "LIKES_OWN_MORE"; readonly mentor: number; readonly byLottery: boolean }
  /** Of a stable result: all places are held by people the mentor likes more, the one liked most in front. */
  | { readonly reason: "OTHERS_COME_FIRST"; readonly holders: readonly Holder[] }
  /** Of a best result: what the best one with this pair would be, and who would move for it. */
  | { readonly reason: "COSTS"; readonly before: Sums; readonly after: Sums; readonly moves: readonly Move[] };

/** Blocks its thread: BEST_TOTAL and FAIREST look for the best result with the pair in it. */
export function whyNot(market: Market, solution: Solution, mentee: number, mentor: number): WhyNot {
  assertMentee(market, mentee);
  assertMentor(market, mentor);
  const { edgeOf } = solution;
  const edge = edgeBetween(market, mentee, mentor);
  const current = edgeOf[mentee] as number;
  if (edge === -1) return { reason: "NOT_LISTED" };
  if (edge === current) return { reason: "PAIRED" };
  if (current !== -1 && market.pinned[current] === 1)
    return { reason: "PINNED_ELSEWHERE", mentor: market.mentor[current] as number };
  const holders = holdersOf(market, solution, mentor, edge);
  if (holders.filter(holder => holder.isPinned).length >= (market.capacities[mentor] as number))
    return { reason: "NO_PLACES", holders };
  if (isPriced(solution)) {
    const before = mentorsOf(market, edgeOf);
    const kept = new KeptPairing(market, solution);
    kept.force(mentee, mentor);
    const after = kept.mentors();
    for (const [other, had] of before.entries()) if (kept.isPinned(other)) after[other] = had;
    after[mentee] = mentor;
    const { placed, total, shortfall } = solution;
    return {
      reason: "COSTS",
      before: { placed, total, shortfall },
      after: sumsOf(market, after),
      moves: movesBetween(before, after, mentee),
    };
  }
  if (current !== -1) {
    const more = (market.menteeScore[current] as number) - (market.menteeScore[edge] as number);
    const own = market.mentor[current] as number;
    if (more > 0 || (more === 0 && isDrawnFirst(market, solution, own, mentor)))
      return { reason: "LIKES_OWN_MORE", mentor: own, byLottery: more === 0 };
  }
  return { reason: "OTHERS_COME_FIRST", holders };
}

/** Who is with a mentor, as seen by somebody who wanted to be, the one liked most in front. */
function holdersOf(market: Market, { edgeOf }: Solution, mentor: number, wanted: number): Holder[] {
  const holders: Holder[] = [];
  for (const [mentee, edge] of edgeOf.entries()) {
    if (edge === -1 || market.mentor[edge] !== mentor) continue;
    const mentorScore = market.mentorScore[edge] as number;
    const isPinned = market.pinned[edge] === 1;
    holders.push({ mentee, mentorScore, isPinned, byLottery: !isPinned && mentorScore === market.mentorScore[wanted] });
  }
  return holders.sort((one, other) => other.mentorScore - one.mentorScore || one.mentee - other.mentee);
}

function isDrawnFirst(market: Market, { seed }: Solution, one: number, other: number): boolean {
  const order = draw("mentor", market.capacities.length, market.mentorKeys, seed);
  return order.indexOf(one) < order.indexOf(other);
}

export type UnpairedReason = "NO_CANDIDATES" | "NO_PLACES_AT_CANDIDATES" | "ALL_CANDIDATES_FULL";

/**
 * Everybody who has nobody, and why: they list nobody (or all were banned), nobody they list has a place that is not
 * pinned, or all such places are taken.
 */
export function unpairedPeople(market: Market, edgeOf: Int32Array): { mentee: number; reason: UnpairedReason }[] {
  const places = market.capacities.slice();
  for (const edge of pinnedEdges(market)) {
    if (edge === -1) continue;
    const mentor = market.mentor[edge] as number;
    places[mentor] = (places[mentor] as number) - 1;
  }
  const reasonFor = (mentee: number): UnpairedReason => {
    const candidates = market.mentor.subarray(market.start[mentee] as number, market.start[mentee + 1] as number);
    if (candidates.length === 0) return "NO_CANDIDATES";
    return candidates.some(mentor => (places[mentor] as number) > 0)
      ? "ALL_CANDIDATES_FULL"
      : "NO_PLACES_AT_CANDIDATES";
  };
  const unpaired: { mentee: number; reason: UnpairedReason }[] = [];
  for (const [mentee, edge] of edgeOf.entries()) if (edge === -1) unpaired.push({ mentee, reason: reasonFor(mentee) });
  return unpaired;
}
