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

/** A solution that can be asked beyond its pairs. */
export type Priced = Solution & { readonly prices: Prices; readonly objective: OptimalObjective };

/** A solution in the order of the draw, which is the same however often it is asked. */
interface Unpacked {
  readonly drawn: DrawnMarket;
  readonly ladder: Ladder;
  readonly pairs: Int32Array;
  readonly rows: Float64Array;
  /** Where each mentee and each mentor of the market is in the draw; -1 for the pinned. */
  readonly menteeIn: Int32Array;
  readonly mentorIn: Int32Array;
  /** The minimums without the pinned, however many places there are; less than none where more are pinned. */
  readonly wished: Int32Array;
}

const unpackedOf = new WeakMap<Solution, Unpacked>();

function unpack(market: Market, solution: Priced): Unpacked {
  const known = unpackedOf.get(solution);
  if (known) return known;
  const { edgeOf, prices, seed, objective } = solution;
  const drawn = drawnMarket(market, seed);
  const pairs = new Int32Array(drawn.menteeCount).fill(-1);
  for (let mentee = 0; mentee < pairs.length; mentee += 1) {
    const edge = edgeOf[drawn.menteeAt[mentee] as number] as number;
    for (let own = drawn.start[mentee] as number; own < (drawn.start[mentee + 1] as number); own += 1)
      if (drawn.edge[own] === edge) pairs[mentee] = own;
  }
  const rows = new Float64Array(drawn.mentorCount * prices.levels);
  for (let mentor = 0; mentor < drawn.mentorCount; mentor += 1) {
    const from = (drawn.mentorAt[mentor] as number) * prices.levels;
    rows.set(prices.ofMentor.subarray(from, from + prices.levels), mentor * prices.levels);
  }
  const wished = drawn.mentorAt.map((mentor, at) => {
    const pins = (market.capacities[mentor] as number) - (drawn.places[at] as number);
    return (market.minimums?.[mentor] ?? 0) - pins;
  });
  const unpacked = {
    drawn,
    ladder: ladderOf(market, drawn, objective),
    pairs,
    rows,
    menteeIn: inverse(drawn.menteeAt, market.menteeCount),
    mentorIn: inverse(drawn.mentorAt, drawn.mentorCount),
    wished,
  };
  unpackedOf.set(solution, unpacked);
  return unpacked;
}

/**
 * A best pairing that can be changed by hand: each deed leaves a best pairing of the changed market, by one chain of moves
 * or two. What is asked of a solution is tried on a copy of this, in the order of the draw as everything that solves.
 */
export class KeptPairing {
  private drawn: DrawnMarket;
  private ladder: Ladder;
  private residual: Residual;
  private readonly menteeIn: Int32Array;
  private readonly mentorIn: Int32Array;
  private readonly wished: Int32Array;

  constructor(
    private readonly market: Market,
    solution: Priced,
  ) {
    const unpacked = unpack(market, solution);
    const { drawn, ladder, pairs, rows } = unpacked;
    this.drawn = { ...drawn, places: drawn.places.slice(), minimums: drawn.minimums.slice() };
    this.ladder = ladder;
    this.menteeIn = unpacked.menteeIn;
    this.mentorIn = unpacked.mentorIn;
    this.wished = unpacked.wished.slice();
    this.residual = new Residual(this.drawn, ladder, pairs.slice(), rows);
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

  /** Whether a mentee takes no part, because their pair stands. */
  isPinned(mentee: number): boolean {
    return this.menteeIn[mentee] === -1;
  }

  /** Gives a mentor so many places, the pinned not counted. */
  changePlaces(mentor: number, places: number): void {
    const at = this.mentorIn[mentor] as number;
    // What nobody would take at the first place more, nobody takes at the next.
    while ((this.drawn.places[at] as number) < places && this.addPlace(at));
    const load = this.residual.load[at] as number;
    if (load > places) this.setPlaces(at, load);
    for (let n = load; n > places; n -= 1) this.closePlace(at);
    this.setPlaces(at, places);
  }

  /** Opens the place of a pinned mentee who leaves. */
  freePin(mentor: number): void {
    const at = this.mentorIn[mentor] as number;
    this.wished[at] = (this.wished[at] as number) + 1;
    this.addPlace(at);
  }

  /** Puts somebody who is not pinned with a mentor who has a place, whatever it costs. */
  force(mentee: number, mentor: number): void {
    this.residual.remove(this.menteeIn[mentee] as number);
    this.residual.move(this.mentorIn[mentor] as number, this.residual.root);
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

  /** Opens one more place; whether somebody would take it. */
  private addPlace(at: number): boolean {
    const least = this.residual.leastPrices();
    this.residual = new Residual(this.drawn, this.ladder, this.residual.pairs, least);
    this.setPlaces(at, (this.drawn.places[at] as number) + 1);
    const isWanted = this.residual.isWanted(at);
    if (isWanted) this.residual.move(this.residual.root, at);
    return isWanted;
  }

  /** Closes a place; one of those who have one goes elsewhere if all are taken. */
  private closePlace(at: number): void {
    const isFull = this.residual.load[at] === this.drawn.places[at];
    this.setPlaces(at, (this.drawn.places[at] as number) - 1);
    if (isFull) this.residual.move(at, this.residual.root);
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
