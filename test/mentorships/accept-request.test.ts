import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { rowsOf } from "../../server/db/rows.js";
import { enroll } from "../support/makers/chat.js";
import {
  acceptDocument,
  aMentorship,
  aPair,
  aProgramMember,
  aProgramWith,
  aRequest,
  askDocument,
  block,
  mailsOf,
  type Outcome,
} from "../support/makers/mentorships.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const accept = async (actor: Actor, requestId: string): Promise<Outcome> =>
  (await actor.ask<{ acceptRequest: Outcome }>(acceptDocument, { input: { requestId } })).acceptRequest;

test("accepting begins the mentorship, opens a conversation of the two and mails the mentee", async () => {
  const pair = await aPair(world);
  const { mentee, mentor } = pair;
  const requestId = await aRequest(pair, "Critical care, please.");

  const { request, mentorship } = await accept(mentor, requestId);

  expect(request).toMatchObject({ id: requestId, state: "ACCEPTED" });
  const read = await mentee.ask(
    `query ($id: ID!, $requestId: ID!) {
      mentorship(id: $id) {
        kind status purpose startedAt endedAt requestId programId mentee { id } mentor { id }
        conversation { id kind members { id } } viewerCan { end }
      }
      mentorshipRequest(id: $requestId) { mentorship { id } }
    }`,
    { id: mentorship?.id, requestId },
  );
  expect(read).toEqual({
    mentorship: {
      kind: "LONG_TERM",
      status: "ACTIVE",
      purpose: "Critical care, please.",
      startedAt: world.clock.now().toISOString(),
      endedAt: null,
      requestId,
      programId: pair.programId,
      mentee: { id: mentee.id },
      mentor: { id: mentor.id },
      conversation: {
        id: mentorship?.conversationId,
        kind: "MENTORSHIP",
        members: expect.arrayContaining([{ id: mentee.id }, { id: mentor.id }]),
      },
      viewerCan: { end: true },
    },
    mentorshipRequest: { mentorship: { id: mentorship?.id } },
  });
  expect((await mailsOf(world, mentee)).map(({ kind }) => kind)).toEqual(["request-accepted"]);
});

test("accepting twice is one mentorship, for the mentor who asks again the same answer", async () => {
  const pair = await aPair(world);
  const requestId = await aRequest(pair);

  const first = await accept(pair.mentor, requestId);
  const again = await accept(pair.mentor, requestId);

  expect(again).toEqual(first);
  expect(await mailsOf(world, pair.mentee)).toHaveLength(1);
});

test("accepting supersedes the other open requests of the two, in other programs too, and nobody else's", async () => {
  const pair = await aPair(world);
  const { mentee, mentor } = pair;
  const elsewhere = await aProgramWith(world, {});
  await enroll(world, elsewhere, mentee.id);
  await enroll(world, elsewhere, mentor.id, "MENTOR");
  const other = await aProgramMember(world, pair.programId, { role: "MENTOR" });
  const accepted = await aRequest(pair);
  const superseded = await aRequest({ ...pair, programId: elsewhere });
  const untouched = await aRequest({ ...pair, mentor: other });

  await accept(mentor, accepted);

  const { mentorshipRequests } = await mentee.ask<{ mentorshipRequests: { nodes: object[] } }>(
    "{ mentorshipRequests(role: MENTEE) { nodes { id state } } }",
  );
  expect(mentorshipRequests.nodes).toEqual([
    { id: untouched, state: "SENT" },
    { id: superseded, state: "SUPERSEDED" },
    { id: accepted, state: "ACCEPTED" },
  ]);
});

test("a full mentor's acceptance is refused with others who have a place, and the request stays open", async () => {
  const pair = await aMentorship(world, { defaultCapacity: 1 });
  const other = await aProgramMember(world, pair.programId, { role: "MENTOR" });
  const blocking = await aProgramMember(world, pair.programId, { role: "MENTOR" });
  await block(world, blocking, pair.mentor);
  const newcomer = await aProgramMember(world, pair.programId, { role: "MENTEE" });
  // What the mentee has with others is not the mentor's to learn.
  await block(world, newcomer, other);
  await world.db.query("update program set default_capacity = 2 where id = $1", [pair.programId]);
  const requestId = await aRequest({ ...pair, mentee: newcomer });
  await world.db.query("update program set default_capacity = 1 where id = $1", [pair.programId]);

  expect(await accept(pair.mentor, requestId)).toMatchObject({
    __typename: "MentorFull",
    alternatives: [{ id: other.id }],
  });
  const [row] = await rowsOf<{ state: string }>(
    world.db.manager,
    "select state from mentorship_request where id = $1",
    [requestId],
  );
  expect(row).toEqual({ state: "SENT" });
});

test("a request that waits for an answer is not accepted over the mentee's head", async () => {
  const pair = await aPair(world);
  const requestId = await aRequest(pair);
  await pair.mentor.ask(askDocument, { input: { requestId, question: "Which setting?" } });

  expect(await accept(pair.mentor, requestId)).toMatchObject({
    __typename: "RequestMovedOn",
    request: { state: "INFO_ASKED" },
  });
});

test("a request of somebody who has left the program is not accepted", async () => {
  const pair = await aPair(world);
  const requestId = await aRequest(pair);
  await world.db.query("update enrollment set status = 'ENDED' where program_id = $1 and person_id = $2", [
    pair.programId,
    pair.mentee.id,
  ]);

  expect(await pair.mentor.fault(acceptDocument, { input: { requestId } })).toBe("FORBIDDEN");
});

test("policy: acceptRequest is the mentor's alone", async () => {
  const pair = await aPair(world);
  const input = { requestId: await aRequest(pair) };
  const stranger = await aProgramMember(world, pair.programId, { role: "MENTOR" });

  expect(await world.as(null).fault(acceptDocument, { input })).toBe("UNAUTHENTICATED");
  expect(await (await world.person()).fault(acceptDocument, { input })).toBe("NOT_FOUND");
  expect(await stranger.fault(acceptDocument, { input })).toBe("NOT_FOUND");
  expect(await pair.mentee.fault(acceptDocument, { input })).toBe("FORBIDDEN");
  expect(await pair.mentor.fault(acceptDocument, { input: { requestId: "none" } })).toBe("NOT_FOUND");
  expect(await pair.mentor.fault(acceptDocument, { input })).toBeNull();
});

test("policy: acceptRequest finds nothing once one of the two has blocked the other", async () => {
  const pair = await aPair(world);
  const input = { requestId: await aRequest(pair) };
  await block(world, pair.mentee, pair.mentor);

  expect(await pair.mentor.fault(acceptDocument, { input })).toBe("NOT_FOUND");
});
