import type { ProgramIndex } from "./program-index.js";
import type { Criterion, Field, Question, Value } from "./question.js";
import { clearBit, type SlotSet, setBit } from "./slot-set.js";
import { AskedWeek } from "./weeks.js";

/** Who earns how much for one criterion: the first level that holds a slot counts, and who is in none earns nothing. */
export interface Graded {
  readonly levels: readonly Level[];
  /** The most and the least that a hit can earn by it. */
  readonly most: number;
  readonly least: number;
}

export interface Level {
  readonly slots: Int32Array;
  readonly points: number;
}

/** Hours in common, made ready to be counted. */
export interface AskedOverlap {
  readonly week: AskedWeek;
  /** By how many quarters; the last for more. */
  readonly points: readonly number[];
}

/** A search made ready for one index: everything but the hours in common is a bit by now. */
export interface Scoring {
  /** All hits. */
  readonly hits: Int32Array;
  /** Who of them can be asked now. */
  readonly open: Int32Array;
  /** What every hit earns. */
  readonly everyone: number;
  /** What weighs most first. */
  readonly graded: readonly Graded[];
  readonly overlap: AskedOverlap | null;
  /** Who says when they are available; null when no hours are compared. */
  readonly withWeek: Int32Array | null;
}

export function scoringOf(index: ProgramIndex, question: Question): Scoring {
  return new Maker(index, question).make();
}

class Maker {
  private readonly hits: Int32Array;
  private readonly graded: Graded[] = [];
  private everyone = 0;
  private overlap: AskedOverlap | null = null;
  private withWeek: Int32Array | null = null;
  private atLeast: number | null = null;

  constructor(
    private readonly index: ProgramIndex,
    private readonly question: Question,
  ) {
    index.scratch.begin(index.length);
    this.hits = index.scratch.copyOf(index.live);
  }

  make(): Scoring {
    const { index, question, hits } = this;
    const open = this.union([index.hasPlaces]);
    index.paused.takeFrom(open);
    for (const [slot, until] of index.pausedUntil) if (until > question.now) clearBit(open, slot);
    for (const criterion of question.criteria) this.take(criterion, open);
    for (const id of question.hidden) this.drop(hits, id);
    // Points for places do not depend on the viewer; whether they can ask does.
    const askable = index.scratch.copyOf(open);
    for (const id of question.busy) this.drop(askable, id);
    if (question.withPlaces) narrow(hits, askable);
    if (this.overlap && this.withWeek && this.atLeast !== null) {
      narrow(hits, this.withWeek);
      // Last, since each of those who are left by then is looked at.
      index.weeks.narrow(hits, this.overlap.week, this.atLeast);
    }
    this.graded.sort((one, other) => other.most - other.least - (one.most - one.least));
    const { everyone, graded, overlap, withWeek } = this;
    return { hits, open: askable, everyone, graded, overlap, withWeek };
  }

