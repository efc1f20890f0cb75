import { type EntityManager, In } from "typeorm";
import { inTransaction } from "../db/transaction.js";
import type { Grown } from "../inbox/index.js";
import { Fault, notFound } from "../kernel/fault.js";
import type { Viewer } from "../kernel/viewer.js";
import { capacityOf, type EnrollmentEntity } from "../programs/index.js";
import { keepAnswerTimes, tellsAnswerTime } from "./answer-times.js";
import { MentorshipEntity } from "./entities/mentorship.entity.js";
import { MentorshipRequestEntity } from "./entities/mentorship-request.entity.js";
import { activeCount } from "./mentor-places.js";
import { requestAccepted } from "./mentorship.mails.js";
import type { MentorshipsDeps } from "./mentorships.deps.js";
import { mentorshipEvents, requestEvents } from "./mentorships.events.js";
import { sideOf } from "./mentorships.policy.js";
import { postLetters } from "./post-letter.js";
import { type MentorFull, mentorFull } from "./request-mentorship.js";
import { openStates } from "./request-moves.js";
import { insertMentorship } from "./start-mentorship.js";
import { findReadable, type RequestMovedOn, whyNot, writeMove } from "./write-move.js";

export type AcceptOutcome =
  | { request: MentorshipRequestEntity; mentorship: MentorshipEntity }
  | RequestMovedOn
  | MentorFull;

/**
 * Accepts a request: the mentorship, its conversation, the end of the pair's other open requests, mails and events are
 * one transaction. Locks are always taken in this order, so that many acceptances at once neither deadlock nor pass the
 * capacity: the pair's requests by id, the mentor's enrollment, the inboxes by name.
 */
export async function acceptRequest(
  deps: MentorshipsDeps,
  viewer: Viewer,
  { requestId }: { requestId: string },
): Promise<AcceptOutcome> {
  const { outcome, grown } = await inTransaction(deps.db, async tx => {
    const { request, others } = await lockPair(tx, viewer, requestId);
    const made = request.state === "ACCEPTED" ? await tx.findOneBy(MentorshipEntity, { requestId }) : null;
    if (made) return { outcome: { request, mentorship: made }, grown: [] };
    const refusal = whyNot(request, viewer.personId, "ACCEPTED");
    if (refusal) return { outcome: refusal, grown: [] };
    const enrollment = await lockPlaces(deps, tx, request);
    if (!enrollment) return { outcome: mentorFull(request), grown: [] };
    return start(deps, tx, viewer, { request, others, enrollment });
  });
  deps.inbox.ring(grown);
  return outcome;
}

/** Locks the request and the pair's other open ones, in any program. */
async function lockPair(tx: EntityManager, viewer: Viewer, requestId: string) {
  const found = await findReadable(tx, viewer.personId, requestId, { lock: false });
  if (!found) throw notFound("request");
  const { menteeId, mentorId } = found;
  const pair = { menteeId, mentorId };
  const locked = await tx.find(MentorshipRequestEntity, {
    where: [
      { ...pair, id: found.id },
      { ...pair, state: In([...openStates]) },
    ],
    order: { id: "ASC" },
    lock: { mode: "pessimistic_write" },
  });
  const request = locked.find(({ id }) => id === found.id);
  if (!request) throw notFound("request");
  return { request, others: locked.filter(other => other !== request) };
}

/** Locks the enrollment whose places are counted; null when none is left. Whoever left the program stops it. */
async function lockPlaces(
  deps: MentorshipsDeps,
  tx: EntityManager,
  { programId, menteeId, mentorId }: MentorshipRequestEntity,
): Promise<EnrollmentEntity | null> {
  const program = await deps.programs.programById(tx, programId);
  const found = await deps.programs.activeEnrollment(tx, { programId, personId: mentorId, role: "MENTOR" });
  const enrollment = found && (await deps.programs.lockEnrollment(tx, found.id));
  const mentee = await deps.programs.activeEnrollment(tx, { programId, personId: menteeId, role: "MENTEE" });
  if (!program || enrollment?.status !== "ACTIVE" || !mentee) {
    throw new Fault("FORBIDDEN", "One of you is not in the program any more.");
  }
  return (await activeCount(tx, enrollment.id)) < capacityOf(enrollment, program) ? enrollment : null;
}

interface Beginning {
  readonly request: MentorshipRequestEntity;
  readonly others: readonly MentorshipRequestEntity[];
  readonly enrollment: EnrollmentEntity;
}

async function start(
  deps: MentorshipsDeps,
  tx: EntityManager,
  viewer: Viewer,
  { request, others, enrollment }: Beginning,
): Promise<{ outcome: AcceptOutcome; grown: Grown[] }> {
  const at = deps.clock.now();
  const { programId, menteeId, mentorId } = request;
  const isTold = tellsAnswerTime(request.state, "ACCEPTED");
  await writeMove(tx, request, { to: "ACCEPTED", actorId: viewer.personId, words: null, at });
  for (const other of others) await writeMove(tx, other, { to: "SUPERSEDED", actorId: null, words: null, at });
  if (isTold) await keepAnswerTimes(tx, [request], at);

  const mentorship = await insertMentorship(deps, tx, {
    programId,
    menteeId,
    mentorId,
    mentorEnrollmentId: enrollment.id,
    requestId: request.id,
    purpose: request.purpose,
    startedAt: at,
  });
  const toId = sideOf(request, viewer.personId) === "MENTOR" ? menteeId : mentorId;
  const path = `mentorships/${mentorship.id}`;
  await postLetters(deps, tx, [{ toId, aboutId: viewer.personId, path, key: request.id, letter: requestAccepted }]);

  const grown = await deps.inbox.append(tx, [
    ...requestEvents(request, viewer.personId),
    ...others.flatMap(other => requestEvents(other, null)),
    ...mentorshipEvents("MentorshipStarted", mentorship, viewer.personId),
  ]);
  return { outcome: { request, mentorship }, grown };
}
