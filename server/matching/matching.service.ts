import type { PageArgs } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import type { MatchingDeps } from "./matching.deps.js";
import { type MentorSearchPage, mentorSearch } from "./mentor-search.js";
import {
  type MatchWeights,
  matchWeights,
  type SetMatchWeights,
  type SetMatchWeightsOutcome,
  setMatchWeights,
} from "./program-weights.js";
import type { MentorSearch } from "./read-search.js";
import { SearchIndexes } from "./search-index/search-indexes.js";
import { TaxonomyCache } from "./taxonomy-cache.js";

/** Who could be whose mentor, and why. */
export class MatchingService {
  /** What makes searches in big programs fast; a process that answers people starts it. */
  readonly indexes: SearchIndexes;
  private readonly taxonomies = new TaxonomyCache();

  constructor(private readonly deps: MatchingDeps) {
    this.indexes = new SearchIndexes(deps);
  }

  /**
   * The program's mentors who have what is asked, the best first, each with what makes their score. Members only: a list
   * cannot be "not there", so to everybody else the program is Fault NOT_FOUND, like one that does not exist. Facets that
   * will be asked for are counted on the way.
   */
  mentorSearch(viewer: Viewer, input: MentorSearch, args: PageArgs, withFacets = false): Promise<MentorSearchPage> {
    const { taxonomies, indexes } = this;
    return mentorSearch(this.deps, { taxonomies, indexes }, viewer, input, args, withFacets);
  }

  async close(): Promise<void> {
    await this.indexes.close();
  }

  /** A version of the program's weights, the current one for null; null to whoever is not in the program. */
  matchWeights(
    viewer: Viewer,
    asked: { readonly programId: string; readonly version?: number | null },
  ): Promise<MatchWeights | null> {
    return matchWeights(this.deps, viewer, asked);
  }

  setMatchWeights(viewer: Viewer, input: SetMatchWeights): Promise<SetMatchWeightsOutcome> {
    return setMatchWeights(this.deps, viewer, input);
  }
}
