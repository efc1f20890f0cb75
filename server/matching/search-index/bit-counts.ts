/** How many of the 32 bits are ones. */
export function onesIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * How many bits are ones in both of two lists, as far as both reach. Eight words are added up digit by digit first (carry
 * save, as Harley and Seal do), so that only one in eight is counted: half the work.
 */
export function onesInBoth(some: Int32Array, others: Int32Array): number {
  const end = Math.min(some.length, others.length);
  const both = (at: number) => (some[at] ?? 0) & (others[at] ?? 0);
  let [ones, twos, fours, eights] = [0, 0, 0, 0];
  let at = 0;
  for (; at + 8 <= end; at += 8) {
    const a = both(at);
    const b = both(at + 1);
    let half = ones ^ a;
    const twosA = (ones & a) | (half & b);
    ones = half ^ b;
    const c = both(at + 2);
    const d = both(at + 3);
    half = ones ^ c;
    const twosB = (ones & c) | (half & d);
    ones = half ^ d;
    half = twos ^ twosA;
    const foursA = (twos & twosA) | (half & twosB);
    twos = half ^ twosB;
    const e = both(at + 4);
    const f = both(at + 5);
    half = ones ^ e;
    const twosC = (ones & e) | (half & f);
    ones = half ^ f;
    const g = both(at + 6);
    const h = both(at + 7);
    half = ones ^ g;
    const twosD = (ones & g) | (half & h);
    ones = half ^ h;
    half = twos ^ twosC;
    const foursB = (twos & twosC) | (half & twosD);
    twos = half ^ twosD;
    half = fours ^ foursA;
    eights += onesIn((fours & foursA) | (half & foursB));
    fours = half ^ foursB;
  }
  let sum = 8 * eights + 4 * onesIn(fours) + 2 * onesIn(twos) + onesIn(ones);
  for (; at < end; at += 1) sum += onesIn(both(at));
  return sum;
}
