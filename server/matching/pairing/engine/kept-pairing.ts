import { type DrawnMarket, drawnMarket, inverse } from "./drawn-market.js";
import { type Ladder, ladderOf, rankWithin } from "./ladder.js";
import { type Market, type OptimalObjective, type Prices, type Solution, worth } from "./market.js";
import { Residual } from "./residual.js";

/** One edge a mentee is to have, in the market's words. */
export interface Candidate {
  readonly mentor: number;
  /** The market's edge; for one it does not have, any number it does not use. */
  readonly edge: number;
  readonly menteeScore: number;
  readonly worth: number;
}

/**
 * A best pairing that can be changed by hand: each deed leaves a best pairing of the changed market, by one chain of moves
 * or two. What is asked of a solution is tried on a copy of this, in the order of the draw as everything that solves.
 */
export class KeptPairing {
  private drawn: DrawnMarket;
  private ladder: Ladder;
  private residual: Residual;
  /** Where each mentee and each mentor of the market is in the draw; -1 for the pinned. */
  private readonly menteeIn: Int32Array;
  private readonly mentorIn: Int32Array;
  private readonly wished: Int32Array;

  constructor(
    private readonly market: Market,
    solution: Solution & { prices: Prices; objective: OptimalObjective },
  ) {
    const { edgeOf, prices, seed, objective } = solution;
    const drawn = drawnMarket(market, seed);
    this.drawn = { ...drawn, places: drawn.places.slice(), minimums: drawn.minimums.slice() };
    this.ladder = ladderOf(market, drawn, objective);
    this.menteeIn = inverse(drawn.menteeAt, market.menteeCount);
    this.mentorIn = inverse(drawn.mentorAt, drawn.mentorCount);
    // However many places there are; fewer than none where more are pinned.
    this.wished = drawn.mentorAt.map((mentor, at) => {
      const pins = (market.capacities[mentor] as number) - (drawn.places[at] as number);
      return (market.minimums?.[mentor] ?? 0) - pins;
    });
    const pairs = new Int32Array(drawn.menteeCount).fill(-1);
    const rows = new Float64Array(drawn.mentorCount * prices.levels);
    for (let mentee = 0; mentee < pairs.length; mentee += 1) {
      const edge = edgeOf[drawn.menteeAt[mentee] as number] as number;
      for (let own = drawn.start[mentee] as number; own < (drawn.start[mentee + 1] as number); own += 1)
        if (drawn.edge[own] === edge) pairs[mentee] = own;
    }
    for (let mentor = 0; mentor < drawn.mentorCount; mentor += 1) {
      const from = (drawn.mentorAt[mentor] as number) * prices.levels;
      rows.set(prices.ofMentor.subarray(from, from + prices.levels), mentor * prices.levels);
    }
    this.residual = new Residual(this.drawn, this.ladder, pairs, rows);
  }

  /** The mentor of each mentee who is not pinned, by the market's indexes; -1 for the unpaired, the pinned and the removed. */
  mentors(): Int32Array {
    const mentors = new Int32Array(this.market.menteeCount).fill(-1);
    for (const [mentee, pair] of this.residual.pairs.entries())
      if (pair >= 0)
        mentors[this.drawn.menteeAt[mentee] as number] = this.drawn.mentorAt[
          this.drawn.mentor[pair] as number
        ] as number;
    return mentors;
  }

  isPinned(mentee: number): boolean {
    return this.menteeIn[mentee] === -1;
  }

  /** Places that are not taken by the pinned. */
  placesOf(mentor: number): number {
    return this.drawn.places[this.mentorIn[mentor] as number] as number;
  }

  /** Opens one more place. */
  addPlace(mentor: number): void {
    const at = this.mentorIn[mentor] as number;
    const least = this.residual.leastPrices();
    this.residual = new Residual(this.drawn, this.ladder, this.residual.pairs, least);
    this.setPlaces(at, (this.drawn.places[at] as number) + 1);
    if (this.residual.isWanted(at)) this.residual.move(this.residual.root, at);
  }

  /** Opens the place of a pinned mentee who leaves. */
  freePin(mentor: number): void {
    const at = this.mentorIn[mentor] as number;
    this.wished[at] = (this.wished[at] as number) + 1;
    this.addPlace(mentor);
  }

  /** Puts somebody who is not pinned with a mentor who has a place, whatever it costs. */
  force(mentee: number, mentor: number): void {
    this.residual.remove(this.menteeIn[mentee] as number);
    this.residual.move(this.mentorIn[mentor] as number, this.residual.root);
  }

  /** Closes a place; one of those who have one there goes elsewhere if all are taken. There must be one. */
  closePlace(mentor: number): void {
    const at = this.mentorIn[mentor] as number;
    const isFull = this.residual.load[at] === this.drawn.places[at];
    this.setPlaces(at, (this.drawn.places[at] as number) - 1);
    if (isFull) this.residual.move(at, this.residual.root);
  }

  /** Takes somebody who is not pinned out of the market. */
  remove(mentee: number): void {
    this.residual.remove(this.menteeIn[mentee] as number);
  }

  /** Puts somebody who was removed back, with these candidates. */
  putBack(mentee: number, candidates: readonly Candidate[]): void {
    const at = this.menteeIn[mentee] as number;
    this.list(at, candidates);
    this.residual.place(at);
  }

  /** What a mentee lists, by the market's indexes. */
  candidatesOf(mentee: number): Candidate[] {
    const { market } = this;
    const [from, to] = [market.start[mentee] as number, market.start[mentee + 1] as number];
    return Array.from({ length: to - from }, (_, at) => ({
      mentor: market.mentor[from + at] as number,
      edge: from + at,
      menteeScore: market.menteeScore[from + at] as number,
      worth: worth(market, from + at),
    }));
  }

  private setPlaces(at: number, places: number): void {
    this.drawn.places[at] = places;
    this.drawn.minimums[at] = Math.max(0, Math.min(this.wished[at] as number, places));
  }

  /** Exchanges the edges of one mentee; all others keep theirs, whose numbers move. */
  private list(mentee: number, candidates: readonly Candidate[]): void {
    const { drawn, ladder } = this;
    const [from, to] = [drawn.start[mentee] as number, drawn.start[mentee + 1] as number];
    const by = candidates.length - (to - from);
    const spliced = (all: Int32Array, values: readonly number[]): Int32Array => {
      const next = new Int32Array(all.length + by);
      next.set(all.subarray(0, from));
      next.set(values, from);
      next.set(all.subarray(to), to + by);
      return next;
    };
    const inOrder = candidates.toSorted(
      (one, other) => (this.mentorIn[one.mentor] as number) - (this.mentorIn[other.mentor] as number),
    );
    const ranks = rankWithin(
      inOrder.map(({ menteeScore }) => menteeScore),
      [],
    );
    this.drawn = {
      ...drawn,
      start: drawn.start.map((first, index) => (index > mentee ? first + by : first)),
      mentor: spliced(
        drawn.mentor,
        inOrder.map(({ mentor }) => this.mentorIn[mentor] as number),
      ),
      edge: spliced(
        drawn.edge,
        inOrder.map(({ edge }) => edge),
      ),
    };
    this.ladder = {
      ...ladder,
      ranks: spliced(ladder.ranks, ranks),
      worths: spliced(
        ladder.worths,
        inOrder.map(one => one.worth),
      ),
    };
    const pairs = this.residual.pairs.map(pair => (pair >= to ? pair + by : pair));
    this.residual = new Residual(
      this.drawn,
      this.ladder,
      pairs,
      this.residual.prices.subarray(0, drawn.mentorCount * ladder.levels),
    );
  }
}
