import type { DrawnMarket } from "./drawn-market.js";
import { highestScore, type Market, type OptimalObjective, worth } from "./market.js";
import { MarketRefused } from "./refusal.js";

const highestWorth = 2 * highestScore;
/** Sums of prices stay whole below this, with room for one more subtraction. */
const exact = 2 ** 52;
/** What-if may add a mentee and a rank to a market without its ladder growing. */
const spare = 2;

/**
 * An objective as a ladder of goals, each of which decides only among what is equal in all before it. A value is a row with a
 * number for each level, more is better. Goals share a level where weights can keep them apart: BEST_TOTAL has one level, in
 * which a person placed outweighs all scores together, FAIREST one for people placed, one for every few ranks from the worst
 * up, and one for the scores.
 */
export interface Ladder {
  readonly levels: number;
  /** The row of a mentee who stays unpaired. */
  readonly unpaired: Float64Array;
  /** The row of each place taken below a mentor's minimum. */
  readonly bonus: Float64Array;
  /** The rank of each drawn edge: one more than how many candidates the mentee likes better. */
  readonly ranks: Int32Array;
  /** The one level in which a rank counts, and for how much; level -1 where it does not. */
  readonly rankLevel: Int32Array;
  readonly rankValue: Float64Array;
  /** Both sides' scores of each drawn edge: they count in the last level. */
  readonly worths: Int32Array;
  /**
   * One number for each rank that comes near to all levels together, and how many are worse than any rank: a goal to begin
   * with. From scratch the first levels would be reached over a hundred thousand steps that change nothing.
   */
  readonly headStart: { readonly ofRank: Float64Array; readonly unpaired: number; readonly bonus: number } | null;
}

/** Throws MarketRefused for a market in which sums of weights would not be whole numbers any more. */
export function assertFits(market: Market, objective: OptimalObjective): void {
  weightsOf(market, objective, market.menteeCount);
}

/** What leaving somebody unpaired costs, and what a place below a minimum is worth, in the first level. */
function weightsOf(market: Market, objective: OptimalObjective, menteeCount: number) {
  const mentees = menteeCount + spare;
  const mentors = market.capacities.length + spare;
  // Also where nothing is left of the minimums, since a change may open places for them.
  const hasMinimums = market.minimums?.some(minimum => minimum > 0) ?? false;
  const isTotal = objective === "BEST_TOTAL";
  const below = isTotal ? highestWorth : 0;
  const bonus = !hasMinimums ? 0 : isTotal ? 2 * mentees * below : 1;
  const placed = isTotal ? 2 * mentees * (below + bonus) : hasMinimums ? 2 * mentees : 1;
  const highest = isTotal ? placed + bonus + mentors * highestWorth : (mentees + 1) * mentors;
  if (highest > exact)
    throw new MarketRefused([{ code: "TOO_LARGE", mentees: market.menteeCount, mentors: market.capacities.length }]);
  return { mentees, mentors, hasMinimums, placed, bonus };
}

export function ladderOf(market: Market, drawn: DrawnMarket, objective: OptimalObjective): Ladder {
  const { mentees, mentors, hasMinimums, placed, bonus: ofMinimum } = weightsOf(market, objective, drawn.menteeCount);
  const worths = drawn.edge.map(edge => worth(market, edge));
  const ranks = ranksOf(market, drawn);
  const worst = ranks.reduce((most, rank) => Math.max(most, rank), 1) + spare;
  if (objective === "BEST_TOTAL") {
    return {
      levels: 1,
      unpaired: Float64Array.of(-placed),
      bonus: Float64Array.of(ofMinimum),
      ranks,
      rankLevel: new Int32Array(worst + 1).fill(-1),
      rankValue: new Float64Array(worst + 1),
      worths,
      headStart: null,
    };
  }

  const base = mentees + 1;
  let together = 1;
  while (base ** (together + 1) * mentors < exact) together += 1;
  const rankLevels = Math.ceil((worst - 1) / together);
  const rankLevel = new Int32Array(worst + 1).fill(-1);
  const rankValue = new Float64Array(worst + 1);
  for (let rank = worst; rank >= 2; rank -= 1) {
    const fromWorst = worst - rank;
    rankLevel[rank] = 1 + Math.floor(fromWorst / together);
    rankValue[rank] = -(base ** (together - 1 - (fromWorst % together)));
  }
  const levels = rankLevels + 2;
  const unpaired = new Float64Array(levels);
  const bonus = new Float64Array(levels);
  unpaired[0] = -placed;
  bonus[0] = ofMinimum;
  const headStart = headStartOf(worst, base, together, hasMinimums);
  return { levels, unpaired, bonus, ranks, rankLevel, rankValue, worths, headStart };
}

/** The first ranks weigh as they should; from where weights would grow too large they grow with the rank alone. */
function headStartOf(worst: number, base: number, together: number, hasMinimums: boolean) {
  const ofRank = Float64Array.from({ length: worst + 1 }, (_, rank) => {
    if (rank < 2) return 0;
    if (rank <= together + 1) return -(base ** (rank - 2));
    return -(base ** (together - 1)) * Math.min(rank - together, base);
  });
  const most = base ** together;
  return { ofRank, unpaired: -2 * most, bonus: hasMinimums ? most : 0 };
}

/** What an edge gives in one level. */
export function valueAt(ladder: Ladder, edge: number, level: number): number {
  const rank = ladder.ranks[edge] as number;
  const forRank = ladder.rankLevel[rank] === level ? (ladder.rankValue[rank] as number) : 0;
  return level === ladder.levels - 1 ? forRank + (ladder.worths[edge] as number) : forRank;
}

function ranksOf(market: Market, drawn: DrawnMarket): Int32Array {
  const ranks = new Int32Array(drawn.edge.length);
  const scores = drawn.edge.map(edge => market.menteeScore[edge] as number);
  for (let mentee = 0; mentee < drawn.menteeCount; mentee += 1) {
    const [from, to] = [drawn.start[mentee] as number, drawn.start[mentee + 1] as number];
    rankWithin(scores.subarray(from, to), ranks.subarray(from, to));
  }
  return ranks;
}

const rankOfScore = new Int32Array(highestScore + 1);

/** For each score one more than how many are higher. */
export function rankWithin<A extends Int32Array | number[]>(scores: A, ranks: A): A {
  const sorted = Int32Array.from(scores).sort();
  // From the least on, so that of equals the best place is the one that stays.
  for (let at = 0; at < sorted.length; at += 1) rankOfScore[sorted[at] as number] = sorted.length - at;
  for (let at = 0; at < scores.length; at += 1) ranks[at] = rankOfScore[scores[at] as number] as number;
  return ranks;
}
