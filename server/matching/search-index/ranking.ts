import { highOf, lowOf } from "../lot.js";
import { BestPlaces } from "./best-places.js";
import type { ProgramIndex } from "./program-index.js";
import type { Found, Question } from "./question.js";
import type { AskedOverlap, Scoring } from "./scoring.js";

/**
 * The best hits from a place on, in their order. Thirty-two slots are looked at together: they are split by what they
 * earn, the most valuable criterion first, and a part that cannot come among the best any more is left where it is. So
 * nearly all of a million are passed over by comparing bits, and the answer is exact all the same.
 */
export function bestOf(index: ProgramIndex, question: Question, scoring: Scoring): Found[] {
  return new Ranking(index, question, scoring).run();
}

class Ranking {
  private readonly best: BestPlaces;
  /** What can be earned, and is earned at the least, from each criterion on. */
  private readonly most: number[];
  private readonly least: number[];
  private readonly fromPoints: number;
  private at = 0;

  constructor(
    private readonly index: ProgramIndex,
    private readonly question: Question,
    private readonly scoring: Scoring,
  ) {
    this.best = new BestPlaces(question.count);
    this.fromPoints = question.from?.points ?? Number.MAX_SAFE_INTEGER;
    const overlap = scoring.overlap?.points.at(-1) ?? 0;
    this.most = [overlap];
    this.least = [0];
    for (const { most, least } of scoring.graded.toReversed()) {
      this.most.unshift(most + (this.most[0] ?? 0));
      this.least.unshift(least + (this.least[0] ?? 0));
    }
  }

  run(): Found[] {
    const { hits, everyone } = this.scoring;
    if (this.question.count === 0) return [];
    for (let at = 0; at < hits.length; at += 1) {
      const word = hits[at] ?? 0;
      if (word === 0) continue;
      this.at = at;
      this.split(0, word, everyone);
    }
    return this.best
      .inOrder()
      .map(({ slot, ...place }) => ({ ...place, enrollmentId: this.index.enrollmentIdOf(slot) }));
  }

  private split(criterion: number, slots: number, points: number): void {
    if (points + (this.most[criterion] ?? 0) < this.best.least) return;
    if (points + (this.least[criterion] ?? 0) > this.fromPoints) return;
    const graded = this.scoring.graded[criterion];
    if (!graded) {
      this.offerAll(slots, points);
      return;
    }
    let left = slots;
    for (const level of graded.levels) {
      const part = left & (level.slots[this.at] ?? 0);
      if (part === 0) continue;
      this.split(criterion + 1, part, points + level.points);
      left ^= part;
      if (left === 0) return;
    }
    this.split(criterion + 1, left, points);
  }

  /** Slots of the word that differ in nothing any more but the hours in common and their lots. */
  private offerAll(slots: number, points: number): void {
    const { overlap, withWeek } = this.scoring;
    const weeks = withWeek ? slots & (withWeek[this.at] ?? 0) : 0;
    if (overlap) {
      for (let left = weeks; left !== 0; left &= left - 1) {
        this.offer((this.at << 5) + 31 - Math.clz32(left & -left), points, overlap);
      }
    }
    if (points < this.best.least) return;
    for (let left = slots & ~weeks; left !== 0; left &= left - 1) {
      this.offer((this.at << 5) + 31 - Math.clz32(left & -left), points, null);
    }
  }

  private offer(slot: number, points: number, overlap: AskedOverlap | null): void {
    const { best, index } = this;
    const { viewer, from } = this.question;
    const a = index.lotsA[slot] ?? 0;
    const b = index.lotsB[slot] ?? 0;
    let sum = points;
    if (overlap) {
      const possible = points + (overlap.points.at(-1) ?? 0);
      // Whoever can be an equal at most is as a rule kept out by the lot alone, which is drawn faster than hours are counted.
      if (possible < best.least || (possible === best.least && highOf(viewer, a, b) > best.leastHigh)) return;
      sum += overlap.points[index.weeks.overlap(slot, overlap.week, overlap.points.length - 1)] ?? 0;
    }
    if (sum < best.least) return;
    const high = highOf(viewer, a, b);
    if (sum === best.least && high > best.leastHigh) return;
    const place = { points: sum, high, low: lowOf(viewer, a, b), slot };
    if (from !== null && isBefore(place, from)) return;
    best.offer(place);
  }
}

interface Key {
  readonly points: number;
  readonly high: number;
  readonly low: number;
}

const isBefore = (one: Key, other: Key): boolean =>
  one.points !== other.points
    ? one.points > other.points
    : one.high !== other.high
      ? one.high < other.high
      : one.low < other.low;
