// Written by `ithaca-sdk generate`; never edited by hand.
import type { Core, Named } from "../core/core.js";
import type { Document } from "../core/document.js";
import type { Refusal, UnknownRefusal } from "../core/errors.js";
import type { Sending } from "../core/outbox.js";
import type { PageOptions, Pages } from "../core/pages.js";
import type { AnySelection, Exact, Selected, Selection } from "../core/select.js";
import type {
  AnswerFitInput,
  AnswerRequestInput,
  AskForInformationInput,
  CloseMentorshipInput,
  DeclineRequestInput,
  EndMentorshipInput,
  KnownMentorshipFitAnswer,
  KnownMentorshipRequestState,
  KnownMentorshipSide,
  KnownMentorshipStatus,
  KnownRequestDeclineReason,
  Mentorship,
  MentorshipFitAnswer,
  MentorshipKind,
  MentorshipRequest,
  MentorshipRequestInput,
  MentorshipRequestMove,
  MentorshipRequestState,
  MentorshipSide,
  MentorshipStatus,
  RePairingRequest,
  ReferRequestInput,
  RequestDeclineReason,
  RequestMentorshipInput,
  RequestReferredInput,
} from "./types.js";

/** A mentee's request to one mentor of a program. Only the two see it, and while one blocks the other, neither does. */
export interface RequestParts {
  /** The request's id. */
  readonly id: string;
  /** Where it is now. */
  readonly state: MentorshipRequestState;
  /** The program it was made in. */
  readonly programId: string;
  /** What the mentee asks for, in their words. */
  readonly purpose: string;
  /** The mentor's latest question; null when none was asked. */
  readonly question: string | null;
  /** The mentee's answer to that question; null when there is none yet. */
  readonly answer: string | null;
  /** Why it was declined; null when it was not. */
  readonly declineReason: RequestDeclineReason | null;
  /** What the mentor wrote to the mentee with the no; null when nothing. */
  readonly declineNote: string | null;
  /** When it was sent. */
  readonly createdAt: string;
  /** When it moved last. */
  readonly updatedAt: string;
  /** When it expires if it is still open; set by the program when it was sent. */
  readonly expiresAt: string;
  /** When it came to its end; null while it is open. */
  readonly closedAt: string | null;
  /** Who asks. */
  readonly mentee: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
  /** Who is asked. */
  readonly mentor: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
  /** The mentorship that came of it; null unless it was accepted. */
  readonly mentorship: {
    /** The mentorship's id. */
    readonly id: string;
    /** The conversation of the two; it stays theirs after the end. */
    readonly conversationId: string;
  } | null;
  /** The moves the viewer may try; asked on queries, not on events. */
  readonly viewerCan: {
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
  };
}

/** A mentee and a mentor who work together. Only the two see it. */
export interface MentorshipParts {
  /** The mentorship's id. */
  readonly id: string;
  /** What sort of relationship it is. */
  readonly kind: MentorshipKind;
  /** Whether it goes on. */
  readonly status: MentorshipStatus;
  /** The program it belongs to. */
  readonly programId: string;
  /** What the mentee asked for at the start; null when nobody wrote it down. */
  readonly purpose: string | null;
  /** The request it came of; null when it came of none. */
  readonly requestId: string | null;
  /** The conversation of the two; it stays theirs after the end. */
  readonly conversationId: string;
  /** When it began. */
  readonly startedAt: string;
  /** When it ended; null while it goes on. */
  readonly endedAt: string | null;
  /** The viewer's own note about the end; null for everybody but who ended it, and when nothing was noted. */
  readonly endNote: string | null;
  /** Who learns. */
  readonly mentee: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
  /** Who accompanies. */
  readonly mentor: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
  /** What the viewer may do with it; asked on queries, not on events. */
  readonly viewerCan: {
    /** Say privately how it fits. */
    readonly answerFit: boolean;
    /** End it, for both. */
    readonly end: boolean;
  };
}

/**
 * What the viewer has said of how a mentorship of theirs fits. The other of the two never sees it, nor whether there
 * is one.
 */
export interface FitParts {
  /** The answer. */
  readonly fit: MentorshipFitAnswer;
  /** What the viewer wrote with it; null when nothing. */
  readonly note: string | null;
  /** Whether the program's coordinators may read the note. */
  readonly sharesNote: boolean;
  /** When it was said. */
  readonly answeredAt: string;
}

/**
 * One human. Who may see which part of a profile is the person's own choice, field by field; what is hidden reads like
 * what was never given.
 */
export interface MentorParts {
  /** The person's id; the same in every program. */
  readonly id: string;
  /** The name to show; visible to whoever shares a program or a conversation. */
  readonly displayName: string;
  /** One line about the person; null when not given or not shown to the viewer. */
  readonly headline: string | null;
}

/** The request was sent, or had been sent under this clientId. */
export interface MentorshipsRequestSuccess {
  /** The request as it is now. */
  readonly request: RequestParts;
}

/** The mentor has no place left for another mentee. */
export interface MentorFull extends Refusal<"MENTOR_FULL"> {
  /**
   * Other mentors of the program with a free place, at most three, those most like this mentor first: for the mentee,
   * none to whom they have an open request or whose mentee they are. Empty where coordinators pair.
   */
  readonly alternatives: readonly MentorParts[];
}

/** The mentor takes no requests now. */
export interface MentorPaused extends Refusal<"MENTOR_PAUSED"> {
  /** When the pause ends; null when it has no end yet. */
  readonly until: string | null;
}

/** The two have an active mentorship in this program. */
export interface MentorshipAlreadyActive extends Refusal<"MENTORSHIP_ALREADY_ACTIVE"> {
  /** That mentorship. */
  readonly mentorship: MentorshipParts;
}

/** The viewer has an open request to this mentor. */
export interface RequestAlreadyOpen extends Refusal<"REQUEST_ALREADY_OPEN"> {
  /** That request. */
  readonly request: RequestParts;
}

