import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { isId } from "../kernel/id.js";

/** What one of the two of a referred request may know of the referral. */
export interface Referral {
  /** Null where they cannot meet the colleague: no active mentor any more, out of sight by a block, the program left. */
  readonly colleagueId: string | null;
  /** What the mentor wrote, for the mentee only beside the name: it may hold it. */
  readonly note: string | null;
}

/** SQL that is true where `one` (a parameter) is in the program and there is no block between them and `other`. */
const canMeet = (one: string, other: string, program: string): string => `
  exists (
    select 1 from enrollment mine
    where mine.program_id = ${program} and mine.person_id = ${one} and mine.status = 'ACTIVE')
  and not exists (
    select 1 from person_block b
    where (b.blocker_id, b.blocked_id) in ((${one}, ${other}), (${other}, ${one})))`;

/** Referrals by the id of the request that was referred, as far as this person may know them. */
export async function referralsFor(
  db: EntityManager,
  personId: string,
  requestIds: readonly string[],
): Promise<Map<string, Referral>> {
  const rows = await rowsOf<Referral & { id: string }>(
    db,
    `select r.id, case when seen.it then r.referred_to end as "colleagueId",
       case when seen.it or r.mentor_id = $1 then r.referral_note end as note
     from mentorship_request r
     cross join lateral (
       select exists (
         select 1 from enrollment e
         where e.program_id = r.program_id and e.person_id = r.referred_to and e.role = 'MENTOR' and e.status = 'ACTIVE')
         and ${canMeet("$1", "r.referred_to", "r.program_id")} as it
     ) seen
     where r.id = any($2::uuid[]) and r.state = 'REFERRED' and $1 in (r.mentee_id, r.mentor_id)`,
    [personId, requestIds.filter(isId)],
  );
  return new Map(rows.map(({ id, ...referral }) => [id, referral]));
}

/** Who referred the mentee, by the id of the request that followed the referral, as far as this person may know. */
export async function referrersFor(
  db: EntityManager,
  personId: string,
  requestIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await rowsOf<{ id: string; referrerId: string }>(
    db,
    `select r.id, origin.mentor_id as "referrerId"
     from mentorship_request r join mentorship_request origin on origin.id = r.referred_from
     where r.id = any($2::uuid[]) and $1 in (r.mentee_id, r.mentor_id)
       and ${canMeet("$1", "origin.mentor_id", "r.program_id")}`,
    [personId, requestIds.filter(isId)],
  );
  return new Map(rows.map(({ id, referrerId }) => [id, referrerId]));
}
