import { Fault } from "../kernel/fault.js";
import type { Window } from "../kernel/page.js";
import type { CandidateRow } from "./candidates.js";
import { type LotKey, lotKeyOf, lotOf, textOfLot } from "./lot.js";
import { type Plan, type Reason, score } from "./score.js";
import type { Place } from "./search-index/question.js";

/** A hit with its place among all. */
export interface Ranked {
  /** Of the weights. */
  readonly version: number;
  readonly candidate: CandidateRow;
  readonly thousandths: number;
  readonly reasons: readonly Reason[];
  /** Orders equals differently for every viewer, and always so for one: nobody is first by the date they came. */
  readonly lot: string;
}

export const cursorShape = ["integer", "integer", "text", "id"] as const;
export type SearchWindow = Window<typeof cursorShape>;
export type Key = readonly [version: number, thousandths: number, lot: string, mentorId: string];

export const keyOf = ({ version, thousandths, lot, candidate }: Ranked): Key => [
  version,
  thousandths,
  lot,
  candidate.personId,
];

function inOrder(a: Key, b: Key): number {
  if (a[1] !== b[1]) return b[1] - a[1];
  if (a[2] !== b[2]) return a[2] < b[2] ? -1 : 1;
  return a[3] < b[3] ? -1 : Number(a[3] > b[3]);
}

/** The hits among these mentors, in no order. */
export function hitsOf(
  { plan, version }: { readonly plan: Plan; readonly version: number },
  viewer: LotKey,
  candidates: readonly CandidateRow[],
): Ranked[] {
  const hits: Ranked[] = [];
  for (const candidate of candidates) {
    const scored = score(plan, candidate);
    if (!scored) continue;
    hits.push({ version, candidate, ...scored, lot: textOfLot(lotOf(viewer, lotKeyOf(candidate.personId))) });
  }
  return hits;
}

/**
 * What comes behind a cursor, in order. The cursor is a place in the order, not a count: mentors who come, leave or fill
 * up between two pages move nobody else.
 */
export const following = (hits: readonly Ranked[], from: Key | null): Ranked[] =>
  hits.filter(one => from === null || inOrder(keyOf(one), from) > 0).sort((a, b) => inOrder(keyOf(a), keyOf(b)));

/** The place a cursor names; a lot that is none of ours is Fault BAD_INPUT. */
export function placeOf([, points, lot]: Key): Place {
  if (!/^[0-9a-f]{16}$/.test(lot)) throw new Fault("BAD_INPUT", "This cursor is not of this list.");
  return { points, high: Number.parseInt(lot.slice(0, 8), 16), low: Number.parseInt(lot.slice(8), 16) };
}
