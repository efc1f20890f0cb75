import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Client, createClient, type SubscribePayload } from "graphql-ws";
import WebSocket from "ws";
import type { Fetch } from "../../client-sdk/src/core/environment.js";
import { createTestServer, refusal } from "../../client-sdk/src/testing/index.js";
import { newId } from "../../server/kernel/id.js";
import { operation } from "../support/operations.js";
import { Servers } from "../support/servers.js";
import { until } from "../support/until.js";
import { demoPeople } from "./demo-people.js";
import { RawSocket } from "./raw-socket.js";

/** A server, and what a client needs to talk to it. */
interface Place {
  readonly socketUrl: string;
  readonly httpUrl: string;
  readonly WebSocket: unknown;
  readonly fetch: Fetch;
  readonly authorization: string;
  readonly conversationId: string;
  /** Ends the session of `authorization`. */
  signOut(): Promise<void>;
}

const servers = new Servers();
const places: Record<string, Place> = {};

async function realPlace(): Promise<Place> {
  const { url } = await servers.start({});
  const { mentee, conversationId } = await demoPeople(url);
  return {
    socketUrl: `${url.replace("http", "ws")}/graphql`,
    httpUrl: `${url}/graphql`,
    WebSocket,
    fetch: fetch as Fetch,
    authorization: mentee.authorization,
    conversationId,
    async signOut() {
      await mentee.ask(operation("AccountsSignOut"), { input: {} });
    },
  };
}

/** The test server, told to do what the real one does with these operations. */
function testPlace(): Place {
  const server = createTestServer();
  const longest = 4_000;
  server.answer("ChatSend", ({ input }: { input: { conversationId: string; clientId: string; body: string } }) => {
    const { conversationId, clientId, body } = input;
    const { length } = body;
    if (length > longest) return refusal("MESSAGE_TOO_LONG", "It is too long.", { limit: longest, length });
    const message = { id: newId(), clientId, body, author: { id: "p1", displayName: "Mentee" } };
    server.publish(conversationId, { type: "MessagePosted", message });
    return { message };
  });
  server.stream("ChatFollow", ({ conversationId }: { conversationId: string }) =>
    conversationId === "c1" ? conversationId : null,
  );
  server.stream("InboxFollow", () => "inbox");
  server.refuseTokens(token => token === "nonsense");
  return {
    ...server,
    socketUrl: "ws://test/graphql",
    httpUrl: "http://test/graphql",
    authorization: "Bearer one",
    conversationId: "c1",
    async signOut() {
      server.end("c1", "SIGNED_OUT");
      await server.clock.settle();
      server.drop(4403, "Signed out");
    },
  };
}

beforeAll(async () => {
  places.real = await realPlace();
  places.test = testPlace();
}, 300_000);

afterAll(() => servers.end(), 300_000);

/** What of a payload both can have in common: no ids, no times, and of a cursor only that there is one. */
function plain(value: unknown): unknown {
  const kept = ["data", "__typename", "message", "body", "clientId", "resetReason", "endReason", "limit", "length"];
  const more = ["sendMessage", "conversationEvents", "inboxEvents", "errors", "extensions", "code", "payload", "type"];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "string" && value.length > 200) return "long";
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, under]): [string, unknown][] => {
    if (key === "cursor") return [[key, typeof under]];
    // Words differ, facts do not.
    if (key === "message" && typeof under === "string") return [];
    return [...kept, ...more].includes(key) ? [[key, plain(under)]] : [];
  });
  return Object.fromEntries(entries);
}

/** Plays a script at both places and says what each heard. */
async function atBoth<Heard>(script: (place: Place) => Promise<Heard>): Promise<Heard> {
  const { real, test } = places;
  if (!real || !test) throw new Error("A place is missing.");
  const [there, here] = [await script(real), await script(test)];
  expect(here).toEqual(there);
  return there;
}

interface Followed {
  readonly heard: unknown[];
  readonly cursors: string[];
  leave(): void;
}

