import { wordsOf } from "../../kernel/words.js";

/** What a run is to reach. */
export const PairingObjectives = wordsOf("STABLE_MENTEE_OPTIMAL", "STABLE_MENTOR_OPTIMAL", "BEST_TOTAL", "FAIREST");
export type PairingObjective = keyof typeof PairingObjectives;

/** From being asked for to what came of it. */
export const PairingRunStates = wordsOf(
  "QUEUED",
  "SOLVING",
  "SOLVED",
  "FAILED",
  "CANCELLED",
  "PUBLISHING",
  "PUBLISHED",
);
export type PairingRunState = keyof typeof PairingRunStates;

export const PairingProposalStates = wordsOf("PROPOSED", "PUBLISHED", "NOT_PUBLISHED");
export type PairingProposalState = keyof typeof PairingProposalStates;

/** Why a proposal made no mentorship. */
export const PairingProblems = wordsOf("ALREADY_PAIRED", "MENTOR_FULL", "NOT_IN_PROGRAM", "NOT_POSSIBLE", "FAILED");
export type PairingProblem = keyof typeof PairingProblems;

/** Why a mentee has no mentor by a run. */
export const UnpairedReasons = wordsOf("NO_POSSIBLE_MENTOR", "PLACES_TAKEN", "TAKEN_OUT");
export type UnpairedReason = keyof typeof UnpairedReasons;

/** Which mentors take part in a run. */
export const MentorScopes = wordsOf("PROGRAM", "COHORT");
export type MentorScope = keyof typeof MentorScopes;

/** What a coordinator has laid down about a pair. */
export const PairingPinKinds = wordsOf("PIN", "BAN");
export type PairingPinKind = keyof typeof PairingPinKinds;

/** Why a run does not pair two people. */
export const WhyNotCodes = wordsOf(
  "PAIRED",
  "NOT_POSSIBLE",
  "PINNED_ELSEWHERE",
  "PLACES_PINNED",
  "HAS_BETTER",
  "OTHERS_COME_FIRST",
  "COSTS_OTHERS",
);
export type WhyNotCode = keyof typeof WhyNotCodes;

/** What could be otherwise. */
export const WhatIfKinds = wordsOf("ONE_MORE_PLACE", "BAN_LIFTED", "WITHOUT_MENTEE");
export type WhatIfKind = keyof typeof WhatIfKinds;
