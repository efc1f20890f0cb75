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
}

const alternativesAtMost = 3;

/**
 * Up to three other mentors of the program whom the mentee could ask now: active, not paused, with a place, no block, no
 * open request and no mentorship between them. Those with most places come first.
 */
export async function alternativesTo(
  tx: EntityManager,
  { programId, menteeId, insteadOf }: Wanted,
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
       and (e.paused_at is null or e.paused_until <= $4) and free.places > 0
       and not exists (
         select 1 from person_block b
         where (b.blocker_id, b.blocked_id) in (($2, e.person_id), (e.person_id, $2)))
       and not exists (
         select 1 from mentorship_request r
         where r.program_id = $1 and r.mentee_id = $2 and r.mentor_id = e.person_id
           and r.state in ('SENT', 'INFO_ASKED', 'ANSWERED', 'COUNTERED'))
       and not exists (
         select 1 from mentorship m
         where m.program_id = $1 and m.mentee_id = $2 and m.mentor_id = e.person_id and m.status = 'ACTIVE')
     order by free.places desc, e.id limit ${alternativesAtMost}`,
    [programId, menteeId, insteadOf, now],
  );
  return rows.map(({ id }) => id);
}
