// Written by `ithaca-sdk generate`; never edited by hand.
import type { Open } from "../core/document.js";
import type { TakesArguments } from "../core/select.js";

/** A credential the viewer claims to hold. */
export type AddCredentialInput = {
  /** Chosen by the client, at most 64 characters; asking again with the same one adds nothing more. */
  readonly clientId: string;
  /** What it is called, such as `BCCCP`; 1 to 40 characters. */
  readonly code: string;
  /** Who gives it; 1 to 120 characters. */
  readonly issuer: string;
  /** The last day on which it holds; null when it does not lapse. */
  readonly validUntil?: string | null;
};

/** How a mentorship fits, as one of the two says privately. */
export type AnswerFitInput = {
  /** The answer; it takes the place of an earlier one. */
  readonly fit: KnownMentorshipFitAnswer;
  /** The mentorship. */
  readonly mentorshipId: string;
  /** Why, at most 2,000 characters, for the viewer alone unless they share it; null for none. */
  readonly note?: string | null;
  /** Whether the program's coordinators may read the note; null means no. */
  readonly shareNote?: boolean | null;
};

/** The mentee's answer to the mentor's question. */
export type AnswerRequestInput = {
  /** The answer, 1 to 2,000 characters. */
  readonly answer: string;
  /** The request. */
  readonly requestId: string;
};

/**
 * How soon a mentor usually makes the first move on a request, of whatever kind: the time in which at least half of
 * the last 20 requests to them in the program were answered. Those that expired unanswered, or were taken back
 * unanswered after a week, count as answered later than all others; pauses of the mentor do not count.
 *
 * - `LONGER`: Later than that, or not at all.
 * - `WITHIN_A_DAY`: Within 24 hours.
 * - `WITHIN_A_WEEK`: Within 7 times 24 hours.
 * - `WITHIN_THREE_DAYS`: Within 72 hours.
 */
export type KnownAnswerTimeBand =
  | "LONGER"
  | "WITHIN_A_DAY"
  | "WITHIN_A_WEEK"
  | "WITHIN_THREE_DAYS";

/**
 * How soon a mentor usually makes the first move on a request, of whatever kind: the time in which at least half of
 * the last 20 requests to them in the program were answered. Those that expired unanswered, or were taken back
 * unanswered after a week, count as answered later than all others; pauses of the mentor do not count.
 *
 * - `LONGER`: Later than that, or not at all.
 * - `WITHIN_A_DAY`: Within 24 hours.
 * - `WITHIN_A_WEEK`: Within 7 times 24 hours.
 * - `WITHIN_THREE_DAYS`: Within 72 hours.
 */
export type AnswerTimeBand = Open<KnownAnswerTimeBand>;

/** Whom to let in. */
export type ApproveEnrollmentInput = {
  /** An enrollment in a program the viewer coordinates, PENDING or DECLINED. */
  readonly enrollmentId: string;
};

/** A question of the mentor about a request. */
export type AskForInformationInput = {
  /** What the mentor wants to know, 1 to 2,000 characters. */
  readonly question: string;
  /** The request. */
  readonly requestId: string;
};

/**
 * When somebody is available in a usual week. Only they see it. How many hours others have in common with it is
 * counted for members of a shared program while `ProfileVisibility.availability` is PROGRAM, and for nobody else;
 * whoever sets their own week to one hour after the other could so find out which hours it holds.
 */
export interface Availability {
  /** How many hours of a usual week they are, in whole quarter hours; what two ranges share counts once. */
  readonly hoursAWeek: number;
  /** At most 50, in the order of the week. Ranges of one day that overlap or touch are one. */
  readonly rules: readonly AvailabilityRule[];
  /** The zone whose wall clock the rules mean. It need not be that of the profile. */
  readonly timeZone: string;
  /** When the rules or the zone were changed last. */
  readonly updatedAt: string;
}

/** A range of a usual week in which somebody is available, on the wall clock of their zone. */
export interface AvailabilityRule {
  /**
   * When it starts on that day, on the wall clock of the zone: `00:00` to `23:59`. Hours are counted in whole quarter
   * hours of UTC: what lies before the first of them is kept and not counted.
   */
  readonly from: string;
  /**
   * When it ends, not included: after the start and at most `48:00`. `26:00` is two in the morning of the day after.
   * What lies behind the last whole quarter hour is kept and not counted.
   */
  readonly until: string;
  /** The day on which the range starts: 1 is Monday, 7 is Sunday, as in ISO 8601. */
  readonly weekday: number;
}

/** A range of a usual week in which the viewer is available. */
export type AvailabilityRuleInput = {
  /**
   * When it starts on that day, on the wall clock of the zone: `00:00` to `23:59`. Hours are counted in whole quarter
   * hours of UTC: what lies before the first of them is kept and not counted.
   */
  readonly from: string;
  /**
   * When it ends, not included: after the start and at most `48:00`. `26:00` is two in the morning of the day after.
   * What lies behind the last whole quarter hour is kept and not counted.
   */
  readonly until: string;
  /** The day on which the range starts: 1 is Monday, 7 is Sunday, as in ISO 8601. */
  readonly weekday: number;
};

/** Whom to block. */
export type BlockPersonInput = {
  /** Somebody the viewer shares a program, a mentorship or a conversation with. */
  readonly personId: string;
};

/** Somebody the viewer has blocked. */
export interface BlockedPerson {
  /** Since when. */
  readonly blockedAt: string;
  /** Who, with the name alone; null when they are gone. */
  readonly person: Person | null;
}

/**
 * Where in their working life a person stands.
 *
 * - `FACULTY`: Teaches at a college of pharmacy.
 * - `FELLOW`: In a fellowship.
 * - `INDUSTRY`: Works in the pharmaceutical industry.
 * - `LEADER`: Leads a pharmacy service or department.
 * - `NEW_PRACTITIONER`: In the first years of practice.
 * - `PRACTITIONER`: In practice.
 * - `RESIDENT_PGY1`: First postgraduate year of residency.
 * - `RESIDENT_PGY2`: Second postgraduate year of residency, in a specialty.
 * - `SPECIALIST`: In practice in a specialty, usually board certified.
 * - `STUDENT_P1`: First professional year of pharmacy school.
 * - `STUDENT_P2`: Second professional year of pharmacy school.
 * - `STUDENT_P3`: Third professional year of pharmacy school.
 * - `STUDENT_P4`: Fourth professional year: advanced practice experiences.
 * - `TECHNICIAN`: Pharmacy technician.
 */
export type KnownCareerStage =
  | "FACULTY"
  | "FELLOW"
  | "INDUSTRY"
  | "LEADER"
  | "NEW_PRACTITIONER"
  | "PRACTITIONER"
  | "RESIDENT_PGY1"
  | "RESIDENT_PGY2"
  | "SPECIALIST"
  | "STUDENT_P1"
  | "STUDENT_P2"
  | "STUDENT_P3"
  | "STUDENT_P4"
  | "TECHNICIAN";

/**
 * Where in their working life a person stands.
 *
 * - `FACULTY`: Teaches at a college of pharmacy.
 * - `FELLOW`: In a fellowship.
 * - `INDUSTRY`: Works in the pharmaceutical industry.
 * - `LEADER`: Leads a pharmacy service or department.
 * - `NEW_PRACTITIONER`: In the first years of practice.
 * - `PRACTITIONER`: In practice.
 * - `RESIDENT_PGY1`: First postgraduate year of residency.
 * - `RESIDENT_PGY2`: Second postgraduate year of residency, in a specialty.
 * - `SPECIALIST`: In practice in a specialty, usually board certified.
 * - `STUDENT_P1`: First professional year of pharmacy school.
 * - `STUDENT_P2`: Second professional year of pharmacy school.
 * - `STUDENT_P3`: Third professional year of pharmacy school.
 * - `STUDENT_P4`: Fourth professional year: advanced practice experiences.
 * - `TECHNICIAN`: Pharmacy technician.
 */
export type CareerStage = Open<KnownCareerStage>;

/** A new password, by who knows the current one. */
export type ChangePasswordInput = {
  /** The password until now. */
  readonly currentPassword: string;
  /** The password from now on, 10 to 200 characters. */
  readonly newPassword: string;
};

/** The end of a mentorship by a coordinator. */
export type CloseMentorshipInput = {
  /** A mentorship of a program that the viewer coordinates. */
  readonly mentorshipId: string;
};

/** A part of a program that starts together; visible to the program's members. */
export interface Cohort {
  /** When it was made. */
  readonly createdAt: string;
  /** Its last day; null when none is set. */
  readonly endsOn: string | null;
  /** The cohort's id. */
  readonly id: string;
  /** Its name, of which the program has one. */
  readonly name: string;
  /** Its first day; null when none is set. */
  readonly startsOn: string | null;
}

/**
 * A place where people talk. Only those who are in it can see it, and not while they are suspended from its program.
 */
export interface Conversation extends TakesArguments<{
  readonly messages: {
    /** Gives what follows this cursor; null starts at the beginning. */
    readonly after?: string | null;
    /** Gives what precedes this cursor; null starts at the end. */
    readonly before?: string | null;
    /** Entries to give at most, 0 to 100; null means 25. */
    readonly first?: number | null;
    /** Entries to give from the end at most, 0 to 100; null asks by `first`. */
    readonly last?: number | null;
  };
}> {
  /** When it was opened. */
  readonly createdAt: string;
  /** The conversation's id. */
  readonly id: string;
  /** What brought its people together. */
  readonly kind: ConversationKind;
  /** Who is in it now, in the order they came; at most 50. */
  readonly members: readonly Person[];
  /** Its messages, oldest first; `last` gives the newest. Deleted ones stay in place without their words. */
  readonly messages: MessageConnection;
  /** The program it belongs to; null when it belongs to none. */
  readonly programId: string | null;
  /** How far each member has read; at most 50. */
  readonly readMarkers: readonly ReadMarker[];
  /** Where its stream stands, read before the rest: state and the events after it miss nothing. */
  readonly streamCursor: string;
  /** The group's name; null for conversations of two. */
  readonly title: string | null;
  /** Messages of others that the viewer has not read. */
  readonly unreadCount: number;
  /** What the viewer may do with it; asked on queries, not on events. */
  readonly viewerCan: ConversationViewerCan;
}

/** The conversation meant. */
export type ConversationInput = {
  /** The conversation. */
  readonly conversationId: string;
};

/**
 * What brought the people of a conversation together.
 *
 * - `DIRECT`: Two people of one program who write to each other.
 * - `GROUP`: Several people of one program, brought together by a coordinator.
 * - `MENTORSHIP`: The mentor and the mentee of one mentorship; it stays theirs when the mentorship ends.
 */
export type KnownConversationKind =
  | "DIRECT"
  | "GROUP"
  | "MENTORSHIP";

/**
 * What brought the people of a conversation together.
 *
 * - `DIRECT`: Two people of one program who write to each other.
 * - `GROUP`: Several people of one program, brought together by a coordinator.
 * - `MENTORSHIP`: The mentor and the mentee of one mentorship; it stays theirs when the mentorship ends.
 */
export type ConversationKind = Open<KnownConversationKind>;

/** A person to add to or remove from a group. */
export type ConversationMemberInput = {
  /** The group. */
  readonly conversationId: string;
  /** The person. */
  readonly personId: string;
};

/** What the viewer may do with a conversation now. */
export interface ConversationViewerCan {
  /** Leave it; only groups can be left. */
  readonly leave: boolean;
  /** Add and remove people; coordinators of the group's program can. */
  readonly manageMembers: boolean;
  /** Send messages, react and signal typing. */
  readonly post: boolean;
}

/** A cohort to make. */
export type CreateCohortInput = {
  /** Chosen by the client, at most 64 characters; asking again with the same one makes nothing more. */
  readonly clientId: string;
  /** Its last day, not before the first; null for none. */
  readonly endsOn?: string | null;
  /** Its name, 1 to 100 characters, not that of another cohort of the program. */
  readonly name: string;
  /** A program the viewer coordinates. */
  readonly programId: string;
  /** Its first day; null for none. */
  readonly startsOn?: string | null;
};

/** An invitation to make. */
export type CreateInvitationInput = {
  /** Chosen by the client, at most 64 characters; asking again with the same one makes nothing more. */
  readonly clientId: string;
  /** A cohort of the program to lead into; null for none. */
  readonly cohortId?: string | null;
  /** When it ends by itself, later than now; null for never. */
  readonly expiresAt?: string | null;
  /** How many may come with it, 1 to 100000; null for as many as come. */
  readonly maxUses?: number | null;
  /** A program the viewer coordinates. */
  readonly programId: string;
  /** What it makes of who takes it. */
  readonly role: KnownEnrollmentRole;
};

/** A pairing to make. */
export type CreatePairingRunInput = {
  /** Chosen by the client, at most 64 characters; a retry with the same value gives the first run. */
  readonly clientId: string;
  /** The cohort whose mentees are paired; null pairs those of the whole program. */
  readonly cohortId?: string | null;
  /**
   * In what the two shall differ. What is null is ANY, but for the institution, where it is PREFER_DIFFERENT. A mentee
   * who does not show what must differ gets nobody.
   */
  readonly distance?: MentorSearchDistanceInput | null;
  /**
   * The mentees who are paired, by the ids of the people, at most 100; null pairs all of the program or the cohort.
   * Who is no active mentee there, or has a mentor in the program, takes no part. An empty list, more than 100 and
   * what is no id are BAD_INPUT; a list that names the viewer is FORBIDDEN.
   */
  readonly menteeIds?: readonly string[] | null;
  /** Which mentors take part; null means PROGRAM. */
  readonly mentors?: KnownPairingMentors | null;
  /**
   * New mentees of one mentor at most, 1 to 100, unless more are pinned to them; null for as many as the mentor has
   * places.
   */
  readonly mostPerMentor?: number | null;
  /** What it is to reach. */
  readonly objective: KnownPairingObjective;
  /** The program; the viewer must coordinate it. */
  readonly programId: string;
  /** The seed of the lottery that breaks ties, from 0; null draws one. */
  readonly seed?: number | null;
  /** Whether the two must have a language in common; null means false. */
  readonly sharedLanguage?: boolean | null;
};

/** Something a person claims to hold, such as a board certification. */
export interface Credential {
  /** What it is called, such as `BCCCP`. */
  readonly code: string;
  /** The credential's id. */
  readonly id: string;
  /** Who gives it. */
  readonly issuer: string;
  /** How far it is more than a claim. */
  readonly status: CredentialStatus;
  /** The last day on which it holds; null when it does not lapse. */
  readonly validUntil: string | null;
}

/**
 * How far a credential is more than a claim.
 *
 * - `DOCUMENTED`: A document was shown.
 * - `SELF_DECLARED`: The person says so.
 * - `VERIFIED`: The issuer has confirmed it.
 */
export type KnownCredentialStatus =
  | "DOCUMENTED"
  | "SELF_DECLARED"
  | "VERIFIED";

/**
 * How far a credential is more than a claim.
 *
 * - `DOCUMENTED`: A document was shown.
 * - `SELF_DECLARED`: The person says so.
 * - `VERIFIED`: The issuer has confirmed it.
 */
export type CredentialStatus = Open<KnownCredentialStatus>;

