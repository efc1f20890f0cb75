import { Fault } from "../kernel/fault.js";

/** A range of a usual week on the wall clock: an ISO weekday and minutes since its midnight, past 1440 into the next day. */
export interface WallRange {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** 0 to 1439. */
  readonly startsMinute: number;
  /** Exclusive; after the start, at most 2880. */
  readonly endsMinute: number;
}

/** A range as people write it: `from` 00:00 to 23:59, `until` up to 48:00. */
export interface AvailabilityRule {
  readonly weekday: number;
  readonly from: string;
  readonly until: string;
}

export const mostRules = 50;
const dayMinutes = 1_440;

/** The ranges that these rules mean, in the order of the week, each once; Fault BAD_INPUT names the first wrong one. */
export function readRules(rules: readonly AvailabilityRule[]): WallRange[] {
  if (rules.length > mostRules) throw bad("", `input.rules may have at most ${mostRules} entries.`);
  return merged(rules.map(readRule));
}

function readRule({ weekday, from, until }: AvailabilityRule, place: number): WallRange {
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) {
    throw bad(`[${place}].weekday`, "A weekday is a number from 1, Monday, to 7, Sunday.");
  }
  const startsMinute = minuteOf(from);
  if (startsMinute === null || startsMinute >= dayMinutes) {
    throw bad(`[${place}].from`, "This is no time from 00:00 to 23:59.");
  }
  const endsMinute = minuteOf(until);
  if (endsMinute === null || endsMinute > 2 * dayMinutes) {
    throw bad(`[${place}].until`, "This is no time from 00:01 to 48:00.");
  }
  if (endsMinute <= startsMinute) {
    throw bad(
      `[${place}].until`,
      "A range ends after it starts. One that goes past midnight ends after 24:00: two in the morning is 26:00.",
    );
  }
  return { weekday, startsMinute, endsMinute };
}

const bad = (at: string, message: string) => new Fault("BAD_INPUT", message, { field: `input.rules${at}` });

/** Minutes of `HH:MM`; null for anything else. */
function minuteOf(text: string): number | null {
  const [, hours, minutes] = /^([0-4]\d):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** Ranges of one day that overlap or touch are one. A range past midnight stays its own day's, whatever the next one has. */
function merged(ranges: readonly WallRange[]): WallRange[] {
  const inOrder = [...ranges].sort((a, b) => a.weekday - b.weekday || a.startsMinute - b.startsMinute);
  const found: WallRange[] = [];
  for (const range of inOrder) {
    const last = found.at(-1);
    if (last?.weekday !== range.weekday || range.startsMinute > last.endsMinute) found.push(range);
    else found[found.length - 1] = { ...last, endsMinute: Math.max(last.endsMinute, range.endsMinute) };
  }
  return found;
}

/** A range as people write it. */
export const writeRule = ({ weekday, startsMinute, endsMinute }: WallRange): AvailabilityRule => ({
  weekday,
  from: timeOf(startsMinute),
  until: timeOf(endsMinute),
});

const timeOf = (minute: number): string => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
const twoDigits = (number: number): string => String(number).padStart(2, "0");
