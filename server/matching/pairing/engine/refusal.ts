import { highestScore, type Market } from "./market.js";

/** Why a market cannot be solved as it is; mentees and mentors are named by their index. */
export type Refusal =
  | { readonly code: "TWO_PINS"; readonly mentee: number; readonly mentors: readonly number[] }
  | {
      readonly code: "PINS_EXCEED_PLACES";
      readonly mentor: number;
      readonly places: number;
      readonly mentees: readonly number[];
    }
  | { readonly code: "TOO_LARGE"; readonly mentees: number; readonly mentors: number };

/** Thrown by `solve` before anything is solved; who wants to tell people first asks `pinConflicts`. */
export class MarketRefused extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(`The market cannot be solved: ${refusals.map(refusal => refusal.code).join(", ")}.`);
    this.name = "MarketRefused";
  }
}

/** All pins that cannot stand together: two for one mentee, or more than a mentor has places. */
export function pinConflicts(market: Market): Refusal[] {
  if (!market.pinned.includes(1)) return [];
  const refusals: Refusal[] = [];
  const pinnedTo = new Map<number, number[]>();
  for (let mentee = 0; mentee < market.menteeCount; mentee += 1) {
    const mentors: number[] = [];
    for (let edge = market.start[mentee] as number; edge < (market.start[mentee + 1] as number); edge += 1) {
      if (market.pinned[edge] === 1) mentors.push(market.mentor[edge] as number);
    }
    if (mentors.length > 1) refusals.push({ code: "TWO_PINS", mentee, mentors });
    for (const mentor of mentors) pinnedTo.set(mentor, [...(pinnedTo.get(mentor) ?? []), mentee]);
  }
  for (const [mentor, mentees] of [...pinnedTo].sort(([one], [other]) => one - other)) {
    const places = market.capacities[mentor] as number;
    if (mentees.length > places) refusals.push({ code: "PINS_EXCEED_PLACES", mentor, places, mentees });
  }
  return refusals;
}

/** Throws a RangeError for arrays that are no market: that is a fault of who made them, not a refusal. */
export function assertMarket(market: Market): void {
  const { menteeCount, start, mentor, capacities } = market;
  const mentorCount = capacities.length;
  const edges = mentor.length;
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new RangeError(`This is no market: ${what}.`);
  };
  must(start.length === menteeCount + 1 && start[0] === 0 && start[menteeCount] === edges, "start does not fit");
  for (const scores of [market.menteeScore, market.mentorScore]) {
    must(scores.length === edges, "an edge lacks a score");
    for (let edge = 0; edge < edges; edge += 1) {
      const score = scores[edge] as number;
      if (score < 0 || score > highestScore) must(false, `a score is ${score}`);
    }
  }
  must(market.pinned.length === edges, "pinned does not fit the edges");
  must(market.minimums === undefined || market.minimums.length === mentorCount, "minimums do not fit the mentors");
  must(market.menteeKeys === undefined || market.menteeKeys.length === 2 * menteeCount, "mentee keys do not fit");
  must(market.mentorKeys === undefined || market.mentorKeys.length === 2 * mentorCount, "mentor keys do not fit");
  for (const places of capacities) must(places >= 0, "a capacity is negative");
  const listedBy = new Int32Array(mentorCount).fill(-1);
  for (let mentee = 0; mentee < menteeCount; mentee += 1) {
    must((start[mentee] as number) <= (start[mentee + 1] as number), "start goes back");
    for (let edge = start[mentee] as number; edge < (start[mentee + 1] as number); edge += 1) {
      const to = mentor[edge] as number;
      if (to < 0 || to >= mentorCount) must(false, `there is no mentor ${to}`);
      if (listedBy[to] === mentee) must(false, `mentee ${mentee} lists mentor ${to} twice`);
      listedBy[to] = mentee;
    }
  }
}
