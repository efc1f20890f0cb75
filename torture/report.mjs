import { acknowledgeTimes, deliveryTimes, flowAgain, inWords, movesAfter } from "./figures.mjs";

/**
 * @typedef {object} Found
 * @property {import("./options.mjs").Options} options
 * @property {import("./sender.mjs").SenderReport} sender
 * @property {import("./resuming-client.mjs").ClientReport[]} clients
 * @property {import("./plans.mjs").Blow[]} blows
 * @property {import("./probe.mjs").Probe[]} probes
 * @property {number} loadMs
 */

/** A span around each blow in which times say how it was met; outside of them all is as usual. */
const aftermathMs = 3_000;
const movedWithinMs = 10_000;

/** The run in figures, for people. @param {Found} found */
export function figuresOf({ options, sender, clients, blows, probes, loadMs }) {
  const { sent, failures, heldBack } = sender;
  const acknowledged = sent.filter(one => one.ackedAt > 0).length;
  const delivered = clients.reduce((sum, client) => sum + client.seqs.length, 0);
  const isCalm = (/** @type {number} */ at) => !blows.some(blow => at >= blow.at && at < blow.backAt + aftermathMs);
  const retried = [...failures].map(([kind, count]) => `${count} × ${kind}`).join(", ") || "none";
  const lines = [
    `load         ${sent.length} messages in ${Math.round(loadMs / 1_000)} s (${(sent.length / (loadMs / 1_000)).toFixed(0)}/s of ${options.rate}/s, ${heldBack} held back), tries that failed: ${retried}`,
    `delivered    ${acknowledged} acknowledged, ${delivered} deliveries to ${clients.length} clients, sockets lost: ${codes(clients)}`,
    `probe        empty request: ${inWords(probes.map(probe => probe.ms))}`,
    `calm         acknowledged ${inWords(acknowledgeTimes(sent, isCalm))}`,
    `             delivered    ${inWords(deliveryTimes(sent, clients, isCalm))}`,
  ];
  for (const [what, some] of groups(blows)) {
    const times = some.flatMap(blow => flowAgain(blow, sent, clients));
    lines.push(
      `${what}: ${some.length} times, back after ${inWords(some.map(blow => blow.backAt - blow.at))}`,
      `             flows again  ${inWords(times)} after it was back`,
    );
  }
  if (blows.length > 0)
    lines.push(`all          flows again  ${inWords(blows.flatMap(blow => flowAgain(blow, sent, clients)))}`);
  return lines;
}

/** How it went while Redis was away; who waited on it would stand far behind the probe. @param {Found} found */
export function redisFigures({ sender, clients, blows, probes }) {
  return blows.flatMap(({ how, at, backAt }) => {
    const away = (/** @type {number} */ when) => when >= at && when < backAt;
    const before = (/** @type {number} */ when) => when >= at - 9_000 && when < at;
    const meant = (/** @type {typeof away} */ is) => probes.filter(probe => is(probe.at)).map(probe => probe.ms);
    const [usual, now] = [before, away].map(is => acknowledgeTimes(sender.sent, is));
    const slow = (now ?? []).filter(ms => ms > 250).length;
    return [
      `Redis ${how} for ${Math.round((backAt - at) / 1_000)} s`,
      `             delivered    ${inWords(deliveryTimes(sender.sent, clients, away))}; before ${inWords(deliveryTimes(sender.sent, clients, before))}`,
      `             acknowledged ${inWords(now ?? [])}, ${slow} over 250 ms; before ${inWords(usual ?? [])}`,
      `             probe        ${inWords(meant(away))}, ${meant(away).filter(ms => ms > 250).length} over 250 ms; before ${inWords(meant(before))}`,
    ];
  });
}

/** How sockets and servers left at SIGTERM, and what must hold then. @param {Found} found @param {import("./verdict.mjs").Verdict} verdict */
export function sigtermFigures({ clients, blows }, verdict) {
  const moves = blows.flatMap(blow => movesAfter(blow, clients));
  for (const { target, exit } of blows)
    if (exit?.code !== 0) verdict.add("servers that did not leave in order", `${target} exited with ${exit?.code}`);
  for (const move of moves.filter(one => one.ms > movedWithinMs))
    verdict.add("sockets that did not move", `${move.ms} ms after SIGTERM, lost with ${move.code}`);
  return [
    `SIGTERM      exit after ${inWords(blows.map(blow => blow.exit?.ms ?? 0))}`,
    `             sockets moved to a stream that stands ${inWords(moves.map(move => move.ms))}`,
  ];
}

/** @param {Found["blows"]} blows */
function groups(blows) {
  /** @type {Map<string, Found["blows"]>} */
  const found = new Map();
  for (const blow of blows) {
    const name = `${blow.node < 0 ? blow.target : "server"} ${blow.how}`;
    found.set(name, [...(found.get(name) ?? []), blow]);
  }
  return found;
}

/** @param {Found["clients"]} clients */
function codes(clients) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { moves } of clients)
    for (const { open, code } of moves) if (!open) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${count} × ${code}`).join(", ") || "none";
}
