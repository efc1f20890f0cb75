import { spawn } from "node:child_process";

/**
 * @typedef {{ url: string, pid: number, stop: () => Promise<void>, kill: () => void }} Service
 * A program started for this run alone; `kill` is for the moment when nothing can be waited for.
 */

/**
 * Starts a program that stays in the foreground and resolves when it says that it is ready.
 * @param {{
 *   program: string, args: string[], ready: RegExp, stopSignal: NodeJS.Signals, url: string,
 *   input?: string, user?: { uid: number, gid: number } | null, cwd: string,
 * }} plan
 * @returns {Promise<Service>}
 */
export function startService({ program, args, ready, stopSignal, url, input, user, cwd }) {
  const child = spawn(program, args, { cwd, stdio: ["pipe", "pipe", "pipe"], ...(user ?? {}) });
  child.stdin.on("error", () => {});
  child.stdin.end(input ?? "");
  const exited = new Promise(resolve => child.once("exit", resolve));
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = () => reject(new Error(`${program} ended before it was ready:\n${said}`));
    /** @param {Buffer} chunk */
    const listen = chunk => {
      said = (said + chunk.toString()).slice(-8000);
      if (!ready.test(said)) return;
      child.off("exit", fail);
      // Nobody reads on, and a full pipe would stop the program.
      for (const output of [child.stdout, child.stderr]) output.off("data", listen).resume();
      resolve({
        url,
        pid: child.pid ?? 0,
        stop: async () => {
          child.kill(stopSignal);
          await exited;
        },
        kill: () => child.kill(stopSignal),
      });
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", fail);
    child.once("error", reject);
  });
}
