import { readFileSync } from "node:fs";
import { createClient } from "redis";
import { ask } from "./ask.mjs";
import { followed, Leaver, stages } from "./leaver.mjs";
import { signal } from "./processes.mjs";
import { dice, pause } from "./random.mjs";
import { readMetrics } from "./standing.mjs";
import { Verdict } from "./verdict.mjs";
import { settleIn } from "./world.mjs";

/**
 * @typedef {object} Crowd
 * @property {string} url
 * @property {string[]} tokens
 * @property {string[]} conversations
 * @property {import("./random.mjs").Dice} dice
 */

/**
 * What is alive: `counts` must be the same before and after, `resources` (timers, sockets, by Node's own count) nearly.
 * @typedef {{ counts: Record<string, number | string>, resources: Map<string, number>, heap: number, rss: number }} Standing
 */

const sockets = 20;
const atOnce = 20;
/** Connections to the database and from whoever reads the metrics come and go by themselves. */
const mostResources = 30;
/** Of the heap, whoever came and left, and for each who did: less than the server must hold for a subscriber. */
const [mostForAll, mostForEach] = [2 ** 20, 384];
const counted = [
  "ithaca_sockets",
  "ithaca_socket_operations",
  "ithaca_socket_executions",
  "ithaca_topics_followed",
  "ithaca_followers",
  "ithaca_follower_groups",
];

/**
 * Very many subscribe and leave, politely or without a word, and then the server must stand as it did before.
 * @param {{ cluster: import("./cluster.mjs").Cluster, options: import("./options.mjs").Options, say: (text: string) => void }} scene
 */
export async function leavers({ cluster, options, say }) {
  const [node] = cluster.nodes;
  if (!node || cluster.nodes.length > 1) throw new Error("The plan leavers looks at one server.");
  const { people, conversations } = await settleIn(cluster.urls, options.topics, `t${options.seed}`);
  const tokens = people.map(one => one.access);
  const crowd = { url: node.url, tokens, conversations, dice: dice(options.seed) };
  const redis = cluster.redis ? redisAt(cluster.redis.url) : null;
  await redis?.connect();
  try {
    const [visits, cuts] = options.short ? [2_000, 400] : [10_000, 2_000];
    // What is compiled and remembered once is no leak.
    await come(crowd, visits / 5, cuts / 5);
    const look = async () => standingOf(node, redis);
    const before = await atRest(look, null);
    say(`${visits} subscriptions on ${sockets} sockets begin and end, ${cuts} sockets are cut`);
    const began = Date.now();
    await come(crowd, visits, cuts);
    say(`all have left after ${Date.now() - began} ms`);
    const after = await atRest(look, before);
    const verdict = new Verdict();
    const log = readFileSync(node.logFile, "utf8");
    if (log.includes("MaxListenersExceeded")) verdict.add("listeners that stay", "Node warned of them");
    for (const fault of node.faults) verdict.add("servers that ended by themselves", fault);
    console.log(`\n${compare(before, after, visits + cuts, verdict).join("\n")}\n`);
    return verdict;
  } finally {
    redis?.destroy();
  }
}

const redisAt = (/** @type {string} */ url) => createClient({ url });

/** @param {Crowd} crowd @param {number} visits @param {number} cuts */
async function come(crowd, visits, cuts) {
  const chatter = startChatter(crowd);
  const open = Array.from({ length: sockets }, (_, index) => new Leaver(crowd.url, tokenOf(crowd, index)));
  await Promise.all(open.map(leaver => leaver.open));
  await inTurns(visits, async turn => {
    const leaver = open[turn % open.length];
    if (leaver) leaver.complete(await follow(crowd, leaver));
  });
  for (const leaver of open) leaver.socket.close();
  await inTurns(cuts, async turn => {
    const leaver = new Leaver(crowd.url, tokenOf(crowd, turn));
    // Some are gone before they were taken in.
    if (turn % 5 !== 0) {
      await leaver.open;
      for (let more = turn % 3; more >= 0; more -= 1) await follow(crowd, leaver);
    } else await pause(crowd.dice.between(0, 10));
    leaver.cut();
  });
  await chatter.stop();
}

/** @param {Crowd} crowd @param {Leaver} leaver */
function follow({ conversations, dice }, leaver) {
  const { query, ofConversation, marked } = dice.pick(followed);
  const variables = ofConversation ? { id: dice.pick(conversations) } : {};
  return leaver.follow(query, variables, marked ? dice.pick(stages) : "AtOnce");
}

