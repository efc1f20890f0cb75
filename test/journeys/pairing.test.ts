import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { transform } from "@swc/core";
import { type Project, projectWithSdk } from "../sdk/tarball.js";
import { Client } from "../support/client.js";
import { type ServerProcess, startServer } from "../support/server-process.js";

const run = promisify(execFile);
const readme = fileURLToPath(new URL("../../README.md", import.meta.url));

let folder: string;
let server: ServerProcess;
let project: Project;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ithaca-pairing-"));
  server = await startServer({ DATA_DIR: join(folder, "data") });
  project = await projectWithSdk(["ws"]);
}, 900_000);
afterAll(async () => {
  await server.stop();
  await project.remove();
  await rm(folder, { recursive: true, force: true });
}, 900_000);

/** The README's sample as JavaScript. */
async function sample(): Promise<string> {
  const text = await readFile(readme, "utf8");
  const code = /<!-- sample: pairing -->\n```ts\n([\s\S]*?)\n```/.exec(text)?.[1];
  if (!code) throw new Error("The README has no sample of pairing.");
  const { code: plain } = await transform(code, {
    swcrc: false,
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
  });
  return plain;
}

/** Runs a program of the package, and gives the lines it says. */
async function said(name: string, code: string): Promise<string[]> {
  const file = await project.write(name, code);
  const { PATH = "" } = process.env;
  // A program that waits for ever is a failure.
  const { stdout } = await run(process.execPath, [file], { env: { PATH, ITHACA: server.url }, timeout: 60_000 });
  return stdout.trim().split("\n");
}

test("a coordinator pairs the demo's cohort as the README does: reads why, pins a pair, compares and publishes", async () => {
  const [paired, because, instead, moved, begun] = await said("pairing.mjs", await sample());
  const [, pairs, mentees] = /^(\d+) of (\d+) paired, \d+ with a first choice$/.exec(paired ?? "") ?? [];
  expect(Number(pairs)).toBeGreaterThan(20);
  expect(Number(mentees)).toBeGreaterThanOrEqual(Number(pairs));
  expect(because).toMatch(/^.+ – .+: .+\.$/);
  expect(instead).toMatch(/^Not .+: (HAS_BETTER|OTHERS_COME_FIRST|NOT_POSSIBLE)$/);
  expect(moved).toMatch(/^\d+ kept, \d+ moved$/);
  expect(begun).toMatch(/^\d+ mentorships have begun$/);

  const coordinator = await new Client(server.url).signIn("coordinator@demo.test", "ithaca-demo");
  const { myEnrollments } = await coordinator.ask<{ myEnrollments: { nodes: { program: { id: string } }[] } }>(
    "{ myEnrollments { nodes { program { id } } } }",
  );
  const programId = myEnrollments.nodes[0]?.program.id;
  const { pairingRuns } = await coordinator.ask<{ pairingRuns: { nodes: { state: string; measures: object }[] } }>(
    "query ($id: ID!) { pairingRuns(programId: $id) { nodes { state measures { pairedCount } } } }",
    { id: programId },
  );
  expect(pairingRuns.nodes.map(({ state }) => state)).toEqual(["PUBLISHED", "SOLVED"]);
  const [published] = pairingRuns.nodes;
  expect(published?.measures).toEqual({ pairedCount: Number(/^\d+/.exec(begun ?? "")?.[0]) });
});

test("who waits as the README does is told when a coordinator cancels the run, before or while they wait", async () => {
  const [upToUntil = ""] = (await sample()).split("async function paired");
  const lines = await said(
    "cancelled.mjs",
    `${upToUntil}
    for (;;) {
      const { run } = await ithaca.pairing.create(programId, { objective: "FAIREST" });
      const waited = until(run.id, "PairingRunSolved").catch(error => error.message);
      // One that was solved meanwhile proves nothing.
      if (isRefusal(await ithaca.pairing.cancel(run.id))) continue;
      console.log(await waited);
      console.log(await until(run.id, "PairingRunSolved").catch(error => error.message));
      process.exit(0);
    }`,
  );

  expect(lines).toEqual(["The run is CANCELLED.", "The run is CANCELLED."]);
});
