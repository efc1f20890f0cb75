import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { inTransaction } from "../db/transaction.js";
import { rangesOf } from "./availability.js";
import { keepWeeks } from "./keep-weeks.js";
import type { MeetingsDeps } from "./meetings.deps.js";

/** Weeks taken by one transaction. */
const batch = 500;

/**
 * Makes the weeks anew whose zones have changed their clocks by `now`, and those of older zone data. A node with older
 * data than another leaves the other's weeks alone, or the two would undo each other's work for as long as both run.
 */
export async function sweepWeeks(deps: MeetingsDeps, now: Date): Promise<void> {
  while (await remakeSome(deps, now, tx => rowsOf<Person>(tx, dueByClock, [now]))) {}
  while (await remakeSome(deps, now, tx => rowsOf<Person>(tx, dueByData, [deps.zones.version]))) {}
}

interface Person {
  readonly personId: string;
}

const dueByClock = `
  select person_id as "personId" from availability_week
  where stale_at <= $1 order by stale_at limit ${batch} for update skip locked`;

const dueByData = `
  select person_id as "personId" from availability_week
  where zone_data collate "C" < $1 order by zone_data collate "C" limit ${batch} for update skip locked`;

const zonesOf = 'select person_id as "personId", time_zone as "timeZone" from availability where person_id = any($1)';

function remakeSome(deps: MeetingsDeps, now: Date, take: (tx: EntityManager) => Promise<Person[]>): Promise<boolean> {
  return inTransaction(deps.db, async tx => {
    const due = (await take(tx)).map(({ personId }) => personId);
    // Read once they are locked: whoever sets a week writes zone and rules before the week, and waits for us there.
    const zones = await rowsOf<Person & { timeZone: string }>(tx, zonesOf, [due]);
    const ranges = await rangesOf(tx, due);
    await keepWeeks(
      deps,
      tx,
      zones.map(({ personId, timeZone }) => ({ personId, timeZone, ranges: ranges.get(personId) ?? [] })),
      now,
    );
    return due.length > 0;
  });
}
