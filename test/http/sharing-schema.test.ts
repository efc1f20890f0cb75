import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import { type ExecutionResult, parse, specifiedRules, subscribe, validate } from "graphql";
import { buildAppSchema } from "../../schema/build.js";
import { createFormatError } from "../../server/http/errors.js";
import { newId } from "../../server/kernel/id.js";
import { cursorOf, headsOf } from "../../server/realtime/index.js";
import { enroll } from "../support/makers/chat.js";
import { aMentorship } from "../support/makers/mentorships.js";
import { aProfile, aVocabulary } from "../support/makers/people.js";
import { until } from "../support/until.js";
import { type Actor, aWorld, type Variables, type World } from "../support/world.js";
import { FanoutRoom } from "./fanout-screens.js";
import { subscriptionsTo } from "./schema-selections.js";
import { comparable } from "./sharing-stage.js";

jest.setTimeout(600_000);

const schema = await buildAppSchema();
const runs = { numRuns: 60 };
const flags = { yes: fc.boolean(), no: fc.boolean() };
const rules = specifiedRules.filter(({ name }) => !name.startsWith("NoUnused"));
const formatError = createFormatError({ log: () => {}, suggestions: true });

let world: World;
let scene: Awaited<ReturnType<typeof aScene>>;
beforeAll(async () => {
  world = await aWorld();
  scene = await aScene();
});
afterAll(() => world.close());

/** A group whose members stand differently to the mentor who writes there: paired, blocked, over them, and none of it. */
async function aScene() {
  const { chat, people } = world.app;
  await aVocabulary(world);
  const { programId, mentee, mentor } = await aMentorship(world);
  const coordinator = await aProfile(world, { headline: "Of the program" }, "Coo Coordinator");
  const plain = await aProfile(world, { headline: "Of no account" }, "Pat Plain");
  const blocked = await aProfile(world, { headline: "Out of sight" }, "Bob Blocked");
  await enroll(world, programId, coordinator.id, "COORDINATOR");
  for (const { id } of [plain, blocked]) await enroll(world, programId, id);
  await people.updateProfile(mentor.viewer, {
    pronouns: "they",
    headline: "Critical care",
    bio: "For myself alone",
    country: "US",
    languages: ["en", "de"],
    practiceAreas: ["critical-care"],
    region: "us-midwest",
  });
  await people.setVisibility(mentor.viewer, { bio: "PRIVATE", pronouns: "PAIRED", languages: "PAIRED" });
  await people.addCredential(mentor.viewer, { clientId: "one", code: "BCCCP", issuer: "BPS" });
  const opened = await chat.openGroup(coordinator.viewer, {
    clientId: newId(),
    programId,
    title: "Different rights",
    personIds: [mentee, mentor, plain, blocked].map(({ id }) => id),
  });
  if ("refused" in opened) throw new Error(opened.message);
  await people.block(mentor.viewer, { personId: blocked.id });
  const conversationId = opened.conversation.id;
  const after = await cursorAtHead(`chat:${conversationId}`);

  const say = (by: Actor, body: string, more: object = {}) => send(by, conversationId, body, more);
  const first = await say(mentor, "What did you try?", { mentionIds: [mentee.id, plain.id] });
  const reply = await say(mentee, "Everything", { replyToId: first });
  const deleted = await say(blocked, "I say nothing", { replyToId: first, mentionIds: [mentor.id] });
  await chat.edit(mentor.viewer, { messageId: first, body: "What did you try first?" });
  for (const who of [blocked, coordinator]) await chat.react(who.viewer, { messageId: first, emoji: "👍" });
  await chat.react(mentor.viewer, { messageId: reply, emoji: "🎉" });
  await chat.unreact(coordinator.viewer, { messageId: first, emoji: "👍" });
  await chat.delete(blocked.viewer, { messageId: deleted });
  await chat.removeMember(coordinator.viewer, { conversationId, personId: plain.id });
  await chat.addMember(coordinator.viewer, { conversationId, personId: plain.id });
  return { conversationId, after, mentee, mentor, people: [coordinator, mentee, mentor, plain, blocked] };
}

async function send(by: Actor, conversationId: string, body: string, more: object = {}): Promise<string> {
  const sent = await world.app.chat.send(by.viewer, { conversationId, clientId: newId(), body, ...more });
  if ("refused" in sent) throw new Error(sent.message);
  return sent.message.id;
}

async function cursorAtHead(topic: string, seq?: number): Promise<string> {
  const head = (await headsOf(world.db.manager, [topic])).get(topic);
  if (!head) throw new Error("There is no such topic.");
  return cursorOf({ epoch: head.epoch, seq: seq ?? head.seq });
}

/** The results of events alone, not of what a stream says of itself, which depends on when one came. */
const eventsOf = (results: readonly ExecutionResult[]) =>
  results.filter(({ data }) => !/^Stream/.test(rootOf({ data }).__typename)).map(comparable);

