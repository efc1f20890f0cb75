import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { filesUnder, root } from "./build.mjs";

const sources = join(root, "client-sdk");
/** What lies beside the compiled code in the package. */
const besides = ["package.json", "README.md", "AGENTS.md", "operations", "etc"];

/**
 * The package as it is published: compiled by TypeScript, with its types. It is made once for the same sources, into a
 * folder that is named by them, so that several may ask at a time and nobody finds it half made.
 * @returns {string} the folder
 */
export function buildSdk() {
  const made = join(root, "dist/sdk", fingerprint());
  if (existsSync(made)) return made;
  const folder = `${made}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  for (const project of ["client-sdk", "client-sdk/generate"]) {
    const outDir = join(folder, project === "client-sdk" ? "dist" : "dist/generate");
    run(process.execPath, [
      join(root, "node_modules/typescript/bin/tsc"),
      "-p",
      join(root, project),
      "--outDir",
      outDir,
    ]);
  }
  for (const name of besides) {
    if (existsSync(join(sources, name))) cpSync(join(sources, name), join(folder, name), { recursive: true });
  }
  copyFileSync(join(root, "schema/schema.graphql"), join(folder, "schema.graphql"));
  copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
  try {
    renameSync(folder, made);
  } catch (error) {
    // Somebody else was faster.
    if (!existsSync(made)) throw error;
    rmSync(folder, { recursive: true });
  }
  return made;
}

/** Of all that the package is made of. */
function fingerprint() {
  const files = [
    ...filesUnder(sources),
    ...["LICENSE", "tsconfig.json", "schema/schema.graphql", "node_modules/typescript/package.json"].map(path =>
      join(root, path),
    ),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex").slice(0, 16);
}

/**
 * Packs what was built.
 * @param {string} built the folder that `buildSdk` gave
 * @param {string} into where the tarball goes
 * @returns {string} the tarball's path
 */
export function packSdk(built, into) {
  mkdirSync(into, { recursive: true });
  const said = run("npm", ["pack", "--json", "--pack-destination", into], built);
  return join(into, JSON.parse(said)[0].filename);
}

/** @param {string} program @param {string[]} args @param {string} [cwd] */
function run(program, args, cwd = root) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    shell: process.platform === "win32" && program === "npm",
  });
  if (status !== 0) throw new Error([program, ...args, stdout, stderr, error?.message].filter(Boolean).join("\n"));
  return stdout;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(packSdk(buildSdk(), join(root, "dist")));
