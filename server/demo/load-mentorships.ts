import { createHash } from "node:crypto";
import type { EntityManager } from "typeorm";
import {
  type DeclineReason,
  declineReasons,
  MentorshipEntity,
  MentorshipRequestEntity,
  MentorshipRequestMoveEntity,
} from "../mentorships/index.js";
import type { DemoRequest, DemoWorld } from "./data/demo-world.js";
import { type DemoIds, insertAll } from "./demo-tables.js";

/** Loads the requests with every move they made, and the mentorships that came of them. */
export async function loadMentorships(tx: EntityManager, world: DemoWorld, ids: DemoIds): Promise<void> {
  const programId = ids.of("program", world.program.key);
  const personId = (key: string) => ids.of("person", key);
  await insertAll(
    tx,
    MentorshipRequestEntity,
    world.requests.map(request => ({
      id: ids.of("request", request.key),
      programId,
      menteeId: personId(request.menteeKey),
      mentorId: personId(request.mentorKey),
      state: request.state,
      purpose: request.purpose,
      question: request.question,
      answer: request.answer,
      declineReason: request.decline && reasonOf(request.decline.reason),
      declineNote: request.decline?.words ?? null,
      clientId: request.key.slice(0, 64),
      clientHash: createHash("sha256").update(request.purpose).digest(),
      createdAt: request.sentAt,
      updatedAt: request.closedAt ?? request.answeredAt ?? request.askedAt ?? request.sentAt,
      remindAt: null,
      expiresAt: request.expiresAt,
      closedAt: request.closedAt,
    })),
  );
  await insertAll(
    tx,
    MentorshipRequestMoveEntity,
    world.requests.flatMap(request => movesOf(request, ids)),
  );
  await insertAll(
    tx,
    MentorshipEntity,
    world.mentorships.map(mentorship => ({
      id: ids.of("mentorship", mentorship.key),
      programId,
      kind: mentorship.kind,
      menteeId: personId(mentorship.menteeKey),
      mentorId: personId(mentorship.mentorKey),
      mentorEnrollmentId: ids.of("enrollment", `${mentorship.mentorKey}:MENTOR`),
      requestId: ids.of("request", mentorship.requestKey),
      conversationId: ids.of("conversation", mentorship.conversationKey),
      purpose: mentorship.purpose,
      status: mentorship.state,
      startedAt: mentorship.startedAt,
      endedAt: mentorship.endedAt,
      endedBy: mentorship.endedByKey && personId(mentorship.endedByKey),
      endNote: null,
    })),
  );
}

function movesOf(request: DemoRequest, ids: DemoIds) {
  const mentee = ids.of("person", request.menteeKey);
  const mentor = ids.of("person", request.mentorKey);
  const closers = { ACCEPTED: mentor, DECLINED: mentor, WITHDRAWN: mentee, EXPIRED: null } as const;
  const steps: { toState: DemoRequest["state"]; actorId: string | null; at: Date; words: string | null }[] = [
    { toState: "SENT", actorId: mentee, at: request.sentAt, words: request.purpose },
  ];
  if (request.askedAt)
    steps.push({ toState: "INFO_ASKED", actorId: mentor, at: request.askedAt, words: request.question });
  if (request.answeredAt) {
    steps.push({ toState: "ANSWERED", actorId: mentee, at: request.answeredAt, words: request.answer });
  }
  if (request.closedAt && request.state in closers) {
    const actorId = closers[request.state as keyof typeof closers];
    steps.push({ toState: request.state, actorId, at: request.closedAt, words: request.decline?.words ?? null });
  }
  return steps.map((step, index) => ({
    ...step,
    requestId: ids.of("request", request.key),
    number: index + 1,
    fromState: steps[index - 1]?.toState ?? null,
  }));
}

/** The demo tells more reasons than a mentor can choose from. */
const reasonOf = (told: string): DeclineReason => declineReasons.find(reason => reason === told) ?? "OTHER";
