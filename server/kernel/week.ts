/** Quarter hours of a week. */
export const weekQuarters = 672;
const wordBits = 32;

/**
 * The quarter hours of a week from Monday 00:00 UTC in which somebody is available: 21 words, quarter q is bit `q % 32`,
 * counted from the lowest, of word `q / 32`. It holds for as long as the clocks of their zone stay as they are.
 */
export type Week = Uint32Array;

/** The week of the quarter hours for which this is true. */
export function weekOf(isWithin: (quarter: number) => boolean): Week {
  const week = new Uint32Array(weekQuarters / wordBits);
  for (let quarter = 0; quarter < weekQuarters; quarter += 1) {
    const word = Math.floor(quarter / wordBits);
    if (isWithin(quarter)) week[word] = (week[word] ?? 0) | (1 << (quarter % wordBits));
  }
  return week;
}

/** How many quarter hours a week has. */
export const quartersOf = (week: Week): number => overlapQuarters(week, week);

/** In how many quarter hours of a week both are available. */
export function overlapQuarters(one: Week, other: Week): number {
  let count = 0;
  for (let word = 0; word < one.length; word += 1) count += bitsOf((one[word] ?? 0) & (other[word] ?? 0));
  return count;
}

/** How many bits of 32 are set: added in pairs, fours and eights beside each other. */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** A week as PostgreSQL writes a `bit(672)`: a digit for each quarter hour, the first one first. */
export function weekText(week: Week): string {
  let text = "";
  for (let quarter = 0; quarter < weekQuarters; quarter += 1) {
    text += ((week[Math.floor(quarter / wordBits)] ?? 0) >>> (quarter % wordBits)) & 1;
  }
  return text;
}

/** The week of such a text. */
export const weekOfText = (text: string): Week => weekOf(quarter => text[quarter] === "1");
