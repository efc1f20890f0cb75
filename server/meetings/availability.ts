import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { type AvailabilityRule, type WallRange, writeRule } from "./weekly-rules.js";

/** When somebody is available in a usual week, as they see it themselves. */
export interface Availability {
  readonly timeZone: string;
  /** In the order of the week. */
  readonly rules: readonly AvailabilityRule[];
  /** Whole quarter hours, as they are compared. */
  readonly hoursAWeek: number;
  readonly updatedAt: Date;
}

/** What a person has said; null when they have said nothing, or have taken it back. */
export async function findAvailability(db: EntityManager, personId: string): Promise<Availability | null> {
  const [row] = await rowsOf<{ timeZone: string; quarters: number; updatedAt: Date }>(
    db,
    `select a.time_zone as "timeZone", w.quarter_count as quarters, a.updated_at as "updatedAt"
     from availability a join availability_week w using (person_id) where person_id = $1`,
    [personId],
  );
  if (!row) return null;
  const ranges = (await rangesOf(db, [personId])).get(personId) ?? [];
  const { timeZone, quarters, updatedAt } = row;
  return { timeZone, rules: ranges.map(writeRule), hoursAWeek: quarters / 4, updatedAt };
}

/** The ranges of each of these people, in the order of the week; who has none is absent. */
export async function rangesOf(db: EntityManager, personIds: readonly string[]): Promise<Map<string, WallRange[]>> {
  const rows = await rowsOf<WallRange & { personId: string }>(
    db,
    `select person_id as "personId", weekday, starts_minute as "startsMinute", ends_minute as "endsMinute"
     from availability_rule where person_id = any($1) order by person_id, weekday, starts_minute`,
    [personIds],
  );
  const found = new Map<string, WallRange[]>();
  for (const { personId, ...range } of rows) found.set(personId, [...(found.get(personId) ?? []), range]);
  return found;
}
