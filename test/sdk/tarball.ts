import { execFile, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { buildSdk, packSdk } from "../../scripts/sdk-package.mjs";

const run = promisify(execFile);

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** A project of somebody else's, into which the package was installed as npm would: from the tarball, and nothing beside it. */
export interface Project {
  readonly folder: string;
  readonly tarball: string;
  /** Writes a file into the project and gives its path. */
  write(name: string, text: string): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Packs the client SDK and unpacks it into a new project. `packages` of the repository's are linked beside it, as if they
 * were installed too.
 */
export async function projectWithSdk(packages: readonly string[] = []): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "ithaca-project-"));
  const tarball = packSdk(buildSdk(), join(folder, "packed"));
  const installed = join(folder, "node_modules/@ithaca/client");
  await mkdir(installed, { recursive: true });
  await run("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
  const write = async (name: string, text: string) => {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  await write("package.json", JSON.stringify({ name: "somebody-elses-portal", private: true, type: "module" }));
  for (const name of packages) {
    const link = join(folder, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, "node_modules", name), link, "junction");
  }
  return { folder, tarball, write, remove: () => rm(folder, { recursive: true, force: true }) };
}

const toolchains = fileURLToPath(new URL("toolchains/", import.meta.url));

/** Other versions of what people use, installed by the first test that needs them: Node 24 (null where it has no build for this machine) and TypeScript 7. */
export function otherToolchains(): { readonly node24: string | null; readonly tsc7: string } {
  const lock = readFileSync(join(toolchains, "package-lock.json"), "utf8");
  const note = join(toolchains, "node_modules/.installed-from");
  if (!existsSync(note) || readFileSync(note, "utf8") !== lock) {
    const args = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    const { status, stderr } = spawnSync("npm", args, {
      cwd: toolchains,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    if (status !== 0) throw new Error(`npm could not install ${toolchains}: ${stderr}`);
    writeFileSync(note, lock);
  }
  const node24 = join(toolchains, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  return { node24: existsSync(node24) ? node24 : null, tsc7: join(toolchains, "node_modules/typescript/bin/tsc") };
}
