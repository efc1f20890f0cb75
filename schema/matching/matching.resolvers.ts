import { MatchingResolver } from "./matching.resolver.js";
import { MentorSearchHitFields, SearchReasonFields } from "./mentor-search-hit.fields.js";

/** What the matching room says in the schema. */
export const matchingResolvers = [MatchingResolver, MentorSearchHitFields, SearchReasonFields] as const;
