import type { EntityManager } from "typeorm";
import { prepared, rowsOf } from "../../db/rows.js";
import { appendAll } from "../../realtime/index.js";
import { mentorFits, mentorFitsNoMore } from "./saved-search.events.js";
import { topicOf } from "./saved-search.js";
import type { Transition } from "./transitions.js";

/** Letters that are wanted at once come this far apart. */
const apart = "15 minutes";
/** When the next letter that is wanted at once may come, from `mailed_at` and the parameter that is now. */
export const soonestSql = (now: `$${number}`): string =>
  `greatest(${now}::timestamptz, mailed_at + interval '${apart}')`;
/** A letter of the day tells of what came in this long. */
const gathered = "1 day";

const barredPairs = prepared(
  "saved-search-barred",
  `select pair.place::int as place
     from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality as pair (owner_id, mentor_id, program_id, place)
     where exists (
         select 1 from person_block b where b.blocker_id = pair.owner_id and b.blocked_id = pair.mentor_id)
       or exists (
         select 1 from mentorship_request r
         where r.program_id = pair.program_id and r.mentee_id = pair.owner_id and r.mentor_id = pair.mentor_id
           and r.state in ('SENT', 'INFO_ASKED', 'ANSWERED', 'COUNTERED'))
       or exists (
         select 1 from mentorship m
         where m.program_id = pair.program_id and m.mentee_id = pair.owner_id and m.mentor_id = pair.mentor_id
           and m.status = 'ACTIVE')`,
);

/** Without those between whose two something stands that the owner knows of: a request, a mentorship, a block of theirs. */
export async function tellable(tx: EntityManager, transitions: readonly Transition[]): Promise<Transition[]> {
  if (transitions.length === 0) return [];
  const barred = await rowsOf<{ place: number }>(tx, barredPairs, [
    transitions.map(({ ownerId }) => ownerId),
    transitions.map(({ mentorId }) => mentorId),
    transitions.map(({ programId }) => programId),
  ]);
  const places = new Set(barred.map(({ place }) => place));
  return transitions.filter((_, index) => !places.has(index + 1));
}

/** Notes for the letters, then writes the events: the last of the transaction. Gives the topics to ring. */
export async function tell(
  tx: EntityManager,
  transitions: readonly Transition[],
  now: Date,
): Promise<{ topic: string; seq: number }[]> {
  const fitting = transitions.filter(({ reason }) => reason !== null);
  if (fitting.length > 0) await noteForLetters(tx, fitting, now);
  const entries = transitions.map(one => ({
    topic: topicOf(one.searchId),
    event: one.reason === null ? mentorFitsNoMore(one) : mentorFits(one, one.reason),
  }));
  return appendAll(tx, entries, now);
}

async function noteForLetters(tx: EntityManager, fitting: readonly Transition[], now: Date): Promise<void> {
  const searchIds = fitting.map(({ searchId }) => searchId);
  await rowsOf(
    tx,
    `insert into saved_search_unmailed (search_id, enrollment_id, told_at)
     select s.id, given.enrollment_id, $3::timestamptz
     from unnest($1::uuid[], $2::uuid[]) as given (search_id, enrollment_id)
     join saved_search s on s.id = given.search_id and s.mail <> 'NEVER' on conflict do nothing`,
    [searchIds, fitting.map(({ enrollmentId }) => enrollmentId), now],
  );
  await rowsOf(
    tx,
    `update saved_search set mail_due_at = case mail
         when 'AT_ONCE' then ${soonestSql("$2")}
         else $2::timestamptz + interval '${gathered}' end
     where id = any($1::uuid[]) and mail <> 'NEVER' and mail_due_at is null`,
    [searchIds, now],
  );
}
