/** A stream of choices that is the same for the same seed and label on every machine. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** `count` different members in random order, fewer when there are not as many. */
  some<T>(from: readonly T[], count: number): T[];
  /** One of the rows, as likely as its weight. */
  weighted<T>(rows: readonly (readonly [T, number])[]): T;
}

/** FNV-1a, so that each part of the world has a stream of its own and a change in one leaves the others as they are. */
const hash = (label: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < label.length; index += 1) {
    value = Math.imul(value ^ label.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
};

/** A seeded generator (mulberry32) for the part of the world that `label` names. */
export const randomFor = (seed: number, label: string): Random => {
  let state = (seed ^ hash(label)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(from: readonly T[]): T => {
    const chosen = from[int(0, from.length - 1)];
    if (chosen === undefined) {
      throw new RangeError("There is nothing to pick from.");
    }
    return chosen;
  };
  const some = <T>(from: readonly T[], count: number): T[] => {
    const rest = [...from];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) {
      taken.push(...rest.splice(int(0, rest.length - 1), 1));
    }
    return taken;
  };
  const weighted = <T>(rows: readonly (readonly [T, number])[]): T => {
    let left = next() * rows.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of rows) {
      left -= weight;
      if (left < 0) {
        return value;
      }
    }
    return pick(rows)[0];
  };
  return { next, int, chance: probability => next() < probability, pick, some, weighted };
};
