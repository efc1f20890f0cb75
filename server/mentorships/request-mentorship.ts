import { type EntityManager, In } from "typeorm";
import { inTransaction } from "../db/transaction.js";
import type { Grown } from "../inbox/index.js";
import { checkSameInput, type Retryable, retryable } from "../kernel/client-id.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId, newId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import { checkedText } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { capacityOf, type EnrollmentEntity, isPaused, type ProgramEntity } from "../programs/index.js";
import { MentorshipEntity } from "./entities/mentorship.entity.js";
import { MentorshipRequestEntity } from "./entities/mentorship-request.entity.js";
import { activeCount } from "./mentor-places.js";
import { requestReceived } from "./mentorship.mails.js";
import type { MentorshipsDeps } from "./mentorships.deps.js";
import { requestEvents } from "./mentorships.events.js";
import { postLetters } from "./post-letter.js";
import { expiryOf, nextReminder } from "./reminder-times.js";
import { openStates } from "./request-moves.js";
import { lockAsking } from "./start-mentorship.js";
import { insertMove } from "./write-move.js";

export interface RequestMentorship {
  readonly clientId: string;
  readonly programId: string;
  readonly mentorId: string;
  readonly purpose: string;
}

/** A request that may follow a referral: the id of the request that was referred. */
export interface Asking extends RequestMentorship {
  readonly referredFrom?: string;
}

interface Asked {
  readonly programId: string;
  readonly menteeId: string;
  readonly mentorId: string;
}

/** Who was full for whom, so that others can be named. */
export type MentorFull = Refused<"MentorFull", Asked>;

type RequestRefusal =
  | Refused<"RequestAlreadyOpen", { request: MentorshipRequestEntity }>
  | Refused<"MentorshipAlreadyActive", { mentorship: MentorshipEntity }>
  | Refused<"TooManyOpenRequests", { limit: number; requests: readonly MentorshipRequestEntity[] }>
  | Refused<"MentorPaused", { until: Date | null }>
  | MentorFull;

export type RequestOutcome = { request: MentorshipRequestEntity } | RequestRefusal;

export const longestWords = 2_000;

export async function requestMentorship(deps: MentorshipsDeps, viewer: Viewer, input: Asking): Promise<RequestOutcome> {
  const asked = retryable(input);
  const purpose = checkedText(input.purpose, { field: "input.purpose", min: 1, max: longestWords, multiline: true });
  const { outcome, grown } = await inTransaction(deps.db, async tx => {
    // So a retry finds the first, and the quota and "one a pair" are counted truly.
    await lockAsking(tx, viewer.personId);
    const { program, mentorEnrollment } = await checkedAsking(deps, tx, viewer, input);
    const earlier = await findByClientId(tx, viewer, program.id, asked);
    if (earlier) return { outcome: { request: earlier }, grown: [] };
    const refusal = await whyRefused(deps, tx, viewer, program, mentorEnrollment);
    if (refusal) return { outcome: refusal, grown: [] };
    return insertRequest(deps, tx, viewer, program, {
      ...asked,
      mentorId: input.mentorId,
      purpose,
      referredFrom: input.referredFrom ?? null,
    });
  });
  deps.inbox.ring(grown);
  return outcome;
}

/** Whether this mentee may ask this mentor at all; faults, since there is nothing a screen could do about them. */
async function checkedAsking(deps: MentorshipsDeps, tx: EntityManager, viewer: Viewer, input: RequestMentorship) {
  const { programId, mentorId } = input;
  const program = isId(programId) ? await deps.programs.programById(tx, programId) : null;
  if (!program || !(await deps.programs.isMember(tx, programId, viewer.personId))) throw notFound("program");
  if (program.whoAsks !== "MENTEE_REQUESTS") {
    throw new Fault("FORBIDDEN", "In this program the coordinators bring people together.");
  }
  if (!(await deps.programs.activeEnrollment(tx, { programId, personId: viewer.personId, role: "MENTEE" }))) {
    throw new Fault("FORBIDDEN", "Only a mentee of the program asks for a mentor.");
  }
  if (mentorId === viewer.personId) {
    throw new Fault("BAD_INPUT", "Nobody is their own mentor.", { field: "input.mentorId" });
  }
  const mentorEnrollment = await deps.programs.activeEnrollment(tx, { programId, personId: mentorId, role: "MENTOR" });
  if (!mentorEnrollment || (await deps.people.isBlockedBetween(tx, viewer.personId, mentorId))) {
    throw notFound("mentor in this program");
  }
  return { program, mentorEnrollment };
}

