import { PairingProposalEntity } from "./pairing/pairing-proposal.entity.js";
import { PairingRunEntity } from "./pairing/pairing-run.entity.js";

export type { MatchingDeps } from "./matching.deps.js";
export { MatchingService } from "./matching.service.js";
export type { MentorSearchHit, MentorSearchPage, SearchReason } from "./mentor-search.js";
export type { WhyNotAsked } from "./pairing/ask-run.js";
export type { PairingRunMovedOn } from "./pairing/cancel-run.js";
export type { PairingComparison } from "./pairing/compare-runs.js";
export type { CreatePairingRun } from "./pairing/create-run.js";
export type { EditCost, EditProposal, EditProspect } from "./pairing/edit-proposal.js";
export type { PairingMeasures } from "./pairing/measures.js";
export type { PairingDeps } from "./pairing/pairing.deps.js";
export type { PairingRunEvent } from "./pairing/pairing.events.js";
export type { PairingLoad, ProposalsAsked, UnpairedMentee } from "./pairing/pairing.lists.js";
export { PairingService } from "./pairing/pairing.service.js";
export {
  type MentorScope,
  MentorScopes,
  type PairingObjective,
  PairingObjectives,
  type PairingPinKind,
  PairingPinKinds,
  type PairingProblem,
  PairingProblems,
  type PairingProposalState,
  PairingProposalStates,
  type PairingRunState,
  PairingRunStates,
  type UnpairedReason,
  UnpairedReasons,
  type WhatIfKind,
  WhatIfKinds,
  type WhyNotCode,
  WhyNotCodes,
} from "./pairing/pairing-words.js";
export type { PairingPin, PairOfProgram } from "./pairing/pins.js";
export type { PairingPreferences, SetPairingPreferences } from "./pairing/preferences.js";
export type { PublishPairingRun } from "./pairing/publish-run.js";
export type { PairingMove, PlaceHolder, RunChange, WhatItTakes, WhyNotAnswer } from "./pairing/questions.js";
export type { PairingRules } from "./pairing/rules.js";
export { publishRun, solveRun } from "./pairing/run-jobs.js";
export type { ShownProposal } from "./pairing/shown-proposals.js";
export type {
  MatchWeight,
  MatchWeights,
  SetMatchWeights,
  SetMatchWeightsOutcome,
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
export { PairingProposalEntity, PairingRunEntity };

/** The tables of this room. */
export const matchingEntities = [PairingRunEntity, PairingProposalEntity];
