/** A good mix of 32 bits by whole numbers alone, the finalizer of MurmurHash3 (Appleby): the same on every machine. */
function mix(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const joined = (words: readonly number[]): number => words.reduce((state, word) => mix((state ^ word) + 0x9e3779b9), 0);

const sides = { mentee: 1, mentor: 2 } as const;

/**
 * The draw that breaks all ties: everybody gets one number, by the seed, the side and their key, and who has a lower one goes
 * first with everybody on the other side. One number for each person, not one for each pair: it can be told to people, and
 * fewer lose by it (Abdulkadiroğlu, Pathak and Roth 2009). Gives indexes, the first drawn first.
 */
export function draw(side: keyof typeof sides, count: number, keys: Uint32Array | undefined, seed: number): Int32Array {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`A seed is a whole number, not ${seed}.`);
  const seeded = joined([sides[side], seed >>> 0, Math.floor(seed / 2 ** 32)]);
  const first = new Uint32Array(count);
  const second = new Uint32Array(count);
  const wordOf = (index: number, word: 0 | 1): number => keys?.[2 * index + word] ?? (word === 0 ? 0 : index);
  for (let index = 0; index < count; index += 1) {
    const [high, low] = [wordOf(index, 0), wordOf(index, 1)];
    first[index] = joined([seeded, high, low]);
    second[index] = joined([seeded, low, high, 1]);
  }
  const order = Int32Array.from({ length: count }, (_, index) => index);
  order.sort((one, other) => {
    const byNumber =
      (first[one] as number) - (first[other] as number) || (second[one] as number) - (second[other] as number);
    return byNumber || wordOf(one, 0) - wordOf(other, 0) || wordOf(one, 1) - wordOf(other, 1);
  });
  for (let place = 1; place < count; place += 1) {
    const [one, other] = [order[place - 1] as number, order[place] as number];
    if (wordOf(one, 0) === wordOf(other, 0) && wordOf(one, 1) === wordOf(other, 1))
      throw new RangeError(`The ${side}s ${one} and ${other} have the same key.`);
  }
  return order;
}

/** Keys for a market of people's ids, in the order of its indexes. */
export function personKeys(ids: readonly string[]): Uint32Array {
  const keys = new Uint32Array(2 * ids.length);
  ids.forEach((id, index) => {
    const codes = Array.from(id, letter => letter.codePointAt(0) ?? 0);
    keys[2 * index] = joined([1, ...codes]);
    keys[2 * index + 1] = joined([2, ...codes]);
  });
  return keys;
}
