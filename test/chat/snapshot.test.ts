import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { onPostgres } from "../support/databases.js";
import { aConversation, aGroup } from "../support/makers/chat.js";
import { random } from "../support/random.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import {
  addMember,
  addReaction,
  conversationEvents,
  deleteMessage,
  type Event,
  editMessage,
  type Message,
  removeMember,
  removeReaction,
} from "./documents.js";
import { say, see } from "./talk.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const runs = 40;
const changes = 12;

/** What a client keeps of a conversation. */
interface State {
  readonly messages: Map<string, Message>;
  readonly members: Set<string>;
}

async function stateOf(who: Actor, id: string): Promise<State> {
  const { messages, members } = await see(who, id);
  return {
    messages: new Map(messages.nodes.map(message => [message.id, message])),
    members: new Set(members.map(member => member.id)),
  };
}

/** What a client does with an event, whether it knows of it from the snapshot or not. */
function apply({ messages, members }: State, { __typename, message, person }: Event): void {
  if (message) messages.set(message.id, message);
  if (person && __typename === "MemberJoined") members.add(person.id);
  if (person && __typename === "MemberLeft") members.delete(person.id);
}

/** As a screen shows it; a quoted message is the one that is kept under its id. */
const shown = ({ messages, members }: State) => ({
  messages: [...messages.values()]
    .sort((a, b) => a.seq - b.seq)
    .map(message => ({ ...message, replyTo: message.replyTo && messages.get(message.replyTo.id)?.body })),
  members: [...members].sort(),
});

/** One random change of the conversation. */
async function changeOf(cast: Awaited<ReturnType<typeof aGroup>>, ids: string[], pick: <T>(of: readonly T[]) => T) {
  const { coordinator, members, conversationId } = cast;
  const [author, ...others] = members;
  if (!author) throw new Error("There should be an author.");
  const post = async () => {
    const replyToId = ids.length > 0 && pick([true, false]) ? pick(ids) : undefined;
    ids.push((await say(author, conversationId, `message ${ids.length}`, { replyToId, mentionIds: [author.id] })).id);
  };
  if (ids.length === 0) return post();
  const messageId = pick(ids);
  const emoji = pick(["👍", "🎉"]);
  const kinds = [
    post,
    () => author.run(editMessage, { input: { messageId, body: `edited ${pick([1, 2, 3])}` } }),
    () => author.run(deleteMessage, { input: { messageId } }),
    () => author.run(addReaction, { input: { messageId, emoji } }),
    () => coordinator.run(addReaction, { input: { messageId, emoji } }),
    () => author.run(removeReaction, { input: { messageId, emoji } }),
    () => coordinator.run(removeMember, { input: { conversationId, personId: pick(others).id } }),
    () => coordinator.run(addMember, { input: { conversationId, personId: pick(others).id } }),
  ];
  await pick(kinds)();
}

test(`a snapshot and the events after its cursor make the fresh state, in ${runs} random runs`, async () => {
  const { below, pick } = random(7);
  const cast = await aGroup(world, 3);
  const { coordinator: reader, conversationId: id } = cast;
  const ids: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    // Changes come before the cursor is read, between it and the state beside it, and after both.
    const cursorAt = below(changes);
    const stateAt = cursorAt + below(changes - cursorAt);
    let after = "";
    let state: State | null = null;
    for (let n = 0; n < changes; n += 1) {
      if (n === cursorAt) after = (await see(reader, id)).streamCursor;
      if (n === stateAt) state = await stateOf(reader, id);
      await changeOf(cast, ids, pick);
    }
    if (!state) throw new Error("The state should have been read.");
    const stream = await reader.subscribe<Event>(conversationEvents, { id, after });
    for await (const event of stream) {
      if (event.__typename === "StreamCaughtUp") break;
      apply(state, event);
    }
    expect(shown(state)).toEqual(shown(await stateOf(reader, id)));
  }
}, 300_000);

/** While somebody writes without a pause, no snapshot's cursor may be ahead of the messages beside it. */
async function lookWhileWriting(on: World, writers: number): Promise<void> {
  const { a, b, conversationId } = await aConversation(on);
  let isLooking = true;
  const writing = Array.from({ length: writers }, async (_, writer) => {
    for (let n = 0; isLooking; n += 1) await say(writer % 2 ? a : b, conversationId, `${writer} says ${n}`);
  });
  for (let look = 0; look < 60; look += 1) {
    const { streamCursor, messages } = await see(b, conversationId);
    const position = Number(Buffer.from(streamCursor, "base64url").toString("utf8").split(".").at(-1));
    expect(messages.nodes.at(-1)?.seq ?? 0).toBeGreaterThanOrEqual(position);
  }
  isLooking = false;
  await Promise.all(writing);
}

test("streamCursor is never newer than the messages beside it", async () => {
  await lookWhileWriting(world, 2);
});

onPostgres("streamCursor is never newer than the messages beside it, with eight writers at once", async () => {
  const busy = await aWorld({ on: "postgres", poolSize: 12 });
  await lookWhileWriting(busy, 8);
  await busy.close();
});
