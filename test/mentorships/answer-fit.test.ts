import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import {
  acceptDocument,
  aMentorship,
  answerFitDocument,
  aProgramMember,
  aRequest,
  block,
  closeDocument,
  endDocument,
  mailsOf,
  type Outcome,
} from "../support/makers/mentorships.js";
import { enrolled, suspended } from "../support/makers/programs.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

/** A mentorship in a program with a coordinator and another mentor. */
async function aScene() {
  const pair = await aMentorship(world);
  const coordinator = await world.person("Coordinator");
  await enrolled(world, pair.programId, coordinator, "COORDINATOR");
  const other = await aProgramMember(world, pair.programId, { role: "MENTOR" });
  return { ...pair, coordinator, other };
}

const say = async (actor: Actor, input: object): Promise<Outcome> =>
  (await actor.ask<{ answerFit: Outcome }>(answerFitDocument, { input })).answerFit;
const myFit = async (actor: Actor, id: string) => {
  const { mentorship } = await actor.ask<{ mentorship: { myFit: object | null } }>(
    "query ($id: ID!) { mentorship(id: $id) { myFit { fit note sharesNote answeredAt alternatives { id } } } }",
    { id },
  );
  return mentorship.myFit;
};

interface Listed {
  readonly nodes: readonly { readonly id: string; readonly side: string; readonly reason: string | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
const listDocument = `query ($programId: ID!, $first: Int, $after: String) {
  rePairingRequests(programId: $programId, first: $first, after: $after) {
    nodes { id mentorshipId side reason askedAt startedAt mentee { id } mentor { id } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const list = async (actor: Actor, variables: object): Promise<Listed> =>
  (await actor.ask<{ rePairingRequests: Listed }>(listDocument, { ...variables })).rePairingRequests;

test("each says privately how it fits, and the answer is theirs alone", async () => {
  const { mentee, mentor, mentorshipId } = await aScene();
  const answeredAt = world.clock.now().toISOString();

  const said = await say(mentee, { mentorshipId, fit: "GOOD", note: "We laugh a lot." });

  const fit = { fit: "GOOD", note: "We laugh a lot.", sharesNote: false, answeredAt, alternatives: [] };
  expect(said).toMatchObject({
    __typename: "AnswerFitSuccess",
    fit,
    mentorship: { id: mentorshipId, status: "ACTIVE" },
  });
  expect(await myFit(mentee, mentorshipId)).toEqual(fit);
  expect(await myFit(mentor, mentorshipId)).toBeNull();
  await say(mentor, { mentorshipId, fit: "STILL_DECIDING" });
  expect(await myFit(mentor, mentorshipId)).toMatchObject({ fit: "STILL_DECIDING", note: null });
  expect(await myFit(mentee, mentorshipId)).toEqual(fit);
});

test("a mentee who finds it no good fit is offered others, and not this mentor; a mentor is offered nobody", async () => {
  const { mentee, mentor, mentorshipId, other } = await aScene();
  expect(await say(mentor, { mentorshipId, fit: "NOT_A_GOOD_FIT" })).toMatchObject({ fit: { alternatives: [] } });
  expect(await say(mentee, { mentorshipId, fit: "STILL_DECIDING" })).toMatchObject({ fit: { alternatives: [] } });
  const said = await say(mentee, { mentorshipId, fit: "NOT_A_GOOD_FIT" });
  expect(said.fit?.alternatives).toEqual([{ id: other.id }]);
});

test("what is no good fit waits with the coordinators, the longest waiting first, with reasons only where they are shared", async () => {
  const { programId, coordinator, ...one } = await aScene();
  const two = await anotherIn(programId);
  const three = await anotherIn(programId);
  await say(one.mentee, { mentorshipId: one.mentorshipId, fit: "NOT_A_GOOD_FIT", note: "Mine.", shareNote: false });
  world.clock.turn({ hours: 1 });
  await say(two.mentor, { mentorshipId: two.mentorshipId, fit: "NOT_A_GOOD_FIT", note: "Our times.", shareNote: true });
  await say(three.mentee, { mentorshipId: three.mentorshipId, fit: "GOOD", note: "Good.", shareNote: true });

  const { nodes } = await list(coordinator, { programId });
  expect(nodes).toEqual([
    listed(one, { side: "MENTEE", reason: null }),
    listed(two, { side: "MENTOR", reason: "Our times." }),
  ]);
  const first = await list(coordinator, { programId, first: 1 });
  expect(first).toMatchObject({ nodes: [nodes[0]], pageInfo: { hasNextPage: true } });
  const rest = await list(coordinator, { programId, after: first.pageInfo.endCursor });
  expect(rest).toMatchObject({ nodes: [nodes[1]], pageInfo: { hasNextPage: false } });
});

/** Another mentorship of the program, of two people of its own. */
async function anotherIn(programId: string) {
  const mentee = await aProgramMember(world, programId, { role: "MENTEE" });
  const mentor = await aProgramMember(world, programId, { role: "MENTOR" });
  const requestId = await aRequest({ programId, mentee, mentor });
  const { acceptRequest } = await mentor.ask<{ acceptRequest: Outcome }>(acceptDocument, { input: { requestId } });
  return { mentee, mentor, mentorshipId: acceptRequest.mentorship?.id ?? "" };
}

const listed = ({ mentorshipId, mentee, mentor }: Awaited<ReturnType<typeof anotherIn>>, said: object) => ({
  id: expect.any(String),
  mentorshipId,
  askedAt: expect.any(String),
  startedAt: expect.any(String),
  mentee: { id: mentee.id },
  mentor: { id: mentor.id },
  ...said,
});

test("it waits no longer after another answer, nor after the end", async () => {
  const { programId, coordinator, mentee, mentor, mentorshipId } = await aScene();
  const waiting = async () => (await list(coordinator, { programId })).nodes.map(({ side }) => side);
  await say(mentee, { mentorshipId, fit: "NOT_A_GOOD_FIT" });
  await say(mentor, { mentorshipId, fit: "NOT_A_GOOD_FIT" });
  expect((await waiting()).sort()).toEqual(["MENTEE", "MENTOR"]);
  await say(mentee, { mentorshipId, fit: "STILL_DECIDING" });
  expect(await waiting()).toEqual(["MENTOR"]);
  await mentor.ask(endDocument, { input: { mentorshipId } });
  expect(await waiting()).toEqual([]);
});

test("who changes their mind all day is before the coordinators each time, and is told of once a day", async () => {
  const { programId, coordinator, mentee, mentorshipId } = await aScene();
  const told = async () => {
    const rows = await world.db.query("select 1 from topic_event where topic = $1 and kind = 'RePairingRequested'", [
      `inbox:${coordinator.id}`,
    ]);
    return rows.length;
  };
  for (let n = 0; n < 5; n += 1) {
    await say(mentee, { mentorshipId, fit: "STILL_DECIDING" });
    await say(mentee, { mentorshipId, fit: "NOT_A_GOOD_FIT" });
    expect((await list(coordinator, { programId })).nodes).toHaveLength(1);
  }
  expect(await told()).toBe(1);
  world.clock.turn({ days: 1 });
  await say(mentee, { mentorshipId, fit: "STILL_DECIDING" });
  await say(mentee, { mentorshipId, fit: "NOT_A_GOOD_FIT" });
  expect(await told()).toBe(2);
});

test("a note is shared only while its author says so", async () => {
  const { programId, coordinator, mentee, mentorshipId } = await aScene();
  const reason = async () => (await list(coordinator, { programId })).nodes[0]?.reason;
  await say(mentee, { mentorshipId, fit: "NOT_A_GOOD_FIT", note: "Why.", shareNote: true });
  expect(await reason()).toBe("Why.");
  await say(mentee, { mentorshipId, fit: "NOT_A_GOOD_FIT", note: "Why." });
  expect(await reason()).toBeNull();
});

test("coordinators are told when it becomes no good fit, each once, and nobody else is", async () => {
  const { programId, coordinator, mentee, mentor, mentorshipId } = await aScene();
  await enrolled(world, programId, mentor, "COORDINATOR");
  const people = [coordinator, mentor, mentee];
  const cursors = await Promise.all(
    people.map(
      async actor => (await actor.ask<{ inbox: { streamCursor: string } }>("{ inbox { streamCursor } }")).inbox,
    ),
  );
  await say(mentee, { mentorshipId, fit: "NOT_A_GOOD_FIT", note: "One." });
  await say(mentee, { mentorshipId, fit: "NOT_A_GOOD_FIT", note: "Two.", shareNote: true });

  const told = await Promise.all(
    people.map(async (actor, place) => {
      const stream = await actor.subscribe<{ __typename: string }>(
        `subscription ($after: String) {
          inboxEvents(after: $after) { __typename ... on RePairingRequested { programId mentorshipId } }
        }`,
        { after: cursors[place]?.streamCursor },
      );
      const events: object[] = [];
      for await (const event of stream) {
        if (event.__typename === "StreamCaughtUp") break;
        if (event.__typename !== "StreamReady") events.push(event);
      }
      return events;
    }),
  );
  expect(told).toEqual([[{ __typename: "RePairingRequested", programId, mentorshipId }], [], []]);
});

test("a coordinator who is one of the two is not shown what the other says", async () => {
  const { programId, coordinator, mentee, mentor, mentorshipId } = await aScene();
  await enrolled(world, programId, mentor, "COORDINATOR");
  await say(mentee, { mentorshipId, fit: "NOT_A_GOOD_FIT", note: "Why.", shareNote: true });
  expect((await list(mentor, { programId })).nodes).toEqual([]);
  expect((await list(coordinator, { programId })).nodes).toHaveLength(1);
});

test("of a mentorship that has ended nobody says how it fits any more, and what was said stays", async () => {
  const { mentee, mentor, mentorshipId } = await aScene();
  await say(mentee, { mentorshipId, fit: "GOOD" });
  await mentor.ask(endDocument, { input: { mentorshipId } });
  expect(await say(mentee, { mentorshipId, fit: "NOT_A_GOOD_FIT" })).toMatchObject({
    __typename: "MentorshipNotActive",
    mentorship: { id: mentorshipId, status: "ENDED" },
  });
  expect(await myFit(mentee, mentorshipId)).toMatchObject({ fit: "GOOD" });
});

test("a pair is unfit as either says at last, also after another mentorship of the two", async () => {
  const scene = await aScene();
  const { programId, mentee, mentor, mentorshipId } = scene;
  const unfit = () => world.app.mentorships.unfitPairs(world.db.manager, programId);
  const pair = { menteeId: mentee.id, mentorId: mentor.id };
  await say(mentee, { mentorshipId, fit: "GOOD" });
  expect(await unfit()).toEqual([]);
  await say(mentor, { mentorshipId, fit: "NOT_A_GOOD_FIT" });
  await say(mentee, { mentorshipId, fit: "NOT_A_GOOD_FIT" });
  expect(await unfit()).toEqual([pair]);
  await mentor.ask(endDocument, { input: { mentorshipId } });
  expect(await unfit()).toEqual([pair]);

  world.clock.turn({ days: 30 });
  const requestId = await aRequest(scene);
  const { acceptRequest } = await mentor.ask<{ acceptRequest: Outcome }>(acceptDocument, { input: { requestId } });
  await say(mentee, { mentorshipId: acceptRequest.mentorship?.id, fit: "GOOD" });
  expect(await unfit()).toEqual([pair]);
  await say(mentor, { mentorshipId: acceptRequest.mentorship?.id, fit: "GOOD" });
  expect(await unfit()).toEqual([]);
  expect(await world.app.mentorships.unfitPairs(world.db.manager, newId())).toEqual([]);
});

test("a coordinator ends a mentorship for both, who are told so and not why", async () => {
  const { programId, coordinator, mentee, mentor, mentorshipId } = await aScene();
  await say(mentee, { mentorshipId, fit: "NOT_A_GOOD_FIT", note: "Why.", shareNote: true });

  const close = { input: { mentorshipId } };
  const { closeMentorship } = await coordinator.ask<{ closeMentorship: Outcome }>(closeDocument, close);

  const endedAt = world.clock.now().toISOString();
  expect(closeMentorship).toEqual({ __typename: "CloseMentorshipSuccess", mentorshipId, endedAt });
  world.clock.turn({ days: 1 });
  expect(await coordinator.ask(closeDocument, close)).toMatchObject({ closeMentorship: { endedAt } });
  const [toMentee, toMentor] = [await mailsOf(world, mentee), await mailsOf(world, mentor)].map(mails => mails.at(-1));
  expect(toMentee).toMatchObject({
    kind: "mentorship-closed",
    subject: "Your mentorship with Tor Mentor has ended",
  });
  expect(toMentor).toMatchObject({
    kind: "mentorship-closed",
    subject: "Your mentorship with Mina Mentee has ended",
    body: expect.stringContaining("A coordinator of your program has closed"),
  });
  expect(JSON.stringify([toMentee, toMentor])).not.toMatch(/Why|fit/);
  expect((await list(coordinator, { programId })).nodes).toEqual([]);
  expect(
    await mentor.ask("query ($id: ID!) { mentorship(id: $id) { status viewerCan { end answerFit } } }", {
      id: mentorshipId,
    }),
  ).toEqual({
    mentorship: { status: "ENDED", viewerCan: { end: false, answerFit: false } },
  });
});

test("policy: answerFit is for the two of the mentorship", async () => {
  const { mentee, mentor, other, coordinator, mentorshipId } = await aScene();
  const input = { mentorshipId, fit: "GOOD" };
  const faultOf = (actor: Actor) => actor.fault(answerFitDocument, { input });
  expect(await faultOf(world.as(null))).toBe("UNAUTHENTICATED");
  for (const actor of [await world.person(), other, coordinator]) expect(await faultOf(actor)).toBe("NOT_FOUND");
  expect(await mentee.fault(answerFitDocument, { input: { ...input, mentorshipId: "none" } })).toBe("NOT_FOUND");
  expect(await mentee.fault(answerFitDocument, { input: { ...input, note: "x".repeat(2_001) } })).toBe("BAD_INPUT");
  for (const actor of [mentee, mentor]) expect(await faultOf(actor)).toBeNull();
});

test("policy: answerFit goes on between people who blocked each other, and not for who is suspended", async () => {
  const { programId, mentee, mentor, coordinator, mentorshipId } = await aScene();
  await block(world, mentor, mentee);
  const input = { mentorshipId, fit: "NOT_A_GOOD_FIT" };
  expect(await mentee.fault(answerFitDocument, { input })).toBeNull();
  await suspended(world, programId, coordinator, mentee);
  expect(await mentee.fault(answerFitDocument, { input })).toBe("FORBIDDEN");
});

test("policy: closeMentorship is for coordinators of its program", async () => {
  const { mentee, other, coordinator, mentorshipId } = await aScene();
  const elsewhere = await aScene();
  const faultOf = (actor: Actor, id = mentorshipId) => actor.fault(closeDocument, { input: { mentorshipId: id } });
  expect(await faultOf(world.as(null))).toBe("UNAUTHENTICATED");
  for (const actor of [await world.person(), other, elsewhere.coordinator])
    expect(await faultOf(actor)).toBe("NOT_FOUND");
  expect(await faultOf(mentee)).toBe("FORBIDDEN");
  expect(await faultOf(coordinator, "none")).toBe("NOT_FOUND");
  expect(await faultOf(coordinator)).toBeNull();
});

test("policy: rePairingRequests is for the program's coordinators", async () => {
  const { programId, mentee, mentor, coordinator } = await aScene();
  const elsewhere = await aScene();
  const faultOf = (actor: Actor, id = programId) => actor.fault(listDocument, { programId: id });
  expect(await faultOf(world.as(null))).toBe("UNAUTHENTICATED");
  for (const actor of [await world.person(), elsewhere.coordinator]) expect(await faultOf(actor)).toBe("NOT_FOUND");
  for (const actor of [mentee, mentor]) expect(await faultOf(actor)).toBe("FORBIDDEN");
  for (const id of ["none", newId()]) expect(await faultOf(coordinator, id)).toBe("NOT_FOUND");
  expect(await faultOf(coordinator)).toBeNull();
});
