import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { inTransaction } from "../db/transaction.js";
import { notFound } from "../kernel/fault.js";
import type { Viewer } from "../kernel/viewer.js";
import { type Availability, findAvailability, rangesOf } from "./availability.js";
import { keepWeeks, type PersonWeek } from "./keep-weeks.js";
import type { MeetingsDeps } from "./meetings.deps.js";
import { type AvailabilityRule, readRules, type WallRange } from "./weekly-rules.js";

/** When somebody is available from now on, instead of what they said before; without rules they say nothing. */
export interface SetAvailability {
  readonly timeZone: string;
  readonly rules: readonly AvailabilityRule[];
}

/** Replaces the viewer's usual week; the same week again changes nothing. */
export async function setAvailability(
  deps: MeetingsDeps,
  viewer: Viewer,
  { timeZone, rules }: SetAvailability,
): Promise<{ availability: Availability | null }> {
  const { personId } = viewer;
  const asked = { personId, timeZone: deps.zones.checked(timeZone, "input.timeZone"), ranges: readRules(rules) };
  return inTransaction(deps.db, async tx => {
    const before = await holdAvailability(deps, tx, asked);
    if (before !== timeZone || !areSame(await rangesOf(tx, [personId]), asked.ranges)) {
      await writeAvailability(deps, tx, [asked]);
    }
    return { availability: await findAvailability(tx, personId) };
  });
}

/** Makes the person's row when there is none, and locks it: two who set one week come one after the other. */
async function holdAvailability(deps: MeetingsDeps, tx: EntityManager, { personId, timeZone }: PersonWeek) {
  const [held] = await rowsOf<{ timeZone: string }>(
    tx,
    `insert into availability (person_id, time_zone, version, updated_at)
     select id, $2, 0, $3 from person where id = $1
     on conflict (person_id) do update set person_id = excluded.person_id returning time_zone as "timeZone"`,
    [personId, timeZone, deps.clock.now()],
  );
  if (!held) throw notFound("person");
  return held.timeZone;
}

const areSame = (some: ReadonlyMap<string, readonly WallRange[]>, others: readonly WallRange[]): boolean =>
  JSON.stringify([...some.values()].flat()) === JSON.stringify(others);

/** Writes whole weeks of people, their rules merged and checked already, with what is compared. */
export async function writeAvailability(
  deps: MeetingsDeps,
  tx: EntityManager,
  people: readonly PersonWeek[],
): Promise<void> {
  const ids = people.map(({ personId }) => personId);
  await rowsOf(
    tx,
    `insert into availability (person_id, time_zone, version, updated_at)
     select person_id, time_zone, 1, $3 from unnest($1::uuid[], $2::text[]) as said (person_id, time_zone)
     on conflict (person_id) do update
       set time_zone = excluded.time_zone, version = availability.version + 1, updated_at = excluded.updated_at`,
    [ids, people.map(({ timeZone }) => timeZone), deps.clock.now()],
  );
  await rowsOf(tx, "delete from availability_rule where person_id = any($1)", [ids]);
  const rules = people.flatMap(({ personId, ranges }) => ranges.map(range => ({ personId, ...range })));
  await rowsOf(
    tx,
    `insert into availability_rule (person_id, weekday, starts_minute, ends_minute)
     select * from unnest($1::uuid[], $2::int[], $3::int[], $4::int[])`,
    [
      rules.map(({ personId }) => personId),
      rules.map(({ weekday }) => weekday),
      rules.map(({ startsMinute }) => startsMinute),
      rules.map(({ endsMinute }) => endsMinute),
    ],
  );
  await keepWeeks(deps, tx, people, deps.clock.now());
}
