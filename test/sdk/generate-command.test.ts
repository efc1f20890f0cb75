import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { command } from "../../client-sdk/generate/command.js";
import { readArguments } from "../../client-sdk/generate/read-arguments.js";
import { readTrusted } from "../../server/http/persisted.js";
import { plantedSchema } from "./planted-schema.js";

const compiled = fileURLToPath(new URL("../../dist/client-sdk/generate", import.meta.url));
let folder = "";
const at = (...names: string[]) => join(folder, ...names);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ithaca-generate-"));
  writeFileSync(at("schema.graphql"), plantedSchema);
  mkdirSync(at("operations"));
  mkdirSync(at("shipped"));
  writeFileSync(at("shipped", "notes.graphql"), 'query NotesPlace { place(name: "hall") { __typename } }\n');
  writeFileSync(at("operations", "notes.graphql"), "query NotesCount { noteCount }\n");
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command line as a portal does, with the planted schema. */
function run(...more: string[]): { readonly said: string; readonly code: number } {
  const asked = readArguments(["generate", at("operations"), "--schema", at("schema.graphql"), ...more]);
  return typeof asked === "string" ? { said: asked, code: 2 } : command({ ...asked, shipped: at("shipped") });
}

test("a file for each domain is written beside its operations, and one for the types", () => {
  expect(run()).toEqual({ said: "wrote notes.ts\nwrote types.ts\n", code: 0 });
  expect(readFileSync(at("operations", "generated", "notes.ts"), "utf8")).toContain(
    "export const notes = (core: Core)",
  );
});

test("what is current is not written again", () => {
  run();
  expect(run()).toEqual({ said: "", code: 0 });
});

test("files as Windows has them say the same, and are current", () => {
  const windows = (file: string) => {
    writeFileSync(file, `\uFEFF${readFileSync(file, "utf8").replaceAll("\n", "\r\n")}`);
  };
  writeFileSync(at("operations", "notes.graphql"), "# Notes.\n\nquery NotesCount { noteCount }\n");
  run();
  expect(readFileSync(at("operations", "generated", "notes.ts"), "utf8")).toContain(
    "/** Notes. */\nexport const notes",
  );
  windows(at("operations", "notes.graphql"));
  windows(at("operations", "generated", "notes.ts"));
  expect(run("--check")).toEqual({ said: "", code: 0 });
});

test("the files go where they are asked for", () => {
  run("--out", at("src", "api"));
  expect(readdirSync(at("src", "api"))).toEqual(["notes.ts", "types.ts"]);
  expect(existsSync(at("operations", "generated"))).toBe(false);
});

test("a check writes nothing, names what is not current and how to make it so, and fails", () => {
  const { said, code } = run("--check");
  expect(code).toBe(1);
  expect(said).toContain("notes.ts is not current: run `ithaca-sdk generate");
  expect(said).not.toContain("--check");
  expect(existsSync(at("operations", "generated"))).toBe(false);
  run();
  expect(run("--check")).toEqual({ said: "", code: 0 });
});

test("what was generated for operations that are no more is taken away, and nothing else", () => {
  run();
  writeFileSync(at("operations", "generated", "mine.ts"), "export const mine = 1;\n");
  rmSync(at("operations", "notes.graphql"));
  writeFileSync(at("operations", "walls.graphql"), "query WallsCount { noteCount }\n");
  expect(run("--check").said).toContain("notes.ts is not current");
  run();
  expect(readdirSync(at("operations", "generated"))).toEqual(["mine.ts", "types.ts", "walls.ts"]);
});

test("the manifest holds the client's own documents, too, is one that the server takes, and is checked as well", async () => {
  const manifest = ["--manifest", at("trusted-documents.json")];
  run();
  expect(run(...manifest, "--check")).toEqual({ said: expect.stringContaining("trusted-documents.json"), code: 1 });
  run(...manifest);
  const texts = (await readTrusted(at("trusted-documents.json"))).values();
  expect([...texts].sort()).toEqual([
    "query NotesCount{noteCount}",
    'query NotesPlace{place(name:"hall"){__typename}}',
  ]);
  expect(run(...manifest, "--check")).toEqual({ said: "", code: 0 });
});

test("what cannot be generated is said, and nothing is written", () => {
  writeFileSync(at("operations", "walls.graphql"), "query WallsNone { none }\n");
  expect(run()).toEqual({ said: expect.stringContaining('walls.graphql:1 Cannot query field "none"'), code: 1 });
  expect(existsSync(at("operations", "generated"))).toBe(false);
});

test("a folder that is not there is said", () => {
  expect(command({ ...asCommand(), schema: at("schema.graphql"), folder: at("nowhere") })).toEqual({
    said: expect.stringContaining("nowhere"),
    code: 1,
  });
});

test("a folder without operations is said, and what was generated there stays", () => {
  run();
  rmSync(at("operations", "notes.graphql"));
  expect(run()).toEqual({ said: `There is no *.graphql in ${at("operations")}\n`, code: 1 });
  expect(readdirSync(at("operations", "generated"))).toEqual(["notes.ts", "types.ts"]);
});

test("the schema that the package was made for is taken when none is named", () => {
  expect(asCommand().schema).toMatch(/[\\/]schema\.graphql$/);
});

test.each([[[]], [["generate"]], [["write", "operations"]], [["generate", "a", "b"]], [["generate", "a", "--what"]]])(
  "%j is answered with how to use it",
  args => {
    expect(readArguments(args)).toContain("ithaca-sdk generate <folder>");
  },
);

/** What is compiled, run by node alone. */
function runMain(main: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

test("the program writes what it did to its output, and what is wrong to its errors", () => {
  const main = join(compiled, "main.js");
  const asked = ["generate", at("operations"), "--schema", at("schema.graphql")];
  const wrote = { status: 0, stdout: "wrote notes.ts\nwrote types.ts\n", stderr: "" };
  expect(runMain(main, ...asked)).toEqual(wrote);
  rmSync(at("operations", "generated", "notes.ts"));
  const stale = runMain(main, ...asked, "--check");
  expect(stale).toEqual({ status: 1, stdout: "", stderr: expect.stringContaining("notes.ts is not current") });
  expect(runMain(main)).toEqual({ status: 2, stdout: "", stderr: expect.stringContaining("ithaca-sdk generate") });
});

test.each([[["--help"]], [["-h"]], [["generate", "--help"]]])("%j says how to use it, and nothing is wrong", args => {
  const usage = expect.stringMatching(/^ithaca-sdk generate <folder>/);
  expect(runMain(join(compiled, "main.js"), ...args)).toEqual({ status: 0, stdout: usage, stderr: "" });
});

test("where graphql is not installed, the program says so", () => {
  cpSync(compiled, at("generate"), { recursive: true });
  writeFileSync(at("generate", "package.json"), '{ "type": "module" }');
  const { status, stderr } = runMain(at("generate", "main.js"), "generate", at("operations"));
  expect([status, stderr]).toEqual([1, expect.stringContaining("npm install --save-dev graphql")]);
});

function asCommand() {
  const asked = readArguments(["generate", at("operations")]);
  if (typeof asked === "string") throw new Error(asked);
  return asked;
}
