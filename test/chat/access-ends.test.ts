import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { aConversation, aGroup } from "../support/makers/chat.js";
import { type Actor, aWorld, take, type World } from "../support/world.js";
import { addMember, conversationEvents, type Event, editMessage, removeMember } from "./documents.js";
import { look, say } from "./talk.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const follow = (who: Actor, id: string, after: string | null = null, ended?: AbortSignal) =>
  who.subscribe<Event>(conversationEvents, { id, after }, ended);

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

test("a member who is removed during a stream gets a typed end and nothing after, and the old cursor gives nothing", async () => {
  const { coordinator, members, conversationId } = await aGroup(world, 2);
  const [removed, other] = members;
  if (!removed || !other) throw new Error("There should be two members.");
  const stream = await follow(removed, conversationId);
  await take(stream, 2);
  await say(other, conversationId, "one");
  const [last] = await take(stream, 1);
  const end = rest(stream);
  await coordinator.ask(removeMember, { input: { conversationId, personId: removed.id } });
  await say(other, conversationId, "two");
  expect(await end).toEqual([{ __typename: "StreamEnded", cursor: last?.cursor, reason: "ACCESS_ENDED" }]);
  expect(await refusal(removed, conversationId, last?.cursor)).toBe("NOT_FOUND");
  expect(await refusal(removed, conversationId)).toBe("NOT_FOUND");
  expect(await look(removed, conversationId)).toBeNull();
  expect(world.hub.topicCount).toBe(0);
});

test("a member who is behind when they are removed gets no word of the backlog that was changed since", async () => {
  const { coordinator, members, conversationId } = await aGroup(world, 2);
  const [removed, other] = members;
  if (!removed || !other) throw new Error("There should be two members.");
  const first = await follow(removed, conversationId);
  const [ready] = await take(first, 1);
  await first.return?.();
  const sent = await say(other, conversationId, "for everybody");
  const { id: messageId } = await say(other, conversationId, "harmless");
  const behind = await follow(removed, conversationId, ready?.cursor);
  expect((await take(behind, 2)).map(event => event.message?.id)).toEqual([undefined, sent.id]);
  const witness = await follow(other, conversationId);
  await take(witness, 2);
  await coordinator.ask(removeMember, { input: { conversationId, personId: removed.id } });
  await other.ask(editMessage, { input: { messageId, body: "not for whoever has left" } });
  await take(witness, 2);
  expect((await rest(behind)).map(event => event.reason)).toEqual(["ACCESS_ENDED"]);
  await witness.return?.();
});

test("the others of a group read on when somebody is removed, and who is taken back follows from where they were", async () => {
  const { coordinator, members, conversationId } = await aGroup(world, 2);
  const [removed, other] = members;
  if (!removed || !other) throw new Error("There should be two members.");
  const [stream, staying] = [await follow(removed, conversationId), await follow(other, conversationId)];
  await Promise.all([take(stream, 2), take(staying, 2)]);
  const personId = removed.id;
  await coordinator.ask(removeMember, { input: { conversationId, personId } });
  const [end] = await rest(stream);
  await say(other, conversationId, "meanwhile");
  expect((await take(staying, 2)).map(event => event.__typename)).toEqual(["MemberLeft", "MessagePosted"]);
  await coordinator.ask(addMember, { input: { conversationId, personId } });
  const again = await follow(removed, conversationId, end?.cursor);
  expect((await take(again, 5)).map(event => event.__typename)).toEqual([
    "StreamReady",
    "MemberLeft",
    "MessagePosted",
    "MemberJoined",
    "StreamCaughtUp",
  ]);
  await Promise.all([staying.return?.(), again.return?.()]);
});

test("a block ends the streams of both and says no more than that access has ended", async () => {
  const { a, b, conversationId } = await aConversation(world);
  const streams = await Promise.all([a, b].map(who => follow(who, conversationId)));
  const [ready] = await Promise.all(streams.map(stream => take(stream, 2)));
  const ends = streams.map(rest);
  await world.app.people.block(b.viewer, { personId: a.id });
  const cursor = ready?.[1]?.cursor;
  const ended = [{ __typename: "StreamEnded", cursor, reason: "ACCESS_ENDED" }];
  expect(await Promise.all(ends)).toEqual([ended, ended]);
  for (const who of [a, b]) expect(await refusal(who, conversationId, cursor)).toBe("NOT_FOUND");

  await world.app.people.unblock(b.viewer, { personId: a.id });
  const again = await follow(a, conversationId, cursor);
  // The block itself is nobody's to see: it took a place in the log and left no event.
  expect((await take(again, 2)).map(event => event.__typename)).toEqual(["StreamReady", "StreamCaughtUp"]);
  await again.return?.();
});

test("a block leaves the group that both are in as it is", async () => {
  const { members, conversationId } = await aGroup(world, 2);
  const [a, b] = members;
  if (!a || !b) throw new Error("There should be two members.");
  const stream = await follow(a, conversationId);
  await take(stream, 2);
  await world.app.people.block(b.viewer, { personId: a.id });
  await say(b, conversationId, "to the group");
  expect(await take(stream, 1)).toMatchObject([{ __typename: "MessagePosted", message: { body: "to the group" } }]);
  await stream.return?.();
});

test("whoever signs out gets that as the end, at once and with nothing after", async () => {
  const { a, b, conversationId } = await aConversation(world);
  const session = new AbortController();
  const stream = await follow(a, conversationId, null, session.signal);
  const [, caughtUp] = await take(stream, 2);
  const end = rest(stream);
  session.abort();
  await say(b, conversationId, "after");
  expect(await end).toEqual([{ __typename: "StreamEnded", cursor: caughtUp?.cursor, reason: "SIGNED_OUT" }]);
});