  private take(criterion: Criterion, open: Int32Array): void {
    const { index } = this;
    if (criterion.kind === "COUNTED") {
      const levels = this.met(criterion.field, criterion.concepts, criterion.points);
      const some = levels.at(-1);
      if (criterion.isRequired) narrow(this.hits, some?.slots ?? this.none());
      if (criterion.isRequired && levels.length === 1) this.everyone += some?.points ?? 0;
      else this.grade(levels, criterion.isRequired ? (some?.points ?? 0) : 0);
    } else if (criterion.kind === "DISTANCE") {
      if (criterion.points === 0 && !criterion.isRequired) return;
      const different = this.union([index.slotsThatSay(criterion.field)]);
      for (const value of criterion.own) index.slotsWith(criterion.field, value)?.takeFrom(different);
      if (criterion.isRequired) {
        narrow(this.hits, different);
        this.everyone += criterion.points;
      } else this.grade([{ slots: different, points: criterion.points }], 0);
    } else if (criterion.kind === "GRADED") {
      const { field, grades } = criterion;
      this.grade(
        grades.map(({ value, points }) => ({ slots: this.bits([index.slotsWith(field, value)]), points })),
        0,
      );
    } else if (criterion.kind === "TEXT") {
      const named = this.none();
      index.names.addStarting(criterion.name, named);
      const termed = this.union(
        criterion.termIds.flatMap(id => [index.slotsWith("interests", id), index.slotsWith("practiceAreas", id)]),
      );
      const worded = this.none();
      for (const id of criterion.enrollmentIds) {
        const slot = index.slotOf(id);
        if (slot >= 0) setBit(worded, slot);
      }
      const { hits } = this;
      for (let at = 0; at < hits.length; at += 1) {
        hits[at] = (hits[at] ?? 0) & ((named[at] ?? 0) | (termed[at] ?? 0) | (worded[at] ?? 0));
      }
      this.grade(
        [
          { slots: named, points: criterion.namePoints },
          { slots: termed, points: criterion.termPoints },
          { slots: worded, points: criterion.wordsPoints },
        ],
        0,
      );
    } else if (criterion.kind === "PLACES") this.grade([{ slots: open, points: criterion.points }], 0);
    else {
      this.overlap = { points: criterion.points, week: new AskedWeek(criterion.week) };
      this.withWeek = this.bits([index.withWeek]);
      this.atLeast = criterion.atLeast;
    }
  }

  private grade(levels: readonly Level[], least: number): void {
    const earning = levels.filter(level => level.points > 0);
    if (earning.length > 0) {
      this.graded.push({ levels: earning, most: Math.max(...earning.map(level => level.points)), least });
    }
  }

  /** Who meets how many concepts: the level of the most first, each holding those above it too. */
  private met(field: Field, concepts: readonly (readonly Value[])[], points: readonly number[]): Level[] {
    const counted = points.map(() => this.none());
    let seen = 0;
    for (const concept of concepts) {
      const has = this.bits(this.slotSets(field, concept));
      seen = Math.min(seen + 1, counted.length);
      for (let place = seen - 1; place > 0; place -= 1) {
        const [more, fewer] = [counted[place] ?? has, counted[place - 1] ?? has];
        for (let at = 0; at < has.length; at += 1) more[at] = (more[at] ?? 0) | ((fewer[at] ?? 0) & (has[at] ?? 0));
      }
      const first = counted[0] ?? has;
      for (let at = 0; at < has.length; at += 1) first[at] = (first[at] ?? 0) | (has[at] ?? 0);
    }
    return counted.map((slots, place) => ({ slots, points: points[place] ?? 0 })).reverse();
  }

  private slotSets(field: Field, concept: readonly Value[]) {
    const { index } = this;
    if (field !== "languages") return concept.map(value => index.slotsWith(field, value));
    // RFC 4647, basic filtering: `es` finds `es-MX`.
    const isMeant = (tag: Value) => concept.some(wanted => tag === wanted || String(tag).startsWith(`${wanted}-`));
    return [...index.values("languages")].filter(([tag]) => isMeant(tag)).map(([, slots]) => slots);
  }

  /** All slots of these sets, to be read only. */
  private bits(sets: readonly (SlotSet | undefined)[]): Int32Array {
    const { length } = this.hits;
    const [only] = sets;
    return (sets.length === 1 && only?.bitsOf(length)) || this.union(sets);
  }

  private union(sets: readonly (SlotSet | undefined)[]): Int32Array {
    const words = this.none();
    for (const set of sets) set?.addTo(words);
    return words;
  }

  private drop(words: Int32Array, enrollmentId: string): void {
    const slot = this.index.slotOf(enrollmentId);
    if (slot >= 0) clearBit(words, slot);
  }

  private none(): Int32Array {
    return this.index.scratch.none();
  }
}

function narrow(words: Int32Array, to: Int32Array): void {
  for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) & (to[at] ?? 0);
}
