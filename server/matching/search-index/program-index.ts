import { lotKeyOf, wordsOfId } from "../lot.js";
import { IdSlots } from "./id-slots.js";
import { NameWords } from "./name-words.js";
import type { Field, MentorRow, Value } from "./question.js";
import { Scratch } from "./scratch.js";
import { clearBit, grown, SlotSet, setBit } from "./slot-set.js";
import { SlotValues } from "./slot-values.js";
import { Weeks, weekOf } from "./weeks.js";

const fields: readonly Field[] = [
  "interests",
  "practiceAreas",
  "stages",
  "regions",
  "languages",
  "help",
  "institutions",
  "answers",
];

/** The slots that have at least one of these values. */
interface Union {
  readonly field: Field;
  readonly values: readonly Value[];
  slots: Int32Array;
  /** Whether it was asked for since the last change. */
  isAsked: boolean;
}

/**
 * The active mentors of one program as a search sees them, each in a slot of their own as long as they are there: for
 * every value of every field who has it, and nothing of a field that its owner hides.
 */
export class ProgramIndex {
  readonly names = new NameWords();
  readonly weeks = new Weeks();
  readonly hasPlaces = new SlotSet();
  /** Who pauses without an end. */
  readonly paused = new SlotSet();
  /** Who pauses until when, in milliseconds since 1970. */
  readonly pausedUntil = new Map<number, number>();
  readonly withWeek = new SlotSet();
  readonly scratch = new Scratch();
  live = new Int32Array(2);
  lotsA = new Int32Array(64);
  lotsB = new Int32Array(64);
  private readonly sets = new Map<Field, Map<Value, SlotSet>>(fields.map(field => [field, new Map()]));
  /** Who says anything there. */
  private readonly known = new Map<Field, SlotSet>(fields.map(field => [field, new SlotSet()]));
  private readonly unions = new Map<string, Union>();
  /** The slots that changed since the unions were right; null for more than are worth mending. */
  private stale: number[] | null = [];
  private readonly ids = new IdSlots();
  /** Which institution a slot has: there are thousands, too many to look through one by one. */
  readonly institutions = new SlotValues();
  private readonly free: number[] = [];
  private slots = 0;

  get size(): number {
    return this.slots - this.free.length;
  }

  /** How many words of 32 slots there are. */
  get length(): number {
    return (this.slots + 31) >>> 5;
  }

  /** Bytes of the lists of numbers; names come on top, and what facets keep. */
  get bytes(): number {
    let sum =
      this.weeks.bytes +
      this.ids.bytes +
      this.hasPlaces.bytes +
      this.paused.bytes +
      this.withWeek.bytes +
      this.live.byteLength +
      this.institutions.bytes;
    sum += this.lotsA.byteLength + this.lotsB.byteLength;
    for (const values of this.sets.values()) for (const set of values.values()) sum += set.bytes;
    for (const set of this.known.values()) sum += set.bytes;
    return sum;
  }

  /** The slots with a value; undefined when nobody has it. */
  slotsWith(field: Field, value: Value): SlotSet | undefined {
    return this.sets.get(field)?.get(value);
  }

  /** A bit for each slot with any of the values, to be read only. It is kept, since facets ask for the same ones. */
  slotsWithAny(field: Field, values: readonly Value[]): Int32Array {
    this.mendUnions();
    const key = `${field}:${values.join()}`;
    const kept = this.unions.get(key);
    if (kept) {
      kept.isAsked = true;
      return kept.slots;
    }
    const made = { field, values, slots: new Int32Array(0), isAsked: true };
    this.makeAnew(made);
    this.unions.set(key, made);
    return made.slots;
  }

  values(field: Field): ReadonlyMap<Value, SlotSet> {
    return this.sets.get(field) ?? new Map();
  }

  slotsThatSay(field: Field): SlotSet {
    return this.known.get(field) ?? new SlotSet();
  }

  /** -1 for an enrollment that is not here. */
  slotOf(enrollmentId: string): number {
    return this.ids.slotOf(wordsOfId(enrollmentId));
  }

  enrollmentIdOf(slot: number): string {
    return this.ids.textOf(slot);
  }

