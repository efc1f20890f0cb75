import { mixed } from "../lot.js";
import { grown } from "./slot-set.js";

/** Ids by slot, and the slot by id: 20 bytes for each where a Map of texts takes a hundred. */
export class IdSlots {
  /** Four words of 32 bits for each slot. */
  private words = new Int32Array(4 * 64);
  /** Slot + 1 by hash, 0 where nothing is; what collides stands in the next free place. */
  private table = new Int32Array(128);
  private count = 0;

  get bytes(): number {
    return this.words.byteLength + this.table.byteLength;
  }

  /** The slot of an id; -1 when it has none. */
  slotOf(id: Id): number {
    const mask = this.table.length - 1;
    for (let place = hashOf(id) & mask; ; place = (place + 1) & mask) {
      const slot = (this.table[place] ?? 0) - 1;
      if (slot < 0 || this.isAt(slot, id)) return slot;
    }
  }

  set(slot: number, id: Id): void {
    if ((this.count + 1) * 2 > this.table.length) this.rehash(this.table.length * 2);
    this.words = grown(this.words, (slot + 1) * 4);
    this.words.set(id, slot * 4);
    this.place(slot, id);
    this.count += 1;
  }

  delete(slot: number): void {
    const { table } = this;
    const mask = table.length - 1;
    let hole = hashOf(this.at(slot)) & mask;
    while (table[hole] !== slot + 1) {
      if (table[hole] === 0) return;
      hole = (hole + 1) & mask;
    }
    this.count -= 1;
    // Whoever stands behind the hole because of it moves up, so that no search ends too early.
    for (let place = (hole + 1) & mask; table[place] !== 0; place = (place + 1) & mask) {
      const home = hashOf(this.at((table[place] ?? 0) - 1)) & mask;
      if (((place - home) & mask) >= ((place - hole) & mask)) {
        table[hole] = table[place] ?? 0;
        hole = place;
      }
    }
    table[hole] = 0;
  }

  /** The id as people write it. */
  textOf(slot: number): string {
    const digits = [...this.at(slot)].map(word => (word >>> 0).toString(16).padStart(8, "0")).join("");
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  private at(slot: number): Id {
    const { words } = this;
    const from = slot * 4;
    return [words[from] ?? 0, words[from + 1] ?? 0, words[from + 2] ?? 0, words[from + 3] ?? 0];
  }

  private isAt(slot: number, [w, x, y, z]: Id): boolean {
    const { words } = this;
    const from = slot * 4;
    return words[from + 3] === z && words[from + 2] === y && words[from + 1] === x && words[from] === w;
  }

  private place(slot: number, id: Id): void {
    const mask = this.table.length - 1;
    let place = hashOf(id) & mask;
    while (this.table[place] !== 0) place = (place + 1) & mask;
    this.table[place] = slot + 1;
  }

  private rehash(length: number): void {
    const slots = this.table.filter(entry => entry !== 0);
    this.table = new Int32Array(length);
    for (const entry of slots) this.place(entry - 1, this.at(entry - 1));
  }
}

type Id = readonly [number, number, number, number];

const hashOf = ([w, x, y, z]: Id): number => mixed(mixed(w ^ y) ^ x ^ mixed(z));