async function findByClientId(tx: EntityManager, viewer: Viewer, programId: string, asked: Retryable) {
  const { clientId } = asked;
  const earlier = await tx.findOneBy(MentorshipRequestEntity, { programId, menteeId: viewer.personId, clientId });
  if (earlier) checkSameInput(earlier, asked);
  return earlier;
}

async function whyRefused(
  deps: MentorshipsDeps,
  tx: EntityManager,
  viewer: Viewer,
  program: ProgramEntity,
  mentor: EnrollmentEntity,
): Promise<RequestRefusal | null> {
  const menteeId = viewer.personId;
  // One whose mentor has blocked the mentee does not count: they could neither see nor withdraw what stands in the way.
  // One whose mentor the mentee has blocked does, or blocking would be a way to ask everybody.
  const open = await tx
    .createQueryBuilder(MentorshipRequestEntity, "r")
    .where({ programId: program.id, menteeId, state: In([...openStates]) })
    .andWhere(
      "not exists (select 1 from person_block b where b.blocker_id = r.mentor_id and b.blocked_id = r.mentee_id)",
    )
    .orderBy("r.id", "DESC")
    .getMany();
  const same = open.find(request => request.mentorId === mentor.personId);
  if (same) return { refused: "RequestAlreadyOpen", message: "Your request to this mentor is open.", request: same };

  // After the question for an open request: an acceptance in between closes that one and shows here.
  const pair = { programId: program.id, menteeId, mentorId: mentor.personId, status: "ACTIVE" } as const;
  const mentorship = await tx.findOneBy(MentorshipEntity, pair);
  if (mentorship) {
    return { refused: "MentorshipAlreadyActive", message: "This mentor is your mentor already.", mentorship };
  }
  const limit = program.openRequests;
  if (open.length >= limit) {
    const message = `At most ${limit} requests may be open at once; withdraw one or wait for an answer.`;
    const mentorIds = open.map(request => request.mentorId);
    const hidden = await deps.people.blockedAmong(tx, menteeId, mentorIds);
    const requests = open.filter(request => !hidden.has(request.mentorId));
    return { refused: "TooManyOpenRequests", message, limit, requests };
  }
  if (isPaused(mentor, deps.clock.now())) {
    return { refused: "MentorPaused", message: "This mentor takes no requests now.", until: mentor.pausedUntil };
  }
  if ((await activeCount(tx, mentor.id)) < capacityOf(mentor, program)) return null;
  return mentorFull(pair);
}

/** The refusal that a mentor has no place left. */
export const mentorFull = ({ programId, menteeId, mentorId }: Asked): MentorFull => ({
  refused: "MentorFull",
  message: "This mentor has no place left.",
  programId,
  menteeId,
  mentorId,
});

interface Draft extends Retryable {
  readonly mentorId: string;
  readonly purpose: string;
  readonly referredFrom: string | null;
}

async function insertRequest(
  deps: MentorshipsDeps,
  tx: EntityManager,
  viewer: Viewer,
  program: ProgramEntity,
  draft: Draft,
): Promise<{ outcome: RequestOutcome; grown: Grown[] }> {
  const now = deps.clock.now();
  const expiresAt = expiryOf(now, program.requestDays);
  const request = Object.assign(new MentorshipRequestEntity(), {
    ...draft,
    id: newId(),
    programId: program.id,
    menteeId: viewer.personId,
    state: "SENT",
    question: null,
    answer: null,
    declineReason: null,
    declineNote: null,
    referredTo: null,
    referralNote: null,
    createdAt: now,
    updatedAt: now,
    remindAt: nextReminder(now, expiresAt, now),
    expiresAt,
    closedAt: null,
  } satisfies MentorshipRequestEntity);
  await tx.insert(MentorshipRequestEntity, request);
  const { id: requestId, menteeId, mentorId, purpose } = request;
  await insertMove(tx, { requestId, from: null, to: "SENT", actorId: menteeId, words: purpose, at: now });
  await postLetters(deps, tx, [
    {
      toId: mentorId,
      aboutId: menteeId,
      path: `requests/${requestId}`,
      key: requestId,
      letter: facts => requestReceived(facts, expiresAt),
    },
  ]);
  return { outcome: { request }, grown: await deps.inbox.append(tx, requestEvents(request, menteeId)) };
}