/** Whom not to let in. */
export type DeclineEnrollmentInput = {
  /** A PENDING enrollment in a program the viewer coordinates. */
  readonly enrollmentId: string;
};

/** A no to a request. */
export type DeclineRequestInput = {
  /** A word to the mentee, at most 2,000 characters; null for none. */
  readonly note?: string | null;
  /** Why; the mentee is told. */
  readonly reason: KnownRequestDeclineReason;
  /** The request. */
  readonly requestId: string;
};

/** A message of one's own to delete. */
export type DeleteMessageInput = {
  /** The message. */
  readonly messageId: string;
};

/**
 * Who may open a conversation without a mentorship.
 *
 * - `COORDINATORS`: A coordinator with a member, from either side.
 * - `MEMBERS`: Any two members.
 * - `NOBODY`: Nobody.
 */
export type KnownDirectChat =
  | "COORDINATORS"
  | "MEMBERS"
  | "NOBODY";

/**
 * Who may open a conversation without a mentorship.
 *
 * - `COORDINATORS`: A coordinator with a member, from either side.
 * - `MEMBERS`: Any two members.
 * - `NOBODY`: Nobody.
 */
export type DirectChat = Open<KnownDirectChat>;

/** New words for a message of one's own. */
export type EditMessageInput = {
  /** Plain text, 1 to 4,000 characters. */
  readonly body: string;
  /** The message. */
  readonly messageId: string;
};

/** A change of a run's pairs by hand. */
export type EditProposalInput = {
  /** A mentee of the run. */
  readonly menteeId: string;
  /** The mentor to have instead; null takes the mentee out. */
  readonly mentorId?: string | null;
  /** The run; it must be SOLVED. */
  readonly runId: string;
};

/** A change of a run's pairs by hand, before it is made. */
export interface EditProspectOfPair {
  /**
   * Pairs who would both rather have each other than what they got, whether they are possible or not: how many more
   * there would be, below 0 for fewer.
   */
  readonly blockingPairsChange: number;
  /** Who has the mentor's places when none is left, at most 100; else empty. */
  readonly holders: readonly Person[];
  /** Whether it can be made: the pair is possible, and the mentor has a place. */
  readonly isPossible: boolean;
  /** What it adds to the run's total; below 0 for a loss. */
  readonly totalChange: number;
}

/** The end of a mentorship. */
export type EndMentorshipInput = {
  /** The mentorship. */
  readonly mentorshipId: string;
  /** A note for the viewer alone, at most 2,000 characters; nobody else ever reads it. Null for none. */
  readonly note?: string | null;
};

/** Which of one's other sessions to end. */
export type EndOtherSessionsInput = {
  /** Ends only sessions that were last used before this instant; null ends all but the one that asks. */
  readonly notUsedSince?: string | null;
};

/** Which of one's own sessions to end. */
export type EndSessionInput = {
  /** The session, as `sessions` lists it. */
  readonly sessionId: string;
};

/**
 * One person in one role of a program. Members see the active ones; pending, declined, ended and suspended ones are
 * seen by the person and the coordinators.
 */
export interface Enrollment {
  /**
   * Living mentorships this mentor takes at once; null for other roles and for whoever is neither the mentor nor a
   * coordinator.
   */
  readonly capacity: number | null;
  /** With which cohort; null for none. */
  readonly cohort: Cohort | null;
  /** When the person first came with an invitation for this role. */
  readonly createdAt: string;
  /** The enrollment's id. */
  readonly id: string;
  /** Whether this mentor takes no requests now; false for other roles. */
  readonly isPaused: boolean;
  /** When the pause ends by itself; null when there is none and for one without an end. */
  readonly pausedUntil: string | null;
  /** Who. */
  readonly person: Person;
  /** Where. */
  readonly program: Program;
  /** What the person is. */
  readonly role: EnrollmentRole;
  /** How far it is. */
  readonly status: EnrollmentStatus;
  /** Since when a coordinator has suspended it; null when it is not SUSPENDED. */
  readonly suspendedAt: string | null;
  /**
   * Why it is suspended, with line breaks; null when nothing was said, when it is not SUSPENDED, and for everybody but
   * the program's coordinators.
   */
  readonly suspensionReason: string | null;
  /** What the viewer may do with it. */
  readonly viewerCan: EnrollmentViewerCan;
}

/**
 * What a person is in a program; one person may be several.
 *
 * - `COORDINATOR`: Runs the program.
 * - `MENTEE`: Looks for mentors.
 * - `MENTOR`: Can be asked for mentorships.
 */
export type KnownEnrollmentRole =
  | "COORDINATOR"
  | "MENTEE"
  | "MENTOR";

/**
 * What a person is in a program; one person may be several.
 *
 * - `COORDINATOR`: Runs the program.
 * - `MENTEE`: Looks for mentors.
 * - `MENTOR`: Can be asked for mentorships.
 */
export type EnrollmentRole = Open<KnownEnrollmentRole>;

/**
 * How far an enrollment is.
 *
 * - `ACTIVE`: In the program.
 * - `DECLINED`: A coordinator said no.
 * - `ENDED`: The person has left.
 * - `PENDING`: Waits for a coordinator.
 * - `SUSPENDED`: A coordinator has taken the person out of the program until they are reinstated.
 */
export type KnownEnrollmentStatus =
  | "ACTIVE"
  | "DECLINED"
  | "ENDED"
  | "PENDING"
  | "SUSPENDED";

/**
 * How far an enrollment is.
 *
 * - `ACTIVE`: In the program.
 * - `DECLINED`: A coordinator said no.
 * - `ENDED`: The person has left.
 * - `PENDING`: Waits for a coordinator.
 * - `SUSPENDED`: A coordinator has taken the person out of the program until they are reinstated.
 */
export type EnrollmentStatus = Open<KnownEnrollmentStatus>;

/** What the viewer may do with an enrollment. */
export interface EnrollmentViewerCan {
  /** Whether the viewer may let the person in. */
  readonly approve: boolean;
  /** Whether the viewer may say no. */
  readonly decline: boolean;
  /** Whether the viewer may set the capacity, pause and resume: a mentor's own or a coordinator. */
  readonly manageMentoring: boolean;
  /** Whether the viewer may give back what a suspension took. */
  readonly reinstate: boolean;
  /** Whether the viewer may take the person out of the program for a while: a coordinator, of others. */
  readonly suspend: boolean;
}

/** How many hits of a search offer a kind of help. */
export interface HelpFacet {
  /** Hits who show the program that they offer it; at least 1. */
  readonly count: number;
  /** The kind of help. */
  readonly help: HelpKind;
}

/**
 * A kind of help that is offered or sought.
 *
 * - `CAREER_ADVICE`: Advice about the way through working life.
 * - `CV_REVIEW`: Reading a curriculum vitae and commenting on it.
 * - `FLASH`: A single conversation.
 * - `LONG_TERM`: A mentorship over months or years.
 * - `MANUSCRIPT`: Reading a manuscript, or writing one together.
 * - `MOCK_INTERVIEW`: Practicing an interview.
 * - `POSTER_REVIEW`: Reading a poster and commenting on it.
 * - `RESIDENCY_ADVICE`: Advice about residencies and the way into one.
 */
export type KnownHelpKind =
  | "CAREER_ADVICE"
  | "CV_REVIEW"
  | "FLASH"
  | "LONG_TERM"
  | "MANUSCRIPT"
  | "MOCK_INTERVIEW"
  | "POSTER_REVIEW"
  | "RESIDENCY_ADVICE";

/**
 * A kind of help that is offered or sought.
 *
 * - `CAREER_ADVICE`: Advice about the way through working life.
 * - `CV_REVIEW`: Reading a curriculum vitae and commenting on it.
 * - `FLASH`: A single conversation.
 * - `LONG_TERM`: A mentorship over months or years.
 * - `MANUSCRIPT`: Reading a manuscript, or writing one together.
 * - `MOCK_INTERVIEW`: Practicing an interview.
 * - `POSTER_REVIEW`: Reading a poster and commenting on it.
 * - `RESIDENCY_ADVICE`: Advice about residencies and the way into one.
 */
export type HelpKind = Open<KnownHelpKind>;

/** What concerns the viewer, wherever it happens. */
export interface Inbox {
  /** Where its stream stands, read before the rest: state and the events after it miss nothing. */
  readonly streamCursor: string;
}

/** A place of work or study. A campus and the system it is part of count as one institution. */
export interface Institution {
  /** Its country, ISO 3166-1 alpha-2; null when not known. */
  readonly country: string | null;
  /** The institution's id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Its region; null when not known. */
  readonly region: Term | null;
  /** The system it is a campus of; null for a system and for a place that belongs to none. */
  readonly system: Institution | null;
}

/** How many hits of a search work at an institution. */
export interface InstitutionFacet {
  /** Hits who show the program that they work there or at one of its campuses; at least 1. */
  readonly count: number;
  /** The institution. */
  readonly institution: Institution;
}

/** A way into a program by code; visible to its coordinators. */
export interface Invitation {
  /** The code to hand out, such as `K7QM-W2RT-X9PB`. Case and hyphens do not matter when it is typed in. */
  readonly code: string;
  /** The cohort it leads into; null for none. */
  readonly cohort: Cohort | null;
  /** When it was made. */
  readonly createdAt: string;
  /** When it ends by itself; null when it does not. */
  readonly expiresAt: string | null;
  /** The invitation's id. */
  readonly id: string;
  /** How many may come with it; null for as many as come. */
  readonly maxUses: number | null;
  /** When it was taken back; null when it was not. */
  readonly revokedAt: string | null;
  /** What it makes of who takes it. */
  readonly role: EnrollmentRole;
  /** How many have come with it. */
  readonly uses: number;
  /** What the viewer may do with it. */
  readonly viewerCan: InvitationViewerCan;
}

/**
 * Why a code does not let anybody in.
 *
 * - `EXPIRED`: Its time is over.
 * - `REVOKED`: A coordinator took it back.
 * - `UNKNOWN`: There is no invitation with this code.
 * - `USED_UP`: It has been used as often as it may be.
 */
export type KnownInvitationFault =
  | "EXPIRED"
  | "REVOKED"
  | "UNKNOWN"
  | "USED_UP";

/**
 * Why a code does not let anybody in.
 *
 * - `EXPIRED`: Its time is over.
 * - `REVOKED`: A coordinator took it back.
 * - `UNKNOWN`: There is no invitation with this code.
 * - `USED_UP`: It has been used as often as it may be.
 */
export type InvitationFault = Open<KnownInvitationFault>;

/** What the viewer may do with an invitation. */
export interface InvitationViewerCan {
  /** Whether the viewer may take it back: a coordinator, while it is not taken back. */
  readonly revoke: boolean;
}

/**
 * Whose joining waits for a coordinator.
 *
 * - `EVERYBODY`: Everybody waits.
 * - `MENTORS`: Mentors and coordinators wait, mentees do not.
 * - `NOBODY`: An invitation is enough.
 */
export type KnownJoinApproval =
  | "EVERYBODY"
  | "MENTORS"
  | "NOBODY";

/**
 * Whose joining waits for a coordinator.
 *
 * - `EVERYBODY`: Everybody waits.
 * - `MENTORS`: Mentors and coordinators wait, mentees do not.
 * - `NOBODY`: An invitation is enough.
 */
export type JoinApproval = Open<KnownJoinApproval>;

/** The invitation to take. */
export type JoinProgramInput = {
  /** The code as it was handed out; case, spaces and hyphens do not matter. */
  readonly code: string;
};

/** How many hits of a search speak a language. */
export interface LanguageFacet {
  /** Hits who show the program that they speak it or a variety of it, as `es-MX` is of `es`; at least 1. */
  readonly count: number;
  /** BCP 47 tag. */
  readonly language: string;
}

/** What to leave. */
export type LeaveProgramInput = {
  /** A program the viewer is in, or waits to be let into. */
  readonly programId: string;
  /** The one role to give up; null for all of them. */
  readonly role?: KnownEnrollmentRole | null;
};

/** How far the viewer has read. */
export type MarkReadInput = {
  /** The conversation. */
  readonly conversationId: string;
  /** The seq of the last message read; a lower one than before changes nothing. */
  readonly seq: number;
};

/**
 * What of a match can carry points. Each counts only in searches that ask for it, unless it says otherwise.
 *
 * - `ANSWERS_WITHIN`: How soon the mentor answers; counts in every search.
 * - `DIFFERENT_INSTITUTION`: Another institution, where that is preferred or required.
 * - `DIFFERENT_PRACTICE_AREA`: Other practice areas, where that is preferred or required.
 * - `DIFFERENT_REGION`: Another region, where that is preferred or required.
 * - `LANGUAGE`: The mentor speaks languages asked for.
 * - `OFFERS_HELP`: The mentor offers kinds of help asked for.
 * - `OVERLAP_HOURS`: Hours in common; counts when the viewer has said when they are available.
 * - `PLACES_LEFT`: A free place; counts in every search.
 * - `REGION`: The mentor lives in a region asked for.
 * - `SHARED_INTEREST`: Interests asked for, or the viewer's own, are the mentor's too.
 * - `SHARED_PRACTICE_AREA`: The mentor practices in areas asked for.
 * - `STAGE`: The mentor is at a stage asked for.
 * - `STAGE_AHEAD`: A stage ahead of the viewer's; counts when the viewer names one.
 * - `TEXT`: The text is found.
 */
export type KnownMatchCriterion =
  | "ANSWERS_WITHIN"
  | "DIFFERENT_INSTITUTION"
  | "DIFFERENT_PRACTICE_AREA"
  | "DIFFERENT_REGION"
  | "LANGUAGE"
  | "OFFERS_HELP"
  | "OVERLAP_HOURS"
  | "PLACES_LEFT"
  | "REGION"
  | "SHARED_INTEREST"
  | "SHARED_PRACTICE_AREA"
  | "STAGE"
  | "STAGE_AHEAD"
  | "TEXT";

/**
 * What of a match can carry points. Each counts only in searches that ask for it, unless it says otherwise.
 *
 * - `ANSWERS_WITHIN`: How soon the mentor answers; counts in every search.
 * - `DIFFERENT_INSTITUTION`: Another institution, where that is preferred or required.
 * - `DIFFERENT_PRACTICE_AREA`: Other practice areas, where that is preferred or required.
 * - `DIFFERENT_REGION`: Another region, where that is preferred or required.
 * - `LANGUAGE`: The mentor speaks languages asked for.
 * - `OFFERS_HELP`: The mentor offers kinds of help asked for.
 * - `OVERLAP_HOURS`: Hours in common; counts when the viewer has said when they are available.
 * - `PLACES_LEFT`: A free place; counts in every search.
 * - `REGION`: The mentor lives in a region asked for.
 * - `SHARED_INTEREST`: Interests asked for, or the viewer's own, are the mentor's too.
 * - `SHARED_PRACTICE_AREA`: The mentor practices in areas asked for.
 * - `STAGE`: The mentor is at a stage asked for.
 * - `STAGE_AHEAD`: A stage ahead of the viewer's; counts when the viewer names one.
 * - `TEXT`: The text is found.
 */
export type MatchCriterion = Open<KnownMatchCriterion>;

/** How much one criterion of a match counts. */
export interface MatchWeight {
  /** What counts. */
  readonly criterion: MatchCriterion;
  /** Against the weights of the others that a search makes count, 0 to 1000; with 0 it carries no points. */
  readonly weight: number;
}

