import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./build.mjs";

const sources = join(root, "client-sdk");
/** What lies beside the compiled code in the package. */
const besides = ["package.json", "README.md", "AGENTS.md", "operations", "etc"];

/**
 * Makes the package as it is published in `folder`: compiled by TypeScript, with its types.
 * @param {string} [folder] emptied before
 * @returns {string} the folder
 */
export function buildSdk(folder = join(root, "dist/sdk")) {
  rmSync(folder, { recursive: true, force: true });
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
  return folder;
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
