import { describe, expect, test } from "@jest/globals";
import moment from "moment-timezone";
import { zoneData } from "../../server/kernel/zones/generated/zone-data.js";
import type { Zone } from "../../server/kernel/zones/zone.js";
import { ZoneTable } from "../../server/kernel/zones/zone-table.js";
import { type Change, changesByRules, tzdata } from "./tzdata-rules.js";

const table = new ZoneTable(zoneData);
const minuteMs = 60_000;

function zone(name: string): Zone {
  const found = table.find(name);
  if (!found) throw new Error(`There is no zone ${name}.`);
  return found;
}

/** Every change of clocks that our table knows in some years. */
function changesOf(name: string, first: number, last: number): Change[] {
  const changes: Change[] = [];
  const end = Date.UTC(last + 1, 0, 1);
  let at = zone(name).nextChangeAfter(Date.UTC(first, 0, 1) - 1);
  while (at !== null && at < end) {
    changes.push({ atMs: at, offsetMs: zone(name).offsetAt(at) });
    at = zone(name).nextChangeAfter(at);
  }
  return changes;
}

/** Names of the zones and their links. */
const withLinks = (...names: string[]): Set<string> =>
  new Set(table.names.filter(name => names.some(one => table.find(one) === table.find(name))));

test("the data is that of 2026 or later and knows every zone", () => {
  expect(table.version >= "2026f").toBe(true);
  expect(table.names.length).toBeGreaterThan(590);
});

test("every zone changes its clocks when moment-timezone, which publishes the data, says so", () => {
  for (const name of table.names) {
    const theirs = moment.tz.zone(name);
    if (!theirs) throw new Error(`moment-timezone does not know ${name}.`);
    const changes = theirs.untils.flatMap((until, place): Change[] => {
      const offset = theirs.offsets[place + 1];
      const isOne = until !== null && offset !== undefined && offset !== theirs.offsets[place];
      return isOne ? [{ atMs: until, offsetMs: 0 - offset * minuteMs }] : [];
    });
    const isBundled = ({ atMs }: Change) => atMs >= Date.UTC(2000, 0, 1) && atMs < Date.UTC(2100, 0, 1);
    expect({ name, changes: changesOf(name, 2000, 2099) }).toEqual({ name, changes: changes.filter(isBundled) });
  }
});

test("every zone changes its clocks when the rules of the IANA database, worked out anew, say so", () => {
  // tzdata has the release 2026d; Cuba and Manitoba decided after it.
  const decidedLater = tzdata.version < "2026f" ? withLinks("America/Havana", "America/Winnipeg") : new Set();
  const known = table.names.filter(name => name in tzdata.zones && !decidedLater.has(name));
  expect(known.length).toBeGreaterThan(580);
  for (const name of known) {
    expect({ name, changes: changesOf(name, 2024, 2037) }).toEqual({ name, changes: changesByRules(name, 2024, 2037) });
  }
});

test("where Node's zones are not out of date, they show the same clocks before, at and between all changes", () => {
  // What was decided in 2026, and the hour of Moldova's changes, which the database has corrected since.
  const outOfDate = withLinks(
    ...["America/Vancouver", "America/Edmonton", "America/Winnipeg", "America/Inuvik", "America/Havana"],
    ...["Africa/Casablanca", "Africa/El_Aaiun", "Europe/Chisinau"],
  );
  let compared = 0;
  for (const name of table.names.filter(one => !outOfDate.has(one) && isKnownToNode(one))) {
    const shows = nodesClock(name);
    const changes = changesOf(name, 2024, 2037).map(({ atMs }) => atMs);
    const between = [...changes, Date.UTC(2038, 0, 1)].map(
      (at, place) => (at + (changes[place - 1] ?? Date.UTC(2024, 0, 1))) / 2,
    );
    for (const at of [...changes, ...changes.map(change => change - 1_000), ...between]) {
      const second = Math.floor(at / 1_000) * 1_000;
      expect({ name, second, wall: zone(name).wallAt(second) }).toEqual({ name, second, wall: shows(second) });
    }
    compared += 1;
  }
  expect(compared).toBeGreaterThan(550);
});

function isKnownToNode(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** What Intl shows at an instant in a zone, as if it were UTC. */
function nodesClock(timeZone: string): (instantMs: number) => number {
  const numeric = "numeric";
  const format = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, hourCycle: "h23", year: numeric, month: numeric, day: numeric },
    ...{ hour: numeric, minute: numeric, second: numeric },
  });
  return instantMs => {
    const [month = 0, day = 0, year = 0, hour, minute, second] = format
      .formatToParts(instantMs)
      .flatMap(({ type, value }) => (type === "literal" ? [] : [Number(value)]));
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
}

