import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Client } from "../support/client.js";
import type { ServerProcess } from "../support/server-process.js";
import { Servers } from "../support/servers.js";

const servers = new Servers();
const DATA_DIR = servers.folder();
let first: ServerProcess;

beforeAll(async () => {
  first = await servers.start({ DATA_DIR });
}, 300_000);

afterAll(() => servers.end(), 300_000);

const enrollments = "{ myEnrollments { nodes { id program { id name } } } }";
const asMentee = (url: string) => new Client(url).signIn("mentee@demo.test", "ithaca-demo");

test("the first start says where the server is, who can sign in and where the data lies", async () => {
  const said = first.output();
  for (const word of [first.url, "mentee@demo.test", "mentor@demo.test", "coordinator@demo.test", "ithaca-demo"]) {
    expect(said).toContain(word);
  }
  expect(said).toContain(DATA_DIR);
  expect(await readdir(join(DATA_DIR, "postgres"))).not.toEqual([]);
});

test("after Ctrl-C, pressed once and heard twice, the second start finds everything as it was", async () => {
  const before = await asMentee(first.url);
  const had = await before.ask(enrollments);
  // A terminal and a program in between both pass the key on.
  first.process.kill("SIGINT");
  first.process.kill("SIGINT");
  expect(await first.stop()).toBe(0);

  const second = await servers.start({ DATA_DIR });
  expect(second.output()).toContain("mentee@demo.test");
  const after = await asMentee(second.url);
  expect(await after.ask(enrollments)).toEqual(had);
  // The keys that sign tokens were kept too.
  const remembered = new Client(second.url);
  remembered.takeOver(before);
  expect(await remembered.ask(enrollments)).toEqual(had);
  expect(await second.stop()).toBe(0);
}, 300_000);

test("in production no demo is loaded, and none is promised", async () => {
  const production = { NODE_ENV: "production", PUBLIC_URL: "https://ithaca.example.org", HOST: "127.0.0.1" };
  const server = await servers.start(production);
  expect(server.output()).not.toContain("demo.test");
  await expect(asMentee(server.url)).rejects.toThrow("InvalidCredentials");
  expect(await server.stop()).toBe(0);
}, 300_000);
