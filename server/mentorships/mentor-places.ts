import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";

/** How many mentorships of an enrollment are active: what its capacity is counted against. */
export async function activeCount(tx: EntityManager, enrollmentId: string): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    tx,
    "select count(*)::int as count from mentorship where mentor_enrollment_id = $1 and status = 'ACTIVE'",
    [enrollmentId],
  );
  return row?.count ?? 0;
}

interface Wanted {
  readonly programId: string;
  readonly menteeId: string;
  /** The mentor who cannot be had. */
  readonly insteadOf: string;
  /** Who reads the answer. */
  readonly shownTo: string;
}

const alternativesAtMost = 3;

/**
 * Up to three other mentors of the program: active, not paused and with a place. Blocks, open requests and mentorships
 * that rule somebody out are those of whoever reads it, so that no mentor learns of the mentee's; for the mentee these
 * are the ones they could ask now. Nobody, where the mentee has left or mentees do not ask. Most places come first.
 */
export async function alternativesTo(
  tx: EntityManager,
  { programId, menteeId, insteadOf, shownTo }: Wanted,
  now: Date,
): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    `select e.person_id as id
     from enrollment e
     join program p on p.id = e.program_id
     cross join lateral (
       select coalesce(e.capacity, p.default_capacity) - count(*) as places
       from mentorship m where m.mentor_enrollment_id = e.id and m.status = 'ACTIVE'
     ) free
     where e.program_id = $1 and e.role = 'MENTOR' and e.status = 'ACTIVE' and e.person_id not in ($2, $3)
       and p.who_asks = 'MENTEE_REQUESTS'
       and exists (
         select 1 from enrollment mentee
         where mentee.program_id = $1 and mentee.person_id = $2 and mentee.role = 'MENTEE' and mentee.status = 'ACTIVE')
       and (e.paused_at is null or e.paused_until <= $4) and free.places > 0
       and not exists (
         select 1 from person_block b
         where (b.blocker_id, b.blocked_id) in (($5, e.person_id), (e.person_id, $5)))
       and not exists (
         select 1 from mentorship_request r
         where r.program_id = $1 and r.mentee_id = $5 and r.mentor_id = e.person_id
           and r.state in ('SENT', 'INFO_ASKED', 'ANSWERED', 'COUNTERED'))
       and not exists (
         select 1 from mentorship m
         where m.program_id = $1 and m.mentee_id = $5 and m.mentor_id = e.person_id and m.status = 'ACTIVE')
     order by free.places desc, e.id limit ${alternativesAtMost}`,
    [programId, menteeId, insteadOf, now, shownTo],
  );
  return rows.map(({ id }) => id);
}
