import { type EntityManager, In } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import { type Page, type PageArgs, pageOf, windowOf } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import { MentorshipFitEntity } from "./entities/mentorship-fit.entity.js";
import type { MentorshipsDeps } from "./mentorships.deps.js";
import type { Side } from "./mentorships.policy.js";

/** One of the two of a mentorship that goes on has said that it is not a good fit. */
export interface RePairingRequest {
  readonly id: string;
  readonly mentorshipId: string;
  readonly menteeId: string;
  readonly mentorId: string;
  /** Who said it. */
  readonly side: Side;
  /** Their words, where they share them with the coordinators; else null. */
  readonly reason: string | null;
  readonly askedAt: Date;
  /** When the mentorship began. */
  readonly startedAt: Date;
}

/** Passes for a coordinator; members learn that they may not, strangers not even that the program is there. */
async function demandCoordinator(
  { programs }: Pick<MentorshipsDeps, "programs">,
  db: EntityManager,
  viewer: Viewer,
  programId: string,
): Promise<void> {
  if (!isId(programId) || !(await programs.isMember(db, programId, viewer.personId))) throw notFound("program");
  if (await programs.isCoordinator(db, programId, viewer.personId)) return;
  throw new Fault("FORBIDDEN", "Only a coordinator of the program may do this.");
}

/**
 * Who waits for another pairing, the longest first. A coordinator who is one of a mentorship's two is not shown what is
 * said of it, or they would read what the other says of them.
 */
export async function listRePairing(
  deps: MentorshipsDeps,
  viewer: Viewer,
  { programId, ...args }: PageArgs & { readonly programId: string },
): Promise<Page<RePairingRequest>> {
  const window = windowOf(args, ["instant", "id"]);
  const db = deps.db.manager;
  await demandCoordinator(deps, db, viewer, programId);
  const rows = await rowsOf<RePairingRequest & { sort: string }>(
    db,
    `select f.id, m.id as "mentorshipId", m.mentee_id as "menteeId", m.mentor_id as "mentorId",
       case when f.person_id = m.mentee_id then 'MENTEE' else 'MENTOR' end as side,
       case when f.shares_note then f.note end as reason, f.answered_at as "askedAt", m.started_at as "startedAt",
       f.answered_at::text as sort
     from mentorship_fit f join mentorship m on m.id = f.mentorship_id
     where f.fit = 'NOT_A_GOOD_FIT' and m.program_id = $1 and m.status = 'ACTIVE' and $2 not in (m.mentee_id, m.mentor_id)
       and ($3::timestamptz is null or (f.answered_at, f.id) > ($3, $4::uuid))
     order by f.answered_at, f.id limit $5`,
    [programId, viewer.personId, ...(window.from ?? [null, null]), window.size + 1],
  );
  return pageOf(
    rows,
    window,
    row => [row.sort, row.id],
    ({ sort: _, ...row }) => row,
  );
}

/** A person's own answers by mentorship; where they gave none it is absent. */
export async function fitsOf(
  db: EntityManager,
  personId: string,
  mentorshipIds: readonly string[],
): Promise<Map<string, MentorshipFitEntity>> {
  const rows = await db.findBy(MentorshipFitEntity, { personId, mentorshipId: In(mentorshipIds.filter(isId)) });
  return new Map(rows.map(row => [row.mentorshipId, row]));
}

/** Two people who shall not be paired again. */
export interface UnfitPair {
  readonly menteeId: string;
  readonly mentorId: string;
}

/**
 * In brackets, the columns `mentee_id` and `mentor_id` of the pairs of a program (a parameter such as `$1`) of whom either has said, at
 * last, that they are not a good fit, each once. It is private: use it to leave pairs out, and show nobody that it was used.
 */
export const unfitPairsSql = (program: string): string => `
  (select distinct mentee_id, mentor_id from (
    select distinct on (m.mentee_id, m.mentor_id, f.person_id) m.mentee_id, m.mentor_id, f.fit
    from mentorship_fit f join mentorship m on m.id = f.mentorship_id
    where m.program_id = ${program}
    order by m.mentee_id, m.mentor_id, f.person_id, f.answered_at desc, f.id desc
  ) latest
  where fit = 'NOT_A_GOOD_FIT')`;

/** These pairs in the order of their ids. */
export const unfitPairs = (db: EntityManager, programId: string): Promise<UnfitPair[]> =>
  rowsOf<UnfitPair>(
    db,
    `select mentee_id as "menteeId", mentor_id as "mentorId" from ${unfitPairsSql("$1")} unfit
     order by mentee_id, mentor_id`,
    [programId],
  );
