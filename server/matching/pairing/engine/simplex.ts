import type { DrawnMarket } from "./drawn-market.js";
import { HangingTree } from "./hanging-tree.js";

/** What one goal gives for everything; more is better. -Infinity for an edge closes it. */
export interface Goal {
  readonly edgeValues: Float64Array;
  /** For a mentee who stays unpaired. */
  readonly unpaired: number;
  /** For each place taken below a mentor's minimum. */
  readonly bonus: number;
}

/**
 * The primal network simplex method for markets, with strongly feasible bases (Cunningham 1976; Ahuja, Magnanti and
 * Orlin 1993, chapter 11), so it ends under any rule of choosing. In such a basis everybody but a few mentees has one place
 * and nothing else, and each mentor without places to spare hangs under another one (or the root, where the unpaired are)
 * by one of its own mentees: the one who would go there if the place were taken. So the basis is a tree of mentors alone,
 * and what a mentee's place is worth follows from the mentor's price. Prices, gains and values are whole numbers.
 */
export class Simplex {
  readonly tree: HangingTree;
  /** How many mentees each mentor has. */
  readonly load: Int32Array;
  pivots = 0;
  /** The edge by which each mentee is in the tree: the pair they are in, or for a link the one they would go to; -1 is the root. */
  private readonly key: Int32Array;
  /** A link's own pair, with the mentor who hangs by them; -1 for all others. */
  private readonly held: Int32Array;
  /** The mentee by whom each mentor hangs; -1 for those with places to spare, who hang under the root. */
  private readonly via: Int32Array;
  private readonly shutUnpaired: Uint8Array;
  private readonly shutBelowMinimum: Uint8Array;
  private readonly shutAboveMinimum: Uint8Array;
  private goal: Goal = { edgeValues: new Float64Array(0), unpaired: 0, bonus: 0 };

  /** Mentors without places are to have closed edges only. */
  constructor(
    private readonly market: DrawnMarket,
    private readonly block: number,
  ) {
    const { menteeCount, mentorCount } = market;
    this.tree = new HangingTree(mentorCount);
    this.load = new Int32Array(mentorCount);
    this.key = new Int32Array(menteeCount).fill(-1);
    this.held = new Int32Array(menteeCount).fill(-1);
    this.via = new Int32Array(mentorCount).fill(-1);
    this.shutUnpaired = new Uint8Array(menteeCount);
    this.shutBelowMinimum = new Uint8Array(mentorCount);
    this.shutAboveMinimum = new Uint8Array(mentorCount);
  }

  /** The edge of each mentee's pair, -1 for none. */
  pairs(): Int32Array {
    return this.key.map((key, mentee) => (this.held[mentee] === -1 ? key : (this.held[mentee] as number)));
  }

  /** Reaches the best for a goal without leaving what `closeWorse` closed. */
  optimize(goal: Goal, tell: (pivots: number) => void): void {
    this.goal = goal;
    this.priceAll();
    const { menteeCount, mentorCount } = this.market;
    const stops = menteeCount + mentorCount;
    let at = 0;
    let idle = 0;
    while (idle < stops) {
      let [best, bestGain, bestEdge] = [-1, 0, -1];
      const until = Math.min(at + this.block, at < menteeCount ? menteeCount : stops);
      idle += until - at;
      for (; at < until; at += 1) {
        if (at < menteeCount) {
          const edge = this.bestEdge(at);
          const gain = this.gainOf(at, edge);
          if (gain > bestGain) [best, bestGain, bestEdge] = [at, gain, edge];
        } else {
          const gain = this.gainOfPlace(at - menteeCount);
          if (gain > bestGain) [best, bestGain] = [at, gain];
        }
      }
      if (at === stops) at = 0;
      if (best === -1) continue;
      idle = 0;
      if (best < menteeCount) this.enter(best, bestEdge, bestGain);
      else this.enterPlace(best - menteeCount, bestGain);
      this.pivots += 1;
      if (this.pivots % 4096 === 0) tell(this.pivots);
    }
  }

