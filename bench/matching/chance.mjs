import { dice } from "../../torture/random.mjs";

/** What a generated program is made by: the same for the same seed. @param {number} seed */
export function chanceOf(seed) {
  const { next, pick } = dice(seed);
  const below = (/** @type {number} */ limit) => Math.floor(next() * limit);
  const hex = () => (Math.floor(next() * 2 ** 32) >>> 0).toString(16).padStart(8, "0");
  return {
    next,
    below,
    /** A few of them are popular: the first twentieth takes a third. @param {number} limit */
    popular: limit => Math.floor(limit * next() ** 2.6),
    pick,
    /** Some of a list, each once, so many at most. @template T @param {readonly T[]} list @param {number} most @returns {T[]} */
    some: (list, most) => [...new Set(Array.from({ length: most }, () => pick(list)))],
    id: () => `${hex()}${hex()}${hex()}${hex()}`.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-7$3-8$4-$5"),
  };
}

/** @typedef {ReturnType<typeof chanceOf>} Chance */
