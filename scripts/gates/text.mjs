import { homedir, tmpdir } from "node:os";
import { dirname, posix } from "node:path";
import { root } from "../build.mjs";
import { linesThatSayAny } from "./any.mjs";
import { writtenFiles } from "./files.mjs";

const longest = 400;

/** No file that a person wrote is longer than a person reads at once. */
export function sizes() {
  return writtenFiles(/\.(ts|tsx|mjs|cjs)$/)
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > longest)
    .map(({ path, lines }) => `${path} has ${lines} lines, more than ${longest}`);
}

const escapes = [
  { pattern: /@ts-(ignore|nocheck|expect-error)/, name: "turns the compiler off" },
  { pattern: /\bas unknown as\b/, name: "casts through unknown" },
  { pattern: /\b(test|describe|it)\.only\(|\b(fdescribe|fit)\(/, name: "leaves the other tests out" },
];

/** Nothing steps around the compiler, and no test hides the others. */
export function suppressions() {
  const faults = [];
  for (const { path, text } of writtenFiles(/\.(ts|tsx|mjs|cjs)$/)) {
    for (const number of linesThatSayAny(path, text)) faults.push(`${path}:${number} says any`);
    if (path.startsWith("scripts/gates/") || path.startsWith("test/contract/")) continue;
    for (const { line, number } of codeLines(text)) {
      for (const { pattern, name } of escapes) if (pattern.test(line)) faults.push(`${path}:${number} ${name}`);
    }
  }
  return faults;
}

/** Nothing names a folder of somebody's machine, a registry, or a path that leaves the project. */
export function leaks() {
  const folders = [root, tmpdir(), homedir()].filter(folder => folder.split(/[\\/]/).length > 1 && folder.length > 1);
  /** @type {string[]} */
  const faults = [];
  for (const { path, text } of writtenFiles(
    /\.(ts|tsx|mjs|cjs|js|json|md|graphql|yml|yaml|sh|example)$|^\.ci\/|^[.\w]+$/,
  )) {
    text.split("\n").forEach((line, index) => {
      const where = `${path}:${index + 1}`;
      const folder = folders.find(one => line.includes(`${one}/`));
      if (folder) faults.push(`${where} names ${folder}, a folder of this machine`);
      if (path === "package-lock.json" && line.includes('"resolved":')) faults.push(`${where} names a registry`);
      if (path.endsWith(".json")) return;
      for (const [relative] of line.matchAll(/(?<![\w.*])(?:\.\.\/)+[\w.-]+/g)) {
        if (posix.join(dirname(path), relative).startsWith("../"))
          faults.push(`${where} names ${relative}, outside the project`);
      }
    });
  }
  return faults;
}

/** @param {string} text @returns {{ line: string, number: number }[]} its lines without those that are only comment */
function codeLines(text) {
  return text
    .split("\n")
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => /@ts-/.test(line) || !/^\s*(\*|\/\/|\/\*)/.test(line));
}
