import type { Market } from "./market.js";
import { type UnpairedReason, unpairedPeople } from "./why-not.js";

/** What a pairing is like for the people in it. Ranks are the mentees': one more than how many candidates they like better. */
export interface Measures {
  readonly placed: number;
  readonly unpaired: readonly { readonly mentee: number; readonly reason: UnpairedReason }[];
  readonly firstChoices: number;
  /** Over the paired; null when nobody is. */
  readonly meanRank: number | null;
  readonly worstRank: number | null;
  /** How many have their first choice, their second, and so on. */
  readonly ranks: readonly number[];
  /** How many mentees each mentor has. */
  readonly loads: Int32Array;
  /** What the mentees' and the mentors' scores add up to. */
  readonly menteeTotal: number;
  readonly mentorTotal: number;
}

export function measure(market: Market, edgeOf: Int32Array): Measures {
  const loads = new Int32Array(market.capacities.length);
  const ranks: number[] = [];
  let [placed, menteeTotal, mentorTotal, rankTotal] = [0, 0, 0, 0];
  for (const [mentee, edge] of edgeOf.entries()) {
    if (edge === -1) continue;
    const mentor = market.mentor[edge] as number;
    const rank = rankOf(market, mentee, edge);
    placed += 1;
    loads[mentor] = (loads[mentor] as number) + 1;
    while (ranks.length < rank) ranks.push(0);
    ranks[rank - 1] = (ranks[rank - 1] as number) + 1;
    rankTotal += rank;
    menteeTotal += market.menteeScore[edge] as number;
    mentorTotal += market.mentorScore[edge] as number;
  }
  return {
    placed,
    unpaired: unpairedPeople(market, edgeOf),
    firstChoices: ranks[0] ?? 0,
    meanRank: placed === 0 ? null : rankTotal / placed,
    worstRank: placed === 0 ? null : ranks.length,
    ranks,
    loads,
    menteeTotal,
    mentorTotal,
  };
}

/** The rank a mentee gave to one of their edges, by their own scores alone; equals share the better rank. */
export function rankOf(market: Market, mentee: number, edge: number): number {
  let rank = 1;
  for (let other = market.start[mentee] as number; other < (market.start[mentee + 1] as number); other += 1)
    if ((market.menteeScore[other] as number) > (market.menteeScore[edge] as number)) rank += 1;
  return rank;
}