/** The viewer has as many open requests as the program allows. */
export interface TooManyOpenRequests extends Refusal<"TOO_MANY_OPEN_REQUESTS"> {
  /** How many requests may be open at once. */
  readonly limit: number;
  /**
   * The open requests, newest first, at most 100: more than the limit where it was lowered since, fewer where the
   * viewer blocks the mentor.
   */
  readonly requests: readonly RequestParts[];
}

/** What `request` gives: its success or a refusal. */
export type MentorshipsRequestResult = MentorshipsRequestSuccess | MentorFull | MentorPaused | MentorshipAlreadyActive | RequestAlreadyOpen | TooManyOpenRequests | UnknownRefusal;

/** A request for a mentor. */
export type MentorshipsRequestInput = {
  /** Chosen by the client, at most 64 characters; a retry with the same value gives the first request. */
  readonly clientId?: string;
  /** The person to ask; an active mentor of the program. */
  readonly mentorId: string;
  /** The program; the viewer must be an active mentee of it. */
  readonly programId: string;
  /** What the mentee hopes for, 1 to 2,000 characters. The mentor reads it. */
  readonly purpose: string;
};

/** A mentee's request to one mentor of a program. Only the two see it, and while one blocks the other, neither does. */
export interface MentorshipsGetRequest extends RequestParts {
  /**
   * For the mentee of a declined, referred or expired request, other mentors of the program with a free place, at most
   * three, those most like the mentor first; empty otherwise, for who has left it, and where coordinators pair.
   */
  readonly alternatives: readonly MentorParts[];
  /** What the mentor wrote with the referral; null when nothing, and for the mentee while `referredTo` is null. */
  readonly referralNote: string | null;
  /**
   * The mentor whose referral it follows; null when it follows none, and while the viewer cannot meet them in the
   * program.
   */
  readonly referredBy: MentorParts | null;
  /**
   * The colleague whom the mentor named when they referred it; `requestReferred` asks them, and until then they are
   * not told. Null when it is not REFERRED, and while the viewer cannot meet the colleague in the program.
   */
  readonly referredTo: MentorParts | null;
}

/** A mentee's request to one mentor of a program. Only the two see it, and while one blocks the other, neither does. */
export interface MentorshipsRequestsNode extends RequestParts {
  /**
   * The colleague whom the mentor named when they referred it; `requestReferred` asks them, and until then they are
   * not told. Null when it is not REFERRED, and while the viewer cannot meet the colleague in the program.
   */
  readonly referredTo: MentorParts | null;
}

export type MentorshipsRequestsInput = {
  /** MENTEE gives those the viewer has sent, MENTOR those they were sent; null gives both. */
  readonly role?: KnownMentorshipSide | null;
  /** Only those in one of these states; null gives all. */
  readonly states?: readonly KnownMentorshipRequestState[] | null;
};

/** One move of a request. */
export interface MentorshipsMovesNode {
  /** Which move of the request it is, from 1. */
  readonly number: number;
  /** When it was made. */
  readonly at: string;
  /** Where it was before; null for the sending. */
  readonly fromState: MentorshipRequestState | null;
  /** Where it was moved to. */
  readonly toState: MentorshipRequestState;
  /**
   * What was written with it: purpose, question, answer or the note of a no; null when nothing. A referral's note
   * stands with the request.
   */
  readonly words: string | null;
  /** Who made it; null for the clock and for what another request's acceptance did. */
  readonly actor: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  } | null;
}

/** The request was accepted, now or before, and the mentorship stands. */
export interface MentorshipsAcceptSuccess {
  /** The mentorship that came of it. */
  readonly mentorship: MentorshipParts;
  /** The request as it is now. */
  readonly request: RequestParts;
}

/** The request is not where this move begins: somebody was faster, or the screen shows an old state. */
export interface RequestMovedOn extends Refusal<"REQUEST_MOVED_ON"> {
  /** The request as it is now. */
  readonly request: RequestParts;
}

/** What `accept` gives: its success or a refusal. */
export type MentorshipsAcceptResult = MentorshipsAcceptSuccess | MentorFull | RequestMovedOn | UnknownRefusal;

/** The request was declined. */
export interface MentorshipsDeclineSuccess {
  /** The request as it is now. */
  readonly request: RequestParts;
}

/** What `decline` gives: its success or a refusal. */
export type MentorshipsDeclineResult = MentorshipsDeclineSuccess | RequestMovedOn | UnknownRefusal;

/** A no to a request. */
export type MentorshipsDeclineInput = {
  /** A word to the mentee, at most 2,000 characters; null for none. */
  readonly note?: string | null;
  /** Why; the mentee is told. */
  readonly reason: KnownRequestDeclineReason;
};

/** The question was asked. */
export interface MentorshipsAskForInformationSuccess {
  /** The request as it is now. */
  readonly request: RequestParts;
}

/** What `askForInformation` gives: its success or a refusal. */
export type MentorshipsAskForInformationResult = MentorshipsAskForInformationSuccess | RequestMovedOn | UnknownRefusal;

/** A question of the mentor about a request. */
export type MentorshipsAskForInformationInput = {
  /** What the mentor wants to know, 1 to 2,000 characters. */
  readonly question: string;
};

/** The question was answered. */
export interface MentorshipsAnswerSuccess {
  /** The request as it is now. */
  readonly request: RequestParts;
}

/** What `answer` gives: its success or a refusal. */
export type MentorshipsAnswerResult = MentorshipsAnswerSuccess | RequestMovedOn | UnknownRefusal;

/** The mentee's answer to the mentor's question. */
export type MentorshipsAnswerInput = {
  /** The answer, 1 to 2,000 characters. */
  readonly answer: string;
};

/** The request was declined, and a colleague named. */
export interface MentorshipsReferSuccess {
  /** The request as it is now. */
  readonly request: RequestParts & {
    /** What the mentor wrote with the referral; null when nothing, and for the mentee while `referredTo` is null. */
    readonly referralNote: string | null;
    /**
     * The colleague whom the mentor named when they referred it; `requestReferred` asks them, and until then they are
     * not told. Null when it is not REFERRED, and while the viewer cannot meet the colleague in the program.
     */
    readonly referredTo: MentorParts | null;
  };
}

