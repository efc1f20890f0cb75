import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type ServerProcess, startServer } from "../support/server-process.js";
import { type Project, projectWithSdk, root } from "./tarball.js";

const run = promisify(execFile);

let data: string;
let server: ServerProcess;
let project: Project;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "ithaca-examples-"));
  [server, project] = await Promise.all([
    startServer({ DATA_DIR: join(data, "data") }),
    projectWithSdk(["ws", "graphql", "graphql-ws", "rxjs", "react", "@apollo/client", "@urql/core"]),
  ]);
  await cp(join(root, "client-sdk/examples"), join(project.folder, "examples"), { recursive: true });
}, 300_000);
afterAll(async () => {
  await Promise.all([server?.stop(), project?.remove()]);
  await rm(data, { recursive: true, force: true });
}, 300_000);

async function example(name: string, ...args: string[]): Promise<string> {
  const { PATH = "" } = process.env;
  const file = join(project.folder, "examples", name, "main.mjs");
  const { stdout } = await run(process.execPath, [file, ...args], {
    env: { PATH, ITHACA: server.url },
    timeout: 120_000,
  });
  return stdout;
}

test("the script of the examples signs in, reads, says something and hears it live", async () => {
  const said = await example("node-script", "Thursday at four?");
  expect(said).toContain("Signed in as Maya Lindqvist.");
  expect(said).toMatch(/live: Maya Lindqvist: Thursday at four\?\n$/);
});

test("the SDK's documents work in Apollo Client", async () => {
  expect(await example("apollo-client")).toBe("Hello through Apollo Client\n");
});

test("the SDK's documents work in urql", async () => {
  expect(await example("urql")).toBe("Hello through urql\n");
});