  /** Closes whatever would make the goal just reached worse; gives the edges left open by 1. */
  closeWorse(open: Uint8Array): void {
    const { menteeCount, mentorCount, start, places, minimums } = this.market;
    for (let mentee = 0; mentee < menteeCount; mentee += 1) {
      for (let edge = start[mentee] as number; edge < (start[mentee + 1] as number); edge += 1) {
        if (open[edge] === 1 && this.gainOf(mentee, edge) !== 0) open[edge] = 0;
      }
      if (this.gainOf(mentee, -1) !== 0) this.shutUnpaired[mentee] = 1;
    }
    for (let mentor = 0; mentor < mentorCount; mentor += 1) {
      const [load, minimum] = [this.load[mentor] as number, minimums[mentor] as number];
      const isLink = this.via[mentor] !== -1;
      const price = this.tree.price[mentor] as number;
      const basicIsBelow = !isLink && load < minimum;
      const basicIsAbove = !isLink && load >= minimum;
      if (!basicIsBelow && minimum > 0 && price + this.goal.bonus !== 0) this.shutBelowMinimum[mentor] = 1;
      if (!basicIsAbove && (places[mentor] as number) > minimum && price !== 0) this.shutAboveMinimum[mentor] = 1;
    }
  }

  private priceAll(): void {
    const { tree } = this;
    tree.walk(mentor => {
      const link = this.via[mentor] as number;
      tree.price[mentor] =
        link === -1
          ? this.priceToSpare(mentor)
          : this.priceAt(this.key[link] as number) +
            this.valueOf(this.held[link] as number) -
            this.valueOf(this.key[link] as number);
    });
  }

  private priceToSpare(mentor: number): number {
    return (this.load[mentor] as number) < (this.market.minimums[mentor] as number) ? -this.goal.bonus : 0;
  }

  private headOf(edge: number): number {
    return edge === -1 ? this.tree.root : (this.market.mentor[edge] as number);
  }

  private valueOf(edge: number): number {
    return edge === -1 ? this.goal.unpaired : (this.goal.edgeValues[edge] as number);
  }

  private priceAt(edge: number): number {
    return edge === -1 ? 0 : (this.tree.price[this.market.mentor[edge] as number] as number);
  }

  private gainOf(mentee: number, edge: number): number {
    if (edge === -1 && this.shutUnpaired[mentee] === 1) return Number.NEGATIVE_INFINITY;
    const key = this.key[mentee] as number;
    return this.valueOf(edge) - this.priceAt(edge) - (this.valueOf(key) - this.priceAt(key));
  }

  private bestEdge(mentee: number): number {
    const { mentor, start } = this.market;
    const { edgeValues, unpaired } = this.goal;
    const { price } = this.tree;
    const end = start[mentee + 1] as number;
    let best = -1;
    let most = this.shutUnpaired[mentee] === 1 ? Number.NEGATIVE_INFINITY : unpaired;
    for (let edge = start[mentee] as number; edge < end; edge += 1) {
      const net = (edgeValues[edge] as number) - (price[mentor[edge] as number] as number);
      if (net > most) {
        most = net;
        best = edge;
      }
    }
    return best;
  }

  /** What is gained by emptying or opening a place of a mentor who has none to spare. */
  private gainOfPlace(mentor: number): number {
    if (this.via[mentor] === -1) return 0;
    const { places, minimums } = this.market;
    const price = this.tree.price[mentor] as number;
    const [load, minimum] = [this.load[mentor] as number, minimums[mentor] as number];
    const isFull = load === places[mentor];
    if (isFull && load > minimum) return this.shutAboveMinimum[mentor] === 1 ? 0 : -price;
    if (!isFull && price > 0 && this.shutAboveMinimum[mentor] === 0) return price;
    return this.shutBelowMinimum[mentor] === 1 ? 0 : -price - this.goal.bonus;
  }

  private enterPlace(mentor: number, gain: number): void {
    const { tree } = this;
    if ((tree.price[mentor] as number) > 0 && this.load[mentor] !== this.market.places[mentor]) {
      // A place more is opened, and nobody to take it is at hand yet.
      this.settle(this.via[mentor] as number);
      this.via[mentor] = -1;
      tree.hang(mentor, tree.root);
      tree.shift(mentor, -gain);
      return;
    }
    const top = this.leavingBelow(mentor, tree.root);
    this.load[mentor] = (this.load[mentor] as number) - 1;
    this.turn(mentor, top, tree.root, -1);
    tree.shift(mentor, gain);
  }

