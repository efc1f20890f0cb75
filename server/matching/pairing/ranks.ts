import type { Market } from "./engine/market.js";

/** The mentee whom each edge belongs to. */
export function menteeOfEdges({ menteeCount, start, mentor }: Market): Int32Array {
  const owners = new Int32Array(mentor.length);
  for (let mentee = 0; mentee < menteeCount; mentee += 1) owners.fill(mentee, start[mentee], start[mentee + 1]);
  return owners;
}

/** Which place an edge has among all that its mentee could have, from 1; those liked alike share the place. */
export function menteeRankOf({ start, menteeScore }: Market, mentee: number, edge: number): number {
  const own = menteeScore[edge] ?? 0;
  let better = 0;
  for (let at = start[mentee] ?? 0; at < (start[mentee + 1] ?? 0); at += 1) {
    if ((menteeScore[at] ?? 0) > own) better += 1;
  }
  return better + 1;
}

/** The edges of each mentor, the best liked first. */
export function edgesOfMentors({ capacities, mentor, mentorScore }: Market): number[][] {
  const edges: number[][] = Array.from(capacities, () => []);
  for (const [edge, of] of mentor.entries()) edges[of]?.push(edge);
  for (const own of edges) own.sort((a, b) => (mentorScore[b] ?? 0) - (mentorScore[a] ?? 0));
  return edges;
}

/** Which place an edge has among all that its mentor could have, from 1; `edges` are the mentor's. */
export const mentorRankOf = ({ mentorScore }: Market, edges: readonly number[], edge: number): number =>
  edges.filter(other => (mentorScore[other] ?? 0) > (mentorScore[edge] ?? 0)).length + 1;