/** How much one criterion of a match shall count. */
export type MatchWeightInput = {
  /** What counts. */
  readonly criterion: KnownMatchCriterion;
  /** Against the others, 0 to 1000; 0 switches the criterion off: it is still said, and carries no points. */
  readonly weight: number;
};

/**
 * How much each criterion counts when a program's members search for mentors, in one version; visible to the program's
 * members, since it explains their scores. A version never changes.
 */
export interface MatchWeights {
  /** When a coordinator set it; null for version 1, which nobody set. */
  readonly setAt: string | null;
  /**
   * The version: 1 is what every program begins with, and each change makes the next. Scores of two versions do not
   * compare.
   */
  readonly version: number;
  /** What the viewer may do about them. */
  readonly viewerCan: MatchWeightsViewerCan;
  /** The weight of every criterion, each once; those of weight 0 too. */
  readonly weights: readonly MatchWeight[];
}

/** What the viewer may do about a program's weights. */
export interface MatchWeightsViewerCan {
  /** Whether the viewer may set new ones. */
  readonly set: boolean;
}

/**
 * What made a mentor fit a saved search.
 *
 * - `CHANGED`: They changed, and have what is asked since.
 * - `HAS_PLACE_AGAIN`: They had what is asked, and take requests again.
 * - `JOINED`: They are a mentor of the program since, or again.
 */
export type KnownMentorFitsReason =
  | "CHANGED"
  | "HAS_PLACE_AGAIN"
  | "JOINED";

/**
 * What made a mentor fit a saved search.
 *
 * - `CHANGED`: They changed, and have what is asked since.
 * - `HAS_PLACE_AGAIN`: They had what is asked, and take requests again.
 * - `JOINED`: They are a mentor of the program since, or again.
 */
export type MentorFitsReason = Open<KnownMentorFitsReason>;

/** In what a mentor shall differ from the viewer. */
export type MentorSearchDistanceInput = {
  /** Another institution, where all campuses of a system are one; null means ANY. */
  readonly institution?: KnownPerspectiveDistance | null;
  /** No practice area under a head that the viewer practices under; null means ANY. */
  readonly practiceArea?: KnownPerspectiveDistance | null;
  /** Another region; a country and a region in it do not count as different. Null means ANY. */
  readonly region?: KnownPerspectiveDistance | null;
};

/**
 * All hits of a search, not only the page's, counted by what they show to the program: what somebody hides counts
 * nowhere. Each list has the values with most hits first, and none without. It counts hits only, so a list that is
 * asked for narrows its own facet too: with one stage chosen, `stages` holds no other. For checkboxes that stay, ask
 * `mentorSearchFacets` once more for each list in which something is chosen, with that list left out, and take its
 * facet from there.
 */
export interface MentorSearchFacets {
  /** By kind of help, all there are. */
  readonly help: readonly HelpFacet[];
  /** All hits. */
  readonly hitCount: number;
  /**
   * By institution, at most 20; the campuses of a system count as the system, and `MentorSearchInput.institutions`
   * with its id finds them all.
   */
  readonly institutions: readonly InstitutionFacet[];
  /**
   * Whether so many profiles hold the words of the text that only 2000 of them were compared, not always the same;
   * those whom a name or a term finds all are. A narrower text finds the others. Never true in a small program.
   */
  readonly isTextCapped: boolean;
  /** By language, at most 50; a variety counts as itself and as its language. */
  readonly languages: readonly LanguageFacet[];
  /** By practice area, at most 50; an area counts all that lie under it. */
  readonly practiceAreas: readonly TermFacet[];
  /** By region, at most 50; a country counts all its regions. */
  readonly regions: readonly TermFacet[];
  /** By stage, all there are. */
  readonly stages: readonly StageFacet[];
  /**
   * Hits with a free place who do not pause, without an open request or an active mentorship between them and the
   * viewer. Whether the viewer can send a request at all, `requestForecast` says.
   */
  readonly withPlacesCount: number;
}

/** A mentor found by a search, with everything that led there. */
export interface MentorSearchHit {
  /** The mentor's enrollment in the program. */
  readonly enrollmentId: string;
  /** The mentor. */
  readonly mentor: Person;
  /** Mentees the mentor could take beside those they have; 0 when full. A pause does not change it. */
  readonly placesLeft: number;
  /** The reasons, most points first, blocking ones last; at most one of each code. */
  readonly reasons: readonly SearchReason[];
  /** How well the mentor fits what was asked, 0 to 1: the sum of the points of all reasons. */
  readonly score: number;
  /** The version of the weights; scores of two versions do not compare. */
  readonly weightsVersion: number;
}

/** A page of a list of MentorSearchHit. */
export interface MentorSearchHitConnection {
  /** The entries with their cursors, in the list's order. */
  readonly edges: readonly MentorSearchHitEdge[];
  /**
   * All hits of the search, counted; it costs nothing where it is not asked for. When the text is capped, only those
   * that were compared.
   */
  readonly facets: MentorSearchFacets;
  /**
   * Whether so many profiles hold the words of the text that only 2000 of them were compared, not always the same;
   * those whom a name or a term finds all are. A narrower text finds the others. Never true in a small program.
   */
  readonly isTextCapped: boolean;
  /** The entries without their cursors, in the list's order. */
  readonly nodes: readonly MentorSearchHit[];
  /** Whether and where the list goes on. */
  readonly pageInfo: PageInfo;
}

/** One entry of a list of MentorSearchHit, with its cursor. */
export interface MentorSearchHitEdge {
  /** Opaque position of this entry in the list. */
  readonly cursor: string;
  /** The entry itself. */
  readonly node: MentorSearchHit;
}

/**
 * What a mentor shall have. Of each list they need one entry at least, and score higher with more; a list left out,
 * null or empty leaves nobody out. What a mentor hides from the program is never compared, so it neither finds them
 * nor leaves a trace. A term is named by its key, also one that was merged away, or by a synonym, and its narrower
 * terms count as it; an unknown one is BAD_INPUT. Lists may have at most 20 entries.
 */
export type MentorSearchInput = {
  /** In what the mentor shall differ from the viewer; null means ANY in every respect. */
  readonly distance?: MentorSearchDistanceInput | null;
  /** Kinds of help the mentor offers; null asks for none. */
  readonly help?: readonly KnownHelpKind[] | null;
  /**
   * Ids of institutions the mentor may be at. The system or any campus of it takes in the whole system, as the facet
   * counts it; one that was merged means the survivor, and an id that is none is BAD_INPUT. It leaves out who hides
   * their institution, and earns no points. Null takes every institution.
   */
  readonly institutions?: readonly string[] | null;
  /**
   * Keys of terms of kind PRACTICE_AREA or TOPIC among the mentor's interests. Null ranks by the viewer's own
   * interests, three shared ones being as good as it gets, and leaves nobody out; an empty list does not look at
   * interests.
   */
  readonly interests?: readonly string[] | null;
  /** BCP 47 tags; `es` finds `es-MX` too, not the other way round. Null takes every language. */
  readonly languages?: readonly string[] | null;
  /** How much of the week the two shall share; null leaves nobody out. */
  readonly overlap?: MentorSearchOverlapInput | null;
  /** Keys of terms of kind PRACTICE_AREA among the mentor's practice areas; null asks for none. */
  readonly practiceAreas?: readonly string[] | null;
  /** The program to look in; the viewer must be an active member. */
  readonly programId: string;
  /** Keys of terms of kind REGION; a country takes in all its regions. Null takes every region. */
  readonly regions?: readonly string[] | null;
  /** Stages the mentor may be at; null takes every stage. */
  readonly stages?: readonly KnownCareerStage[] | null;
  /**
   * Words that all stand in the profile (`or`, `-word` and "quoted words" work as on the web), the beginning of a
   * name, or the name or synonym of a term the mentor names; at most 200 characters. Null asks for none.
   */
  readonly text?: string | null;
  /**
   * Whether to give only mentors with a free place who do not pause, without an open request or an active mentorship
   * between them and the viewer. Whether the viewer can send a request at all, `requestForecast` says. Null and false
   * give the others too, each with BLOCKING reasons.
   */
  readonly withPlaces?: boolean | null;
};

/** What the mentor's usual week shall have in common with the viewer's. */
export type MentorSearchOverlapInput = {
  /**
   * Hours a week at least, more than 0 and at most 168, counted in quarters. Leaves out who has fewer in common, has
   * not said when they are available, or hides it. A viewer who has not said it themselves cannot ask this: BAD_INPUT.
   * Null leaves nobody out.
   */
  readonly minHoursPerWeek?: number | null;
};

/** A mentee and a mentor who work together. Only the two see it. */
export interface Mentorship {
  /**
   * The conversation of the two; null while one of them blocks the other or the viewer is suspended from the program.
   */
  readonly conversation: Conversation | null;
  /** The conversation of the two; it stays theirs after the end. */
  readonly conversationId: string;
  /** The viewer's own note about the end; null for everybody but who ended it, and when nothing was noted. */
  readonly endNote: string | null;
  /** When it ended; null while it goes on. */
  readonly endedAt: string | null;
  /** The mentorship's id. */
  readonly id: string;
  /** What sort of relationship it is. */
  readonly kind: MentorshipKind;
  /** Who learns. */
  readonly mentee: Person;
  /** Who accompanies. */
  readonly mentor: Person;
  /** What the viewer has said of how it fits; null when nothing. The other's answer is nobody else's. */
  readonly myFit: MentorshipFit | null;
  /** The program it belongs to. */
  readonly programId: string;
  /** What the mentee asked for at the start; null when nobody wrote it down. */
  readonly purpose: string | null;
  /** The request it came of; null when it came of none. */
  readonly requestId: string | null;
  /** When it began. */
  readonly startedAt: string;
  /** Whether it goes on. */
  readonly status: MentorshipStatus;
  /** What the viewer may do with it; asked on queries, not on events. */
  readonly viewerCan: MentorshipViewerCan;
}

/**
 * What the viewer has said of how a mentorship of theirs fits. The other of the two never sees it, nor whether there
 * is one.
 */
export interface MentorshipFit {
  /**
   * For a mentee who has said NOT_A_GOOD_FIT, other mentors of the program with a free place, at most three, those
   * most like this mentor first; empty otherwise, and where coordinators pair.
   */
  readonly alternatives: readonly Person[];
  /** When it was said. */
  readonly answeredAt: string;
  /** The answer. */
  readonly fit: MentorshipFitAnswer;
  /** What the viewer wrote with it; null when nothing. */
  readonly note: string | null;
  /** Whether the program's coordinators may read the note. */
  readonly sharesNote: boolean;
}

/**
 * What one of the two says privately of how their mentorship fits.
 *
 * - `GOOD`: It fits.
 * - `NOT_A_GOOD_FIT`: It does not fit. The program's coordinators are told; it ends nothing by itself, and the two are
 *   not paired with each other again by the program.
 * - `STILL_DECIDING`: It is too early to tell.
 */
export type KnownMentorshipFitAnswer =
  | "GOOD"
  | "NOT_A_GOOD_FIT"
  | "STILL_DECIDING";

/**
 * What one of the two says privately of how their mentorship fits.
 *
 * - `GOOD`: It fits.
 * - `NOT_A_GOOD_FIT`: It does not fit. The program's coordinators are told; it ends nothing by itself, and the two are
 *   not paired with each other again by the program.
 * - `STILL_DECIDING`: It is too early to tell.
 */
export type MentorshipFitAnswer = Open<KnownMentorshipFitAnswer>;

/**
 * What sort of relationship it is; all are LONG_TERM today.
 *
 * - `CIRCLE`: A mentor and several mentees.
 * - `FLASH`: One question or one task, soon done.
 * - `LONG_TERM`: A mentee and a mentor, for months or years.
 * - `PEER`: Two people of like experience.
 */
export type KnownMentorshipKind =
  | "CIRCLE"
  | "FLASH"
  | "LONG_TERM"
  | "PEER";

/**
 * What sort of relationship it is; all are LONG_TERM today.
 *
 * - `CIRCLE`: A mentor and several mentees.
 * - `FLASH`: One question or one task, soon done.
 * - `LONG_TERM`: A mentee and a mentor, for months or years.
 * - `PEER`: Two people of like experience.
 */
export type MentorshipKind = Open<KnownMentorshipKind>;

/** A mentee's request to one mentor of a program. Only the two see it, and while one blocks the other, neither does. */
export interface MentorshipRequest extends TakesArguments<{
  readonly moves: {
    /** Gives what follows this cursor; null starts at the beginning. */
    readonly after?: string | null;
    /** Entries to give at most, 0 to 100; null means 25. */
    readonly first?: number | null;
  };
}> {
  /**
   * For the mentee of a declined, referred or expired request, other mentors of the program with a free place, at most
   * three, those most like the mentor first; empty otherwise, for who has left it, and where coordinators pair.
   */
  readonly alternatives: readonly Person[];
  /** The mentee's answer to that question; null when there is none yet. */
  readonly answer: string | null;
  /** When it came to its end; null while it is open. */
  readonly closedAt: string | null;
  /** When it was sent. */
  readonly createdAt: string;
  /** What the mentor wrote to the mentee with the no; null when nothing. */
  readonly declineNote: string | null;
  /** Why it was declined; null when it was not. */
  readonly declineReason: RequestDeclineReason | null;
  /** When it expires if it is still open; set by the program when it was sent. */
  readonly expiresAt: string;
  /** The request's id. */
  readonly id: string;
  /** Who asks. */
  readonly mentee: Person;
  /** Who is asked. */
  readonly mentor: Person;
  /** The mentorship that came of it; null unless it was accepted. */
  readonly mentorship: Mentorship | null;
  /** Every move it has made, in order, with the words that went with it. */
  readonly moves: MentorshipRequestMoveConnection;
  /** The program it was made in. */
  readonly programId: string;
  /** What the mentee asks for, in their words. */
  readonly purpose: string;
  /** The mentor's latest question; null when none was asked. */
  readonly question: string | null;
  /** What the mentor wrote with the referral; null when nothing, and for the mentee while `referredTo` is null. */
  readonly referralNote: string | null;
  /**
   * The mentor whose referral it follows; null when it follows none, and while the viewer cannot meet them in the
   * program.
   */
  readonly referredBy: Person | null;
  /**
   * The colleague whom the mentor named when they referred it; `requestReferred` asks them, and until then they are
   * not told. Null when it is not REFERRED, and while the viewer cannot meet the colleague in the program.
   */
  readonly referredTo: Person | null;
  /** Where it is now. */
  readonly state: MentorshipRequestState;
  /** When it moved last. */
  readonly updatedAt: string;
  /** The moves the viewer may try; asked on queries, not on events. */
  readonly viewerCan: MentorshipRequestViewerCan;
}

/** Which request. */
export type MentorshipRequestInput = {
  /** The request. */
  readonly requestId: string;
};

/** One move of a request. */
export interface MentorshipRequestMove {
  /** Who made it; null for the clock and for what another request's acceptance did. */
  readonly actor: Person | null;
  /** When it was made. */
  readonly at: string;
  /** Where it was before; null for the sending. */
  readonly fromState: MentorshipRequestState | null;
  /** Which move of the request it is, from 1. */
  readonly number: number;
  /** Where it was moved to. */
  readonly toState: MentorshipRequestState;
  /**
   * What was written with it: purpose, question, answer or the note of a no; null when nothing. A referral's note
   * stands with the request.
   */
  readonly words: string | null;
}

