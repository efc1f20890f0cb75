/** Numbers that look random and are the same in every run (mulberry32, by Tommy Ettinger). @param {number} seed */
export function chanceOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (/** @type {number} */ limit) => Math.floor(next() * limit);
  const hex = () => (Math.floor(next() * 2 ** 32) >>> 0).toString(16).padStart(8, "0");
  return {
    next,
    below,
    /** A few of them are popular: the first twentieth takes a third. @param {number} limit */
    popular: limit => Math.floor(limit * next() ** 2.6),
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: list => /** @type {T} */ (list[below(list.length)]),
    id: () => `${hex()}${hex()}${hex()}${hex()}`.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-7$3-8$4-$5"),
  };
}

/** @typedef {ReturnType<typeof chanceOf>} Chance */
