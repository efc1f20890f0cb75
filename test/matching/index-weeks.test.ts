import { expect, test } from "@jest/globals";
import { hasBit, setBit } from "../../server/matching/search-index/slot-set.js";
import { AskedWeek, Weeks, weekOfBits } from "../../server/matching/search-index/weeks.js";
import { random } from "../support/random.js";

const { below } = random(11);
/** Slots in three blocks; the one between has nobody with a week. */
const slots = Array.from({ length: 4_500 }, (_, slot) => slot);
const isInHole = (slot: number) => slot >= 2_048 && slot < 4_096;

function anyBits(mostQuarters: number): string {
  const quarters = Array.from({ length: 672 }, () => "0");
  for (let left = below(mostQuarters + 1); left > 0; left -= 1) quarters[below(672)] = "1";
  return quarters.join("");
}

function common(one: string | undefined, other: string): number {
  let found = 0;
  for (let at = 0; one && at < 672; at += 1) if (one[at] === "1" && other[at] === "1") found += 1;
  return found;
}

const weeks = new Weeks();
const bits = new Map<number, string>();

function put(slot: number): void {
  const own = anyBits(500);
  bits.set(slot, own);
  weeks.put(slot, weekOfBits(own));
}

for (const slot of slots) if (!isInHole(slot) && below(3) > 0) put(slot);
// Some are changed, and some do not say any more.
for (const slot of [...bits.keys()].filter(() => below(5) === 0)) {
  weeks.delete(slot);
  bits.delete(slot);
  if (below(2) === 0) put(slot);
}

test("quarters in common are counted, as far as they are asked", () => {
  for (const asked of [anyBits(0), anyBits(9), anyBits(600)]) {
    const week = new AskedWeek(weekOfBits(asked));
    const wrong = slots.filter(slot => {
      const all = common(bits.get(slot), asked);
      return weeks.overlap(slot, week, 672) !== all || weeks.overlap(slot, week, 3) !== Math.min(all, 3);
    });
    expect(wrong).toEqual([]);
  }
});

test("who has enough quarters in common is left, of those who were asked about", () => {
  let [kept, dropped] = [0, 0];
  for (const atLeast of [0, 1, 2, 3, 7, 8, 9, 16, 17, 40, 64, 65, 130, 672]) {
    for (const most of [0, 1, 7, 8, 60, 672, 1_500]) {
      const asked = anyBits(most);
      const hits = new Int32Array(Math.ceil(slots.length / 32));
      const one = 1 + below(40);
      for (const slot of slots) if (below(one) === 0) setBit(hits, slot);
      const before = hits.slice();
      weeks.narrow(hits, new AskedWeek(weekOfBits(asked)), atLeast);
      const wrong = slots.filter(slot => {
        const isLeft = hasBit(before, slot) && common(bits.get(slot), asked) >= atLeast;
        if (isLeft) kept += 1;
        else if (hasBit(before, slot)) dropped += 1;
        return isLeft !== hasBit(hits, slot);
      });
      expect({ atLeast, most, wrong }).toEqual({ atLeast, most, wrong: [] });
    }
  }
  expect(kept).toBeGreaterThan(1_000);
  expect(dropped).toBeGreaterThan(1_000);
});
