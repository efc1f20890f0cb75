import type { DrawnMarket } from "./drawn-market.js";
import { type Ladder, valueAt } from "./ladder.js";
import { RowHeap } from "./row-heap.js";

/** One move of a chain: a mentee goes from one mentor to another by an edge; the root stands for being unpaired. */
export interface Step {
  readonly mentee: number;
  /** -1: they stay unpaired. */
  readonly edge: number;
}

/** The pair of who was removed. */
export const gone = -2;

/**
 * What can still move in a pairing: who could go where, and what it would give. The nodes are the mentors and the root,
 * where the unpaired are and where places that nobody takes come from. With prices under which no move gains, the best
 * chain of moves from one node to another is a shortest path (Dijkstra), with rows as lengths.
 */
export class Residual {
  readonly root: number;
  readonly load: Int32Array;
  /** A row for each node, the root's is 0. Under them no move gains. */
  readonly prices: Float64Array;
  private readonly levels: number;
  private readonly heap: RowHeap;
  private readonly base: Float64Array;
  private readonly cameFrom: Int32Array;
  private readonly cameBy: Int32Array;
  private readonly cameEdge: Int32Array;
  private holders: Int32Array;
  private readonly firstHolder: Int32Array;

  constructor(
    private readonly drawn: DrawnMarket,
    private readonly ladder: Ladder,
    readonly pairs: Int32Array,
    mentorPrices: Float64Array,
  ) {
    const nodes = drawn.mentorCount + 1;
    this.root = drawn.mentorCount;
    this.levels = ladder.levels;
    this.load = new Int32Array(nodes);
    this.prices = new Float64Array(nodes * this.levels);
    this.prices.set(mentorPrices);
    this.heap = new RowHeap(nodes, this.levels);
    this.base = new Float64Array(this.levels);
    this.cameFrom = new Int32Array(nodes);
    this.cameBy = new Int32Array(nodes);
    this.cameEdge = new Int32Array(nodes);
    this.firstHolder = new Int32Array(nodes + 1);
    this.holders = new Int32Array(pairs.length);
    this.priceTheUnlisted();
    this.seat();
  }

  /** The least prices under which no move gains; -Infinity for mentors whom nobody lists. */
  leastPrices(): Float64Array {
    this.search(this.root, null);
    const { heap, prices, levels } = this;
    return Float64Array.from({ length: this.root * levels }, (_, at) => {
      const node = Math.floor(at / levels);
      return heap.isReached(node) ? (prices[at] as number) - (heap.rows[at] as number) : Number.NEGATIVE_INFINITY;
    });
  }

  /** The best chain that brings a place from one node to another; null if there is none. Carries it out. */
  move(source: number, target: number): Step[] | null {
    this.search(source, target);
    if (!this.heap.isReached(target)) return null;
    const steps = this.wayTo(target);
    this.carryOut(target, steps);
    return steps;
  }

  /** The best chain that finds a mentee who was removed a place by one of their edges, or leaves them unpaired. */
  place(mentee: number): Step[] {
    this.pairs[mentee] = -1;
    this.heap.clear();
    for (let level = 0; level < this.levels; level += 1) this.base[level] = 0;
    this.tryEdges(-1, mentee);
    this.run(this.root);
    const steps = this.wayTo(this.root);
    this.carryOut(this.root, steps);
    return steps;
  }

  /** Takes a mentee out of the market; whoever gains most takes the place they had, or it stays empty. */
  remove(mentee: number): Step[] {
    const pair = this.pairs[mentee] as number;
    this.pairs[mentee] = gone;
    this.seat();
    if (pair === -1) return [];
    // Until somebody comes or it stays empty, the place counts as taken.
    const mentor = this.headOf(pair);
    this.load[mentor] = (this.load[mentor] as number) + 1;
    return this.move(this.root, mentor) ?? [];
  }

  /** Counts the loads and who holds which place, after pairs or edges changed. */
  seat(): void {
    const { pairs, load, firstHolder, root } = this;
    if (this.holders.length !== pairs.length) this.holders = new Int32Array(pairs.length);
    load.fill(0);
    for (const edge of pairs) {
      if (edge === gone) continue;
      const at = this.headOf(edge);
      load[at] = (load[at] as number) + 1;
    }
    firstHolder[0] = 0;
    for (let node = 0; node <= root; node += 1)
      firstHolder[node + 1] = (firstHolder[node] as number) + (load[node] as number);
    const next = firstHolder.slice();
    for (let mentee = 0; mentee < pairs.length; mentee += 1) {
      if (pairs[mentee] === gone) continue;
      const at = this.headOf(pairs[mentee] as number);
      const slot = next[at] as number;
      next[at] = slot + 1;
      this.holders[slot] = mentee;
    }
  }

  /** Whether one more place at a mentor would be taken and gain something; for prices that are the least. */
  isWanted(mentor: number): boolean {
    const counts = (this.load[mentor] as number) < (this.drawn.minimums[mentor] as number) ? 1 : 0;
    for (let level = 0; level < this.levels; level += 1) {
      const gain =
        (this.prices[mentor * this.levels + level] as number) + counts * (this.ladder.bonus[level] as number);
      if (gain !== 0) return gain > 0;
    }
    return false;
  }

  private headOf(edge: number): number {
    return edge === -1 ? this.root : (this.drawn.mentor[edge] as number);
  }

  private priceTheUnlisted(): void {
    const { prices, levels } = this;
    for (let at = 0; at < prices.length; at += 1)
      if (prices[at] === Number.NEGATIVE_INFINITY) prices[at] = -(this.ladder.bonus[at % levels] as number);
  }

