/** A process of its own in which clients follow conversations, lose their servers, and come back with their cursors. */
import { pause } from "./random.mjs";
import { ResumingClient } from "./resuming-client.mjs";
import { SlowClient } from "./slow-client.mjs";

/**
 * @typedef {{ urls: string[], tokens: string[], conversations: string[], count: number, copies: number }} ReaderPlan
 * @typedef {{ last: number[], patienceMs: number }} Finish `last` is the last seq of each topic
 * @typedef {{ type: "begin", value: ReaderPlan } | { type: "tokens", value: string[] } | { type: "flow", value: number }
 *   | { type: "slow", value: number[] } | { type: "wake", value: null } | { type: "finish", value: Finish }} Order
 * @typedef {{ ready: string | null, flowing: null, report: import("./resuming-client.mjs").ClientReport[] }} ReaderSays
 */

const mostSlow = 2;

/** @type {ResumingClient[]} */
let clients = [];

process.on("message", (/** @type {Order} */ { type, value }) => {
  if (type === "begin") void begin(value);
  else if (type === "tokens")
    for (const [index, client] of clients.entries()) client.renew(value[index % value.length] ?? "");
  else if (type === "flow") void flow(value);
  else if (type === "slow") for (const [index, pace] of value.entries()) slowOnes()[index]?.slow(pace);
  else if (type === "wake") for (const client of slowOnes()) client.wake();
  else if (type === "finish") void finish(value);
});
process.on("disconnect", () => process.exit());

/** The first clients are those that may be told to read slowly. */
const slowOnes = () => clients.filter(client => client instanceof SlowClient);

/** @param {ReaderPlan} plan */
async function begin({ urls, tokens, conversations, count, copies }) {
  clients = Array.from({ length: count }, (_, index) => {
    const topic = index % conversations.length;
    const token = tokens[index % tokens.length] ?? "";
    const conversation = conversations[topic] ?? "";
    const Client = index < mostSlow ? SlowClient : ResumingClient;
    return new Client({ name: `client ${index + 1}`, urls, token, topic, conversation, copies });
  });
  for (const client of clients) client.start();
  const deadline = Date.now() + 30_000;
  const isReady = () => clients.every(client => client.cursor !== null);
  while (!isReady() && Date.now() < deadline) await pause(20);
  const faults = clients.flatMap(client => client.faults);
  process.send?.({ type: "ready", value: isReady() ? null : `no stream stands: ${faults[0] ?? "no word came"}` });
}

/** Says when everybody has a message that was written since then, or that it has waited long enough. @param {number} since */
async function flow(since) {
  const deadline = Date.now() + 20_000;
  while (!clients.every(client => client.newest >= since) && Date.now() < deadline) await pause(20);
  process.send?.({ type: "flowing", value: null });
}

/** Waits until everybody has what was stored, and then a little for what should not come. @param {Finish} finish */
async function finish({ last, patienceMs }) {
  const deadline = Date.now() + patienceMs;
  const isDone = () => clients.every(client => (client.seqs.at(-1) ?? 0) >= (last[client.topic] ?? 0));
  while (!isDone() && Date.now() < deadline) await pause(50);
  await pause(1_500);
  for (const client of clients) client.stop();
  process.send?.({ type: "report", value: clients.map(client => client.report()) });
}
