import type { EntityManager } from "typeorm";
import { prepared, rowsOf } from "../../db/rows.js";
import { shownWeekSql } from "../../meetings/index.js";
import { ownWordsHashSql, shownToMembersSql } from "../../people/index.js";
import { type CandidateRow, plain, readCandidatesWith, someCandidatesText, type Wanted } from "../candidates.js";
import { institutionsNow } from "../institution-roots.js";
import type { Candidate } from "../score.js";

/** Grows when what is kept of a mentor changes: what an older server kept is taken for what is there now. */
const shape = 1;

/** How soon they answer leaves nobody out of a search, so a change of it is none here. */
type Unkept = "pausedUntil" | "isRequested" | "isPaired" | "textMatch" | "overlapQuarters" | "answersWithin";

interface Kept extends Omit<Candidate, Unkept> {
  /** When they are usually available, a digit for each quarter of an hour; null when they do not say. */
  readonly week: string | null;
  /** Which of the mentor's own weeks it is: what the clocks do to one changes this not. */
  readonly weekVersion: number | null;
}

/** A mentor as the reader of changes saw them, as any member of the program could. */
export interface SeenMentor {
  readonly enrollmentId: string;
  readonly programId: string;
  readonly facts: SeenFacts;
  readonly words: SeenWords;
}

/** What a text is looked for in. */
export interface SeenWords {
  /** The name in the form in which names are compared. */
  readonly name: string;
  readonly lexemes: readonly string[];
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
  readonly wordsHash: string;
  /** Differs when what of it they wrote themselves differs; absent where a server before this kept it. */
  readonly ownHash?: string;
}

/**
 * Mentors as they were seen last, by enrollment, at their institutions as these are now: by itself the merge of an
 * institution, or its move to another system, changes nobody.
 */
export async function mentorsSeen(
  db: EntityManager,
  enrollmentIds: readonly string[],
): Promise<Map<string, SeenMentor>> {
  const rows = await seenWhere(db, "enrollment_id = any($1::uuid[])", [enrollmentIds]);
  const places = await institutionsNow(
    db,
    rows.flatMap(({ facts }) => facts.mentor.institutionId ?? []),
  );
  return new Map(
    rows.map(row => {
      const { institutionId, institutionRoot } = places.get(row.facts.mentor.institutionId ?? "") ?? row.facts.mentor;
      const mentor = { ...row.facts.mentor, institutionId, institutionRoot };
      return [row.enrollmentId, { ...row, facts: { ...row.facts, mentor } }];
    }),
  );
}

/** Some mentors of a program as they were seen last, whoever they are. */
export const sampleOfSeen = (db: EntityManager, programId: string, size: number): Promise<SeenMentor[]> =>
  seenWhere(db, "program_id = $1 limit $2", [programId, size]);

const asSeen = `
  select enrollment_id as "enrollmentId", program_id as "programId", facts,
    json_build_object('name', ${plain("display_name")}, 'lexemes', tsvector_to_array(words)) as words
  from mentor_seen`;

const seenWhere = (db: EntityManager, where: string, parameters: unknown[]): Promise<SeenMentor[]> =>
  rowsOf<SeenMentor>(db, `${asSeen} where ${where}`, parameters);

/** A mentor as they are now, with what their words are kept as. */
export interface CurrentMentor extends SeenMentor {
  readonly displayName: string;
  readonly search: string;
  /** Whether they have the text that was asked for in their name or words; false when none was. */
  readonly isFound: boolean;
}

/** These mentors as they are now, by enrollment, each at one moment; who is no active mentor is absent. */
export async function mentorsNow(
  db: EntityManager,
  now: Date,
  changed: readonly { readonly enrollmentId: string; readonly programId: string }[],
  text = "",
): Promise<Map<string, CurrentMentor>> {
  const byProgram = new Map<string, string[]>();
  for (const { programId, enrollmentId } of changed) {
    byProgram.set(programId, [...(byProgram.get(programId) ?? []), enrollmentId]);
  }
  const found = new Map<string, CurrentMentor>();
  for (const [programId, enrollmentIds] of byProgram) {
    const wanted = { ...anybody, programId, now };
    for (const mentor of await readCandidatesWith<Ties>(db, withTies, wanted, enrollmentIds, [
      text === "" ? null : text,
    ])) {
      found.set(mentor.enrollmentId, seen(programId, mentor));
    }
  }
  return found;
}

