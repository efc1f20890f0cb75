import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { onPostgres } from "../support/databases.js";
import { aConversation, aGroup } from "../support/makers/chat.js";
import { type Actor, aWorld, take, type World } from "../support/world.js";
import {
  addReaction,
  conversationEvents,
  deleteMessage,
  type Event,
  editMessage,
  type Message,
  removeReaction,
  sendMessage,
} from "./documents.js";
import { say, see } from "./talk.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const change = async (who: Actor, document: string, input: object): Promise<Message> => {
  const answer = await who.ask<Record<string, { message: Message }>>(document, { input });
  const [{ message } = { message: undefined }] = Object.values(answer);
  if (!message) throw new Error("There should be a message.");
  return message;
};

test("what is sent, changed, reacted to and deleted reaches everybody who follows, as it is when it arrives", async () => {
  const { conversationId, a, b } = await aConversation(world);
  const stream = await b.subscribe<Event>(conversationEvents, { id: conversationId });
  await take(stream, 2);
  const { id: messageId } = await say(a, conversationId, "Thursday at four?");
  const [posted] = await take(stream, 1);
  expect(posted).toMatchObject({
    __typename: "MessagePosted",
    message: { id: messageId, seq: 1, body: "Thursday at four?", author: { id: a.id, displayName: "Ada" } },
  });
  await change(a, editMessage, { messageId, body: "Thursday at five?" });
  await change(b, addReaction, { messageId, emoji: "👍" });
  await change(b, removeReaction, { messageId, emoji: "👍" });
  await change(a, deleteMessage, { messageId });
  expect(await take(stream, 4)).toMatchObject([
    { __typename: "MessageEdited", message: { id: messageId } },
    { __typename: "ReactionAdded", emoji: "👍", person: { id: b.id, displayName: "Bo" }, message: { id: messageId } },
    { __typename: "ReactionRemoved", emoji: "👍", person: { id: b.id } },
    { __typename: "MessageDeleted", message: { id: messageId, body: null } },
  ]);
  await stream.return?.();
});

test("an edit shows the new words and when, and the same words again are no edit", async () => {
  const { conversationId, a, b } = await aConversation(world);
  const { id: messageId } = await say(a, conversationId, " first ");
  expect((await change(a, editMessage, { messageId, body: "first " })).editedAt).toBeNull();
  world.clock.turn({ minutes: 1 });
  const edited = await change(a, editMessage, { messageId, body: "second" });
  expect(edited).toMatchObject({ body: "second", editedAt: world.clock.now().toISOString() });
  expect((await see(b, conversationId)).messages.nodes).toEqual([edited]);
});

test("a deleted message keeps its place without words, mentions and reactions, and is not touched again", async () => {
  const { conversationId, a, b } = await aConversation(world);
  const { id: messageId } = await say(a, conversationId, "forget this", { mentionIds: [b.id] });
  const reply = await say(b, conversationId, "what?", { replyToId: messageId });
  await change(b, addReaction, { messageId, emoji: "🙈" });
  const deleted = await change(a, deleteMessage, { messageId });
  expect(deleted).toMatchObject({ id: messageId, body: null, mentions: [], reactions: [] });
  expect(await change(a, deleteMessage, { messageId })).toEqual(deleted);
  expect(await a.fault(editMessage, { input: { messageId, body: "back" } })).toBe("FORBIDDEN");
  expect(await b.fault(addReaction, { input: { messageId, emoji: "👍" } })).toBe("FORBIDDEN");
  const { nodes } = (await see(b, conversationId)).messages;
  expect(nodes.map(node => [node.id, node.body])).toEqual([
    [messageId, null],
    [reply.id, "what?"],
  ]);
  expect(nodes[1]?.replyTo).toEqual({ id: messageId, body: null });
});

test("a reply answers a message of the same conversation, a mention names somebody in it", async () => {
  const { conversationId, a, b } = await aConversation(world);
  const elsewhere = await aConversation(world);
  const foreign = await say(elsewhere.a, elsewhere.conversationId, "elsewhere");
  const asked = await say(a, conversationId, "How are you?");
  const reply = await say(b, conversationId, "Fine", { replyToId: asked.id, mentionIds: [a.id, a.id] });
  expect(reply).toMatchObject({ replyTo: { id: asked.id }, mentions: [{ id: a.id }] });
  const send = (more: object) =>
    a.fault(sendMessage, { input: { conversationId, clientId: newId(), body: "x", ...more } });
  expect(await send({ replyToId: foreign.id })).toBe("NOT_FOUND");
  for (const replyToId of ["", "\u0000"]) expect(await send({ replyToId })).toBe("NOT_FOUND");
  expect(await send({ mentionIds: [elsewhere.a.id] })).toBe("BAD_INPUT");
  expect(await send({ mentionIds: ["\u0000"] })).toBe("BAD_INPUT");
});