  private search(source: number, target: number | null): void {
    this.heap.clear();
    this.heap.start(source);
    this.cameFrom[source] = -1;
    this.cameBy[source] = -1;
    this.run(target);
  }

  private run(target: number | null): void {
    const { heap, root } = this;
    for (let node = heap.pop(); node !== -1 && node !== target; node = heap.pop()) {
      if (node === root) this.leaveRoot();
      else this.leaveMentor(node);
    }
  }

  private leaveRoot(): void {
    const { root, load, prices, levels, ladder } = this;
    const dist = this.heap.rows;
    for (let mentor = 0; mentor < root; mentor += 1) {
      if (load[mentor] === 0) continue;
      // One place less is taken there.
      const counts = (load[mentor] as number) <= (this.drawn.minimums[mentor] as number) ? 1 : 0;
      for (let level = 0; level < levels; level += 1)
        this.base[level] =
          (dist[root * levels + level] as number) +
          (prices[mentor * levels + level] as number) +
          counts * (ladder.bonus[level] as number);
      this.reach(mentor, root, -1, -1);
    }
    for (let at = this.firstHolder[root] as number; at < (this.firstHolder[root + 1] as number); at += 1) {
      for (let level = 0; level < levels; level += 1)
        this.base[level] = (dist[root * levels + level] as number) + (ladder.unpaired[level] as number);
      this.tryEdges(root, this.holders[at] as number);
    }
  }

  private leaveMentor(mentor: number): void {
    const { levels, ladder, prices, drawn, pairs } = this;
    const dist = this.heap.rows;
    const from = mentor * levels;
    if ((this.load[mentor] as number) < (drawn.places[mentor] as number)) {
      const counts = (this.load[mentor] as number) < (drawn.minimums[mentor] as number) ? 1 : 0;
      for (let level = 0; level < levels; level += 1)
        this.base[level] =
          (dist[from + level] as number) - (prices[from + level] as number) - counts * (ladder.bonus[level] as number);
      this.reach(this.root, mentor, -1, -1);
    }
    for (let at = this.firstHolder[mentor] as number; at < (this.firstHolder[mentor + 1] as number); at += 1) {
      const mentee = this.holders[at] as number;
      for (let level = 0; level < levels; level += 1)
        this.base[level] =
          (dist[from + level] as number) -
          (prices[from + level] as number) +
          valueAt(ladder, pairs[mentee] as number, level);
      this.tryEdges(mentor, mentee);
    }
  }

  /** From `base`, which has what the mentee gives up, to wherever they may go. */
  private tryEdges(from: number, mentee: number): void {
    const { base, prices, levels, ladder, drawn, heap } = this;
    const { ranks, rankLevel, rankValue, worths } = ladder;
    const dist = heap.rows;
    const last = levels - 1;
    const end = drawn.start[mentee + 1] as number;
    for (let edge = drawn.start[mentee] as number; edge < end; edge += 1) {
      const to = drawn.mentor[edge] as number;
      const rank = ranks[edge] as number;
      const ranked = rankLevel[rank] as number;
      const isReached = heap.isReached(to);
      let isShorter = !isReached;
      for (let level = 0; level < levels; level += 1) {
        const at = to * levels + level;
        let length = (base[level] as number) + (prices[at] as number);
        if (level === ranked) length -= rankValue[rank] as number;
        if (level === last) length -= worths[edge] as number;
        if (!isShorter) {
          const known = dist[at] as number;
          if (length > known) break;
          if (length === known) continue;
          // All before were equal.
          isShorter = true;
        }
        dist[at] = length;
      }
      if (isShorter) this.come(to, from, mentee, edge);
    }
    if (from === this.root) return;
    for (let level = 0; level < levels; level += 1)
      base[level] = (base[level] as number) - (ladder.unpaired[level] as number);
    this.reach(this.root, from, mentee, -1);
  }

  /** Takes `base` as a length to a node. */
  private reach(to: number, from: number, mentee: number, edge: number): void {
    const { heap, base, levels } = this;
    if (heap.isReached(to) && !heap.isShorter(base, to)) return;
    heap.rows.set(base, to * levels);
    this.come(to, from, mentee, edge);
  }

  private come(to: number, from: number, mentee: number, edge: number): void {
    this.cameFrom[to] = from;
    this.cameBy[to] = mentee;
    this.cameEdge[to] = edge;
    this.heap.push(to);
  }

  private wayTo(target: number): Step[] {
    const steps: Step[] = [];
    for (let node = target; node !== -1; node = this.cameFrom[node] as number) {
      const mentee = this.cameBy[node] as number;
      if (mentee !== -1) steps.push({ mentee, edge: this.cameEdge[node] as number });
    }
    return steps.reverse();
  }

  /** Moves people along a shortest path, and the prices so that again no move gains. */
  private carryOut(target: number, steps: readonly Step[]): void {
    const { heap, prices, levels, root, pairs } = this;
    const lengthTo = (node: number, level: number): number =>
      heap.rows[(heap.isDone(node) ? node : target) * levels + level] as number;
    for (let level = 0; level < levels; level += 1) {
      const ofRoot = lengthTo(root, level);
      for (let node = 0; node <= root; node += 1) {
        const at = node * levels + level;
        prices[at] = (prices[at] as number) - lengthTo(node, level) + ofRoot;
      }
    }
    for (const { mentee, edge } of steps) pairs[mentee] = edge;
    this.seat();
  }
}
