import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { transform } from "@swc/core";
import { onCurl } from "../support/databases.js";
import { type ServerProcess, startServer } from "../support/server-process.js";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

let folder: string;
let server: ServerProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ithaca-readme-"));
  server = await startServer({ DATA_DIR: join(folder, "data") });
}, 300_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}, 300_000);

/** The README's sample of that name, as it stands there. */
async function sample(name: string): Promise<string> {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const code = new RegExp(`<!-- sample: ${name} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\\n\`\`\``).exec(readme)?.[1];
  if (!code) throw new Error(`The README has no sample ${name}.`);
  return code;
}

onCurl("the README's first conversation works as it is written, in curl", async () => {
  const { PATH = "" } = process.env;
  const script = `set -euo pipefail\n${await sample("curl")}`;
  const { stdout } = await run("bash", ["-c", script], { env: { PATH, ITHACA: server.url } });
  const [hits, sent] = stdout.split(/(?<=^\])\n/m);
  const found: { score: number; reasons: { text: string }[] }[] = JSON.parse(hits ?? "");
  expect(found).toHaveLength(3);
  expect(found[0]?.reasons.length).toBeGreaterThan(0);
  expect(JSON.parse(sent ?? "").message).toMatchObject({
    body: "Thank you for taking me on!",
    author: { displayName: "Maya Lindqvist" },
  });
});

test("the README's live sample works as it is written, in TypeScript", async () => {
  const { code } = await transform(await sample("typescript"), {
    swcrc: false,
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
  });
  // Inside the project, so that the sample finds its packages as it would in a project of its own.
  const file = join(root, "dist", `readme-sample-${process.pid}.mjs`);
  await writeFile(file, code);
  try {
    const { PATH = "" } = process.env;
    const { stdout } = await run(process.execPath, [file], { env: { PATH, ITHACA: server.url } });
    expect(stdout).toBe("Thursday at four?\n");
  } finally {
    await rm(file, { force: true });
  }
});

test("the README lists the settings that a deployment needs by names that exist", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const example = await readFile(join(root, ".env.example"), "utf8");
  const table = readme.slice(readme.indexOf("## Configuration"), readme.indexOf("## In production"));
  const named = [...table.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`/g)].flatMap(match => match[1] ?? []);
  for (const name of named.filter(word => word !== "SIGTERM")) expect(example).toContain(`#${name}=`);
});
