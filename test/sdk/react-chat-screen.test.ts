import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { chat, type MessageParts } from "../../client-sdk/src/generated/chat.js";
import { createIthaca } from "../../client-sdk/src/index.js";
import { useFollow, usePages, useSend, useStatus } from "../../client-sdk/src/react/index.js";
import { createTestServer, type TestServer } from "../../client-sdk/src/testing/index.js";
import { act, screen } from "./support/screen.js";

interface Message {
  readonly id: string;
  readonly clientId: string;
  readonly body: string | null;
}

const aClient = () => createIthaca({ url: "https://test/graphql", environment: server.environment }, { chat });

let server: TestServer;
let ithaca: ReturnType<typeof aClient>;
/** What the server's database holds. */
let stored: Message[];
let cursor: string;

const store = (clientId: string, body: string) => {
  const message = { id: `m${stored.length + 1}`, clientId, body };
  stored.push(message);
  cursor = server.publish("c1", { type: "MessagePosted", message });
  return message;
};

beforeEach(() => {
  server = createTestServer();
  stored = [];
  for (const body of ["1", "2", "3", "4", "5", "6"]) store(body, body);
  server.stream("ChatFollow", () => "c1");
  server.answer("ChatConversation", () => ({ streamCursor: cursor, messages: { nodes: stored.slice(-2) } }));
  server.answer("ChatMessages", ({ before }: { before?: string }) => {
    const end = before ? Number(before) : stored.length;
    const nodes = stored.slice(Math.max(0, end - 2), end);
    return { messages: { nodes, pageInfo: { hasPreviousPage: end > 2, startCursor: String(end - 2) } } };
  });
  server.answer("ChatSend", ({ input }: { input: { clientId: string; body: string } }) => ({
    message: store(input.clientId, input.body),
  }));
  ithaca = aClient();
});

afterEach(() => ithaca.close());

interface Chat {
  readonly cursor: string | null;
  readonly messages: readonly MessageParts[];
}

/** Adds what is not there yet: the state may know already what an event tells. */
const merged = (messages: readonly MessageParts[], message: MessageParts) =>
  messages.some(({ id }) => id === message.id) ? messages : [...messages, message];

/** A whole screen: what was said before, what is being said, and what is on its way. */
function useChat({ id }: { id: string }) {
  const older = usePages(() => ithaca.chat.messages(id), [id]);
  const { state, status } = useFollow(
    {
      load: async (): Promise<Chat> => {
        const conversation = await ithaca.chat.conversation(id);
        return { cursor: conversation?.streamCursor ?? null, messages: conversation?.messages.nodes ?? [] };
      },
      follow: ({ cursor }: Chat) => ithaca.chat.follow(id, { after: cursor }),
      reduce: (state, event) =>
        event.type === "MessagePosted" ? { ...state, messages: merged(state.messages, event.message) } : state,
    },
    [id],
  );
  const messages = [...older.nodes, ...(state?.messages ?? [])].reduce(merged, []);
  const [send, pending] = useSend(
    (body: string) => ithaca.chat.send(id, { body }),
    { outbox: ithaca.outbox, isMine: ({ input }) => input.conversationId === id, shown: messages },
    [id],
  );
  return {
    send,
    older,
    status,
    connection: useStatus(ithaca),
    lines: [...messages.map(({ body }) => body), ...pending.map(({ local }) => `${local.body}…`)],
  };
}

/** Lets everything happen that waits for no time, and what React makes of it. */
const settle = () => act(() => server.clock.settle());

describe("a chat screen", () => {
  test("shows what was said, older words as they are asked for, and what is said now, each once", async () => {
    const chat = await screen(useChat, { id: "c1" }, true);
    await settle();
    expect(chat.seen).toMatchObject({ lines: ["5", "6"], status: "live", connection: "live" });
    await act(async () => chat.seen.older.loadMore());
    await settle();
    await act(async () => void store("x", "7"));
    await settle();
    expect(chat.seen.lines).toEqual(["3", "4", "5", "6", "7"]);
  });

  test("shows what it sends at once, and never twice or not at all", async () => {
    const chat = await screen(useChat, { id: "c1" }, true);
    await settle();
    await act(async () => void chat.seen.send("hello"));
    await settle();
    expect(chat.seen.lines).toEqual(["5", "6", "hello"]);
    const shown = chat.renders.map(({ lines }) => lines.filter(line => line?.startsWith("hello")).length);
    expect(shown.slice(shown.indexOf(1))).toEqual(shown.slice(shown.indexOf(1)).map(() => 1));
  });

  test("loses nothing without a network, in neither direction", async () => {
    const chat = await screen(useChat, { id: "c1" });
    await settle();
    await act(async () => {
      server.goOffline();
      store("x", "meanwhile");
      chat.seen.send("from the tunnel");
    });
    await settle();
    expect(chat.seen).toMatchObject({ lines: ["5", "6", "from the tunnel…"], status: "offline" });
    await act(() => {
      server.goOnline();
      return server.clock.advance(60_000);
    });
    expect(chat.seen).toMatchObject({ lines: ["5", "6", "meanwhile", "from the tunnel"], status: "live" });
  });

  test("is right again after a reset", async () => {
    const chat = await screen(useChat, { id: "c1" });
    await settle();
    stored.push({ id: "m7", clientId: "restored", body: "restored" });
    await act(async () => {
      server.reset("c1");
      store("x", "after");
    });
    await settle();
    expect(chat.seen.lines.slice(-2)).toEqual(["restored", "after"]);
  });

  test("leaves nothing open when it is gone", async () => {
    const chat = await screen(useChat, { id: "c1" }, true);
    await settle();
    await chat.unmount();
    await server.clock.advance(60_000);
    expect(server.connections).toBe(0);
    ithaca.close();
    const { length } = server.received;
    await server.clock.advance(600_000);
    expect(server.received).toHaveLength(length);
  });
});
