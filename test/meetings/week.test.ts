import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { quartersOf } from "../../server/kernel/week.js";
import { overlapQuarters, overlapQuartersSql, weekOfText, weekText } from "../../server/meetings/index.js";
import { weekFrom } from "../../server/meetings/week.js";
import { readRules, writeRule } from "../../server/meetings/weekly-rules.js";
import { onPostgres } from "../support/databases.js";
import { aWorld, type World } from "../support/world.js";
import { anyRanges, anyZone, isQuiet, walkedWeek, zones } from "./weeks.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const anyInstant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2037, 0, 1) });
const anyWeek = fc
  .record({ ranges: anyRanges, offsetQuarters: fc.integer({ min: -48, max: 56 }) })
  .map(({ ranges, offsetQuarters }) => weekFrom(ranges, offsetQuarters * 900_000));

test("a week is what the wall clock shows, minute by minute, in every zone", () => {
  fc.assert(
    fc.property(anyRanges, anyZone, anyInstant, (ranges, timeZone, at) => {
      fc.pre(isQuiet(timeZone, at));
      const week = weekFrom(ranges, zones.orUtc(timeZone).offsetAt(at));
      expect(weekText(week)).toBe(walkedWeek(ranges, timeZone, at));
    }),
    { numRuns: 150 },
  );
});

test("rules that are read and written mean the same week, and are read the same again", () => {
  fc.assert(
    fc.property(anyRanges, ranges => {
      const read = readRules(ranges.map(writeRule));
      expect(weekText(weekFrom(read, 0))).toBe(weekText(weekFrom(ranges, 0)));
      expect(readRules(read.map(writeRule))).toEqual(read);
    }),
  );
});

test("what two weeks share is what is set in both, whoever is asked first", () => {
  fc.assert(
    fc.property(anyWeek, anyWeek, (one, other) => {
      const [first, second] = [weekText(one), weekText(other)];
      const shared = [...first].filter((bit, quarter) => bit === "1" && second[quarter] === "1").length;
      expect([overlapQuarters(one, other), overlapQuarters(other, one)]).toEqual([shared, shared]);
      expect(quartersOf(one)).toBe(first.replaceAll("0", "").length);
      expect(weekOfText(first)).toEqual(one);
    }),
  );
});

const inSql = `select ${overlapQuartersSql("$1::bit(672)", "$2::bit(672)")} as shared`;

test("the embedded database counts what two weeks share as we do", () => countsAlike(world));

onPostgres("PostgreSQL counts what two weeks share as we do", async () => {
  const other = await aWorld({ on: "postgres" });
  try {
    await countsAlike(other);
  } finally {
    await other.close();
  }
});

async function countsAlike({ db }: World): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyWeek, anyWeek, async (one, other) => {
      const [row] = await db.query(inSql, [weekText(one), weekText(other)]);
      expect(row.shared).toBe(overlapQuarters(one, other));
    }),
    { numRuns: 30 },
  );
  expect(await db.query(inSql, [null, weekText(weekFrom([], 0))])).toEqual([{ shared: null }]);
}

test.each([
  ["Asia/Kolkata", 14],
  ["Asia/Kathmandu", 13],
])("a half or three quarters of an hour in %s lose nothing", (timeZone, firstQuarter) => {
  const week = weekFrom(readRules([{ weekday: 1, from: "09:00", until: "10:00" }]), zones.orUtc(timeZone).offsetAt(0));
  expect(quartersOf(week)).toBe(4);
  expect(weekText(week).indexOf("1")).toBe(firstQuarter);
});

test("what fills no whole quarter hour is not counted, and two ranges fill one together", () => {
  const bits = (...times: [string, string][]) =>
    weekText(weekFrom(readRules(times.map(([from, until]) => ({ weekday: 1, from, until }))), 0)).replace(/0+$/, "");
  expect(bits(["00:05", "01:10"])).toBe("0111");
  expect(bits(["00:05", "00:14"])).toBe("");
  expect(bits(["00:00", "00:05"], ["00:05", "00:15"])).toBe("1");
});

test("Sunday night goes on on Monday, and Monday morning in Auckland is Sunday in UTC", () => {
  const bits = (from: string, until: string, weekday: number, offsetMs: number) =>
    weekText(weekFrom(readRules([{ weekday, from, until }]), offsetMs));
  const sundayNight = bits("23:00", "25:00", 7, 0);
  expect(sundayNight).toBe(`1111${"0".repeat(664)}1111`);
  expect(bits("00:00", "01:00", 1, 12 * 3_600_000)).toBe(`${"0".repeat(624)}1111${"0".repeat(44)}`);
});
