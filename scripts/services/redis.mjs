import { randomBytes } from "node:crypto";
import { findProgram, freePort } from "./find.mjs";
import { startService } from "./process.mjs";

/**
 * Starts a Redis of this run's own, on a random port of the loopback address, that keeps nothing.
 * @param {string} folder where it runs
 * @returns {Promise<import("./process.mjs").Service>}
 */
export async function startRedis(folder) {
  return (await makeRedis(folder)).start();
}

/**
 * Makes a Redis that can be started again on its port after it was killed.
 * @param {string} folder where it runs
 * @returns {Promise<{ start: () => Promise<import("./process.mjs").Service> }>}
 */
export async function makeRedis(folder) {
  const program = findProgram("redis-server");
  if (program === null) throw new Error("Redis is not installed.");
  const password = randomBytes(18).toString("base64url");
  const port = await freePort();
  const settings = [`port ${port}`, "bind 127.0.0.1", `requirepass ${password}`, 'save ""', "appendonly no"];
  const start = () =>
    startService({
      program,
      args: ["-"], // settings come through the pipe: arguments can be read by every user of the machine
      input: settings.join("\n"),
      ready: /Ready to accept connections/,
      stopSignal: "SIGTERM",
      url: `redis://:${password}@127.0.0.1:${port}`,
      cwd: folder,
    });
  return { start };
}
