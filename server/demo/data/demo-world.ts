/** A term of the taxonomy; `parentKey` is null at the top of its kind. Keys are unique over all kinds. */
export interface DemoTerm {
  readonly key: string;
  readonly name: string;
  readonly kind: "PRACTICE_AREA" | "TOPIC" | "REGION";
  readonly parentKey: string | null;
  readonly synonyms: readonly string[];
}

export type Setting =
  | "ACADEMIC_MEDICAL_CENTER"
  | "COMMUNITY_HOSPITAL"
  | "VA_FEDERAL"
  | "CHILDRENS_HOSPITAL"
  | "AMBULATORY_CLINIC"
  | "COMMUNITY_PHARMACY"
  | "HOME_INFUSION"
  | "LONG_TERM_CARE"
  | "MANAGED_CARE"
  | "INDUSTRY"
  | "ASSOCIATION"
  | "ACADEMIA";

/** A place of work or study; `parentKey` names its system, and `setting` is null on a system itself. */
export interface DemoInstitution {
  readonly key: string;
  readonly name: string;
  readonly parentKey: string | null;
  readonly regionKey: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly setting: Setting | null;
}

export interface DemoProgram {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly invitationCode: string;
  readonly policy: {
    readonly joining: "APPROVAL" | "INVITATION";
    readonly openRequestsAtOnce: number;
    readonly daysUntilRequestExpires: number;
    readonly remindDaysBeforeExpiry: number;
    readonly defaultCapacity: number;
    readonly membersMayTalk: boolean;
  };
}

export interface DemoCohort {
  readonly key: string;
  readonly name: string;
  readonly startsAt: Date;
  /** Null for a cohort without an end. */
  readonly endsAt: Date | null;
}

export type Stage =
  | "STUDENT_P1"
  | "STUDENT_P2"
  | "STUDENT_P3"
  | "STUDENT_P4"
  | "RESIDENT_PGY1"
  | "RESIDENT_PGY2"
  | "FELLOW"
  | "NEW_PRACTITIONER"
  | "PRACTITIONER"
  | "SPECIALIST"
  | "LEADER"
  | "FACULTY"
  | "INDUSTRY"
  | "TECHNICIAN";

export type Help =
  | "LONG_TERM"
  | "FLASH"
  | "CV_REVIEW"
  | "MOCK_INTERVIEW"
  | "POSTER_REVIEW"
  | "MANUSCRIPT"
  | "RESIDENCY_ADVICE"
  | "CAREER_ADVICE";

/** A claim; `validUntil` is a calendar day (YYYY-MM-DD), null when it does not lapse. */
export interface DemoCredential {
  readonly code: string;
  readonly issuer: string;
  readonly status: "SELF_DECLARED" | "DOCUMENTED" | "VERIFIED";
  readonly validUntil: string | null;
}

/** `capacity` is the mentor's number of living mentorships at once, null for other roles. */
export interface DemoEnrollment {
  readonly role: "MENTEE" | "MENTOR" | "COORDINATOR";
  readonly status: "ACTIVE" | "PENDING" | "LEFT";
  readonly capacity: number | null;
  readonly pausedUntil: Date | null;
  readonly cohortKey: string | null;
}

/** A known change of place: from `onDate` (YYYY-MM-DD) on, this institution and time zone hold. */
export interface DemoMove {
  readonly onDate: string;
  readonly institutionKey: string;
  readonly regionKey: string;
  readonly timeZone: string;
}

/** A range of a usual week: an ISO weekday, and `HH:MM` of which the second may lie past midnight, as 26:00. */
export interface DemoRule {
  readonly weekday: number;
  readonly from: string;
  readonly until: string;
}

/** When somebody is available, on the wall clock of that zone. */
export interface DemoAvailability {
  readonly personKey: string;
  readonly timeZone: string;
  readonly rules: readonly DemoRule[];
}

