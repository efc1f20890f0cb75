import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { commandOf, UsageError } from "../../server/commands.js";
import { readConfig } from "../../server/config.js";
import { lockFolder } from "../../server/db/folder-lock.js";
import { newId } from "../../server/kernel/id.js";
import { aVocabulary } from "../support/makers/people.js";
import { aWorld, type World } from "../support/world.js";

const admin = fileURLToPath(new URL("../../dist/server/admin.js", import.meta.url));
const config = readConfig({ NODE_ENV: "test", PORTAL_URL: "https://portal.example.org" });

let world: World;
let folder: string;
beforeAll(async () => {
  world = await aWorld();
  folder = await mkdtemp(join(tmpdir(), "ithaca-admin-"));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (name: string, ...args: string[]) => commandOf(name).run({ ...world, config }, args);
const createProgram = (email: string, key = `program-${newId()}`) =>
  run(
    "create-program",
    "--key",
    key,
    "--name",
    "Crosswalk",
    "--coordinator-email",
    email,
    "--coordinator-name",
    "Cora",
  );
const caller = { address: "192.0.2.7", userAgent: "tests" };

test("the first program's coordinator chooses a password by the printed link and runs the program", async () => {
  const email = `${newId()}@admin.test`;
  const printed = await createProgram(email);
  const token = /https:\/\/portal\.example\.org\/reset-password\?token=(\S+)/.exec(printed)?.[1] ?? "";
  await world.app.accounts.resetPassword(caller, { token, newPassword: "a password of her own" });
  const signedIn = await world.app.accounts.signIn(caller, { email, password: "a password of her own" });
  if ("refused" in signedIn) throw new Error(signedIn.message);
  const { viewer } = await world.app.accounts.grantOf(`Bearer ${signedIn.accessToken}`);
  const seen = await world
    .as(viewer.personId)
    .ask("query { me { displayName } myEnrollments { nodes { role status program { name viewerCan { invite } } } } }");
  expect(seen).toEqual({
    me: { displayName: "Cora" },
    myEnrollments: {
      nodes: [{ role: "COORDINATOR", status: "ACTIVE", program: { name: "Crosswalk", viewerCan: { invite: true } } }],
    },
  });
});

test("an address with an account keeps its password and coordinates another program", async () => {
  const email = `${newId()}@admin.test`;
  await createProgram(email);
  const printed = await createProgram(email.toUpperCase());
  expect(printed).toContain("has an account already");
  expect(printed).not.toContain("token=");
  const personId = await world.app.accounts.personIdOf(world.db.manager, email);
  const rows = await world.db.query("select 1 from enrollment where person_id = $1 and role = 'COORDINATOR'", [
    personId,
  ]);
  expect(rows).toHaveLength(2);
});

test("a key that is taken leaves everything as it was", async () => {
  const key = `program-${newId()}`;
  await createProgram(`${newId()}@admin.test`, key);
  const email = `${newId()}@admin.test`;
  await expect(createProgram(email, key)).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(await world.app.accounts.personIdOf(world.db.manager, email)).toBeNull();
});

test("a taxonomy is loaded from a file, again without a change, and terms and institutions are merged", async () => {
  const tag = newId();
  const file = join(folder, "taxonomy.json");
  const term = (key: string, more: object = {}) => ({ key: `${key}-${tag}`, kind: "TOPIC", name: key, ...more });
  const place = (key: string) => ({ key: `${key}-${tag}`, name: "A place", country: "US" });
  const institutions = [place("place"), place("other")];
  await writeFile(file, JSON.stringify({ terms: [term("a", { synonyms: ["alpha"] }), term("b")], institutions }));
  expect(await run("load-taxonomy", file)).toBe("2 terms and 2 institutions are loaded.");
  expect(await run("load-taxonomy", file)).toBe("2 terms and 2 institutions are loaded.");
  expect(await run("merge-terms", `a-${tag}`, `b-${tag}`)).toBe(`a-${tag} is merged into b-${tag}.`);
  const merged = await run("merge-institutions", `place-${tag}`, `other-${tag}`);
  expect(merged).toBe(`place-${tag} is merged into other-${tag}.`);
  expect(await world.app.people.findTerm(`a-${tag}`)).toMatchObject({ key: `b-${tag}`, synonyms: ["a", "alpha"] });
});

test.each([
  ["{", /cannot be read as JSON/],
  ["[]", /must hold/],
  ['{"terms": 1}', /list of objects/],
  ['{"terms": [{"key": "a", "kind": "TOPIC"}]}', /"name" is missing/],
  ['{"terms": [{"key": "a", "kind": "TOPIC", "name": "A", "synonyms": [1]}]}', /list of texts/],
])("a file that reads %s is refused with what is wrong in it", async (content, words) => {
  const file = join(folder, "wrong.json");
  await writeFile(file, content);
  await expect(run("load-taxonomy", file)).rejects.toThrow(words);
});

test("a command asked for wrongly says how to ask", async () => {
  await aVocabulary(world);
  expect(() => commandOf("constructor")).toThrow(UsageError);
  await expect(run("create-program", "--key", "k")).rejects.toThrow(/Missing: --name, --coordinator-email/);
  await expect(run("create-program", "--colour", "red")).rejects.toThrow(/Usage: create-program/);
  await expect(run("merge-terms", "critical-care")).rejects.toThrow("Usage: merge-terms <from> <into>");
  await expect(run("merge-terms", "critical-care", "nowhere")).rejects.toThrow("There is no term nowhere.");
  await expect(run("merge-institutions", "one")).rejects.toThrow("Usage: merge-institutions <from> <into>");
  await expect(run("merge-institutions", "tallgrass-health", "nowhere")).rejects.toThrow(
    "There is no institution nowhere.",
  );
});

test("tokens signed before a rotation of the keys are still good", async () => {
  const email = `${newId()}@admin.test`;
  const token = /token=(\S+)/.exec(await createProgram(email))?.[1] ?? "";
  await world.app.accounts.resetPassword(caller, { token, newPassword: "a password of her own" });
  const signedIn = await world.app.accounts.signIn(caller, { email, password: "a password of her own" });
  if ("refused" in signedIn) throw new Error(signedIn.message);
  expect(await run("rotate-keys")).toContain("new key");
  expect(await world.app.accounts.grantOf(`Bearer ${signedIn.accessToken}`)).toMatchObject({ viewer: {} });
});

test("the command line works on an embedded database, and not while another process holds its folder", async () => {
  const env = { DATA_DIR: join(folder, "data"), NODE_ENV: "test" };
  const args = ["create-program", "--key", "first", "--name", "First", "--coordinator-email", "cora@admin.test"];
  expect(await runProcess(args, env)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("The program first is made"),
  });
  const again = await runProcess(args, env);
  expect(again).toEqual({ code: 1, stdout: "", stderr: "There is a program first already.\n" });
  const lock = await lockFolder(join(folder, "data", "postgres"));
  try {
    const refused = await runProcess(args, env);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(`in use by process ${process.pid}`) });
  } finally {
    await lock.release();
  }
  expect(await runProcess(["help"], env)).toMatchObject({ code: 0, stdout: expect.stringContaining("rotate-keys") });
  expect(await runProcess(["nonsense"], env)).toMatchObject({ code: 1, stderr: expect.stringContaining("no command") });
}, 300_000);

function runProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [admin, ...args], { env: { PATH: process.env.PATH, ...env } });
    const out = { stdout: "", stderr: "" };
    child.stdout.on("data", chunk => {
      out.stdout += String(chunk);
    });
    child.stderr.on("data", chunk => {
      out.stderr += String(chunk);
    });
    child.on("error", reject);
    child.on("close", code => resolve({ code, ...out }));
  });
}
