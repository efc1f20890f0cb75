/** A slot and what it is ordered by: more points first, then the lesser lot. */
export interface Placed {
  readonly points: number;
  readonly high: number;
  readonly low: number;
  readonly slot: number;
}

/** The best so many of all that are offered: a heap with the worst of them on top. */
export class BestPlaces {
  /** What somebody must reach to come among the best; -1 while there is room. */
  least = -1;
  /** The first half of the worst one's lot, which an equal must not exceed. */
  leastHigh = Number.POSITIVE_INFINITY;
  private readonly heap: Placed[] = [];

  constructor(private readonly count: number) {}

  offer(one: Placed): void {
    const { heap } = this;
    if (heap.length < this.count) {
      heap.push(one);
      this.rise(heap.length - 1);
    } else if (inOrder(one, heap[0] ?? one) < 0) {
      heap[0] = one;
      this.sink();
    }
    if (heap.length < this.count) return;
    this.least = heap[0]?.points ?? -1;
    this.leastHigh = heap[0]?.high ?? Number.POSITIVE_INFINITY;
  }

  inOrder(): Placed[] {
    return this.heap.toSorted(inOrder);
  }

  private rise(from: number): void {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >>> 1;
      if (!this.isWorse(at, above)) return;
      this.swap(at, above);
      at = above;
    }
  }

  private sink(): void {
    for (let at = 0; ; ) {
      const [left, right] = [at * 2 + 1, at * 2 + 2];
      let worst = at;
      if (this.isWorse(left, worst)) worst = left;
      if (this.isWorse(right, worst)) worst = right;
      if (worst === at) return;
      this.swap(at, worst);
      at = worst;
    }
  }

  private isWorse(at: number, than: number): boolean {
    const [one, other] = [this.heap[at], this.heap[than]];
    return one !== undefined && other !== undefined && inOrder(one, other) > 0;
  }

  private swap(at: number, other: number): void {
    const [lower, upper] = [this.heap[at], this.heap[other]];
    if (lower === undefined || upper === undefined) return;
    this.heap[at] = upper;
    this.heap[other] = lower;
  }
}

/** Slots only decide between lots that are the same in all 64 bits. */
function inOrder(one: Placed, other: Placed): number {
  return other.points - one.points || one.high - other.high || one.low - other.low || one.slot - other.slot;
}
