import type { EntityManager } from "typeorm";
import { type Prepared, prepared, rowsOf } from "../db/rows.js";
import { overlapQuartersSql, shownWeekSql, type Week, weekText } from "../meetings/index.js";
import { answerTimeBandSql } from "../mentorships/index.js";
import { type ProfileField, shownToMembersSql } from "../people/index.js";
import type { Candidate, Search, WantedTerms } from "./score.js";

/** A mentor who may be a hit, with what is shown beside the score. */
export interface CandidateRow extends Candidate {
  readonly enrollmentId: string;
  readonly institutionName: string | null;
}

export interface Wanted {
  readonly programId: string;
  readonly viewerId: string;
  readonly now: Date;
  /** Empty for a search without a text. */
  readonly text: string;
  /** Terms the text names, with all narrower ones. */
  readonly textTermIds: readonly number[];
  /** Only those with no BLOCKING reason. */
  readonly withPlaces: boolean;
  /** Whoever lacks what this requires is no hit, so they need not be read; the score decides about the rest. */
  readonly search: Pick<Search, "interests" | "practiceAreas" | "regions" | "institutions" | "stages" | "overlap">;
  /** The viewer's; null when they have not said when they are available. */
  readonly week: Week | null;
}

/** All ids of which a mentor must have one; null when none is required. */
const anyOf = (terms: WantedTerms | null): number[] | null =>
  terms?.isRequired ? terms.concepts.flatMap(concept => [...concept]) : null;

/**
 * A column where its owner shows it to members of the program, null where not. Everything a search compares, filters by
 * or explains comes through here, whoever looks, also somebody paired with the mentor: so no answer, order or absence of
 * a hit depends on a hidden field. `person.search` is made of shown words only, by the same policy.
 */
export const shown = (field: ProfileField, column: string): string =>
  `case when ${shownToMembersSql("p", field)} then ${column} end`;

/** Text without case, marks and hyphens, as names are compared. */
export const plain = (sql: string): string =>
  `lower(regexp_replace(translate(normalize(${sql}, NFKD), '-', ' '), '[\u0300-\u036f]', '', 'g'))`;

/**
 * The program's active mentors but the viewer and whoever has a block with them. Parameters: $1 program, $2 viewer,
 * $3 now, $4 text or null, $5 terms of the text, $6 whether only those who can be asked now, $7 to $10 interests, practice
 * areas, regions and stages of which one is required, or null, $11 the viewer's week or null, $12 how many quarters of an
 * hour in common are required, or null, $13 the roots of institutions of which one is required, or null.
 */
const candidatesSql = `
  select e.id as "enrollmentId", p.id as "personId",
    ${shown("interests", "p.interest_ids")} as "interestIds",
    ${shown("practiceAreas", "p.practice_area_ids")} as "practiceAreaIds",
    ${shown("stage", "p.stage")} as "stage",
    ${shown("region", "p.region_id")} as "regionId",
    ${shown("languages", "p.languages")} as "languages",
    ${shown("helpOffered", "p.help_offered")} as "helpOffered",
    common.quarters as "overlapQuarters",
    ${answerTimeBandSql("answer")} as "answersWithin",
    place.id as "institutionId", place.name as "institutionName",
    coalesce(place.parent_id, place.id) as "institutionRoot",
    state.places as "placesLeft", state.paused as "isPaused",
    case when state.paused then e.paused_until end as "pausedUntil",
    state.requested as "isRequested", state.paired as "isPaired", found.how as "textMatch"
  from enrollment e
  join program on program.id = e.program_id
  join person p on p.id = e.person_id
  left join institution place on place.id = ${shown("institution", "p.institution_id")}
  left join mentor_answer_time answer on answer.enrollment_id = e.id
  left join availability_week usual on usual.person_id = e.person_id
  cross join lateral (select ${overlapQuartersSql(shownWeekSql("p", "usual"), "$11::bit(672)")} as quarters) common
  cross join lateral (
    select count(*)::int as taken from mentorship where mentor_enrollment_id = e.id and status = 'ACTIVE'
  ) load
  cross join lateral (
    select greatest(coalesce(e.capacity, program.default_capacity) - load.taken, 0) as places,
      e.paused_at is not null and (e.paused_until is null or e.paused_until > $3::timestamptz) as paused,
      e.person_id in (
        select mentor_id from mentorship_request where program_id = $1 and mentee_id = $2
          and state in ('SENT', 'INFO_ASKED', 'ANSWERED', 'COUNTERED')) as requested,
      e.person_id in (
        select mentor_id from mentorship where program_id = $1 and mentee_id = $2 and status = 'ACTIVE') as paired
  ) state
  cross join lateral (
    select case
      when $4::text is null then null
      when position(' ' || ${plain("$4::text")} in ' ' || ${plain("p.display_name")}) > 0 then 'NAME'
      when ${shown("interests", "p.interest_ids")} && $5::int[] then 'TERM'
      when ${shown("practiceAreas", "p.practice_area_ids")} && $5::int[] then 'TERM'
      when p.search @@ websearch_to_tsquery('english', $4) then 'WORDS' end as how
  ) found
  where e.program_id = $1 and e.role = 'MENTOR' and e.status = 'ACTIVE' and e.person_id <> $2
    and not exists (
      select 1 from person_block b
      where (b.blocker_id, b.blocked_id) in (($2, e.person_id), (e.person_id, $2)))
    and ($4::text is null or found.how is not null)
    and ($7::int[] is null or ${shown("interests", "p.interest_ids")} && $7)
    and ($8::int[] is null or ${shown("practiceAreas", "p.practice_area_ids")} && $8)
    and ($9::int[] is null or ${shown("region", "p.region_id")} = any($9))
    and ($10::text[] is null or ${shown("stage", "p.stage")} = any($10))
    and ($12::int is null or common.quarters >= $12)
    and ($13::uuid[] is null or coalesce(place.parent_id, place.id) = any($13))
    and (not $6::boolean or state.places > 0 and not state.paused and not state.requested and not state.paired)`;

/** The statement for some enrollments, $14: to be joined with what else shall be read of the same moment. */
export const someCandidatesText = `${candidatesSql} and e.id = any($14::uuid[])`;
const someCandidatesSql = prepared("matching.candidates", someCandidatesText);

/** All who may be hits; with `only`, those of these enrollments, in no order. */
export const readCandidates = (db: EntityManager, wanted: Wanted, only?: readonly string[]): Promise<CandidateRow[]> =>
  rowsOf<CandidateRow>(db, only ? someCandidatesSql : candidatesSql, [
    ...parametersOf(wanted),
    ...(only ? [only] : []),
  ]);

/** Those of these enrollments, by a statement around `someCandidatesText`, whose own parameters begin at $15. */
export const readCandidatesWith = <M extends object>(
  db: EntityManager,
  statement: Prepared,
  wanted: Wanted,
  only: readonly string[],
  more: readonly unknown[],
): Promise<(CandidateRow & M)[]> => rowsOf<CandidateRow & M>(db, statement, [...parametersOf(wanted), only, ...more]);

function parametersOf(wanted: Wanted): unknown[] {
  const { interests, practiceAreas, regions, institutions, stages, overlap } = wanted.search;
  return [
    wanted.programId,
    wanted.viewerId,
    wanted.now,
    wanted.text === "" ? null : wanted.text,
    wanted.textTermIds,
    wanted.withPlaces,
    anyOf(interests),
    anyOf(practiceAreas),
    regions && [...regions],
    stages.length > 0 ? stages : null,
    wanted.week && weekText(wanted.week),
    overlap?.atLeast ?? null,
    institutions && [...institutions],
  ];
}
