/**
 * A tree of mentors under one root, with depths and a price at each node, that is cut and hung elsewhere all the time.
 * The root is the last node; its price is 0.
 */
export class HangingTree {
  readonly root: number;
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  readonly price: Float64Array;
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly before: Int32Array;

  /** All hang under the root at first. */
  constructor(count: number) {
    this.root = count;
    this.parent = new Int32Array(count + 1).fill(count);
    this.depth = new Int32Array(count + 1).fill(1);
    this.price = new Float64Array(count + 1);
    this.first = new Int32Array(count + 1).fill(-1);
    this.next = new Int32Array(count + 1).fill(-1);
    this.before = new Int32Array(count + 1).fill(-1);
    this.parent[count] = -1;
    this.depth[count] = 0;
    for (let node = count - 1; node >= 0; node -= 1) this.link(node, count);
  }

  /** Hangs a node, with all below it, under another; depths below it are put right by `shift`. */
  hang(node: number, under: number): void {
    this.cut(node);
    this.link(node, under);
  }

  /** Changes the price of a node and all below it, and puts their depths right. */
  shift(top: number, by: number): void {
    const { parent, depth, price, first, next } = this;
    let node = top;
    for (;;) {
      depth[node] = (depth[parent[node] as number] as number) + 1;
      price[node] = (price[node] as number) + by;
      const child = first[node] as number;
      if (child !== -1) {
        node = child;
        continue;
      }
      while (node !== top && next[node] === -1) node = parent[node] as number;
      if (node === top) return;
      node = next[node] as number;
    }
  }

  /** Calls for each node but the root, parents first. */
  walk(visit: (node: number) => void): void {
    const { parent, first, next, root } = this;
    let node = root;
    for (;;) {
      if (node !== root) visit(node);
      const child = first[node] as number;
      if (child !== -1) {
        node = child;
        continue;
      }
      while (node !== root && next[node] === -1) node = parent[node] as number;
      if (node === root) return;
      node = next[node] as number;
    }
  }

  /** The lowest node that has both below it, or is one of them. */
  join(one: number, other: number): number {
    const { parent, depth } = this;
    let [a, b] = [one, other];
    while (a !== b) {
      if ((depth[a] as number) >= (depth[b] as number)) a = parent[a] as number;
      else b = parent[b] as number;
    }
    return a;
  }

  private cut(node: number): void {
    const after = this.next[node] as number;
    const before = this.before[node] as number;
    if (before === -1) this.first[this.parent[node] as number] = after;
    else this.next[before] = after;
    if (after !== -1) this.before[after] = before;
  }

  private link(node: number, under: number): void {
    const eldest = this.first[under] as number;
    this.parent[node] = under;
    this.next[node] = eldest;
    this.before[node] = -1;
    if (eldest !== -1) this.before[eldest] = node;
    this.first[under] = node;
  }
}
