import { MatchWeightsResolver } from "./match-weights.resolver.js";
import { MatchingResolver } from "./matching.resolver.js";
import {
  InstitutionFacetFields,
  MentorSearchFacetsFields,
  MentorSearchHitConnectionFields,
  TermFacetFields,
} from "./mentor-search-facets.fields.js";
import { MentorSearchHitFields, SearchReasonFields } from "./mentor-search-hit.fields.js";
import { RequestForecastResolver } from "./request-forecast.resolver.js";

/** What the matching room says in the schema. */
export const matchingResolvers = [
  MatchingResolver,
  MentorSearchHitConnectionFields,
  MentorSearchFacetsFields,
  TermFacetFields,
  InstitutionFacetFields,
  MatchWeightsResolver,
  MentorSearchHitFields,
  SearchReasonFields,
  RequestForecastResolver,
] as const;
