import { BestPlaces } from "../search-index/best-places.js";
import { ProgramIndex } from "../search-index/program-index.js";
import type { MentorRow } from "../search-index/question.js";
import { questionOf } from "../search-index/question-of.js";
import { type Scoring, scoringOf } from "../search-index/scoring.js";
import { eachSlot, hasBit } from "../search-index/slot-set.js";
import { base64OfBits } from "../search-index/weeks.js";
import { Taxonomy } from "../taxonomy.js";
import type { MenteeInput, MentorInput, PairingInputs } from "./inputs.js";
import { planFor } from "./score-pairs.js";
import { leastThousandths, likingOf } from "./wishes.js";

/**
 * The mentors of a run in the index that a search asks, the first drawn in the first slot: so a mentee's are scored by
 * looking at bits, and of two who are liked alike the one in the lower slot comes first.
 */
export class DrawnMentors {
  private readonly index = new ProgramIndex();
  private readonly taxonomy: Taxonomy;

  /** `drawn` holds places among the mentors. */
  constructor(
    private readonly inputs: PairingInputs,
    drawn: Int32Array,
  ) {
    this.taxonomy = new Taxonomy(inputs.terms, []);
    for (const place of drawn) {
      const mentor = inputs.mentors[place];
      if (mentor) this.index.put(rowOf(mentor));
    }
  }

  /** What they are to a mentee, until the next one is asked for; null when the rules leave all of them out. */
  of(mentee: MenteeInput): MenteeScores | null {
    const plan = planFor(mentee, this.inputs, this.taxonomy);
    if (!plan) return null;
    const question = questionOf(
      plan,
      { viewerId: mentee.id, now: new Date(0), hidden: [mentee.id], busy: [] },
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
    const points = hasBit(this.scoring.hits, slot) ? this.points(slot, 0) : -1;
    return points < 0 ? null : points;
  }

  /** Calls with those who would be liked best if nobody had named anybody, the first drawn of equals, and their scores. */
  eachOfBest(count: number, visit: (slot: number, thousandths: number) => void): void {
    const best = new BestPlaces(count);
    let least = 0;
    eachSlot(this.scoring.hits, slot => {
      const thousandths = this.points(slot, least);
      if (thousandths < 0) return;
      best.offer({ points: likingOf(undefined, thousandths), high: slot, low: thousandths, slot });
      // Whoever comes later was drawn later, and has to be liked more.
      if (best.least >= 0) least = leastThousandths(best.least + 1);
    });
    for (const { slot, low } of best.inOrder()) visit(slot, low);
  }

  /** What a hit earns; -1 when it is less than that. */
  private points(slot: number, least: number): number {
    const { graded, everyone, overlap } = this.scoring;
    let points = everyone;
    for (let at = 0; at < graded.length; at += 1) {
      if (points + (this.most[at] ?? 0) < least) return -1;
      for (const level of graded[at]?.levels ?? []) {
        if (!hasBit(level.slots, slot)) continue;
        points += level.points;
        break;
      }
    }
    if (overlap && points + (this.most.at(-1) ?? 0) >= least) {
      const quarters = this.index.weeks.overlap(slot, overlap.week, overlap.points.length - 1);
      points += overlap.points[quarters] ?? 0;
    }
    return points < least ? -1 : points;
  }
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
  mentor.places > 0,
  null,
  mentor.week === null ? null : base64OfBits(mentor.week),
  mentor.answersWithin,
];