/** A page of a list of MentorshipRequestMove. */
export interface MentorshipRequestMoveConnection {
  /** The entries with their cursors, in the list's order. */
  readonly edges: readonly MentorshipRequestMoveEdge[];
  /** The entries without their cursors, in the list's order. */
  readonly nodes: readonly MentorshipRequestMove[];
  /** Whether and where the list goes on. */
  readonly pageInfo: PageInfo;
}

/** One entry of a list of MentorshipRequestMove, with its cursor. */
export interface MentorshipRequestMoveEdge {
  /** Opaque position of this entry in the list. */
  readonly cursor: string;
  /** The entry itself. */
  readonly node: MentorshipRequestMove;
}

/**
 * Where a request is. SENT, INFO_ASKED, ANSWERED and COUNTERED are open; the others are its end.
 *
 * - `ACCEPTED`: It has become a mentorship.
 * - `ANSWERED`: The mentee has answered; the mentor's turn.
 * - `COUNTERED`: The mentor has offered other terms; the mentee's turn. No mutation leads here yet.
 * - `DECLINED`: The mentor has said no, with a reason.
 * - `EXPIRED`: Nobody moved it before the program's days were over.
 * - `INFO_ASKED`: The mentor has asked a question; the mentee's turn.
 * - `REFERRED`: The mentor has declined and named a colleague whom the mentee may ask instead.
 * - `SENT`: The mentee has sent it; the mentor's turn.
 * - `SUPERSEDED`: Another request of the same two people was accepted.
 * - `WITHDRAWN`: The mentee has taken it back.
 */
export type KnownMentorshipRequestState =
  | "ACCEPTED"
  | "ANSWERED"
  | "COUNTERED"
  | "DECLINED"
  | "EXPIRED"
  | "INFO_ASKED"
  | "REFERRED"
  | "SENT"
  | "SUPERSEDED"
  | "WITHDRAWN";

/**
 * Where a request is. SENT, INFO_ASKED, ANSWERED and COUNTERED are open; the others are its end.
 *
 * - `ACCEPTED`: It has become a mentorship.
 * - `ANSWERED`: The mentee has answered; the mentor's turn.
 * - `COUNTERED`: The mentor has offered other terms; the mentee's turn. No mutation leads here yet.
 * - `DECLINED`: The mentor has said no, with a reason.
 * - `EXPIRED`: Nobody moved it before the program's days were over.
 * - `INFO_ASKED`: The mentor has asked a question; the mentee's turn.
 * - `REFERRED`: The mentor has declined and named a colleague whom the mentee may ask instead.
 * - `SENT`: The mentee has sent it; the mentor's turn.
 * - `SUPERSEDED`: Another request of the same two people was accepted.
 * - `WITHDRAWN`: The mentee has taken it back.
 */
export type MentorshipRequestState = Open<KnownMentorshipRequestState>;

/** The moves of a request that the viewer may try now; capacity is met when accepting. */
export interface MentorshipRequestViewerCan {
  /** Accept it. */
  readonly accept: boolean;
  /** Answer the mentor's question. */
  readonly answer: boolean;
  /** Ask the mentee a question. */
  readonly askForInformation: boolean;
  /** Decline it. */
  readonly decline: boolean;
  /** Decline it with the name of a colleague. */
  readonly refer: boolean;
  /** Ask the colleague whom it was referred to. */
  readonly requestReferred: boolean;
  /** Take it back. */
  readonly withdraw: boolean;
}

/**
 * On which side of a request or a mentorship somebody stands.
 *
 * - `MENTEE`: Who asks and learns.
 * - `MENTOR`: Who is asked and accompanies.
 */
export type KnownMentorshipSide =
  | "MENTEE"
  | "MENTOR";

/**
 * On which side of a request or a mentorship somebody stands.
 *
 * - `MENTEE`: Who asks and learns.
 * - `MENTOR`: Who is asked and accompanies.
 */
export type MentorshipSide = Open<KnownMentorshipSide>;

/**
 * Whether a mentorship goes on.
 *
 * - `ACTIVE`: It goes on and takes one of the mentor's places.
 * - `ENDED`: One of the two, or a coordinator of the program, has ended it.
 */
export type KnownMentorshipStatus =
  | "ACTIVE"
  | "ENDED";

/**
 * Whether a mentorship goes on.
 *
 * - `ACTIVE`: It goes on and takes one of the mentor's places.
 * - `ENDED`: One of the two, or a coordinator of the program, has ended it.
 */
export type MentorshipStatus = Open<KnownMentorshipStatus>;

/** What the viewer may do with a mentorship now. */
export interface MentorshipViewerCan {
  /** Say privately how it fits. */
  readonly answerFit: boolean;
  /** End it, for both. */
  readonly end: boolean;
}

/** Something a person said in a conversation, as all its readers see it. */
export interface Message {
  /** Who said it. */
  readonly author: Person;
  /** What was said, as plain text; null once deleted. */
  readonly body: string | null;
  /** The id its author chose for it; an outbox finds its own message by it. */
  readonly clientId: string;
  /** The conversation it was said in. */
  readonly conversationId: string;
  /** When the server took it. */
  readonly createdAt: string;
  /** When its author deleted it; null when it stands. */
  readonly deletedAt: string | null;
  /** When its author last changed it; null when never. */
  readonly editedAt: string | null;
  /** The message's id. */
  readonly id: string;
  /** The people it mentions, at most 50; empty once deleted. */
  readonly mentions: readonly Person[];
  /** Reactions by emoji, at most 20, in the order they first came. */
  readonly reactions: readonly Reaction[];
  /** The message it replies to; null when it replies to none. */
  readonly replyTo: Message | null;
  /** Its place in the conversation: increasing, not contiguous. Read markers name it. */
  readonly seq: number;
  /** What the viewer may do with it; asked on queries, not on events. */
  readonly viewerCan: MessageViewerCan;
}

/** A page of a list of Message. */
export interface MessageConnection {
  /** The entries with their cursors, in the list's order. */
  readonly edges: readonly MessageEdge[];
  /** The entries without their cursors, in the list's order. */
  readonly nodes: readonly Message[];
  /** Whether and where the list goes on. */
  readonly pageInfo: PageInfo;
}

/** One entry of a list of Message, with its cursor. */
export interface MessageEdge {
  /** Opaque position of this entry in the list. */
  readonly cursor: string;
  /** The entry itself. */
  readonly node: Message;
}

/** What the viewer may do with a message now. */
export interface MessageViewerCan {
  /** Delete it; only its author can, while it stands. */
  readonly delete: boolean;
  /** Change its words; only its author can, while it stands. */
  readonly edit: boolean;
}

/** Whom to write to, in which program. */
export type OpenConversationInput = {
  /** Chosen by the caller, 1 to 64 characters; retrying with the same value and input never does it twice. */
  readonly clientId: string;
  /** The other person. */
  readonly personId: string;
  /** The program both are in. */
  readonly programId: string;
};

/** A group to bring together. */
export type OpenGroupConversationInput = {
  /** Chosen by the caller, 1 to 64 characters; retrying with the same value and input never does it twice. */
  readonly clientId: string;
  /** Who is in it beside the viewer; with the viewer at most 50. */
  readonly personIds: readonly string[];
  /** The program all are in. */
  readonly programId: string;
  /** The group's name, 1 to 120 characters. */
  readonly title: string;
};

/** Where a page lies in its list (Relay Cursor Connections). */
export interface PageInfo {
  /** Cursor of the page's last entry; null when the page is empty. */
  readonly endCursor: string | null;
  /** Whether more entries come after this page. */
  readonly hasNextPage: boolean;
  /** Whether entries come before this page. */
  readonly hasPreviousPage: boolean;
  /** Cursor of the page's first entry; null when the page is empty. */
  readonly startCursor: string | null;
}

/** A mentee and a mentor of a program. */
export type PairOfProgramInput = {
  /** An active mentee of it. */
  readonly menteeId: string;
  /** An active mentor of it. */
  readonly mentorId: string;
  /** The program; the viewer must coordinate it. */
  readonly programId: string;
};

/** One thing that could be otherwise in a run. */
export type PairingChangeInput = {
  /** What. */
  readonly kind: KnownPairingWhatIfKind;
  /** The mentee it is about; null where the kind needs none. */
  readonly menteeId?: string | null;
  /** The mentor it is about; null where the kind needs none. */
  readonly mentorId?: string | null;
};

/** A run beside another of its program. */
export interface PairingComparison extends TakesArguments<{
  readonly changes: {
    /** Gives what follows this cursor; null starts at the beginning. */
    readonly after?: string | null;
    /** Entries to give at most, 0 to 100; null means 25. */
    readonly first?: number | null;
  };
}> {
  /** The mentees who do not have the same mentor in both, in the order of their ids; from the other run to this. */
  readonly changes: PairingMoveConnection;
  /** Mentees with the same mentor in both. */
  readonly keptCount: number;
  /** Mentees with a mentor in the other run alone. */
  readonly lostCount: number;
  /** Mentees with one mentor in this run and another in the other. */
  readonly movedCount: number;
  /** Mentees with a mentor in this run alone. */
  readonly newCount: number;
  /** The run. */
  readonly run: PairingRun;
  /** The other run. */
  readonly withRun: PairingRun;
}

/** How many mentees a run gives to one mentor. */
export interface PairingLoad {
  /** The mentor. */
  readonly mentor: Person;
  /**
   * New mentees the run could give the mentor when it was created: as many as its rules let, or all who are pinned to
   * them where those are more.
   */
  readonly places: number;
  /** New mentees the mentor has by it. */
  readonly taken: number;
}

/** A page of a list of PairingLoad. */
export interface PairingLoadConnection {
  /** The entries with their cursors, in the list's order. */
  readonly edges: readonly PairingLoadEdge[];
  /** The entries without their cursors, in the list's order. */
  readonly nodes: readonly PairingLoad[];
  /** Whether and where the list goes on. */
  readonly pageInfo: PageInfo;
}

/** One entry of a list of PairingLoad, with its cursor. */
export interface PairingLoadEdge {
  /** Opaque position of this entry in the list. */
  readonly cursor: string;
  /** The entry itself. */
  readonly node: PairingLoad;
}

/** What a run came to, in numbers, as its pairs stand now. */
export interface PairingMeasures {
  /** Mentees who like none of their candidates better than the mentor they have. */
  readonly firstChoiceCount: number;
  /** Which place among their candidates mentees have on average, to two decimals; null when nobody is paired. */
  readonly meanRank: number | null;
  /** Mentees who took part. */
  readonly menteeCount: number;
  /** Mentors who took part. */
  readonly mentorCount: number;
  /** Mentees who have a mentor by it. */
  readonly pairedCount: number;
  /** Pairs whose two are known to be of the same institution; campuses of one system are one. */
  readonly sameInstitutionCount: number;
  /** The sum over all pairs of how well the two fit for the mentee and for the mentor, each 0 to 1. */
  readonly total: number;
  /** The mentees without a mentor by reason, one entry for each reason. */
  readonly unpairedByReason: readonly UnpairedCount[];
  /** Mentees who have none. */
  readonly unpairedCount: number;
  /** The worst such place anybody has; null when nobody is paired. */
  readonly worstRank: number | null;
}

/**
 * Which mentors take part in a run.
 *
 * - `COHORT`: Of these, only those who are in the run's cohort; others take part only for mentees who are pinned to
 *   them.
 * - `PROGRAM`: All active mentors of the program who have a place and are not paused.
 */
export type KnownPairingMentors =
  | "COHORT"
  | "PROGRAM";

/**
 * Which mentors take part in a run.
 *
 * - `COHORT`: Of these, only those who are in the run's cohort; others take part only for mentees who are pinned to
 *   them.
 * - `PROGRAM`: All active mentors of the program who have a place and are not paused.
 */
export type PairingMentors = Open<KnownPairingMentors>;

/** A mentee who would have, or has, another mentor. */
export interface PairingMove {
  /** The mentor before; null for none. */
  readonly from: Person | null;
  /** The mentee. */
  readonly mentee: Person;
  /** The mentor after; null for none. */
  readonly to: Person | null;
}

/** A page of a list of PairingMove. */
export interface PairingMoveConnection {
  /** The entries with their cursors, in the list's order. */
  readonly edges: readonly PairingMoveEdge[];
  /** The entries without their cursors, in the list's order. */
  readonly nodes: readonly PairingMove[];
  /** Whether and where the list goes on. */
  readonly pageInfo: PageInfo;
}

/** One entry of a list of PairingMove, with its cursor. */
export interface PairingMoveEdge {
  /** Opaque position of this entry in the list. */
  readonly cursor: string;
  /** The entry itself. */
  readonly node: PairingMove;
}

/**
 * What a pairing is to reach. Pinned pairs stand in each. The pairs it chooses from are, for each mentee, the forty
 * mentors they like best under the run's rules, ten more drawn by lot, and whoever was named by one of the two or
 * pinned.
 *
 * - `BEST_TOTAL`: As many mentees as possible have a mentor, and then the sum of what all pairs think of each other is
 *   the greatest there is.
 * - `FAIREST`: As many mentees as possible have a mentor, and then as few as possible have their worst choice, and so
 *   on upward; then the greatest sum.
 * - `STABLE_MENTEE_OPTIMAL`: No mentee and mentor would both rather have each other than what they got, and among all
 *   such pairings each mentee has the best mentor they can have in any.
 * - `STABLE_MENTOR_OPTIMAL`: No mentee and mentor would both rather have each other, and it is the best such pairing
 *   for mentors.
 */
export type KnownPairingObjective =
  | "BEST_TOTAL"
  | "FAIREST"
  | "STABLE_MENTEE_OPTIMAL"
  | "STABLE_MENTOR_OPTIMAL";

/**
 * What a pairing is to reach. Pinned pairs stand in each. The pairs it chooses from are, for each mentee, the forty
 * mentors they like best under the run's rules, ten more drawn by lot, and whoever was named by one of the two or
 * pinned.
 *
 * - `BEST_TOTAL`: As many mentees as possible have a mentor, and then the sum of what all pairs think of each other is
 *   the greatest there is.
 * - `FAIREST`: As many mentees as possible have a mentor, and then as few as possible have their worst choice, and so
 *   on upward; then the greatest sum.
 * - `STABLE_MENTEE_OPTIMAL`: No mentee and mentor would both rather have each other than what they got, and among all
 *   such pairings each mentee has the best mentor they can have in any.
 * - `STABLE_MENTOR_OPTIMAL`: No mentee and mentor would both rather have each other, and it is the best such pairing
 *   for mentors.
 */
export type PairingObjective = Open<KnownPairingObjective>;

/** What another pairing would come to, and who would move for it. */
export interface PairingOutlook {
  /** What it would come to. */
  readonly after: PairingSums;
  /** What the run comes to as it was solved. */
  readonly before: PairingSums;
  /** Mentees who would have another mentor, or none. */
  readonly moveCount: number;
  /** The first 100 of those who would move, in no order of merit. */
  readonly moves: readonly PairingMove[];
}

