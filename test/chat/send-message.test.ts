import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { aConversation } from "../support/makers/chat.js";
import { aWorld, take, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const sendMessage = /* GraphQL */ `
  mutation ($input: SendMessageInput!) {
    sendMessage(input: $input) {
      __typename
      ... on SendMessageSuccess { message { id seq body author { id displayName } replyTo { body } mentions { id } } }
      ... on MessageTooLong { message limit length }
    }
  }
`;

test("a message reaches everybody who follows the conversation", async () => {
  const { conversationId, a, b } = await aConversation(world);
  const stream = await b.subscribe(
    /* GraphQL */ `subscription ($id: ID!) {
      conversationEvents(conversationId: $id) {
        __typename
        ... on StreamEvent { cursor }
        ... on MessagePosted { message { body author { displayName } } }
      }
    }`,
    { id: conversationId },
  );
  await take(stream, 2);
  await a.ask(sendMessage, { input: { conversationId, clientId: newId(), body: "Thursday at four?" } });
  const [event] = await take(stream, 1);
  expect(event).toMatchObject({ __typename: "MessagePosted", message: { body: "Thursday at four?" } });
  await stream.return?.();
});
