export type { MatchingDeps } from "./matching.deps.js";
export { MatchingService } from "./matching.service.js";
export type { MentorSearchHit, MentorSearchPage, SearchReason } from "./mentor-search.js";
export type { MentorSearch, SearchDistance } from "./read-search.js";
export { type Facet, type MentorSearchFacets, mostInstitutions, mostValues } from "./search-facets.js";
export type { IndexStatus } from "./search-index/search-indexes.js";
export {
  type PerspectiveDistance,
  PerspectiveDistances,
  type SearchReasonCode,
  SearchReasonCodes,
  type SearchReasonKind,
  SearchReasonKinds,
} from "./search-words.js";