describe("at every change of clocks from 2024 to 2037", () => {
  const all = table.names.flatMap(name => changesOf(name, 2024, 2037).map(change => ({ name, ...change })));
  const gaps = all.filter(({ name, atMs, offsetMs }) => offsetMs > zone(name).offsetAt(atMs - 1));
  const folds = all.filter(({ name, atMs, offsetMs }) => offsetMs < zone(name).offsetAt(atMs - 1));

  test("there is something to look at", () => {
    expect(gaps.length).toBeGreaterThan(2_000);
    expect(folds.length).toBeGreaterThan(2_000);
  });

  test("a time in the gap takes the offset before it, so that it is shown later by the gap's length", () => {
    for (const { name, atMs, offsetMs } of gaps) {
      const before = zone(name).offsetAt(atMs - 1);
      const [first, end] = [atMs + before, atMs + offsetMs];
      for (const wall of [first, (first + end) / 2, end - 1]) {
        const at = zone(name).instantOf(wall);
        expect({ name, wall, at, shown: zone(name).wallAt(at) }).toEqual({
          ...{ name, wall, at: wall - before },
          shown: wall + offsetMs - before,
        });
      }
      expect([zone(name).instantOf(first - 1), zone(name).instantOf(end)]).toEqual([atMs - 1, atMs]);
    }
  });

  test("a time shown twice is its first occurrence", () => {
    for (const { name, atMs, offsetMs } of folds) {
      const before = zone(name).offsetAt(atMs - 1);
      const [first, end] = [atMs + offsetMs, atMs + before];
      for (const wall of [first, (first + end) / 2, end - 1]) {
        const at = zone(name).instantOf(wall);
        const again = at + before - offsetMs;
        expect({ name, wall, isFirst: at < atMs }).toEqual({ name, wall, isFirst: true });
        expect([zone(name).wallAt(at), zone(name).wallAt(again)]).toEqual([wall, wall]);
      }
      expect(zone(name).instantOf(end)).toBe(atMs + before - offsetMs);
    }
  });
});

const utc = (text: string): number => Date.parse(`${text}Z`);

test.each([
  ["America/New_York", "2026-03-08T02:30", "2026-03-08T07:30"],
  ["America/New_York", "2026-11-01T01:30", "2026-11-01T05:30"],
  ["America/Vancouver", "2026-12-01T09:00", "2026-12-01T16:00"],
  ["America/Edmonton", "2026-12-01T09:00", "2026-12-01T15:00"],
  ["America/Winnipeg", "2027-01-15T09:00", "2027-01-15T14:00"],
  ["America/Havana", "2026-12-01T09:00", "2026-12-01T13:00"],
  ["Africa/Casablanca", "2026-12-01T09:00", "2026-12-01T09:00"],
  ["Europe/Berlin", "2026-03-29T02:15", "2026-03-29T01:15"],
  ["Europe/Kyiv", "2026-07-01T12:00", "2026-07-01T09:00"],
  ["Asia/Kolkata", "2026-07-01T05:30", "2026-07-01T00:00"],
  ["Asia/Kathmandu", "2026-07-01T05:45", "2026-07-01T00:00"],
  ["Pacific/Chatham", "2026-01-15T13:45", "2026-01-15T00:00"],
  ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45"],
  ["Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45"],
  ["America/St_Johns", "2026-07-01T12:00", "2026-07-01T14:30"],
  ["Antarctica/Troll", "2026-07-01T12:00", "2026-07-01T10:00"],
  ["Pacific/Apia", "2011-12-29T23:59", "2011-12-30T09:59"],
  ["Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00"],
  ["Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00"],
  ["US/Hawaii", "2040-07-01T00:00", "2040-07-01T10:00"],
])("in %s the wall time %s is %s in UTC", (name, wall, instant) => {
  expect(new Date(zone(name).instantOf(utc(wall))).toISOString()).toBe(`${instant}:00.000Z`);
});

test("the day that Apia lost is on no calendar there", () => {
  const shown = (instant: string) => new Date(zone("Pacific/Apia").wallAt(utc(instant))).toISOString();
  expect(shown("2011-12-30T09:59:59")).toBe("2011-12-29T23:59:59.000Z");
  expect(shown("2011-12-30T10:00:00")).toBe("2011-12-31T00:00:00.000Z");
});

test("the next change is the next one, and null where clocks stay as they are", () => {
  const next = (name: string, after: string) => zone(name).nextChangeAfter(utc(after));
  expect(next("Europe/Berlin", "2026-01-01T00:00")).toBe(utc("2026-03-29T01:00"));
  expect(next("Europe/Berlin", "2026-03-29T01:00")).toBe(utc("2026-10-25T01:00"));
  expect(next("America/Vancouver", "2026-03-09T00:00")).toBeNull();
  expect(next("UTC", "2026-01-01T00:00")).toBeNull();
});

test.each(["Mars/Olympus", "america/new_york", "+02:00", "", "constructor", "__proto__"])("%j is no zone", name => {
  expect(table.find(name)).toBeNull();
});
