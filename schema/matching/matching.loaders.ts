import type { App } from "../../server/app.js";
import type { MentorSearchHit, SavedSearch } from "../../server/matching/index.js";
import { byKey, Loader } from "../shared/loader.js";

/** A mentor of whom a saved search was told. */
export interface OfSavedSearch {
  readonly savedSearchId: string;
  readonly enrollmentId: string;
}

/** What the events of saved searches batch; only a search's owner is ever given one. */
export interface MatchingLoaders {
  readonly savedSearch: Loader<string, SavedSearch | null>;
  readonly savedHit: Loader<OfSavedSearch, MentorSearchHit | null>;
}

export const matchingLoaders = ({ matching }: App): MatchingLoaders => ({
  savedSearch: byKey(ids => matching.saved.byIds(ids)),
  // One read for each search in the batch, which is one in practice.
  savedHit: new Loader(async keys => {
    const hits = new Map<string, ReadonlyMap<string, MentorSearchHit>>();
    for (const { savedSearchId } of keys) {
      if (hits.has(savedSearchId)) continue;
      const ids = keys.filter(key => key.savedSearchId === savedSearchId).map(key => key.enrollmentId);
      hits.set(savedSearchId, await matching.saved.hitsAmong(savedSearchId, ids));
    }
    return keys.map(({ savedSearchId, enrollmentId }) => hits.get(savedSearchId)?.get(enrollmentId) ?? null);
  }),
});
