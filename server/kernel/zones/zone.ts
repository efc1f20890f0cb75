import type { UnpackedZone } from "./packed.js";

/**
 * The clocks of one time zone: a sorted table of the instants at which its offset changes, asked by integer arithmetic.
 * Wall time is milliseconds too, as if the wall clock showed UTC: 09:00 on 1 May is `Date.UTC(2026, 4, 1, 9)`. Before the
 * first change of the data the first offset holds, after the last one the last; what we bundle goes from 2000 to 2099.
 */
export class Zone {
  private readonly changes: Float64Array;
  private readonly offsets: Float64Array;
  /** The wall time from which on the period behind each change is meant. */
  private readonly walls: Float64Array;

  constructor({ name, changesMs, offsetsMs }: UnpackedZone) {
    this.changes = Float64Array.from(changesMs);
    this.offsets = Float64Array.from(offsetsMs);
    // A time in a gap takes the offset before the change, an ambiguous one is the first occurrence: so the period before
    // a change is meant until the later of the two wall times that the clocks show at it.
    this.walls = this.changes.map((at, place) => at + Math.max(this.offsetOf(place), this.offsetOf(place + 1)));
    if (!isRising(this.changes) || !isRising(this.walls)) {
      throw new Error(`The zone data has changes out of order in "${name.slice(0, 60)}".`);
    }
  }

  /** Milliseconds by which the wall clock is ahead of UTC at an instant; negative west of it. */
  offsetAt(instantMs: number): number {
    return this.offsetOf(countUpTo(this.changes, instantMs));
  }

  /** What the wall clock shows at an instant. */
  wallAt(instantMs: number): number {
    return instantMs + this.offsetAt(instantMs);
  }

  /**
   * The instant at which the wall clock shows a time: the first of two where clocks go back, and where they go forward
   * over it the instant at which it would have been shown, so that it is shown later by the length of the gap.
   */
  instantOf(wallMs: number): number {
    return wallMs - this.offsetOf(countUpTo(this.walls, wallMs));
  }

  /** The first instant after this one at which the offset is another than before; null when the data knows none. */
  nextChangeAfter(instantMs: number): number | null {
    return this.changes[countUpTo(this.changes, instantMs)] ?? null;
  }

  private offsetOf(period: number): number {
    return this.offsets[period] ?? Number.NaN;
  }
}

/** How many of the rising numbers are at most this one. */
function countUpTo(rising: Float64Array, most: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? Number.POSITIVE_INFINITY) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isRising = (numbers: Float64Array): boolean =>
  numbers.every((number, place) => place === 0 || number > (numbers[place - 1] ?? Number.NaN));
