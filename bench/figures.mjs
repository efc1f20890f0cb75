/** @param {number[]} numbers @param {number} share */
export const quantile = (numbers, share) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? Number.NaN;

/** @param {number[]} numbers */
export const median = numbers => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? Number.NaN) + (sorted[Math.ceil(half)] ?? Number.NaN)) / 2;
};

/** A figure for a table, with three digits that mean something. @param {number} value */
export const short = value =>
  Number.isNaN(value)
    ? ""
    : value >= 100
      ? String(Math.round(value))
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2);

/** The median of several rounds and, in brackets, the least. @param {number[]} numbers */
export const spread = numbers =>
  numbers.length === 0 ? "" : `${short(median(numbers))} (${short(Math.min(...numbers))})`;

/**
 * Figures by side and measure, one for each round.
 */
export class Figures {
  /** @type {Map<string, Map<string, number[]>>} */
  #bySide = new Map();

  /** @param {string} side @param {string} measure @param {number} value */
  add(side, measure, value) {
    const measures = this.#bySide.get(side) ?? new Map();
    this.#bySide.set(side, measures);
    measures.set(measure, [...(measures.get(measure) ?? []), value]);
  }

  /** @param {string} side @param {string} measure */
  of(side, measure) {
    return this.#bySide.get(side)?.get(measure) ?? [];
  }

  /**
   * How many times less a measure is than another side's, round by round, the median.
   * @param {string} side @param {string} other @param {string} measure
   */
  ratio(side, other, measure) {
    const theirs = this.of(other, measure);
    return median(this.of(side, measure).map((value, round) => (theirs[round] ?? Number.NaN) / value));
  }

  /**
   * @param {string[]} sides @param {string[]} measures
   * @param {(values: number[], side: string, measure: string) => string} show
   */
  table(sides, measures, show = spread) {
    return sides.map(side => ({
      server: side,
      ...Object.fromEntries(measures.map(measure => [measure, show(this.of(side, measure), side, measure)])),
    }));
  }
}
