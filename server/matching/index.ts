export type { MatchingDeps } from "./matching.deps.js";
export { MatchingService } from "./matching.service.js";
export type { MentorSearchHit, MentorSearchPage, SearchReason } from "./mentor-search.js";
export type {
  MatchWeight,
  MatchWeights,
  SetMatchWeights,
  SetMatchWeightsOutcome,
} from "./program-weights.js";
export type { MentorSearch, SearchDistance, SearchOverlap } from "./read-search.js";
export type { RequestForecast, RequestObstacle } from "./request-forecast.js";
export { type Facet, type MentorSearchFacets, mostInstitutions, mostValues } from "./search-facets.js";
export type { IndexStatus, SearchIndexes } from "./search-index/search-indexes.js";
export {
  type PerspectiveDistance,
  PerspectiveDistances,
  type SearchReasonCode,
  SearchReasonCodes,
  type SearchReasonKind,
  SearchReasonKinds,
} from "./search-words.js";
export { type Criterion, criteria } from "./weights.js";
