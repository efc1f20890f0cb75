/**
 * Numbers that look random and are the same for the same seed (mulberry32, by Tommy Ettinger).
 * @param {number} seed
 */
export function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (/** @type {number} */ least, /** @type {number} */ most) => least + next() * (most - least);
  /** @template T @param {readonly T[]} from @returns {T} */
  const pick = from => {
    const picked = from[Math.floor(next() * from.length)];
    if (picked === undefined) throw new Error("There is nothing to pick from.");
    return picked;
  };
  return { next, between, pick };
}

/** @typedef {ReturnType<typeof dice>} Dice */

/** @param {number} ms */
export const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Full jitter: a random wait up to a bound that doubles with each failure. @param {number} failures @param {number} most */
export const jitter = (failures, most) => pause(Math.random() * Math.min(most, 50 * 2 ** Math.min(failures, 10)));