/** What a coordinator has laid down about a pair for the runs to come. Coordinators see it. */
export interface PairingPin {
  /** Whether the two shall be paired or not. */
  readonly kind: PairingPinKind;
  /** The mentee. */
  readonly mentee: Person;
  /** The mentor. */
  readonly mentor: Person;
  /** The program. */
  readonly programId: string;
  /** When it was laid down. */
  readonly setAt: string;
  /** Who laid it down; null when they are no more. */
  readonly setBy: Person | null;
}

/**
 * What a coordinator has laid down about a pair.
 *
 * - `BAN`: The two shall not be paired.
 * - `PIN`: The two shall be paired.
 */
export type KnownPairingPinKind =
  | "BAN"
  | "PIN";

/**
 * What a coordinator has laid down about a pair.
 *
 * - `BAN`: The two shall not be paired.
 * - `PIN`: The two shall be paired.
 */
export type PairingPinKind = Open<KnownPairingPinKind>;

/** Somebody who has a place that another wanted. */
export interface PairingPlaceHolder {
  /** Whether the mentor likes both alike and the run's lottery decided. */
  readonly byLottery: boolean;
  /** Whether a coordinator pinned them there. */
  readonly isPinned: boolean;
  /** The mentee who has the place. */
  readonly mentee: Person;
  /** Which place they have among the mentees whose candidate the mentor is, from 1. */
  readonly mentorRank: number;
}

/**
 * What the viewer wishes of a program's pairings, in one of their roles. Nobody else ever reads it, coordinators
 * neither: it goes into the pairing, and a ban shows in nothing but who is not paired.
 */
export interface PairingPreferences {
  /** The people whom the viewer must not be paired with; at most 20. */
  readonly banned: readonly string[];
  /** The viewer's enrollment, which says the program and the role. */
  readonly enrollmentId: string;
  /** The people whom the viewer would like, the best first; at most 20. */
  readonly ranked: readonly string[];
  /** When it was said last; null when nothing was ever said. */
  readonly updatedAt: string | null;
}

/**
 * Why a proposed pair could not become a mentorship.
 *
 * - `ALREADY_PAIRED`: The mentee had found a mentor in the meantime.
 * - `FAILED`: It was tried again and again and could not be made; the server's log says why.
 * - `MENTOR_FULL`: The mentor had no place left any more.
 * - `NOT_IN_PROGRAM`: One of the two was not active in the program any more.
 * - `NOT_POSSIBLE`: The pair was not possible any more: the mentor has paused, or something between the two stands in
 *   its way.
 */
export type KnownPairingProblem =
  | "ALREADY_PAIRED"
  | "FAILED"
  | "MENTOR_FULL"
  | "NOT_IN_PROGRAM"
  | "NOT_POSSIBLE";

/**
 * Why a proposed pair could not become a mentorship.
 *
 * - `ALREADY_PAIRED`: The mentee had found a mentor in the meantime.
 * - `FAILED`: It was tried again and again and could not be made; the server's log says why.
 * - `MENTOR_FULL`: The mentor had no place left any more.
 * - `NOT_IN_PROGRAM`: One of the two was not active in the program any more.
 * - `NOT_POSSIBLE`: The pair was not possible any more: the mentor has paused, or something between the two stands in
 *   its way.
 */
export type PairingProblem = Open<KnownPairingProblem>;

/** A pair that a run proposes. */
export interface PairingProposal {
  /** Whether a coordinator made it by hand after the run. */
  readonly isEdited: boolean;
  /** Whether a coordinator had pinned it before the run. */
  readonly isPinned: boolean;
  /** Who would learn. */
  readonly mentee: Person;
  /**
   * Which place the mentor has among the mentee's candidates, whether they were possible or not, from 1, equals
   * sharing one: first those whom the mentee ranked, then by the search's score, those drawn by lot among them. Null
   * for a pair that is none of these.
   */
  readonly menteeRank: number | null;
  /** Who would accompany. */
  readonly mentor: Person;
  /** Which place the mentee has among those whose candidate the mentor is, likewise; null likewise. */
  readonly mentorRank: number | null;
  /** Why it could not be published; null unless it is NOT_PUBLISHED. */
  readonly problem: PairingProblem | null;
  /**
   * What makes the score, as the search would tell the mentee, most points first; empty for a pinned pair that the
   * run's rules would leave out.
   */
  readonly reasons: readonly SearchReason[];
  /** How well the mentor fits as the search would tell the mentee, 0 to 1: the sum of the points of all reasons. */
  readonly score: number;
  /** What has become of it. */
  readonly state: PairingProposalState;
}

/** A page of a list of PairingProposal. */
export interface PairingProposalConnection {
  /** The entries with their cursors, in the list's order. */
  readonly edges: readonly PairingProposalEdge[];
  /** The entries without their cursors, in the list's order. */
  readonly nodes: readonly PairingProposal[];
  /** Whether and where the list goes on. */
  readonly pageInfo: PageInfo;
}

/** One entry of a list of PairingProposal, with its cursor. */
export interface PairingProposalEdge {
  /** Opaque position of this entry in the list. */
  readonly cursor: string;
  /** The entry itself. */
  readonly node: PairingProposal;
}

/**
 * What has become of a proposed pair.
 *
 * - `NOT_PUBLISHED`: It could not become one any more when it was published.
 * - `PROPOSED`: Nobody but the coordinators knows of it.
 * - `PUBLISHED`: It is a mentorship.
 */
export type KnownPairingProposalState =
  | "NOT_PUBLISHED"
  | "PROPOSED"
  | "PUBLISHED";

/**
 * What has become of a proposed pair.
 *
 * - `NOT_PUBLISHED`: It could not become one any more when it was published.
 * - `PROPOSED`: Nobody but the coordinators knows of it.
 * - `PUBLISHED`: It is a mentorship.
 */
export type PairingProposalState = Open<KnownPairingProposalState>;

/** What a run holds to. */
export interface PairingRules {
  /** Whether the two shall be of different institutions. */
  readonly institution: PerspectiveDistance;
  /**
   * The people, at most 100 and in the order of their ids, of whom the mentees were taken; null for all of the program
   * or the cohort.
   */
  readonly menteeIds: readonly string[] | null;
  /** Which mentors take part. */
  readonly mentors: PairingMentors;
  /** New mentees of one mentor at most, unless more are pinned to them; null for as many as the mentor has places. */
  readonly mostPerMentor: number | null;
  /** Whether the two shall practice in different areas. */
  readonly practiceArea: PerspectiveDistance;
  /** Whether the two shall be of different regions. */
  readonly region: PerspectiveDistance;
  /** Whether the two must have a language in common. */
  readonly sharedLanguage: boolean;
}

/**
 * One pairing of a program's or a cohort's mentees who have no mentor there yet. Only coordinators of the program see
 * it. Its inputs are taken when it is created; what changes later, a further run takes.
 */
export interface PairingRun extends TakesArguments<{
  readonly loads: {
    /** Gives what follows this cursor; null starts at the beginning. */
    readonly after?: string | null;
    /** Entries to give at most, 0 to 100; null means 25. */
    readonly first?: number | null;
  };
  readonly proposals: {
    /** Gives what follows this cursor; null starts at the beginning. */
    readonly after?: string | null;
    /** Entries to give at most, 0 to 100; null means 25. */
    readonly first?: number | null;
    /**
     * The mentees whose pairs to give, at most 100, such as those whom `ProposalEdited` named; null gives all, an
     * empty list none. More are BAD_INPUT.
     */
    readonly menteeIds?: readonly string[] | null;
    /** The state they are to be in, such as NOT_PUBLISHED; null gives every state. */
    readonly state?: KnownPairingProposalState | null;
  };
  readonly unpaired: {
    /** Gives what follows this cursor; null starts at the beginning. */
    readonly after?: string | null;
    /** Entries to give at most, 0 to 100; null means 25. */
    readonly first?: number | null;
  };
}> {
  /** The cohort whose mentees it pairs; null for those of the whole program. */
  readonly cohort: Cohort | null;
  /** When it was asked for, and of when its inputs are. */
  readonly createdAt: string;
  /** Who asked for it; null when they are no more. */
  readonly createdBy: Person | null;
  /** The run's id. */
  readonly id: string;
  /** The mentors who took part, those with most mentees by it first; empty until it is solved. */
  readonly loads: PairingLoadConnection;
  /** What it came to, in numbers; null until it is solved. */
  readonly measures: PairingMeasures | null;
  /** What it is to reach. */
  readonly objective: PairingObjective;
  /** The program it pairs. */
  readonly programId: string;
  /** Its pairs in the order of the mentees' ids, all or those asked for; empty until it is solved. */
  readonly proposals: PairingProposalConnection;
  /** When its last pair was published; null before. */
  readonly publishedAt: string | null;
  /** What it holds to. */
  readonly rules: PairingRules;
  /** The seed of the lottery that breaks ties: the same inputs and seed give the same pairs. */
  readonly seed: number;
  /** When it was solved; null before, and when it never was. */
  readonly solvedAt: string | null;
  /** How far it has come. */
  readonly state: PairingRunState;
  /** Where the run's stream stands, read with its state: state and the events after it miss nothing. */
  readonly streamCursor: string;
  /** The mentees it has no mentor for, in the order of their ids; empty until it is solved. */
  readonly unpaired: UnpairedMenteeConnection;
  /** What the viewer may do with it now. */
  readonly viewerCan: PairingRunViewerCan;
}

/** Which pairing run. */
export type PairingRunInput = {
  /** The run. */
  readonly runId: string;
};

/**
 * How far a pairing run has come.
 *
 * - `CANCELLED`: A coordinator cancelled it before it was solved.
 * - `FAILED`: It could not be worked out; the server's log says why.
 * - `PUBLISHED`: Every pair has become a mentorship or says why not.
 * - `PUBLISHING`: Mentorships are being made of its pairs, one after the other.
 * - `QUEUED`: Its inputs are taken, and it waits to be worked out.
 * - `SOLVED`: Its pairs can be read, edited and published.
 * - `SOLVING`: It is being worked out.
 */
export type KnownPairingRunState =
  | "CANCELLED"
  | "FAILED"
  | "PUBLISHED"
  | "PUBLISHING"
  | "QUEUED"
  | "SOLVED"
  | "SOLVING";

/**
 * How far a pairing run has come.
 *
 * - `CANCELLED`: A coordinator cancelled it before it was solved.
 * - `FAILED`: It could not be worked out; the server's log says why.
 * - `PUBLISHED`: Every pair has become a mentorship or says why not.
 * - `PUBLISHING`: Mentorships are being made of its pairs, one after the other.
 * - `QUEUED`: Its inputs are taken, and it waits to be worked out.
 * - `SOLVED`: Its pairs can be read, edited and published.
 * - `SOLVING`: It is being worked out.
 */
export type PairingRunState = Open<KnownPairingRunState>;

/** What the viewer may do with a run now. */
export interface PairingRunViewerCan {
  /** Cancel it. */
  readonly cancel: boolean;
  /** Change its pairs by hand. */
  readonly edit: boolean;
  /** Publish it. */
  readonly publish: boolean;
}

/** What a pairing comes to. */
export interface PairingSums {
  /** Mentees who have a mentor. */
  readonly pairedCount: number;
  /** The sum over all pairs of how well the two fit for each of them. */
  readonly total: number;
}

/**
 * What could be otherwise in a run.
 *
 * - `BAN_LIFTED`: A ban that coordinators laid down is lifted: `menteeId` and `mentorId`. Where they laid down none,
 *   or the pair is not possible otherwise, nothing would change.
 * - `ONE_MORE_PLACE`: A mentor has one more place than the run could give them: `mentorId`.
 * - `WITHOUT_MENTEE`: A mentee takes no part: `menteeId`.
 */
export type KnownPairingWhatIfKind =
  | "BAN_LIFTED"
  | "ONE_MORE_PLACE"
  | "WITHOUT_MENTEE";

/**
 * What could be otherwise in a run.
 *
 * - `BAN_LIFTED`: A ban that coordinators laid down is lifted: `menteeId` and `mentorId`. Where they laid down none,
 *   or the pair is not possible otherwise, nothing would change.
 * - `ONE_MORE_PLACE`: A mentor has one more place than the run could give them: `mentorId`.
 * - `WITHOUT_MENTEE`: A mentee takes no part: `menteeId`.
 */
export type PairingWhatIfKind = Open<KnownPairingWhatIfKind>;

/**
 * Why a run does not pair two people.
 *
 * - `COSTS_OTHERS`: With this pair the best result would be less good: `takes`.
 * - `HAS_BETTER`: The mentee got a mentor they like more: `has`.
 * - `NOT_POSSIBLE`: The pair was not among those possible: one of the two took no part, the run's rules leave it out,
 *   the mentor is not among the mentee's candidates, their forty best and ten drawn by lot, or somebody or something
 *   stands in its way.
 * - `OTHERS_COME_FIRST`: The mentor's places are held by mentees the mentor likes more: `holders`.
 * - `PAIRED`: It does.
 * - `PINNED_ELSEWHERE`: A coordinator pinned the mentee to another mentor: `has`.
 * - `PLACES_PINNED`: All places of the mentor are taken by mentees pinned there: `holders`.
 */
export type KnownPairingWhyNotCode =
  | "COSTS_OTHERS"
  | "HAS_BETTER"
  | "NOT_POSSIBLE"
  | "OTHERS_COME_FIRST"
  | "PAIRED"
  | "PINNED_ELSEWHERE"
  | "PLACES_PINNED";

/**
 * Why a run does not pair two people.
 *
 * - `COSTS_OTHERS`: With this pair the best result would be less good: `takes`.
 * - `HAS_BETTER`: The mentee got a mentor they like more: `has`.
 * - `NOT_POSSIBLE`: The pair was not among those possible: one of the two took no part, the run's rules leave it out,
 *   the mentor is not among the mentee's candidates, their forty best and ten drawn by lot, or somebody or something
 *   stands in its way.
 * - `OTHERS_COME_FIRST`: The mentor's places are held by mentees the mentor likes more: `holders`.
 * - `PAIRED`: It does.
 * - `PINNED_ELSEWHERE`: A coordinator pinned the mentee to another mentor: `has`.
 * - `PLACES_PINNED`: All places of the mentor are taken by mentees pinned there: `holders`.
 */
export type PairingWhyNotCode = Open<KnownPairingWhyNotCode>;

/** A pause of a mentor. */
export type PauseMentoringInput = {
  /** An active enrollment as MENTOR: the viewer's own, or of a program they coordinate. */
  readonly enrollmentId: string;
  /** When the pause ends by itself, later than now; null for when it is taken back. */
  readonly until?: string | null;
};

/**
 * One human. Who may see which part of a profile is the person's own choice, field by field; what is hidden reads like
 * what was never given.
 */
