import type { DrawnMarket } from "./drawn-market.js";
import { highestScore, type Market } from "./market.js";

/**
 * Deferred acceptance (Gale and Shapley 1962), the mentees proposing: gives the edge each holds in the end, -1 for none. A
 * mentee goes down their list; a mentor holds the best who proposed, as many as there are places, and lets the worst go.
 */
export function menteesPropose(market: Market, drawn: DrawnMarket): Int32Array {
  const { menteeCount, mentor, edge, start } = drawn;
  const owner = ownersOf(drawn);
  const lists = strictLists(drawn, market.menteeScore, owner, start);
  // More is better; the earlier in the draw wins among equals.
  const standing = (one: number): number =>
    (market.mentorScore[edge[one] as number] as number) * menteeCount - (owner[one] as number);
  const held = new WorstFirst(placesInUse(drawn), standing);
  const next = start.slice(0, menteeCount);
  const result = new Int32Array(menteeCount).fill(-1);
  for (let mentee = 0; mentee < menteeCount; mentee += 1) {
    let proposer = mentee;
    while (proposer !== -1) {
      const at = next[proposer] as number;
      if (at === start[proposer + 1]) break;
      next[proposer] = at + 1;
      const proposal = lists[at] as number;
      const to = mentor[proposal] as number;
      const dropped = held.offer(to, proposal);
      if (dropped === proposal) continue;
      result[proposer] = proposal;
      proposer = dropped === -1 ? -1 : (owner[dropped] as number);
      if (proposer !== -1) result[proposer] = -1;
    }
  }
  return result;
}

/** The same with the mentors proposing, each to as many as there are places. */
export function mentorsPropose(market: Market, drawn: DrawnMarket): Int32Array {
  const { menteeCount, mentorCount, mentor, edge, places } = drawn;
  const begin = new Int32Array(mentorCount + 1);
  for (let at = 0; at < mentor.length; at += 1) {
    const after = (mentor[at] as number) + 1;
    begin[after] = (begin[after] as number) + 1;
  }
  for (let to = 0; to < mentorCount; to += 1) begin[to + 1] = (begin[to + 1] as number) + (begin[to] as number);
  const lists = strictLists(drawn, market.mentorScore, mentor, begin);
  const owner = ownersOf(drawn);
  const liking = (one: number): number =>
    (market.menteeScore[edge[one] as number] as number) * mentorCount - (mentor[one] as number);
  const next = begin.slice(0, mentorCount);
  const free = places.slice();
  const result = new Int32Array(menteeCount).fill(-1);
  const waiting = Array.from({ length: mentorCount }, (_, index) => mentorCount - 1 - index);
  for (let proposer = waiting.pop(); proposer !== undefined; proposer = waiting.pop()) {
    while ((free[proposer] as number) > 0 && (next[proposer] as number) < (begin[proposer + 1] as number)) {
      const proposal = lists[next[proposer] as number] as number;
      next[proposer] = (next[proposer] as number) + 1;
      const mentee = owner[proposal] as number;
      const current = result[mentee] as number;
      if (current !== -1 && liking(current) > liking(proposal)) continue;
      result[mentee] = proposal;
      free[proposer] = (free[proposer] as number) - 1;
      if (current === -1) continue;
      const left = mentor[current] as number;
      free[left] = (free[left] as number) + 1;
      waiting.push(left);
    }
  }
  return result;
}

function ownersOf({ menteeCount, start, mentor }: DrawnMarket): Int32Array {
  const owner = new Int32Array(mentor.length);
  for (let mentee = 0; mentee < menteeCount; mentee += 1)
    owner.fill(mentee, start[mentee] as number, start[mentee + 1] as number);
  return owner;
}

/** As many places as could ever be taken: no more than there are people who list the mentor. */
function placesInUse({ places, mentor }: DrawnMarket): Int32Array {
  const listed = new Int32Array(places.length);
  for (let edge = 0; edge < mentor.length; edge += 1) {
    const to = mentor[edge] as number;
    listed[to] = (listed[to] as number) + 1;
  }
  return places.map((count, at) => Math.min(count, listed[at] as number));
}

/**
 * Everybody's list from the best down, equals in the order of the draw, by a counting sort of all edges at once: by score,
 * and then to their owners. Edges come in the order of the draw of both sides, and neither sort disturbs it.
 */
function strictLists(drawn: DrawnMarket, scores: Int32Array, owner: Int32Array, begin: Int32Array): Int32Array {
  const count = drawn.edge.length;
  const next = new Int32Array(highestScore + 2);
  const bucketOf = (edge: number): number => highestScore - (scores[drawn.edge[edge] as number] as number);
  for (let edge = 0; edge < count; edge += 1) {
    const after = bucketOf(edge) + 1;
    next[after] = (next[after] as number) + 1;
  }
  for (let bucket = 0; bucket <= highestScore; bucket += 1)
    next[bucket + 1] = (next[bucket + 1] as number) + (next[bucket] as number);
  const sorted = new Int32Array(count);
  for (let edge = 0; edge < count; edge += 1) {
    const bucket = bucketOf(edge);
    sorted[next[bucket] as number] = edge;
    next[bucket] = (next[bucket] as number) + 1;
  }
  const filled = begin.slice();
  const lists = new Int32Array(count);
  for (let at = 0; at < count; at += 1) {
    const edge = sorted[at] as number;
    const to = owner[edge] as number;
    lists[filled[to] as number] = edge;
    filled[to] = (filled[to] as number) + 1;
  }
  return lists;
}

/** What each mentor holds, as heaps with the worst on top. */
class WorstFirst {
  private readonly begin: Int32Array;
  private readonly sizes: Int32Array;
  private readonly heap: Int32Array;

  constructor(
    private readonly places: Int32Array,
    private readonly standing: (edge: number) => number,
  ) {
    this.begin = new Int32Array(places.length + 1);
    for (let at = 0; at < places.length; at += 1)
      this.begin[at + 1] = (this.begin[at] as number) + (places[at] as number);
    this.sizes = new Int32Array(places.length);
    this.heap = new Int32Array(this.begin[places.length] as number);
  }

  /** Gives who is let go: nobody (-1), one who was held, or the proposal itself. */
  offer(mentor: number, proposal: number): number {
    const base = this.begin[mentor] as number;
    const size = this.sizes[mentor] as number;
    if (size < (this.places[mentor] as number)) {
      this.rise(base, size, proposal);
      this.sizes[mentor] = size + 1;
      return -1;
    }
    if (size === 0) return proposal;
    const worst = this.heap[base] as number;
    if (this.standing(worst) > this.standing(proposal)) return proposal;
    this.sink(base, size, proposal);
    return worst;
  }

  private rise(base: number, from: number, edge: number): void {
    const { heap } = this;
    const own = this.standing(edge);
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = heap[base + above] as number;
      if (this.standing(other) <= own) break;
      heap[base + at] = other;
      at = above;
    }
    heap[base + at] = edge;
  }

  private sink(base: number, size: number, edge: number): void {
    const { heap } = this;
    const own = this.standing(edge);
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      let other = this.standing(heap[base + below] as number);
      if (below + 1 < size) {
        const right = this.standing(heap[base + below + 1] as number);
        if (right < other) {
          below += 1;
          other = right;
        }
      }
      if (other >= own) break;
      heap[base + at] = heap[base + below] as number;
      at = below;
    }
    heap[base + at] = edge;
  }
}
