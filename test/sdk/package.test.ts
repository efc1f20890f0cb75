import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type BuildOptions, build } from "esbuild";
import { otherToolchains, type Project, projectWithSdk, root } from "./tarball.js";

const run = promisify(execFile);

let project: Project;
let installed: string;
beforeAll(async () => {
  project = await projectWithSdk(["react", "@types/react", "csstype", "graphql"]);
  installed = join(project.folder, "node_modules/@ithaca/client");
}, 300_000);
afterAll(() => project?.remove(), 300_000);

/** Sends something to a server in memory, hears it live, and says so. */
const talk = `
import { createIthaca, isRefusal } from "@ithaca/client";
import { chat } from "@ithaca/client/chat";
import { createTestServer } from "@ithaca/client/testing";

export async function talk() {
  const server = createTestServer();
  server.stream("ChatFollow", ({ conversationId }) => conversationId);
  server.answer("ChatSend", ({ input }) => {
    const message = { id: "m1", body: input.body, clientId: input.clientId };
    server.publish(input.conversationId, { type: "MessagePosted", message });
    return { message };
  });
  const ithaca = createIthaca({ url: "https://ithaca.example/graphql", token: () => "a token", environment: server.environment }, { chat });
  const feed = ithaca.chat.follow("c1");
  const live = new Promise(resolve => feed.onStatus(status => status === "live" && resolve()));
  const event = feed.next();
  await live;
  const sending = ithaca.chat.send("c1", { body: "Thursday at four?" });
  const sent = await sending;
  if (isRefusal(sent)) throw new Error(sent.message);
  const { value } = await event;
  ithaca.close();
  return [value.type, value.message.body, value.message.clientId === sending.local.clientId].join(" ");
}
`;
const said = "MessagePosted Thursday at four? true";

test("the package holds what it needs and nothing else", async () => {
  const { stdout } = await run("tar", ["-tzf", project.tarball]);
  const files = stdout.trim().split("\n");
  const kinds =
    /^package\/(dist\/[\w/-]+\.(js|d\.ts)|dist\/generate\/[\w-]+\.mjs|operations\/\w+\.graphql|schema\.graphql|etc\/api\.md|package\.json|README\.md|AGENTS\.md|LICENSE)$/;
  expect(files.filter(file => !kinds.test(file))).toEqual([]);
  for (const file of [
    "README.md",
    "AGENTS.md",
    "LICENSE",
    "schema.graphql",
    "dist/index.js",
    "dist/index.d.ts",
    "dist/native.js",
    "dist/generate/main.js",
    "etc/api.md",
  ]) {
    expect(files).toContain(`package/${file}`);
  }
});

test("its types are found by every way of resolving modules", async () => {
  const attw = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
  const { stdout } = await run(process.execPath, [
    attw,
    project.tarball,
    "--profile",
    "esm-only",
    "--format",
    "json",
    "--no-definitely-typed",
  ]);
  const { problems } = JSON.parse(stdout) as { problems: Record<string, { resolutionKind: string }[]> };
  // The package is of ES modules: what resolves as CommonJS did before them is not for it.
  const found = Object.values(problems).flat();
  expect(found.filter(({ resolutionKind }) => ["node16-esm", "bundler"].includes(resolutionKind))).toEqual([]);
  expect(found.length).toBeGreaterThan(0);
}, 300_000);

/** `test` where npm has a Node 24 for the machine, `test.skip` (counted as skipped) where it has none. */
const onNode24 = process.platform === "linux" && ["x64", "arm64"].includes(process.arch) ? test : test.skip;

describe("Node", () => {
  const { version } = process;

  test(`${version} runs it`, async () => {
    const file = await project.write("talk-here.mjs", `${talk}\nconsole.log(await talk());`);
    const { stdout } = await run(process.execPath, [file]);
    expect(stdout.trim()).toBe(said);
  });

  test(`${version} can require it, by every door`, async () => {
    const doors = ["", "/chat", "/offline", "/react", "/session", "/testing"].map(door => `@ithaca/client${door}`);
    const file = await project.write(
      "talk-here.cjs",
      `console.log(${JSON.stringify(doors)}.map(door => Object.keys(require(door)).length > 0).join());`,
    );
    const { stdout } = await run(process.execPath, [file]);
    expect(stdout.trim()).toBe(doors.map(() => true).join());
  });

  onNode24(
    "24 runs it",
    async () => {
      const { node24 } = otherToolchains();
      if (!node24) throw new Error("Node 24 is not among the toolchains.");
      const file = await project.write("talk-24.mjs", `${talk}\nconsole.log(process.version, await talk());`);
      const { stdout } = await run(node24, [file]);
      expect(stdout.trim()).toMatch(/^v24\.[\d.]+ MessagePosted Thursday at four\? true$/);
    },
    300_000,
  );
});

