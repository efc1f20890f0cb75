/** A heap of nodes by rows of numbers, of which the first that differs decides; the least comes first. */
export class RowHeap {
  /** The row of each node; to be written before the node is pushed. */
  readonly rows: Float64Array;
  private readonly heap: Int32Array;
  /** Where a node is in the heap; unseen and done ones are nowhere. */
  private readonly places: Int32Array;
  private size = 0;

  constructor(
    nodes: number,
    private readonly levels: number,
  ) {
    this.rows = new Float64Array(nodes * levels);
    this.heap = new Int32Array(nodes);
    this.places = new Int32Array(nodes).fill(unseen);
  }

  clear(): void {
    this.size = 0;
    this.places.fill(unseen);
  }

  isReached(node: number): boolean {
    return this.places[node] !== unseen;
  }

  isDone(node: number): boolean {
    return this.places[node] === done;
  }

  /** Puts a node in with a row of zeros. */
  start(node: number): void {
    this.rows.fill(0, node * this.levels, (node + 1) * this.levels);
    this.push(node);
  }

  isShorter(row: Float64Array, than: number): boolean {
    for (let level = 0; level < this.levels; level += 1) {
      const difference = (row[level] as number) - (this.rows[than * this.levels + level] as number);
      if (difference !== 0) return difference < 0;
    }
    return false;
  }

  /** Puts a node in, or up to where its row, which got less, belongs. */
  push(node: number): void {
    const place = this.places[node] as number;
    if (place === done) throw new Error("A way that was shortest got shorter: the prices are wrong.");
    this.rise(place === unseen ? this.size++ : place, node);
  }

  /** The node with the least row, -1 for none. */
  pop(): number {
    if (this.size === 0) return -1;
    const top = this.heap[0] as number;
    this.places[top] = done;
    this.size -= 1;
    if (this.size > 0) this.sink(this.heap[this.size] as number);
    return top;
  }

  private isLess(one: number, other: number): boolean {
    const { rows, levels } = this;
    for (let level = 0; level < levels; level += 1) {
      const difference = (rows[one * levels + level] as number) - (rows[other * levels + level] as number);
      if (difference !== 0) return difference < 0;
    }
    return one < other;
  }

  private rise(from: number, node: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.heap[above] as number;
      if (!this.isLess(node, other)) break;
      this.put(other, at);
      at = above;
    }
    this.put(node, at);
  }

  private sink(node: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.size) break;
      if (below + 1 < this.size && this.isLess(this.heap[below + 1] as number, this.heap[below] as number)) below += 1;
      const other = this.heap[below] as number;
      if (!this.isLess(other, node)) break;
      this.put(other, at);
      at = below;
    }
    this.put(node, at);
  }

  private put(node: number, at: number): void {
    this.heap[at] = node;
    this.places[node] = at;
  }
}

const unseen = -1;
const done = -2;
