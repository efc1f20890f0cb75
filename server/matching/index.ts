export type { MatchingDeps } from "./matching.deps.js";
export { MatchingService } from "./matching.service.js";
export type { MentorSearchHit, SearchReason } from "./mentor-search.js";
export {
  largestWeight,
  type MatchWeight,
  type MatchWeights,
  type SetMatchWeights,
  type SetMatchWeightsOutcome,
} from "./program-weights.js";
export type { MentorSearch, SearchDistance, SearchOverlap } from "./read-search.js";
export type { RequestForecast, RequestObstacle } from "./request-forecast.js";
export type { SaveOutcome, SaveSearch, UpdateSavedSearch } from "./saved/save-search.js";
export {
  type MentorFitsReason,
  MentorFitsReasons,
  type MentorSearchEvent,
  type SavedSearchEvent,
} from "./saved/saved-search.events.js";
export { type SavedCriteria, type SavedSearch, type SavedSearchMail, SavedSearchMails } from "./saved/saved-search.js";
export type { SavedSearchRights, SavedSearchService } from "./saved/saved-search.service.js";
export {
  type PerspectiveDistance,
  PerspectiveDistances,
  type SearchReasonCode,
  SearchReasonCodes,
  type SearchReasonKind,
  SearchReasonKinds,
} from "./search-words.js";
export { type Criterion, criteria } from "./weights.js";
