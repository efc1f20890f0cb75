import { addEight } from "./bit-counts.js";
import { grown } from "./slot-set.js";

const quartersOfWeek = 672;

/** A week that others are laid over, as where the rows of its quarters begin in a block. */
export class AskedWeek {
  readonly mask: number;
  /** For each word of the week. */
  readonly rowsOfWord: readonly (readonly number[])[];
  /** All of them, up to eight together. */
  readonly eights: readonly (readonly number[])[];

  constructor(week: Int32Array) {
    this.mask = maskOf(week);
    const quarters = [...quartersIn(week)];
    const rows = quarters.map(rowOf);
    this.rowsOfWord = Array.from(week, (_, word) => rows.filter((_, nth) => (quarters[nth] ?? 0) >>> 5 === word));
    this.eights = rows.flatMap((_, at) => (at % 8 === 0 ? [rows.slice(at, at + 8)] : []));
  }
}

/** Which words of a week are not empty, a bit for each: two weeks meet in few of them, and only these are looked at. */
const maskOf = (week: Int32Array): number => week.reduce((mask, word, at) => (word === 0 ? mask : mask | (1 << at)), 0);

/** The quarters of an hour that are available. */
function* quartersIn(week: Int32Array): Generator<number> {
  for (const [at, word] of week.entries()) {
    for (let left = word; left !== 0; left &= left - 1) yield (at << 5) + 31 - Math.clz32(left & -left);
  }
}

/** The weeks of so many words of 32 slots lie together. */
const blockWords = 64;
const blockSlots = 32 * blockWords;
const columnOf = (slot: number) => (slot >>> 5) % blockWords;
const rowOf = (quarter: number) => quarter * blockWords;
/** A row of nobody, behind all others. */
const nobody = rowOf(quartersOfWeek);

/**
 * The usual weeks of those who say theirs: for each quarter of an hour a row of who is available then, a bit for each, cut
 * into blocks of 2,048 slots. A search reads the rows that it asks for, and of a block they lie near each other.
 */
export class Weeks {
  private readonly blocks: (Int32Array | undefined)[] = [];
  private blockCount = 0;
  /** Which words of a slot's week are not empty. */
  private masks = new Int32Array(64);

  get bytes(): number {
    return this.blockCount * rowOf(quartersOfWeek + 1) * Int32Array.BYTES_PER_ELEMENT + this.masks.byteLength;
  }

  /** For a slot that has none. */
  put(slot: number, week: Int32Array): void {
    const block = this.blockOf(slot) ?? this.makeBlock(slot);
    const column = columnOf(slot);
    for (const quarter of quartersIn(week)) {
      const at = rowOf(quarter) + column;
      block[at] = (block[at] ?? 0) | (1 << (slot & 31));
    }
    this.masks = grown(this.masks, slot + 1);
    this.masks[slot] = maskOf(week);
  }

  delete(slot: number): void {
    const block = this.blockOf(slot);
    if (!block) return;
    for (let at = columnOf(slot); at < block.length; at += blockWords)
      block[at] = (block[at] ?? 0) & ~(1 << (slot & 31));
    this.masks[slot] = 0;
  }

  /** How many quarters the slot's week has in common with another, counted no further than to `enough`; 0 without a week. */
  overlap(slot: number, { mask, rowsOfWord }: AskedWeek, enough: number): number {
    const block = this.blockOf(slot);
    if (!block) return 0;
    const column = columnOf(slot);
    let found = 0;
    for (let near = (this.masks[slot] ?? 0) & mask; near !== 0 && found < enough; near &= near - 1) {
      const rows = rowsOfWord[31 - Math.clz32(near & -near)] ?? [];
      for (let nth = 0; nth < rows.length; nth += 1) {
        found += ((block[(rows[nth] ?? 0) + column] ?? 0) >>> (slot & 31)) & 1;
      }
    }
    return Math.min(found, enough);
  }

