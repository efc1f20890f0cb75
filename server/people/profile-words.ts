import { wordsOf } from "../kernel/words.js";

/** Where in a pharmacist's working life a person stands. */
export const CareerStages = wordsOf(
  "STUDENT_P1",
  "STUDENT_P2",
  "STUDENT_P3",
  "STUDENT_P4",
  "RESIDENT_PGY1",
  "RESIDENT_PGY2",
  "FELLOW",
  "NEW_PRACTITIONER",
  "PRACTITIONER",
  "SPECIALIST",
  "LEADER",
  "FACULTY",
  "INDUSTRY",
  "TECHNICIAN",
);
export type CareerStage = keyof typeof CareerStages;

/** Kinds of help that are offered or sought. */
export const HelpKinds = wordsOf(
  "LONG_TERM",
  "FLASH",
  "CV_REVIEW",
  "MOCK_INTERVIEW",
  "POSTER_REVIEW",
  "MANUSCRIPT",
  "RESIDENCY_ADVICE",
  "CAREER_ADVICE",
);
export type HelpKind = keyof typeof HelpKinds;

/** How far a credential is more than a claim. */
export const CredentialStatuses = wordsOf("SELF_DECLARED", "DOCUMENTED", "VERIFIED");
export type CredentialStatus = keyof typeof CredentialStatuses;

/** What a term of the taxonomy names. */
export const TermKinds = wordsOf("PRACTICE_AREA", "TOPIC", "REGION");
export type TermKind = keyof typeof TermKinds;

/** Who sees a field of a profile, from many to one. */
export const Visibilities = wordsOf("PROGRAM", "PAIRED", "PRIVATE");
export type Visibility = keyof typeof Visibilities;
