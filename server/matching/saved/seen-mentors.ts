import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { type CandidateRow, readCandidates } from "../candidates.js";
import type { Candidate } from "../score.js";

/** Grows when what is kept of a mentor changes: what an older server kept is taken for what is there now. */
const shape = 1;

type Kept = Omit<Candidate, "pausedUntil" | "isRequested" | "isPaired" | "textMatch">;

/** A mentor as the reader of changes saw them, as any member of the program could. */
export interface SeenMentor {
  readonly enrollmentId: string;
  readonly programId: string;
  readonly facts: SeenFacts;
}

export interface SeenFacts {
  readonly shape: number;
  readonly mentor: Kept;
  /** When the pause ends, as text; null without a pause and for one without an end. */
  readonly pausedUntil: string | null;
  /** Whom the mentor has blocked. */
  readonly blocked: readonly string[];
  /** Whose mentor they are. */
  readonly mentees: readonly string[];
  /** Differs when the name or the words a text is looked for in differ. */
  readonly words: string;
}

/** Nobody: blocks, requests and mentorships of it there are none. */
export const nobody = "00000000-0000-0000-0000-000000000000";
const everything = { interests: null, practiceAreas: null, regions: null, stages: [] } as const;

/** Whether the mentor can take somebody, whoever it is. */
export const isOpen = ({ mentor }: SeenFacts): boolean => mentor.placesLeft > 0 && !mentor.isPaused;

/** Mentors as they were seen last, by enrollment. */
export async function mentorsSeen(
  db: EntityManager,
  enrollmentIds: readonly string[],
): Promise<Map<string, SeenMentor>> {
  const rows = await rowsOf<SeenMentor>(
    db,
    `select enrollment_id as "enrollmentId", program_id as "programId", facts from mentor_seen
     where enrollment_id = any($1::uuid[])`,
    [enrollmentIds],
  );
  return new Map(rows.map(row => [row.enrollmentId, row]));
}

/** These mentors as they are now, by enrollment; who is no active mentor is absent. */
export async function mentorsNow(
  db: EntityManager,
  now: Date,
  changed: readonly { readonly enrollmentId: string; readonly programId: string }[],
): Promise<Map<string, SeenMentor>> {
  const byProgram = new Map<string, string[]>();
  for (const { programId, enrollmentId } of changed) {
    byProgram.set(programId, [...(byProgram.get(programId) ?? []), enrollmentId]);
  }
  const found = new Map<string, SeenMentor>();
  for (const [programId, enrollmentIds] of byProgram) {
    const candidates = await readCandidates(db, {
      programId,
      viewerId: nobody,
      now,
      text: "",
      textTermIds: [],
      withPlaces: false,
      enrollmentIds,
      search: everything,
    });
    const ties = await tiesOf(db, enrollmentIds);
    for (const candidate of candidates) {
      const tie = ties.get(candidate.enrollmentId);
      if (tie) found.set(candidate.enrollmentId, seen(programId, candidate, tie));
    }
  }
  return found;
}

interface Ties extends Pick<SeenFacts, "blocked" | "mentees" | "words"> {
  readonly id: string;
}

async function tiesOf(db: EntityManager, enrollmentIds: readonly string[]): Promise<Map<string, Ties>> {
  const rows = await rowsOf<Ties>(
    db,
    `select e.id, md5(p.display_name || chr(10) || p.public_text) as words,
       array(select blocked_id from person_block where blocker_id = p.id order by blocked_id) as blocked,
       array(select mentee_id from mentorship where mentor_enrollment_id = e.id and status = 'ACTIVE' order by mentee_id)
         as mentees
     from enrollment e join person p on p.id = e.person_id where e.id = any($1::uuid[])`,
    [enrollmentIds],
  );
  return new Map(rows.map(row => [row.id, row]));
}

function seen(programId: string, candidate: CandidateRow, { blocked, mentees, words }: Ties): SeenMentor {
  const {
    enrollmentId,
    institutionName: _,
    isRequested: _r,
    isPaired: _p,
    textMatch: _t,
    pausedUntil,
    ...mentor
  } = candidate;
  const until = pausedUntil?.toISOString() ?? null;
  return { enrollmentId, programId, facts: { shape, mentor, pausedUntil: until, blocked, mentees, words } };
}

/** Keeps how these mentors are, and forgets those who are none any more. */
export async function keepMentors(
  tx: EntityManager,
  enrollmentIds: readonly string[],
  now: ReadonlyMap<string, SeenMentor>,
): Promise<void> {
  const gone = enrollmentIds.filter(id => !now.has(id));
  await rowsOf(tx, "delete from mentor_seen where enrollment_id = any($1::uuid[])", [gone]);
  const kept = enrollmentIds
    .flatMap(id => now.get(id) ?? [])
    .map(({ enrollmentId, programId, facts }) => ({
      enrollment_id: enrollmentId,
      program_id: programId,
      facts,
      person_id: facts.mentor.personId,
      paused_until: facts.pausedUntil,
    }));
  await rowsOf(
    tx,
    `insert into mentor_seen (enrollment_id, program_id, facts, display_name, words, paused_until)
     select given.enrollment_id, given.program_id, given.facts, p.display_name, p.search, given.paused_until
     from jsonb_to_recordset($1::jsonb)
       as given (enrollment_id uuid, program_id uuid, facts jsonb, person_id uuid, paused_until timestamptz)
     join person p on p.id = given.person_id
     on conflict (enrollment_id) do update set facts = excluded.facts, display_name = excluded.display_name,
       words = excluded.words, paused_until = excluded.paused_until`,
    [JSON.stringify(kept)],
  );
}

/** What was seen, when this server can read it; else what is there now, so that nobody is told of a new release. */
export const readable = (before: SeenMentor | undefined, after: SeenMentor | undefined): SeenMentor | null =>
  (before?.facts.shape === shape ? before : before && after) ?? null;

/** Mentors whose pause was over at `now` and who were last seen paused. */
export const wokenMentors = (
  db: EntityManager,
  now: Date,
  limit: number,
): Promise<{ enrollmentId: string; programId: string }[]> =>
  rowsOf(
    db,
    `select enrollment_id as "enrollmentId", program_id as "programId" from mentor_seen
     where paused_until <= $1 order by paused_until, enrollment_id limit $2`,
    [now, limit],
  );
