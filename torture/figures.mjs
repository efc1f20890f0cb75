/**
 * @typedef {import("./plans.mjs").Blow} Blow
 * @typedef {import("./sender.mjs").Sent} Sent
 * @typedef {import("./resuming-client.mjs").ClientReport} ClientReport
 */

/** @param {number[]} numbers */
export function spread(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ part) => Math.round(sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN);
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), most: at(1) };
}

/** @param {number[]} numbers */
export function inWords(numbers) {
  const { count, p50, p99, most } = spread(numbers);
  return count === 0 ? "none" : `p50 ${p50} ms, p99 ${p99} ms, most ${most} ms (${count})`;
}

/**
 * For each client, how long after the target was back it had the first message that was written after that.
 * @param {Blow} blow @param {Sent[]} sent @param {ClientReport[]} clients
 */
export function flowAgain(blow, sent, clients) {
  return clients.flatMap(({ times, numbers }) => {
    for (let index = firstFrom(times, blow.backAt); index < times.length; index += 1) {
      const writtenAt = sent[numbers[index] ?? -1]?.sentAt ?? 0;
      if (writtenAt >= blow.backAt) return [(times[index] ?? 0) - blow.backAt];
    }
    return [];
  });
}

/** The first place whose time is not before `at`. @param {Float64Array} times @param {number} at */
function firstFrom(times, at) {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * From the first try of a message to each delivery of it, for messages written in a span of time.
 * @param {Sent[]} sent @param {ClientReport[]} clients @param {(at: number) => boolean} isMeant
 */
export function deliveryTimes(sent, clients, isMeant) {
  /** @type {number[]} */
  const found = [];
  for (const { times, numbers } of clients) {
    numbers.forEach((number, index) => {
      const one = sent[number];
      if (one && isMeant(one.sentAt)) found.push((times[index] ?? 0) - one.sentAt);
    });
  }
  return found;
}

/** @param {Sent[]} sent @param {(at: number) => boolean} isMeant */
export const acknowledgeTimes = (sent, isMeant) =>
  sent.filter(one => one.ackedAt > 0 && isMeant(one.sentAt)).map(one => one.ackedAt - one.sentAt);

/**
 * For each client that was on the server when it was told to go: how long until its stream stood again.
 * @param {Blow} blow @param {ClientReport[]} clients
 */
export function movesAfter(blow, clients) {
  return clients.flatMap(({ moves }) => {
    const before = moves.findLast(move => move.at < blow.at);
    if (!before?.open || before.node !== blow.node) return [];
    const lost = moves.find(move => move.at >= blow.at && !move.open);
    const open = moves.find(move => move.open && lost && move.at >= lost.at);
    return [{ ms: open ? open.at - blow.at : Number.POSITIVE_INFINITY, code: lost?.code ?? 0 }];
  });
}