test("a message has 1 to 4,000 characters, counted as people count them", async () => {
  const { conversationId, a } = await aConversation(world);
  const send = (body: string) => a.run(sendMessage, { input: { conversationId, clientId: newId(), body } });
  expect(await send("😀".repeat(4_000))).toMatchObject({ data: { sendMessage: { __typename: "SendMessageSuccess" } } });
  const tooLong = { __typename: "MessageTooLong", limit: 4_000, length: 4_001 };
  expect(await send("😀".repeat(4_001))).toMatchObject({ data: { sendMessage: tooLong } });
  const { id: messageId } = await say(a, conversationId, "short");
  expect(await a.ask(editMessage, { input: { messageId, body: "x".repeat(4_001) } })).toMatchObject({
    editMessage: tooLong,
  });
  for (const body of ["", "   \n", "a\u0000b", "a\u0007b"]) {
    expect(await a.fault(sendMessage, { input: { conversationId, clientId: newId(), body } })).toBe("BAD_INPUT");
    expect(await a.fault(editMessage, { input: { messageId, body } })).toBe("BAD_INPUT");
  }
  for (const clientId of ["", "x".repeat(65), "a\u0000b"]) {
    expect(await a.fault(sendMessage, { input: { conversationId, clientId, body: "hello" } })).toBe("BAD_INPUT");
  }
});

test("a retried send gives the message of the first, and the same clientId for something else is refused", async () => {
  const { conversationId, a, b } = await aConversation(world);
  const first = await say(a, conversationId, "once", { clientId: "outbox-1" });
  expect(await say(a, conversationId, "once", { clientId: "outbox-1" })).toEqual(first);
  const input = { conversationId, clientId: "outbox-1", body: "other words" };
  expect(await a.fault(sendMessage, { input })).toBe("CLIENT_ID_REUSED");
  const others = await say(b, conversationId, "once", { clientId: "outbox-1" });
  expect(others.id).not.toBe(first.id);
  expect((await see(b, conversationId)).messages.nodes).toHaveLength(2);
});

onPostgres("of 50 sends with one clientId at once, one message and one event are left", async () => {
  const busy = await aWorld({ on: "postgres", poolSize: 12 });
  const { conversationId, a } = await aConversation(busy);
  const clientId = newId();
  const sent = await Promise.all(Array.from({ length: 50 }, () => say(a, conversationId, "once", { clientId })));
  expect(new Set(sent.map(message => message.id)).size).toBe(1);
  expect((await see(a, conversationId)).messages.nodes).toHaveLength(1);
  const events = await busy.db.query("select 1 from topic_event where topic = $1", [`chat:${conversationId}`]);
  expect(events).toHaveLength(1);
  await busy.close();
});

test("a reaction counts once for each person, and goes in the order in which its emoji came", async () => {
  const { members, conversationId } = await aGroup(world, 3);
  const [a, b, c] = members;
  if (!a || !b || !c) throw new Error("There should be three members.");
  const { id: messageId } = await say(a, conversationId, "hello");
  for (const [who, emoji] of [
    [b, "👍"],
    [c, "🎉"],
    [c, "👍"],
    [b, "👍"],
  ] as const) {
    await change(who, addReaction, { messageId, emoji });
    world.clock.turn({ seconds: 1 });
  }
  const [message] = (await see(a, conversationId)).messages.nodes;
  expect(message?.reactions).toEqual([
    { emoji: "👍", count: 2, people: [{ id: b.id }, { id: c.id }] },
    { emoji: "🎉", count: 1, people: [{ id: c.id }] },
  ]);
  await change(b, removeReaction, { messageId, emoji: "👍" });
  const left = await change(b, removeReaction, { messageId, emoji: "👍" });
  expect(left.reactions.map(({ emoji, count }) => [emoji, count])).toEqual([
    ["🎉", 1],
    ["👍", 1],
  ]);
});

test("a reaction is one emoji, however it was typed", async () => {
  const { conversationId, a } = await aConversation(world);
  const { id: messageId } = await say(a, conversationId, "hello");
  for (const emoji of ["👍🏽", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇪🇹", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "7️⃣", "❤️", "❤"]) {
    expect([emoji, await a.fault(addReaction, { input: { messageId, emoji } })]).toEqual([emoji, null]);
  }
  const [message] = (await see(a, conversationId)).messages.nodes;
  expect(message?.reactions).toHaveLength(7);
  for (const emoji of ["", " ", "a", "7", "no", "👍👍", "👍a", "a\u20e3", "🇪", "\u200d", "👍\u0000", "x".repeat(33)]) {
    expect([emoji, await a.fault(addReaction, { input: { messageId, emoji } })]).toEqual([emoji, "BAD_INPUT"]);
  }
});

test("a message carries at most 20 different emoji, and one more of those it has is always welcome", async () => {
  const { conversationId, a, b } = await aConversation(world);
  const { id: messageId } = await say(a, conversationId, "hello");
  const animals = [..."🐶🐱🐭🐹🐰🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤🦆"];
  for (const emoji of animals) await change(a, addReaction, { messageId, emoji });
  expect(await a.ask(addReaction, { input: { messageId, emoji: "🦉" } })).toMatchObject({
    addReaction: { __typename: "TooManyReactions", limit: 20 },
  });
  expect((await change(b, addReaction, { messageId, emoji: "🐶" })).reactions).toHaveLength(20);
});
