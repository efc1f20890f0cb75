import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { Client } from "../support/client.js";
import { CuttableProxy } from "../support/cuttable-proxy.js";
import { Servers } from "../support/servers.js";
import { until } from "../support/until.js";
import { apollo, graphqlWs, Talker } from "./other-clients.js";

const servers = new Servers();
const people = { mentee: "mentee@demo.test", mentor: "mentor@demo.test" };
let proxy: CuttableProxy;
let talkers: Talker[];

beforeAll(async () => {
  const { url } = await servers.start({});
  proxy = new CuttableProxy(Number(new URL(url).port));
  const socketUrl = `ws://127.0.0.1:${await proxy.open()}/graphql`;
  const mentee = await new Client(url).signIn(people.mentee, "ithaca-demo");
  const mentor = await new Client(url).signIn(people.mentor, "ithaca-demo");
  const conversationId = await conversationOf(mentee, mentor);
  talkers = [mentee, mentor].flatMap(({ authorization }) => {
    const way = { httpUrl: `${url}/graphql`, socketUrl, authorization };
    return [graphqlWs(way), apollo(way)].map(library => new Talker(library, conversationId));
  });
}, 300_000);

afterAll(async () => {
  for (const talker of talkers ?? []) await talker.leave();
  await proxy?.close();
  await servers.end();
}, 300_000);

async function conversationOf(one: Client, other: Client): Promise<string> {
  const { me } = await other.ask<{ me: { id: string } }>("{ me { id } }");
  type Mine = { myEnrollments: { nodes: { program: { id: string } }[] } };
  const { myEnrollments } = await one.ask<Mine>("{ myEnrollments { nodes { program { id } } } }");
  const programId = myEnrollments.nodes[0]?.program.id;
  type Opened = { openConversation: { conversation: { id: string } } };
  const { openConversation } = await one.ask<Opened>(
    `mutation ($input: OpenConversationInput!) {
      openConversation(input: $input) { ... on OpenConversationSuccess { conversation { id } } }
    }`,
    { input: { clientId: newId(), programId, personId: me.id } },
  );
  return openConversation.conversation.id;
}

test("graphql-ws's client and Apollo Client hear 200 messages once and in order, across a cut", async () => {
  const following = talkers.map(talker => talker.follow());
  await until(() => talkers.every(({ marks }) => marks.includes("StreamCaughtUp")));

  const sent = new Map<Talker, string[]>();
  const speak = async (talker: Talker, name: string) => {
    const bodies = Array.from({ length: 100 }, (_, n) => `${name} ${n + 1}`);
    sent.set(talker, bodies);
    for (const [n, body] of bodies.entries()) {
      if (name === "Apollo" && n === 40) proxy.cut();
      expect(await talker.say(body)).toBe("SendMessageSuccess");
    }
  };
  const [own, , , apollos] = talkers;
  if (!own || !apollos) throw new Error("Nobody is there to speak.");
  await Promise.all([speak(own, "graphql-ws"), speak(apollos, "Apollo")]);
  await until(() => talkers.every(({ heard }) => heard.length >= 200));

  for (const talker of talkers) {
    const first = talker.heard[0]?.seq ?? 0;
    expect(talker.heard.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, n) => first + n));
    for (const bodies of sent.values()) {
      expect(talker.heard.map(({ body }) => body).filter(body => bodies.includes(body))).toEqual(bodies);
    }
    expect(talker.resumed).toBe(1);
    expect(talker.marks).toEqual(["StreamReady", "StreamCaughtUp", "StreamReady", "StreamCaughtUp"]);
  }
  for (const talker of talkers) await talker.leave();
  await Promise.all(following);
});
