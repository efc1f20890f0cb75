import { onesInBoth } from "./bit-counts.js";

/** Calls with each slot whose bit is one. */
export function eachSlot(words: Int32Array, visit: (slot: number) => void): void {
  for (let at = 0; at < words.length; at += 1) {
    for (let word = words[at] ?? 0; word !== 0; word &= word - 1) visit((at << 5) + (31 - Math.clz32(word & -word)));
  }
}

export const hasBit = (words: Int32Array, slot: number): boolean =>
  ((words[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0;

export function clearBit(words: Int32Array, slot: number): void {
  const at = slot >>> 5;
  if (at < words.length) words[at] = (words[at] ?? 0) & ~(1 << (slot & 31));
}

export function setBit(words: Int32Array, slot: number): void {
  const at = slot >>> 5;
  words[at] = (words[at] ?? 0) | (1 << (slot & 31));
}

/**
 * Slots that have something in common: a sorted list while they are few, a bit for every slot once that takes less
 * room, which is when one slot in 32 has it.
 */
export class SlotSet {
  count = 0;
  private list: Int32Array | null = new Int32Array(2);
  private bits: Int32Array | null = null;

  get bytes(): number {
    return (this.list ?? this.bits)?.byteLength ?? 0;
  }

  has(slot: number): boolean {
    if (this.bits) return hasBit(this.bits, slot);
    return this.list?.[this.placeOf(slot)] === slot && this.placeOf(slot) < this.count;
  }

  add(slot: number): void {
    if (this.bits) {
      if (hasBit(this.bits, slot)) return;
      this.bits = grown(this.bits, (slot >>> 5) + 1);
      setBit(this.bits, slot);
      this.count += 1;
      return;
    }
    const place = this.placeOf(slot);
    let list = this.list ?? new Int32Array(2);
    if (place < this.count && list[place] === slot) return;
    list = grown(list, this.count + 1);
    list.copyWithin(place + 1, place, this.count);
    list[place] = slot;
    this.list = list;
    this.count += 1;
    if (this.count > 64 && this.count > (list[this.count - 1] ?? 0) >>> 5) this.spread();
  }

  delete(slot: number): boolean {
    if (this.bits) {
      if (!hasBit(this.bits, slot)) return false;
      clearBit(this.bits, slot);
      this.count -= 1;
      return true;
    }
    const place = this.placeOf(slot);
    if (place >= this.count || this.list?.[place] !== slot) return false;
    this.list.copyWithin(place, place + 1, this.count);
    this.count -= 1;
    return true;
  }

  /** Sets the bits of all its slots. */
  addTo(words: Int32Array): void {
    if (this.bits) {
      const { bits } = this;
      const end = Math.min(bits.length, words.length);
      for (let at = 0; at < end; at += 1) words[at] = (words[at] ?? 0) | (bits[at] ?? 0);
      return;
    }
    const list = this.list ?? [];
    for (let place = 0; place < this.count; place += 1) setBit(words, list[place] ?? 0);
  }

  /** Unsets the bits of all its slots. */
  takeFrom(words: Int32Array): void {
    if (this.bits) {
      const { bits } = this;
      const end = Math.min(bits.length, words.length);
      for (let at = 0; at < end; at += 1) words[at] = (words[at] ?? 0) & ~(bits[at] ?? 0);
      return;
    }
    const list = this.list ?? [];
    for (let place = 0; place < this.count; place += 1) clearBit(words, list[place] ?? 0);
  }

  /** Its bits themselves, where there is one for each of so many words; null while it is a list. */
  bitsOf(length: number): Int32Array | null {
    return this.bits && this.bits.length >= length ? this.bits : null;
  }

  /** How many of its slots have their bit set there. */
  countIn(words: Int32Array): number {
    if (this.bits) return onesInBoth(this.bits, words);
    let found = 0;
    const list = this.list ?? [];
    for (let place = 0; place < this.count; place += 1) {
      const slot = list[place] ?? 0;
      // Added as a number: whether a bit is set cannot be foreseen, and a branch that is taken wrongly costs more.
      found += ((words[slot >>> 5] ?? 0) >>> (slot & 31)) & 1;
    }
    return found;
  }

  each(visit: (slot: number) => void): void {
    if (this.bits) {
      eachSlot(this.bits, visit);
      return;
    }
    const list = this.list ?? [];
    for (let place = 0; place < this.count; place += 1) visit(list[place] ?? 0);
  }

  /** Where the slot stands in the list, or would. */
  private placeOf(slot: number): number {
    const list = this.list ?? [];
    // Slots are mostly given out in order.
    if (this.count === 0 || (list[this.count - 1] ?? 0) < slot) return this.count;
    let low = 0;
    for (let high = this.count; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((list[middle] ?? 0) < slot) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private spread(): void {
    const list = this.list ?? [];
    const bits = new Int32Array(((list[this.count - 1] ?? 0) >>> 5) + 1);
    for (let place = 0; place < this.count; place += 1) setBit(bits, list[place] ?? 0);
    this.list = null;
    this.bits = bits;
  }
}

/** The array, or a longer copy when it has less room than this; what is new is 0. */
export function grown<A extends Int32Array | Uint32Array | Uint8Array | Float64Array>(array: A, length: number): A {
  if (array.length >= length) return array;
  const longer = new (array.constructor as new (length: number) => A)(Math.max(length, Math.ceil(array.length * 1.5)));
  longer.set(array);
  return longer;
}
