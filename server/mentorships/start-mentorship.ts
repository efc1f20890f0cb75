import { type EntityManager, In } from "typeorm";
import type { InboxEntry } from "../inbox/index.js";
import { newId } from "../kernel/id.js";
import { capacityOf } from "../programs/index.js";
import { MentorshipEntity } from "./entities/mentorship.entity.js";
import { MentorshipRequestEntity } from "./entities/mentorship-request.entity.js";
import { activeCount } from "./mentor-places.js";
import { pairedByProgram } from "./mentorship.mails.js";
import type { MentorshipsDeps } from "./mentorships.deps.js";
import { mentorshipEvents, requestEvents } from "./mentorships.events.js";
import { postLetters } from "./post-letter.js";
import { openStates } from "./request-moves.js";
import { writeMove } from "./write-move.js";

/** One at a time per mentee asks for a mentor, or is given one by their program. */
export const lockAsking = (tx: EntityManager, menteeId: string): Promise<unknown> =>
  tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`mentorship-requests:${menteeId}`]);

/** Whether one of the two is the other's mentor now, in any program. */
const arePaired = (tx: EntityManager, one: string, other: string): Promise<boolean> =>
  tx.exists(MentorshipEntity, {
    where: [
      { menteeId: one, mentorId: other, status: "ACTIVE" },
      { menteeId: other, mentorId: one, status: "ACTIVE" },
    ],
  });

/** What a mentorship begins with. */
export type NewMentorship = Pick<
  MentorshipEntity,
  "programId" | "menteeId" | "mentorId" | "mentorEnrollmentId" | "requestId" | "purpose" | "startedAt"
>;

/** Opens the conversation of the two and writes the mentorship down; places are counted before. */
export async function insertMentorship(
  deps: MentorshipsDeps,
  tx: EntityManager,
  made: NewMentorship,
): Promise<MentorshipEntity> {
  const { programId, menteeId, mentorId } = made;
  const conversationId = await deps.chat.openForMentorship(tx, { programId, personIds: [menteeId, mentorId] });
  const mentorship = Object.assign(new MentorshipEntity(), {
    ...made,
    id: newId(),
    kind: "LONG_TERM",
    conversationId,
    status: "ACTIVE",
    endedAt: null,
    endedBy: null,
    endNote: null,
  } satisfies MentorshipEntity);
  await tx.insert(MentorshipEntity, mentorship);
  return mentorship;
}

/** Two people whom their program pairs, and who of it does so. */
export interface PairedByProgram {
  readonly programId: string;
  readonly menteeId: string;
  readonly mentorId: string;
  readonly actorId: string;
  /** Asked once both are held: whether something else keeps the two apart. */
  readonly isBarred?: () => Promise<boolean>;
}

export type StartOutcome =
  | {
      readonly mentorship: MentorshipEntity;
      /** What both are to be told, as the last thing of the transaction. */
      readonly entries: readonly InboxEntry[];
    }
  | { readonly impossible: "NOT_IN_PROGRAM" | "ALREADY_PAIRED" | "MENTOR_FULL" | "NOT_POSSIBLE" };

/**
 * Begins a mentorship that nobody asked for, in a transaction of the caller's. It takes the locks that accepting a
 * request takes, in the same order, so the two together neither deadlock nor pass a capacity: the pair's open requests by
 * id, which are superseded, then the mentor's enrollment and the mentee's; the caller appends to the inboxes last. Before
 * them it takes the lock of who asks, or a request sent meanwhile would stay open beside the mentorship.
 */
export async function startPaired(
  deps: MentorshipsDeps,
  tx: EntityManager,
  pair: PairedByProgram,
): Promise<StartOutcome> {
  const { programId, menteeId, mentorId, actorId, isBarred } = pair;
  // Of both, or two who are each other's mentees could be paired both ways at once.
  for (const personId of [menteeId, mentorId].sort()) await lockAsking(tx, personId);
  const requests = await tx.find(MentorshipRequestEntity, {
    where: { menteeId, mentorId, state: In([...openStates]) },
    order: { id: "ASC" },
    lock: { mode: "pessimistic_write" },
  });
  const program = await deps.programs.programById(tx, programId);
  const found = await deps.programs.activeEnrollment(tx, { programId, personId: mentorId, role: "MENTOR" });
  const enrollment = found && (await deps.programs.lockEnrollment(tx, found.id));
  const mentee = await deps.programs.activeEnrollment(tx, { programId, personId: menteeId, role: "MENTEE" });
  // Held too, or two runs could give one mentee two mentors: always the mentor's first.
  const learner = mentee && (await deps.programs.lockEnrollment(tx, mentee.id));
  if (!program || enrollment?.status !== "ACTIVE" || learner?.status !== "ACTIVE") {
    return { impossible: "NOT_IN_PROGRAM" };
  }
  if (await tx.existsBy(MentorshipEntity, { programId, menteeId, status: "ACTIVE" })) {
    return { impossible: "ALREADY_PAIRED" };
  }
  const areApart =
    (await deps.people.isBlockedBetween(tx, menteeId, mentorId)) ||
    (await arePaired(tx, menteeId, mentorId)) ||
    (await isBarred?.());
  if (areApart || deps.programs.pauseOf(enrollment).isPaused) return { impossible: "NOT_POSSIBLE" };
  if ((await activeCount(tx, enrollment.id)) >= capacityOf(enrollment, program)) return { impossible: "MENTOR_FULL" };

  const at = deps.clock.now();
  for (const request of requests) await writeMove(tx, request, { to: "SUPERSEDED", actorId: null, words: null, at });
  const mentorship = await insertMentorship(deps, tx, {
    programId,
    menteeId,
    mentorId,
    mentorEnrollmentId: enrollment.id,
    requestId: null,
    purpose: null,
    startedAt: at,
  });
  const told = { path: `mentorships/${mentorship.id}`, letter: pairedByProgram };
  await postLetters(deps, tx, [
    { ...told, toId: menteeId, aboutId: mentorId, key: `${mentorship.id}:mentee` },
    { ...told, toId: mentorId, aboutId: menteeId, key: `${mentorship.id}:mentor` },
  ]);
  return {
    mentorship,
    entries: [
      ...requests.flatMap(request => requestEvents(request, null)),
      ...mentorshipEvents("MentorshipStarted", mentorship, actorId),
    ],
  };
}
