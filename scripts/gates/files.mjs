import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, root } from "../build.mjs";

const written = [
  "server",
  "schema",
  "migrations",
  "client-sdk",
  "portal",
  "scripts",
  "test",
  "bench",
  "torture",
  ".ci",
];

/**
 * The files that people wrote here, by their path from the root with forward slashes.
 * @param {RegExp} [pattern] that the path fits
 * @returns {{ path: string, text: string }[]}
 */
export function writtenFiles(pattern = /./) {
  const paths = trackedFiles() ?? foundFiles();
  return paths
    .filter(path => pattern.test(path) && !/(^|\/)(node_modules|dist|generated)\//.test(path))
    .map(path => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** What git has or would take; null where there is no git, as in a downloaded archive. */
function trackedFiles() {
  const run = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  if (run.status !== 0) return null;
  const gone = spawnSync("git", ["ls-files", "-z", "--deleted"], { cwd: root });
  const deleted = new Set(gone.stdout.toString().split("\0"));
  const paths = run.stdout.toString().split("\0");
  return paths.filter(path => path !== "" && !deleted.has(path));
}

/** The files of the folders that people write in, and those beside them at the root. */
function foundFiles() {
  const atRoot = readdirSync(root, { withFileTypes: true }).filter(entry => entry.isFile());
  const files = written.flatMap(folder => filesUnder(join(root, folder))).map(fromRoot);
  return [...atRoot.map(entry => entry.name), ...files];
}

/** @param {string} file */
const fromRoot = file => file.slice(root.length + 1).replaceAll("\\", "/");
