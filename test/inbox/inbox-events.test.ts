import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import { enroll } from "../support/makers/chat.js";
import {
  acceptDocument,
  aMentorship,
  answerDocument,
  aPair,
  aProgramMember,
  aProgramWith,
  aRequest,
  askDocument,
  block,
  declineDocument,
  endDocument,
  withdrawDocument,
} from "../support/makers/mentorships.js";
import { type Actor, aWorld, take, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

interface Event {
  readonly __typename: string;
  readonly cursor: string;
  readonly state?: string;
  readonly requestId?: string;
  readonly request?: { readonly id: string; readonly state: string } | null;
  readonly mentorship?: { readonly id: string; readonly status: string } | null;
  readonly reason?: string;
}

const eventsDocument = `subscription ($after: String) {
  inboxEvents(after: $after) {
    __typename
    ... on StreamEvent { cursor }
    ... on StreamReset { resetReason: reason }
    ... on StreamEnded { reason }
    ... on RequestReceived { requestId at request { id state mentee { displayName } } }
    ... on RequestMoved { requestId at state request { id state } }
    ... on MentorshipStarted { mentorshipId at mentorship { id status mentor { displayName } } }
    ... on MentorshipEnded { mentorshipId at mentorship { id status } }
  }
}`;

const follow = (actor: Actor, after: string | null = null, ended?: AbortSignal) =>
  actor.subscribe<Event>(eventsDocument, { after }, ended);

const cursorOf = async (actor: Actor): Promise<string> =>
  (await actor.ask<{ inbox: { streamCursor: string } }>("{ inbox { streamCursor } }")).inbox.streamCursor;

const storyOf = (events: readonly Event[]) =>
  events.map(({ __typename, state }) => (state ? `${__typename} ${state}` : __typename));

/** What came after the cursor and was there when it was asked for. */
async function missed(actor: Actor, after: string): Promise<Event[]> {
  const stream = await follow(actor, after);
  const events: Event[] = [];
  for (;;) {
    const [event] = await take(stream, 1);
    if (!event || event.__typename === "StreamCaughtUp") break;
    events.push(event);
  }
  await stream.return?.();
  return events.slice(1);
}

test("both people of a request follow it live, each from their side", async () => {
  const pair = await aPair(world);
  const streams = { mentee: await follow(pair.mentee), mentor: await follow(pair.mentor) };
  for (const stream of [streams.mentee, streams.mentor]) {
    expect(storyOf(await take(stream, 2))).toEqual(["StreamReady", "StreamCaughtUp"]);
  }

  const requestId = await aRequest(pair);
  await pair.mentor.ask(askDocument, { input: { requestId, question: "Which setting?" } });
  await pair.mentee.ask(answerDocument, { input: { requestId, answer: "A hospital." } });
  await pair.mentor.ask(acceptDocument, { input: { requestId } });

  const [mentees, mentors] = [await take(streams.mentee, 5), await take(streams.mentor, 5)];
  const moves = ["RequestMoved INFO_ASKED", "RequestMoved ANSWERED", "RequestMoved ACCEPTED", "MentorshipStarted"];
  expect(storyOf(mentees)).toEqual(["RequestMoved SENT", ...moves]);
  expect(storyOf(mentors)).toEqual(["RequestReceived", ...moves]);
  expect(mentors[0]).toMatchObject({ requestId, at: world.clock.now().toISOString(), request: { id: requestId } });
  expect(mentees[4]).toMatchObject({ mentorship: { status: "ACTIVE", mentor: { displayName: "Tor Mentor" } } });
  await streams.mentee.return?.();
  await streams.mentor.return?.();
});

test("who comes back with a cursor gets exactly what was missed", async () => {
  const pair = await aPair(world);
  const before = await cursorOf(pair.mentor);
  const requestId = await aRequest(pair);
  await pair.mentee.ask(withdrawDocument, { input: { requestId } });
  const between = await cursorOf(pair.mentor);
  const second = await aRequest(pair);
  await pair.mentor.ask(declineDocument, { input: { requestId: second, reason: "TIMING" } });

  expect(storyOf(await missed(pair.mentor, before))).toEqual([
    "RequestReceived",
    "RequestMoved WITHDRAWN",
    "RequestReceived",
    "RequestMoved DECLINED",
  ]);
  const events = await missed(pair.mentor, between);
  expect(events.map(event => event.requestId)).toEqual([second, second]);
  expect(await missed(pair.mentor, events[1]?.cursor ?? "")).toEqual([]);
});

test("what the clock moves and what an acceptance supersedes reach the inbox too", async () => {
  const pair = await aPair(world, { requestDays: 1 });
  const elsewhere = await aProgramWith(world, {});
  await enroll(world, elsewhere, pair.mentee.id);
  await enroll(world, elsewhere, pair.mentor.id, "MENTOR");
  await aRequest(pair);
  const before = await cursorOf(pair.mentee);
  world.clock.turn({ days: 1 });
  await world.app.mentorships.sweep(world.clock.now());
  await aRequest({ ...pair, programId: elsewhere });
  const requestId = await aRequest(pair);
  await pair.mentor.ask(acceptDocument, { input: { requestId } });

  expect(storyOf(await missed(pair.mentee, before))).toEqual([
    "RequestMoved EXPIRED",
    "RequestMoved SENT",
    "RequestMoved SENT",
    "RequestMoved ACCEPTED",
    "RequestMoved SUPERSEDED",
    "MentorshipStarted",
  ]);
});

test("the end of a mentorship reaches both", async () => {
  const { mentee, mentor, mentorshipId } = await aMentorship(world);
  const before = { mentee: await cursorOf(mentee), mentor: await cursorOf(mentor) };

  await mentee.ask(endDocument, { input: { mentorshipId } });

  for (const [actor, after] of [
    [mentee, before.mentee],
    [mentor, before.mentor],
  ] as const) {
    expect(await missed(actor, after)).toMatchObject([
      { __typename: "MentorshipEnded", mentorship: { id: mentorshipId, status: "ENDED" } },
    ]);
  }
});

test("an old event of a request that a block hides tells its place and nothing of it", async () => {
  const pair = await aPair(world);
  const before = await cursorOf(pair.mentor);
  const requestId = await aRequest(pair);
  await block(world, pair.mentee, pair.mentor);

  expect(await missed(pair.mentor, before)).toMatchObject([
    { __typename: "RequestReceived", requestId, request: null },
  ]);
});

test("policy: inboxEvents is everybody's own and nobody else's", async () => {
  const pair = await aPair(world);
  const outsider = await aProgramMember(world, pair.programId, { role: "MENTOR" });
  const before = await cursorOf(outsider);
  await aRequest(pair);

  await expect(follow(world.as(null))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  expect(await world.as(null).fault("{ inbox { streamCursor } }")).toBe("UNAUTHENTICATED");
  expect(await missed(outsider, before)).toEqual([]);
  const foreign = await follow(outsider, await cursorOf(pair.mentor));
  expect(storyOf(await take(foreign, 2))).toEqual(["StreamReset", "StreamCaughtUp"]);
  await foreign.return?.();
});

test("policy: inboxEvents ends when the session does", async () => {
  const { mentor } = await aPair(world);
  const session = new AbortController();
  const stream = await follow(mentor, null, session.signal);
  await take(stream, 2);

  session.abort();

  expect(await take(stream, 2)).toMatchObject([{ __typename: "StreamEnded", reason: "SIGNED_OUT" }]);
});

onPostgres("a follower who drops off and comes back while many write gets each event once, in order", async () => {
  const node = await aWorld({ database: await freshPostgresDatabase() });
  try {
    const { programId, mentor } = await aPair(node, { defaultCapacity: 100 });
    const mentees = [];
    for (let n = 0; n < 40; n += 1) mentees.push(await aProgramMember(node, programId, { role: "MENTEE" }));
    let after = await cursorOf(mentor);
    const writing = Promise.all(
      mentees.map(async mentee => {
        const requestId = await aRequest({ programId, mentee, mentor });
        await mentor.ask(acceptDocument, { input: { requestId } });
        return requestId;
      }),
    );

    const seen: Event[] = [];
    while (seen.length < 120) {
      const stream = await follow(mentor, after);
      // A short stay each time: the mark that opens the stream, and a few of what follows.
      for (const event of await take(stream, 1 + Math.min(7, 120 - seen.length))) {
        after = event.cursor;
        if (!event.__typename.startsWith("Stream")) seen.push(event);
      }
      await stream.return?.();
    }
    const requestIds = await writing;

    expect(new Set(seen.map(({ cursor }) => cursor)).size).toBe(120);
    for (const requestId of requestIds) {
      expect(storyOf(seen.filter(event => event.requestId === requestId))).toEqual([
        "RequestReceived",
        "RequestMoved ACCEPTED",
      ]);
    }
    expect(seen.filter(({ __typename }) => __typename === "MentorshipStarted")).toHaveLength(40);
    expect(await missed(mentor, after)).toEqual([]);
  } finally {
    await node.close();
  }
});

test("somebody without an inbox has none to follow", async () => {
  const nobody = world.as(newId());

  await expect(take(await follow(nobody), 1)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await nobody.fault("{ inbox { streamCursor } }")).toBe("NOT_FOUND");
});
