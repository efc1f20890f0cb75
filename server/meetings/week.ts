import type { WallRange } from "./weekly-rules.js";

/** Quarter hours of a week. */
export const weekQuarters = 672;
const weekMinutes = 10_080;
const quarterMinutes = 15;
const wordBits = 32;

/**
 * The quarter hours of a week from Monday 00:00 UTC in which somebody is available: 21 words, quarter q is bit `q % 32`,
 * counted from the lowest, of word `q / 32`. It holds for as long as the clocks of their zone stay as they are.
 */
export type Week = Uint32Array;

/**
 * The week of ranges on a wall clock that is ahead of UTC by an offset. A quarter counts when all of it is inside: the
 * zones of today are whole quarters away from UTC, so nothing is lost of ranges that begin and end on a quarter.
 */
export function weekFrom(ranges: readonly WallRange[], offsetMs: number): Week {
  const minutes = new Uint8Array(weekMinutes);
  const ahead = Math.round(offsetMs / 60_000);
  for (const { weekday, startsMinute, endsMinute } of ranges) {
    const begin = ((weekday - 1) * 1_440 + startsMinute - ahead + weekMinutes) % weekMinutes;
    const end = begin + endsMinute - startsMinute;
    minutes.fill(1, begin, end);
    minutes.fill(1, 0, Math.max(end - weekMinutes, 0));
  }
  const week = new Uint32Array(weekQuarters / wordBits);
  for (let quarter = 0; quarter < weekQuarters; quarter += 1) {
    let within = 0;
    for (let minute = 0; minute < quarterMinutes; minute += 1)
      within += minutes[quarter * quarterMinutes + minute] ?? 0;
    if (within === quarterMinutes) setQuarter(week, quarter);
  }
  return week;
}

function setQuarter(week: Week, quarter: number): void {
  const word = Math.floor(quarter / wordBits);
  week[word] = (week[word] ?? 0) | (1 << (quarter % wordBits));
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
export function weekOfText(text: string): Week {
  const week = new Uint32Array(weekQuarters / wordBits);
  for (let quarter = 0; quarter < weekQuarters; quarter += 1) if (text[quarter] === "1") setQuarter(week, quarter);
  return week;
}
