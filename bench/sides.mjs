import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/build.mjs";
import { startProgram } from "./server.mjs";

/** Installs what is compared with, once and again when the list changed. */
export function installPeers() {
  const folder = join(root, "bench/peers");
  const wanted = readFileSync(join(folder, "package-lock.json"), "utf8");
  const note = join(folder, "node_modules/.installed-from");
  if (existsSync(note) && readFileSync(note, "utf8") === wanted) return;
  console.error("Installing what is compared with into bench/peers/node_modules.");
  const args = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  const { status } = spawnSync("npm", args, {
    cwd: folder,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("npm could not install bench/peers.");
  writeFileSync(note, wanted);
}

/**
 * One server to measure.
 * @typedef {object} Side
 * @property {string} name
 * @property {() => Promise<Awaited<ReturnType<typeof startProgram>>>} start
 * @property {string} conversationId
 * @property {number} people how many different people follow; 0 for a server that knows none
 */

/** @typedef {Awaited<ReturnType<import("./floor.mjs").openFloor>>} Floor */

/** @param {Floor} floor @returns {{ ours: Side[], peers: Side[], sameSlice: Side, raw: Side }} */
export function sidesOf(floor) {
  const { crowd, alone, history } = floor.conversations;
  /** @param {string} name @param {string} file @param {Record<string, string>} env @returns {Side} */
  const peer = (name, file, env = {}) => ({
    name,
    start: () => startProgram(`bench/${file}`, { ...floor.env, CONVERSATION: history, ...env }),
    conversationId: crowd,
    people: 0,
  });
  return {
    ours: [
      { name: "Ithaca, 50 people", start: floor.startOurs, conversationId: crowd, people: 50 },
      { name: "Ithaca, 1 person", start: floor.startOurs, conversationId: alone, people: 1 },
    ],
    peers: [
      peer("Apollo", "peers/apollo.mjs"),
      peer("Apollo, async author", "peers/apollo.mjs", { ASYNC_AUTHOR: "1" }),
      peer("type-graphql on Apollo", "peers/type-graphql.mjs"),
      peer("Mercurius, jit", "peers/mercurius.mjs"),
    ],
    // Not among the peers: it is for HTTP alone.
    sameSlice: peer("Ithaca's HTTP on the same slice", "same-slice.mjs"),
    raw: peer("raw ws.send", "peers/raw.mjs"),
  };
}

/** @param {{ url: string }} server */
export const portOf = server => Number(new URL(server.url).port);

/** Whether a side is among those that are asked for; all are when none is named. @param {string[]} only @param {string} name */
export const isAsked = (only, name) => only.length === 0 || only.some(word => name.includes(word));