  /** Leaves of these slots only those with so many quarters in common. */
  narrow(slots: Int32Array, { eights }: AskedWeek, atLeast: number): void {
    if (atLeast <= 0) return;
    const count = new EnoughCount(eights, atLeast);
    for (let from = 0; from < slots.length; from += blockWords) {
      const part = slots.subarray(from, from + blockWords);
      const block = this.blockOf(from << 5);
      if (!block) part.fill(0);
      else if (part.some(word => word !== 0)) count.narrow(part, block);
    }
  }

  private blockOf(slot: number): Int32Array | undefined {
    return this.blocks[Math.floor(slot / blockSlots)];
  }

  private makeBlock(slot: number): Int32Array {
    const made = new Int32Array(rowOf(quartersOfWeek + 1));
    this.blocks[Math.floor(slot / blockSlots)] = made;
    this.blockCount += 1;
    return made;
  }
}

/**
 * Who of a block has enough quarters in common. 32 slots are counted together, in a word for each binary digit of their
 * sums. These begin as far below a power of two as quarters are needed: whoever's sum is carried over the last digit has
 * enough.
 */
class EnoughCount {
  private readonly begin: Int32Array;
  private readonly sums: Int32Array;
  private readonly enough = new Int32Array(blockWords);
  /** Where words are that are not empty. */
  private readonly columns = new Int32Array(blockWords);

  constructor(
    private readonly eights: readonly (readonly number[])[],
    atLeast: number,
  ) {
    const digits = Math.max(3, 32 - Math.clz32(atLeast - 1));
    this.sums = new Int32Array(digits * blockWords);
    this.begin = this.sums.map((_, at) => -(((2 ** digits - atLeast) >> Math.floor(at / blockWords)) & 1));
  }

  narrow(slots: Int32Array, block: Int32Array): void {
    const { begin, sums, enough, columns } = this;
    sums.set(begin);
    enough.fill(0);
    let used = 0;
    for (let at = 0; at < slots.length; at += 1) if (slots[at] !== 0) columns[used++] = at;
    for (const rows of this.eights) {
      const [a = nobody, b = nobody, c = nobody, d = nobody, e = nobody, f = nobody, g = nobody, h = nobody] = rows;
      for (let nth = 0; nth < used; nth += 1) {
        const at = columns[nth] ?? 0;
        let carried = addEight(
          sums,
          at,
          blockWords,
          block[a + at] ?? 0,
          block[b + at] ?? 0,
          block[c + at] ?? 0,
          block[d + at] ?? 0,
          block[e + at] ?? 0,
          block[f + at] ?? 0,
          block[g + at] ?? 0,
          block[h + at] ?? 0,
        );
        for (let digit = at + 3 * blockWords; carried !== 0 && digit < sums.length; digit += blockWords) {
          const sum = sums[digit] ?? 0;
          sums[digit] = sum ^ carried;
          carried &= sum;
        }
        enough[at] = (enough[at] ?? 0) | carried;
      }
    }
    for (let at = 0; at < slots.length; at += 1) slots[at] = (slots[at] ?? 0) & (enough[at] ?? 0);
  }
}

/** 84 bytes in the order of the week, as words that all weeks are laid over each other by. */
export function weekOf(base64: string): Int32Array {
  const bytes = Buffer.from(base64, "base64");
  const words = new Int32Array(quartersOfWeek / 32);
  for (let at = 0; at < words.length; at += 1) words[at] = bytes.readInt32LE(at * 4);
  return words;
}

/** The 84 bytes of a week written as 672 ones and zeros. */
export function base64OfBits(bits: string): string {
  const bytes = bits.match(/.{8}/g)?.map(byte => Number.parseInt(byte, 2)) ?? [];
  return Buffer.from(bytes).toString("base64");
}

/** As `weekOf`, of a week written as 672 ones and zeros. */
export const weekOfBits = (bits: string): Int32Array => weekOf(base64OfBits(bits));