/** graphql-ws's own client at a place, and what it hears of an operation. */
function clientAt(place: Place) {
  const { socketUrl: url, authorization } = place;
  const client: Client = createClient({
    url,
    webSocketImpl: place.WebSocket,
    connectionParams: { authorization },
    retryAttempts: 0,
  });
  const run = (payload: SubscribePayload): Followed => {
    const heard: unknown[] = [];
    const cursors: string[] = [];
    const leave = client.subscribe<Record<string, { cursor?: string }>>(payload, {
      next(result) {
        heard.push(plain(result));
        for (const { cursor } of Object.values(result.data ?? {})) if (cursor) cursors.push(cursor);
      },
      error: error => heard.push(error instanceof Error || !Array.isArray(error) ? "closed" : { errors: plain(error) }),
      complete: () => heard.push("complete"),
    });
    return { heard, cursors, leave };
  };
  return {
    client,
    follow: (after: string | null, conversationId = place.conversationId) =>
      run({ query: operation("ChatFollow"), variables: { conversationId, after } }),
    inbox: () => run({ query: operation("InboxFollow"), variables: { after: null } }),
    async say(clientId: string, body: string) {
      const input = { conversationId: place.conversationId, clientId, body };
      const { heard } = run({ query: operation("ChatSend"), variables: { input } });
      await until(() => heard.at(-1) === "complete");
      return heard;
    },
  };
}

const event = (name: string) => ({ data: { conversationEvents: expect.objectContaining({ __typename: name }) } });

