import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { transform } from "@swc/core";
import { type ServerProcess, startServer } from "../support/server-process.js";
import { type Project, projectWithSdk, root } from "./tarball.js";

const run = promisify(execFile);
const file = join(root, "client-sdk/README.md");

let data: string;
let server: ServerProcess;
let project: Project;
let readme: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "ithaca-sdk-readme-"));
  readme = await readFile(file, "utf8");
  [server, project] = await Promise.all([
    startServer({ DATA_DIR: join(data, "data") }),
    projectWithSdk(["ws", "graphql", "react", "@types/react", "csstype", "@types/node", "@types/ws", "undici-types"]),
  ]);
}, 300_000);
afterAll(async () => {
  await Promise.all([server?.stop(), project?.remove()]);
  await rm(data, { recursive: true, force: true });
}, 300_000);

/** The blocks under a mark, as they stand there. */
const blocks = (mark: string) =>
  [...readme.matchAll(new RegExp(`<!-- ${mark} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\\n\`\`\``, "g"))].map(
    ([, code]) => code ?? "",
  );

async function output(name: string, code: string): Promise<string> {
  const script = await transform(code, { swcrc: false, jsc: { target: "es2022", parser: { syntax: "typescript" } } });
  const { PATH = "" } = process.env;
  const env = { PATH, ITHACA: server.url };
  const { stdout } = await run(process.execPath, [await project.write(name, script.code)], { env, timeout: 120_000 });
  return stdout;
}

test("the five minutes work as they are written", async () => {
  const pieces = blocks("sample");
  expect(pieces).toHaveLength(5);
  const lines = (await output("five-minutes.mjs", pieces.join("\n"))).trim().split("\n");
  expect(lines[0]).toMatch(/^The mentor is Isaiah Okafor-Reyes of \S/);
  expect(lines[1]).toMatch(/^\S.*: \S/);
  expect(lines.slice(2)).toEqual([
    "At most 4000 characters.",
    "on its way: Thursday at four?",
    "live: Thursday at four?",
  ]);
});

test("the test of the readme works as it is written", async () => {
  expect(await output("testing.mjs", blocks("sample: testing").join("\n"))).toBe("Second\n");
});

test("what is written for programs compiles", async () => {
  await project.write("five-minutes.ts", blocks("sample").join("\n"));
  await project.write("testing.ts", blocks("sample: testing").join("\n"));
  const react = blocks("kind: react");
  expect(react).toHaveLength(1);
  await project.write("conversation.tsx", react.join("\n"));
  await project.write(
    "ithaca.ts",
    `import { createIthaca } from "@ithaca/client";
     import { chat } from "@ithaca/client/chat";
     export const ithaca = createIthaca({ url: "https://ithaca.example/graphql" }, { chat });`,
  );
  const compilerOptions = {
    module: "nodenext",
    target: "es2022",
    lib: ["es2023", "esnext.disposable", "dom"],
    jsx: "react-jsx",
    types: ["node"],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const config = await project.write(
    "tsconfig.json",
    JSON.stringify({ compilerOptions, files: ["five-minutes.ts", "testing.ts", "conversation.tsx"] }),
  );
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const said = await run(process.execPath, [tsc, "-p", config]).then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
  expect(said).toBe("");
}, 300_000);

test("the operations of the readme are generated, to the methods that it names", async () => {
  const [operations = ""] = [...readme.matchAll(/```graphql\n([\s\S]*?)\n```/g)].map(([, text]) => text);
  await project.write("operations/mine.graphql", operations);
  const main = join(project.folder, "node_modules/@ithaca/client/dist/generate/main.js");
  const { stdout } = await run(process.execPath, [main, "generate", "./operations", "--out", "./src/generated"], {
    cwd: project.folder,
  });
  expect(stdout).toBe("wrote mine.ts\nwrote types.ts\n");
  const mine = await readFile(join(project.folder, "src/generated/mine.ts"), "utf8");
  expect(mine).toMatch(/^ {2}latest\(id: string\): Promise<MineLatest \| null>;$/m);
  expect(mine).toMatch(/^ {2}say\(conversationId: string, input: MineSayInput\): Sending</m);
});

test("every block is run, compiled, or said to be a fragment, and every link leads somewhere", () => {
  const marked = readme.match(/<!-- (sample(: testing)?|kind: (fragment|react)) -->\n```tsx?\n/g) ?? [];
  expect(marked).toHaveLength(readme.match(/^```tsx?$/gm)?.length ?? 0);
  for (const [, link = ""] of readme.matchAll(/\]\(([^)#]+)\)/g)) {
    expect([link, existsSync(resolve(dirname(file), link))]).toEqual([link, true]);
  }
});
