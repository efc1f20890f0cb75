import { afterAll, expect } from "@jest/globals";
import { Client } from "../support/client.js";
import { onPostgresAndRedis, redisUrl } from "../support/databases.js";
import { Servers } from "../support/servers.js";
import { connectedTo, OwnDatabases } from "./own-databases.js";

const servers = new Servers();
const databases = new OwnDatabases();

afterAll(async () => {
  await servers.end();
  if (process.env.TEST_POSTGRES_URL) await databases.drop();
}, 300_000);

onPostgresAndRedis(
  "nodes that start at once on one empty database load the demo once and take each other's tokens",
  async () => {
    const DATABASE_URL = await databases.create();
    const env = { DATABASE_URL, REDIS_URL: redisUrl(), DEMO: "1", PUBLIC_URL: "http://localhost:4000" };
    const nodes = await Promise.all([servers.start(env), servers.start(env), servers.start(env)]);

    const people = "select (select count(*)::int from account) accounts, (select count(*)::int from program) programs";
    const counted = await connectedTo(DATABASE_URL, async client => (await client.query(people)).rows[0]);
    expect(counted).toEqual({ accounts: expect.any(Number), programs: 1 });
    const keysOf = () =>
      connectedTo(DATABASE_URL, async client => (await client.query("select kid from signing_key")).rowCount);

    // All at once, so that none finds the key of another made already.
    const clients = await Promise.all(
      nodes.map(({ url }) => new Client(url).signIn("mentee@demo.test", "ithaca-demo")),
    );
    expect(await keysOf()).toBe(1);
    for (const { url } of nodes) {
      for (const client of clients) {
        const elsewhere = new Client(url);
        elsewhere.takeOver(client);
        expect(await elsewhere.ask("{ me { displayName } }")).toMatchObject({ me: {} });
      }
    }
    for (const node of nodes) {
      const { json } = { json: await (await fetch(`${node.url}/health/ready`)).json() };
      expect(json).toMatchObject({ status: "ok", database: "ok", bus: "ok" });
      expect(node.output()).not.toMatch(/"level":[56]0/);
    }
    expect(await Promise.all(nodes.map(node => node.stop()))).toEqual([0, 0, 0]);
  },
  300_000,
);
