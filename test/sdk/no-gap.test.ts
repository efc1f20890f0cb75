import { randomInt } from "node:crypto";
import { afterAll, expect } from "@jest/globals";
import WebSocket from "ws";
import type { TokenFunction } from "../../client-sdk/src/index.js";
import { createIthaca } from "../../client-sdk/src/index.js";
import { freePort } from "../../scripts/services/find.mjs";
import { newId } from "../../server/kernel/id.js";
import { OwnDatabases } from "../process/own-databases.js";
import { OwnRedis, stopOwnRedis } from "../realtime/own-redis.js";
import { onPostgresAndRedis } from "../support/databases.js";
import { random } from "../support/random.js";
import type { ServerProcess } from "../support/server-process.js";
import { Servers } from "../support/servers.js";
import { until } from "../support/until.js";
import { demoPeople, tokenOf } from "./demo-people.js";
import { RoundRobin } from "./round-robin.js";
import { shortTokens } from "./short-tokens.js";
import { chat } from "./small-chat.js";
import { Witness } from "./witness.js";

const messages = 2_000;
const lanes = 8;
const cuts = 40;
const servers = new Servers();
const databases = new OwnDatabases();
const ends: (() => unknown)[] = [];

afterAll(async () => {
  for (const end of ends.reverse()) await end();
  await servers.end();
  await stopOwnRedis();
  if (process.env.TEST_POSTGRES_URL) await databases.drop();
}, 300_000);

/** Two servers on one database and one Redis, each of which can be killed and comes back on its port. */
async function twoNodes() {
  const redis = await OwnRedis.start();
  const DATABASE_URL = await databases.create();
  const ports = [await freePort(), await freePort()];
  const start = (port: number) =>
    servers.start({ DATABASE_URL, REDIS_URL: redis.url, DEMO: "1", PORT: String(port), LOG_LEVEL: "silent" });
  const nodes: ServerProcess[] = [];
  // The first one makes the tables and the people.
  for (const port of ports) nodes.push(await start(port));
  const killAndStart = async (index: number) => {
    await nodes[index]?.kill();
    nodes[index] = await start(ports[index] ?? 0);
  };
  return { DATABASE_URL, killAndStart, nodes, ports, redis };
}

onPostgresAndRedis(
  "across cuts, killed servers, a killed Redis and tokens that end, a feed gives each message once in order and never says more than is true",
  async () => {
    const seed = Number(process.env.NO_GAP_SEED ?? randomInt(2 ** 31));
    process.stderr.write(`no gap: NO_GAP_SEED=${seed}\n`);
    const chance = random(seed);
    const { DATABASE_URL, killAndStart, nodes, ports, redis } = await twoNodes();
    const { mentee, mentor, conversationId } = await demoPeople(nodes[0]?.url ?? "");
    const proxy = new RoundRobin(ports);
    const url = `${await proxy.open()}/graphql`;
    ends.push(() => proxy.close());

    // It has a token for a few seconds only, and three times nothing better until that has ended.
    const next = await shortTokens(DATABASE_URL, tokenOf(mentor), 4);
    const witness = new Witness();
    const token: TokenFunction = ({ reason }) => {
      if (reason === "expiring" && witness.expired < 3) throw new Error("There is no fresh token just now.");
      return next();
    };
    const reader = createIthaca({ url, token, webSocket: witness.WebSocket }, { chat });
    const writer = createIthaca({ url, token: () => tokenOf(mentee), webSocket: WebSocket }, { chat });
    ends.push(
      () => reader.close(),
      () => writer.close(),
    );

    const feed = reader.chat.follow(conversationId);
    witness.watch(feed as never);
    const seen: { readonly seq: number; readonly body: string }[] = [];
    const reading = (async () => {
      for await (const event of feed) {
        expect(event.type).toBe("MessagePosted");
        if (event.type !== "MessagePosted") continue;
        seen.push(event.message);
        witness.read += 1;
        witness.judge(feed.status);
        // Now and then it has something else to do.
        if (chance.below(50) === 0) await new Promise(resolve => setTimeout(resolve, chance.below(60)));
      }
    })();
    await until(() => feed.status === "live");

    const places = new Set<number>();
    while (places.size < cuts) places.add(50 + chance.below(messages - 100));
    const happenings = new Map<number, () => Promise<void>>([
      [400 + chance.below(200), () => killAndStart(0)],
      [900 + chance.below(200), () => redis.kill().then(() => redis.startAgain())],
      [1_400 + chance.below(200), () => killAndStart(1)],
    ]);
    const happening: Promise<void>[] = [];
    // Each cut is one of a stream that stands; what is not connected cannot be cut.
    let cutting = Promise.resolve();
    const cut = async () => {
      await until(() => witness.isFollowing);
      proxy.cut();
      await until(() => !witness.isFollowing);
    };
    let sent = 0;
    const send = async () => {
      while (sent < messages) {
        sent += 1;
        // The other lanes go on meanwhile.
        const number = sent;
        const body = `message ${number}`;
        const clientId = newId();
        if (places.has(number)) {
          cutting = cutting.then(cut);
          await cutting;
        }
        const happens = happenings.get(number);
        // One after the other: a server does not start without its Redis.
        if (happens) happening.push((happening.at(-1) ?? Promise.resolve()).then(happens));
        // The last ones come when all that should happen has happened.
        if (number > messages - lanes) {
          await Promise.all(happening);
          await until(() => witness.expired >= 3);
        }
        await until(() => writer.chat.say(conversationId, body, clientId).catch(() => null));
      }
    };
    await Promise.all(Array.from({ length: lanes }, send));
    await until(() => seen.length >= messages);
    await until(() => feed.status === "live");
    reader.close();
    await reading;

    const first = seen[0]?.seq ?? 0;
    expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: messages }, (_, n) => first + n));
    expect(new Set(seen.map(({ body }) => body)).size).toBe(messages);
    expect({ seed, faults: witness.faults }).toEqual({ seed, faults: [] });
    expect(happening).toHaveLength(3);
    expect(witness.expired).toBeGreaterThanOrEqual(3);
    expect(witness.connections).toBeGreaterThan(cuts);
    expect(witness.statuses.filter(status => status === "live").length).toBeGreaterThan(3);
  },
  300_000,
);