describe("the test server says what the real one says", () => {
  test("of a conversation that is followed, left and followed again", async () => {
    const ids = [newId(), newId(), newId()] as const;
    const heard = await atBoth(async place => {
      const { client, follow, say } = clientAt(place);
      const first = follow(null);
      await until(() => first.heard.length === 2);
      const said = [await say(ids[0], "one"), await say(ids[1], "two")];
      await until(() => first.heard.length === 4);
      first.leave();
      said.push(await say(ids[2], "three"));
      const second = follow(first.cursors[2] ?? null);
      await until(() => second.heard.length === 4);
      const heard = [[...first.heard], said, [...second.heard]];
      await client.dispose();
      return heard;
    });
    const names = ["StreamReady", "StreamCaughtUp", "MessagePosted", "MessagePosted"];
    expect(heard[0]?.slice(0, 4)).toEqual(names.map(event));
    expect(heard[2]?.slice(0, 4)).toEqual(
      ["StreamReady", "MessagePosted", "MessagePosted", "StreamCaughtUp"].map(event),
    );
  });

  test("of a message that is sent twice, is refused, or says something else under its clientId", async () => {
    const clientId = newId();
    const heard = await atBoth(async place => {
      const { client, say } = clientAt(place);
      const said = [
        await say(clientId, "once"),
        await say(clientId, "once"),
        await say(clientId, "something else"),
        await say(newId(), "x".repeat(4_001)),
      ];
      await client.dispose();
      return said;
    });
    expect(heard[0]).toEqual(heard[1]);
    expect(JSON.stringify(heard[2])).toContain("CLIENT_ID_REUSED");
    expect(JSON.stringify(heard[3])).toContain('"limit":4000');
  });

  test.each(["nonsense", "of the inbox"])("of a cursor that is %s", async which => {
    const heard = await atBoth(async place => {
      const { client, follow, inbox } = clientAt(place);
      const other = inbox();
      await until(() => other.cursors.length > 0);
      const followed = follow(which === "nonsense" ? which : (other.cursors[0] ?? null));
      await until(() => followed.heard.length === 2);
      const heard = [...followed.heard];
      await client.dispose();
      return heard;
    });
    expect(heard).toEqual([event("StreamReset"), event("StreamCaughtUp")]);
  });

  test("of a conversation that is not there", async () => {
    const heard = await atBoth(async place => {
      const { client, follow } = clientAt(place);
      const followed = follow(null, newId());
      await until(() => followed.heard.length === 1);
      const heard = [...followed.heard];
      await client.dispose();
      return heard;
    });
    expect(heard).toEqual([{ errors: [{ extensions: { code: "NOT_FOUND" } }] }]);
  });

  /** What breaks the protocol, and how a socket is closed for it. */
  const init = (payload?: object) => ({ type: "connection_init", ...(payload && { payload }) });
  const subscribe = (id: string) => ({
    type: "subscribe",
    id,
    payload: { query: operation("InboxFollow"), variables: { after: null } },
  });
  test.each<[string, readonly (string | { type: string })[], number]>([
    ["text that is no JSON", ["{"], 4400],
    ["a type that is none", [init(), { type: "constructor" }], 4400],
    ["an operation before the greeting", [subscribe("1")], 4401],
    ["two greetings", [init(), init()], 4429],
    ["an id that is in use", [init(), subscribe("1"), subscribe("1")], 4409],
    ["a token that is none", [init({ authorization: "Bearer nonsense" })], 4403],
  ])("to %s", async (_, said, code) => {
    const closed = await atBoth(async place => {
      const socket = new RawSocket(place.WebSocket, place.socketUrl);
      for (const one of said) {
        const [isGreeting, isFirst] = [typeof one === "object" && one.type === "connection_init", one === said[0]];
        const greeting = { type: "connection_init", payload: { authorization: place.authorization } };
        await socket.say(isGreeting && said.length > 1 ? greeting : one);
        if (isGreeting && isFirst && said.length > 1) await socket.hear(1);
      }
      return { code: (await socket.end())?.code };
    });
    expect(closed).toEqual({ code });
  });

  test("to pings, of which one that brings a token is told when that ends", async () => {
    const heard = await atBoth(async place => {
      const { authorization } = place;
      const socket = new RawSocket(place.WebSocket, place.socketUrl);
      await socket.say({ type: "ping" }, { type: "ping", payload: { a: 1 } });
      await socket.hear(2);
      await socket.say({ type: "connection_init", payload: { authorization } });
      await socket.hear(3);
      await socket.say({ type: "ping", payload: { authorization } }, { type: "pong" });
      const frames = await socket.hear(4);
      await socket.say("{");
      await socket.end();
      return frames.map(frame =>
        JSON.parse(JSON.stringify(frame), (key, value) => (key === "expiresAt" ? typeof value : value)),
      );
    });
    expect(heard).toEqual([
      { type: "pong" },
      { type: "pong", payload: { a: 1 } },
      { type: "connection_ack" },
      { type: "pong", payload: { expiresAt: "number" } },
    ]);
  });

  test("over HTTP: data, refusals, faults, and that a token is none", async () => {
    const clientId = newId();
    const heard = await atBoth(async ({ httpUrl, conversationId, ...place }) => {
      const ask = async (body: object, authorization = place.authorization) => {
        const headers = { "content-type": "application/json", authorization };
        const answer = await place.fetch(httpUrl, { method: "POST", headers, body: JSON.stringify(body) });
        const { data, errors } = JSON.parse(await answer.text());
        return { status: answer.status, data: plain(data), errors: plain(errors) };
      };
      const say = (id: string, body: string) => ({
        query: operation("ChatSend"),
        variables: { input: { conversationId, clientId: id, body } },
      });
      return [
        await ask(say(clientId, "by post")),
        await ask(say(clientId, "by post, but other words")),
        await ask(say(newId(), "x".repeat(4_001))),
        await ask(say(newId(), "who am I?"), "Bearer nonsense"),
        await ask({ query: "query {" }),
        await ask({}),
        await ask({ extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } }),
      ];
    });
    expect(heard.map(({ status }) => status)).toEqual([200, 200, 200, 401, 400, 400, 200]);
  });

  test("when a session ends: a last word, the end of the stream, and that of the socket", async () => {
    const heard = await atBoth(async place => {
      const socket = new RawSocket(place.WebSocket, place.socketUrl);
      const { authorization, conversationId } = place;
      await socket.say({ type: "connection_init", payload: { authorization } });
      await socket.hear(1);
      const query = operation("ChatFollow");
      const payload = { query, variables: { conversationId, after: null } };
      await socket.say({ type: "subscribe", id: "1", payload } as { type: string });
      await socket.hear(2, "1");
      await place.signOut();
      const closed = await socket.end();
      return { frames: (await socket.hear(4, "1")).map(plain), closed };
    });
    expect(heard).toMatchObject({ closed: { code: 4403, reason: "Signed out" } });
    expect(heard.frames).toHaveLength(4);
  });
});
