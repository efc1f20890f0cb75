import type { EntityManager } from "typeorm";
import { weekText } from "../meetings/index.js";
import { readCandidates, type Wanted } from "./candidates.js";
import { lotKeyOf } from "./lot.js";
import { following, hitsOf, type Ranked, type SearchWindow } from "./ranked.js";
import type { Standpoint } from "./read-search.js";
import type { Plan } from "./score.js";
import { facetQuestionOf, facetsOfHits, type HitFacets } from "./search-facets.js";
import { readAskerSets } from "./search-index/asker-sets.js";
import { indexedPage } from "./search-index/index-pages.js";
import { questionOf } from "./search-index/question-of.js";
import type { SearchIndexes } from "./search-index/search-indexes.js";
import { readTextMatches } from "./search-index/text-matches.js";
import type { Taxonomy } from "./taxonomy.js";

/** What a search has been made of, by the time it is answered. */
export interface Prepared {
  readonly viewerId: string;
  readonly plan: Plan;
  /** Of the weights. */
  readonly version: number;
  readonly standpoint: Standpoint;
  readonly taxonomy: Taxonomy;
  readonly wanted: Wanted;
  readonly window: SearchWindow;
}

/** A search as it was answered. */
export interface Answered {
  /** The hits of the page and one more, if there are more; in order. */
  readonly ranked: readonly Ranked[];
  readonly isTextCapped: boolean;
  /** Null when they were not counted. */
  readonly facets: HitFacets | null;
}

/** By reading everybody who may be a hit: always as the database is now, and fast while a program is small. */
export async function fromDatabase(db: EntityManager, prepared: Prepared, withFacets: boolean): Promise<Answered> {
  const { wanted, window, viewerId, taxonomy } = prepared;
  const hits = hitsOf(prepared, lotKeyOf(viewerId), await readCandidates(db, wanted));
  return {
    ranked: following(hits, window.from).slice(0, window.size + 1),
    isTextCapped: false,
    facets: withFacets
      ? facetsOfHits(
          hits.map(hit => hit.candidate),
          taxonomy,
        )
      : null,
  };
}

/** By the program's index; null when it has none, or none that answers. What is shown is read from the database all the same. */
export async function fromIndex(
  db: EntityManager,
  indexes: SearchIndexes,
  prepared: Prepared,
  withFacets: boolean,
): Promise<Answered | null> {
  const { plan, wanted, window, viewerId, taxonomy } = prepared;
  const { programId, textTermIds, withPlaces, now, week } = wanted;
  if (!(await indexes.isReady(programId))) return null;
  const [sets, text] = await Promise.all([
    readAskerSets(db, programId, viewerId),
    wanted.text === "" ? null : readTextMatches(db, programId, wanted.text),
  ]);
  const asker = { viewerId, now, ...sets };
  const lots = lotKeyOf(viewerId);
  const page = await indexedPage(
    {
      ask: (from, count, counted) => {
        const facets = counted ? facetQuestionOf(taxonomy) : null;
        return indexes.ask(
          programId,
          questionOf(plan, asker, { withPlaces, textTermIds, text, week: week && weekText(week), from, count, facets }),
        );
      },
      read: async ids => (ids.length === 0 ? [] : readCandidates(db, wanted, ids)),
      rank: rows => following(hitsOf(prepared, lots, rows), window.from),
      refresh: () => indexes.freshen(),
    },
    window.from,
    window.size + 1,
    withFacets,
  );
  if (!page) {
    indexes.demandReadable(programId);
    return null;
  }
  return {
    ranked: following(page.ranked, window.from).slice(0, window.size + 1),
    isTextCapped: text?.isCapped ?? false,
    facets: page.facets,
  };
}
