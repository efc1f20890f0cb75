import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { onPostgres } from "../support/databases.js";
import { aConversation, aGroup, enroll } from "../support/makers/chat.js";
import { aMentorship } from "../support/makers/mentorships.js";
import { suspended } from "../support/makers/programs.js";
import { until } from "../support/until.js";
import { type Actor, aWorld, take, type World } from "../support/world.js";
import { conversationEvents, conversationSignals, type Event, sendMessage, signalTyping } from "./documents.js";
import { look, say, see } from "./talk.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const follow = (who: Actor, id: string, after: string | null = null) =>
  who.subscribe<Event>(conversationEvents, { id, after });

/** Everything a stream says until it is over. */
async function rest(stream: AsyncIterableIterator<Event>): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

/** The fault that a stream begins with. */
const refusal = (who: Actor, id: string, after: string | null = null) =>
  follow(who, id, after)
    .then(stream => stream.next())
    .then(
      () => null,
      (error: { code?: string }) => error.code,
    );

const reinstate = (coordinator: Actor, enrollmentId: string) =>
  world.app.programs.reinstate(coordinator.viewer, { enrollmentId });

/** A group and a conversation of two in one program, of the same member; and a conversation of theirs elsewhere. */
async function aTalker() {
  const { programId, coordinator, members, conversationId } = await aGroup(world, 2);
  const [talker, other] = members;
  if (!talker || !other) throw new Error("There should be two members.");
  const open = (where: string) =>
    world.app.chat.openDirect(talker.viewer, { clientId: newId(), programId: where, personId: other.id });
  const direct = (await open(programId)).conversation.id;
  const elsewhere = await aConversation(world);
  for (const { id } of members) await enroll(world, elsewhere.programId, id);
  const outside = (await open(elsewhere.programId)).conversation.id;
  return { programId, coordinator, talker, other, inside: [conversationId, direct], outside };
}

const ended = { __typename: "StreamEnded", reason: "ACCESS_ENDED" };

test("a suspension ends every stream of the program with nothing after, and leaves those of other programs", async () => {
  const { programId, coordinator, talker, other, inside, outside } = await aTalker();
  const streams = await Promise.all([...inside, outside].map(id => follow(talker, id)));
  await Promise.all(streams.map(stream => take(stream, 2)));
  const live = streams.pop();
  if (!live) throw new Error("There should be a stream of the other program.");
  const ends = streams.map(rest);
  await suspended(world, programId, coordinator, talker);
  for (const id of [...inside, outside]) await say(other, id, "after");
  expect(await Promise.all(ends)).toMatchObject([[ended], [ended]]);
  expect(await take(live, 1)).toMatchObject([{ __typename: "MessagePosted", message: { body: "after" } }]);
  await live.return?.();
  for (const id of inside) expect([await refusal(talker, id), await look(talker, id)]).toEqual(["NOT_FOUND", null]);
  expect(world.hub.topicCount).toBe(0);
});

test("the others of a conversation read on and see no word of the suspension", async () => {
  const { programId, coordinator, talker, other, inside } = await aTalker();
  for (const id of inside) {
    const before = await see(other, id);
    const stream = await follow(other, id);
    await take(stream, 2);
    const enrollmentId = await suspended(world, programId, coordinator, talker);
    await say(other, id, "after");
    expect(await take(stream, 1)).toMatchObject([{ __typename: "MessagePosted", message: { body: "after" } }]);
    expect((await see(other, id)).members).toEqual(before.members);
    await stream.return?.();
    await reinstate(coordinator, enrollmentId);
  }
});

test("reinstating gives everything back, from the old cursor too, with what was said meanwhile", async () => {
  const { programId, coordinator, talker, other, inside } = await aTalker();
  const [, direct = ""] = inside;
  const stream = await follow(talker, direct);
  await take(stream, 2);
  const enrollmentId = await suspended(world, programId, coordinator, talker);
  const [end] = await rest(stream);
  await say(other, direct, "meanwhile");
  expect(await refusal(talker, direct, end?.cursor)).toBe("NOT_FOUND");
  await reinstate(coordinator, enrollmentId);
  const again = await follow(talker, direct, end?.cursor);
  // The suspension itself took a place in the log and left no event.
  expect((await take(again, 3)).map(event => event.message?.body ?? event.__typename)).toEqual([
    "StreamReady",
    "meanwhile",
    "StreamCaughtUp",
  ]);
  await say(talker, direct, "I am back");
  expect(await take(again, 1)).toMatchObject([{ message: { body: "I am back" } }]);
  await again.return?.();
});

