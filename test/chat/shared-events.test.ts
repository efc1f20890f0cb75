import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { execute, type GraphQLSchema, Kind, OperationTypeNode, parse } from "graphql";
import { buildAppSchema } from "../../schema/build.js";
import { createLoaders } from "../../schema/loaders.js";
import type { ConversationEvent, ConversationSignal } from "../../server/chat/index.js";
import { aConversation } from "../support/makers/chat.js";
import { aWorld, take, type World } from "../support/world.js";
import {
  addReaction,
  conversationEvents,
  conversationSignals,
  deleteMessage,
  editMessage,
  removeReaction,
} from "./documents.js";
import { say, see } from "./talk.js";

let world: World;
let schema: GraphQLSchema;
beforeAll(async () => {
  world = await aWorld();
  schema = await buildAppSchema();
});
afterAll(() => world.close());

/** Executes a subscription's selection for one event with a context that is nobody's; reading its viewer throws. */
async function deliver(document: string, root: object) {
  const { definitions } = parse(document);
  const [operation] = definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("There should be an operation.");
  expect(operation.operation).toBe(OperationTypeNode.SUBSCRIPTION);
  let wasViewerRead = false;
  const contextValue = {
    app: world.app,
    load: createLoaders(world.app),
    get viewer(): never {
      wasViewerRead = true;
      throw new Error("An event has no viewer.");
    },
  };
  const result = await execute({
    schema,
    document: { kind: Kind.DOCUMENT, definitions },
    rootValue: root,
    contextValue,
    variableValues: { id: "of no matter here" },
  });
  return { result, wasViewerRead };
}

test("everything a screen asks of a conversation's events is answered without asking who is asking", async () => {
  const { a, b, conversationId } = await aConversation(world);
  const { streamCursor } = await see(a, conversationId);
  const { id: messageId } = await say(a, conversationId, "hello", { mentionIds: [b.id] });
  const { id: replyId } = await say(b, conversationId, "hi", { replyToId: messageId });
  await a.ask(editMessage, { input: { messageId, body: "Hello!" } });
  await b.ask(addReaction, { input: { messageId, emoji: "👋" } });
  await b.ask(removeReaction, { input: { messageId, emoji: "👋" } });
  await b.ask(deleteMessage, { input: { messageId: replyId } });
  const never = new AbortController().signal;
  const stream = world.app.follow(world.app.chat.conversationSource(conversationId), a.viewer, {
    after: streamCursor,
    ended: never,
  });
  const events: ConversationEvent[] = await take(stream, 8);
  await stream.return?.();
  const person = { cursor: "x", conversationId, personId: b.id };
  events.push({ ...person, type: "MemberJoined" }, { ...person, type: "MemberLeft" });

  for (const event of events) {
    const { result, wasViewerRead } = await deliver(conversationEvents, event);
    expect(result.errors).toBeUndefined();
    expect(result.data?.conversationEvents).toMatchObject({ __typename: event.type });
    expect([event.type, wasViewerRead]).toEqual([event.type, false]);
  }
});

test("signals are answered without asking who is asking", async () => {
  const { b, conversationId } = await aConversation(world);
  const signals: ConversationSignal[] = [
    { type: "TypingSignal", conversationId, personId: b.id, expiresAt: new Date() },
    { type: "ReadMarkerSignal", conversationId, personId: b.id, seq: 3 },
    { type: "PresenceSignal", conversationId, personId: b.id, state: "ONLINE", expiresAt: new Date() },
    { type: "PresenceSignal", conversationId, personId: b.id, state: "OFFLINE", expiresAt: new Date() },
  ];
  for (const signal of signals) {
    const { result, wasViewerRead } = await deliver(conversationSignals, signal);
    expect(result.errors).toBeUndefined();
    expect(result.data?.conversationSignals).toMatchObject({ __typename: signal.type, person: { id: b.id } });
    expect(wasViewerRead).toBe(false);
  }
});

test("viewerCan is not for events: asking for it there asks for the viewer", async () => {
  const { a, conversationId } = await aConversation(world);
  const { id: messageId } = await say(a, conversationId, "hello");
  const document = /* GraphQL */ `subscription ($id: ID!) {
    conversationEvents(conversationId: $id) { ... on MessagePosted { message { viewerCan { edit } } } }
  }`;
  const event: ConversationEvent = { type: "MessagePosted", cursor: "x", conversationId, messageId };
  expect((await deliver(document, event)).wasViewerRead).toBe(true);
});
