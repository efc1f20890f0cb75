import { type Week, weekOf, weekQuarters } from "../kernel/week.js";
import type { WallRange } from "./weekly-rules.js";

const weekMinutes = 10_080;
const quarterMinutes = weekMinutes / weekQuarters;

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
  return weekOf(quarter => {
    let within = 0;
    for (let minute = 0; minute < quarterMinutes; minute += 1)
      within += minutes[quarter * quarterMinutes + minute] ?? 0;
    return within === quarterMinutes;
  });
}
