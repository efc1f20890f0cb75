import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json, with the separator of this machine at no end. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

const dist = join(root, "dist");
const stamp = join(dist, ".built-from");
const sources = ["server", "schema", "migrations"];

/**
 * Compiles server, schema and migrations to dist when their contents differ from what was compiled last.
 * Types are the business of `npm run check`; only what cannot be emitted stops a start.
 * @param {{ force?: boolean, types?: boolean }} [options]
 */
export function buildWhenStale({ force = false, types = false } = {}) {
  const from = fingerprint();
  if (!force && existsSync(stamp) && readFileSync(stamp, "utf8") === from) return;
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  if (!existsSync(tsc)) {
    throw new Error("dist is missing or older than the sources, and TypeScript is not installed: run `npm install`.");
  }
  const lock = takeLock();
  try {
    const flags = types ? [] : ["--noCheck"];
    const run = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json", ...flags], {
      cwd: root,
      stdio: ["ignore", 2, 2],
    });
    if (run.status !== 0) throw new Error("The build failed; see above.");
    removeOrphans(dist);
    writeFileSync(stamp, from);
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Whether this tree was installed without what compiles it, as a production image is. */
export function isProductionTree() {
  return !existsSync(join(root, "node_modules", "typescript", "bin", "tsc"));
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const file of ["tsconfig.json", "tsconfig.build.json", "package-lock.json"]) {
    if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)));
  }
  for (const folder of sources) {
    for (const file of filesUnder(join(root, folder))) {
      if (!file.endsWith(".ts")) continue;
      hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} folder
 * @returns {string[]} every file under it, sorted
 */
export function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * A file deleted from the sources must not live on in dist, where a glob or a stale import would find it.
 * @param {string} folder
 */
function removeOrphans(folder) {
  for (const file of filesUnder(folder)) {
    if (!/\.js(\.map)?$/.test(file)) continue;
    const source = join(root, relative(dist, file).replace(/\.js(\.map)?$/, ".ts"));
    if (!existsSync(source)) rmSync(file);
  }
}

/** Two runs at once must not write dist together; a lock whose owner is gone is taken over. */
function takeLock() {
  const lock = join(dist, ".lock");
  mkdirSync(dist, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return lock;
    } catch {
      const owner = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
      if (owner > 0 && isRunning(owner)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      else rmSync(lock, { force: true });
    }
  }
}

/** @param {number} pid */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    buildWhenStale({ force: true, types: true });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
