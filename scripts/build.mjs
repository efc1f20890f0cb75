import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

const require = createRequire(import.meta.url);
const dist = join(root, "dist");

/** What is compiled together, and the file in dist that says from what it was. */
const product = { folders: ["server", "schema", "migrations"], manifest: join(dist, ".built-from") };
/** The client SDK's generator, which nobody needs who runs the server. */
export const generator = { folders: ["client-sdk/generate"], manifest: join(dist, ".generator-built-from") };

/**
 * Compiles to dist what changed in the product, or in another part, since it was compiled last. Types are the business of
 * `npm run check`: this is the same compiler that the tests run through, and takes milliseconds.
 */
export function buildWhenStale({ folders, manifest } = product) {
  const wanted = fingerprints(folders);
  const built = readManifest(manifest);
  const stale = Object.keys(wanted).filter(path => wanted[path] !== built[path]);
  const orphans = Object.keys(built).filter(path => !(path in wanted));
  if (stale.length === 0 && orphans.length === 0) return;
  if (isProductionTree()) {
    throw new Error(
      "dist is missing or older than the sources, and nothing that compiles is installed: run `npm install`.",
    );
  }
  for (const path of stale) compile(path);
  // A file deleted from the sources must not live on in dist, where a worker or a glob would find it.
  for (const path of orphans) for (const end of [".js", ".js.map"]) rmSync(inDist(path, end), { force: true });
  writeWhole(manifest, JSON.stringify(wanted));
}

/** Whether this tree was installed without what compiles it, as a production image is. */
export function isProductionTree() {
  return !existsSync(join(root, "node_modules", "@swc", "core"));
}

/**
 * @param {string[]} folders
 * @returns {Record<string, string>} a hash for each source, of its content and of how it is compiled
 */
function fingerprints(folders) {
  const settings = readFileSync(join(root, "scripts", "swc.json"));
  /** @type {Record<string, string>} */
  const found = {};
  for (const file of folders.flatMap(folder => filesUnder(join(root, folder)))) {
    if (!/\.(ts|mjs)$/.test(file)) continue;
    found[relative(root, file)] = createHash("sha256").update(settings).update(readFileSync(file)).digest("hex");
  }
  return found;
}

/**
 * @param {string} manifest
 * @returns {Record<string, string>}
 */
function readManifest(manifest) {
  try {
    return JSON.parse(readFileSync(manifest, "utf8"));
  } catch {
    return {};
  }
}

/** @param {string} path of a source, from the root */
function compile(path) {
  /** @type {typeof import("@swc/core")} */
  const { transformFileSync } = require("@swc/core");
  const target = inDist(path, ".js");
  const { code, map } = transformFileSync(join(root, path), {
    ...require("./swc.json"),
    sourceMaps: true,
    sourceFileName: relative(dirname(target), join(root, path)),
  });
  mkdirSync(dirname(target), { recursive: true });
  writeWhole(`${target}.map`, map ?? "");
  writeWhole(target, `${code}//# sourceMappingURL=${basename(target)}.map\n`);
}

/** @param {string} path @param {string} end */
const inDist = (path, end) => join(dist, path.replace(/\.ts$/, end).replace(/\.mjs$/, `.m${end.slice(1)}`));

/**
 * Two runs may build at once; each reads whole files, whoever wrote them.
 * @param {string} file @param {string} text
 */
function writeWhole(file, text) {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
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

if (process.argv[1] === fileURLToPath(import.meta.url)) buildWhenStale();
