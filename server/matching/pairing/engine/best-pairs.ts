import type { DrawnMarket } from "./drawn-market.js";
import { type Ladder, ladderOf, valueAt } from "./ladder.js";
import type { Market, OptimalObjective, Prices, Progress } from "./market.js";
import { compareRows, prove } from "./proof.js";
import { Residual } from "./residual.js";
import { Simplex } from "./simplex.js";

/** How many people are looked at before the best step among theirs is taken; found by measuring. */
const block = 8;

/** The best pairs for an objective, proven, with the least prices that prove them. */
export function bestPairs(
  market: Market,
  drawn: DrawnMarket,
  objective: OptimalObjective,
  tell: (progress: Progress) => void,
): { pairs: Int32Array; prices: Prices } {
  const ladder = ladderOf(market, drawn, objective);
  const { levels } = ladder;
  const { simplex, rows } = climb(drawn, ladder, (level, pivots) => tell({ step: "SOLVING", level, levels, pivots }));
  tell({ step: "PROVING", level: levels - 1, levels, pivots: simplex.pivots });
  const pairs = simplex.pairs();
  const least = new Residual(drawn, ladder, pairs, rows).leastPrices();
  prove(drawn, ladder, pairs, least);
  const ofMentor = new Float64Array(drawn.mentorCount * levels);
  for (let mentor = 0; mentor < drawn.mentorCount; mentor += 1)
    ofMentor.set(least.subarray(mentor * levels, (mentor + 1) * levels), (drawn.mentorAt[mentor] as number) * levels);
  const perPlaced = -(ladder.unpaired[0] as number);
  return { pairs, prices: { levels, perPlaced, perMinimum: ladder.bonus[0] as number, ofMentor } };
}

/**
 * Reaches the goals one after the other from the same basis. After each, all that would make it worse is closed: by
 * complementary slackness what is left open is just all that is best for it, so the next goal cannot spoil it.
 */
function climb(drawn: DrawnMarket, ladder: Ladder, tell: (level: number, pivots: number) => void) {
  const { levels } = ladder;
  const simplex = new Simplex(drawn, block);
  const open = Uint8Array.from(drawn.mentor, mentor => ((drawn.places[mentor] as number) > 0 ? 1 : 0));
  const rows = new Float64Array(drawn.mentorCount * levels);
  const edgeValues = new Float64Array(open.length);
  if (ladder.headStart) {
    const { ofRank, unpaired, bonus } = ladder.headStart;
    for (let edge = 0; edge < open.length; edge += 1)
      edgeValues[edge] = open[edge] === 0 ? Number.NEGATIVE_INFINITY : (ofRank[ladder.ranks[edge] as number] as number);
    simplex.optimize({ edgeValues, unpaired, bonus }, pivots => tell(0, pivots));
  }
  for (let level = 0; level < levels; level += 1) {
    let counts = level === 0;
    for (let edge = 0; edge < open.length; edge += 1) {
      if (open[edge] === 0) {
        edgeValues[edge] = Number.NEGATIVE_INFINITY;
        continue;
      }
      const value = valueAt(ladder, edge, level);
      if (value !== 0) counts = true;
      edgeValues[edge] = value;
    }
    if (!counts) continue;
    const goal = { edgeValues, unpaired: ladder.unpaired[level] as number, bonus: ladder.bonus[level] as number };
    simplex.optimize(goal, pivots => tell(level, pivots));
    for (let mentor = 0; mentor < drawn.mentorCount; mentor += 1)
      rows[mentor * levels + level] = simplex.tree.price[mentor] as number;
    if (level < levels - 1) simplex.closeWorse(open);
    tell(level, simplex.pivots);
  }
  priceWhereNobodyFits(drawn, ladder, simplex.pairs(), rows);
  return { simplex, rows };
}

/** Mentors without a place took no part: theirs is the least price that would keep everybody where they are. */
function priceWhereNobodyFits(drawn: DrawnMarket, ladder: Ladder, pairs: Int32Array, rows: Float64Array): void {
  const { levels } = ladder;
  const priceIn = (mentor: number): Float64Array => rows.subarray(mentor * levels, (mentor + 1) * levels);
  for (let mentor = 0; mentor < drawn.mentorCount; mentor += 1)
    if (drawn.places[mentor] === 0) priceIn(mentor).fill(Number.NEGATIVE_INFINITY);
  for (let mentee = 0; mentee < drawn.menteeCount; mentee += 1) {
    for (let edge = drawn.start[mentee] as number; edge < (drawn.start[mentee + 1] as number); edge += 1) {
      const to = drawn.mentor[edge] as number;
      if (drawn.places[to] !== 0) continue;
      const pair = pairs[mentee] as number;
      const own = pair === -1 ? null : priceIn(drawn.mentor[pair] as number);
      const bid = Float64Array.from({ length: levels }, (_, level) => {
        const given = pair === -1 ? (ladder.unpaired[level] as number) : valueAt(ladder, pair, level);
        return valueAt(ladder, edge, level) - given + (own?.[level] ?? 0);
      });
      if (compareRows(bid, priceIn(to)) > 0) priceIn(to).set(bid);
    }
  }
}
