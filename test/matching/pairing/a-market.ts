import fc from "fast-check";
import type { Market } from "../../../server/matching/pairing/engine/market.js";
import { random } from "../../support/random.js";

export interface Listed {
  readonly mentor: number;
  readonly menteeScore: number;
  readonly mentorScore: number;
  readonly isPinned?: boolean;
}

/** A market from what each mentee lists. */
export function aMarket(
  lists: readonly (readonly Listed[])[],
  capacities: readonly number[],
  minimums?: readonly number[],
): Market {
  const edges = lists.flat();
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, mentee) => {
    start[mentee + 1] = (start[mentee] ?? 0) + list.length;
  });
  return {
    menteeCount: lists.length,
    capacities: Int32Array.from(capacities),
    ...(minimums ? { minimums: Int32Array.from(minimums) } : {}),
    start,
    mentor: Int32Array.from(edges, edge => edge.mentor),
    menteeScore: Int32Array.from(edges, edge => edge.menteeScore),
    mentorScore: Int32Array.from(edges, edge => edge.mentorScore),
    pinned: Uint8Array.from(edges, edge => (edge.isPinned ? 1 : 0)),
  };
}

/** What each mentee lists in a market. */
export const listsOf = (market: Market): Listed[][] =>
  Array.from({ length: market.menteeCount }, (_, mentee) => {
    const [from, to] = [market.start[mentee] ?? 0, market.start[mentee + 1] ?? 0];
    return Array.from({ length: to - from }, (_, at) => ({
      mentor: market.mentor[from + at] ?? 0,
      menteeScore: market.menteeScore[from + at] ?? 0,
      mentorScore: market.mentorScore[from + at] ?? 0,
      isPinned: market.pinned[from + at] === 1,
    }));
  });

/** The mentor of each mentee, null for the unpaired. */
export const mentorsOf = (market: Market, edgeOf: Int32Array): (number | null)[] =>
  Array.from(edgeOf, edge => (edge === -1 ? null : (market.mentor[edge] ?? null)));

/**
 * Lists of strict preferences as the textbooks print them: whom each one wants, the best first, everybody counted from 1. A
 * pair is an edge when both list each other.
 */
export function textbookMarket(
  mentees: readonly (readonly number[])[],
  mentors: readonly (readonly number[])[],
  capacities: readonly number[] = mentors.map(() => 1),
): Market {
  const score = (list: readonly number[], who: number) => 1000 - list.indexOf(who);
  return aMarket(
    mentees.map((list, mentee) =>
      list
        .filter(mentor => mentors[mentor - 1]?.includes(mentee + 1))
        .map(mentor => ({
          mentor: mentor - 1,
          menteeScore: score(list, mentor),
          mentorScore: score(mentors[mentor - 1] ?? [], mentee + 1),
        })),
    ),
    capacities,
  );
}

export interface SmallOptions {
  readonly mentees?: number;
  readonly mentors?: number;
  /** Few scores make many ties. */
  readonly scores?: number;
  readonly withPins?: boolean;
  readonly withMinimums?: boolean;
}

/** Small markets for properties: any lists, ties, mentors without places, pins that can stand, minimums. */
export function smallMarkets(options: SmallOptions = {}): fc.Arbitrary<Market> {
  const { mentees = 6, mentors = 4, scores = 4, withPins = true, withMinimums = true } = options;
  return fc
    .record({
      mentorCount: fc.integer({ min: 1, max: mentors }),
      menteeCount: fc.integer({ min: 0, max: mentees }),
      seed: fc.nat(),
    })
    .map(({ mentorCount, menteeCount, seed }) => {
      const { below } = random(seed);
      const density = 1 + below(4);
      const capacities = Array.from({ length: mentorCount }, () => below(4));
      const left = capacities.slice();
      const lists = Array.from({ length: menteeCount }, () => {
        let mayPin = withPins && below(5) === 0;
        return shuffled(mentorCount, below)
          .filter(() => below(4) < density)
          .map(mentor => {
            const isPinned = mayPin && (left[mentor] ?? 0) > 0;
            if (isPinned) {
              mayPin = false;
              left[mentor] = (left[mentor] ?? 0) - 1;
            }
            return { mentor, menteeScore: below(scores), mentorScore: below(scores), isPinned };
          });
      });
      const minimums = withMinimums && below(2) === 0 ? capacities.map(() => below(4)) : undefined;
      return aMarket(lists, capacities, minimums);
    });
}

const shuffled = (count: number, below: (limit: number) => number): number[] => {
  const all = Array.from({ length: count }, (_, index) => index);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = below(at + 1);
    [all[at], all[other]] = [all[other] ?? 0, all[at] ?? 0];
  }
  return all;
};

/** A market of any size, in which some mentors are wanted more than others, as in life. */
export function largeMarket(menteeCount: number, mentorCount: number, candidates: number, seed: number): Market {
  const { below } = random(seed);
  const lists = Array.from({ length: menteeCount }, () => {
    const chosen = new Set<number>();
    while (chosen.size < candidates) chosen.add(Math.min(below(mentorCount), below(mentorCount)));
    return [...chosen].map(mentor => ({ mentor, menteeScore: below(1001), mentorScore: below(1001) }));
  });
  const places = Math.ceil((1.1 * menteeCount) / mentorCount);
  return aMarket(
    lists,
    Array.from({ length: mentorCount }, () => places),
  );
}