  put(row: MentorRow): void {
    const [enrollmentId, personId, name, interests, practiceAreas, stage, region, languages, help, institution] = row;
    const [, , , , , , , , , , hasPlaces, pausedUntil, week, answers] = row;
    const slot = this.slotFor(enrollmentId, personId);
    this.noteChange(slot);
    this.names.put(slot, name);
    this.mark("interests", slot, interests);
    this.mark("practiceAreas", slot, practiceAreas);
    this.mark("stages", slot, stage === null ? null : [stage]);
    this.mark("regions", slot, region === null ? null : [region]);
    this.mark("languages", slot, languages);
    this.mark("help", slot, help);
    this.mark("institutions", slot, institution === null ? null : [institution]);
    this.mark("answers", slot, answers === null ? null : [answers]);
    this.institutions.put(slot, institution);
    if (hasPlaces) this.hasPlaces.add(slot);
    if (pausedUntil === -1) this.paused.add(slot);
    else if (pausedUntil !== null) this.pausedUntil.set(slot, pausedUntil);
    if (week !== null) {
      this.weeks.put(slot, weekOf(week));
      this.withWeek.add(slot);
    }
  }

  remove(enrollmentId: string): void {
    const slot = this.slotOf(enrollmentId);
    if (slot < 0) return;
    this.noteChange(slot);
    this.clear(slot);
    this.names.delete(slot);
    this.ids.delete(slot);
    clearBit(this.live, slot);
    this.free.push(slot);
  }

  private slotFor(enrollmentId: string, personId: string): number {
    const id = wordsOfId(enrollmentId);
    const there = this.ids.slotOf(id);
    if (there >= 0) {
      this.clear(there);
      return there;
    }
    const slot = this.free.pop() ?? this.slots;
    if (slot === this.slots) this.slots += 1;
    this.live = grown(this.live, this.length);
    this.lotsA = grown(this.lotsA, slot + 1);
    this.lotsB = grown(this.lotsB, slot + 1);
    this.ids.set(slot, id);
    setBit(this.live, slot);
    const { a, b } = lotKeyOf(personId);
    this.lotsA[slot] = a;
    this.lotsB[slot] = b;
    return slot;
  }

  private mark(field: Field, slot: number, values: readonly Value[] | null): void {
    if (values === null || values.length === 0) return;
    this.known.get(field)?.add(slot);
    const sets = this.sets.get(field);
    for (const value of values) {
      const set = sets?.get(value) ?? new SlotSet();
      sets?.set(value, set);
      set.add(slot);
    }
  }

  /** Takes the slot out of all sets. */
  private clear(slot: number): void {
    for (const [field, sets] of this.sets) {
      if (!this.known.get(field)?.delete(slot)) continue;
      const own = this.institutions.at(slot);
      for (const value of field === "institutions" && own !== null ? [own] : [...sets.keys()]) {
        const set = sets.get(value);
        if (set?.delete(slot) && set.count === 0) sets.delete(value);
      }
    }
    this.institutions.put(slot, null);
    this.hasPlaces.delete(slot);
    this.paused.delete(slot);
    this.pausedUntil.delete(slot);
    if (this.withWeek.delete(slot)) this.weeks.delete(slot);
  }

  private noteChange(slot: number): void {
    if (this.unions.size === 0) return;
    this.stale?.push(slot);
    // One takes about as long to mend as it takes to make so many words anew.
    if (this.stale && this.stale.length > this.length >>> 7) this.stale = null;
  }

  /** Makes the unions right again, and forgets those that nobody asked for since they were the last time. */
  private mendUnions(): void {
    const { stale } = this;
    if (stale?.length === 0) return;
    for (const [key, union] of this.unions) {
      if (!union.isAsked) this.unions.delete(key);
      else if (stale === null) this.makeAnew(union);
      else this.mend(union, stale);
      union.isAsked = false;
    }
    this.stale = [];
  }

  private makeAnew(union: Union): void {
    union.slots = grown(union.slots, this.length).fill(0);
    for (const value of union.values) this.slotsWith(union.field, value)?.addTo(union.slots);
  }

  private mend(union: Union, stale: readonly number[]): void {
    const sets = union.values.flatMap(value => this.slotsWith(union.field, value) ?? []);
    union.slots = grown(union.slots, this.length);
    for (const slot of stale) {
      if (sets.some(set => set.has(slot))) setBit(union.slots, slot);
      else clearBit(union.slots, slot);
    }
  }
}
