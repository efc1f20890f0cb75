import { deliveryTimes, inWords } from "./figures.mjs";
import { pause } from "./random.mjs";
import { readMetrics, watchMemory } from "./standing.mjs";

/**
 * How the two fared and what the server held meanwhile: the most before and while they were slow, and after they had woken.
 * @typedef {object} Slowness
 * @property {number} beforeMib
 * @property {number} mostMib
 * @property {number} afterMib
 * @property {{ reason: string, ms: number }[]} closes sockets that the server closed while they were slow, by why
 */

/** Bytes a second: one reads nothing, one a little. */
const paces = [0, 8_192];
/** The body and its aliases make a frame of 20 KB. */
export const largeMessage = { bodyLength: 1_410, copies: 14 };
/**
 * The aim is 64 MiB; the garbage of what the others are sent moves the figure by tens of MiB, too. A server that kept what
 * the two do not read would hold far more.
 */
const mostGrowthMib = 96;
/** Who does not even answer a ping is gone after the second one. */
const goneWithinSeconds = 25;

/** Two of the clients stop reading, or nearly so, for as long as the run says, and wake again. @param {import("./plans.mjs").Scene} scene */
export async function slowReaders({ cluster, options, say, flowing, neglect }) {
  const [node] = cluster.nodes;
  if (!node || cluster.nodes.length > 1) throw new Error("The plan slow-readers looks at one server.");
  const memory = watchMemory(node.pid);
  try {
    // The memory of a young process grows under load for most of a minute, whoever reads.
    const calmMs = options.short ? 4_000 : 40_000;
    await pause(calmMs);
    const calmFrom = Date.now();
    await pause(calmMs);
    const at = Date.now();
    neglect(paces);
    say(`client 1 reads nothing, client 2 ${paces[1]} bytes a second, for ${options.seconds} s`);
    const closes = await watchCloses(node.url, at, at + options.seconds * 1_000, say);
    const backAt = Date.now();
    neglect(null);
    say("both read again");
    await flowing(backAt);
    await pause(3_000);
    /** @type {Slowness} */
    const slowness = {
      beforeMib: memory.most(calmFrom, at),
      mostMib: memory.most(at, backAt),
      afterMib: memory.most(Date.now() - 1_000, Date.now()),
      closes,
    };
    return [{ target: "two clients", how: "slow", at, backAt, node: -1, slowness }];
  } finally {
    memory.stop();
  }
}

/** @param {string} url @param {number} from @param {number} until @param {(text: string) => void} say */
async function watchCloses(url, from, until, say) {
  const before = await closesOf(url);
  /** @type {Slowness["closes"]} */
  const closes = [];
  while (Date.now() < until) {
    await pause(Math.min(500, Math.max(0, until - Date.now())));
    for (const [reason, count] of await closesOf(url)) {
      const known = (before.get(reason) ?? 0) + closes.filter(one => one.reason === reason).length;
      for (let more = known; more < count; more += 1) {
        closes.push({ reason, ms: Date.now() - from });
        say(`the server closed a socket: ${reason}`);
      }
    }
  }
  return closes;
}

/** @param {string} url @returns {Promise<Map<string, number>>} how many sockets the server has closed, by why */
async function closesOf(url) {
  const name = /^ithaca_socket_closes_total\{reason="(.*)"\}$/;
  return new Map(
    [...(await readMetrics(url))].flatMap(([key, count]) => {
      const reason = name.exec(key)?.[1];
      return reason === undefined ? [] : [[reason, count]];
    }),
  );
}

/** What the two cost the others and the server, and what must hold. @param {import("./report.mjs").Found} found @param {import("./verdict.mjs").Verdict} verdict */
export function slowFigures({ sender, clients, blows, probes }, verdict) {
  const others = clients.slice(paces.length);
  const deliveries = others.reduce((sum, client) => sum + client.seqs.length, 0);
  const frame = others.reduce((sum, client) => sum + client.bytes, 0) / deliveries;
  return blows.flatMap(({ at, backAt, slowness }) => {
    if (!slowness) return [];
    const { beforeMib, mostMib, afterMib, closes } = slowness;
    const slow = (/** @type {number} */ when) => when >= at && when < backAt;
    const before = (/** @type {number} */ when) => when < at;
    const probed = (/** @type {typeof slow} */ is) => inWords(probes.filter(one => is(one.at)).map(one => one.ms));
    const seconds = (backAt - at) / 1_000;
    const written = sender.sent.filter(one => slow(one.sentAt)).length;
    const meant = clients
      .slice(0, paces.length)
      .map(({ topic }) => sender.sent.filter(one => slow(one.sentAt) && one.topic === topic).length * frame);
    const meantMib = meant.reduce((sum, bytes) => sum + bytes, 0) / 2 ** 20;
    const growth = mostMib - beforeMib;
    // Where less was meant for them, it says nothing.
    if (meantMib > mostGrowthMib && growth > mostGrowthMib)
      verdict.add("servers that kept what was not read", `the memory grew by ${growth.toFixed(0)} MiB`);
    if (seconds > goneWithinSeconds && closes.length === 0)
      verdict.add("sockets that were not closed", `nobody read them for ${seconds.toFixed(0)} s`);
    return [
      `slow         ${seconds.toFixed(0)} s, frames of ${(frame / 1_000).toFixed(1)} KB, ${(written / seconds).toFixed(0)} messages/s, ${meantMib.toFixed(0)} MiB meant for the two`,
      `             the others' deliveries ${inWords(deliveryTimes(sender.sent, others, slow))}`,
      `             before                 ${inWords(deliveryTimes(sender.sent, others, before))}`,
      `             probe                  ${probed(slow)}; before ${probed(before)}`,
      `             memory of the server   ${beforeMib.toFixed(0)} MiB at most before, ${mostMib.toFixed(0)} at most meanwhile (${growth >= 0 ? "+" : ""}${growth.toFixed(0)}), ${afterMib.toFixed(0)} after`,
      `             closed by the server   ${closes.map(({ reason, ms }) => `${reason} after ${(ms / 1_000).toFixed(1)} s`).join(", ") || "none"}`,
    ];
  });
}
