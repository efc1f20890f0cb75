import { afterAll, beforeAll, expect, test } from "@jest/globals";
import WebSocket from "ws";
import { createIthaca } from "../../client-sdk/src/index.js";
import { newId } from "../../server/kernel/id.js";
import { Client } from "../support/client.js";
import { CuttableProxy } from "../support/cuttable-proxy.js";
import { Servers } from "../support/servers.js";
import { until } from "../support/until.js";
import { type DemoPeople, demoPeople, tokenOf } from "./demo-people.js";
import { chat, type Message } from "./small-chat.js";

const servers = new Servers();
let proxy: CuttableProxy;
let url: string;
let people: DemoPeople;
const clients: { close(): void }[] = [];

beforeAll(async () => {
  const server = await servers.start({});
  proxy = new CuttableProxy(Number(new URL(server.url).port));
  url = `http://127.0.0.1:${await proxy.open()}/graphql`;
  people = await demoPeople(server.url);
}, 300_000);

afterAll(async () => {
  for (const client of clients) client.close();
  await proxy?.close();
  await servers.end();
}, 300_000);

function clientOf(token: string | null) {
  const client = createIthaca({ url, token: () => token, webSocket: WebSocket }, { chat });
  clients.push(client);
  return client;
}

test("what is said is followed once and in order, across cuts, and the loop ends when the client is closed", async () => {
  const mentee = clientOf(tokenOf(people.mentee));
  const mentor = clientOf(tokenOf(people.mentor));
  const seen: Message[] = [];
  const feed = mentor.chat.follow(people.conversationId);
  const reading = (async () => {
    for await (const event of feed) if (event.type === "MessagePosted") seen.push(event.message);
  })();
  await until(() => feed.status === "live");
  const said: Message[] = [];
  for (let n = 0; n < 20; n += 1) {
    if (n % 5 === 3) proxy.cut();
    const answer = await mentee.chat.say(people.conversationId, `word ${n}`);
    if ("message" in answer) said.push(answer.message);
  }
  await until(() => seen.length >= 20);
  expect(seen).toEqual(said);
  expect(said).toHaveLength(20);
  expect(mentor.status).toBe("live");
  mentor.close();
  await reading;
  expect(mentor.status).toBe("offline");
});

test("who types is seen by who follows the signals, also after a cut", async () => {
  const mentee = clientOf(tokenOf(people.mentee));
  const mentor = clientOf(tokenOf(people.mentor));
  const signals = mentor.chat.signals(people.conversationId);
  const heard: string[] = [];
  const reading = (async () => {
    for await (const signal of signals) if (signal.type === "TypingSignal") heard.push(signal.type);
  })();
  for (const count of [1, 2]) {
    // What passes may be lost, so it is said until it is heard.
    await until(async () => {
      await mentee.chat.typing(people.conversationId).catch(() => null);
      return heard.length >= count;
    });
    proxy.cut();
  }
  signals.close();
  await reading;
});

test("following what is not one's own throws NOT_FOUND, and the connection goes on for others", async () => {
  const mentor = clientOf(tokenOf(people.mentor));
  const feed = mentor.chat.follow(people.conversationId);
  const reading = feed.next();
  await until(() => feed.status === "live");
  await expect(mentor.chat.follow(newId()).next()).rejects.toMatchObject({
    code: "NOT_FOUND",
    requestId: expect.any(String),
  });
  expect(feed.status).toBe("live");
  feed.close();
  expect(await reading).toEqual({ done: true, value: undefined });
});

test("nobody is told to sign in, by the feed and by the request alike", async () => {
  const nobody = clientOf(null);
  await expect(nobody.chat.follow(people.conversationId).next()).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  await expect(nobody.chat.typing(people.conversationId)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
});

test("the fifty-first thing that is followed at once is TOO_COMPLEX, and the fifty go on", async () => {
  const mentor = clientOf(tokenOf(people.mentor));
  const feeds = Array.from({ length: 50 }, () => mentor.chat.follow(people.conversationId));
  for (const feed of feeds) void feed.next();
  await until(() => mentor.status === "live");
  await expect(mentor.chat.follow(people.conversationId).next()).rejects.toMatchObject({ code: "TOO_COMPLEX" });
  expect(mentor.status).toBe("live");
});

test("a cursor of nowhere is a reset, after which the loop goes on", async () => {
  const mentee = clientOf(tokenOf(people.mentee));
  const mentor = clientOf(tokenOf(people.mentor));
  const feed = mentor.chat.follow(people.conversationId, { after: "nowhere" });
  expect((await feed.next()).value).toEqual({
    type: "StreamReset",
    cursor: expect.any(String),
    reason: "MALFORMED",
  });
  const next = feed.next();
  await mentee.chat.say(people.conversationId, "after the reset");
  expect((await next).value).toMatchObject({ type: "MessagePosted", message: { body: "after the reset" } });
});

test("what is sent through the outbox while there is no way arrives once, in order, when there is one", async () => {
  const mentee = clientOf(tokenOf(people.mentee));
  const mentor = clientOf(tokenOf(people.mentor));
  const state = await mentor.chat.conversation(people.conversationId);
  const bodies = Array.from({ length: 10 }, (_, n) => `kept ${n}`);
  const sendings = bodies.map(body => mentee.chat.send(people.conversationId, body));
  for (let n = 0; n < 5; n += 1) {
    await sendings[n]?.kept;
    proxy.cut();
  }
  await Promise.all(sendings);
  const seen: string[] = [];
  for await (const event of mentor.chat.follow(people.conversationId, { after: state?.streamCursor ?? null })) {
    if (event.type === "MessagePosted") seen.push(event.message.body);
    if (seen.length === bodies.length) break;
  }
  expect(seen).toEqual(bodies);
  expect(await mentee.outbox.pending()).toEqual([]);
});

test("closing a client while it connects harms nobody", async () => {
  const seen: string[] = [];
  const Slow = class extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol);
      seen.push("opening");
    }
  };
  const client = createIthaca({ url, token: () => tokenOf(people.mentor), webSocket: Slow }, { chat });
  const next = client.chat.follow(people.conversationId).next();
  await until(() => seen.length > 0);
  client.close();
  expect(await next).toEqual({ done: true, value: undefined });
});

test("signing out ends the feed with its last word, and requests say that one must sign in", async () => {
  const server = people.mentor.url;
  const other = await new Client(server).signIn("mentor@demo.test", "ithaca-demo");
  const client = clientOf(tokenOf(other));
  const feed = client.chat.follow(people.conversationId);
  const next = feed.next();
  await until(() => feed.status === "live");
  await other.ask("mutation { signOut(input: {}) { __typename } }");
  expect((await next).value).toMatchObject({ type: "StreamEnded", reason: "SIGNED_OUT" });
  expect(await feed.next()).toEqual({ done: true, value: undefined });
  await expect(client.chat.typing(people.conversationId)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
});