/** What a portal's code looks like to the compiler: every door, refusals narrowed, a free selection. */
const portal = `
import { createIthaca, isRefusal } from "@ithaca/client";
import { accounts } from "@ithaca/client/accounts";
import { chat, type MessageParts } from "@ithaca/client/chat";
import { matching } from "@ithaca/client/matching";
import { asyncStorageOutbox, indexedDbOutbox } from "@ithaca/client/offline";
import { useFollow, usePages, useSend, useStatus } from "@ithaca/client/react";
import { createSession, memoryStore } from "@ithaca/client/session";
import { createTestServer } from "@ithaca/client/testing";

const url = "https://ithaca.example/graphql";
const session = createSession(createIthaca({ url }, { accounts }).accounts, memoryStore());
const ithaca = createIthaca({ url, token: session.token, outbox: indexedDbOutbox("portal") }, { chat, matching });

export async function main(): Promise<MessageParts | undefined> {
  const conversation = await ithaca.chat.conversation("c1", { title: true, members: { displayName: true } });
  const names: readonly string[] = conversation?.members.map(member => member.displayName) ?? [];
  const sent = await ithaca.chat.send("c1", { body: names.join() });
  if (isRefusal(sent)) {
    const limit: number | null = sent.code === "MESSAGE_TOO_LONG" ? sent.limit : null;
    throw new Error(sent.message + limit);
  }
  for await (const hit of ithaca.matching.mentors({ programId: "p1", distance: { institution: "REQUIRE_DIFFERENT" } })) {
    if (hit.score < 0.6) break;
  }
  return sent.message;
}
export const everything = [asyncStorageOutbox, useFollow, usePages, useSend, useStatus, createTestServer];
`;
const wrong = `${portal}
export const unread = (await ithaca.chat.conversation("c1", { title: true }))?.unreadCount;
`;

describe.each([
  ["6", () => join(root, "node_modules/typescript/bin/tsc")],
  ["7", () => otherToolchains().tsc7],
])("TypeScript %s", (version, compiler) => {
  test.each([
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ])(
    "compiles a portal for %s modules and finds what is wrong in it",
    async (module, moduleResolution) => {
      const check = async (name: string, text: string) => {
        const folder = `ts${version}-${moduleResolution}-${name}`;
        await project.write(`${folder}/portal.ts`, text);
        const compilerOptions = {
          module,
          moduleResolution,
          target: "es2022",
          lib: ["es2022", "dom"],
          types: [],
          strict: true,
          noEmit: true,
        };
        const config = await project.write(
          `${folder}/tsconfig.json`,
          JSON.stringify({ compilerOptions, files: ["portal.ts"] }),
        );
        return run(process.execPath, [compiler(), "-p", config]).then(
          ({ stdout }) => stdout,
          ({ stdout }: { stdout: string }) => stdout,
        );
      };
      expect(await check("right", portal)).toBe("");
      expect(await check("wrong", wrong)).toMatch(/error TS\d+: Property 'unreadCount' does not exist/);
    },
    300_000,
  );
});

async function bundled(options: BuildOptions): Promise<string> {
  const entry = await project.write("entry.mjs", `${talk}\nexport * from "@ithaca/client";`);
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    target: "es2022",
    logLevel: "error",
    ...options,
  });
  return outputFiles?.[0]?.text ?? "";
}

test("a bundler makes it fit for browsers, without a word of Node", async () => {
  // Nothing is external: a module of Node would fail the build.
  const code = await bundled({ platform: "browser", format: "esm" });
  expect(code).not.toMatch(/\brequire\(|\bprocess\b|\bBuffer\b|from ["']node:/);
});

describe("React Native", () => {
  const native: BuildOptions = { platform: "neutral", conditions: ["react-native"], mainFields: ["module", "main"] };

  test("takes an entry of its own by its export condition", async () => {
    const { exports } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
    expect(exports["."]["react-native"].default).toBe("./dist/native.js");
    expect(Object.keys(exports["."])[0]).toBe("react-native");
  });

  test("finds nothing in it that its engine does not have", async () => {
    const code = await bundled({ ...native, format: "esm" });
    expect(code).not.toMatch(
      /\bimport\(|\bnew Function\b|\beval\(|\bwindow\b|\blocalStorage\b|\bstructuredClone\b|\bcrypto\b|\bWeakRef\b/,
    );
  });

  test("runs it where there are no more globals than it has", async () => {
    const code = await bundled({ ...native, format: "iife", globalName: "sdk" });
    // A context of its own has what the language has; these are what React Native adds.
    const script = `
      import { createContext, runInContext } from "node:vm";
      const globals = { setTimeout, clearTimeout, fetch, AbortController };
      const context = createContext(globals);
      runInContext(${JSON.stringify(code)}, context);
      console.log(await runInContext("sdk.talk()", context));`;
    const { stdout } = await run(process.execPath, [await project.write("native.mjs", script)]);
    expect(stdout.trim()).toBe(said);
  });
});
