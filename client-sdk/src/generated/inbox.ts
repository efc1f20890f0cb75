// Written by `ithaca-sdk generate`; never edited by hand.
import type { Core } from "../core/core.js";
import type { Document } from "../core/document.js";
import type { Feed, Signals, StreamEnded, StreamReset, UnknownEvent } from "../core/feed.js";
import type { AnySelection, Exact, Selected, Selection } from "../core/select.js";
import type { Inbox, MentorshipRequestState, MentorshipStatus, StreamEndReason, StreamResetReason } from "./types.js";

/** A mentee's request to one mentor of a program. Only the two see it, and while one blocks the other, neither does. */
export interface InboxRequestParts {
  /** The request's id. */
  readonly id: string;
  /** Where it is now. */
  readonly state: MentorshipRequestState;
  /** The program it was made in. */
  readonly programId: string;
  /** What the mentee asks for, in their words. */
  readonly purpose: string;
  /** When it expires if it is still open; set by the program when it was sent. */
  readonly expiresAt: string;
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
}

/** A mentee and a mentor who work together. Only the two see it. */
export interface InboxMentorshipParts {
  /** The mentorship's id. */
  readonly id: string;
  /** Whether it goes on. */
  readonly status: MentorshipStatus;
  /** The program it belongs to. */
  readonly programId: string;
  /** The conversation of the two; it stays theirs after the end. */
  readonly conversationId: string;
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

/** What concerns the viewer, wherever it happens. */
export interface InboxState {
  /** Where its stream stands, read before the rest: state and the events after it miss nothing. */
  readonly streamCursor: string;
}

/** A mentorship of the viewer has ended; it is nobody's fault. */
export interface MentorshipEnded {
  readonly type: "MentorshipEnded";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** When it ended. */
  readonly at: string;
  /** The id of the mentorship it tells of. */
  readonly mentorshipId: string;
  /** The mentorship as it is now; null when it is no longer the viewer's to see. */
  readonly mentorship: InboxMentorshipParts | null;
}

/** A mentorship of the viewer has begun. */
export interface MentorshipStarted {
  readonly type: "MentorshipStarted";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** When it began. */
  readonly at: string;
  /** The id of the mentorship it tells of. */
  readonly mentorshipId: string;
  /** The mentorship as it is now; null when it is no longer the viewer's to see. */
  readonly mentorship: InboxMentorshipParts | null;
}

/**
 * A program of the viewer has paired its mentees, and had no place that fits for the viewer this time. They can still
 * look for a mentor themselves.
 */
export interface NotPairedYet {
  readonly type: "NotPairedYet";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** When it was told. */
  readonly at: string;
  /** The program. */
  readonly programId: string;
}

/**
 * For coordinators: somebody finds their mentorship no good fit; `rePairingRequests` lists it. Those who are one of
 * the two are not told.
 */
export interface RePairingRequested {
  readonly type: "RePairingRequested";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** When it was said. */
  readonly at: string;
  /** The id of the mentorship it tells of. */
  readonly mentorshipId: string;
  /** The program it is in. */
  readonly programId: string;
}

/** A request of the viewer, on either side, has moved: by one of the two or by the clock. */
export interface RequestMoved {
  readonly type: "RequestMoved";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** When it moved. */
  readonly at: string;
  /** The id of the request it tells of. */
  readonly requestId: string;
  /** Where this move led; `request.state` is where the request is now. */
  readonly state: MentorshipRequestState;
  /** The request as it is now; null when it is no longer the viewer's to see. */
  readonly request: InboxRequestParts | null;
}

/** Somebody asks the viewer to be their mentor. */
export interface RequestReceived {
  readonly type: "RequestReceived";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** When it was sent. */
  readonly at: string;
  /** The id of the request it tells of. */
  readonly requestId: string;
  /** The request as it is now; null when it is no longer the viewer's to see. */
  readonly request: InboxRequestParts | null;
}

/**
 * What happens to the viewer's requests, mentorships and pairings, each thing once and in order, and what the stream
 * says of itself.
 */
export type InboxEvent = MentorshipEnded | MentorshipStarted | NotPairedYet | RePairingRequested | RequestMoved | RequestReceived | StreamReset | StreamEnded | UnknownEvent;

/** The number of messages the viewer has not read has changed in one conversation. */
export interface UnreadChanged {
  readonly type: "UnreadChanged";
  /** The conversation. */
  readonly conversationId: string;
  /** Messages of others in it that the viewer has not read, counted now; 0 while they may not read it. */
  readonly unreadCount: number;
}

/** What passes by the viewer's screens and is not kept: it may be lost, and the latest replaces the ones before. */
export type InboxSignal = UnreadChanged | Omit<UnknownEvent, "cursor">;

/** What concerns the viewer, wherever it happens: requests, mentorships, unread messages. */
export interface InboxDomain {
  /** The viewer's inbox. */
  state(): Promise<InboxState>;
  /** The same with exactly what is selected. */
  state<const S extends Selection<Inbox>>(selection: Exact<S, Selection<Inbox>>): Promise<Selected<Inbox, S>>;