export interface DemoPerson {
  readonly key: string;
  readonly displayName: string;
  readonly pronouns: string | null;
  readonly headline: string;
  readonly bio: string;
  readonly stage: Stage;
  readonly practiceAreaKeys: readonly string[];
  /** Topics and practice areas alike. */
  readonly interestKeys: readonly string[];
  readonly credentials: readonly DemoCredential[];
  readonly institutionKey: string;
  readonly regionKey: string;
  readonly country: string;
  readonly timeZone: string;
  /** BCP 47. */
  readonly languages: readonly string[];
  readonly helpOffered: readonly Help[];
  readonly helpSought: readonly Help[];
  readonly enrollments: readonly DemoEnrollment[];
  /** Only those who can sign in have one. */
  readonly email: string | null;
  readonly move: DemoMove | null;
}

export type RequestState = "SENT" | "INFO_ASKED" | "ANSWERED" | "ACCEPTED" | "DECLINED" | "WITHDRAWN" | "EXPIRED";

export type DeclineReason =
  | "NO_CAPACITY"
  | "DIFFERENT_EXPERTISE"
  | "CONFLICT_OF_INTEREST"
  | "TIMING"
  | "INSUFFICIENT_INFORMATION"
  | "SUGGEST_COLLEAGUE"
  | "OTHER";

/** `closedAt` is when it was accepted, declined, withdrawn or expired; null while it is open. */
export interface DemoRequest {
  readonly key: string;
  readonly menteeKey: string;
  readonly mentorKey: string;
  readonly help: Help;
  readonly purpose: string;
  readonly state: RequestState;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly question: string | null;
  readonly askedAt: Date | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly decline: { readonly reason: DeclineReason; readonly words: string } | null;
  /** Set exactly when ACCEPTED. */
  readonly mentorshipKey: string | null;
}

export interface DemoMentorship {
  readonly key: string;
  readonly mentorKey: string;
  readonly menteeKey: string;
  readonly kind: "LONG_TERM" | "FLASH";
  readonly purpose: string;
  readonly state: "ACTIVE" | "ENDED";
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly endedByKey: string | null;
  readonly requestKey: string;
  readonly conversationKey: string;
}

export interface DemoMessage {
  readonly authorKey: string;
  readonly at: Date;
  readonly body: string;
  /** Index into the conversation's `messages`, always an earlier one; null when it replies to none. */
  readonly replyToIndex: number | null;
  readonly editedAt: Date | null;
  readonly reactions: readonly { readonly personKey: string; readonly emoji: string }[];
  /** People whose name stands in the body as `@Display Name`. */
  readonly mentions: readonly string[];
}

export interface DemoConversation {
  readonly key: string;
  /** Null for a talk that no mentorship opened. */
  readonly mentorshipKey: string | null;
  /** Null for a talk between two. */
  readonly title: string | null;
  readonly memberKeys: readonly string[];
  readonly openedAt: Date;
  /** Ordered by time, strictly rising. */
  readonly messages: readonly DemoMessage[];
  /** One for each member; `lastReadIndex` is null when nothing was read yet. */
  readonly readers: readonly { readonly personKey: string; readonly lastReadIndex: number | null }[];
}

/** Who plays the hard paths of the demo, by their keys. */
export interface DemoCast {
  readonly mentee: string;
  readonly mentor: string;
  readonly coordinator: string;
  readonly researchMentor: string;
  readonly silentMentor: string;
  readonly fullMentor: string;
  readonly movingResident: string;
  /** Six new practitioners. */
  readonly circle: readonly string[];
  /** Kolkata, Kathmandu, Lord Howe, Adelaide, St. John's. */
  readonly halfHourZones: readonly string[];
}

export interface DemoWorld {
  readonly terms: readonly DemoTerm[];
  readonly institutions: readonly DemoInstitution[];
  readonly program: DemoProgram;
  readonly cohorts: readonly DemoCohort[];
  readonly people: readonly DemoPerson[];
  /** One at most for a person; who has none has not said it. */
  readonly availability: readonly DemoAvailability[];
  readonly cast: DemoCast;
  readonly requests: readonly DemoRequest[];
  readonly mentorships: readonly DemoMentorship[];
  readonly conversations: readonly DemoConversation[];
}
