import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { shownWeekSql } from "../../meetings/index.js";
import { answerTimeBandSql } from "../../mentorships/index.js";
import { plain, shown } from "../candidates.js";

/** A `MentorRow` of each enrollment in `chosen`: what its owner shows to members of the program, by the rule of the search. */
const rowsOfChosen = `
  select string_agg(json_build_array(
      e.id, p.id, ${plain("p.display_name")},
      ${shown("interests", "p.interest_ids")}, ${shown("practiceAreas", "p.practice_area_ids")},
      ${shown("stage", "p.stage")}, ${shown("region", "p.region_id")}, ${shown("languages", "p.languages")},
      ${shown("helpOffered", "p.help_offered")}, coalesce(place.parent_id, place.id),
      coalesce(e.capacity, program.default_capacity) > load.taken,
      case when e.paused_at is not null then coalesce(extract(epoch from e.paused_until) * 1000, -1) end,
      encode(substring(bit_send(${shownWeekSql("p", "usual")}) from 5), 'base64'),
      ${answerTimeBandSql("answer")}
    )::text, ',') as rows,
    count(*)::int as count, max(e.id::text collate "C") as last
  from chosen e
  join program on program.id = e.program_id
  join person p on p.id = e.person_id
  left join institution place on place.id = ${shown("institution", "p.institution_id")}
  left join availability_week usual on usual.person_id = e.person_id
  left join mentor_answer_time answer on answer.enrollment_id = e.id
  cross join lateral (
    select count(*) as taken from mentorship where mentor_enrollment_id = e.id and status = 'ACTIVE'
  ) load`;

const pageSql = `
  with chosen as materialized (
    select * from enrollment
    where program_id = $1 and role = 'MENTOR' and status = 'ACTIVE' and id > $2 order by id limit $3
  ) ${rowsOfChosen}`;

const someSql = `
  with chosen as materialized (
    select * from enrollment where id = any($2::uuid[]) and program_id = $1 and role = 'MENTOR' and status = 'ACTIVE'
  ), found as (${rowsOfChosen})
  select found.rows, array(select unnest($2::uuid[]) except select id from chosen)::text[] as gone from found`;

export interface RowsPage {
  /** A JSON text. */
  readonly rows: string;
  readonly count: number;
  /** The last enrollment of the page; null when it is empty. */
  readonly last: string | null;
}

/** The next mentors of a program behind an enrollment, in the order of ids. */
export async function readPage(db: EntityManager, programId: string, after: string, size: number): Promise<RowsPage> {
  const [page] = await rowsOf<{ rows: string | null; count: number; last: string | null }>(db, pageSql, [
    programId,
    after,
    size,
  ]);
  return { rows: `[${page?.rows ?? ""}]`, count: page?.count ?? 0, last: page?.last ?? null };
}

/** These mentors as they are now, and which of them are active mentors no more. */
export async function readSome(db: EntityManager, programId: string, enrollmentIds: readonly string[]) {
  const [found] = await rowsOf<{ rows: string | null; gone: string[] }>(db, someSql, [programId, enrollmentIds]);
  return { rows: `[${found?.rows ?? ""}]`, gone: found?.gone ?? [] };
}

/** Programs with at least so many active mentors, and how many they have. */
export async function programsFrom(db: EntityManager, least: number): Promise<Map<string, number>> {
  const rows = await rowsOf<{ programId: string; mentors: number }>(
    db,
    `select program_id as "programId", count(*)::int as mentors from enrollment
     where role = 'MENTOR' and status = 'ACTIVE' group by program_id having count(*) >= $1`,
    [least],
  );
  return new Map(rows.map(({ programId, mentors }) => [programId, mentors]));
}