const rootOf = ({ data }: ExecutionResult) => {
  const [root] = Object.values(data ?? {});
  return (root ?? { __typename: "", cursor: "" }) as { readonly __typename: string; readonly cursor: string };
};

/** What the same person is given who follows by themselves, with a context of their own, up to and with a cursor. */
async function alone(who: Actor, text: string, variableValues: Variables, last: string): Promise<ExecutionResult[]> {
  const contextValue = world.api.contextFor({ address: "192.0.2.1", userAgent: null }, who.viewer);
  const stream = await subscribe({ schema: world.api.schema, document: parse(text), variableValues, contextValue });
  if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0];
  const results: ExecutionResult[] = [];
  for await (const { errors, ...rest } of stream) {
    results.push({ ...rest, ...(errors && { errors: errors.map(error => formatError(error)) }) } as ExecutionResult);
    if (rootOf(rest).cursor === last && rootOf(rest).__typename !== "StreamReady") break;
  }
  return results;
}

test("a conversation's events, whatever is asked of them: everybody is told what they would be told alone", async () => {
  const { conversationId, people, mentor, after } = scene;
  const topic = `chat:${conversationId}`;
  const text = subscriptionsTo(schema, "conversationEvents", 5);
  const first = Number((await headsOf(world.db.manager, [topic])).get(topic)?.seq);
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.subarray([0, 1, 2, 3, 4], { minLength: 2 }),
      fc.record(flags),
      async (asked, who, set) => {
        expect(validate(world.api.schema, parse(asked), rules)).toEqual([]);
        const room = new FanoutRoom(world);
        const variables = { ...set, conversationId, after };
        const viewers = who.flatMap(place => people[place] ?? []);
        try {
          // All that happened before, side by side, and one thing more, at the head.
          const screens = await Promise.all(viewers.map(viewer => room.join(viewer, asked, variables)));
          await Promise.all(screens.map(screen => screen.hasShown("StreamCaughtUp")));
          await send(mentor, conversationId, "And then?");
          const last = await cursorAtHead(topic);
          await until(() => screens.every(({ shown }) => shown.at(-1)?.cursor === last));
          expect(room.fanout.groupCount).toBe(1);
          for (const [place, viewer] of viewers.entries()) {
            const own = eventsOf(await alone(viewer, asked, variables, last));
            expect(eventsOf(screens[place]?.results ?? [])).toEqual(own);
          }
        } finally {
          room.leave();
          // What one run said is not what the next one reads.
          await world.db.query("delete from message where conversation_id = $1 and seq > $2", [conversationId, first]);
          await world.db.query("delete from topic_event where topic = $1 and seq > $2", [topic, first]);
          await world.db.query("update topic set head = $2 where name = $1", [topic, first]);
        }
      },
    ),
    runs,
  );
});

test("who comes later is told of an earlier message as it is by then, though others were given its words", async () => {
  const { conversationId, mentee, mentor, people } = scene;
  const [coordinator] = people;
  if (!coordinator) throw new Error("Somebody should be there.");
  const room = new FanoutRoom(world);
  const text = `subscription ($id: ID!, $after: String) { conversationEvents(conversationId: $id, after: $after) {
    __typename ... on StreamEvent { cursor } ... on MessagePosted { message { body } }
  } }`;
  try {
    const after = await cursorAtHead(`chat:${conversationId}`);
    const early = await room.follow(mentee, text, { id: conversationId });
    const messageId = await send(mentor, conversationId, "To be regretted");
    await early.hasShown("MessagePosted");
    await world.app.chat.delete(mentor.viewer, { messageId });
    await early.hasShown("MessageDeleted");
    const late = await room.follow(coordinator, text, { id: conversationId, after });
    expect(early.bodies).toEqual(["To be regretted"]);
    expect(late.shown.map(({ __typename }) => __typename)).toContain("MessagePosted");
    expect(late.bodies).toEqual([]);
  } finally {
    room.leave();
  }
});

test("an inbox's events, whatever is asked of them: everybody is told what they would be told alone", async () => {
  const { mentee, mentor } = scene;
  const text = subscriptionsTo(schema, "inboxEvents", 5);
  await fc.assert(
    fc.asyncProperty(text, fc.record(flags), async (asked, set) => {
      expect(validate(world.api.schema, parse(asked), rules)).toEqual([]);
      const room = new FanoutRoom(world);
      try {
        for (const viewer of [mentee, mentor]) {
          const topic = `inbox:${viewer.id}`;
          const variables = { ...set, after: await cursorAtHead(topic, 0) };
          const last = await cursorAtHead(topic);
          const screens = await Promise.all([1, 2].map(() => room.join(world.as(viewer.id), asked, variables)));
          await Promise.all(screens.map(screen => screen.hasShown("StreamCaughtUp")));
          const own = eventsOf(await alone(viewer, asked, variables, last));
          expect(own.length).toBeGreaterThan(0);
          for (const { results } of screens) expect(eventsOf(results)).toEqual(own);
        }
        expect(room.fanout.groupCount).toBe(2);
      } finally {
        room.leave();
      }
    }),
    runs,
  );
});