export interface Person {
  /** What the person says of themselves, with line breaks; null when not given or not shown to the viewer. */
  readonly bio: string | null;
  /** The country the person lives in, ISO 3166-1 alpha-2; null when not given or not shown to the viewer. */
  readonly country: string | null;
  /**
   * What the person claims to hold, by code, at most 50; empty when none is given, null when not shown to the viewer.
   */
  readonly credentials: readonly Credential[] | null;
  /** The name to show; visible to whoever shares a program or a conversation. */
  readonly displayName: string;
  /** One line about the person; null when not given or not shown to the viewer. */
  readonly headline: string | null;
  /** Kinds of help the person offers; empty when none is given, null when not shown to the viewer. */
  readonly helpOffered: readonly HelpKind[] | null;
  /** Kinds of help the person looks for; empty when none is given, null when not shown to the viewer. */
  readonly helpSought: readonly HelpKind[] | null;
  /** The person's id; the same in every program. */
  readonly id: string;
  /** Where the person works or studies; null when not given or not shown to the viewer. */
  readonly institution: Institution | null;
  /**
   * Areas and topics of interest, in the person's order, at most 50; empty when none is given, null when not shown to
   * the viewer.
   */
  readonly interests: readonly Term[] | null;
  /**
   * Languages the person speaks with others, BCP 47, at most 20; empty when none is given, null when not shown to the
   * viewer.
   */
  readonly languages: readonly string[] | null;
  /**
   * Areas of practice, in the person's order, at most 20; empty when none is given, null when not shown to the viewer.
   */
  readonly practiceAreas: readonly Term[] | null;
  /** The person's pronouns; null when not given or not shown to the viewer. */
  readonly pronouns: string | null;
  /**
   * The part of the country the person lives in, a term of kind REGION; null when not given or not shown to the
   * viewer.
   */
  readonly region: Term | null;
  /** Where in their working life the person stands; null when not given or not shown to the viewer. */
  readonly stage: CareerStage | null;
  /** The time zone the person lives in; null when not given or not shown to the viewer. */
  readonly timeZone: string | null;
  /** What the viewer may do with this person. */
  readonly viewerCan: PersonViewerCan;
  /** Who sees which field; null unless the person is the viewer. */
  readonly visibility: ProfileVisibility | null;
}

/** What the viewer may do with a person. */
export interface PersonViewerCan {
  /** Whether the viewer may block this person. */
  readonly block: boolean;
  /** Whether this is the viewer's own profile to change. */
  readonly updateProfile: boolean;
}

/**
 * How far a mentor shall be from the viewer in one respect. Who does not say, or does not show it to the program, is
 * not known to differ.
 *
 * - `ANY`: It does not matter; the reasons say all the same whether it differs.
 * - `PREFER_DIFFERENT`: A mentor who differs scores higher.
 * - `REQUIRE_DIFFERENT`: Only mentors who are known to differ. The viewer's own profile must name what they shall
 *   differ from; else the search is BAD_INPUT.
 */
export type KnownPerspectiveDistance =
  | "ANY"
  | "PREFER_DIFFERENT"
  | "REQUIRE_DIFFERENT";

/**
 * How far a mentor shall be from the viewer in one respect. Who does not say, or does not show it to the program, is
 * not known to differ.
 *
 * - `ANY`: It does not matter; the reasons say all the same whether it differs.
 * - `PREFER_DIFFERENT`: A mentor who differs scores higher.
 * - `REQUIRE_DIFFERENT`: Only mentors who are known to differ. The viewer's own profile must name what they shall
 *   differ from; else the search is BAD_INPUT.
 */
export type PerspectiveDistance = Open<KnownPerspectiveDistance>;

/**
 * Whether somebody is around. It says nothing of what they look at, or of when they were last here.
 *
 * - `OFFLINE`: The last of their screens has been gone for some ten seconds.
 * - `ONLINE`: The person is connected with some screen, whatever conversation it shows.
 */
export type KnownPresenceState =
  | "OFFLINE"
  | "ONLINE";

/**
 * Whether somebody is around. It says nothing of what they look at, or of when they were last here.
 *
 * - `OFFLINE`: The last of their screens has been gone for some ten seconds.
 * - `ONLINE`: The person is connected with some screen, whatever conversation it shows.
 */
export type PresenceState = Open<KnownPresenceState>;

/**
 * Who sees which field of a profile, who is told that the person is around, and with whom common hours are counted. A
 * coordinator sees what members see. The display name is not here: whoever shares a program or a conversation sees it.
 */
export interface ProfileVisibility {
  /**
   * For whom the hours a week are counted in which both are available: with PROGRAM for members of a shared program,
   * as in search; with PRIVATE for nobody. PAIRED counts as PRIVATE until hours are shown to the two of a mentorship.
   * The times themselves are shown to nobody but the person.
   */
  readonly availability: Visibility;
  /** Who sees the text about the person. */
  readonly bio: Visibility;
  /** Who sees the country. */
  readonly country: Visibility;
  /** Who sees the credentials. */
  readonly credentials: Visibility;
  /** Who sees the headline. */
  readonly headline: Visibility;
  /** Who sees the help offered. */
  readonly helpOffered: Visibility;
  /** Who sees the help sought. */
  readonly helpSought: Visibility;
  /** Who sees the institution. */
  readonly institution: Visibility;
  /** Who sees the interests. */
  readonly interests: Visibility;
  /** Who sees the languages. */
  readonly languages: Visibility;
  /** Who sees the practice areas. */
  readonly practiceAreas: Visibility;
  /**
   * Who of those in a conversation with the person is told whether they are around: with PROGRAM everybody, with
   * PAIRED the other one in conversations of a mentorship, with PRIVATE nobody.
   */
  readonly presence: Visibility;
  /** Who sees the pronouns. */
  readonly pronouns: Visibility;
  /** Who sees the region. */
  readonly region: Visibility;
  /** Who sees the career stage. */
  readonly stage: Visibility;
  /** Who sees the time zone. */
  readonly timeZone: Visibility;
}

/**
 * A mentoring program; visible to whoever is in it or waits to be, and by their own enrollment to who was or is
 * suspended.
 */
export interface Program {
  /** What it is about, with line breaks; null when nothing is said. */
  readonly description: string | null;
  /** The program's id. */
  readonly id: string;
  /** Its stable name for whoever runs the server, such as `new-practitioners`. */
  readonly key: string;
  /** What people read. */
  readonly name: string;
  /** Its rules. */
  readonly policy: ProgramPolicy;
  /** What the viewer may do in it. */
  readonly viewerCan: ProgramViewerCan;
}

/** A program's rules, set by its coordinators and visible to everybody in it. */
export interface ProgramPolicy {
  /** Living mentorships a mentor takes who has set no capacity, 0 to 100. */
  readonly defaultCapacity: number;
  /** Who may open a conversation without a mentorship. */
  readonly directChat: DirectChat;
  /** Whose joining waits for a coordinator. */
  readonly joinApproval: JoinApproval;
  /** Requests a mentee may have open at once, 1 to 100. */
  readonly openRequests: number;
  /** Days until an open request expires, 1 to 90. */
  readonly requestDays: number;
  /** Who may begin a mentorship. */
  readonly whoAsks: WhoAsks;
}

/** What the viewer may do in a program. */
export interface ProgramViewerCan {
  /** Whether the viewer may make cohorts. */
  readonly createCohort: boolean;
  /** Whether the viewer decides who is let in, and sees everybody's enrollments. */
  readonly decideEnrollments: boolean;
  /** Whether the viewer may make and take back invitations. */
  readonly invite: boolean;
  /** Whether the viewer is in the program, or waits to be, and may leave. */
  readonly leave: boolean;
  /** Whether the viewer may change the policy. */
  readonly updatePolicy: boolean;
}

/** A run to make mentorships of. */
export type PublishPairingRunInput = {
  /** The run. */
  readonly runId: string;
  /**
   * Whether mentees whom it has no mentor for are told, kindly, in their inbox and by mail; not those whom a
   * coordinator has TAKEN_OUT. Null means false.
   */
  readonly tellUnpaired?: boolean | null;
};

/**
 * A mentorship that goes on and of which one of the two has said that it is not a good fit, for another pairing to be
 * found. Only the program's coordinators see it, and none who is one of the two.
 */
export interface RePairingRequest {
  /** When it was said. */
  readonly askedAt: string;
  /** The answer's id; a mentorship of which both have said so is listed twice. */
  readonly id: string;
  /** Who learns. */
  readonly mentee: Person;
  /** Who accompanies. */
  readonly mentor: Person;
  /** The mentorship; `closeMentorship` ends it. */
  readonly mentorshipId: string;
  /** Why, in their words; null when they gave no reason or do not share it. */
  readonly reason: string | null;
  /** Who has said so. */
  readonly side: MentorshipSide;
  /** When the mentorship began. */
  readonly startedAt: string;
}

/** One emoji on a message and the people who put it there. */
export interface Reaction {
  /** How many people put it there. */
  readonly count: number;
  /** The emoji, one grapheme. */
  readonly emoji: string;
  /** The people who put it there, in the order they did; at most 50. */
  readonly people: readonly Person[];
}

/** A reaction to put on a message or to take off it. */
export type ReactionInput = {
  /** One emoji. */
  readonly emoji: string;
  /** The message. */
  readonly messageId: string;
};

/** How far somebody has read in a conversation. */
export interface ReadMarker {
  /** Whose marker it is. */
  readonly person: Person;
  /** The seq up to which the person has read; 0 for nothing yet. It never goes back. */
  readonly seq: number;
}

/** A no to a request that names a colleague. */
export type ReferRequestInput = {
  /** Another active mentor of the program. They are not told unless the mentee asks them. */
  readonly colleagueId: string;
  /**
   * A word to the mentee, at most 2,000 characters; null for none. Where the mentee is not told the name, they do not
   * read it either.
   */
  readonly note?: string | null;
  /** The request. */
  readonly requestId: string;
};

/** What keeps a session going. */
export type RefreshTokensInput = {
  /** The newest refresh token of the session. */
  readonly refreshToken: string;
};

/** Whom to reinstate. */
export type ReinstateEnrollmentInput = {
  /** A SUSPENDED enrollment in a program the viewer coordinates. */
  readonly enrollmentId: string;
};

/** Which of the viewer's credentials to take out. */
export type RemoveCredentialInput = {
  /** The credential. */
  readonly credentialId: string;
};

/**
 * Why a mentor declines a request.
 *
 * - `CONFLICT_OF_INTEREST`: The two must not be mentor and mentee.
 * - `DIFFERENT_EXPERTISE`: Others know better what is asked for.
 * - `NO_CAPACITY`: No place for another mentee now.
 * - `OTHER`: None of these; the note may say.
 * - `TIMING`: The time does not suit.
 */
export type KnownRequestDeclineReason =
  | "CONFLICT_OF_INTEREST"
  | "DIFFERENT_EXPERTISE"
  | "NO_CAPACITY"
  | "OTHER"
  | "TIMING";

/**
 * Why a mentor declines a request.
 *
 * - `CONFLICT_OF_INTEREST`: The two must not be mentor and mentee.
 * - `DIFFERENT_EXPERTISE`: Others know better what is asked for.
 * - `NO_CAPACITY`: No place for another mentee now.
 * - `OTHER`: None of these; the note may say.
 * - `TIMING`: The time does not suit.
 */
export type RequestDeclineReason = Open<KnownRequestDeclineReason>;

/** What a request of the viewer to a mentor would meet, if it were sent now. */
export interface RequestForecast {
  /**
   * Other mentors of the program with a free place, at most three, those most like this mentor first, each with its
   * reasons: none who pauses, or with whom the viewer has an open request or an active mentorship. Empty for who is
   * not a mentee of it, and where coordinators pair.
   */
  readonly alternatives: readonly MentorSearchHit[];
  /** How soon the mentor usually answers; null while fewer mentees than `answerTimeMinimum` have asked. */
  readonly answerTime: AnswerTimeBand | null;
  /** Of how many mentees' requests an answer time is made at least, so that it tells of nobody's alone. */
  readonly answerTimeMinimum: number;
  /** When a request that is sent now would expire if nobody moved it to its end. */
  readonly expiresAt: string;
  /** Whether the mentor takes no requests now. */
  readonly isPaused: boolean;
  /** The mentor. */
  readonly mentor: Person;
  /** All that keeps the viewer from sending the request now, at most one of each; empty when nothing does. */
  readonly obstacles: readonly RequestObstacle[];
  /** When the mentor's pause ends; null when it has no end yet, and when there is none. */
  readonly pausedUntil: string | null;
  /** Mentees the mentor could take beside those they have; 0 when full. A pause does not change it. */
  readonly placesLeft: number;
  /** The program. */
  readonly programId: string;
  /** What the viewer may do about this mentor now. */
  readonly viewerCan: RequestForecastViewerCan;
}

/** What the viewer may do about a mentor now. */
export interface RequestForecastViewerCan {
  /** Send the request; `obstacles` says what stands in its way. */
  readonly request: boolean;
}

/** A request for a mentor. */
export type RequestMentorshipInput = {
  /** Chosen by the client, at most 64 characters; a retry with the same value gives the first request. */
  readonly clientId: string;
  /** The person to ask; an active mentor of the program. */
  readonly mentorId: string;
  /** The program; the viewer must be an active mentee of it. */
  readonly programId: string;
  /** What the mentee hopes for, 1 to 2,000 characters. The mentor reads it. */
  readonly purpose: string;
};

/**
 * What keeps the viewer from sending a mentor a request now.
 *
 * - `ALREADY_PAIRED`: The two have an active mentorship in this program.
 * - `COORDINATORS_PAIR`: In this program the coordinators bring people together.
 * - `NOT_A_MENTEE`: The viewer is not a mentee of the program.
 * - `NO_PLACES`: The mentor has as many mentees as they take.
 * - `PAUSED`: The mentor takes no requests now: `pausedUntil`.
 * - `QUOTA_USED`: The viewer has as many open requests as the program allows.
 * - `REQUEST_OPEN`: The viewer has an open request to this mentor in this program.
 */
export type KnownRequestObstacle =
  | "ALREADY_PAIRED"
  | "COORDINATORS_PAIR"
  | "NOT_A_MENTEE"
  | "NO_PLACES"
  | "PAUSED"
  | "QUOTA_USED"
  | "REQUEST_OPEN";

/**
 * What keeps the viewer from sending a mentor a request now.
 *
 * - `ALREADY_PAIRED`: The two have an active mentorship in this program.
 * - `COORDINATORS_PAIR`: In this program the coordinators bring people together.
 * - `NOT_A_MENTEE`: The viewer is not a mentee of the program.
 * - `NO_PLACES`: The mentor has as many mentees as they take.
 * - `PAUSED`: The mentor takes no requests now: `pausedUntil`.
 * - `QUOTA_USED`: The viewer has as many open requests as the program allows.
 * - `REQUEST_OPEN`: The viewer has an open request to this mentor in this program.
 */
export type RequestObstacle = Open<KnownRequestObstacle>;

/** Whose password was forgotten. */
export type RequestPasswordResetInput = {
  /** The account's e-mail address. */
  readonly email: string;
};

/** A request to the colleague whom a referral names. */
export type RequestReferredInput = {
  /** Chosen by the client, at most 64 characters; a retry with the same value gives the first request. */
  readonly clientId: string;
  /**
   * What the mentee hopes for, 1 to 2,000 characters; null sends the purpose of the request that was referred. The
   * colleague reads it, and who referred the mentee.
   */
  readonly purpose?: string | null;
  /** The request that was referred. */
  readonly requestId: string;
};

/** Which address still waits to be confirmed. */
export type ResendVerificationInput = {
  /** The e-mail address of the sign-up. */
  readonly email: string;
};

