import { afterAll, expect, test } from "@jest/globals";
import { findPostgresFolder } from "../../scripts/services/find.mjs";
import { newId } from "../../server/kernel/id.js";
import { codesOf, post } from "../http/over-http.js";
import { RawClient } from "../http/raw-client.js";
import { Client } from "../support/client.js";
import { operation } from "../support/operations.js";
import { Servers } from "../support/servers.js";
import { until } from "../support/until.js";
import { OwnPostgres } from "./own-postgres.js";

const onOwnPostgres = findPostgresFolder() ? test : test.skip;
const servers = new Servers();
let postgres: OwnPostgres | null = null;

afterAll(async () => {
  await servers.end();
  await postgres?.end();
}, 300_000);

interface Talks {
  readonly conversations: { readonly nodes: readonly { readonly id: string }[] };
}

onOwnPostgres(
  "PostgreSQL may die under the server and come back",
  async () => {
    postgres = await OwnPostgres.start();
    const server = await servers.start({ DATABASE_URL: postgres.url, DEMO: "1", DATABASE_ACQUIRE_TIMEOUT_MS: "2000" });
    const mentee = await new Client(server.url).signIn("mentee@demo.test", "ithaca-demo");
    const headers = { authorization: mentee.authorization };
    const { conversations } = await mentee.ask<Talks>("{ conversations(first: 1) { nodes { id } } }");
    const conversationId = conversations.nodes[0]?.id ?? "";
    const send = (clientId: string) =>
      post(server.url, operation("ChatSend"), {
        variables: { input: { conversationId, clientId, body: "Are you there?" } },
        headers,
      });
    const ready = async () => (await fetch(`${server.url}/health/ready`)).status;
    const follower = await RawClient.signedIn(`${server.url.replace("http", "ws")}/graphql`, mentee.authorization);
    follower.subscribe("1", operation("ChatFollow"), { conversationId });
    expect(await follower.next()).toMatchObject({
      payload: { data: { conversationEvents: { __typename: "StreamReady" } } },
    });
    await follower.next();

    for (let deaths = 1; deaths <= 2; deaths += 1) {
      // Some are on their way when it happens: each is stored, or told to try again.
      const clientIds = Array.from({ length: 20 }, () => newId());
      const underway = clientIds.map(send);
      await postgres.die();
      for (const reply of await Promise.all(underway)) {
        expect(codesOf(reply).filter(code => code !== "UNAVAILABLE")).toEqual([]);
      }
      expect(codesOf(await send(newId()))).toEqual(["UNAVAILABLE"]);
      expect(codesOf(await post(server.url, "{ conversations { nodes { id } } }", { headers }))).toEqual([
        "UNAVAILABLE",
      ]);
      expect(await ready()).toBe(503);
      expect((await fetch(`${server.url}/health/live`)).status).toBe(200);

      await postgres.comeBack();
      await until(async () => (await ready()) === 200);
      // Sent again under the same ids, each is there once, and who followed all along hears of each once.
      for (const reply of await Promise.all(clientIds.map(send))) expect(codesOf(reply)).toEqual([]);
      const heard = new Set<string>();
      while (heard.size < clientIds.length) {
        const { type, payload } = await follower.next();
        expect(type).toBe("next");
        const { message } = (payload as { data: { conversationEvents: { message: { clientId: string } } } }).data
          .conversationEvents;
        expect(clientIds).toContain(message.clientId);
        expect(heard).not.toContain(message.clientId);
        heard.add(message.clientId);
      }
    }
    // Without it a node still knows how to leave.
    await postgres.die();
    expect(await server.stop()).toBe(0);
    expect((await follower.rest()).at(-1)).toEqual({ closed: 1012 });
  },
  300_000,
);