/** So many calls, some at a time. @param {number} count @param {(turn: number) => Promise<void>} work */
async function inTurns(count, work) {
  let next = 0;
  const lane = async () => {
    for (let turn = next++; turn < count; turn = next++) await work(turn);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** @param {Crowd} crowd @param {number} index */
const tokenOf = ({ tokens }, index) => tokens[index % tokens.length] ?? "";

/** Somebody writes all the while, so that many leave when something is on its way to them. @param {Crowd} crowd */
function startChatter({ url, tokens, conversations, dice }) {
  const send = "mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }";
  let running = true;
  const run = async () => {
    for (let n = 0; running; n += 1) {
      const input = { conversationId: dice.pick(conversations), clientId: `chatter-${n}`, body: `Message ${n}.` };
      await ask(url, dice.pick(tokens), send, { input });
      await pause(20);
    }
  };
  const ended = run();
  return {
    async stop() {
      running = false;
      await ended;
    },
  };
}

/** The server's state once it has come to rest: as it was before, or after some patience as it is. @param {() => Promise<Standing>} look @param {Standing | null} before */
async function atRest(look, before) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const standing = await look();
    const isSame = before && JSON.stringify(standing.counts) === JSON.stringify(before.counts);
    const isEmpty = standing.counts.ithaca_sockets === 0 && standing.counts.ithaca_socket_executions === 0;
    if (isSame || (before === null && isEmpty) || Date.now() > deadline) break;
    await pause(250);
  }
  /** @type {Standing[]} */
  const looks = [];
  for (let more = 0; more < 5; more += 1) looks.push(await look());
  const [least] = looks.toSorted((a, b) => a.heap - b.heap);
  if (!least) throw new Error("Nothing was looked at.");
  return least;
}

/** @param {import("./server-node.mjs").ServerNode} node @param {ReturnType<typeof redisAt> | null} redis @returns {Promise<Standing>} */
async function standingOf(node, redis) {
  signal(node.pid, "SIGUSR2");
  await pause(400);
  const metrics = await readMetrics(node.url);
  /** @type {Standing["counts"]} */
  const counts = Object.fromEntries(counted.map(name => [name, metrics.get(name) ?? Number.NaN]));
  if (redis) {
    const channels = (await redis.pubSubChannels()).toSorted();
    const listeners = channels.length > 0 ? await redis.pubSubNumSub(channels) : {};
    counts["Redis channels"] = channels.join(" ");
    counts["Redis subscriptions"] = Object.values(listeners).reduce((sum, count) => sum + count, 0);
  }
  const kind = /^nodejs_active_resources\{type="(.*)"\}$/;
  const resources = new Map(
    [...metrics].flatMap(([name, count]) => {
      const type = kind.exec(name)?.[1];
      return type === undefined ? [] : [[type, count]];
    }),
  );
  const heap = metrics.get("nodejs_heap_size_used_bytes") ?? Number.NaN;
  return { counts, resources, heap, rss: metrics.get("process_resident_memory_bytes") ?? Number.NaN };
}

/** @param {Standing} before @param {Standing} after @param {number} left @param {Verdict} verdict */
function compare(before, after, left, verdict) {
  for (const [name, count] of Object.entries(before.counts))
    if (after.counts[name] !== count)
      verdict.add("counts that are not as before", `${name} was ${count} and is ${after.counts[name]}`);
  for (const [type, count] of after.resources) {
    const grown = count - (before.resources.get(type) ?? 0);
    if (grown > mostResources) verdict.add("resources that stay", `${grown} more of ${type}`);
  }
  const grown = after.heap - before.heap;
  const each = grown / left;
  if (grown > mostForAll + mostForEach * left)
    verdict.add("memory that stays", `${grown} bytes, ${each.toFixed(0)} for each who left`);
  const mib = (/** @type {number} */ bytes) => (bytes / 2 ** 20).toFixed(1);
  const listed = (/** @type {Standing} */ { resources }) =>
    [...resources].map(([type, count]) => `${count} ${type}`).join(", ") || "none";
  return [
    ...Object.entries(after.counts).map(([name, count]) => `${name}: ${count}, before ${before.counts[name]}`),
    `resources    ${listed(after)}; before ${listed(before)}`,
    `heap         ${mib(after.heap)} MiB, before ${mib(before.heap)} (${((after.heap / before.heap - 1) * 100).toFixed(1)} %, ${each.toFixed(0)} bytes for each who left)`,
    `memory       ${mib(after.rss)} MiB, before ${mib(before.rss)}`,
  ];
}