/** A new password, by who got the mail. */
export type ResetPasswordInput = {
  /** The password from now on, 10 to 200 characters. */
  readonly newPassword: string;
  /** The code of the mail, or `token` of its link. Good once, within an hour. */
  readonly token: string;
};

/** Whose pause to end. */
export type ResumeMentoringInput = {
  /** An active enrollment as MENTOR: the viewer's own, or of a program they coordinate. */
  readonly enrollmentId: string;
};

/** Which invitation to take back. */
export type RevokeInvitationInput = {
  /** An invitation to a program the viewer coordinates. */
  readonly invitationId: string;
};

/** A search to keep. */
export type SaveSearchInput = {
  /** Chosen by the client, 1 to 64 characters: the same save again gives the same saved search. */
  readonly clientId: string;
  /** When to write to the viewer; null means NEVER. */
  readonly mail?: KnownSavedSearchMail | null;
  /** What the viewer calls it, 1 to 100 characters. */
  readonly name: string;
  /** What is asked; `withPlaces` counts as true, whatever it says. */
  readonly search: MentorSearchInput;
};

/**
 * A search for mentors with a free place who do not pause, kept by somebody who wants to hear when another comes to
 * fit it. Only its owner sees it, and only while they are an active member of its program.
 */
export interface SavedSearch extends TakesArguments<{
  readonly hits: {
    /** Gives what follows this cursor; null starts at the beginning. */
    readonly after?: string | null;
    /** Entries to give at most, 0 to 100; null means 25. */
    readonly first?: number | null;
  };
}> {
  /** When it was saved. */
  readonly createdAt: string;
  /**
   * The mentors who fit now, as `mentorSearch` gives them with places. Null when the search cannot be asked as its
   * owner stands: their profile no longer names what a mentor shall differ from, or a term means nothing any more.
   */
  readonly hits: MentorSearchHitConnection | null;
  /** The saved search's id. */
  readonly id: string;
  /** When the owner is written to. */
  readonly mail: SavedSearchMail;
  /** What the owner calls it. */
  readonly name: string;
  /** The program it looks in. */
  readonly programId: string;
  /** What it asks. */
  readonly search: SavedSearchCriteria;
  /** Where its stream stands, read before the hits: the hits and the events after it miss nobody. */
  readonly streamCursor: string;
  /** When it was changed last. */
  readonly updatedAt: string;
  /** What the viewer may do with it; asked on queries, not on events. */
  readonly viewerCan: SavedSearchViewerCan;
}

/** What a saved search asks of a mentor, as it was saved: the fields of `MentorSearchInput`, to ask it again. */
export interface SavedSearchCriteria {
  /** In what the mentor shall differ; null means ANY in every respect. */
  readonly distance: SavedSearchDistance | null;
  /** Kinds of help, at most 20; null when none is asked for. */
  readonly help: readonly HelpKind[] | null;
  /** Ids of institutions, at most 20, each for its whole system; null takes every institution. */
  readonly institutions: readonly string[] | null;
  /** Keys of terms, at most 20; null ranks by the owner's own interests and leaves nobody out. */
  readonly interests: readonly string[] | null;
  /** BCP 47 tags, at most 20; null takes every language. */
  readonly languages: readonly string[] | null;
  /** How much of the week the mentor and the owner shall share; null leaves nobody out. */
  readonly overlap: SavedSearchOverlap | null;
  /** Keys of terms, at most 20; null when none is asked for. */
  readonly practiceAreas: readonly string[] | null;
  /** Keys of terms, at most 20; null takes every region. */
  readonly regions: readonly string[] | null;
  /** Stages, at most 20; null takes every stage. */
  readonly stages: readonly CareerStage[] | null;
  /** The text; null or empty when none is asked for. */
  readonly text: string | null;
}

/** In what a mentor shall differ from the owner of a saved search. */
export interface SavedSearchDistance {
  /** Another institution; null means ANY. */
  readonly institution: PerspectiveDistance | null;
  /** Other practice areas; null means ANY. */
  readonly practiceArea: PerspectiveDistance | null;
  /** Another region; null means ANY. */
  readonly region: PerspectiveDistance | null;
}

/** Which saved search. */
export type SavedSearchInput = {
  /** The saved search. */
  readonly savedSearchId: string;
};

/**
 * When the owner of a saved search is written to about mentors who came to fit it.
 *
 * - `AT_ONCE`: Soon after somebody comes to fit; one letter tells of all who did so together, and two letters are at
 *   least 15 minutes apart.
 * - `DAILY`: A day after somebody came to fit, with all who did so since; never more than one a day.
 * - `NEVER`: No letters.
 */
export type KnownSavedSearchMail =
  | "AT_ONCE"
  | "DAILY"
  | "NEVER";

/**
 * When the owner of a saved search is written to about mentors who came to fit it.
 *
 * - `AT_ONCE`: Soon after somebody comes to fit; one letter tells of all who did so together, and two letters are at
 *   least 15 minutes apart.
 * - `DAILY`: A day after somebody came to fit, with all who did so since; never more than one a day.
 * - `NEVER`: No letters.
 */
export type SavedSearchMail = Open<KnownSavedSearchMail>;

/** What the mentor's usual week shall have in common with that of a saved search's owner. */
export interface SavedSearchOverlap {
  /** Hours a week at least, more than 0 and at most 168; null leaves nobody out. */
  readonly minHoursPerWeek: number | null;
}

/** What the viewer may do with a saved search. */
export interface SavedSearchViewerCan {
  /** Delete it. */
  readonly delete: boolean;
  /** Change its name, what it asks and its letters. */
  readonly update: boolean;
}

/**
 * One part of why a mentor is a hit, made only of what they show to the program. Which facts it has, its code tells;
 * the others are null.
 */
export interface SearchReason extends TakesArguments<{
  readonly text: {
    /**
     * The language, BCP 47: en or es, or a variety such as es-MX. Null, and a language that is not among these, give
     * the first language of the viewer's profile that is, else English.
     */
    readonly language?: string | null;
  };
}> {
  /** How soon the mentor usually answers; null when it is not about that. */
  readonly answersWithin: AnswerTimeBand | null;
  /** What it says. */
  readonly code: SearchReasonCode;
  /** The kinds of help it is about; null when it is not about help. */
  readonly help: readonly HelpKind[] | null;
  /** The mentor's institution; null when it is not about one. */
  readonly institution: Institution | null;
  /** Whether it is shared, different or in the way. */
  readonly kind: SearchReasonKind;
  /** The mentor's languages it is about, BCP 47; null when it is not about languages. */
  readonly languages: readonly string[] | null;
  /**
   * Hours of a usual week in which the mentor and the viewer are both available, in quarters; null when it is not
   * about them.
   */
  readonly overlapHours: number | null;
  /** When the mentor's pause ends; null when it has no end yet, and when it is not about a pause. */
  readonly pausedUntil: string | null;
  /** The mentor's free places; null when it is not about places. */
  readonly placesLeft: number | null;
  /**
   * What it adds to the score, 0 to 1, always a whole number of thousandths: counted in thousandths, a hit's points
   * add up to its score exactly.
   */
  readonly points: number;
  /** The mentor's stage; null when it is not about one. */
  readonly stage: CareerStage | null;
  /** The mentor's terms it is about, at most 50; null when it is not about terms. */
  readonly terms: readonly Term[] | null;
  /**
   * The reason as a sentence to the viewer, made of the code and the facts. Names of terms and institutions are as
   * they are, in every language.
   */
  readonly text: string;
}

/**
 * What a reason says.
 *
 * - `ALREADY_PAIRED`: The two have an active mentorship in this program.
 * - `ANSWERS_WITHIN`: How soon the mentor usually answers a request: `answersWithin`; the sooner, the more points. It
 *   is not said before three mentees have asked.
 * - `DIFFERENT_INSTITUTION`: Works at another institution than the viewer: `institution`. Campuses of one system are
 *   one.
 * - `DIFFERENT_PRACTICE_AREA`: Practices in none of the viewer's areas: `terms` are the mentor's. Areas under one head
 *   are one.
 * - `DIFFERENT_REGION`: Lives in another region than the viewer: `terms` holds it.
 * - `LANGUAGE`: Speaks languages asked for: `languages`.
 * - `NO_PLACES`: The mentor has as many mentees as they take.
 * - `OFFERS_HELP`: Offers kinds of help asked for: `help`.
 * - `OVERLAP_HOURS`: Is available in a usual week when the viewer is: `overlapHours`, 0 when never. Five hours, or all
 *   the viewer has if they have fewer, earn all the points.
 * - `PAUSED`: The mentor takes no requests now: `pausedUntil`.
 * - `PLACES_LEFT`: Can take another mentee now: `placesLeft`.
 * - `REGION`: Lives in a region asked for: `terms` holds the mentor's.
 * - `REQUEST_OPEN`: The viewer has an open request to this mentor in this program.
 * - `SAME_INSTITUTION`: Works at the viewer's institution or at a campus of its system: `institution`. Carries no
 *   points.
 * - `SAME_PRACTICE_AREA`: Shares a practice area with the viewer. Carries no points.
 * - `SAME_REGION`: Lives in the viewer's region, or in one that holds it or is held by it. Carries no points.
 * - `SHARED_INTEREST`: Interests in common: `terms` are the mentor's.
 * - `SHARED_PRACTICE_AREA`: Practices in areas asked for: `terms` are the mentor's.
 * - `STAGE`: Is at a stage asked for: `stage`.
 * - `STAGE_AHEAD`: Has come further than the viewer: `stage`. The order is P1 to P4, PGY1, PGY2 or fellow, new
 *   practitioner, practitioner, specialist, leader; FACULTY and INDUSTRY count as practitioners. A technician is ahead
 *   of nobody, and behind whoever practices.
 * - `TEXT`: The name or the profile holds the text. A name earns most, a term next, other words least.
 */
export type KnownSearchReasonCode =
  | "ALREADY_PAIRED"
  | "ANSWERS_WITHIN"
  | "DIFFERENT_INSTITUTION"
  | "DIFFERENT_PRACTICE_AREA"
  | "DIFFERENT_REGION"
  | "LANGUAGE"
  | "NO_PLACES"
  | "OFFERS_HELP"
  | "OVERLAP_HOURS"
  | "PAUSED"
  | "PLACES_LEFT"
  | "REGION"
  | "REQUEST_OPEN"
  | "SAME_INSTITUTION"
  | "SAME_PRACTICE_AREA"
  | "SAME_REGION"
  | "SHARED_INTEREST"
  | "SHARED_PRACTICE_AREA"
  | "STAGE"
  | "STAGE_AHEAD"
  | "TEXT";

/**
 * What a reason says.
 *
 * - `ALREADY_PAIRED`: The two have an active mentorship in this program.
 * - `ANSWERS_WITHIN`: How soon the mentor usually answers a request: `answersWithin`; the sooner, the more points. It
 *   is not said before three mentees have asked.
 * - `DIFFERENT_INSTITUTION`: Works at another institution than the viewer: `institution`. Campuses of one system are
 *   one.
 * - `DIFFERENT_PRACTICE_AREA`: Practices in none of the viewer's areas: `terms` are the mentor's. Areas under one head
 *   are one.
 * - `DIFFERENT_REGION`: Lives in another region than the viewer: `terms` holds it.
 * - `LANGUAGE`: Speaks languages asked for: `languages`.
 * - `NO_PLACES`: The mentor has as many mentees as they take.
 * - `OFFERS_HELP`: Offers kinds of help asked for: `help`.
 * - `OVERLAP_HOURS`: Is available in a usual week when the viewer is: `overlapHours`, 0 when never. Five hours, or all
 *   the viewer has if they have fewer, earn all the points.
 * - `PAUSED`: The mentor takes no requests now: `pausedUntil`.
 * - `PLACES_LEFT`: Can take another mentee now: `placesLeft`.
 * - `REGION`: Lives in a region asked for: `terms` holds the mentor's.
 * - `REQUEST_OPEN`: The viewer has an open request to this mentor in this program.
 * - `SAME_INSTITUTION`: Works at the viewer's institution or at a campus of its system: `institution`. Carries no
 *   points.
 * - `SAME_PRACTICE_AREA`: Shares a practice area with the viewer. Carries no points.
 * - `SAME_REGION`: Lives in the viewer's region, or in one that holds it or is held by it. Carries no points.
 * - `SHARED_INTEREST`: Interests in common: `terms` are the mentor's.
 * - `SHARED_PRACTICE_AREA`: Practices in areas asked for: `terms` are the mentor's.
 * - `STAGE`: Is at a stage asked for: `stage`.
 * - `STAGE_AHEAD`: Has come further than the viewer: `stage`. The order is P1 to P4, PGY1, PGY2 or fellow, new
 *   practitioner, practitioner, specialist, leader; FACULTY and INDUSTRY count as practitioners. A technician is ahead
 *   of nobody, and behind whoever practices.
 * - `TEXT`: The name or the profile holds the text. A name earns most, a term next, other words least.
 */
export type SearchReasonCode = Open<KnownSearchReasonCode>;

/**
 * What a reason is.
 *
 * - `BLOCKING`: What of the mentor, or between the two, is in the way of a request now; what else may be,
 *   `requestForecast` says. Carries no points.
 * - `DIFFERENT`: Another perspective: something in which the mentor differs from the viewer.
 * - `SHARED`: Something the two have in common, or something that was asked for and is there.
 */
export type KnownSearchReasonKind =
  | "BLOCKING"
  | "DIFFERENT"
  | "SHARED";

/**
 * What a reason is.
 *
 * - `BLOCKING`: What of the mentor, or between the two, is in the way of a request now; what else may be,
 *   `requestForecast` says. Carries no points.
 * - `DIFFERENT`: Another perspective: something in which the mentor differs from the viewer.
 * - `SHARED`: Something the two have in common, or something that was asked for and is there.
 */
export type SearchReasonKind = Open<KnownSearchReasonKind>;

/** A message to send. */
export type SendMessageInput = {
  /** Plain text, 1 to 4,000 characters (Unicode code points); space around it is dropped. */
  readonly body: string;
  /** Chosen by the caller, 1 to 64 characters; retrying with the same value and input never does it twice. */
  readonly clientId: string;
  /** The conversation to say it in. */
  readonly conversationId: string;
  /** Members it mentions; null for none. */
  readonly mentionIds?: readonly string[] | null;
  /** A message of the same conversation it replies to; null for none. */
  readonly replyToId?: string | null;
};

/** One sign-in on one device. Only its owner sees it. */
export interface Session {
  /** The network address it was last used from. */
  readonly address: string;
  /** When the person signed in. */
  readonly createdAt: string;
  /** When it ends by itself unless it is used before: 60 days after its last use. */
  readonly expiresAt: string;
  /** The session's id. */
  readonly id: string;
  /** Whether it is the session that asks. */
  readonly isCurrent: boolean;
  /** When its tokens were last made anew; every 10 minutes while it is in use. */
  readonly lastUsedAt: string;
  /** What the device's program called itself when it was last used; null when it did not say. */
  readonly userAgent: string | null;
}

