import { pause } from "./random.mjs";
import { slowReaders } from "./slow-readers.mjs";

/**
 * What was done to whom: `at` the blow, `backAt` when the target worked again.
 * @typedef {{ target: string, how: string, at: number, backAt: number, node: number, exit?: { code: number | null, ms: number }, slowness?: import("./slow-readers.mjs").Slowness }} Blow
 */

/**
 * @typedef {object} Scene
 * @property {import("./cluster.mjs").Cluster} cluster
 * @property {import("./options.mjs").Options} options
 * @property {import("./random.mjs").Dice} dice
 * @property {(text: string) => void} say
 * @property {(since: number) => Promise<unknown>} flowing resolves when every client has a message written since then
 * @property {(paces: number[] | null) => void} neglect the first clients read so many bytes a second; null: as all do
 */

/**
 * `leavers`, `revoke` and `publish` have checks of their own.
 * @type {Record<Exclude<import("./options.mjs").PlanName, "leavers" | "revoke" | "publish">, (scene: Scene) => Promise<Blow[]>>}
 */
export const plans = { turn, random, "redis-60s": redisAway, sigterm, "slow-readers": slowReaders, none };

/** @param {Scene} scene */
async function none({ options }) {
  await pause(options.seconds * 1_000);
  return [];
}

/** Kills of server, Redis and PostgreSQL in turn, each at a random moment of its slot. @param {Scene} scene */
async function turn(scene) {
  const { cluster, options, dice } = scene;
  const rows = [cluster.nodes, cluster.redis ?? [], cluster.postgres ?? []].map(row => [row].flat());
  const others = rows.filter(row => row.length > 0);
  const slot = (options.seconds * 1_000) / options.kills;
  const began = Date.now();
  /** @type {Blow[]} */
  const blows = [];
  for (let index = 0; index < options.kills; index += 1) {
    await pause(dice.between(0, slot * 0.3));
    const row = others[index % others.length] ?? [];
    const target = row[Math.floor(index / others.length) % row.length];
    if (target) blows.push(await killed(scene, target, dice.between(50, 1_000)));
    // On a machine that is slower than the slots, the next blow waits until this one has been met.
    await scene.flowing(blows.at(-1)?.backAt ?? 0);
    await pause(began + (index + 1) * slot - Date.now());
  }
  return blows;
}

/** Kills and pauses of anybody at any moment. @param {Scene} scene */
async function random(scene) {
  const { cluster, options, dice } = scene;
  const everybody = [...cluster.nodes, ...[cluster.redis, cluster.postgres].flatMap(one => one ?? [])];
  const mean = (options.seconds * 1_000) / options.kills;
  const ends = Date.now() + options.seconds * 1_000;
  /** @type {Blow[]} */
  const blows = [];
  while (Date.now() < ends) {
    await pause(dice.between(0, mean));
    const target = dice.pick(everybody);
    const isKill = dice.next() < 0.6;
    blows.push(await (isKill ? killed : paused)(scene, target, dice.between(50, 3_000)));
  }
  return blows;
}

/** Redis killed, paused and cut off, each for as long as the run says, with time between. @param {Scene} scene */
async function redisAway({ cluster, options, say }) {
  const { redis } = cluster;
  if (!redis) throw new Error("The plan redis-60s needs Redis.");
  const ways = [
    { how: "killed", take: () => redis.kill(), giveBack: () => redis.comeBack() },
    { how: "paused", take: async () => redis.freeze(), giveBack: async () => redis.thaw() },
    { how: "cut off", take: async () => redis.cut(), giveBack: async () => redis.mend() },
  ];
  /** @type {Blow[]} */
  const blows = [];
  for (const { how, take, giveBack } of ways) {
    await pause(10_000);
    const at = Date.now();
    await take();
    say(`Redis ${how} for ${options.seconds} s`);
    await pause(options.seconds * 1_000);
    await giveBack();
    blows.push({ target: "Redis", how, at, backAt: Date.now(), node: -1 });
  }
  await pause(10_000);
  return blows;
}

/** Each server in turn is asked to go and started again, twice. @param {Scene} scene */
async function sigterm({ cluster, say }) {
  /** @type {Blow[]} */
  const blows = [];
  await pause(5_000);
  for (let round = 0; round < 2; round += 1) {
    for (const [index, node] of cluster.nodes.entries()) {
      const at = Date.now();
      const exit = await node.terminate();
      await node.comeBack();
      const blow = { target: node.name, how: "SIGTERM", at, backAt: Date.now(), node: index, exit };
      say(`${node.name} left with ${exit.code} after ${exit.ms} ms, is back after ${blow.backAt - at} ms`);
      blows.push(blow);
      await pause(4_000);
    }
  }
  return blows;
}

/** @param {Scene} scene @param {import("./services.mjs").Target} target @param {number} downMs @returns {Promise<Blow>} */
async function killed({ cluster, say }, target, downMs) {
  const at = Date.now();
  await target.kill();
  await pause(downMs);
  await target.comeBack();
  const backAt = Date.now();
  say(`${target.name} killed, back after ${backAt - at} ms`);
  return { target: target.name, how: "killed", at, backAt, node: nodeOf(cluster, target) };
}

/** @param {Scene} scene @param {import("./services.mjs").Target} target @param {number} ms @returns {Promise<Blow>} */
async function paused({ cluster, say }, target, ms) {
  const at = Date.now();
  target.freeze();
  await pause(ms);
  target.thaw();
  const backAt = Date.now();
  say(`${target.name} paused for ${backAt - at} ms`);
  return { target: target.name, how: "paused", at, backAt, node: nodeOf(cluster, target) };
}

/** Which server it is; -1 for a service. @param {import("./cluster.mjs").Cluster} cluster @param {import("./services.mjs").Target} target */
const nodeOf = ({ nodes }, target) => nodes.findIndex(node => node.name === target.name);