/** What `refer` gives: its success or a refusal. */
export type MentorshipsReferResult = MentorshipsReferSuccess | RequestMovedOn | UnknownRefusal;

/** The colleague was asked, or had been asked under this clientId. */
export interface MentorshipsRequestReferredSuccess {
  /** The request to the colleague as it is now. */
  readonly request: RequestParts & {
    /**
     * The mentor whose referral it follows; null when it follows none, and while the viewer cannot meet them in the
     * program.
     */
    readonly referredBy: MentorParts | null;
  };
}

/** What `requestReferred` gives: its success or a refusal. */
export type MentorshipsRequestReferredResult = MentorshipsRequestReferredSuccess | MentorFull | MentorPaused | MentorshipAlreadyActive | RequestAlreadyOpen | TooManyOpenRequests | UnknownRefusal;

/** A request to the colleague whom a referral names. */
export type MentorshipsRequestReferredInput = {
  /** Chosen by the client, at most 64 characters; a retry with the same value gives the first request. */
  readonly clientId?: string;
  /**
   * What the mentee hopes for, 1 to 2,000 characters; null sends the purpose of the request that was referred. The
   * colleague reads it, and who referred the mentee.
   */
  readonly purpose?: string | null;
};

/** The request was taken back. */
export interface MentorshipsWithdrawSuccess {
  /** The request as it is now. */
  readonly request: RequestParts;
}

/** What `withdraw` gives: its success or a refusal. */
export type MentorshipsWithdrawResult = MentorshipsWithdrawSuccess | RequestMovedOn | UnknownRefusal;

/** A mentee and a mentor who work together. Only the two see it. */
export interface MentorshipsGet extends MentorshipParts {
  /**
   * The conversation of the two; null while one of them blocks the other or the viewer is suspended from the program.
   */
  readonly conversation: {
    /** The conversation's id. */
    readonly id: string;
    /** Where its stream stands, read before the rest: state and the events after it miss nothing. */
    readonly streamCursor: string;
    /** Messages of others that the viewer has not read. */
    readonly unreadCount: number;
  } | null;
  /** What the viewer has said of how it fits; null when nothing. The other's answer is nobody else's. */
  readonly myFit: FitParts & {
    /**
     * For a mentee who has said NOT_A_GOOD_FIT, other mentors of the program with a free place, at most three, those
     * most like this mentor first; empty otherwise, and where coordinators pair.
     */
    readonly alternatives: readonly MentorParts[];
  } | null;
}

export type MentorshipsListInput = {
  /** Only these; null gives all. */
  readonly status?: KnownMentorshipStatus | null;
};

/** The mentorship has ended, now or before. */
export interface MentorshipsEndSuccess {
  /** The mentorship as it is now. */
  readonly mentorship: MentorshipParts;
}

/** What `end` gives: its success or a refusal. */
export type MentorshipsEndResult = MentorshipsEndSuccess | UnknownRefusal;

/** The end of a mentorship. */
export type MentorshipsEndInput = {
  /** A note for the viewer alone, at most 2,000 characters; nobody else ever reads it. Null for none. */
  readonly note?: string | null;
};

/** The answer is written down. */
export interface MentorshipsAnswerFitSuccess {
  /** The answer. */
  readonly fit: FitParts & {
    /**
     * For a mentee who has said NOT_A_GOOD_FIT, other mentors of the program with a free place, at most three, those
     * most like this mentor first; empty otherwise, and where coordinators pair.
     */
    readonly alternatives: readonly MentorParts[];
  };
  /** The mentorship; the answer changes nothing of it. */
  readonly mentorship: MentorshipParts;
}

/** The mentorship has ended. */
export interface MentorshipNotActive extends Refusal<"MENTORSHIP_NOT_ACTIVE"> {
  /** The mentorship as it is now. */
  readonly mentorship: MentorshipParts;
}

/** What `answerFit` gives: its success or a refusal. */
export type MentorshipsAnswerFitResult = MentorshipsAnswerFitSuccess | MentorshipNotActive | UnknownRefusal;

/** How a mentorship fits, as one of the two says privately. */
export type MentorshipsAnswerFitInput = {
  /** The answer; it takes the place of an earlier one. */
  readonly fit: KnownMentorshipFitAnswer;
  /** Why, at most 2,000 characters, for the viewer alone unless they share it; null for none. */
  readonly note?: string | null;
  /** Whether the program's coordinators may read the note; null means no. */
  readonly shareNote?: boolean | null;
};

/**
 * A mentorship that goes on and of which one of the two has said that it is not a good fit, for another pairing to be
 * found. Only the program's coordinators see it, and none who is one of the two.
 */
export interface MentorshipsRePairingNode {
  /** The answer's id; a mentorship of which both have said so is listed twice. */
  readonly id: string;
  /** The mentorship; `closeMentorship` ends it. */
  readonly mentorshipId: string;
  /** Who has said so. */
  readonly side: MentorshipSide;
  /** Why, in their words; null when they gave no reason or do not share it. */
  readonly reason: string | null;
  /** When it was said. */
  readonly askedAt: string;
  /** When the mentorship began. */
  readonly startedAt: string;
  /** Who learns. */
  readonly mentee: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
  /** Who accompanies. */
  readonly mentor: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
}

/** The mentorship has ended, now or before. */
export interface MentorshipsCloseSuccess {
  /** The mentorship. */
  readonly mentorshipId: string;
  /** When it ended. */
  readonly endedAt: string;
}

/** What `close` gives: its success or a refusal. */
export type MentorshipsCloseResult = MentorshipsCloseSuccess | UnknownRefusal;

