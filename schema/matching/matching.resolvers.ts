import { MatchWeightsResolver } from "./match-weights.resolver.js";
import { MatchingResolver } from "./matching.resolver.js";
import { MentorSearchHitFields, SearchReasonFields } from "./mentor-search-hit.fields.js";
import { RequestForecastResolver } from "./request-forecast.resolver.js";
import { MentorFitsFields, SavedSearchChangedFields, SavedSearchFields } from "./saved-search.fields.js";
import { SavedSearchResolver } from "./saved-search.resolver.js";

/** What the matching room says in the schema. */
export const matchingResolvers = [
  MatchingResolver,
  MatchWeightsResolver,
  MentorSearchHitFields,
  SearchReasonFields,
  RequestForecastResolver,
  SavedSearchResolver,
  SavedSearchFields,
  MentorFitsFields,
  SavedSearchChangedFields,
] as const;
