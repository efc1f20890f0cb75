import fc from "fast-check";
import { newId } from "../../server/kernel/id.js";
import { Zones } from "../../server/kernel/zones/zones.js";
import type { AvailabilityRule } from "../../server/meetings/index.js";
import type { WallRange } from "../../server/meetings/weekly-rules.js";
import type { Actor, World } from "../support/world.js";

export const zones = new Zones();
export const minuteMs = 60_000;
export const weekMs = 10_080 * minuteMs;
/** A Monday. */
const monday = Date.UTC(1970, 0, 5);

/** What the wall clock shows by the minute, said once more and without bits: a digit for each quarter of a week in UTC. */
export function walkedWeek(ranges: readonly WallRange[], timeZone: string, inWeekOf: number): string {
  const begin = monday + Math.floor((inWeekOf - monday) / weekMs) * weekMs;
  const isAvailable = (at: number): boolean => {
    const wall = zones.orUtc(timeZone).wallAt(at) - monday;
    const minute = Math.floor(wall / minuteMs) % 1_440;
    const weekday = (Math.floor(wall / (1_440 * minuteMs)) % 7) + 1;
    const dayBefore = weekday === 1 ? 7 : weekday - 1;
    return ranges.some(
      range =>
        (range.weekday === weekday && range.startsMinute <= minute && minute < range.endsMinute) ||
        (range.weekday === dayBefore && range.startsMinute <= minute + 1_440 && minute + 1_440 < range.endsMinute),
    );
  };
  const quarters = Array.from({ length: 672 }, (_, quarter) => begin + quarter * 15 * minuteMs);
  const minutes = Array.from({ length: 15 }, (_, minute) => minute * minuteMs);
  return quarters.map(at => (minutes.every(later => isAvailable(at + later)) ? "1" : "0")).join("");
}

export const anyZone = fc.constantFrom(
  ...["America/New_York", "America/Los_Angeles", "America/St_Johns", "Pacific/Honolulu", "Pacific/Marquesas"],
  ...["Pacific/Kiritimati", "Pacific/Chatham", "Pacific/Apia", "Australia/Lord_Howe", "Australia/Adelaide"],
  ...["Asia/Kolkata", "Asia/Kathmandu", "Asia/Tehran", "Europe/Berlin", "Africa/Casablanca", "UTC"],
);

/** Ranges on any minute, past midnight and over each other, too. */
export const anyRanges = fc.array(
  fc
    .record({ weekday: fc.integer({ min: 1, max: 7 }), startsMinute: fc.integer({ min: 0, max: 1_439 }) })
    .chain(start =>
      fc.integer({ min: start.startsMinute + 1, max: 2_880 }).map(endsMinute => ({ ...start, endsMinute })),
    ),
  { maxLength: 6 },
);

/** An instant around which a zone's clocks stay as they are for a week to both sides. */
export function isQuiet(timeZone: string, at: number): boolean {
  const next = zones.orUtc(timeZone).nextChangeAfter(at - weekMs);
  return next === null || next > at + weekMs;
}

export const onWeekdays = (
  from: string,
  until: string,
  days: readonly number[] = [1, 2, 3, 4, 5],
): AvailabilityRule[] => days.map(weekday => ({ weekday, from, until }));

export interface StoredWeek {
  readonly week: string;
  readonly quarters: number;
  readonly staleAt: Date | null;
  readonly zoneData: string;
}

export async function storedWeek(world: World, personId: string): Promise<StoredWeek | null> {
  const [row] = await world.db.query(
    `select week::text as week, quarter_count as quarters, stale_at as "staleAt", zone_data as "zoneData"
     from availability_week where person_id = $1`,
    [personId],
  );
  return row ?? null;
}

/** Somebody new who is available at these times. */
export async function available(
  world: World,
  timeZone: string,
  rules: readonly AvailabilityRule[] = onWeekdays("09:00", "17:00"),
): Promise<Actor> {
  const actor = await world.person(`Available ${newId().slice(-6)}`);
  await world.app.meetings.setAvailability(actor.viewer, { timeZone, rules });
  return actor;
}
