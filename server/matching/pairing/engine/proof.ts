import type { DrawnMarket } from "./drawn-market.js";
import { type Ladder, valueAt } from "./ladder.js";

/** Above 0 if the first row is more, below if it is less: the first number that differs decides. */
export function compareRows(one: ArrayLike<number>, other: ArrayLike<number>): number {
  for (let level = 0; level < one.length; level += 1) {
    if (one[level] !== other[level]) return (one[level] as number) > (other[level] as number) ? 1 : -1;
  }
  return 0;
}

/**
 * Throws unless the prices prove that no pairs are better (strong duality, row by row): nobody would gain by another of
 * their edges at these prices, a place that is left costs nothing, and what the pairs give is what everybody's best and all
 * places together are worth. It is whole numbers throughout, so it holds exactly or not at all.
 */
export function prove(drawn: DrawnMarket, ladder: Ladder, pairs: Int32Array, prices: Float64Array): void {
  const { levels } = ladder;
  const broken = (what: string) => new Error(`The result of the pairing is not proven: ${what}.`);
  const load = new Int32Array(drawn.mentorCount);
  const sums = new RowSum(levels);
  const best = new Float64Array(levels);
  const other = new Float64Array(levels);
  const netOf = (edge: number, row: Float64Array) => {
    const from = edge === -1 ? 0 : (drawn.mentor[edge] as number) * levels;
    for (let level = 0; level < levels; level += 1)
      row[level] =
        edge === -1
          ? (ladder.unpaired[level] as number)
          : valueAt(ladder, edge, level) - (prices[from + level] as number);
  };
  for (let mentee = 0; mentee < drawn.menteeCount; mentee += 1) {
    const pair = pairs[mentee] as number;
    const [from, to] = [drawn.start[mentee] as number, drawn.start[mentee + 1] as number];
    if (pair !== -1 && (pair < from || pair >= to)) throw broken(`mentee ${mentee} has somebody else's edge`);
    netOf(pair, best);
    for (let edge = from; edge < to; edge += 1) {
      if (edge === pair) continue;
      netOf(edge, other);
      if (compareRows(other, best) > 0) throw broken(`mentee ${mentee} would gain by edge ${edge}`);
    }
    netOf(-1, other);
    if (compareRows(other, best) > 0) throw broken(`mentee ${mentee} would gain by being unpaired`);
    sums.subtract(best, 1);
    for (let level = 0; level < levels; level += 1)
      other[level] = pair === -1 ? (ladder.unpaired[level] as number) : valueAt(ladder, pair, level);
    sums.add(other, 1);
    if (pair === -1) continue;
    const at = drawn.mentor[pair] as number;
    load[at] = (load[at] as number) + 1;
  }
  for (let mentor = 0; mentor < drawn.mentorCount; mentor += 1) {
    const [taken, places] = [load[mentor] as number, drawn.places[mentor] as number];
    const minimum = drawn.minimums[mentor] as number;
    if (taken > places) throw broken(`mentor ${mentor} has more than there are places`);
    // What a place is worth on top of its price, below the minimum and above it, as far as it is worth anything.
    const price = prices.subarray(mentor * levels, (mentor + 1) * levels);
    sums.add(ladder.bonus, Math.min(taken, minimum));
    sums.subtract(positive(price.map((value, level) => value + (ladder.bonus[level] as number))), minimum);
    sums.subtract(positive(price), places - minimum);
  }
  if (!sums.isZero()) throw broken("the pairs give less than the prices promise");
}

const positive = (row: Float64Array): Float64Array =>
  compareRows(row, new Float64Array(row.length)) > 0 ? row : new Float64Array(row.length);

/** Sums of rows, beyond what a float holds exactly. */
class RowSum {
  private readonly high: Float64Array;
  private readonly low: Float64Array;

  constructor(levels: number) {
    this.high = new Float64Array(levels);
    this.low = new Float64Array(levels);
  }

  add(row: Float64Array, times: number): void {
    for (let level = 0; level < row.length; level += 1) this.addAt(level, row[level] as number, times);
  }

  subtract(row: Float64Array, times: number): void {
    this.add(row, -times);
  }

  isZero(): boolean {
    return this.high.every((high, level) => high * half + (this.low[level] as number) === 0);
  }

  // In two halves of 26 bits, each of which may be multiplied and added some millions of times.
  private addAt(level: number, value: number, times: number): void {
    const high = Math.floor(value / half);
    this.high[level] = (this.high[level] as number) + high * times;
    this.low[level] = (this.low[level] as number) + (value - high * half) * times;
  }
}

const half = 2 ** 26;