  /**
   * Everything that happens in the viewer's inbox after the cursor, each thing once and in order.
   *
   * @param options `after`: The cursor of the last event seen; null means from now.
   */
  follow(options?: { readonly after?: string | null }): Feed<InboxEvent>;

  /** What passes by the viewer's screens and is not kept. Any may be lost. */
  signals(): Signals<InboxSignal>;
}

const inboxRequestPartsFragment = "fragment InboxRequestParts on MentorshipRequest{id state programId purpose expiresAt mentee{id displayName}mentor{id displayName}}";
const inboxMentorshipPartsFragment = "fragment InboxMentorshipParts on Mentorship{id status programId conversationId mentee{id displayName}mentor{id displayName}}";

export type InboxStateData = {
  readonly inbox: InboxState;
};
export type InboxStateVariables = Record<string, never>;
export const InboxStateDocument = "query InboxState{inbox{streamCursor}}" as Document<InboxStateData, InboxStateVariables>;

export type InboxFollowData = {
  readonly inboxEvents: {
    readonly __typename: "MentorshipEnded";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** When it ended. */
    readonly at: string;
    /** The id of the mentorship it tells of. */
    readonly mentorshipId: string;
    /** The mentorship as it is now; null when it is no longer the viewer's to see. */
    readonly mentorship: InboxMentorshipParts | null;
  } | {
    readonly __typename: "MentorshipStarted";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** When it began. */
    readonly at: string;
    /** The id of the mentorship it tells of. */
    readonly mentorshipId: string;
    /** The mentorship as it is now; null when it is no longer the viewer's to see. */
    readonly mentorship: InboxMentorshipParts | null;
  } | {
    readonly __typename: "NotPairedYet";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** When it was told. */
    readonly at: string;
    /** The program. */
    readonly programId: string;
  } | {
    readonly __typename: "RePairingRequested";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** When it was said. */
    readonly at: string;
    /** The id of the mentorship it tells of. */
    readonly mentorshipId: string;
    /** The program it is in. */
    readonly programId: string;
  } | {
    readonly __typename: "RequestMoved";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** When it moved. */
    readonly at: string;
    /** The id of the request it tells of. */
    readonly requestId: string;
    /** Where this move led; `request.state` is where the request is now. */
    readonly state: MentorshipRequestState;
    /** The request as it is now; null when it is no longer the viewer's to see. */
    readonly request: InboxRequestParts | null;
  } | {
    readonly __typename: "RequestReceived";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** When it was sent. */
    readonly at: string;
    /** The id of the request it tells of. */
    readonly requestId: string;
    /** The request as it is now; null when it is no longer the viewer's to see. */
    readonly request: InboxRequestParts | null;
  } | {
    readonly __typename: "StreamCaughtUp" | "StreamReady";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
  } | {
    readonly __typename: "StreamEnded";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** Why it ended. */
    readonly endReason: StreamEndReason;
  } | {
    readonly __typename: "StreamReset";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** Why it could not. */
    readonly resetReason: StreamResetReason;
  };
};
export type InboxFollowVariables = {
  /** The cursor of the last event seen; null means from now. */
  readonly after?: string | null;
};
export const InboxFollowDocument = `subscription InboxFollow($after:String){inboxEvents(after:$after){__typename ...on StreamEvent{cursor}...on StreamReset{resetReason:reason}...on StreamEnded{endReason:reason}...on RequestReceived{at requestId request{...InboxRequestParts}}...on RequestMoved{at requestId state request{...InboxRequestParts}}...on MentorshipStarted{at mentorshipId mentorship{...InboxMentorshipParts}}...on MentorshipEnded{at mentorshipId mentorship{...InboxMentorshipParts}}...on NotPairedYet{at programId}...on RePairingRequested{at mentorshipId programId}}}${inboxRequestPartsFragment}${inboxMentorshipPartsFragment}` as Document<InboxFollowData, InboxFollowVariables>;

export type InboxSignalsData = {
  readonly inboxSignals: {
    readonly __typename: "UnreadChanged";
    /** The conversation. */
    readonly conversationId: string;
    /** Messages of others in it that the viewer has not read, counted now; 0 while they may not read it. */
    readonly unreadCount: number;
  };
};
export type InboxSignalsVariables = Record<string, never>;
export const InboxSignalsDocument = "subscription InboxSignals{inboxSignals{__typename ...on UnreadChanged{conversationId unreadCount}}}" as Document<InboxSignalsData, InboxSignalsVariables>;

/** What concerns the viewer, wherever it happens: requests, mentorships, unread messages. */
export const inbox = (core: Core): InboxDomain => ({
  state: (selection?: AnySelection) => core.query(InboxStateDocument, {}, selection),
  follow: options => core.follow(InboxFollowDocument, {}, options),
  signals: () => core.signals(InboxSignalsDocument, {}),
});
