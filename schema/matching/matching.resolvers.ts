import { MatchWeightsResolver } from "./match-weights.resolver.js";
import { MatchingResolver } from "./matching.resolver.js";
import {
  InstitutionFacetFields,
  MentorSearchFacetsFields,
  MentorSearchHitConnectionFields,
  TermFacetFields,
} from "./mentor-search-facets.fields.js";
import { MentorSearchHitFields, SearchReasonFields } from "./mentor-search-hit.fields.js";
import {
  NotPairedYetFields,
  PairingLoadFields,
  PairingMeasuresFields,
  PairingProposalFields,
  PairingRunFields,
  UnpairedMenteeFields,
} from "./pairing.fields.js";
import { PairingResolver } from "./pairing.resolver.js";
import {
  MentorPlacesTakenFields,
  PairingComparisonFields,
  PairingEditProspectFields,
  PairingMoveFields,
  PairingPlaceHolderFields,
  PairingQuestionsResolver,
  PairingWhatIfFields,
  PairingWhyNotFields,
} from "./pairing-questions.resolver.js";
import { PairingPinFields, PairingWishesResolver } from "./pairing-wishes.resolver.js";
import { RequestForecastResolver } from "./request-forecast.resolver.js";
import { MentorFitsFields, SavedSearchChangedFields, SavedSearchFields } from "./saved-search.fields.js";
import { SavedSearchResolver } from "./saved-search.resolver.js";

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
  PairingResolver,
  PairingRunFields,
  PairingMeasuresFields,
  PairingProposalFields,
  UnpairedMenteeFields,
  PairingLoadFields,
  NotPairedYetFields,
  PairingWishesResolver,
  PairingPinFields,
  PairingQuestionsResolver,
  PairingComparisonFields,
  PairingMoveFields,
  PairingWhatIfFields,
  PairingPlaceHolderFields,
  PairingWhyNotFields,
  PairingEditProspectFields,
  MentorPlacesTakenFields,
  RequestForecastResolver,
  SavedSearchResolver,
  SavedSearchFields,
  MentorFitsFields,
  SavedSearchChangedFields,
] as const;
