import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster } from "./cluster.mjs";
import { leavers } from "./leavers.mjs";
import { readOptions } from "./options.mjs";
import { plans } from "./plans.mjs";
import { startProbe } from "./probe.mjs";
import { publish } from "./publish.mjs";
import { dice, pause } from "./random.mjs";
import { figuresOf, redisFigures, sigtermFigures } from "./report.mjs";
import { revoke } from "./revoke.mjs";
import { largeMessage, slowFigures } from "./slow-readers.mjs";
import { judge } from "./verdict.mjs";
import { Worker } from "./worker.mjs";
import { holesInLogs, prepareSabotage, refreshed, settleIn, storedMessages, storedRows } from "./world.mjs";

/** Access tokens last ten minutes. */
const refreshMs = 5 * 60_000;

/** @typedef {import("./options.mjs").Options} Options */

/**
 * @param {Options} options @param {string} folder @param {(() => Promise<unknown> | void)[]} endings run at the end, last first
 * @returns {Promise<import("./verdict.mjs").Verdict>}
 */
async function torture(options, folder, endings) {
  const began = Date.now();
  const say = (/** @type {string} */ text) =>
    console.log(`${((Date.now() - began) / 1_000).toFixed(1).padStart(7)} s  ${text}`);
  const cluster = await startCluster(options, folder);
  endings.push(cluster.stop);
  const { plan } = options;
  if (plan === "revoke") return revoke(cluster, options, folder, say, endings);
  if (plan === "publish") return publish(cluster, options, folder, say);
  const { urls, nodes } = cluster;
  if (plan === "leavers") return leavers({ cluster, options, say });
  const { bodyLength, copies } = plan === "slow-readers" ? largeMessage : { bodyLength: 0, copies: 0 };
  const run = `t${options.seed}`;
  let { people, conversations } = await settleIn(urls, options.topics, run);
  if (options.sabotage !== null && cluster.postgres)
    await prepareSabotage(options.sabotage, cluster.postgres.url, conversations);
  const tokens = () => people.map(one => one.access);

  /** @type {Worker<import("./sender.mjs").SenderSays>} */
  const sender = new Worker("./sender.mjs");
  /** @type {Worker<import("./reader.mjs").ReaderSays>} */
  const reader = new Worker("./reader.mjs");
  endings.push(
    () => sender.end(),
    () => reader.end(),
  );
  reader.tell("begin", { urls, tokens: tokens(), conversations, count: options.clients, copies });
  const failure = await reader.hear("ready");
  if (failure) throw new Error(failure);
  say(`${nodes.length} server(s), ${options.clients} clients, ${options.topics} topics, ${options.rate} messages/s`);
  const refreshing = setInterval(async () => {
    people = await refreshed(urls, people);
    for (const worker of [sender, reader]) worker.tell("tokens", tokens());
  }, refreshMs);
  endings.push(() => clearInterval(refreshing));

  const probe = startProbe(() => nodes.filter(node => node.isUp).map(node => node.url));
  const loadFrom = Date.now();
  const flowing = (/** @type {number} */ since) => {
    reader.tell("flow", since);
    return reader.hear("flowing");
  };
  sender.tell("begin", {
    urls,
    tokens: tokens(),
    conversations,
    run,
    rate: options.rate,
    retryOnce: options.plan === "sigterm",
    bodyLength,
  });
  const neglect = (/** @type {number[] | null} */ paces) => reader.tell(paces ? "slow" : "wake", paces);
  const blows = await Promise.race([
    plans[plan]({ cluster, options, dice: dice(options.seed), say, flowing, neglect }),
    sender.failed,
    reader.failed,
  ]);
  // The last blow shows how it is met, too.
  await pause(2_000);
  sender.tell("finish", options.patienceMs);
  const sent = await sender.hear("report");
  const loadMs = Date.now() - loadFrom;
  const probes = await probe.stop();
  say("all is sent; reading what is stored and waiting until everybody has it");
  const token = people[0]?.access ?? "";
  const { postgres } = cluster;
  const stored = await Promise.all(
    conversations.map(id => (postgres ? storedRows(postgres.url, id) : storedMessages(urls, token, id))),
  );
  const last = stored.map(messages => messages.at(-1)?.seq ?? 0);
  reader.tell("finish", { last, patienceMs: options.patienceMs });
  const clients = await reader.hear("report");

  const verdict = judge({ sender: sent, stored, clients });
  for (const fault of nodes.flatMap(node => node.faults)) verdict.add("servers that ended by themselves", fault);
  if (cluster.postgres) {
    const holes = await holesInLogs(cluster.postgres.url, conversations);
    for (const hole of holes) verdict.add("holes in a log", hole);
  }
  const found = { options, sender: sent, clients, blows, probes, loadMs };
  const lines = figuresOf(found);
  if (options.plan === "redis-60s") lines.push(...redisFigures(found));
  if (options.plan === "sigterm") lines.push(...sigtermFigures(found, verdict));
  if (options.plan === "slow-readers") lines.push(...slowFigures(found, verdict));
  console.log(`\n${lines.join("\n")}\n`);
  return verdict;
}

/** What a run says that found no fault, where it is not about messages. @type {Map<string, string>} */
const goodNews = new Map([
  ["leavers", "nothing stays behind"],
  ["publish", "every pair is published once"],
]);

/** @param {Options} options */
async function main(options) {
  const folder = mkdtempSync(join(tmpdir(), "ithaca-torture-"));
  // PostgreSQL runs as another user, who must get through.
  chmodSync(folder, 0o711);
  /** @type {(() => Promise<unknown> | void)[]} */
  const endings = [];
  const end = async () => {
    for (const one of endings.splice(0).reverse()) await one();
  };
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
    process.once(signal, () => end().finally(() => process.exit(1)));
  console.log(
    `torture: --plan ${options.plan} --seed ${options.seed}${options.sabotage ? ` --sabotage ${options.sabotage}` : ""}`,
  );
  const verdict = await torture(options, folder, endings).finally(end);
  if (verdict.isGood) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    console.log(goodNews.get(options.plan) ?? "0 lost, 0 doubled, 0 reordered, 0 holes, 0 resets");
  } else {
    console.log(`${verdict.lines().join("\n")}\n\nThe servers' logs are in ${folder}.`);
    process.exitCode = 1;
  }
}

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
}
