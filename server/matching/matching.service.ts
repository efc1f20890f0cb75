import type { Page, PageArgs } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import type { MatchingDeps } from "./matching.deps.js";
import { type MentorSearchHit, mentorSearch } from "./mentor-search.js";
import {
  type MatchWeights,
  matchWeights,
  type SetMatchWeights,
  type SetMatchWeightsOutcome,
  setMatchWeights,
} from "./program-weights.js";
import type { MentorSearch } from "./read-search.js";

/** Who could be whose mentor, and why. */
export class MatchingService {
  constructor(private readonly deps: MatchingDeps) {}

  /**
   * The program's mentors who have what is asked, the best first, each with what makes their score. Members only: a list
   * cannot be "not there", so to everybody else the program is Fault NOT_FOUND, like one that does not exist.
   */
  mentorSearch(viewer: Viewer, input: MentorSearch, args: PageArgs): Promise<Page<MentorSearchHit>> {
    return mentorSearch(this.deps, viewer, input, args);
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
