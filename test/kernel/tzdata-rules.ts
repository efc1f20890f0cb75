import { createRequire } from "node:module";

/** The zone lines and rules of the IANA database as the package tzdata has them: the source that zic compiles. */
interface Source {
  readonly version: string;
  /** Minutes west of UTC, rule or fixed saving, abbreviation, and the wall time until which the line holds; or a link. */
  readonly zones: { readonly [name: string]: string | readonly Line[] };
  readonly rules: { readonly [name: string]: readonly Rule[] };
}
type Line = readonly [west: string, rule: string, abbreviation: string, untilWall: string | null];
type Rule = readonly [
  from: string,
  to: string,
  type: string,
  month: string,
  day: string,
  at: readonly [hours: string, minutes: string, seconds: string, clock: string | null],
  saveMinutes: string,
  letters: string,
];

const require = createRequire(import.meta.url);
export const tzdata: Source = require("tzdata");

const minuteMs = 60_000;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

export interface Change {
  readonly atMs: number;
  readonly offsetMs: number;
}

/** The changes of a zone's offset in the years given, worked out from its rules as zic does; links are followed. */
export function changesByRules(name: string, firstYear: number, lastYear: number): Change[] {
  const found = tzdata.zones[name];
  if (found === undefined) throw new Error(`tzdata has no zone ${name}.`);
  if (typeof found === "string") return changesByRules(found, firstYear, lastYear);
  const changes: Change[] = [];
  let begin = Number.NEGATIVE_INFINITY;
  let saved = 0;
  for (const [west, rule, , untilWall] of found) {
    const base = 0 - Number(west) * minuteMs;
    const hasEnded = (atMs: number) => untilWall !== null && atMs + base + saved >= Number(untilWall);
    const add = (atMs: number) => changes.push({ atMs, offsetMs: base + saved });
    const rules = tzdata.rules[rule];
    saved = rules || rule === "-" ? 0 : hoursMs(rule);
    let isBegun = rules === undefined;
    if (!rules) add(begin);
    // From long before, so that the saving is right at the line's beginning.
    for (const { at, saveMs } of rules ? occurrences(rules, firstYear - 30, lastYear) : []) {
      const atMs = at(base, saved);
      if (hasEnded(atMs)) break;
      if (atMs > begin && !isBegun) add(begin);
      isBegun ||= atMs > begin;
      saved = saveMs;
      if (isBegun) add(atMs);
    }
    if (!isBegun) add(begin);
    begin = untilWall === null ? Number.POSITIVE_INFINITY : Number(untilWall) - base - saved;
  }
  const [from, to] = [Date.UTC(firstYear, 0, 1), Date.UTC(lastYear + 1, 0, 1)];
  return changes
    .filter(({ offsetMs }, place) => offsetMs !== changes[place - 1]?.offsetMs)
    .filter(({ atMs }) => atMs >= from && atMs < to);
}

const hoursMs = (text: string): number => {
  const [hours = "0", minutes = "0"] = text.split(":");
  return (Number(hours) * 60 + Number(minutes)) * minuteMs;
};

interface Occurrence {
  readonly day: number;
  readonly at: (baseMs: number, savedMs: number) => number;
  readonly saveMs: number;
}

/** Every time a set of rules sets the clocks, in order. */
function occurrences(rules: readonly Rule[], firstYear: number, lastYear: number): Occurrence[] {
  const all: Occurrence[] = [];
  for (const [from, to, , month, day, [hours, minutes, seconds, clock], saveMinutes] of rules) {
    const last = to === "max" ? lastYear : to === "only" ? Number(from) : Number(to);
    for (let year = Math.max(Number(from), firstYear); year <= Math.min(last, lastYear); year += 1) {
      const time = Date.UTC(year, months.indexOf(month), dayOf(year, months.indexOf(month), day));
      const shown = time + (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
      // u, g, z: the clock of UTC; s: the zone's without its saving; else what the wall clock shows before the change.
      const at = (base: number, saved: number) =>
        /^[ugz]$/.test(clock ?? "") ? shown : clock === "s" ? shown - base : shown - base - saved;
      all.push({ day: time, at, saveMs: Number(saveMinutes) * minuteMs });
    }
  }
  return all.sort((one, other) => one.day - other.day);
}

/** `7`, `lastSun`, `Sun>=8`, `Fri<=1`; may lie in the month beside. */
function dayOf(year: number, month: number, text: string): number {
  const last = text.startsWith("last");
  const [, weekday = text.slice(4), relation = "<=", day = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()] =
    /^(\w{3})([<>]=)(\d+)$/.exec(text) ?? [];
  if (!last && /^\d+$/.test(text)) return Number(text);
  const start = Number(day);
  const found = new Date(Date.UTC(year, month, start)).getUTCDay();
  const wanted = weekdays.indexOf(weekday);
  return relation === ">=" ? start + ((wanted - found + 7) % 7) : start - ((found - wanted + 7) % 7);
}
