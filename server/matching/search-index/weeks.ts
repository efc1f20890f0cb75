import { onesIn } from "./bit-counts.js";
import { grown } from "./slot-set.js";

/** A week has 672 quarters of an hour. */
const wordsOfWeek = 21;

/** A week that others are laid over. */
export class AskedWeek {
  readonly mask: number;

  constructor(readonly words: Int32Array) {
    this.mask = maskOf(words);
  }
}

/** Which words of a week are not empty, a bit for each: two weeks meet in few of them, and only these are looked at. */
const maskOf = (words: Int32Array): number =>
  words.reduce((mask, word, at) => (word === 0 ? mask : mask | (1 << at)), 0);

/** The usual weeks of those who say theirs, 84 bytes each. */
export class Weeks {
  /** Place + 1 by slot, 0 for who has none. */
  private places = new Int32Array(64);
  /** Which words of a slot's week are not empty. */
  private masks = new Int32Array(64);
  /** All first words, all second ones and so on: a search needs few of them, and those of neighbours lie together. */
  private readonly words = Array.from({ length: wordsOfWeek }, () => new Int32Array(16));
  private readonly free: number[] = [];
  private used = 0;

  get bytes(): number {
    return this.words.reduce((sum, words) => sum + words.byteLength, this.places.byteLength + this.masks.byteLength);
  }

  put(slot: number, week: Int32Array | null): void {
    if (!week) {
      this.delete(slot);
      return;
    }
    this.places = grown(this.places, slot + 1);
    let place = (this.places[slot] ?? 0) - 1;
    if (place < 0) {
      place = this.free.pop() ?? this.used;
      if (place === this.used) this.used += 1;
    }
    for (const [at, words] of this.words.entries()) {
      const longer = grown(words, place + 1);
      longer[place] = week[at] ?? 0;
      this.words[at] = longer;
    }
    this.masks = grown(this.masks, slot + 1);
    this.masks[slot] = maskOf(week);
    this.places[slot] = place + 1;
  }

  delete(slot: number): void {
    const place = (this.places[slot] ?? 0) - 1;
    if (place < 0) return;
    this.free.push(place);
    this.places[slot] = 0;
    this.masks[slot] = 0;
  }

  /** How many quarters the slot's week has in common with another, counted no further than to `enough`; 0 without a week. */
  overlap(slot: number, { mask, words: asked }: AskedWeek, enough: number): number {
    const place = (this.places[slot] ?? 0) - 1;
    let found = 0;
    for (let left = (this.masks[slot] ?? 0) & mask; left !== 0 && found < enough; left &= left - 1) {
      const at = 31 - Math.clz32(left & -left);
      found += onesIn((this.words[at]?.[place] ?? 0) & (asked[at] ?? 0));
    }
    return Math.min(found, enough);
  }

  /** Leaves of these slots only those with so many quarters in common. As `overlap` counts; written out, it costs a tenth less. */
  narrow(slots: Int32Array, { mask, words: asked }: AskedWeek, atLeast: number): void {
    const { masks, places, words } = this;
    for (let at = 0; at < slots.length; at += 1) {
      let kept = slots[at] ?? 0;
      for (let left = kept; left !== 0; left &= left - 1) {
        const bit = left & -left;
        const slot = (at << 5) + 31 - Math.clz32(bit);
        const place = (places[slot] ?? 0) - 1;
        let missing = atLeast;
        for (let near = (masks[slot] ?? 0) & mask; near !== 0 && missing > 0; near &= near - 1) {
          const word = 31 - Math.clz32(near & -near);
          missing -= onesIn((words[word]?.[place] ?? 0) & (asked[word] ?? 0));
        }
        if (missing > 0) kept ^= bit;
      }
      slots[at] = kept;
    }
  }
}

/** 84 bytes in the order of the week, as words that all weeks are laid over each other by. */
export function weekOf(base64: string): Int32Array {
  const bytes = Buffer.from(base64, "base64");
  const words = new Int32Array(wordsOfWeek);
  for (let at = 0; at < wordsOfWeek; at += 1) words[at] = bytes.readInt32LE(at * 4);
  return words;
}

/** The 84 bytes of a week written as 672 ones and zeros. */
export function base64OfBits(bits: string): string {
  const bytes = bits.match(/.{8}/g)?.map(byte => Number.parseInt(byte, 2)) ?? [];
  return Buffer.from(bytes).toString("base64");
}

/** As `weekOf`, of a week written as 672 ones and zeros. */
export const weekOfBits = (bits: string): Int32Array => weekOf(base64OfBits(bits));
