import { beforeEach, describe, expect, test } from "@jest/globals";
import type { Core } from "../../client-sdk/src/core/core.js";
import type { Feed, StreamEnded, StreamReset, UnknownEvent } from "../../client-sdk/src/core/feed.js";
import type { Pages } from "../../client-sdk/src/core/pages.js";
import { createIthaca, IthacaError, isRefusal, type Refusal, type Signals } from "../../client-sdk/src/index.js";
import { createTestServer, refusal, type TestServer } from "../../client-sdk/src/testing/index.js";

interface Message {
  readonly id: string;
  readonly body: string;
}
interface TooLong extends Refusal<"MESSAGE_TOO_LONG"> {
  readonly limit: number;
}
type Event = { readonly type: "MessagePosted"; readonly cursor: string; readonly message: Message };
type Marked = Event | StreamReset | StreamEnded | UnknownEvent;

/** As much of a domain as these tests need, as the generator would write it. */
const chat = (core: Core) => ({
  conversation: (id: string): Promise<{ readonly title: string | null; readonly members: readonly object[] } | null> =>
    core.query("query ChatConversation($id:ID!){conversation(id:$id){title members{displayName}}}", { id }),
  messages: (id: string): Pages<Message> =>
    core.pages(
      "query ChatMessages($id:ID!,$last:Int,$before:String){conversation(id:$id){messages(last:$last,before:$before)" +
        "{nodes{...M}pageInfo{hasPreviousPage startCursor}}}}fragment M on Message{id body}",
      { id },
    ),
  say: (input: {
    readonly clientId: string;
    readonly body: string;
  }): Promise<{ readonly message: Message } | TooLong> =>
    core.mutate(
      "mutation ChatSend($input:SendMessageInput!){sendMessage(input:$input){__typename ... on SendMessageSuccess" +
        "{message{id body}}... on Refusal{refusalMessage:message}... on MessageTooLong{limit}}}",
      input,
    ),
  follow: (id: string, options?: { readonly after?: string | null }): Feed<Marked> =>
    core.follow(
      "subscription ChatFollow($id:ID!,$after:String){conversationEvents(conversationId:$id,after:$after){__typename " +
        "... on StreamEvent{cursor}... on StreamReset{resetReason:reason}... on StreamEnded{endReason:reason}" +
        "... on MessagePosted{message{id body}}}}",
      { id },
      options,
    ),
  typing: (id: string): Signals<{ readonly type: "TypingSignal"; readonly person: object }> =>
    core.signals(
      "subscription ChatSignals($id:ID!){conversationSignals(conversationId:$id){__typename ... on TypingSignal{person{id}}}}",
      { id },
    ),
});

let server: TestServer;
let tokens: string[];

beforeEach(() => {
  server = createTestServer();
  tokens = ["first", "second", "third"];
  server.stream("ChatFollow", ({ id }: { id: string }) => `conversation ${id}`);
  server.signals("ChatSignals", ({ id }: { id: string }) => `typing ${id}`);
});

const aClient = () =>
  createIthaca(
    { url: "https://test/graphql", environment: server.environment, token: () => tokens.shift() ?? null },
    { chat },
  );

const posted = (body: string) => ({ type: "MessagePosted", message: { id: body, body, author: { id: "p1" } } });

/** Reads a feed in the background. */
function reading(feed: AsyncIterable<Marked>) {
  const seen: string[] = [];
  const end = (async () => {
    for await (const event of feed) {
      seen.push(event.type === "MessagePosted" ? event.message.body : "reason" in event ? event.reason : event.type);
    }
    seen.push("over");
  })();
  end.catch((error: IthacaError) => seen.push(error.code));
  return seen;
}