/** Requests for a mentorship, and the mentorships that come of them. */
export interface MentorshipsDomain {
  /**
   * Asks somebody to be the viewer's mentor. The mentor is told at once and by mail; the request expires after the
   * program's days.
   *
   * Refusals:
   * - `MENTOR_FULL`: The mentor has no place left for another mentee.
   * - `MENTOR_PAUSED`: The mentor takes no requests now.
   * - `MENTORSHIP_ALREADY_ACTIVE`: The two have an active mentorship in this program.
   * - `REQUEST_ALREADY_OPEN`: The viewer has an open request to this mentor.
   * - `TOO_MANY_OPEN_REQUESTS`: The viewer has as many open requests as the program allows.
   */
  request(input: MentorshipsRequestInput): Sending<MentorshipsRequestResult, RequestMentorshipInput>;

  /**
   * A request the viewer has sent or was sent; null when there is none such.
   *
   * @param id The request's id.
   */
  getRequest(id: string): Promise<MentorshipsGetRequest | null>;
  /** The same with exactly what is selected. */
  getRequest<const S extends Selection<MentorshipRequest>>(id: string, selection: Exact<S, Selection<MentorshipRequest>>): Promise<Selected<MentorshipRequest, S> | null>;

  /** The viewer's requests, the newest first. */
  requests(input?: MentorshipsRequestsInput, options?: PageOptions): Pages<MentorshipsRequestsNode>;
  /** The same with exactly what is selected. */
  requests<const S extends Selection<MentorshipRequest>>(input: MentorshipsRequestsInput | undefined, options: PageOptions | undefined, selection: Exact<S, Selection<MentorshipRequest>>): Pages<Selected<MentorshipRequest, S>>;

  /**
   * Every move it has made, in order, with the words that went with it.
   *
   * @param requestId The request's id.
   */
  moves(requestId: string, options?: PageOptions): Pages<MentorshipsMovesNode>;
  /** The same with exactly what is selected. */
  moves<const S extends Selection<MentorshipRequestMove>>(requestId: string, options: PageOptions | undefined, selection: Exact<S, Selection<MentorshipRequestMove>>): Pages<Selected<MentorshipRequestMove, S>>;

  /**
   * As the mentor, accepts a request: the mentorship and its conversation stand at once, and other open requests of
   * the two are superseded. Accepting again gives the same mentorship.
   *
   * Refusals:
   * - `MENTOR_FULL`: The mentor has no place left for another mentee.
   * - `REQUEST_MOVED_ON`: The request is not where this move begins: somebody was faster, or the screen shows an old
   *   state.
   *
   * @param requestId The request.
   */
  accept(requestId: string): Promise<MentorshipsAcceptResult>;

  /**
   * As the mentor, says no to a request, with a reason.
   *
   * Refusals:
   * - `REQUEST_MOVED_ON`: The request is not where this move begins: somebody was faster, or the screen shows an old
   *   state.
   *
   * @param requestId The request.
   */
  decline(requestId: string, input: MentorshipsDeclineInput): Promise<MentorshipsDeclineResult>;

  /**
   * As the mentor, asks the mentee a question before deciding.
   *
   * Refusals:
   * - `REQUEST_MOVED_ON`: The request is not where this move begins: somebody was faster, or the screen shows an old
   *   state.
   *
   * @param requestId The request.
   */
  askForInformation(requestId: string, input: MentorshipsAskForInformationInput): Promise<MentorshipsAskForInformationResult>;

  /**
   * As the mentee, answers the mentor's question.
   *
   * Refusals:
   * - `REQUEST_MOVED_ON`: The request is not where this move begins: somebody was faster, or the screen shows an old
   *   state.
   *
   * @param requestId The request.
   */
  answer(requestId: string, input: MentorshipsAnswerInput): Promise<MentorshipsAnswerResult>;

  /**
   * As the mentor, says no to a request and names a colleague whom the mentee may ask instead. The mentee is told
   * whom, and the colleague nothing. Whether the colleague has places, and how the mentee stands to them, makes no
   * difference to the answer: where the mentee cannot meet the colleague in the program, they are told of the referral
   * without the name.
   *
   * Refusals:
   * - `REQUEST_MOVED_ON`: The request is not where this move begins: somebody was faster, or the screen shows an old
   *   state.
   */
  refer(input: ReferRequestInput): Promise<MentorshipsReferResult>;

  /**
   * As the mentee of a referred request, asks the colleague it names, in one step with the words there are: a request
   * like any other.
   *
   * Refusals:
   * - `MENTOR_FULL`: The mentor has no place left for another mentee.
   * - `MENTOR_PAUSED`: The mentor takes no requests now.
   * - `MENTORSHIP_ALREADY_ACTIVE`: The two have an active mentorship in this program.
   * - `REQUEST_ALREADY_OPEN`: The viewer has an open request to this mentor.
   * - `TOO_MANY_OPEN_REQUESTS`: The viewer has as many open requests as the program allows.
   *
   * @param requestId The request that was referred.
   */
  requestReferred(requestId: string, input?: MentorshipsRequestReferredInput): Sending<MentorshipsRequestReferredResult, RequestReferredInput>;

  /**
   * As the mentee, takes an open request back.
   *
   * Refusals:
   * - `REQUEST_MOVED_ON`: The request is not where this move begins: somebody was faster, or the screen shows an old
   *   state.
   *
   * @param requestId The request.
   */
  withdraw(requestId: string): Promise<MentorshipsWithdrawResult>;

  /**
   * A mentorship the viewer is one of the two of; null when there is none such.
   *
   * @param id The mentorship's id.
   */
  get(id: string): Promise<MentorshipsGet | null>;
  /** The same with exactly what is selected. */
  get<const S extends Selection<Mentorship>>(id: string, selection: Exact<S, Selection<Mentorship>>): Promise<Selected<Mentorship, S> | null>;

  /** The viewer's mentorships, on either side, the newest first. */
  list(input?: MentorshipsListInput, options?: PageOptions): Pages<MentorshipParts>;
  /** The same with exactly what is selected. */
  list<const S extends Selection<Mentorship>>(input: MentorshipsListInput | undefined, options: PageOptions | undefined, selection: Exact<S, Selection<Mentorship>>): Pages<Selected<Mentorship, S>>;

