import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildWhenStale, root } from "../scripts/build.mjs";

/**
 * Starts a server of its own on a free port with the demo world, in a folder that is gone afterwards.
 * @param {Record<string, string>} env
 */
export async function startServer(env = {}) {
  buildWhenStale();
  const dataDir = mkdtempSync(join(tmpdir(), "ithaca-bench-"));
  const server = await startProgram("dist/server/main.js", { PORT: "0", LOG_LEVEL: "warn", DATA_DIR: dataDir, ...env });
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Starts a program that says `ready at <url>`. It collects its garbage when it is sent SIGUSR2.
 * @param {string} file from the root @param {Record<string, string>} env
 */
export async function startProgram(file, env) {
  const collector = pathToFileURL(join(root, "bench/load/gc-on-signal.mjs")).href;
  const child = spawn(process.execPath, ["--expose-gc", "--import", collector, join(root, file)], {
    cwd: root,
    env: { PATH: process.env.PATH ?? "", ...env },
  });
  const abandon = () => child.kill("SIGKILL");
  process.once("exit", abandon);
  let said = "";
  const url = await new Promise((resolve, reject) => {
    child.stderr.on("data", data => process.stderr.write(data));
    child.stdout.on("data", data => {
      said += data;
      const found = /ready at (http:\/\/\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once("exit", code => reject(new Error(`${file} left with ${code} before it was ready.`)));
  });
  return {
    /** @type {string} */
    url,
    pid: child.pid ?? 0,
    async stop() {
      // With thousands of sockets open a polite end takes as long as its grace: nothing here is worth it.
      process.off("exit", abandon);
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
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

/** Resolves when a process has been idle for a moment. @param {number} pid */
export async function whenIdle(pid) {
  for (let before = cpuMicros(pid), quiet = 0; quiet < 2; ) {
    await new Promise(resolve => setTimeout(resolve, 250));
    const cpu = cpuMicros(pid);
    quiet = cpu - before < 12_500 ? quiet + 1 : 0;
    before = cpu;
  }
}

/** The memory of an idle process after it collected its garbage, in MiB. @param {number} pid */
export async function idleRssMiB(pid) {
  await whenIdle(pid);
  process.kill(pid, "SIGUSR2");
  await whenIdle(pid);
  return rssMiB(pid);
}
