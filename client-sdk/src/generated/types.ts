// Written by `ithaca-sdk generate`; never edited by hand.
import type { Open } from "../core/document.js";
import type { TakesArguments } from "../core/select.js";

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

/** A message of one's own to delete. */
export type DeleteMessageInput = {
  /** The message. */
  readonly messageId: string;
};

/** New words for a message of one's own. */
export type EditMessageInput = {
  /** Plain text, 1 to 4,000 characters. */
  readonly body: string;
  /** The message. */
  readonly messageId: string;
};

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

/** How far the viewer has read. */
export type MarkReadInput = {
  /** The conversation. */
  readonly conversationId: string;
  /** The seq of the last message read; a lower one than before changes nothing. */
  readonly seq: number;
};

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
 * Who sees which field of a profile, and who is told that the person is around. A coordinator sees what members see.
 * The display name is not here: whoever shares a program or a conversation sees it.
 */
export interface ProfileVisibility {
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
