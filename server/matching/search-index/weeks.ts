import { onesIn, onesInBoth } from "./bit-counts.js";
import { grown } from "./slot-set.js";

/** A week has 672 quarters of an hour. */
const wordsOfWeek = 21;

/** A week that others are laid over: only its words that are not empty, which are few. */
export class AskedWeek {
  readonly places: Int32Array;
  readonly words: Int32Array;
  /** How many quarters there are from each of these words on. */
  readonly left: Int32Array;

  constructor(week: Int32Array) {
    const kept = [...week.keys()].filter(at => week[at] !== 0);
    this.places = Int32Array.from(kept);
    this.words = Int32Array.from(kept, at => week[at] ?? 0);
    this.left = Int32Array.from(kept, at => onesInBoth(week.subarray(at), week.subarray(at)));
  }
}

/** The usual weeks of those who say theirs, 84 bytes each. */
export class Weeks {
  /** Place + 1 by slot, 0 for who has none. */
  private places = new Int32Array(64);
  private words = new Int32Array(wordsOfWeek * 16);
  private readonly free: number[] = [];
  private used = 0;

  get bytes(): number {
    return this.places.byteLength + this.words.byteLength;
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
    this.words = grown(this.words, (place + 1) * wordsOfWeek);
    this.words.set(week.subarray(0, wordsOfWeek), place * wordsOfWeek);
    this.places[slot] = place + 1;
  }

  delete(slot: number): void {
    const place = (this.places[slot] ?? 0) - 1;
    if (place < 0) return;
    this.free.push(place);
    this.places[slot] = 0;
  }

  /**
   * How many quarters the slot's week has in common with another, counted no further than to `enough`; -1 without a week.
   * When it cannot be `least` any more, it is given as it is by then: fewer than that in any case.
   */
  overlap(slot: number, { places, words: asked, left }: AskedWeek, enough: number, least: number): number {
    const place = (this.places[slot] ?? 0) - 1;
    if (place < 0) return -1;
    const { words } = this;
    const from = place * wordsOfWeek;
    let found = 0;
    for (let at = 0; at < asked.length && found < enough; at += 1) {
      if (found + (left[at] ?? 0) < least) return found;
      const common = (words[from + (places[at] ?? 0)] ?? 0) & (asked[at] ?? 0);
      if (common !== 0) found += onesIn(common);
    }
    return Math.min(found, enough);
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
