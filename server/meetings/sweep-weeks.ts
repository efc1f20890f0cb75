import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { inTransaction } from "../db/transaction.js";
import { rangesOf } from "./availability.js";
import { keepWeeks } from "./keep-weeks.js";
import type { MeetingsDeps } from "./meetings.deps.js";

/** Weeks taken by one transaction. */
const batch = 500;

interface Due {
  readonly personId: string;
  readonly timeZone: string;
}

/**
 * Makes the weeks anew whose zones have changed their clocks by `now`, and those of older zone data. A node with older
 * data than another leaves the other's weeks alone, or the two would undo each other's work for as long as both run.
 */
export async function sweepWeeks(deps: MeetingsDeps, now: Date): Promise<void> {
  while (await remakeSome(deps, now, tx => rowsOf<Due>(tx, dueByClock, [now]))) {}
  while (await remakeSome(deps, now, tx => rowsOf<Due>(tx, dueByData, [deps.zones.version]))) {}
}

const dueByClock = `
  select person_id as "personId", time_zone as "timeZone" from availability_week w join availability using (person_id)
  where stale_at <= $1 order by stale_at limit ${batch} for update of w skip locked`;

const dueByData = `
  select person_id as "personId", time_zone as "timeZone" from availability_week w join availability using (person_id)
  where zone_data collate "C" < $1 order by zone_data collate "C" limit ${batch} for update of w skip locked`;

function remakeSome(deps: MeetingsDeps, now: Date, take: (tx: EntityManager) => Promise<Due[]>): Promise<boolean> {
  return inTransaction(deps.db, async tx => {
    const due = await take(tx);
    // Read once they are locked: whoever sets a week writes its rules before the week, and waits for us there.
    const ranges = await rangesOf(
      tx,
      due.map(({ personId }) => personId),
    );
    await keepWeeks(
      deps,
      tx,
      due.map(({ personId, timeZone }) => ({ personId, timeZone, ranges: ranges.get(personId) ?? [] })),
      now,
    );
    return due.length > 0;
  });
}
