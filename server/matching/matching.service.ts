import type { Page, PageArgs } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import type { MatchingDeps } from "./matching.deps.js";
import { type MentorSearchHit, mentorSearch } from "./mentor-search.js";
import type { MentorSearch } from "./read-search.js";
import { SavedSearchService } from "./saved/saved-search.service.js";

/** Who could be whose mentor, and why. */
export class MatchingService {
  /** Searches people keep, and who is told when somebody comes to fit one. */
  readonly saved: SavedSearchService;

  constructor(private readonly deps: MatchingDeps) {
    this.saved = new SavedSearchService(deps);
  }

  /**
   * The program's mentors who have what is asked, the best first, each with what makes their score. Members only: a list
   * cannot be "not there", so to everybody else the program is Fault NOT_FOUND, like one that does not exist.
   */
  mentorSearch(viewer: Viewer, input: MentorSearch, args: PageArgs): Promise<Page<MentorSearchHit>> {
    return mentorSearch(this.deps, viewer, input, args);
  }
}
