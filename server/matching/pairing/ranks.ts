import type { Market } from "./engine/market.js";

/** Which place an edge has among all that its mentee could have, from 1; those liked alike share the place. */
export function menteeRankOf({ start, menteeScore }: Market, mentee: number, edge: number): number {
  const own = menteeScore[edge] ?? 0;
  let better = 0;
  for (let at = start[mentee] ?? 0; at < (start[mentee + 1] ?? 0); at += 1) {
    if ((menteeScore[at] ?? 0) > own) better += 1;
  }
  return better + 1;
}

/** The edges of each mentor. */
export function edgesOfMentors({ capacities, mentor }: Market): number[][] {
  const edges: number[][] = Array.from(capacities, () => []);
  for (const [edge, of] of mentor.entries()) edges[of]?.push(edge);
  return edges;
}

/** The edges of one mentor. */
export const edgesOfMentor = ({ mentor: all }: Market, mentor: number): number[] =>
  [...all.keys()].filter(edge => all[edge] === mentor);

/** Which place an edge has among all that its mentor could have, from 1; `edges` are the mentor's. */
export const mentorRankOf = ({ mentorScore }: Market, edges: readonly number[], edge: number): number =>
  edges.filter(other => (mentorScore[other] ?? 0) > (mentorScore[edge] ?? 0)).length + 1;
