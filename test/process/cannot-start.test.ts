import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { onPostgres } from "../support/databases.js";
import { runToExit } from "../support/server-process.js";
import { Servers } from "../support/servers.js";
import { asSuperuser, OwnDatabases } from "./own-databases.js";

const servers = new Servers();
const databases = new OwnDatabases();
/** Takes connections and hangs up: what answers there is no database. */
const stranger: Server = createServer((socket: Socket) => {
  socket.on("error", () => {});
  socket.end();
});
let strangePort = 0;

beforeAll(async () => {
  stranger.listen(0, "127.0.0.1");
  await once(stranger, "listening");
  const address = stranger.address();
  strangePort = typeof address === "object" && address ? address.port : 0;
});

afterAll(async () => {
  stranger.close();
  await servers.end();
  if (process.env.TEST_POSTGRES_URL) await databases.drop();
}, 300_000);

/** A port that nobody listens on: a low one that needs no luck. */
const nobody = "127.0.0.1:1";

test("a wrong configuration names every fault at once", async () => {
  const env = { NODE_ENV: "production", PORT: "high", DEMO: "perhaps", DATABASE_URL: "mysql://me:canary@host/db" };
  const { code, output } = await runToExit(env);
  expect(code).toBe(1);
  expect(output.match(/^ {2}- (\w+)/gm)).toEqual(["  - PORT", "  - DATABASE_URL", "  - DEMO", "  - PUBLIC_URL"]);
  expect(output).not.toMatch(/canary|\n\s+at /);
});

test.each([
  ["no file", "none.json", /ZONE_DATA cannot be used: ENOENT/],
  ["something else", "package.json", /ZONE_DATA cannot be used: This is no zone data/],
])("ZONE_DATA that names %s says so", async (_, path, words) => {
  const { code, output } = await runToExit({ ZONE_DATA: path, DATA_DIR: servers.folder(), DEMO: "0" });
  expect(code).toBe(1);
  expect(output).toMatch(words);
  expect(output).not.toMatch(/\n\s+at /);
});

test.each([
  [
    "DATABASE_URL",
    `postgres://me:canary@${nobody}/ithaca`,
    /The database 127\.0\.0\.1:1\/ithaca does not answer: .*ECONNREFUSED/,
  ],
  ["REDIS_URL", `redis://me:canary@${nobody}`, /Redis at 127\.0\.0\.1:1 does not answer: .*ECONNREFUSED/],
])(
  "%s that nobody answers at says what to do, and keeps the password",
  async (variable, url, words) => {
    const { code, output } = await runToExit({ [variable]: url, DATA_DIR: servers.folder(), DEMO: "0" });
    expect(code).toBe(1);
    expect(output).toMatch(words);
    expect(output).toContain(`Start it or correct ${variable}`);
    expect(output).not.toMatch(/canary|\n\s+at /);
  },
  40_000,
);

test.each([
  ["DATABASE_URL", "postgres"],
  ["REDIS_URL", "redis"],
])(
  "%s that leads to something else says so too",
  async (variable, protocol) => {
    const url = `${protocol}://me:canary@127.0.0.1:${strangePort}/0`;
    const { code, output } = await runToExit({ [variable]: url, DATA_DIR: servers.folder(), DEMO: "0" });
    expect(code).toBe(1);
    expect(output).toMatch(/does not answer: \S+/);
    expect(output).not.toMatch(/canary|\n\s+at /);
  },
  40_000,
);

onPostgres("a password that the database does not take is a wrong DATABASE_URL", async () => {
  const url = new URL(await databases.create());
  url.password = "canary";
  const { code, output } = await runToExit({ DATABASE_URL: url.href, DATA_DIR: servers.folder() });
  expect(code).toBe(1);
  expect(output).toMatch(/password authentication failed.*correct DATABASE_URL/);
  expect(output).not.toContain("canary");
});

onPostgres("a user who may not make tables is told to own the database", async () => {
  const role = `ithaca_guest_${randomBytes(4).toString("hex")}`;
  await asSuperuser(client => client.query(`create role ${role} login password 'canary'`));
  try {
    const url = new URL(await databases.create());
    url.username = role;
    url.password = "canary";
    const { code, output } = await runToExit({ DATABASE_URL: url.href, DATA_DIR: servers.folder() });
    expect(code).toBe(1);
    expect(output).toContain("Make the user of DATABASE_URL its owner.");
    expect(output).not.toMatch(/canary|\n\s+at /);
  } finally {
    await asSuperuser(client => client.query(`drop role ${role}`));
  }
});

test("a data folder in use says by whom, a taken port says what to do, and the first server lives on", async () => {
  const DATA_DIR = servers.folder();
  const first = await servers.start({ DATA_DIR, DEMO: "0" });
  const sameFolder = await runToExit({ DATA_DIR, DEMO: "0" });
  expect(sameFolder.code).toBe(1);
  expect(sameFolder.output).toContain(String(first.process.pid));
  expect(sameFolder.output).toContain(DATA_DIR);
  expect(sameFolder.output).not.toMatch(/\n\s+at /);

  const { port } = new URL(first.url);
  const samePort = await runToExit({ DATA_DIR: servers.folder(), PORT: port, DEMO: "0" });
  expect(samePort.code).toBe(1);
  expect(samePort.output).toContain(`Port ${port} is taken. Stop what uses it, or choose another`);
  expect(samePort.output).not.toMatch(/\n\s+at /);

  expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
}, 300_000);