describe("the test server", () => {
  test("answers with what was asked for of what it was told, and lists what it received", async () => {
    server.answer("ChatConversation", ({ id }: { id: string }) =>
      id === "c1" ? { id, title: "Cases", members: [{ id: "p1", displayName: "Ada" }] } : null,
    );
    const ithaca = aClient();
    expect(await ithaca.chat.conversation("c1")).toEqual({ title: "Cases", members: [{ displayName: "Ada" }] });
    expect(await ithaca.chat.conversation("c2")).toBeNull();
    expect(server.received).toMatchObject([
      { operation: "ChatConversation", kind: "query", variables: { id: "c1" }, token: "first", transport: "http" },
      { operation: "ChatConversation", variables: { id: "c2" } },
    ]);
  });

  test("gives pages, refusals with their facts, and faults with their codes", async () => {
    server.answer("ChatMessages", ({ before }: { before?: string }) => ({
      messages: before
        ? { nodes: [{ id: "m1", body: "one" }], pageInfo: { hasPreviousPage: false, startCursor: "1" } }
        : { nodes: [{ id: "m2", body: "two" }], pageInfo: { hasPreviousPage: true, startCursor: "2" } },
    }));
    server.answer("ChatSend", ({ input }: { input: { body: string } }) => {
      if (input.body === "") throw new IthacaError("BAD_INPUT", "Say something.");
      if (input.body.length > 5) return refusal("MESSAGE_TOO_LONG", "It is too long.", { limit: 5 });
      return { message: { id: "m3", body: input.body } };
    });
    const { chat } = aClient();
    const bodies: string[] = [];
    for await (const { body } of chat.messages("c1")) bodies.push(body);
    expect(bodies).toEqual(["two", "one"]);

    expect(await chat.say({ clientId: "a", body: "hello" })).toEqual({ message: { id: "m3", body: "hello" } });
    const refused = await chat.say({ clientId: "b", body: "hello, all" });
    expect(isRefusal(refused) && refused).toEqual({
      refused: true,
      code: "MESSAGE_TOO_LONG",
      message: "It is too long.",
      limit: 5,
    });
    await expect(chat.say({ clientId: "c", body: "" })).rejects.toMatchObject({ code: "BAD_INPUT" });
  });

  test("names the operation that nobody has answered", async () => {
    await expect(aClient().chat.conversation("c1")).rejects.toThrow("no answer for ChatConversation");
  });

  test("does what has a clientId once, and gives its first answer again", async () => {
    let count = 0;
    server.answer("ChatSend", () => ({ message: { id: `m${++count}`, body: "x" } }));
    const { chat } = aClient();
    const input = { clientId: "a", body: "x" };
    const [one, again] = [await chat.say(input), await chat.say(input)];
    expect(again).toEqual(one);
    expect(await Promise.all([chat.say(input), chat.say({ ...input, clientId: "b" })])).toEqual([
      one,
      { message: { id: "m2", body: "x" } },
    ]);
    await expect(chat.say({ ...input, body: "y" })).rejects.toMatchObject({ code: "CLIENT_ID_REUSED" });
  });

  test("does once what it has done, though its answer was lost with the network", async () => {
    let done = 0;
    server.answer("ChatSend", async () => {
      done += 1;
      await new Promise<void>(answer => server.environment.setTimeout(answer, 1_000));
      return { message: { id: `m${done}`, body: "x" } };
    });
    const saying = aClient().chat.say({ clientId: "a", body: "x" });
    await server.clock.advance(500);
    server.goOffline();
    await server.clock.advance(600);
    server.goOnline();
    await server.clock.advance(60_000);
    expect(await saying).toEqual({ message: { id: "m1", body: "x" } });
    expect([done, server.received.length]).toEqual([1, 2]);
  });

  test("does anew what it has refused, or failed to do", async () => {
    const answers = [refusal("MESSAGE_TOO_LONG", "No.", { limit: 1 }), { message: { id: "m1", body: "x" } }];
    server.answer("ChatSend", () => answers.shift());
    const { chat } = aClient();
    expect(isRefusal(await chat.say({ clientId: "a", body: "x" }))).toBe(true);
    expect(isRefusal(await chat.say({ clientId: "a", body: "x" }))).toBe(false);
  });

  test("logs what is published, and lets a feed go on from its cursor across drops", async () => {
    const ithaca = aClient();
    const feed = ithaca.chat.follow("c1");
    const seen = reading(feed);
    await server.clock.settle();
    expect(feed.status).toBe("live");
    server.publish("conversation c1", posted("one"));
    server.publish("conversation c2", posted("not here"));
    await server.clock.settle();

    server.drop(1012, "Service restart");
    server.publish("conversation c1", posted("two"));
    await server.clock.advance(60_000);
    server.drop();
    server.publish("conversation c1", posted("three"));
    await server.clock.advance(60_000);
    expect(seen).toEqual(["one", "two", "three"]);
    expect(feed.status).toBe("live");
    expect(server.received.map(({ variables }) => variables.after !== null)).toEqual([false, true, true]);
    ithaca.close();
  });

  test("resets and ends what is followed, and is closed to who comes later", async () => {
    const ithaca = aClient();
    const seen = reading(ithaca.chat.follow("c1"));
    await server.clock.settle();
    server.publish("conversation c1", posted("before"));
    server.reset("conversation c1");
    server.publish("conversation c1", posted("after"));
    server.end("conversation c1", "TOPIC_CLOSED");
    await server.clock.settle();
    expect(seen).toEqual(["before", "OTHER_EPOCH", "after", "TOPIC_CLOSED", "over"]);
    const late = reading(ithaca.chat.follow("c1"));
    await server.clock.settle();
    expect(late).toEqual(["NOT_FOUND"]);
  });

  test.each([
    ["nonsense", "MALFORMED"],
    ["1.conversation c2.1.0", "OTHER_EPOCH"],
    ["1.conversation c1.1.7", "FROM_THE_FUTURE"],
  ])("says why it cannot go on from %s", async (after, reason) => {
    const ithaca = aClient();
    const seen = reading(ithaca.chat.follow("c1", { after }));
    await server.clock.settle();
    expect(seen).toEqual([reason]);
    ithaca.close();
  });

  test("passes signals on to who is there", async () => {
    const ithaca = aClient();
    server.signal("typing c1", { type: "TypingSignal", person: { id: "p0" } });
    const signals = ithaca.chat.typing("c1");
    const next = signals.next();
    await server.clock.settle();
    server.signal("typing c1", { type: "TypingSignal", person: { id: "p1", displayName: "Ada" } });
    expect((await next).value).toEqual({ type: "TypingSignal", person: { id: "p1" } });
    const last = signals.next();
    server.end("typing c1");
    expect((await last).done).toBe(true);
    ithaca.close();
  });

  test("is out of reach without a network, and there again with one", async () => {
    server.answer("ChatSend", () => ({ message: { id: "m1", body: "x" } }));
    const ithaca = aClient();
    const feed = ithaca.chat.follow("c1");
    const seen = reading(feed);
    await server.clock.settle();
    server.goOffline();
    expect([feed.status, server.connections]).toEqual(["offline", 0]);
    const saying = expect(ithaca.chat.say({ clientId: "a", body: "x" })).rejects.toMatchObject({ code: "NETWORK" });
    await server.clock.advance(600_000);
    await saying;
    server.publish("conversation c1", posted("meanwhile"));
    server.goOnline();
    await server.clock.advance(60_000);
    expect([feed.status, server.connections, ...seen]).toEqual(["live", 1, "meanwhile"]);
    ithaca.close();
  });

  test("lets a connection fall silent, which the client finds out by itself", async () => {
    const ithaca = aClient();
    const feed = ithaca.chat.follow("c1");
    const seen = reading(feed);
    await server.clock.settle();
    server.goSilent();
    server.publish("conversation c1", posted("unheard"));
    await server.clock.settle();
    expect(seen).toEqual([]);
    server.goOnline();
    await server.clock.advance(300_000);
    expect([feed.status, ...seen]).toEqual(["live", "unheard"]);
    ithaca.close();
  });

  test("ends a token after ten minutes, and lets a socket live on that brings another", async () => {
    const ithaca = aClient();
    const feed = ithaca.chat.follow("c1");
    const seen = reading(feed);
    await server.clock.advance(599_000);
    server.publish("conversation c1", posted("before"));
    await server.clock.advance(2_000);
    server.publish("conversation c1", posted("after"));
    await server.clock.settle();
    expect(seen).toEqual(["before", "after"]);
    expect(tokens).toEqual(["third"]);
    expect(server.received).toHaveLength(1);
    ithaca.close();
  });

  test("closes a socket whose token has ended", async () => {
    const closed: object[] = [];
    const socket = new server.WebSocket("wss://test/graphql", "graphql-transport-ws");
    socket.onopen = () =>
      socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: "Bearer one" } }));
    socket.onclose = ({ code, reason }: { code: number; reason: string }) => closed.push({ code, reason });
    await server.clock.advance(599_999);
    expect(closed).toEqual([]);
    await server.clock.advance(1);
    expect(closed).toEqual([{ code: 4403, reason: "Token expired" }]);
  });

  test("lets no answer arrive that was on its way when it fell silent", async () => {
    server.answer("ChatConversation", async () => {
      await new Promise<void>(answer => server.environment.setTimeout(answer, 1_000));
      return { title: null, members: [] };
    });
    const ithaca = aClient();
    const answers: unknown[] = [];
    ithaca.chat.conversation("c1").then(
      answer => answers.push(answer),
      () => answers.push("closed"),
    );
    await server.clock.advance(500);
    server.goSilent();
    await server.clock.advance(5_000);
    expect(answers).toEqual([]);
    ithaca.close();
    await server.clock.settle();
    expect(answers).toEqual(["closed"]);
  });

  test("refuses tokens on both ways in, until a client brings one it takes", async () => {
    server.answer("ChatConversation", { title: null, members: [] });
    server.refuseTokens(token => token === "first");
    const ithaca = aClient();
    expect(await ithaca.chat.conversation("c1")).toEqual({ title: null, members: [] });
    expect(server.received.map(({ token }) => token)).toEqual(["first", "second"]);
    server.refuseTokens(token => token !== "third");
    const feed = ithaca.chat.follow("c1");
    reading(feed);
    await server.clock.advance(60_000);
    expect([feed.status, server.received.at(-1)?.token]).toEqual(["live", "third"]);
    ithaca.close();
  });

  test("keeps time still until it is turned", async () => {
    const at: number[] = [];
    const { clock, environment } = server;
    const start = clock.now();
    environment.setTimeout(() => {
      at.push(clock.now() - start);
      environment.setTimeout(() => at.push(clock.now() - start), 10);
    }, 20);
    environment.setTimeout(() => at.push(clock.now() - start), 10);
    environment.clearTimeout(environment.setTimeout(() => at.push(-1), 5));
    await clock.settle();
    expect(at).toEqual([]);
    await clock.advance(25);
    expect(at).toEqual([10, 20]);
    await clock.advance(5);
    expect(at).toEqual([10, 20, 30]);
  });
});
