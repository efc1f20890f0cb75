import { randomUUID } from "node:crypto";
import { rowsOf } from "../../../server/db/rows.js";
import { newId } from "../../../server/kernel/id.js";
import type { ProgramEntity } from "../../../server/programs/index.js";
import type { Actor, World } from "../world.js";
import { aBareProgram } from "./chat.js";

type Policy = Partial<Pick<ProgramEntity, "whoAsks" | "openRequests" | "requestDays" | "defaultCapacity">>;

/** A program of its own for one test, with this policy. */
export async function aProgramWith(world: World, policy: Policy): Promise<string> {
  const id = await aBareProgram(world);
  await world.db.query(
    `update program set who_asks = coalesce($2, who_asks), open_requests = coalesce($3, open_requests),
       request_days = coalesce($4, request_days), default_capacity = coalesce($5, default_capacity) where id = $1`,
    [
      id,
      policy.whoAsks ?? null,
      policy.openRequests ?? null,
      policy.requestDays ?? null,
      policy.defaultCapacity ?? null,
    ],
  );
  return id;
}

interface Place {
  readonly role: "MENTEE" | "MENTOR";
  readonly name?: string;
  readonly capacity?: number;
  readonly status?: "ACTIVE" | "PENDING" | "ENDED";
}

/** Somebody of a program who can be mailed to. */
export type Member = Actor & { readonly email: string };