/** When the viewer is available from now on, instead of what they said before. */
export type SetAvailabilityInput = {
  /**
   * The whole week, at most 50 rules in any order. An empty list takes back what was said: then nobody is told of
   * common hours.
   */
  readonly rules: readonly AvailabilityRuleInput[];
  /** The zone whose wall clock the rules mean. */
  readonly timeZone: string;
};

/** New weights for a program's matches. */
export type SetMatchWeightsInput = {
  /**
   * The version the new weights were made from: when another is current by now, they are refused. Null overrides
   * whichever is current.
   */
  readonly basedOn?: number | null;
  /** The program, of which the viewer must be a coordinator. */
  readonly programId: string;
  /**
   * Each criterion at most once; one that is left out weighs what it does in version 1, and an empty list sets them
   * all so. One at least must weigh something.
   */
  readonly weights: readonly MatchWeightInput[];
};

/** How many mentorships a mentor takes. */
export type SetMentorCapacityInput = {
  /**
   * Living mentorships at once, 0 to 100; null takes the program's default. Mentorships there are stay, also above it.
   */
  readonly capacity?: number | null;
  /** An active enrollment as MENTOR: the viewer's own, or of a program they coordinate. */
  readonly enrollmentId: string;
};

/** What the viewer wishes of a program's pairings. It takes the place of what was said before. */
export type SetPairingPreferencesInput = {
  /** People of the other side whom the viewer must not be paired with, at most 20. Nobody is told. */
  readonly banned: readonly string[];
  /** The viewer's own active enrollment, as a mentee or a mentor. */
  readonly enrollmentId: string;
  /**
   * People of the other side, the best first, at most 20. Who takes no part in a run counts for nothing in it; those
   * not named come behind, by the search's score.
   */
  readonly ranked: readonly string[];
};

/**
 * Who sees which field from now on: a field left out stays as it is, null goes back to the default. The default is
 * PAIRED for the time zone and PROGRAM for all others.
 */
export type SetProfileVisibilityInput = {
  /** For whom common hours are counted, where PAIRED counts as PRIVATE; null for the default. */
  readonly availability?: KnownVisibility | null;
  /** Who sees the text about the person; null for the default. */
  readonly bio?: KnownVisibility | null;
  /** Who sees the country; null for the default. */
  readonly country?: KnownVisibility | null;
  /** Who sees the credentials; null for the default. */
  readonly credentials?: KnownVisibility | null;
  /** Who sees the headline; null for the default. */
  readonly headline?: KnownVisibility | null;
  /** Who sees the help offered; null for the default. */
  readonly helpOffered?: KnownVisibility | null;
  /** Who sees the help sought; null for the default. */
  readonly helpSought?: KnownVisibility | null;
  /** Who sees the institution; null for the default. */
  readonly institution?: KnownVisibility | null;
  /** Who sees the interests; null for the default. */
  readonly interests?: KnownVisibility | null;
  /** Who sees the languages; null for the default. */
  readonly languages?: KnownVisibility | null;
  /** Who sees the practice areas; null for the default. */
  readonly practiceAreas?: KnownVisibility | null;
  /**
   * Who is told whether the person is around; null for the default. Whoever was told already goes on believing it
   * until that signal expires.
   */
  readonly presence?: KnownVisibility | null;
  /** Who sees the pronouns; null for the default. */
  readonly pronouns?: KnownVisibility | null;
  /** Who sees the region; null for the default. */
  readonly region?: KnownVisibility | null;
  /** Who sees the career stage; null for the default. */
  readonly stage?: KnownVisibility | null;
  /** Who sees the time zone; null for the default. */
  readonly timeZone?: KnownVisibility | null;
};

/** Who wants to come in. */
export type SignInInput = {
  /** The account's e-mail address. Case does not count. */
  readonly email: string;
  /** The account's password. */
  readonly password: string;
};

/** Which session to end. */
export type SignOutInput = {
  /**
   * A refresh token of the session, for which no access token is needed; null means the session of the access token.
   */
  readonly refreshToken?: string | null;
};

/** Who wants an account. */
export type SignUpInput = {
  /** The name to show to others, 1 to 80 characters on one line. */
  readonly displayName: string;
  /** The e-mail address to sign in with; a mail is sent there. Case does not count. */
  readonly email: string;
  /** 10 to 200 characters. */
  readonly password: string;
  /** Where the person lives; null means not told. */
  readonly timeZone?: string | null;
};

/** How many hits of a search are at a stage. */
export interface StageFacet {
  /** Hits who show the program that they are at it; at least 1. */
  readonly count: number;
  /** The stage. */
  readonly stage: CareerStage;
}

/**
 * Why a stream is over for good.
 *
 * - `ACCESS_ENDED`: The viewer may no longer read what was followed.
 * - `SIGNED_OUT`: The viewer's session has ended.
 * - `TOPIC_CLOSED`: What was followed is no more.
 */
export type KnownStreamEndReason =
  | "ACCESS_ENDED"
  | "SIGNED_OUT"
  | "TOPIC_CLOSED";

/**
 * Why a stream is over for good.
 *
 * - `ACCESS_ENDED`: The viewer may no longer read what was followed.
 * - `SIGNED_OUT`: The viewer's session has ended.
 * - `TOPIC_CLOSED`: What was followed is no more.
 */
export type StreamEndReason = Open<KnownStreamEndReason>;

/**
 * Why a stream could not go on from the cursor it was given.
 *
 * - `FROM_THE_FUTURE`: The cursor lies after the last event there is.
 * - `MALFORMED`: The text is no cursor.
 * - `OTHER_EPOCH`: The cursor is of another stream, or of this one before a restore of the database.
 * - `TOO_OLD`: The events after the cursor are no longer kept.
 */
export type KnownStreamResetReason =
  | "FROM_THE_FUTURE"
  | "MALFORMED"
  | "OTHER_EPOCH"
  | "TOO_OLD";

/**
 * Why a stream could not go on from the cursor it was given.
 *
 * - `FROM_THE_FUTURE`: The cursor lies after the last event there is.
 * - `MALFORMED`: The text is no cursor.
 * - `OTHER_EPOCH`: The cursor is of another stream, or of this one before a restore of the database.
 * - `TOO_OLD`: The events after the cursor are no longer kept.
 */
export type StreamResetReason = Open<KnownStreamResetReason>;

/** Whom to suspend. */
export type SuspendEnrollmentInput = {
  /** An ACTIVE enrollment of somebody else in a program the viewer coordinates, whichever of their roles. */
  readonly enrollmentId: string;
  /** Why, for the program's coordinators alone, at most 1000 characters; null when nothing is said. */
  readonly reason?: string | null;
};

/** A word of the program's shared vocabulary, such as critical care. The same for everybody. */
export interface Term {
  /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
  readonly key: string;
  /** What it names. */
  readonly kind: TermKind;
  /** What people read. */
  readonly name: string;
  /** The wider term; null at the top of its kind. */
  readonly parent: Term | null;
  /** Other words that find it, such as ICU; at most a few dozen. */
  readonly synonyms: readonly string[];
}

/** How many hits of a search count as a term: name it or a narrower one. */
export interface TermFacet {
  /** Hits who show one of these terms to the program, each once; at least 1. */
  readonly count: number;
  /** The term. */
  readonly term: Term;
}

/**
 * What a term of the taxonomy names.
 *
 * - `PRACTICE_AREA`: An area of practice.
 * - `REGION`: A part of the world.
 * - `TOPIC`: Something people talk about or work on.
 */
export type KnownTermKind =
  | "PRACTICE_AREA"
  | "REGION"
  | "TOPIC";

/**
 * What a term of the taxonomy names.
 *
 * - `PRACTICE_AREA`: An area of practice.
 * - `REGION`: A part of the world.
 * - `TOPIC`: Something people talk about or work on.
 */
export type TermKind = Open<KnownTermKind>;

/** Whose block to take back. */
export type UnblockPersonInput = {
  /** Somebody the viewer has blocked. */
  readonly personId: string;
};

/** How many mentees a run has no mentor for, for one reason. */
export interface UnpairedCount {
  /** How many. */
  readonly count: number;
  /** The reason. */
  readonly reason: UnpairedReason;
}

/** A mentee whom a run has no mentor for. */
export interface UnpairedMentee {
  /** The mentee. */
  readonly mentee: Person;
  /** Why. */
  readonly reason: UnpairedReason;
}

/** A page of a list of UnpairedMentee. */
export interface UnpairedMenteeConnection {
  /** The entries with their cursors, in the list's order. */
  readonly edges: readonly UnpairedMenteeEdge[];
  /** The entries without their cursors, in the list's order. */
  readonly nodes: readonly UnpairedMentee[];
  /** Whether and where the list goes on. */
  readonly pageInfo: PageInfo;
}

/** One entry of a list of UnpairedMentee, with its cursor. */
export interface UnpairedMenteeEdge {
  /** Opaque position of this entry in the list. */
  readonly cursor: string;
  /** The entry itself. */
  readonly node: UnpairedMentee;
}

/**
 * Why a mentee has no mentor by a run.
 *
 * - `NO_POSSIBLE_MENTOR`: No mentor with a place was possible for them under the run's rules.
 * - `PLACES_TAKEN`: All places at mentors who were possible went to others.
 * - `TAKEN_OUT`: A coordinator took them out of the pairing by hand.
 */
export type KnownUnpairedReason =
  | "NO_POSSIBLE_MENTOR"
  | "PLACES_TAKEN"
  | "TAKEN_OUT";

/**
 * Why a mentee has no mentor by a run.
 *
 * - `NO_POSSIBLE_MENTOR`: No mentor with a place was possible for them under the run's rules.
 * - `PLACES_TAKEN`: All places at mentors who were possible went to others.
 * - `TAKEN_OUT`: A coordinator took them out of the pairing by hand.
 */
export type UnpairedReason = Open<KnownUnpairedReason>;

/** What changes in the viewer's profile: a field left out stays as it is, null clears it. */
export type UpdateProfileInput = {
  /** At most 4,000 characters, with line breaks; null clears. */
  readonly bio?: string | null;
  /** ISO 3166-1 alpha-2, such as `US`; null clears. */
  readonly country?: string | null;
  /** The name to show, 1 to 100 characters; null is refused, because a name cannot be cleared. */
  readonly displayName?: string | null;
  /** One line of at most 160 characters; null clears. */
  readonly headline?: string | null;
  /** Replaces the whole list; null clears it. */
  readonly helpOffered?: readonly KnownHelpKind[] | null;
  /** Replaces the whole list; null clears it. */
  readonly helpSought?: readonly KnownHelpKind[] | null;
  /** An institution as `institutionSearch` gives it; null clears. */
  readonly institutionId?: string | null;
  /** Keys of terms of kind PRACTICE_AREA or TOPIC, at most 50; replaces the whole list, null clears it. */
  readonly interests?: readonly string[] | null;
  /** BCP 47 tags, such as `es-MX`, at most 20; replaces the whole list, null clears it. */
  readonly languages?: readonly string[] | null;
  /** Keys of terms of kind PRACTICE_AREA, at most 20; replaces the whole list, null clears it. */
  readonly practiceAreas?: readonly string[] | null;
  /** At most 40 characters; null clears. */
  readonly pronouns?: string | null;
  /** Key of a term of kind REGION; null clears. */
  readonly region?: string | null;
  /** The career stage; null clears. */
  readonly stage?: KnownCareerStage | null;
  /** The time zone the person lives in; null clears. */
  readonly timeZone?: string | null;
};

/** What changes in a program's policy: a field left out, or null, stays as it is. */
export type UpdateProgramPolicyInput = {
  /** Living mentorships of a mentor who has set no capacity, 0 to 100; null leaves it. */
  readonly defaultCapacity?: number | null;
  /** Who may open a conversation without a mentorship; null leaves it. Conversations there are stay. */
  readonly directChat?: KnownDirectChat | null;
  /** Whose joining waits for a coordinator; null leaves it. Who waits goes on waiting. */
  readonly joinApproval?: KnownJoinApproval | null;
  /** Requests a mentee may have open at once, 1 to 100; null leaves it. Requests that are open stay. */
  readonly openRequests?: number | null;
  /** A program the viewer coordinates. */
  readonly programId: string;
  /** Days until a request expires, 1 to 90; null leaves it. Requests that are open keep their day. */
  readonly requestDays?: number | null;
  /** Who may begin a mentorship; null leaves it. */
  readonly whoAsks?: KnownWhoAsks | null;
};

/** What changes in a saved search: what is left out or null stays as it is. */
export type UpdateSavedSearchInput = {
  /** When to write to the viewer; NEVER drops what was not written of yet, null leaves it. */
  readonly mail?: KnownSavedSearchMail | null;
  /** What the viewer calls it, 1 to 100 characters; null leaves it. */
  readonly name?: string | null;
  /** The saved search. */
  readonly savedSearchId: string;
  /** What is asked from now on, in the same program; it replaces all that was asked. Null leaves it. */
  readonly search?: MentorSearchInput | null;
};

/** What the mail to a new address brought. */
export type VerifyEmailInput = {
  /** The code of the mail, or `token` of its link. Good for 3 days. */
  readonly token: string;
};

/**
 * Who sees a field of a profile, beside the person.
 *
 * - `PAIRED`: The others of the person's mentorships and nobody else, coordinators included.
 * - `PRIVATE`: The person alone.
 * - `PROGRAM`: Members of programs the person is in.
 */
export type KnownVisibility =
  | "PAIRED"
  | "PRIVATE"
  | "PROGRAM";

/**
 * Who sees a field of a profile, beside the person.
 *
 * - `PAIRED`: The others of the person's mentorships and nobody else, coordinators included.
 * - `PRIVATE`: The person alone.
 * - `PROGRAM`: Members of programs the person is in.
 */
export type Visibility = Open<KnownVisibility>;

/**
 * Who may begin a mentorship.
 *
 * - `COORDINATOR_ONLY`: Coordinators alone bring people together.
 * - `MENTEE_REQUESTS`: Mentees ask mentors.
 */
export type KnownWhoAsks =
  | "COORDINATOR_ONLY"
  | "MENTEE_REQUESTS";

/**
 * Who may begin a mentorship.
 *
 * - `COORDINATOR_ONLY`: Coordinators alone bring people together.
 * - `MENTEE_REQUESTS`: Mentees ask mentors.
 */
export type WhoAsks = Open<KnownWhoAsks>;

/**
 * Why a run does not pair two people, from the run as it was solved: changes by hand are not in it. What was not
 * possible for whatever reason is told alike.
 */
export interface WhyNotPaired {
  /** Whether the mentee likes both mentors alike and the run's lottery decided. */
  readonly byLottery: boolean;
  /** Why. */
  readonly code: PairingWhyNotCode;
  /** The mentor the mentee has instead, where that is why; else null. */
  readonly has: Person | null;
  /** Who has the mentor's places, at most 100; empty when NOT_POSSIBLE. */
  readonly holders: readonly PairingPlaceHolder[];
  /**
   * Which place the mentor has among the mentee's candidates, whether they were possible or not, from 1; null when
   * NOT_POSSIBLE.
   */
  readonly menteeRank: number | null;
  /** Which place the mentee has among those whose candidate the mentor is; null when NOT_POSSIBLE. */
  readonly mentorRank: number | null;
  /** What the best run with this pair in it would come to; null unless the code is COSTS_OTHERS. */
  readonly takes: PairingOutlook | null;
}