  /**
   * Ends a mentorship for both, without blame; either of the two may. The mentor's place is free at once, and the
   * conversation stays.
   *
   * @param mentorshipId The mentorship.
   */
  end(mentorshipId: string, input?: MentorshipsEndInput): Promise<MentorshipsEndResult>;

  /**
   * As one of the two, says privately how an active mentorship fits; the other never learns of it. NOT_A_GOOD_FIT puts
   * it before the program's coordinators, with the note if it is shared, until another answer is given or the
   * mentorship ends. It ends nothing by itself. Coordinators are told of it once a day at most.
   *
   * Refusals:
   * - `MENTORSHIP_NOT_ACTIVE`: The mentorship has ended.
   *
   * @param mentorshipId The mentorship.
   */
  answerFit(mentorshipId: string, input: MentorshipsAnswerFitInput): Promise<MentorshipsAnswerFitResult>;

  /**
   * Mentorships of a program that one of the two finds no good fit, the longest waiting first; for the program's
   * coordinators. Those of which the viewer is one of the two are not among them.
   *
   * @param programId The program.
   */
  rePairing(programId: string, options?: PageOptions): Pages<MentorshipsRePairingNode>;
  /** The same with exactly what is selected. */
  rePairing<const S extends Selection<RePairingRequest>>(programId: string, options: PageOptions | undefined, selection: Exact<S, Selection<RePairingRequest>>): Pages<Selected<RePairingRequest, S>>;

  /**
   * As a coordinator, ends a mentorship of the program for both, without blame. Both are told at once and by mail that
   * a coordinator has closed it, and not why; the mentor's place is free at once, and the conversation stays.
   *
   * @param mentorshipId A mentorship of a program that the viewer coordinates.
   */
  close(mentorshipId: string): Promise<MentorshipsCloseResult>;
}

const requestPartsFragment = "fragment RequestParts on MentorshipRequest{id state programId purpose question answer declineReason declineNote createdAt updatedAt expiresAt closedAt mentee{id displayName}mentor{id displayName}mentorship{id conversationId}viewerCan{accept answer askForInformation decline refer requestReferred withdraw}}";
const mentorshipPartsFragment = "fragment MentorshipParts on Mentorship{id kind status programId purpose requestId conversationId startedAt endedAt endNote mentee{id displayName}mentor{id displayName}viewerCan{answerFit end}}";
const fitPartsFragment = "fragment FitParts on MentorshipFit{fit note sharesNote answeredAt}";
const mentorPartsFragment = "fragment MentorParts on Person{id displayName headline}";

export type MentorshipsRequestData = {
  readonly requestMentorship: {
    readonly __typename: "MentorFull";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /**
     * Other mentors of the program with a free place, at most three, those most like this mentor first: for the
     * mentee, none to whom they have an open request or whose mentee they are. Empty where coordinators pair.
     */
    readonly alternatives: readonly MentorParts[];
  } | {
    readonly __typename: "MentorPaused";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** When the pause ends; null when it has no end yet. */
    readonly until: string | null;
  } | {
    readonly __typename: "MentorshipAlreadyActive";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** That mentorship. */
    readonly mentorship: MentorshipParts;
  } | {
    readonly __typename: "RequestAlreadyOpen";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** That request. */
    readonly request: RequestParts;
  } | {
    readonly __typename: "RequestMentorshipSuccess";
    /** The request as it is now. */
    readonly request: RequestParts;
  } | {
    readonly __typename: "TooManyOpenRequests";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** How many requests may be open at once. */
    readonly limit: number;
    /**
     * The open requests, newest first, at most 100: more than the limit where it was lowered since, fewer where the
     * viewer blocks the mentor.
     */
    readonly requests: readonly RequestParts[];
  };
};
export type MentorshipsRequestVariables = {
  /** Whom, and what for. */
  readonly input: RequestMentorshipInput;
};
export const MentorshipsRequestDocument = `mutation MentorshipsRequest($input:RequestMentorshipInput!){requestMentorship(input:$input){__typename ...on RequestMentorshipSuccess{request{...RequestParts}}...on Refusal{refusalMessage:message}...on MentorFull{alternatives{...MentorParts}}...on MentorPaused{until}...on MentorshipAlreadyActive{mentorship{...MentorshipParts}}...on RequestAlreadyOpen{request{...RequestParts}}...on TooManyOpenRequests{limit requests{...RequestParts}}}}${requestPartsFragment}${mentorPartsFragment}${mentorshipPartsFragment}` as Document<MentorshipsRequestData, MentorshipsRequestVariables>;

export type MentorshipsGetRequestData = {
  readonly mentorshipRequest: MentorshipsGetRequest | null;
};
export type MentorshipsGetRequestVariables = {
  /** The request's id. */
  readonly id: string;
};
export const MentorshipsGetRequestDocument = `query MentorshipsGetRequest($id:ID!){mentorshipRequest(id:$id){...RequestParts alternatives{...MentorParts}referralNote referredBy{...MentorParts}referredTo{...MentorParts}}}${requestPartsFragment}${mentorPartsFragment}` as Document<MentorshipsGetRequestData, MentorshipsGetRequestVariables>;