  /** Lets a mentee's edge into the basis, and what it pushes out leave. */
  private enter(mentee: number, edge: number, gain: number): void {
    const { tree } = this;
    const to = this.headOf(edge);
    const ownPair = this.held[mentee] as number;
    if (ownPair !== -1) {
      const below = this.headOf(ownPair);
      if (tree.join(to, below) === below) this.goRound(mentee, edge, below, gain);
      else this.lookElsewhere(mentee, edge, below, gain);
      return;
    }
    const from = this.headOf(this.key[mentee] as number);
    const join = tree.join(to, from);
    if (from !== join) {
      if (this.via[from] !== -1) {
        // The mentor's link gives way: this mentee would gain more by leaving.
        this.settle(this.via[from] as number);
        this.becomeLink(mentee, edge, from, gain);
        return;
      }
      const least =
        (this.load[from] as number) < (this.market.minimums[from] as number) ? 0 : this.market.minimums[from];
      if (this.load[from] === least) {
        this.becomeLink(mentee, edge, from, gain);
        return;
      }
    }
    const top = to === join ? -1 : this.leavingBelow(to, join);
    if (from !== join) this.load[from] = (this.load[from] as number) - 1;
    if (top === -1) {
      this.key[mentee] = edge;
      return;
    }
    this.turn(to, top, from, mentee);
    this.held[mentee] = edge;
    tree.shift(to, gain);
  }

  /** A link changes where it would go; nobody moves. */
  private lookElsewhere(mentee: number, edge: number, below: number, gain: number): void {
    this.key[mentee] = edge;
    this.tree.hang(below, this.headOf(edge));
    this.tree.shift(below, -gain);
  }

  private becomeLink(mentee: number, edge: number, from: number, gain: number): void {
    this.held[mentee] = this.key[mentee] as number;
    this.via[from] = mentee;
    this.lookElsewhere(mentee, edge, from, gain);
  }

  /** A link moves to a mentor who hangs below its own, and everybody on the way moves up by one. */
  private goRound(mentee: number, edge: number, below: number, gain: number): void {
    const to = this.headOf(edge);
    this.turn(to, below, this.tree.parent[below] as number, mentee);
    this.held[mentee] = edge;
    this.tree.shift(to, gain);
  }

  /**
   * One mentee more comes to a mentor, and one goes on up from each on the way to the join. Gives the highest one there
   * who is then cut off from above, because its link has moved or its last place is taken; -1 if there is none.
   */
  private leavingBelow(mentor: number, join: number): number {
    const { parent } = this.tree;
    let top = -1;
    for (let node = mentor; node !== join; node = parent[node] as number) {
      if (this.via[node] !== -1) {
        top = node;
        continue;
      }
      const load = (this.load[node] as number) + 1;
      this.load[node] = load;
      const { places, minimums } = this.market;
      if (load === minimums[node] || load === places[node]) top = node;
    }
    const link = top === -1 ? -1 : (this.via[top] as number);
    if (link !== -1) {
      this.held[link] = -1;
      this.via[top] = -1;
    }
    return top;
  }

  /** Turns the way from a node up to `top` around, and hangs it by the node; each link on it moves up by one mentor. */
  private turn(from: number, top: number, under: number, by: number): void {
    let [node, above, link] = [from, under, by];
    for (;;) {
      const [next, nextLink] = [this.tree.parent[node] as number, this.via[node] as number];
      this.tree.hang(node, above);
      this.via[node] = link;
      if (node === top) return;
      const pair = this.held[nextLink] as number;
      this.held[nextLink] = this.key[nextLink] as number;
      this.key[nextLink] = pair;
      [node, above, link] = [next, node, nextLink];
    }
  }

  /** A link becomes one of its mentor's mentees like the others. */
  private settle(link: number): void {
    this.key[link] = this.held[link] as number;
    this.held[link] = -1;
  }
}