test("who is behind when they are suspended gets no word of the backlog", async () => {
  const { programId, coordinator, talker, other, inside } = await aTalker();
  const [group = ""] = inside;
  const first = await follow(talker, group);
  const [ready] = await take(first, 1);
  await first.return?.();
  for (const body of ["one", "two"]) await say(other, group, body);
  const behind = await follow(talker, group, ready?.cursor);
  expect((await take(behind, 2)).map(event => event.message?.body)).toEqual([undefined, "one"]);
  const witness = await follow(other, group);
  await take(witness, 2);
  await suspended(world, programId, coordinator, talker);
  await say(other, group, "three");
  await take(witness, 1);
  expect((await rest(behind)).map(event => event.reason)).toEqual(["ACCESS_ENDED"]);
  await witness.return?.();
});

test("a mentorship's conversation is closed to the suspended alone, and the mentorship stays as it is", async () => {
  const { programId, mentee, mentor, mentorshipId, conversationId } = await aMentorship(world);
  const coordinator = await world.person("Coordinator");
  await enroll(world, programId, coordinator.id, "COORDINATOR");
  const stream = await follow(mentor, conversationId);
  await take(stream, 2);
  const enrollmentId = await suspended(world, programId, coordinator, mentor);
  expect(await rest(stream)).toMatchObject([ended]);
  const mentorship = async (who: Actor) =>
    (
      await who.ask<{ mentorship: object }>(
        "query ($id: ID!) { mentorship(id: $id) { status conversation { id } mentor { id } } }",
        { id: mentorshipId },
      )
    ).mentorship;
  const stays = { status: "ACTIVE", mentor: { id: mentor.id } };
  expect(await mentorship(mentor)).toEqual({ ...stays, conversation: null });
  expect(await mentorship(mentee)).toEqual({ ...stays, conversation: { id: conversationId } });
  await say(mentee, conversationId, "Are you there?");
  const words = { input: { conversationId, clientId: newId(), body: "Yes" } };
  expect(await mentor.fault(sendMessage, words)).toBe("NOT_FOUND");
  await reinstate(coordinator, enrollmentId);
  expect(await mentor.fault(sendMessage, words)).toBeNull();
});

test("signals stop for the suspended, and what is unread there is not counted", async () => {
  const { programId, coordinator, talker, other, inside, outside } = await aTalker();
  const [group = ""] = inside;
  const stream = await talker.subscribe<{ __typename: string }>(conversationSignals, { id: group });
  let heard = 0;
  let isOver = false;
  const all = (async () => {
    for await (const _ of stream) heard += 1;
    isOver = true;
  })();
  const type = () => other.ask(signalTyping, { input: { conversationId: group } });
  await until(async () => {
    await type();
    return heard > 0;
  });
  await suspended(world, programId, coordinator, talker);
  await until(async () => {
    await type();
    return isOver;
  });
  await all;
  await say(other, group, "unread");
  await say(other, outside, "unread");
  expect(await world.app.chat.unreadCounts(talker.viewer, [group, outside])).toEqual(new Map([[outside, 1]]));
});

onPostgres("what somebody sends while they are suspended is in the log before the end or nowhere", async () => {
  const world = await aWorld({ on: "postgres", poolSize: 10 });
  try {
    for (let round = 0; round < 10; round += 1) {
      const { programId, coordinator, members, conversationId } = await aGroup(world, 1);
      const [talker] = members;
      if (!talker) throw new Error("There should be a member.");
      const send = () => world.app.chat.send(talker.viewer, { conversationId, clientId: newId(), body: "one more" });
      await Promise.allSettled([
        ...Array.from({ length: 6 }, send),
        suspended(world, programId, coordinator, talker),
        ...Array.from({ length: 6 }, send),
      ]);
      const log = await world.db.query("select kind from topic_event where topic = $1 order by seq", [
        `chat:${conversationId}`,
      ]);
      const kinds: string[] = log.map((row: { kind: string }) => row.kind);
      expect(kinds.indexOf("AccessChanged")).toBe(kinds.length - 1);
      expect(kinds.filter(kind => kind === "AccessChanged")).toHaveLength(1);
    }
  } finally {
    await world.close();
  }
});
