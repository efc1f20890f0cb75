import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { quartersOf, weekText } from "../kernel/week.js";
import type { MeetingsDeps } from "./meetings.deps.js";
import { weekFrom } from "./week.js";
import type { WallRange } from "./weekly-rules.js";

/** When somebody is available in a usual week, on the wall clock of an IANA zone. */
export interface PersonWeek {
  readonly personId: string;
  readonly timeZone: string;
  readonly ranges: readonly WallRange[];
}

/** Writes the weeks that these rules are by the clocks of `at`; who has no rules has no week. */
export async function keepWeeks(
  { zones }: Pick<MeetingsDeps, "zones">,
  tx: EntityManager,
  people: readonly PersonWeek[],
  at: Date,
): Promise<void> {
  const now = at.getTime();
  const without = people.filter(({ ranges }) => ranges.length === 0).map(({ personId }) => personId);
  if (without.length > 0) await rowsOf(tx, "delete from availability_week where person_id = any($1)", [without]);
  const rows = people
    .filter(({ ranges }) => ranges.length > 0)
    .map(({ personId, timeZone, ranges }) => {
      const zone = zones.orUtc(timeZone);
      const week = weekFrom(ranges, zone.offsetAt(now));
      const staleAt = zone.nextChangeAfter(now);
      return { personId, week: weekText(week), quarters: quartersOf(week), staleAt: staleAt && new Date(staleAt) };
    });
  if (rows.length === 0) return;
  await rowsOf(
    tx,
    `insert into availability_week (person_id, week, quarter_count, stale_at, zone_data)
     select made.person_id, made.week::bit(672), made.quarters, made.stale_at, $5
     from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[]) as made (person_id, week, quarters, stale_at)
     on conflict (person_id) do update set week = excluded.week, quarter_count = excluded.quarter_count,
       stale_at = excluded.stale_at, zone_data = excluded.zone_data`,
    [
      rows.map(({ personId }) => personId),
      rows.map(({ week }) => week),
      rows.map(({ quarters }) => quarters),
      rows.map(({ staleAt }) => staleAt),
      zones.version,
    ],
  );
}
