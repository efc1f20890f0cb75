import { Fault, notFound } from "../kernel/fault.js";
import type { Viewer } from "../kernel/viewer.js";
import { requestReferredMail } from "./mentorship.mails.js";
import type { MentorshipsDeps } from "./mentorships.deps.js";
import { type MoveOutcome, move, wordsOf } from "./move-request.js";
import { namesOf } from "./post-letter.js";
import { referralsFor } from "./referrals.js";
import { type RequestOutcome, requestMentorship } from "./request-mentorship.js";
import { findReadable } from "./write-move.js";

export interface ReferRequest {
  readonly requestId: string;
  readonly colleagueId: string;
  readonly note?: string | null;
}

/**
 * Declines with the name of a colleague whom the mentee may ask instead. It is taken whatever stands between the mentee
 * and the colleague (a block, a request, a mentorship) or keeps the colleague from taking anybody now: an answer that
 * depended on it would tell the mentor. Where the mentee cannot meet the colleague, they are not told whom it names.
 */
export async function referRequest(deps: MentorshipsDeps, viewer: Viewer, input: ReferRequest): Promise<MoveOutcome> {
  const { colleagueId } = input;
  const note = input.note?.trim() ? wordsOf(input.note, "input.note") : null;
  return move(deps, viewer, input.requestId, "REFERRED", async (tx, request) => {
    const { programId, menteeId } = request;
    if (colleagueId === viewer.personId || colleagueId === menteeId) {
      throw new Fault("BAD_INPUT", "A referral names somebody else than the two.", { field: "input.colleagueId" });
    }
    const colleague = { programId, personId: colleagueId, role: "MENTOR" } as const;
    const isMentor = (await deps.programs.activeEnrollment(tx, colleague)) !== null;
    if (!isMentor || (await deps.people.isBlockedBetween(tx, viewer.personId, colleagueId))) {
      throw notFound("mentor in this program");
    }
    const canMeet =
      (await deps.programs.isMember(tx, programId, menteeId)) &&
      !(await deps.people.isBlockedBetween(tx, menteeId, colleagueId));
    const name = canMeet ? ((await namesOf(tx, [colleagueId])).get(colleagueId)?.displayName ?? null) : null;
    return {
      // The note stands with the name, and is shown where the name is; a move's words both of the two may read.
      words: null,
      changes: { referredTo: colleagueId, referralNote: note },
      letter: facts => requestReferredMail(facts, name),
    };
  });
}

export interface RequestReferred {
  readonly clientId: string;
  readonly requestId: string;
  /** Null for the words of the request that was referred. */
  readonly purpose?: string | null;
}

/** As the mentee, asks the colleague of a referral; nobody has told the colleague of it before. */
export async function requestReferred(
  deps: MentorshipsDeps,
  viewer: Viewer,
  { clientId, requestId, purpose }: RequestReferred,
): Promise<RequestOutcome> {
  const db = deps.db.manager;
  const origin = await findReadable(db, viewer.personId, requestId, { lock: false });
  if (!origin) throw notFound("request");
  if (origin.menteeId !== viewer.personId) {
    throw new Fault("FORBIDDEN", "Whom a referral names is the mentee's to ask.");
  }
  const mentorId = (await referralsFor(db, viewer.personId, [origin.id])).get(origin.id)?.colleagueId;
  if (!mentorId) throw notFound("referral");
  const { programId } = origin;
  const words = purpose ?? origin.purpose;
  return requestMentorship(deps, viewer, { clientId, programId, mentorId, purpose: words, referredFrom: origin.id });
}
