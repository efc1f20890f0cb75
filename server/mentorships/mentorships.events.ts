import type { InboxEntry } from "../inbox/index.js";
import type { MentorshipEntity } from "./entities/mentorship.entity.js";
import type { MentorshipRequestEntity } from "./entities/mentorship-request.entity.js";

/** What both people of a request are told when it moves; the mentor is told of a new one in words of its own. */
export function requestEvents(request: MentorshipRequestEntity, actorId: string | null): InboxEntry[] {
  const facts = { requestId: request.id, state: request.state };
  const mentorKind = request.state === "SENT" ? "RequestReceived" : "RequestMoved";
  return [
    { personId: request.menteeId, event: { kind: "RequestMoved", facts, actorId } },
    { personId: request.mentorId, event: { kind: mentorKind, facts, actorId } },
  ];
}

/** What both people of a mentorship are told when it starts or ends. */
export function mentorshipEvents(
  kind: "MentorshipStarted" | "MentorshipEnded",
  mentorship: MentorshipEntity,
  actorId: string,
): InboxEntry[] {
  const facts = { mentorshipId: mentorship.id };
  return [mentorship.menteeId, mentorship.mentorId].map(personId => ({ personId, event: { kind, facts, actorId } }));
}
