/**
 * @typedef {import("./sender.mjs").SenderReport} SenderReport
 * @typedef {import("./resuming-client.mjs").ClientReport} ClientReport
 * @typedef {import("./world.mjs").Stored} Stored
 */

const shownPerKind = 8;

/** What went wrong, counted by kind, each with the first few pieces of evidence. */
export class Verdict {
  /** @type {Map<string, string[]>} */
  faults = new Map();

  /** @param {string} kind @param {string} evidence */
  add(kind, evidence) {
    const found = this.faults.get(kind);
    if (found) found.push(evidence);
    else this.faults.set(kind, [evidence]);
  }

  /** @param {string} kind */
  count(kind) {
    return this.faults.get(kind)?.length ?? 0;
  }

  get isGood() {
    return this.faults.size === 0;
  }

  lines() {
    return [...this.faults].flatMap(([kind, found]) => [
      `${found.length} ${kind}:`,
      ...found.slice(0, shownPerKind).map(evidence => `  ${evidence}`),
      ...(found.length > shownPerKind ? ["  …"] : []),
    ]);
  }
}

/**
 * Acknowledged = stored = delivered to each client, once, in the order of seq.
 * @param {{ sender: SenderReport, stored: Stored[][], clients: ClientReport[] }} found
 */
export function judge({ sender, stored, clients }) {
  const verdict = new Verdict();
  for (const fault of sender.faults) verdict.add("mutations that failed", fault);
  for (const [topic, messages] of stored.entries()) judgeStored(verdict, sender, messages, topic);
  for (const client of clients) {
    for (const fault of client.faults) verdict.add("streams that broke their word", fault);
    judgeDelivered(verdict, client, stored[client.topic] ?? []);
  }
  return verdict;
}

/** @param {Verdict} verdict @param {SenderReport} sender @param {Stored[]} messages @param {number} topic */
function judgeStored(verdict, sender, messages, topic) {
  const place = `in topic ${topic + 1}`;
  /** @type {Map<string, Stored>} */
  const byClientId = new Map();
  let last = 0;
  for (const message of messages) {
    const { clientId, seq } = message;
    if (byClientId.has(clientId))
      verdict.add("stored twice", `${clientId} ${place}, at ${byClientId.get(clientId)?.seq} and ${seq}`);
    if (seq <= last) verdict.add("stored out of order", `${clientId} ${place}: ${seq} after ${last}`);
    byClientId.set(clientId, message);
    last = seq;
  }
  for (const one of sender.sent.filter(sent => sent.topic === topic)) {
    const kept = byClientId.get(one.clientId);
    byClientId.delete(one.clientId);
    if (one.ackedAt === 0) continue;
    if (!kept) verdict.add("acknowledged and lost", `message ${one.n} ${place}, acknowledged as ${one.seq}`);
    else if (kept.seq !== one.seq || kept.id !== one.id)
      verdict.add(
        "acknowledged as another",
        `message ${one.n} ${place}: acknowledged as ${one.seq}, stored as ${kept.seq}`,
      );
  }
  for (const clientId of byClientId.keys()) verdict.add("stored and never sent", `${clientId} ${place}`);
}

/** @param {Verdict} verdict @param {ClientReport} client @param {Stored[]} messages */
function judgeDelivered(verdict, { name, seqs, numbers }, messages) {
  const expected = new Map(messages.map(({ seq, clientId }) => [seq, Number(clientId.split("-").at(-1))]));
  const seen = new Set();
  let last = 0;
  seqs.forEach((seq, index) => {
    const number = numbers[index];
    if (seen.has(seq)) verdict.add("delivered twice", `${name}: ${seq}, the second time after ${last}`);
    else if (seq < last) verdict.add("delivered out of order", `${name}: ${seq} after ${last}`);
    if (expected.get(seq) !== number)
      verdict.add(
        "delivered and not stored so",
        `${name}: ${seq} as message ${number}, stored is ${expected.get(seq)}`,
      );
    seen.add(seq);
    last = Math.max(last, seq);
  });
  for (const seq of expected.keys()) {
    if (!seen.has(seq)) verdict.add("stored and not delivered", `${name}: ${seq}, message ${expected.get(seq)}`);
  }
}
