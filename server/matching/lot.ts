/**
 * Who stands before whom among equals: a lot of 64 bits for each viewer and mentor, so that nobody is first by the date
 * they came, and each viewer meets another order, always the same. It is no secret, and cheap: among equals there may be
 * hundreds of thousands, and each one's lot is drawn to find the first twenty.
 */
export interface Lot {
  /** Both are whole numbers of 32 bits, the first deciding. */
  readonly high: number;
  readonly low: number;
}

/** What an id adds to a lot: 64 bits that depend on every bit of it. */
export interface LotKey {
  readonly a: number;
  readonly b: number;
}

/** Every bit of the result depends on every bit of the number (the finalizer of MurmurHash3, by Austin Appleby). */
export function mixed(number: number): number {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The four words of 32 bits an id is made of. */
export function wordsOfId(id: string): readonly [number, number, number, number] {
  const digits = id.replaceAll("-", "");
  const word = (at: number) => Number.parseInt(digits.slice(at, at + 8), 16) | 0;
  return [word(0), word(8), word(16), word(24)];
}

export function lotKeyOf(id: string): LotKey {
  const [w, x, y, z] = wordsOfId(id);
  const digest = (seed: number) => mixed(mixed(mixed(mixed(w ^ seed) ^ x) ^ y) ^ z);
  return { a: digest(0x2545f491), b: digest(0x4f6cdd1d) };
}

/** The first half of a lot, which nearly always decides; from 0 to 2³² - 1. */
export const highOf = (viewer: LotKey, a: number, b: number): number =>
  mixed(mixed(a ^ viewer.a) + mixed(b ^ viewer.b));

export const lowOf = (viewer: LotKey, a: number, b: number): number => mixed(mixed(a + viewer.b) ^ mixed(b + viewer.a));

export const lotOf = (viewer: LotKey, { a, b }: LotKey): Lot => ({
  high: highOf(viewer, a, b),
  low: lowOf(viewer, a, b),
});

const hex = (word: number): string => word.toString(16).padStart(8, "0");

/** As a cursor carries it: 16 digits that sort like the lot. */
export const textOfLot = ({ high, low }: Lot): string => hex(high) + hex(low);
