import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  acceptDocument,
  aMentorship,
  aProgramMember,
  aRequest,
  block,
  endDocument,
  mailsOf,
  type Outcome,
} from "../support/makers/mentorships.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const end = async (actor: Actor, mentorshipId: string, note?: string): Promise<Outcome> =>
  (await actor.ask<{ endMentorship: Outcome }>(endDocument, { input: { mentorshipId, note } })).endMentorship;

const readDocument =
  "query ($id: ID!) { mentorship(id: $id) { status endedAt endNote conversation { id } viewerCan { end } } }";

test("ending tells the other without blame, and the note is for whoever wrote it", async () => {
  const { mentee, mentor, mentorshipId, conversationId } = await aMentorship(world);

  await end(mentee, mentorshipId, "We had run out of things to talk about.");

  const shown = { status: "ENDED", endedAt: world.clock.now().toISOString(), conversation: { id: conversationId } };
  const viewerCan = { end: false };
  expect(await mentee.ask(readDocument, { id: mentorshipId })).toEqual({
    mentorship: { ...shown, endNote: "We had run out of things to talk about.", viewerCan },
  });
  expect(await mentor.ask(readDocument, { id: mentorshipId })).toEqual({
    mentorship: { ...shown, endNote: null, viewerCan },
  });
  const [, mail] = await mailsOf(world, mentor);
  expect(mail).toMatchObject({ kind: "mentorship-ended", subject: "Your mentorship with Mina Mentee has ended" });
  expect(mail?.body).not.toContain("run out");
});

test("ending twice is ending once, whoever comes second", async () => {
  const { mentee, mentor, mentorshipId } = await aMentorship(world);

  await end(mentor, mentorshipId, "first");
  expect(await end(mentee, mentorshipId, "second")).toMatchObject({ mentorship: { status: "ENDED" } });

  expect(await mentee.ask(readDocument, { id: mentorshipId })).toMatchObject({ mentorship: { endNote: null } });
  expect((await mailsOf(world, mentor)).map(({ kind }) => kind)).toEqual(["request-received"]);
});

test("an ended mentorship frees the mentor's place, and the two may find each other again", async () => {
  const pair = await aMentorship(world, { defaultCapacity: 1 });
  await end(pair.mentor, pair.mentorshipId);

  const requestId = await aRequest(pair);

  expect(await pair.mentor.ask(acceptDocument, { input: { requestId } })).toMatchObject({
    acceptRequest: { __typename: "AcceptRequestSuccess" },
  });
});

test("what a person shows to those paired with them is shown as long as the mentorship goes on", async () => {
  const { mentee, mentor, mentorshipId } = await aMentorship(world);
  const probe = () => world.app.mentorships.arePaired(world.db.manager, mentee.id, [mentor.id, mentee.id]);

  expect([...(await probe())]).toEqual([[mentor.id, "PAIRED"]]);
  await end(mentee, mentorshipId);
  expect([...(await probe())]).toEqual([]);
});

test("my mentorships come newest first, page by page, of one status or of all", async () => {
  const pair = await aMentorship(world, { defaultCapacity: 3 });
  const { mentor, programId } = pair;
  const ids = [pair.mentorshipId];
  for (let n = 0; n < 2; n += 1) {
    const mentee = await aProgramMember(world, programId, { role: "MENTEE" });
    const requestId = await aRequest({ programId, mentee, mentor });
    const { acceptRequest } = await mentor.ask<{ acceptRequest: Outcome }>(acceptDocument, { input: { requestId } });
    ids.unshift(acceptRequest.mentorship?.id ?? "");
  }
  await end(mentor, pair.mentorshipId);
  type Listed = { mentorships: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
  const list = async (variables: object) => {
    const document = `query ($status: MentorshipStatus, $first: Int, $after: String) {
      mentorships(status: $status, first: $first, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } }
    }`;
    return (await mentor.ask<Listed>(document, { ...variables })).mentorships;
  };

  const first = await list({ first: 2 });
  const rest = await list({ first: 2, after: first.pageInfo.endCursor });

  expect([...first.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(ids);
  expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
  expect((await list({ status: "ENDED" })).nodes).toEqual([{ id: pair.mentorshipId }]);
  expect((await list({ status: "ACTIVE" })).nodes).toHaveLength(2);
  expect(await mentor.fault('{ mentorships(after: "WzFd") { nodes { id } } }')).toBe("BAD_INPUT");
});

test("policy: endMentorship is for either of the two, blocked or not, and nobody else", async () => {
  const pair = await aMentorship(world);
  const input = { mentorshipId: pair.mentorshipId };
  const sameProgram = await aProgramMember(world, pair.programId, { role: "MENTOR" });

  expect(await world.as(null).fault(endDocument, { input })).toBe("UNAUTHENTICATED");
  expect(await (await world.person()).fault(endDocument, { input })).toBe("NOT_FOUND");
  expect(await sameProgram.fault(endDocument, { input })).toBe("NOT_FOUND");
  expect(await pair.mentee.fault(endDocument, { input: { mentorshipId: "none" } })).toBe("NOT_FOUND");
  await block(world, pair.mentor, pair.mentee);
  expect(await pair.mentee.fault(endDocument, { input })).toBeNull();
  expect((await mailsOf(world, pair.mentor)).map(({ kind }) => kind)).toEqual(["request-received"]);
});

test("policy: mentorship and mentorshipRequest show nothing to others, nor do their lists", async () => {
  const { mentorshipId, requestId, programId } = await aMentorship(world);
  const document = `query ($mentorshipId: ID!, $requestId: ID!) {
    mentorship(id: $mentorshipId) { id }
    mentorshipRequest(id: $requestId) { id }
    mentorships { nodes { id } }
    mentorshipRequests { nodes { id } }
  }`;
  const variables = { mentorshipId, requestId };
  const nothing = {
    mentorship: null,
    mentorshipRequest: null,
    mentorships: { nodes: [] },
    mentorshipRequests: { nodes: [] },
  };

  expect(await world.as(null).fault(document, variables)).toBe("UNAUTHENTICATED");
  expect(await (await world.person()).ask(document, variables)).toEqual(nothing);
  const sameProgram = await aProgramMember(world, programId, { role: "MENTOR" });
  expect(await sameProgram.ask(document, variables)).toEqual(nothing);
  expect(await sameProgram.ask(document, { mentorshipId: "none", requestId: "none" })).toEqual(nothing);
});

test("a block hides the pair's requests from both, and the mentorship from neither", async () => {
  const { mentee, mentor, mentorshipId, requestId } = await aMentorship(world);
  await block(world, mentee, mentor);
  const document = `query ($mentorshipId: ID!, $requestId: ID!) {
    mentorship(id: $mentorshipId) { id conversation { id } }
    mentorshipRequest(id: $requestId) { id }
    mentorshipRequests { nodes { id } }
  }`;

  for (const actor of [mentee, mentor]) {
    expect(await actor.ask(document, { mentorshipId, requestId })).toEqual({
      mentorship: { id: mentorshipId, conversation: null },
      mentorshipRequest: null,
      mentorshipRequests: { nodes: [] },
    });
  }
});
