/** Lists of bits that are needed for one search and used again for the next: fresh memory costs more than what is done with it. */
export class Scratch {
  private readonly free: Int32Array[] = [];
  private readonly taken: Int32Array[] = [];
  private length = 0;

  /** Begins a search of so many words; what was taken for the one before may be given again. */
  begin(length: number): void {
    if (length !== this.length) this.free.length = 0;
    else this.free.push(...this.taken);
    this.taken.length = 0;
    this.length = length;
  }

  /** No bit set. */
  none(): Int32Array {
    return this.any().fill(0);
  }

  /** With whatever bits; to be overwritten. */
  any(): Int32Array {
    const words = this.free.pop() ?? new Int32Array(this.length);
    this.taken.push(words);
    return words;
  }

  copyOf(words: Int32Array): Int32Array {
    const copy = this.any();
    if (words.length < copy.length) copy.fill(0);
    copy.set(words.length > copy.length ? words.subarray(0, copy.length) : words);
    return copy;
  }
}