export type MentorshipsRequestsData = {
  readonly mentorshipRequests: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly (RequestParts & {
      /**
       * The colleague whom the mentor named when they referred it; `requestReferred` asks them, and until then they
       * are not told. Null when it is not REFERRED, and while the viewer cannot meet the colleague in the program.
       */
      readonly referredTo: MentorParts | null;
    })[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type MentorshipsRequestsVariables = {
  /** MENTEE gives those the viewer has sent, MENTOR those they were sent; null gives both. */
  readonly role?: KnownMentorshipSide | null;
  /** Only those in one of these states; null gives all. */
  readonly states?: readonly KnownMentorshipRequestState[] | null;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const MentorshipsRequestsDocument = `query MentorshipsRequests($role:MentorshipSide$states:[MentorshipRequestState!]$first:Int$after:String){mentorshipRequests(role:$role states:$states first:$first after:$after){nodes{...RequestParts referredTo{...MentorParts}}pageInfo{endCursor hasNextPage}}}${requestPartsFragment}${mentorPartsFragment}` as Document<MentorshipsRequestsData, MentorshipsRequestsVariables>;

export type MentorshipsMovesData = {
  readonly mentorshipRequest: {
    /** Every move it has made, in order, with the words that went with it. */
    readonly moves: {
      /** The entries without their cursors, in the list's order. */
      readonly nodes: readonly ({
        /** Which move of the request it is, from 1. */
        readonly number: number;
        /** When it was made. */
        readonly at: string;
        /** Where it was before; null for the sending. */
        readonly fromState: MentorshipRequestState | null;
        /** Where it was moved to. */
        readonly toState: MentorshipRequestState;
        /**
         * What was written with it: purpose, question, answer or the note of a no; null when nothing. A referral's
         * note stands with the request.
         */
        readonly words: string | null;
        /** Who made it; null for the clock and for what another request's acceptance did. */
        readonly actor: {
          /** The person's id; the same in every program. */
          readonly id: string;
          /** The name to show; visible to whoever shares a program or a conversation. */
          readonly displayName: string;
        } | null;
      })[];
      /** Whether and where the list goes on. */
      readonly pageInfo: {
        /** Cursor of the page's last entry; null when the page is empty. */
        readonly endCursor: string | null;
        /** Whether more entries come after this page. */
        readonly hasNextPage: boolean;
      };
    };
  } | null;
};
export type MentorshipsMovesVariables = {
  /** The request's id. */
  readonly requestId: string;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const MentorshipsMovesDocument = "query MentorshipsMoves($requestId:ID!$first:Int$after:String){mentorshipRequest(id:$requestId){moves(first:$first after:$after){nodes{number at fromState toState words actor{id displayName}}pageInfo{endCursor hasNextPage}}}}" as Document<MentorshipsMovesData, MentorshipsMovesVariables>;

export type MentorshipsAcceptData = {
  readonly acceptRequest: {
    readonly __typename: "AcceptRequestSuccess";
    /** The mentorship that came of it. */
    readonly mentorship: MentorshipParts;
    /** The request as it is now. */
    readonly request: RequestParts;
  } | {
    readonly __typename: "MentorFull";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /**
     * Other mentors of the program with a free place, at most three, those most like this mentor first: for the
     * mentee, none to whom they have an open request or whose mentee they are. Empty where coordinators pair.
     */
    readonly alternatives: readonly MentorParts[];
  } | {
    readonly __typename: "RequestMovedOn";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The request as it is now. */
    readonly request: RequestParts;
  };
};
export type MentorshipsAcceptVariables = {
  /** Which one. */
  readonly input: MentorshipRequestInput;
};
export const MentorshipsAcceptDocument = `mutation MentorshipsAccept($input:MentorshipRequestInput!){acceptRequest(input:$input){__typename ...on AcceptRequestSuccess{mentorship{...MentorshipParts}request{...RequestParts}}...on Refusal{refusalMessage:message}...on MentorFull{alternatives{...MentorParts}}...on RequestMovedOn{request{...RequestParts}}}}${mentorshipPartsFragment}${requestPartsFragment}${mentorPartsFragment}` as Document<MentorshipsAcceptData, MentorshipsAcceptVariables>;

export type MentorshipsDeclineData = {
  readonly declineRequest: {
    readonly __typename: "DeclineRequestSuccess";
    /** The request as it is now. */
    readonly request: RequestParts;
  } | {
    readonly __typename: "RequestMovedOn";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The request as it is now. */
    readonly request: RequestParts;
  };
};
export type MentorshipsDeclineVariables = {
  /** Which one, and why. */
  readonly input: DeclineRequestInput;
};
export const MentorshipsDeclineDocument = `mutation MentorshipsDecline($input:DeclineRequestInput!){declineRequest(input:$input){__typename ...on DeclineRequestSuccess{request{...RequestParts}}...on Refusal{refusalMessage:message}...on RequestMovedOn{request{...RequestParts}}}}${requestPartsFragment}` as Document<MentorshipsDeclineData, MentorshipsDeclineVariables>;

export type MentorshipsAskForInformationData = {
  readonly askForInformation: {
    readonly __typename: "AskForInformationSuccess";
    /** The request as it is now. */
    readonly request: RequestParts;
  } | {
    readonly __typename: "RequestMovedOn";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The request as it is now. */
    readonly request: RequestParts;
  };
};
export type MentorshipsAskForInformationVariables = {
  /** The question. */
  readonly input: AskForInformationInput;
};
export const MentorshipsAskForInformationDocument = `mutation MentorshipsAskForInformation($input:AskForInformationInput!){askForInformation(input:$input){__typename ...on AskForInformationSuccess{request{...RequestParts}}...on Refusal{refusalMessage:message}...on RequestMovedOn{request{...RequestParts}}}}${requestPartsFragment}` as Document<MentorshipsAskForInformationData, MentorshipsAskForInformationVariables>;

export type MentorshipsAnswerData = {
  readonly answerRequest: {
    readonly __typename: "AnswerRequestSuccess";
    /** The request as it is now. */
    readonly request: RequestParts;
  } | {
    readonly __typename: "RequestMovedOn";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The request as it is now. */
    readonly request: RequestParts;
  };
};
export type MentorshipsAnswerVariables = {
  /** The answer. */
  readonly input: AnswerRequestInput;
};
export const MentorshipsAnswerDocument = `mutation MentorshipsAnswer($input:AnswerRequestInput!){answerRequest(input:$input){__typename ...on AnswerRequestSuccess{request{...RequestParts}}...on Refusal{refusalMessage:message}...on RequestMovedOn{request{...RequestParts}}}}${requestPartsFragment}` as Document<MentorshipsAnswerData, MentorshipsAnswerVariables>;

export type MentorshipsReferData = {
  readonly referRequest: {
    readonly __typename: "ReferRequestSuccess";
    /** The request as it is now. */
    readonly request: RequestParts & {
      /** What the mentor wrote with the referral; null when nothing, and for the mentee while `referredTo` is null. */
      readonly referralNote: string | null;
      /**
       * The colleague whom the mentor named when they referred it; `requestReferred` asks them, and until then they
       * are not told. Null when it is not REFERRED, and while the viewer cannot meet the colleague in the program.
       */
      readonly referredTo: MentorParts | null;
    };
  } | {
    readonly __typename: "RequestMovedOn";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The request as it is now. */
    readonly request: RequestParts;
  };
};
export type MentorshipsReferVariables = {
  /** Which one, and whom. */
  readonly input: ReferRequestInput;
};
export const MentorshipsReferDocument = `mutation MentorshipsRefer($input:ReferRequestInput!){referRequest(input:$input){__typename ...on ReferRequestSuccess{request{...RequestParts referralNote referredTo{...MentorParts}}}...on Refusal{refusalMessage:message}...on RequestMovedOn{request{...RequestParts}}}}${requestPartsFragment}${mentorPartsFragment}` as Document<MentorshipsReferData, MentorshipsReferVariables>;

export type MentorshipsRequestReferredData = {
  readonly requestReferred: {
    readonly __typename: "MentorFull";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /**
     * Other mentors of the program with a free place, at most three, those most like this mentor first: for the
     * mentee, none to whom they have an open request or whose mentee they are. Empty where coordinators pair.
     */
    readonly alternatives: readonly MentorParts[];
  } | {
    readonly __typename: "MentorPaused";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** When the pause ends; null when it has no end yet. */
    readonly until: string | null;
  } | {
    readonly __typename: "MentorshipAlreadyActive";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** That mentorship. */
    readonly mentorship: MentorshipParts;
  } | {
    readonly __typename: "RequestAlreadyOpen";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** That request. */
    readonly request: RequestParts;
  } | {
    readonly __typename: "RequestReferredSuccess";
    /** The request to the colleague as it is now. */
    readonly request: RequestParts & {
      /**
       * The mentor whose referral it follows; null when it follows none, and while the viewer cannot meet them in the
       * program.
       */
      readonly referredBy: MentorParts | null;
    };
  } | {
    readonly __typename: "TooManyOpenRequests";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** How many requests may be open at once. */
    readonly limit: number;
    /**
     * The open requests, newest first, at most 100: more than the limit where it was lowered since, fewer where the
     * viewer blocks the mentor.
     */
    readonly requests: readonly RequestParts[];
  };
};
export type MentorshipsRequestReferredVariables = {
  /** Which referral. */
  readonly input: RequestReferredInput;
};
export const MentorshipsRequestReferredDocument = `mutation MentorshipsRequestReferred($input:RequestReferredInput!){requestReferred(input:$input){__typename ...on RequestReferredSuccess{request{...RequestParts referredBy{...MentorParts}}}...on Refusal{refusalMessage:message}...on MentorFull{alternatives{...MentorParts}}...on MentorPaused{until}...on MentorshipAlreadyActive{mentorship{...MentorshipParts}}...on RequestAlreadyOpen{request{...RequestParts}}...on TooManyOpenRequests{limit requests{...RequestParts}}}}${requestPartsFragment}${mentorPartsFragment}${mentorshipPartsFragment}` as Document<MentorshipsRequestReferredData, MentorshipsRequestReferredVariables>;

export type MentorshipsWithdrawData = {
  readonly withdrawRequest: {
    readonly __typename: "RequestMovedOn";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The request as it is now. */
    readonly request: RequestParts;
  } | {
    readonly __typename: "WithdrawRequestSuccess";
    /** The request as it is now. */
    readonly request: RequestParts;
  };
};
export type MentorshipsWithdrawVariables = {
  /** Which one. */
  readonly input: MentorshipRequestInput;
};
export const MentorshipsWithdrawDocument = `mutation MentorshipsWithdraw($input:MentorshipRequestInput!){withdrawRequest(input:$input){__typename ...on WithdrawRequestSuccess{request{...RequestParts}}...on Refusal{refusalMessage:message}...on RequestMovedOn{request{...RequestParts}}}}${requestPartsFragment}` as Document<MentorshipsWithdrawData, MentorshipsWithdrawVariables>;

export type MentorshipsGetData = {
  readonly mentorship: MentorshipsGet | null;
};
export type MentorshipsGetVariables = {
  /** The mentorship's id. */
  readonly id: string;
};
export const MentorshipsGetDocument = `query MentorshipsGet($id:ID!){mentorship(id:$id){...MentorshipParts conversation{id streamCursor unreadCount}myFit{...FitParts alternatives{...MentorParts}}}}${mentorshipPartsFragment}${fitPartsFragment}${mentorPartsFragment}` as Document<MentorshipsGetData, MentorshipsGetVariables>;

export type MentorshipsListData = {
  readonly mentorships: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly MentorshipParts[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type MentorshipsListVariables = {
  /** Only these; null gives all. */
  readonly status?: KnownMentorshipStatus | null;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const MentorshipsListDocument = `query MentorshipsList($status:MentorshipStatus$first:Int$after:String){mentorships(status:$status first:$first after:$after){nodes{...MentorshipParts}pageInfo{endCursor hasNextPage}}}${mentorshipPartsFragment}` as Document<MentorshipsListData, MentorshipsListVariables>;

export type MentorshipsEndData = {
  readonly endMentorship: {
    readonly __typename: "EndMentorshipSuccess";
    /** The mentorship as it is now. */
    readonly mentorship: MentorshipParts;
  };
};
export type MentorshipsEndVariables = {
  /** Which one. */
  readonly input: EndMentorshipInput;
};
export const MentorshipsEndDocument = `mutation MentorshipsEnd($input:EndMentorshipInput!){endMentorship(input:$input){__typename ...on EndMentorshipSuccess{mentorship{...MentorshipParts}}}}${mentorshipPartsFragment}` as Document<MentorshipsEndData, MentorshipsEndVariables>;

export type MentorshipsAnswerFitData = {
  readonly answerFit: {
    readonly __typename: "AnswerFitSuccess";
    /** The answer. */
    readonly fit: FitParts & {
      /**
       * For a mentee who has said NOT_A_GOOD_FIT, other mentors of the program with a free place, at most three, those
       * most like this mentor first; empty otherwise, and where coordinators pair.
       */
      readonly alternatives: readonly MentorParts[];
    };
    /** The mentorship; the answer changes nothing of it. */
    readonly mentorship: MentorshipParts;
  } | {
    readonly __typename: "MentorshipNotActive";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The mentorship as it is now. */
    readonly mentorship: MentorshipParts;
  };
};
export type MentorshipsAnswerFitVariables = {
  /** Which one, and the answer. */
  readonly input: AnswerFitInput;
};
export const MentorshipsAnswerFitDocument = `mutation MentorshipsAnswerFit($input:AnswerFitInput!){answerFit(input:$input){__typename ...on AnswerFitSuccess{fit{...FitParts alternatives{...MentorParts}}mentorship{...MentorshipParts}}...on Refusal{refusalMessage:message}...on MentorshipNotActive{mentorship{...MentorshipParts}}}}${fitPartsFragment}${mentorPartsFragment}${mentorshipPartsFragment}` as Document<MentorshipsAnswerFitData, MentorshipsAnswerFitVariables>;

export type MentorshipsRePairingData = {
  readonly rePairingRequests: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly ({
      /** The answer's id; a mentorship of which both have said so is listed twice. */
      readonly id: string;
      /** The mentorship; `closeMentorship` ends it. */
      readonly mentorshipId: string;
      /** Who has said so. */
      readonly side: MentorshipSide;
      /** Why, in their words; null when they gave no reason or do not share it. */
      readonly reason: string | null;
      /** When it was said. */
      readonly askedAt: string;
      /** When the mentorship began. */
      readonly startedAt: string;
      /** Who learns. */
      readonly mentee: {
        /** The person's id; the same in every program. */
        readonly id: string;
        /** The name to show; visible to whoever shares a program or a conversation. */
        readonly displayName: string;
      };
      /** Who accompanies. */
      readonly mentor: {
        /** The person's id; the same in every program. */
        readonly id: string;
        /** The name to show; visible to whoever shares a program or a conversation. */
        readonly displayName: string;
      };
    })[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type MentorshipsRePairingVariables = {
  /** The program. */
  readonly programId: string;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const MentorshipsRePairingDocument = "query MentorshipsRePairing($programId:ID!$first:Int$after:String){rePairingRequests(programId:$programId first:$first after:$after){nodes{id mentorshipId side reason askedAt startedAt mentee{id displayName}mentor{id displayName}}pageInfo{endCursor hasNextPage}}}" as Document<MentorshipsRePairingData, MentorshipsRePairingVariables>;

export type MentorshipsCloseData = {
  readonly closeMentorship: {
    readonly __typename: "CloseMentorshipSuccess";
    /** The mentorship. */
    readonly mentorshipId: string;
    /** When it ended. */
    readonly endedAt: string;
  };
};
export type MentorshipsCloseVariables = {
  /** Which one. */
  readonly input: CloseMentorshipInput;
};
export const MentorshipsCloseDocument = "mutation MentorshipsClose($input:CloseMentorshipInput!){closeMentorship(input:$input){__typename ...on CloseMentorshipSuccess{mentorshipId endedAt}}}" as Document<MentorshipsCloseData, MentorshipsCloseVariables>;

const fieldArguments = {"messages":{"after":"String","before":"String","first":"Int","last":"Int"},"moves":{"after":"String","first":"Int"}};

/** Requests for a mentorship, and the mentorships that come of them. */
export const mentorships = (core: Core): MentorshipsDomain => ({
  request: input => core.send(MentorshipsRequestDocument, input, "mentorId"),
  getRequest: (id: string, selection?: AnySelection) => core.query(MentorshipsGetRequestDocument, { id }, selection, fieldArguments),
  requests: (input?: Named, options?: PageOptions, selection?: AnySelection) => core.pages(MentorshipsRequestsDocument, { ...input }, options, selection, fieldArguments),
  moves: (requestId: string, options?: PageOptions, selection?: AnySelection) => core.pages(MentorshipsMovesDocument, { requestId }, options, selection),
  accept: requestId => core.mutate(MentorshipsAcceptDocument, { requestId }),
  decline: (requestId, input) => core.mutate(MentorshipsDeclineDocument, { requestId, ...input }),
  askForInformation: (requestId, input) => core.mutate(MentorshipsAskForInformationDocument, { requestId, ...input }),
  answer: (requestId, input) => core.mutate(MentorshipsAnswerDocument, { requestId, ...input }),
  refer: input => core.mutate(MentorshipsReferDocument, input),
  requestReferred: (requestId, input) => core.send(MentorshipsRequestReferredDocument, { requestId, ...input }, "requestId"),
  withdraw: requestId => core.mutate(MentorshipsWithdrawDocument, { requestId }),
  get: (id: string, selection?: AnySelection) => core.query(MentorshipsGetDocument, { id }, selection, fieldArguments),
  list: (input?: Named, options?: PageOptions, selection?: AnySelection) => core.pages(MentorshipsListDocument, { ...input }, options, selection, fieldArguments),
  end: (mentorshipId, input) => core.mutate(MentorshipsEndDocument, { mentorshipId, ...input }),
  answerFit: (mentorshipId, input) => core.mutate(MentorshipsAnswerFitDocument, { mentorshipId, ...input }),
  rePairing: (programId: string, options?: PageOptions, selection?: AnySelection) => core.pages(MentorshipsRePairingDocument, { programId }, options, selection),
  close: mentorshipId => core.mutate(MentorshipsCloseDocument, { mentorshipId }),
});
