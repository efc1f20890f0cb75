import { Fault } from "../kernel/fault.js";
import type { PageArgs } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import type { MentorFull, MentorshipFitEntity } from "../mentorships/index.js";
import { type AskSearch, alternativesTo, type Instead } from "./alternatives.js";
import type { MatchingDeps } from "./matching.deps.js";
import { type MentorSearchHit, type MentorSearchPage, mentorSearch } from "./mentor-search.js";
import {
  type MatchWeights,
  matchWeights,
  type SetMatchWeights,
  type SetMatchWeightsOutcome,
  setMatchWeights,
} from "./program-weights.js";
import type { MentorSearch } from "./read-search.js";
import { type RequestForecast, requestForecast } from "./request-forecast.js";
import { SavedSearchService } from "./saved/saved-search.service.js";
import type { MentorSearchFacets } from "./search-facets.js";
import { SearchIndexes } from "./search-index/search-indexes.js";
import { TaxonomyCache } from "./taxonomy-cache.js";

/** Who could be whose mentor, and why. */
export class MatchingService {
  /** What makes searches in big programs fast. */
  readonly indexes: SearchIndexes;
  /** Searches people keep, and who is told when somebody comes to fit one. */
  readonly saved: SavedSearchService;
  private readonly taxonomies = new TaxonomyCache();

  constructor(private readonly deps: MatchingDeps) {
    this.indexes = new SearchIndexes(deps);
    this.saved = new SavedSearchService(deps, this.search);
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

  /** All hits of a search, counted; to whoever is not a member the program is Fault NOT_FOUND. */
  async mentorSearchFacets(viewer: Viewer, input: MentorSearch): Promise<MentorSearchFacets> {
    return (await this.mentorSearch(viewer, input, { first: 1 }, true)).facets();
  }

  /** For a process that answers people, before its jobs: they search too. */
  async start(): Promise<void> {
    await this.saved.settle();
    await this.indexes.start();
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

  /** What a request of the viewer to this mentor would meet; null where there is no such mentor for them. */
  requestForecast(viewer: Viewer, of: { programId: string; mentorId: string }): Promise<RequestForecast | null> {
    return requestForecast(this.deps.db.manager, viewer, of, this.deps.clock.now());
  }

  /** Whom a mentee could ask instead of the mentor of a forecast; nobody for others. */
  alternativesToForecast(viewer: Viewer, { programId, mentorId }: RequestForecast): Promise<MentorSearchHit[]> {
    return this.alternatives(viewer, { programId, mentorId, isForMentees: true });
  }

  /** Who has a place where a mentor has none, for whichever of the two was refused. */
  async alternativesToFull(viewer: Viewer, { programId, mentorId, menteeId }: MentorFull): Promise<string[]> {
    const isForMentees = viewer.personId === menteeId;
    return idsOf(await this.alternatives(viewer, { programId, mentorId, menteeId, isForMentees }));
  }

  /** Whom the mentee of a request could ask instead of its mentor. */
  async alternativesToRequest(request: Omit<MentorFull, "refused" | "message">): Promise<string[]> {
    const { programId, mentorId, menteeId } = request;
    return idsOf(await this.alternatives(withoutSession(menteeId), { programId, mentorId, isForMentees: true }));
  }

  /** Whom a mentee could ask who has said that their mentor is not a good fit; nobody for others and other answers. */
  async alternativesToFit(viewer: Viewer, { personId, mentorshipId, fit }: MentorshipFitEntity): Promise<string[]> {
    if (personId !== viewer.personId || fit !== "NOT_A_GOOD_FIT") return [];
    const mentorship = await this.deps.mentorships.findMentorship(viewer, mentorshipId);
    if (mentorship?.menteeId !== viewer.personId) return [];
    const { programId, mentorId } = mentorship;
    return idsOf(await this.alternatives(viewer, { programId, mentorId, isForMentees: true }));
  }

  /**
   * Nobody while the program's mentors cannot be searched: it stands beside something done or refused, whose answer shall
   * neither wait for it nor fail.
   */
  private async alternatives(viewer: Viewer, instead: Instead): Promise<MentorSearchHit[]> {
    if (!this.indexes.canAnswer(instead.programId)) return [];
    try {
      return await alternativesTo(this.deps.db.manager, this.search, viewer, instead);
    } catch (error) {
      if (error instanceof Fault && error.code === "UNAVAILABLE") return [];
      throw error;
    }
  }

  private readonly search: AskSearch = (viewer, input, args) => this.mentorSearch(viewer, input, args);
}

/** Somebody for whom the clock looks, while they are not there: a search asks who looks, not by which session. */
const withoutSession = (personId: string): Viewer => ({ personId, sessionId: "" });

const idsOf = (hits: readonly MentorSearchHit[]): string[] => hits.map(hit => hit.mentorId);
