import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWhenStale, root } from "../scripts/build.mjs";

/**
 * Starts a server of its own on a free port with the demo world, in a folder that is gone afterwards.
 * @param {Record<string, string>} env
 */
export async function startServer(env = {}) {
  buildWhenStale();
  const dataDir = mkdtempSync(join(tmpdir(), "ithaca-bench-"));
  const child = spawn(process.execPath, [join(root, "dist/server/main.js")], {
    cwd: root,
    env: { PATH: process.env.PATH ?? "", PORT: "0", LOG_LEVEL: "warn", DATA_DIR: dataDir, ...env },
  });
  let said = "";
  const url = await new Promise((resolve, reject) => {
    child.stderr.on("data", data => process.stderr.write(data));
    child.stdout.on("data", data => {
      said += data;
      const found = /ready at (http:\/\/\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once("exit", code => reject(new Error(`The server left with ${code} before it was ready.`)));
  });
  return {
    /** @type {string} */
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * CPU that all threads of a process have used, in microseconds, by the kernel's own accounting (Linux).
 * @param {number} pid
 */
export function cpuMicros(pid) {
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).reduce(
    (sum, task) => sum + Number(readFileSync(`${tasks}/${task}/schedstat`, "utf8").split(" ")[0]) / 1_000,
    0,
  );
}

/**
 * The memory a process holds, in MiB (Linux).
 * @param {number} pid
 */
export const rssMiB = pid => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
