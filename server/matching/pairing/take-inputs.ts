import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { shownWeekSql } from "../../meetings/index.js";
import { answerTimeBandSql, unfitPairsSql } from "../../mentorships/index.js";
import { type ProfileField, shownToMembersSql } from "../../people/index.js";
import { readWeights } from "../program-weights.js";
import type { PairingRules } from "./rules.js";

/** Whom a run pairs, and by what. */
export interface Scope {
  readonly runId: string;
  readonly programId: string;
  readonly cohortId: string | null;
  readonly rules: PairingRules;
  readonly now: Date;
  /** Of more nothing is taken. */
  readonly mostPairs: number;
  readonly mostPeople: number;
}

export interface Taken {
  /** Null when they are too many. */
  readonly hash: Buffer | null;
  readonly menteeCount: number;
  readonly mentorCount: number;
}

const shown = (field: ProfileField, column: string): string =>
  `case when ${shownToMembersSql("p", field)} then ${column} end`;

/** The columns of somebody who takes part, from `enrollment e` and `person p`. */
const compared = `
  p.id as "id",
  ${shown("interests", "p.interest_ids")} as "interestIds",
  ${shown("practiceAreas", "p.practice_area_ids")} as "practiceAreaIds",
  ${shown("region", "p.region_id")} as "regionId",
  coalesce(place.parent_id, place.id) as "institutionRoot",
  ${shown("languages", "p.languages")} as "languages",
  ${shown("stage", "p.stage")} as "stage",
  ${shownWeekSql("p", "usual")} as "week",
  coalesce(wish.ranked, '{}') as "ranked"`;

const whoTakesPart = `
  from enrollment e
  join person p on p.id = e.person_id
  left join institution place on place.id = ${shown("institution", "p.institution_id")}
  left join availability_week usual on usual.person_id = e.person_id
  left join pairing_preference wish on wish.enrollment_id = e.id`;

/**
 * All inputs as one text, read, hashed and kept by one statement, so that they are of one moment and need not pass
 * through this process. Parameters: $1 run, $2 program, $3 cohort or null, $4 now, $5 rules, $6 weights, $7 whether only
 * the cohort's mentors take part, $8 new mentees of a mentor at most or null, $9 how many pairs and $10 how many people at
 * most, $11 the only mentees or null. Mentors whom only pins bring in have no places by the rules.
 */
const takeSql = `
  with mentee as materialized (
    select ${compared}, coalesce(wish.banned, '{}') as banned
    ${whoTakesPart}
    where e.program_id = $2 and e.role = 'MENTEE' and e.status = 'ACTIVE'
      and ($3::uuid is null or e.cohort_id = $3)
      and ($11::uuid[] is null or e.person_id = any($11))
      and not exists (
        select 1 from mentorship m where m.program_id = $2 and m.mentee_id = e.person_id and m.status = 'ACTIVE')
  ),
  mentor as materialized (
    select ${compared}, coalesce(wish.banned, '{}') as banned,
      ${answerTimeBandSql("answer")} as "answersWithin",
      place.id as "institutionId",
      ${shown("helpOffered", "p.help_offered")} as "helpOffered",
      state."allPlaces", by_rules.places
    ${whoTakesPart}
    join program on program.id = e.program_id
    left join mentor_answer_time answer on answer.enrollment_id = e.id
    left join (
      select mentor_enrollment_id, count(*)::int as taken from mentorship
      where program_id = $2 and status = 'ACTIVE' group by mentor_enrollment_id
    ) load on load.mentor_enrollment_id = e.id
    cross join lateral (
      select coalesce(e.capacity, program.default_capacity) - coalesce(load.taken, 0) as "allPlaces"
    ) state
    cross join lateral (
      select case when $7::boolean and e.cohort_id is distinct from $3 then 0 else least($8::int, "allPlaces") end as places
    ) by_rules
    where e.program_id = $2 and e.role = 'MENTOR' and e.status = 'ACTIVE'
      and (not $7::boolean or e.cohort_id = $3 or e.person_id in (
        select pin.mentor_id from pairing_pin pin join mentee on mentee.id = pin.mentee_id
        where pin.program_id = $2 and pin.kind = 'PIN'))
      and (e.paused_at is null or e.paused_until <= $4::timestamptz)
      and state."allPlaces" > 0
  ),
  barred as (
    select mentee.id as mentee, ban.id as mentor from mentee cross join lateral unnest(mentee.banned) ban (id)
    union select ban.id, mentor.id from mentor cross join lateral unnest(mentor.banned) ban (id)
    union select b.blocker_id, b.blocked_id from person_block b join mentee on mentee.id = b.blocker_id
    union select b.blocked_id, b.blocker_id from person_block b join mentee on mentee.id = b.blocked_id
    union select m.mentee_id, m.mentor_id from mentorship m join mentee on mentee.id = m.mentee_id
      where m.status = 'ACTIVE'
    union select m.mentor_id, m.mentee_id from mentorship m join mentee on mentee.id = m.mentor_id
      where m.status = 'ACTIVE'
    union select mentee_id, mentor_id from ${unfitPairsSql("$2")} unfit
  ),
  counted as materialized (
    select (select count(*)::int from mentee) as mentees, (select count(*)::int from mentor) as mentors
  ),
  taken as materialized (
    select mentees, mentors,
      case when mentees::bigint * mentors <= $9::bigint and mentees + mentors <= $10 then json_build_object(
        'rules', $5::json,
        'weights', $6::json,
        'mentees', (
          select coalesce(json_agg(to_jsonb(mentee) - 'banned' order by mentee.id), '[]') from mentee),
        'mentors', (
          select coalesce(json_agg(to_jsonb(mentor) - 'banned' order by mentor.id), '[]') from mentor),
        'barred', (
          select coalesce(json_agg(json_build_array(b.mentee, b.mentor) order by b.mentee, b.mentor), '[]')
          from barred b join mentor on mentor.id = b.mentor join mentee on mentee.id = b.mentee),
        'pins', (
          select coalesce(json_agg(json_build_array(mentee_id, mentor_id, kind) order by mentee_id, mentor_id), '[]')
          from pairing_pin where program_id = $2),
        'terms', (
          select coalesce(json_agg(json_build_object(
            'id', id, 'key', key, 'kind', kind, 'name', name, 'parentId', parent_id, 'mergedIntoId', merged_into_id
          ) order by id), '[]') from term)
      )::text end as inputs
    from counted
  ),
  kept as (insert into pairing_run_input (run_id, inputs) select $1, inputs from taken where inputs is not null)
  select mentees as "menteeCount", mentors as "mentorCount", sha256(convert_to(inputs, 'UTF8')) as "hash" from taken`;

/** Takes a run's inputs as they are at this moment and keeps them under its id, whose row must be there. */
export async function takeInputs(tx: EntityManager, scope: Scope): Promise<Taken> {
  const { runId, programId, cohortId, rules, now } = scope;
  const weights = await readWeights(tx, programId, null);
  const [taken] = await rowsOf<Taken>(tx, takeSql, [
    runId,
    programId,
    cohortId,
    now,
    JSON.stringify(rules),
    JSON.stringify({ version: weights?.version, of: weights?.of }),
    rules.mentors === "COHORT",
    rules.mostPerMentor,
    scope.mostPairs,
    scope.mostPeople,
    rules.menteeIds ?? null,
  ]);
  if (!taken) throw new Error("A statement of one row gave none back.");
  return taken;
}
