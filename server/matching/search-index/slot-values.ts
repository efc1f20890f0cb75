import { grown } from "./slot-set.js";

/** The one value each slot has of a field with many values: the way back from a slot that sets do not know. */
export class SlotValues {
  /** Number of the value + 1, 0 for none. */
  private numbers = new Int32Array(64);
  private readonly values: string[] = [];
  private readonly numberOf = new Map<string, number>();

  get bytes(): number {
    return this.numbers.byteLength;
  }

  put(slot: number, value: string | null): void {
    this.numbers = grown(this.numbers, slot + 1);
    let number = value === null ? 0 : this.numberOf.get(value);
    if (number === undefined && value !== null) {
      number = this.values.push(value);
      this.numberOf.set(value, number);
    }
    this.numbers[slot] = number ?? 0;
  }

  at(slot: number): string | null {
    return this.values[(this.numbers[slot] ?? 0) - 1] ?? null;
  }

  /** Each value with how many of these slots have it. */
  countIn(words: Int32Array): [string, number][] {
    const { numbers } = this;
    const counts = new Int32Array(this.values.length + 1);
    for (let at = 0; at < words.length; at += 1) {
      for (let left = words[at] ?? 0; left !== 0; left &= left - 1) {
        const number = numbers[(at << 5) + 31 - Math.clz32(left & -left)] ?? 0;
        counts[number] = (counts[number] ?? 0) + 1;
      }
    }
    return this.values.map((value, place) => [value, counts[place + 1] ?? 0]);
  }
}
