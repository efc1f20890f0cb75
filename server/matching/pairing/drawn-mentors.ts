import { mixed } from "../lot.js";
import { BestPlaces } from "../search-index/best-places.js";
import { ProgramIndex } from "../search-index/program-index.js";
import type { MentorRow } from "../search-index/question.js";
import { questionOf } from "../search-index/question-of.js";
import { type Scoring, scoringOf } from "../search-index/scoring.js";
import { hasBit } from "../search-index/slot-set.js";
import { base64OfBits } from "../search-index/weeks.js";
import { Taxonomy } from "../taxonomy.js";
import type { MenteeInput, MentorInput, PairingInputs } from "./inputs.js";
import { planFor } from "./score-pairs.js";
import { allPlacesOf } from "./standing-pins.js";
import { leastThousandths, likingOf } from "./wishes.js";

/**
 * The mentors of a run in the index that a search asks, the first drawn in the first slot: so a mentee's are scored by
 * looking at bits. Each mentee has a slot of their own from which equals are chosen going round: if all began with the
 * first one, the same few would be everybody's candidates and the others nobody's.
 */
export class DrawnMentors {
  private readonly index = new ProgramIndex();
  private readonly taxonomy: Taxonomy;
  /** Candidates of nobody but who is pinned to them. */
  private readonly forPinsOnly: readonly string[];

  /** `drawn` holds places among the mentors. */
  constructor(
    private readonly inputs: PairingInputs,
    drawn: Int32Array,
  ) {
    this.taxonomy = new Taxonomy(inputs.terms, []);
    this.forPinsOnly = inputs.mentors.filter(({ places }) => places === 0).map(({ id }) => id);
    for (const place of drawn) {
      const mentor = inputs.mentors[place];
      if (mentor) this.index.put(rowOf(mentor));
    }
  }

  /**
   * What they are to a mentee, who may be pinned to one of them, until the next one is asked for; null when the rules leave
   * all of them out.
   */
  of(mentee: MenteeInput, pin: string): MenteeScores | null {
    const plan = planFor(mentee, this.inputs, this.taxonomy);
    if (!plan) return null;
    const hidden = [mentee.id, ...this.forPinsOnly.filter(id => id !== pin)];
    const question = questionOf(
      plan,
      { viewerId: mentee.id, now: new Date(0), hidden, busy: [] },
      { withPlaces: false, textTermIds: [], text: null, week: mentee.week, from: null, count: 0, facets: null },
    );
    return new MenteeScores(this.index, scoringOf(this.index, question));
  }
}

class MenteeScores {
  /** What can be earned from each criterion on. */
  private readonly most: readonly number[];

  constructor(
    private readonly index: ProgramIndex,
    private readonly scoring: Scoring,
  ) {
    const most = [scoring.overlap?.points.at(-1) ?? 0];
    for (const graded of scoring.graded.toReversed()) most.unshift(graded.most + (most[0] ?? 0));
    this.most = most;
  }

  /** The score of the mentor in a slot, as the search counts it; null for one whom the rules leave out. */
  thousandthsOf(slot: number): number | null {
    const { hits, graded, everyone } = this.scoring;
    if (!hasBit(hits, slot)) return null;
    const earned = graded.map(({ levels }) => levels.find(({ slots }) => hasBit(slots, slot))?.points ?? 0);
    return earned.reduce((sum, points) => sum + points, everyone) + this.pointsForHours(slot);
  }

  /**
   * Calls with those who would be liked best if nobody had named anybody, and their scores. Of equals those come first who
   * are met first on the way round from a slot, to the 32.
   */
  eachOfBest(count: number, from: number, visit: (slot: number, thousandths: number) => void): void {
    const { hits, everyone } = this.scoring;
    const best = new BestPlaces(count);
    for (let step = 0; step < hits.length; step += 1) {
      const at = ((from >>> 5) + step) % hits.length;
      const word = hits[at] ?? 0;
      if (word !== 0) this.split({ best, at, step, least: leastNow(best, step) }, 0, word, everyone);
    }
    for (const { slot, low } of best.inOrder()) visit(slot, low);
  }

  /**
   * Calls with each whom the rules allow, once, until it is told to stop. The lot decides where to begin and how far to
   * leap, so that two mentees who begin with the same one do not go on alike.
   */
  eachAllowed(lot: number, visit: (slot: number) => "STOP" | undefined): void {
    const { hits } = this.scoring;
    // An odd leap comes by every one of so many slots.
    const slots = 2 ** (37 - Math.clz32(hits.length));
    const leap = mixed(lot) | 1;
    for (let step = 0, slot = lot & (slots - 1); step < slots; step += 1, slot = (slot + leap) & (slots - 1)) {
      if (slot < hits.length << 5 && hasBit(hits, slot) && visit(slot) === "STOP") return;
    }
  }

  /** Parts hits that have earned alike so far by the next criterion; who cannot come among the best is left where they are. */
  private split(search: BestSearch, criterion: number, slots: number, points: number): void {
    if (points + (this.most[criterion] ?? 0) < search.least) return;
    const graded = this.scoring.graded[criterion];
    if (!graded) {
      for (let left = slots; left !== 0; left &= left - 1) {
        this.offer(search, (search.at << 5) + 31 - Math.clz32(left & -left), points);
      }
      return;
    }
    let left = slots;
    for (const level of graded.levels) {
      const part = left & (level.slots[search.at] ?? 0);
      if (part === 0) continue;
      this.split(search, criterion + 1, part, points + level.points);
      left ^= part;
      if (left === 0) return;
    }
    this.split(search, criterion + 1, left, points);
  }

  private offer(search: BestSearch, slot: number, points: number): void {
    if (points + (this.most.at(-1) ?? 0) < search.least) return;
    const thousandths = points + this.pointsForHours(slot);
    if (thousandths < search.least) return;
    const met = (search.step << 5) + (slot & 31);
    search.best.offer({ points: likingOf(undefined, thousandths), high: met, low: thousandths, slot });
    search.least = leastNow(search.best, search.step);
  }

  private pointsForHours(slot: number): number {
    const { overlap } = this.scoring;
    if (!overlap) return 0;
    return overlap.points[this.index.weeks.overlap(slot, overlap.week, overlap.points.length - 1)] ?? 0;
  }
}

interface BestSearch {
  readonly best: BestPlaces;
  /** The word that is looked at: 32 slots. */
  readonly at: number;
  /** How many words were looked at before. */
  readonly step: number;
  /** What somebody in it must score to come among the best. */
  least: number;
}

/** Whoever is met later than the worst of the best has to be liked more; within a word the slots decide. */
function leastNow({ least, leastHigh }: BestPlaces, step: number): number {
  if (least < 0) return 0;
  return leastThousandths(leastHigh < step << 5 ? least + 1 : least);
}

const rowOf = (mentor: MentorInput): MentorRow => [
  mentor.id,
  mentor.id,
  "",
  mentor.interestIds,
  mentor.practiceAreaIds,
  mentor.stage,
  mentor.regionId,
  mentor.languages,
  mentor.helpOffered,
  mentor.institutionRoot,
  allPlacesOf(mentor) > 0,
  null,
  mentor.week === null ? null : base64OfBits(mentor.week),
  mentor.answersWithin,
];
