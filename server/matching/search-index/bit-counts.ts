/** How many of the 32 bits are ones. */
export function onesIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Adds eight words to 32 sums, of which each word holds a bit (carry save, as Harley and Seal do). Of a sum's binary digits
 * the ones stand at `at`, the twos and the fours `step` and twice `step` behind; the eights are given back.
 */
export function addEight(
  sums: Int32Array,
  at: number,
  step: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
): number {
  let ones = sums[at] ?? 0;
  let half = ones ^ a;
  const twosA = (ones & a) | (half & b);
  ones = half ^ b;
  half = ones ^ c;
  const twosB = (ones & c) | (half & d);
  ones = half ^ d;
  half = ones ^ e;
  const twosC = (ones & e) | (half & f);
  ones = half ^ f;
  half = ones ^ g;
  const twosD = (ones & g) | (half & h);
  sums[at] = half ^ h;
  let twos = sums[at + step] ?? 0;
  half = twos ^ twosA;
  const foursA = (twos & twosA) | (half & twosB);
  twos = half ^ twosB;
  half = twos ^ twosC;
  const foursB = (twos & twosC) | (half & twosD);
  sums[at + step] = half ^ twosD;
  const fours = sums[at + 2 * step] ?? 0;
  half = fours ^ foursA;
  sums[at + 2 * step] = half ^ foursB;
  return (fours & foursA) | (half & foursB);
}

/**
 * How many bits are ones in both of two lists, as far as both reach. Eight words are added up first, so that only one in
 * eight is counted: half the work.
 */
export function onesInBoth(some: Int32Array, others: Int32Array): number {
  const end = Math.min(some.length, others.length);
  const both = (at: number) => (some[at] ?? 0) & (others[at] ?? 0);
  const sums = new Int32Array(3);
  let eights = 0;
  let at = 0;
  for (; at + 8 <= end; at += 8) {
    eights += onesIn(
      addEight(
        sums,
        0,
        1,
        both(at),
        both(at + 1),
        both(at + 2),
        both(at + 3),
        both(at + 4),
        both(at + 5),
        both(at + 6),
        both(at + 7),
      ),
    );
  }
  const [ones = 0, twos = 0, fours = 0] = sums;
  let sum = 8 * eights + 4 * onesIn(fours) + 2 * onesIn(twos) + onesIn(ones);
  for (; at < end; at += 1) sum += onesIn(both(at));
  return sum;
}
