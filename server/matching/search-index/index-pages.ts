import type { CandidateRow } from "../candidates.js";
import { type Key, keyOf, placeOf, type Ranked } from "../ranked.js";
import type { HitFacets } from "../search-facets.js";
import type { IndexAnswer, Place } from "./question.js";

/** How a page is found: by the index, and then by the database, which has the last word. */
export interface IndexedSearch {
  /** The best from a place on, the place included; null when the index cannot answer. */
  ask(from: Place | null, count: number, withFacets: boolean): Promise<IndexAnswer | null>;
  read(enrollmentIds: readonly string[]): Promise<readonly CandidateRow[]>;
  /** Those among them that are hits now and stand behind the cursor, in order. */
  rank(rows: readonly CandidateRow[]): Ranked[];
  /** Brings the index to what the database says now. */
  refresh(): Promise<void>;
}

export interface IndexedPage {
  readonly ranked: Ranked[];
  /** Null when they were not asked for. */
  readonly facets: HitFacets | null;
}

/** More than the page takes, since the index may be behind and some may turn out to be no hits. */
const spare = 6;
const mostRounds = 5;
/** No more are read again at once. */
const mostAtOnce = 500;

/**
 * So many hits behind a cursor, or all there are. What the index finds is read and scored anew: who left, hid something or
 * filled up since is not shown, and who scores otherwise stands where they belong. While that leaves too few, it goes on
 * behind the last one found; soon with the index brought up to date first, so that it comes to an end, and with more at
 * once. Null when too few are found even so: there may be others, and a short page would say that there are none.
 */
export async function indexedPage(
  search: IndexedSearch,
  from: Key | null,
  size: number,
  withFacets: boolean,
): Promise<IndexedPage | null> {
  const ranked = new Map<string, Ranked>();
  let facets: HitFacets | null = null;
  let place = from && placeOf(from);
  for (let round = 0; round < mostRounds; round += 1) {
    if (round > 1) await search.refresh();
    // One more, since the place itself comes again.
    const count = Math.min(mostAtOnce, (size - ranked.size + spare + 1) * 2 ** Math.max(0, round - 1));
    const answer = await search.ask(place, count, withFacets && round === 0);
    if (!answer) return null;
    facets ??= answer.facets;
    const last = answer.found.length < count ? null : (answer.found.at(-1) ?? null);
    const rows = await search.read(answer.found.map(({ enrollmentId }) => enrollmentId));
    for (const one of search.rank(rows)) {
      // Who now stands behind all that were looked at has others before them that nobody has read yet.
      if (last === null || !isBehind(placeOf(keyOf(one)), last)) ranked.set(one.candidate.enrollmentId, one);
    }
    if (last === null || ranked.size >= size) return { ranked: [...ranked.values()], facets };
    place = last;
  }
  return null;
}

const isBehind = (one: Place, last: Place): boolean =>
  one.points !== last.points
    ? one.points < last.points
    : one.high !== last.high
      ? one.high > last.high
      : one.low > last.low;
