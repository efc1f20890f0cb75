import type { EntityManager } from "typeorm";
import type { RequestState } from "./request-moves.js";

/** How soon a mentor usually makes the first move on a request, in bands. */
export const answerTimeBands = ["WITHIN_A_DAY", "WITHIN_THREE_DAYS", "WITHIN_A_WEEK", "LONGER"] as const;
export type AnswerTimeBand = (typeof answerTimeBands)[number];

/** A band is made of the requests of so many mentees at least, so that it tells the fate of nobody's. */
export const answerTimeMinimum = 3;

const dayMinutes = 24 * 60;

/** The most minutes of each band but the last, ends included. */
const limits = [
  ["WITHIN_A_DAY", dayMinutes],
  ["WITHIN_THREE_DAYS", 3 * dayMinutes],
  ["WITHIN_A_WEEK", 7 * dayMinutes],
] as const satisfies readonly (readonly [AnswerTimeBand, number])[];

/** What `mentor_answer_time` holds of one mentor in one program. */
export interface AnswerTime {
  readonly menteeCount: number;
  readonly medianMinutes: number;
}

/** The band of a mentor's answer time; null while too few mentees have asked them. */
export function answerTimeBand({ menteeCount, medianMinutes }: AnswerTime): AnswerTimeBand | null {
  if (menteeCount < answerTimeMinimum) return null;
  return limits.find(([, most]) => medianMinutes <= most)?.[0] ?? "LONGER";
}

/** SQL for the same of the `mentor_answer_time` row with this alias; null too where an outer join found none. */
export const answerTimeBandSql = (alias: string): string => `
  case when ${alias}.mentee_count >= ${answerTimeMinimum} then
    case ${limits.map(([band, most]) => `when ${alias}.median_minutes <= ${most} then '${band}'`).join(" ")}
      else 'LONGER' end
  end`;

/** How many of a mentor's latest requests a figure is made of. */
const sampleSize = 20;
/** Stands for a request that was never answered: longer than any answer took. */
const unanswered = 2_147_483_647;
/** A request taken back unanswered counts when it had waited past the last band's beginning; sooner it says nothing. */
const longEnoughDays = 7;

/**
 * A mentor's figure in a program, from the requests sent last that tell something; none where no request does any more:
 *
 * - answered ones, by the time from their sending to the mentor's first move, without the mentor's pauses in between;
 * - those that expired, or were taken back after a week, without a move of the mentor's. All that is known of them is
 *   that an answer would have come later, so they stand behind all answers. They do not count when a pause fell into the
 *   wait, nor while a block hides them from the mentor.
 *
 * The median is the time in which half of these were answered at least (of an even number the lower of the two in the
 * middle), in minutes that have begun. Parameters: $1 programs and $2 mentors, side by side, $3 now.
 */
const statement = `
  with moved as (
    select e.* from unnest($1::uuid[], $2::uuid[]) as given (program_id, mentor_id)
    join enrollment e on e.program_id = given.program_id and e.person_id = given.mentor_id and e.role = 'MENTOR'
  ),
  figure as materialized (
    select e.id, count(*)::int as samples, count(distinct told.mentee_id)::int as mentees,
      percentile_disc(0.5) within group (order by told.minutes) as median
    from moved e
    cross join lateral (
      select r.mentee_id,
        case when first_move.at is null then ${unanswered}
          else least(ceil(extract(epoch from waited.until_at - r.created_at - waited.paused) / 60), ${unanswered - 1})::int
        end as minutes
      from mentorship_request r
      left join lateral (
        select v.at from mentorship_request_move v
        where v.request_id = r.id and v.actor_id = r.mentor_id order by v.number limit 1
      ) first_move on true
      cross join lateral (
        select coalesce(first_move.at, r.closed_at) as until_at
      ) ended
      cross join lateral (
        select ended.until_at, coalesce(sum(
          least(pause.ends_at, ended.until_at) - greatest(pause.starts_at, r.created_at)
        ), interval '0') as paused
        from (
          select starts_at, ends_at from mentoring_pause where enrollment_id = e.id
          union all
          select e.paused_at, coalesce(e.paused_until, 'infinity') where e.paused_at is not null
        ) pause
        where pause.starts_at < ended.until_at and pause.ends_at > r.created_at
      ) waited
      where r.program_id = e.program_id and r.mentor_id = e.person_id
        and (first_move.at is not null
          or (r.state = 'EXPIRED'
              or r.state = 'WITHDRAWN' and r.closed_at - r.created_at > ${longEnoughDays} * interval '1 day')
            and waited.paused = interval '0'
            and not exists (
              select 1 from person_block b
              where (b.blocker_id, b.blocked_id) in ((r.mentee_id, r.mentor_id), (r.mentor_id, r.mentee_id))))
      order by r.id desc limit ${sampleSize}
    ) told
    group by e.id
  ),
  gone as (
    delete from mentor_answer_time t using moved
    where t.enrollment_id = moved.id and not exists (select 1 from figure where figure.id = t.enrollment_id)
  )
  insert into mentor_answer_time (enrollment_id, sample_count, mentee_count, median_minutes, updated_at)
  select id, samples, mentees, median, $3::timestamptz from figure
  on conflict (enrollment_id) do update set sample_count = excluded.sample_count,
    mentee_count = excluded.mentee_count, median_minutes = excluded.median_minutes, updated_at = excluded.updated_at
  -- Whoever keeps something made of a figure is told when it changes, and only then.
  where (mentor_answer_time.sample_count, mentor_answer_time.mentee_count, mentor_answer_time.median_minutes)
    is distinct from (excluded.sample_count, excluded.mentee_count, excluded.median_minutes)`;

/** Whether a move tells something about the mentor's answer time; all others come after the mentor's first. */
export const tellsAnswerTime = (from: RequestState, to: RequestState): boolean =>
  from === "SENT" && to !== "SUPERSEDED";

interface OfMentor {
  readonly programId: string;
  readonly mentorId: string;
}

/**
 * Brings the answer times of these mentors up to date, in the transaction of the moves that change them. One at a time
 * for a mentor, or of two moves at once the later would not see the earlier; the locks are taken in one order.
 */
export async function keepAnswerTimes(tx: EntityManager, of: readonly OfMentor[], now: Date): Promise<void> {
  const mentors = new Map(of.map(one => [`answer-time:${one.programId}:${one.mentorId}`, one]));
  if (mentors.size === 0) return;
  for (const key of [...mentors.keys()].sort()) {
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [key]);
  }
  const all = [...mentors.values()];
  await tx.query(statement, [all.map(one => one.programId), all.map(one => one.mentorId), now]);
}
