import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { isId } from "../kernel/id.js";
import type { Viewer } from "../kernel/viewer.js";
import { type AnswerTimeBand, answerTimeBandSql, expiryOf } from "../mentorships/index.js";

/** What keeps somebody from asking a mentor now; those of them that depend on the mentor are the search's words. */
export const requestObstacles = [
  "ALREADY_PAIRED",
  "REQUEST_OPEN",
  "PAUSED",
  "NO_PLACES",
  "QUOTA_USED",
  "NOT_A_MENTEE",
  "COORDINATORS_PAIR",
] as const;
export type RequestObstacle = (typeof requestObstacles)[number];

/** What would become of a request to a mentor, before it is sent. */
export interface RequestForecast {
  readonly programId: string;
  readonly mentorId: string;
  readonly placesLeft: number;
  readonly isPaused: boolean;
  /** Null for a pause without an end, and without a pause. */
  readonly pausedUntil: Date | null;
  /** Null while too few mentees have asked this mentor. */
  readonly answerTime: AnswerTimeBand | null;
  /** When a request sent now would expire. */
  readonly expiresAt: Date;
  readonly obstacles: readonly RequestObstacle[];
}

interface Row {
  readonly placesLeft: number;
  readonly isPaused: boolean;
  readonly pausedUntil: Date | null;
  readonly answerTime: AnswerTimeBand | null;
  readonly requestDays: number;
  readonly menteesAsk: boolean;
  readonly isMentee: boolean;
  readonly isQuotaUsed: boolean;
  readonly isRequested: boolean;
  readonly isPaired: boolean;
}

const openStates = "('SENT', 'INFO_ASKED', 'ANSWERED', 'COUNTERED')";

/**
 * One row where the viewer is a member of the program, the other an active mentor of it, not the viewer, and no block
 * stands between them; else none. Open requests count as they do when one is sent: those whose mentor has blocked the
 * viewer do not. Parameters: $1 program, $2 mentor, $3 viewer, $4 now.
 */
const forecastSql = `
  select program.request_days as "requestDays", program.who_asks = 'MENTEE_REQUESTS' as "menteesAsk",
    greatest(coalesce(e.capacity, program.default_capacity) - (
      select count(*) from mentorship m where m.mentor_enrollment_id = e.id and m.status = 'ACTIVE'), 0)::int
      as "placesLeft",
    pause.holds as "isPaused", case when pause.holds then e.paused_until end as "pausedUntil",
    ${answerTimeBandSql("time")} as "answerTime",
    mine.is_mentee as "isMentee",
    exists (
      select 1 from mentorship_request r
      where r.program_id = $1 and r.mentee_id = $3 and r.mentor_id = $2 and r.state in ${openStates}) as "isRequested",
    exists (
      select 1 from mentorship m
      where m.program_id = $1 and m.mentee_id = $3 and m.mentor_id = $2 and m.status = 'ACTIVE') as "isPaired",
    (select count(*) from mentorship_request r
     where r.program_id = $1 and r.mentee_id = $3 and r.state in ${openStates}
       and not exists (
         select 1 from person_block b where b.blocker_id = r.mentor_id and b.blocked_id = r.mentee_id)
    ) >= program.open_requests as "isQuotaUsed"
  from enrollment e
  join program on program.id = e.program_id
  join (
    select bool_or(role = 'MENTEE') as is_mentee from enrollment
    where program_id = $1 and person_id = $3 and status = 'ACTIVE' having count(*) > 0
  ) mine on true
  left join mentor_answer_time time on time.enrollment_id = e.id
  cross join lateral (
    select e.paused_at is not null and (e.paused_until is null or e.paused_until > $4::timestamptz) as holds
  ) pause
  where e.program_id = $1 and e.person_id = $2 and e.role = 'MENTOR' and e.status = 'ACTIVE' and e.person_id <> $3
    and not exists (
      select 1 from person_block b where (b.blocker_id, b.blocked_id) in (($2, $3), ($3, $2)))`;

/** What a request of the viewer to this mentor would meet; null where there is no such mentor for them. */
export async function requestForecast(
  db: EntityManager,
  viewer: Viewer,
  { programId, mentorId }: { readonly programId: string; readonly mentorId: string },
  now: Date,
): Promise<RequestForecast | null> {
  if (!isId(programId) || !isId(mentorId)) return null;
  const [row] = await rowsOf<Row>(db, forecastSql, [programId, mentorId, viewer.personId, now]);
  if (!row) return null;
  const { placesLeft, isPaused, pausedUntil, answerTime } = row;
  return {
    programId,
    mentorId,
    placesLeft,
    isPaused,
    pausedUntil,
    answerTime,
    expiresAt: expiryOf(now, row.requestDays),
    obstacles: requestObstacles.filter(obstacle => stands[obstacle](row)),
  };
}

const stands: { readonly [O in RequestObstacle]: (row: Row) => boolean } = {
  ALREADY_PAIRED: row => row.isPaired,
  REQUEST_OPEN: row => row.isRequested,
  PAUSED: row => row.isPaused,
  NO_PLACES: row => row.placesLeft === 0,
  QUOTA_USED: row => row.isQuotaUsed,
  NOT_A_MENTEE: row => !row.isMentee,
  COORDINATORS_PAIR: row => !row.menteesAsk,
};
