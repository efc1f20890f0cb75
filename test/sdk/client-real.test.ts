import { afterAll, beforeAll, expect, test } from "@jest/globals";
import WebSocket from "ws";
import { createIthaca } from "../../client-sdk/src/index.js";
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
