import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import type { MentorshipEntity } from "./entities/mentorship.entity.js";
import type { MentorshipRequestEntity } from "./entities/mentorship-request.entity.js";
import { mayMove, type RequestState } from "./request-moves.js";

/** On which side of a request or a mentorship somebody stands. */
export type Side = "MENTEE" | "MENTOR";

interface Pair {
  readonly menteeId: string;
  readonly mentorId: string;
}

/** The person's side; null for somebody who is not of the pair. */
export function sideOf(pair: Pair, personId: string): Side | null {
  if (pair.menteeId === personId) return "MENTEE";
  return pair.mentorId === personId ? "MENTOR" : null;
}

/**
 * The condition under which `viewer` (a parameter such as `$1`) reads request `r` (an alias): being one of its two, and
 * no block between them. A block hides the pair's requests from both, as it hides the two from each other.
 */
export const readableRequest = (r: string, viewer: string): string => `
  ${viewer} in (${r}.mentee_id, ${r}.mentor_id) and not exists (
    select 1 from person_block b
    where (b.blocker_id, b.blocked_id) in ((${r}.mentee_id, ${r}.mentor_id), (${r}.mentor_id, ${r}.mentee_id)))`;

/** The condition under which `viewer` reads mentorship `m`: being one of its two. */
export const readableMentorship = (m: string, viewer: string): string =>
  `${viewer} in (${m}.mentee_id, ${m}.mentor_id)`;

/** Whether a mentorship of the two is active now; what one shows to the people paired with them ends with it. */
export async function pairedAmong(
  db: EntityManager,
  personId: string,
  personIds: readonly string[],
): Promise<Map<string, "PAIRED">> {
  const rows = await rowsOf<{ id: string }>(
    db,
    `select mentor_id as id from mentorship where mentee_id = $1 and mentor_id = any($2) and status = 'ACTIVE'
     union
     select mentee_id from mentorship where mentor_id = $1 and mentee_id = any($2) and status = 'ACTIVE'`,
    [personId, personIds],
  );
  return new Map(rows.map(({ id }) => [id, "PAIRED"]));
}

/** The moves a screen may offer the person now; capacity and pauses are met when they are tried. */
export function requestMovesOf(request: MentorshipRequestEntity, personId: string) {
  const side = sideOf(request, personId);
  const may = (to: RequestState) => side !== null && mayMove(side, request.state, to);
  return {
    askForInformation: may("INFO_ASKED"),
    answer: may("ANSWERED"),
    accept: may("ACCEPTED"),
    decline: may("DECLINED"),
    refer: may("REFERRED"),
    withdraw: may("WITHDRAWN"),
  };
}

/** Either of the two may say how an active mentorship fits. */
export const canAnswerFit = (mentorship: MentorshipEntity, personId: string): boolean => canEnd(mentorship, personId);

/** Either of the two may end an active mentorship. */
export const canEnd = (mentorship: MentorshipEntity, personId: string): boolean =>
  mentorship.status === "ACTIVE" && sideOf(mentorship, personId) !== null;