/** A new person, enrolled in the program in one role and with a verified address. */
export async function aProgramMember(world: World, programId: string, place: Place): Promise<Member> {
  const actor = await world.person(place.name);
  const email = `${randomUUID()}@pairs.test`;
  const now = world.clock.now();
  await world.db.query(
    `insert into enrollment (id, program_id, person_id, role, status, capacity, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [newId(), programId, actor.id, place.role, place.status ?? "ACTIVE", place.capacity ?? null, now],
  );
  await world.db.query(
    `insert into account (person_id, email, password_hash, email_verified_at, created_at, updated_at)
     values ($1, $2, 'none', $3, $3, $3)`,
    [actor.id, email, now],
  );
  return Object.assign(actor, { email });
}

/** A program with one mentee and one mentor who do not know each other yet. */
export async function aPair(world: World, policy: Policy = {}) {
  const programId = await aProgramWith(world, policy);
  const mentee = await aProgramMember(world, programId, { role: "MENTEE", name: "Mina Mentee" });
  const mentor = await aProgramMember(world, programId, { role: "MENTOR", name: "Tor Mentor" });
  return { programId, mentee, mentor };
}

/** The request that the mentee sends to the mentor. */
export async function aRequest(
  { programId, mentee, mentor }: { programId: string; mentee: Actor; mentor: Actor },
  purpose = "I would like to grow into critical care.",
): Promise<string> {
  const answer = await mentee.ask<{ requestMentorship: Outcome }>(requestDocument, {
    input: { clientId: newId(), programId, mentorId: mentor.id, purpose },
  });
  const { request, __typename } = answer.requestMentorship;
  if (!request) throw new Error(`The request was refused: ${__typename}.`);
  return request.id;
}

/** A program with a mentee, their mentor and the mentorship of the two. */
export async function aMentorship(world: World, policy: Policy = {}) {
  const pair = await aPair(world, policy);
  const requestId = await aRequest(pair);
  const { acceptRequest } = await pair.mentor.ask<{ acceptRequest: Outcome }>(acceptDocument, { input: { requestId } });
  const { mentorship } = acceptRequest;
  if (!mentorship) throw new Error(`The acceptance was refused: ${acceptRequest.__typename}.`);
  return { ...pair, requestId, mentorshipId: mentorship.id, conversationId: mentorship.conversationId };
}

/** One of the two blocks the other. */
export async function block(world: World, blocker: Actor, blocked: Actor): Promise<void> {
  await world.app.people.block(blocker.viewer, { personId: blocked.id });
}

/** What was mailed to somebody, in the order it was asked for. */
export const mailsOf = (world: World, { email }: Member): Promise<{ kind: string; subject: string; body: string }[]> =>
  rowsOf(world.db.manager, "select kind, subject, body from mail where to_address = $1 order by id", [email]);

/** How many requests of a program are in each state. */
export async function statesOf(world: World, programId: string): Promise<Record<string, number>> {
  const rows = await rowsOf<{ state: string; count: number }>(
    world.db.manager,
    "select state, count(*)::int as count from mentorship_request where program_id = $1 group by state",
    [programId],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** What a mutation of this room answered, whichever it was. */
export interface Outcome {
  readonly __typename: string;
  readonly message?: string;
  readonly limit?: number;
  readonly until?: string | null;
  readonly alternatives?: readonly { readonly id: string }[];
  readonly requests?: readonly { readonly id: string }[];
  readonly request?: { readonly id: string; readonly state: string; readonly expiresAt: string };
  readonly fit?: Fit;
  readonly mentorshipId?: string;
  readonly endedAt?: string;
  readonly mentorship?: { readonly id: string; readonly conversationId: string; readonly status: string };
}

/** What somebody has said of their mentorship. */
export interface Fit {
  readonly fit: string;
  readonly note: string | null;
  readonly sharesNote: boolean;
  readonly answeredAt: string;
  readonly alternatives: readonly { readonly id: string }[];
}

const request = "request { id state expiresAt }";
const mentorship = "mentorship { id conversationId status }";

export const requestDocument = `mutation ($input: RequestMentorshipInput!) {
  requestMentorship(input: $input) {
    __typename
    ... on Refusal { message }
    ... on RequestMentorshipSuccess { ${request} }
    ... on RequestAlreadyOpen { ${request} }
    ... on MentorshipAlreadyActive { ${mentorship} }
    ... on TooManyOpenRequests { limit requests { id } }
    ... on MentorPaused { until }
    ... on MentorFull { alternatives { id } }
  }
}`;
export const acceptDocument = `mutation ($input: MentorshipRequestInput!) {
  acceptRequest(input: $input) {
    __typename
    ... on Refusal { message }
    ... on AcceptRequestSuccess { ${request} ${mentorship} }
    ... on RequestMovedOn { ${request} }
    ... on MentorFull { alternatives { id } }
  }
}`;
export const endDocument = `mutation ($input: EndMentorshipInput!) {
  endMentorship(input: $input) { __typename ... on EndMentorshipSuccess { ${mentorship} } }
}`;

export const requestReferredDocument = `mutation ($input: RequestReferredInput!) {
  requestReferred(input: $input) {
    __typename
    ... on Refusal { message }
    ... on RequestReferredSuccess { ${request} }
    ... on RequestAlreadyOpen { ${request} }
    ... on MentorshipAlreadyActive { ${mentorship} }
    ... on TooManyOpenRequests { limit requests { id } }
    ... on MentorPaused { until }
    ... on MentorFull { alternatives { id } }
  }
}`;
export const answerFitDocument = `mutation ($input: AnswerFitInput!) {
  answerFit(input: $input) {
    __typename
    ... on Refusal { message }
    ... on AnswerFitSuccess { fit { fit note sharesNote answeredAt alternatives { id } } ${mentorship} }
    ... on MentorshipNotActive { ${mentorship} }
  }
}`;
export const closeDocument = `mutation ($input: CloseMentorshipInput!) {
  closeMentorship(input: $input) { __typename ... on CloseMentorshipSuccess { mentorshipId endedAt } }
}`;

const moveDocument = (field: string, input: string, success: string) => `mutation ($input: ${input}!) {
  ${field}(input: $input) {
    __typename
    ... on Refusal { message }
    ... on ${success} { ${request} }
    ... on RequestMovedOn { ${request} }
  }
}`;
export const askDocument = moveDocument("askForInformation", "AskForInformationInput", "AskForInformationSuccess");
export const answerDocument = moveDocument("answerRequest", "AnswerRequestInput", "AnswerRequestSuccess");
export const declineDocument = moveDocument("declineRequest", "DeclineRequestInput", "DeclineRequestSuccess");
export const withdrawDocument = moveDocument("withdrawRequest", "MentorshipRequestInput", "WithdrawRequestSuccess");
export const referDocument = moveDocument("referRequest", "ReferRequestInput", "ReferRequestSuccess");
