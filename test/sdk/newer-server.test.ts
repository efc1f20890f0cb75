import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildSchema, extendSchema, findBreakingChanges, graphql, parse } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocket, WebSocketServer } from "ws";
import { chat } from "../../client-sdk/src/generated/chat.js";
import { createIthaca, isRefusal } from "../../client-sdk/src/index.js";

/** The schema that the client was made for, and one that came after it. */
const today = buildSchema(readFileSync(new URL("../../schema/schema.graphql", import.meta.url), "utf8"));
const newer = extendSchema(
  today,
  parse(`
    extend enum ConversationKind { CIRCLE }
    type TooFast implements Refusal { message: String! waitSeconds: Int! }
    extend union SendMessageResult = TooFast
    extend union MarkReadResult = TooFast
    type MessagePinned implements StreamEvent { cursor: String! message: Message! }
    extend union ConversationEvent = MessagePinned
    type ScreenShared { conversationId: ID! person: Person! }
    extend union ConversationSignal = ScreenShared
    extend type Message { isPinned: Boolean! }
  `),
);

const person = { id: "p1", displayName: "Maya", viewerCan: {} };
const message = {
  id: "m1",
  conversationId: "c1",
  seq: 1,
  clientId: "x",
  body: "Hi",
  createdAt: "2026-01-05T12:00:00Z",
  author: person,
  mentions: [],
  reactions: [],
};

/** What the newer server knows; every answer has something that the client has never heard of. */
const rootValue = {
  conversation: {
    id: "c1",
    kind: "CIRCLE",
    createdAt: "2026-01-05T12:00:00Z",
    unreadCount: 0,
    members: [person],
    viewerCan: { leave: true, manageMembers: false, post: true },
    streamCursor: "1.1",
    readMarkers: [],
    messages: { nodes: [], pageInfo: { hasPreviousPage: false } },
  },
  sendMessage: { __typename: "TooFast", message: "Wait a moment.", waitSeconds: 3 },
  markRead: { __typename: "TooFast", message: "Wait a moment.", waitSeconds: 3 },
  async *conversationEvents() {
    for (const event of [
      { __typename: "StreamReady", cursor: "1.1" },
      { __typename: "MessagePinned", cursor: "1.2", message },
      { __typename: "MessagePosted", cursor: "1.3", message },
      { __typename: "StreamEnded", cursor: "1.3", reason: "TOPIC_CLOSED" },
    ]) {
      yield { conversationEvents: event };
    }
  },
  async *conversationSignals() {
    yield { conversationSignals: { __typename: "ScreenShared", conversationId: "c1", person } };
    yield {
      conversationSignals: {
        __typename: "TypingSignal",
        conversationId: "c1",
        expiresAt: "2026-01-05T12:00:00Z",
        person,
      },
    };
  },
};

let server: Server;
let sockets: WebSocketServer;
let url: string;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { query: source, variables: variableValues } = JSON.parse(await text(request));
    const result = await graphql({ schema: newer, source, variableValues, rootValue });
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(result));
  });
  sockets = new WebSocketServer({ server, path: "/graphql" });
  useServer({ schema: newer, roots: { subscription: rootValue } }, sockets);
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  await new Promise(resolve => server.close(resolve));
});

test("what was added is no breaking change of the schema", () => {
  expect(findBreakingChanges(today, newer)).toEqual([]);
});

test("a client of today reads an enum value, a refusal, an event and a signal of a newer server", async () => {
  const ithaca = createIthaca({ url, webSocket: WebSocket }, { chat });
  try {
    expect((await ithaca.chat.conversation("c1"))?.kind).toBe("CIRCLE");

    const sent = await ithaca.chat.send("c1", { body: "Hi" });
    expect(isRefusal(sent) && sent).toEqual({
      refused: true,
      code: "UNKNOWN",
      typeName: "TooFast",
      message: "Wait a moment.",
    });

    // Its words cannot be asked for where nothing was ever refused.
    const read = await ithaca.chat.markRead("c1", { seq: 1 });
    expect(isRefusal(read) && read).toEqual({ refused: true, code: "UNKNOWN", typeName: "TooFast", message: "" });

    const events = [];
    for await (const event of ithaca.chat.follow("c1")) events.push(event);
    expect(events).toMatchObject([
      { type: "Unknown", typeName: "MessagePinned", cursor: "1.2" },
      { type: "MessagePosted", message: { body: "Hi" } },
      { type: "StreamEnded", reason: "TOPIC_CLOSED" },
    ]);

    const types = [];
    for await (const signal of ithaca.chat.signals("c1")) types.push(signal.type);
    expect(types).toEqual(["Unknown", "TypingSignal"]);
  } finally {
    ithaca.close();
  }
});