const anybody = {
  // Nobody: blocks, requests and mentorships of it there are none.
  viewerId: "00000000-0000-0000-0000-000000000000",
  text: "",
  textTermIds: [],
  withPlaces: false,
  search: { interests: null, practiceAreas: null, regions: null, institutions: null, stages: [], overlap: null },
  week: null,
} as const satisfies Partial<Wanted>;

interface Ties
  extends Pick<SeenFacts, "blocked" | "mentees" | "wordsHash" | "ownHash">,
    Pick<CurrentMentor, "displayName" | "search" | "isFound">,
    SeenWords,
    Pick<Kept, "week" | "weekVersion"> {}

const ties = `
  select p.display_name as "displayName", p.search::text as search, ${shownWeekSql("p", "usual")}::text as week,
    case when ${shownToMembersSql("p", "availability")} then said.version end as "weekVersion",
    md5(p.display_name || chr(10) || p.public_text) as "wordsHash", ${ownWordsHashSql("p")} as "ownHash",
    ${plain("p.display_name")} as name, tsvector_to_array(p.search) as lexemes,
    array(select blocked_id from person_block where blocker_id = p.id order by blocked_id) as blocked,
    array(select mentee_id from mentorship where mentor_enrollment_id = e.id and status = 'ACTIVE' order by mentee_id)
      as mentees,
    coalesce(position(' ' || ${plain("$15::text")} in ' ' || ${plain("p.display_name")}) > 0
      or p.search @@ websearch_to_tsquery('english', $15), false) as "isFound"
  from enrollment e join person p on p.id = e.person_id left join availability said on said.person_id = p.id
  left join availability_week usual on usual.person_id = p.id
  where e.id = candidate."enrollmentId"`;

// For each one: two lists that are joined may be compared each with each.
const withTies = prepared(
  "saved-search-mentors",
  `select * from (${someCandidatesText}) candidate cross join lateral (${ties}) tie`,
);

function seen(programId: string, now: CandidateRow & Ties): CurrentMentor {
  const { institutionName: _, isRequested: _r, isPaired: _p, textMatch: _t, ...candidate } = now;
  const { overlapQuarters: _o, answersWithin: _a, enrollmentId, pausedUntil, ...mine } = candidate;
  const { blocked, mentees, wordsHash, ownHash, name, lexemes, displayName, search, isFound, ...mentor } = mine;
  const until = pausedUntil?.toISOString() ?? null;
  const facts = { shape, mentor, pausedUntil: until, blocked, mentees, wordsHash, ownHash };
  return { enrollmentId, programId, facts, words: { name, lexemes }, displayName, search, isFound };
}

/** Keeps how these mentors are, and forgets those who are none any more. */
export async function keepMentors(
  tx: EntityManager,
  enrollmentIds: readonly string[],
  now: ReadonlyMap<string, CurrentMentor>,
): Promise<void> {
  const gone = enrollmentIds.filter(id => !now.has(id));
  await rowsOf(tx, "delete from mentor_seen where enrollment_id = any($1::uuid[])", [gone]);
  const kept = enrollmentIds
    .flatMap(id => now.get(id) ?? [])
    .map(({ enrollmentId, programId, facts, displayName, search }) => ({
      enrollment_id: enrollmentId,
      program_id: programId,
      facts,
      display_name: displayName,
      words: search,
      paused_until: facts.pausedUntil,
    }));
  await rowsOf(
    tx,
    `insert into mentor_seen (enrollment_id, program_id, facts, display_name, words, paused_until)
     select enrollment_id, program_id, facts, display_name, words::tsvector, paused_until
     from jsonb_to_recordset($1::jsonb) as given
       (enrollment_id uuid, program_id uuid, facts jsonb, display_name text, words text, paused_until timestamptz)
     on conflict (enrollment_id) do update set facts = excluded.facts, display_name = excluded.display_name,
       words = excluded.words, paused_until = excluded.paused_until`,
    [JSON.stringify(kept)],
  );
}

/**
 * What was seen, when this server can read it; else what is there now, so that nobody is told of a new release. A week
 * stands where the clocks of now have it, as the owner's does: nobody is told that clocks were changed.
 */
export function readable(before: SeenMentor | undefined, after: SeenMentor | undefined): SeenMentor | null {
  if (before?.facts.shape !== shape) return (before && after) ?? null;
  const [was, is] = [before.facts.mentor, after?.facts.mentor];
  if (is?.weekVersion !== was.weekVersion) return before;
  return { ...before, facts: { ...before.facts, mentor: { ...was, week: is.week } } };
}

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
