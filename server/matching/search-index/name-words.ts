import { SlotSet } from "./slot-set.js";

const ways = 2;

/**
 * Who has a word in their name that begins so, or in a longer text words that follow one another. Names come folded as
 * SQL folds them, so that both find the same people.
 */
export class NameWords {
  private readonly names: (string | undefined)[] = [];
  /** By their first letters, so that a beginning is looked up among few words and nothing need be kept sorted. */
  private readonly words = new Map<string, Map<string, SlotSet>>();

  put(slot: number, name: string): void {
    const before = this.names[slot];
    if (before === name) return;
    if (before !== undefined) this.delete(slot);
    this.names[slot] = name;
    for (const word of name.split(" ")) this.slotsOf(word).add(slot);
  }

  delete(slot: number): void {
    for (const word of this.names[slot]?.split(" ") ?? []) {
      const near = this.words.get(word.slice(0, ways));
      const slots = near?.get(word);
      if (slots?.delete(slot) && slots.count === 0) near?.delete(word);
    }
    this.names[slot] = undefined;
  }

  /** Sets the bits of all whose name has the text where a word begins. */
  addStarting(text: string, words: Int32Array): void {
    const [first = "", ...others] = text.split(" ");
    if (others.length > 0) {
      const whole = ` ${text}`;
      this.words
        .get(first.slice(0, ways))
        ?.get(first)
        ?.each(slot => {
          if (` ${this.names[slot] ?? ""}`.includes(whole))
            words[slot >>> 5] = (words[slot >>> 5] ?? 0) | (1 << (slot & 31));
        });
      return;
    }
    const group = first.slice(0, ways);
    for (const [letters, near] of group.length === ways ? [[group, this.words.get(group)] as const] : this.words) {
      if (!near || !letters.startsWith(group)) continue;
      for (const [word, slots] of near) if (word.startsWith(first)) slots.addTo(words);
    }
  }

  get wordCount(): number {
    let count = 0;
    for (const near of this.words.values()) count += near.size;
    return count;
  }

  private slotsOf(word: string): SlotSet {
    const letters = word.slice(0, ways);
    const near = this.words.get(letters) ?? new Map<string, SlotSet>();
    this.words.set(letters, near);
    const slots = near.get(word) ?? new SlotSet();
    near.set(word, slots);
    return slots;
  }
}
