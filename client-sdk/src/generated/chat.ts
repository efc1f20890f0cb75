// Written by `ithaca-sdk generate`; never edited by hand.
import type { Core, Named } from "../core/core.js";
import type { Document } from "../core/document.js";
import type { Refusal, UnknownRefusal } from "../core/errors.js";
import type { Feed, Signals, StreamEnded, StreamReset, UnknownEvent } from "../core/feed.js";
import type { Sending } from "../core/outbox.js";
import type { PageOptions, Pages } from "../core/pages.js";
import type { AnySelection, Exact, Selected, Selection } from "../core/select.js";
import type {
  Conversation,
  ConversationInput,
  ConversationKind,
  ConversationMemberInput,
  DeleteMessageInput,
  EditMessageInput,
  MarkReadInput,
  Message,
  OpenConversationInput,
  OpenGroupConversationInput,
  PresenceState,
  ReactionInput,
  SendMessageInput,
  StreamEndReason,
  StreamResetReason,
} from "./types.js";

/**
 * A place where people talk. Only those who are in it can see it, and not while they are suspended from its program.
 */
export interface ConversationParts {
  /** The conversation's id. */
  readonly id: string;
  /** What brought its people together. */
  readonly kind: ConversationKind;
  /** The group's name; null for conversations of two. */
  readonly title: string | null;
  /** The program it belongs to; null when it belongs to none. */
  readonly programId: string | null;
  /** When it was opened. */
  readonly createdAt: string;
  /** Messages of others that the viewer has not read. */
  readonly unreadCount: number;
  /** Who is in it now, in the order they came; at most 50. */
  readonly members: readonly {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  }[];
  /** What the viewer may do with it; asked on queries, not on events. */
  readonly viewerCan: {
    /** Leave it; only groups can be left. */
    readonly leave: boolean;
    /** Add and remove people; coordinators of the group's program can. */
    readonly manageMembers: boolean;
    /** Send messages, react and signal typing. */
    readonly post: boolean;
  };
}

/** Something a person said in a conversation, as all its readers see it. */
export interface MessageParts {
  /** The message's id. */
  readonly id: string;
  /** The conversation it was said in. */
  readonly conversationId: string;
  /** Its place in the conversation: increasing, not contiguous. Read markers name it. */
  readonly seq: number;
  /** The id its author chose for it; an outbox finds its own message by it. */
  readonly clientId: string;
  /** What was said, as plain text; null once deleted. */
  readonly body: string | null;
  /** When the server took it. */
  readonly createdAt: string;
  /** When its author last changed it; null when never. */
  readonly editedAt: string | null;
  /** When its author deleted it; null when it stands. */
  readonly deletedAt: string | null;
  /** Who said it. */
  readonly author: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
  /** The message it replies to; null when it replies to none. */
  readonly replyTo: {
    /** The message's id. */
    readonly id: string;
    /** What was said, as plain text; null once deleted. */
    readonly body: string | null;
    /** Who said it. */
    readonly author: {
      /** The person's id; the same in every program. */
      readonly id: string;
      /** The name to show; visible to whoever shares a program or a conversation. */
      readonly displayName: string;
    };
  } | null;
  /** The people it mentions, at most 50; empty once deleted. */
  readonly mentions: readonly {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  }[];
  /** Reactions by emoji, at most 20, in the order they first came. */
  readonly reactions: readonly {
    /** The emoji, one grapheme. */
    readonly emoji: string;
    /** How many people put it there. */
    readonly count: number;
    /** The people who put it there, in the order they did; at most 50. */
    readonly people: readonly {
      /** The person's id; the same in every program. */
      readonly id: string;
      /** The name to show; visible to whoever shares a program or a conversation. */
      readonly displayName: string;
    }[];
  }[];
}

/**
 * A place where people talk. Only those who are in it can see it, and not while they are suspended from its program.
 */
export interface ChatConversation extends ConversationParts {
  /** Where its stream stands, read before the rest: state and the events after it miss nothing. */
  readonly streamCursor: string;
  /** How far each member has read; at most 50. */
  readonly readMarkers: readonly {
    /** The seq up to which the person has read; 0 for nothing yet. It never goes back. */
    readonly seq: number;
    /** Whose marker it is. */
    readonly person: {
      /** The person's id; the same in every program. */
      readonly id: string;
      /** The name to show; visible to whoever shares a program or a conversation. */
      readonly displayName: string;
    };
  }[];
  /** Its messages, oldest first; `last` gives the newest. Deleted ones stay in place without their words. */
  readonly messages: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly (MessageParts & {
      /** What the viewer may do with it; asked on queries, not on events. */
      readonly viewerCan: {
        /** Delete it; only its author can, while it stands. */
        readonly delete: boolean;
        /** Change its words; only its author can, while it stands. */
        readonly edit: boolean;
      };
    })[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Whether entries come before this page. */
      readonly hasPreviousPage: boolean;
      /** Cursor of the page's first entry; null when the page is empty. */
      readonly startCursor: string | null;
    };
  };
}

/** Something a person said in a conversation, as all its readers see it. */
export interface ChatMessagesNode extends MessageParts {
  /** What the viewer may do with it; asked on queries, not on events. */
  readonly viewerCan: {
    /** Delete it; only its author can, while it stands. */
    readonly delete: boolean;
    /** Change its words; only its author can, while it stands. */
    readonly edit: boolean;
  };
}

export type ChatSearchInput = {
  /** 2 to 200 characters: words that must all occur, "a phrase" in quotes, -word for not, or between two. */
  readonly text: string;
  /** Only in this conversation; null for all. */
  readonly conversationId?: string | null;
};

/** The message is sent and kept. */
export interface ChatSendSuccess {
  /** The message; the first one when this was a retry. */
  readonly message: MessageParts;
}

/** The text has more characters than a message may have. */
export interface MessageTooLong extends Refusal<"MESSAGE_TOO_LONG"> {
  /** The most characters (Unicode code points) a message may have. */
  readonly limit: number;
  /** How many this one has. */
  readonly length: number;
}

/** What `send` gives: its success or a refusal. */
export type ChatSendResult = ChatSendSuccess | MessageTooLong | UnknownRefusal;

/** A message to send. */
export type ChatSendInput = {
  /** Plain text, 1 to 4,000 characters (Unicode code points); space around it is dropped. */
  readonly body: string;
  /** Chosen by the caller, 1 to 64 characters; retrying with the same value and input never does it twice. */
  readonly clientId?: string;
  /** Members it mentions; null for none. */
  readonly mentionIds?: readonly string[] | null;
  /** A message of the same conversation it replies to; null for none. */
  readonly replyToId?: string | null;
};

/** The message has its new words. */
export interface ChatEditSuccess {
  /** The message. */
  readonly message: MessageParts;
}

/** What `edit` gives: its success or a refusal. */
export type ChatEditResult = ChatEditSuccess | MessageTooLong | UnknownRefusal;

/** New words for a message of one's own. */
export type ChatEditInput = {
  /** Plain text, 1 to 4,000 characters. */
  readonly body: string;
};

/** The message's words and reactions are gone; its place stays. */
export interface ChatDeleteSuccess {
  /** The message without its words. */
  readonly message: MessageParts;
}

/** What `delete` gives: its success or a refusal. */
export type ChatDeleteResult = ChatDeleteSuccess | UnknownRefusal;

/** The reaction is there. */
export interface ChatAddReactionSuccess {
  /** The message. */
  readonly message: MessageParts;
}

/** The message carries as many different reactions as it can. */
export interface TooManyReactions extends Refusal<"TOO_MANY_REACTIONS"> {
  /** Different emoji a message may carry. */
  readonly limit: number;
}

/** What `addReaction` gives: its success or a refusal. */
export type ChatAddReactionResult = ChatAddReactionSuccess | TooManyReactions | UnknownRefusal;

/** A reaction to put on a message or to take off it. */
export type ChatAddReactionInput = {
  /** One emoji. */
  readonly emoji: string;
};

/** The reaction is not there any more. */
export interface ChatRemoveReactionSuccess {
  /** The message. */
  readonly message: MessageParts;
}

/** What `removeReaction` gives: its success or a refusal. */
export type ChatRemoveReactionResult = ChatRemoveReactionSuccess | UnknownRefusal;

/** A reaction to put on a message or to take off it. */
export type ChatRemoveReactionInput = {
  /** One emoji. */
  readonly emoji: string;
};

/** The marker stands where it is furthest. */
export interface ChatMarkReadSuccess {
  /** The conversation. */
  readonly conversationId: string;
  /** The seq up to which the viewer has read. */
  readonly seq: number;
}

/** What `markRead` gives: its success or a refusal. */
export type ChatMarkReadResult = ChatMarkReadSuccess | UnknownRefusal;

/** How far the viewer has read. */
export type ChatMarkReadInput = {
  /** The seq of the last message read; a lower one than before changes nothing. */
  readonly seq: number;
};

/** The others' open screens were told. */
export interface ChatSignalTypingSuccess {
  /** Until when it holds; signal again before it while typing goes on. */
  readonly expiresAt: string;
}

/** What `signalTyping` gives: its success or a refusal. */
export type ChatSignalTypingResult = ChatSignalTypingSuccess | UnknownRefusal;

/** The conversation stands. */
export interface ChatOpenSuccess {
  /** The two people's conversation: the one they had, or a new one. */
  readonly conversation: ConversationParts & {
    /** Where its stream stands, read before the rest: state and the events after it miss nothing. */
    readonly streamCursor: string;
  };
}

/** What `open` gives: its success or a refusal. */
export type ChatOpenResult = ChatOpenSuccess | UnknownRefusal;

/** Whom to write to, in which program. */
export type ChatOpenInput = {
  /** Chosen by the caller, 1 to 64 characters; retrying with the same value and input never does it twice. */
  readonly clientId?: string;
  /** The other person. */
  readonly personId: string;
  /** The program both are in. */
  readonly programId: string;
};

/** The group stands. */
export interface ChatOpenGroupSuccess {
  /** The group. */
  readonly conversation: ConversationParts & {
    /** Where its stream stands, read before the rest: state and the events after it miss nothing. */
    readonly streamCursor: string;
  };
}

/** The conversation holds as many people as it can. */
export interface ConversationFull extends Refusal<"CONVERSATION_FULL"> {
  /** People a conversation may hold. */
  readonly limit: number;
}

/** What `openGroup` gives: its success or a refusal. */
export type ChatOpenGroupResult = ChatOpenGroupSuccess | ConversationFull | UnknownRefusal;

/** A group to bring together. */
export type ChatOpenGroupInput = {
  /** Chosen by the caller, 1 to 64 characters; retrying with the same value and input never does it twice. */
  readonly clientId?: string;
  /** Who is in it beside the viewer; with the viewer at most 50. */
  readonly personIds: readonly string[];
  /** The group's name, 1 to 120 characters. */
  readonly title: string;
};

/** The person is in. */
export interface ChatAddMemberSuccess {
  /** The group. */
  readonly conversation: ConversationParts;
}

/** What `addMember` gives: its success or a refusal. */
export type ChatAddMemberResult = ChatAddMemberSuccess | ConversationFull | UnknownRefusal;

/** The person is out; their streams of the conversation have ended. */
export interface ChatRemoveMemberSuccess {
  /** The group. */
  readonly conversation: ConversationParts;
}

/** What `removeMember` gives: its success or a refusal. */
export type ChatRemoveMemberResult = ChatRemoveMemberSuccess | UnknownRefusal;

/** The viewer is out of the group. */
export interface ChatLeaveSuccess {
  /** The group that was left. */
  readonly conversationId: string;
}

/** What `leave` gives: its success or a refusal. */
export type ChatLeaveResult = ChatLeaveSuccess | UnknownRefusal;

/** Somebody came into the conversation. */
export interface MemberJoined {
  readonly type: "MemberJoined";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** Who came. */
  readonly person: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
}

/** Somebody left the conversation or was removed from it. */
export interface MemberLeft {
  readonly type: "MemberLeft";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** Who left. */
  readonly person: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
}

/** An author deleted a message. */
export interface MessageDeleted {
  readonly type: "MessageDeleted";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** The message without its words. */
  readonly message: MessageParts;
}

/** An author changed a message's words. */
export interface MessageEdited {
  readonly type: "MessageEdited";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** The message as it is now. */
  readonly message: MessageParts;
}

/** Somebody sent a message. */
export interface MessagePosted {
  readonly type: "MessagePosted";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** The message as it is now. */
  readonly message: MessageParts;
}

/** Somebody put a reaction on a message. */
export interface ReactionAdded {
  readonly type: "ReactionAdded";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** The emoji. */
  readonly emoji: string;
  /** The message as it is now. */
  readonly message: {
    /** The message's id. */
    readonly id: string;
  };
  /** Who reacted. */
  readonly person: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
}

/** Somebody took their reaction off a message. */
export interface ReactionRemoved {
  readonly type: "ReactionRemoved";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** The emoji. */
  readonly emoji: string;
  /** The message as it is now. */
  readonly message: {
    /** The message's id. */
    readonly id: string;
  };
  /** Who took it off. */
  readonly person: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
}

/** What happens in a conversation, each thing once and in order, and what the stream says of itself. */
export type ConversationEvent = MemberJoined | MemberLeft | MessageDeleted | MessageEdited | MessagePosted | ReactionAdded | ReactionRemoved | StreamReset | StreamEnded | UnknownEvent;

/**
 * Somebody in the conversation is around, or has gone. Whoever begins to follow is told who is around; everybody else
 * is not. It may be lost, and ends by itself. Nobody is told of people who do not wish it
 * (`ProfileVisibility.presence`), of whom they have blocked or who has blocked them, or of themselves.
 */
export interface PresenceSignal {
  readonly type: "PresenceSignal";
  /** The conversation. */
  readonly conversationId: string;
  /** Whether the person is around. */
  readonly state: PresenceState;
  /**
   * When to show the person as gone, unless another comes; another comes before that while they stay. Of an OFFLINE
   * one it is when it was told.
   */
  readonly expiresAt: string;
  /** Who is around or has gone. */
  readonly person: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
}

/** Somebody has read further. It may be lost; `Conversation.readMarkers` has the truth. */
export interface ReadMarkerSignal {
  readonly type: "ReadMarkerSignal";
  /** The conversation. */
  readonly conversationId: string;
  /** The seq up to which the person has read. */
  readonly seq: number;
  /** Who has read. */
  readonly person: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
}

/** Somebody is typing. It may be lost, and ends by itself. */
export interface TypingSignal {
  readonly type: "TypingSignal";
  /** The conversation. */
  readonly conversationId: string;
  /** When to stop showing it, unless another comes. */
  readonly expiresAt: string;
  /** Who is typing. */
  readonly person: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
}

/** What passes in a conversation and is not kept: it may be lost, and the latest of a kind replaces the one before. */
export type ConversationSignal = PresenceSignal | ReadMarkerSignal | TypingSignal | Omit<UnknownEvent, "cursor">;

/** Conversations: their messages, who is in them, and what happens there. */
export interface ChatDomain {
  /** The viewer's conversations, the one with the latest message first. */
  conversations(options?: PageOptions): Pages<ConversationParts>;
  /** The same with exactly what is selected. */
  conversations<const S extends Selection<Conversation>>(options: PageOptions | undefined, selection: Exact<S, Selection<Conversation>>): Pages<Selected<Conversation, S>>;

  /**
   * A conversation the viewer is in; null when there is none such.
   *
   * @param id The conversation's id.
   */
  conversation(id: string): Promise<ChatConversation | null>;
  /** The same with exactly what is selected. */
  conversation<const S extends Selection<Conversation>>(id: string, selection: Exact<S, Selection<Conversation>>): Promise<Selected<Conversation, S> | null>;

  /**
   * Its messages, oldest first; `last` gives the newest. Deleted ones stay in place without their words.
   *
   * Read from the end: a loop gives the last one first.
   *
   * @param conversationId The conversation's id.
   */
  messages(conversationId: string, options?: PageOptions): Pages<ChatMessagesNode>;
  /** The same with exactly what is selected. */
  messages<const S extends Selection<Message>>(conversationId: string, options: PageOptions | undefined, selection: Exact<S, Selection<Message>>): Pages<Selected<Message, S>>;

  /** Messages with these words in conversations the viewer may read, the newest first; words are stemmed as English. */
  search(input: ChatSearchInput, options?: PageOptions): Pages<MessageParts>;
  /** The same with exactly what is selected. */
  search<const S extends Selection<Message>>(input: ChatSearchInput, options: PageOptions | undefined, selection: Exact<S, Selection<Message>>): Pages<Selected<Message, S>>;

  /**
   * Sends a message to everybody in a conversation.
   *
   * Refusals:
   * - `MESSAGE_TOO_LONG`: The text has more characters than a message may have.
   *
   * @param conversationId The conversation to say it in.
   */
  send(conversationId: string, input: ChatSendInput): Sending<ChatSendResult, SendMessageInput>;

  /**
   * Changes the words of a message of one's own.
   *
   * Refusals:
   * - `MESSAGE_TOO_LONG`: The text has more characters than a message may have.
   *
   * @param messageId The message.
   */
  edit(messageId: string, input: ChatEditInput): Promise<ChatEditResult>;

  /**
   * Deletes the words of a message of one's own, for everybody.
   *
   * @param messageId The message.
   */
  delete(messageId: string): Promise<ChatDeleteResult>;

  /**
   * Puts an emoji on a message; again changes nothing.
   *
   * Refusals:
   * - `TOO_MANY_REACTIONS`: The message carries as many different reactions as it can.
   *
   * @param messageId The message.
   */
  addReaction(messageId: string, input: ChatAddReactionInput): Promise<ChatAddReactionResult>;

  /**
   * Takes the viewer's emoji off a message.
   *
   * @param messageId The message.
   */
  removeReaction(messageId: string, input: ChatRemoveReactionInput): Promise<ChatRemoveReactionResult>;

  /**
   * Moves the viewer's read marker forward; it never goes back.
   *
   * @param conversationId The conversation.
   */
  markRead(conversationId: string, input: ChatMarkReadInput): Promise<ChatMarkReadResult>;

  /**
   * Tells the others' open screens that the viewer is typing.
   *
   * @param conversationId The conversation.
   */
  signalTyping(conversationId: string): Promise<ChatSignalTypingResult>;

  /**
   * Opens the viewer's conversation with somebody of a program, when its policy lets them write to each other (else
   * FORBIDDEN).
   */
  open(input: ChatOpenInput): Sending<ChatOpenResult, OpenConversationInput>;

  /**
   * Brings people of a program together in a group; for its coordinators.
   *
   * Refusals:
   * - `CONVERSATION_FULL`: The conversation holds as many people as it can.
   *
   * @param programId The program all are in.
   */
  openGroup(programId: string, input: ChatOpenGroupInput): Sending<ChatOpenGroupResult, OpenGroupConversationInput>;

  /**
   * Adds somebody of the program to a group, who then sees all of it; for the program's coordinators.
   *
   * Refusals:
   * - `CONVERSATION_FULL`: The conversation holds as many people as it can.
   */
  addMember(input: ConversationMemberInput): Promise<ChatAddMemberResult>;

  /** Removes somebody from a group, at once and on every open screen; for the program's coordinators. */
  removeMember(input: ConversationMemberInput): Promise<ChatRemoveMemberResult>;

  /**
   * Leaves a group. Conversations of two are not left.
   *
   * @param conversationId The conversation.
   */
  leave(conversationId: string): Promise<ChatLeaveResult>;

  /**
   * Everything that happens in a conversation after the cursor, each thing once and in order.
   *
   * @param conversationId The conversation.
   * @param options `after`: The cursor of the last event seen; null means from now.
   */
  follow(conversationId: string, options?: { readonly after?: string | null }): Feed<ConversationEvent>;

  /**
   * What passes among the others in a conversation and is not kept: typing, read markers, and who is around. Any may
   * be lost, and the latest of a kind and person replaces the one before. Of two people with a block between them
   * neither gets the other's.
   *
   * @param conversationId The conversation.
   */
  signals(conversationId: string): Signals<ConversationSignal>;
}

const conversationPartsFragment = "fragment ConversationParts on Conversation{id kind title programId createdAt unreadCount members{id displayName}viewerCan{leave manageMembers post}}";
const messagePartsFragment = "fragment MessageParts on Message{id conversationId seq clientId body createdAt editedAt deletedAt author{id displayName}replyTo{id body author{id displayName}}mentions{id displayName}reactions{emoji count people{id displayName}}}";

export type ChatConversationsData = {
  readonly conversations: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly ConversationParts[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type ChatConversationsVariables = {
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const ChatConversationsDocument = `query ChatConversations($first:Int$after:String){conversations(first:$first after:$after){nodes{...ConversationParts}pageInfo{endCursor hasNextPage}}}${conversationPartsFragment}` as Document<ChatConversationsData, ChatConversationsVariables>;

export type ChatConversationData = {
  readonly conversation: ChatConversation | null;
};
export type ChatConversationVariables = {
  /** The conversation's id. */
  readonly id: string;
};
export const ChatConversationDocument = `query ChatConversation($id:ID!){conversation(id:$id){...ConversationParts streamCursor readMarkers{seq person{id displayName}}messages(last:50){nodes{...MessageParts viewerCan{delete edit}}pageInfo{hasPreviousPage startCursor}}}}${conversationPartsFragment}${messagePartsFragment}` as Document<ChatConversationData, ChatConversationVariables>;

export type ChatMessagesData = {
  readonly conversation: {
    /** Its messages, oldest first; `last` gives the newest. Deleted ones stay in place without their words. */
    readonly messages: {
      /** The entries without their cursors, in the list's order. */
      readonly nodes: readonly (MessageParts & {
        /** What the viewer may do with it; asked on queries, not on events. */
        readonly viewerCan: {
          /** Delete it; only its author can, while it stands. */
          readonly delete: boolean;
          /** Change its words; only its author can, while it stands. */
          readonly edit: boolean;
        };
      })[];
      /** Whether and where the list goes on. */
      readonly pageInfo: {
        /** Whether entries come before this page. */
        readonly hasPreviousPage: boolean;
        /** Cursor of the page's first entry; null when the page is empty. */
        readonly startCursor: string | null;
      };
    };
  } | null;
};
export type ChatMessagesVariables = {
  /** The conversation's id. */
  readonly conversationId: string;
  /** Entries to give from the end at most, 0 to 100; null asks by `first`. */
  readonly last?: number | null;
  /** Gives what precedes this cursor; null starts at the end. */
  readonly before?: string | null;
};
export const ChatMessagesDocument = `query ChatMessages($conversationId:ID!$last:Int=25$before:String){conversation(id:$conversationId){messages(last:$last before:$before){nodes{...MessageParts viewerCan{delete edit}}pageInfo{hasPreviousPage startCursor}}}}${messagePartsFragment}` as Document<ChatMessagesData, ChatMessagesVariables>;

export type ChatSearchData = {
  readonly messageSearch: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly MessageParts[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type ChatSearchVariables = {
  /** 2 to 200 characters: words that must all occur, "a phrase" in quotes, -word for not, or between two. */
  readonly text: string;
  /** Only in this conversation; null for all. */
  readonly conversationId?: string | null;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const ChatSearchDocument = `query ChatSearch($text:String!$conversationId:ID$first:Int$after:String){messageSearch(text:$text conversationId:$conversationId first:$first after:$after){nodes{...MessageParts}pageInfo{endCursor hasNextPage}}}${messagePartsFragment}` as Document<ChatSearchData, ChatSearchVariables>;

export type ChatSendData = {
  readonly sendMessage: {
    readonly __typename: "MessageTooLong";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The most characters (Unicode code points) a message may have. */
    readonly limit: number;
    /** How many this one has. */
    readonly length: number;
  } | {
    readonly __typename: "SendMessageSuccess";
    /** The message; the first one when this was a retry. */
    readonly message: MessageParts;
  };
};
export type ChatSendVariables = {
  /** The message. */
  readonly input: SendMessageInput;
};
export const ChatSendDocument = `mutation ChatSend($input:SendMessageInput!){sendMessage(input:$input){__typename ...on SendMessageSuccess{message{...MessageParts}}...on Refusal{refusalMessage:message}...on MessageTooLong{limit length}}}${messagePartsFragment}` as Document<ChatSendData, ChatSendVariables>;

export type ChatEditData = {
  readonly editMessage: {
    readonly __typename: "EditMessageSuccess";
    /** The message. */
    readonly message: MessageParts;
  } | {
    readonly __typename: "MessageTooLong";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The most characters (Unicode code points) a message may have. */
    readonly limit: number;
    /** How many this one has. */
    readonly length: number;
  };
};
export type ChatEditVariables = {
  /** The message and its new words. */
  readonly input: EditMessageInput;
};
export const ChatEditDocument = `mutation ChatEdit($input:EditMessageInput!){editMessage(input:$input){__typename ...on EditMessageSuccess{message{...MessageParts}}...on Refusal{refusalMessage:message}...on MessageTooLong{limit length}}}${messagePartsFragment}` as Document<ChatEditData, ChatEditVariables>;

export type ChatDeleteData = {
  readonly deleteMessage: {
    readonly __typename: "DeleteMessageSuccess";
    /** The message without its words. */
    readonly message: MessageParts;
  };
};
export type ChatDeleteVariables = {
  /** The message. */
  readonly input: DeleteMessageInput;
};
export const ChatDeleteDocument = `mutation ChatDelete($input:DeleteMessageInput!){deleteMessage(input:$input){__typename ...on DeleteMessageSuccess{message{...MessageParts}}}}${messagePartsFragment}` as Document<ChatDeleteData, ChatDeleteVariables>;

export type ChatAddReactionData = {
  readonly addReaction: {
    readonly __typename: "AddReactionSuccess";
    /** The message. */
    readonly message: MessageParts;
  } | {
    readonly __typename: "TooManyReactions";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** Different emoji a message may carry. */
    readonly limit: number;
  };
};
export type ChatAddReactionVariables = {
  /** The message and the emoji. */
  readonly input: ReactionInput;
};
export const ChatAddReactionDocument = `mutation ChatAddReaction($input:ReactionInput!){addReaction(input:$input){__typename ...on AddReactionSuccess{message{...MessageParts}}...on Refusal{refusalMessage:message}...on TooManyReactions{limit}}}${messagePartsFragment}` as Document<ChatAddReactionData, ChatAddReactionVariables>;

export type ChatRemoveReactionData = {
  readonly removeReaction: {
    readonly __typename: "RemoveReactionSuccess";
    /** The message. */
    readonly message: MessageParts;
  };
};
export type ChatRemoveReactionVariables = {
  /** The message and the emoji. */
  readonly input: ReactionInput;
};
export const ChatRemoveReactionDocument = `mutation ChatRemoveReaction($input:ReactionInput!){removeReaction(input:$input){__typename ...on RemoveReactionSuccess{message{...MessageParts}}}}${messagePartsFragment}` as Document<ChatRemoveReactionData, ChatRemoveReactionVariables>;

export type ChatMarkReadData = {
  readonly markRead: {
    readonly __typename: "MarkReadSuccess";
    /** The conversation. */
    readonly conversationId: string;
    /** The seq up to which the viewer has read. */
    readonly seq: number;
  };
};
export type ChatMarkReadVariables = {
  /** How far. */
  readonly input: MarkReadInput;
};
export const ChatMarkReadDocument = "mutation ChatMarkRead($input:MarkReadInput!){markRead(input:$input){__typename ...on MarkReadSuccess{conversationId seq}}}" as Document<ChatMarkReadData, ChatMarkReadVariables>;

export type ChatSignalTypingData = {
  readonly signalTyping: {
    readonly __typename: "SignalTypingSuccess";
    /** Until when it holds; signal again before it while typing goes on. */
    readonly expiresAt: string;
  };
};
export type ChatSignalTypingVariables = {
  /** Where. */
  readonly input: ConversationInput;
};
export const ChatSignalTypingDocument = "mutation ChatSignalTyping($input:ConversationInput!){signalTyping(input:$input){__typename ...on SignalTypingSuccess{expiresAt}}}" as Document<ChatSignalTypingData, ChatSignalTypingVariables>;

export type ChatOpenData = {
  readonly openConversation: {
    readonly __typename: "OpenConversationSuccess";
    /** The two people's conversation: the one they had, or a new one. */
    readonly conversation: ConversationParts & {
      /** Where its stream stands, read before the rest: state and the events after it miss nothing. */
      readonly streamCursor: string;
    };
  };
};
export type ChatOpenVariables = {
  /** Whom to write to. */
  readonly input: OpenConversationInput;
};
export const ChatOpenDocument = `mutation ChatOpen($input:OpenConversationInput!){openConversation(input:$input){__typename ...on OpenConversationSuccess{conversation{...ConversationParts streamCursor}}}}${conversationPartsFragment}` as Document<ChatOpenData, ChatOpenVariables>;

export type ChatOpenGroupData = {
  readonly openGroupConversation: {
    readonly __typename: "ConversationFull";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** People a conversation may hold. */
    readonly limit: number;
  } | {
    readonly __typename: "OpenGroupConversationSuccess";
    /** The group. */
    readonly conversation: ConversationParts & {
      /** Where its stream stands, read before the rest: state and the events after it miss nothing. */
      readonly streamCursor: string;
    };
  };
};
export type ChatOpenGroupVariables = {
  /** The group. */
  readonly input: OpenGroupConversationInput;
};
export const ChatOpenGroupDocument = `mutation ChatOpenGroup($input:OpenGroupConversationInput!){openGroupConversation(input:$input){__typename ...on OpenGroupConversationSuccess{conversation{...ConversationParts streamCursor}}...on Refusal{refusalMessage:message}...on ConversationFull{limit}}}${conversationPartsFragment}` as Document<ChatOpenGroupData, ChatOpenGroupVariables>;

export type ChatAddMemberData = {
  readonly addConversationMember: {
    readonly __typename: "AddConversationMemberSuccess";
    /** The group. */
    readonly conversation: ConversationParts;
  } | {
    readonly __typename: "ConversationFull";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** People a conversation may hold. */
    readonly limit: number;
  };
};
export type ChatAddMemberVariables = {
  /** The group and the person. */
  readonly input: ConversationMemberInput;
};
export const ChatAddMemberDocument = `mutation ChatAddMember($input:ConversationMemberInput!){addConversationMember(input:$input){__typename ...on AddConversationMemberSuccess{conversation{...ConversationParts}}...on Refusal{refusalMessage:message}...on ConversationFull{limit}}}${conversationPartsFragment}` as Document<ChatAddMemberData, ChatAddMemberVariables>;

export type ChatRemoveMemberData = {
  readonly removeConversationMember: {
    readonly __typename: "RemoveConversationMemberSuccess";
    /** The group. */
    readonly conversation: ConversationParts;
  };
};
export type ChatRemoveMemberVariables = {
  /** The group and the person. */
  readonly input: ConversationMemberInput;
};
export const ChatRemoveMemberDocument = `mutation ChatRemoveMember($input:ConversationMemberInput!){removeConversationMember(input:$input){__typename ...on RemoveConversationMemberSuccess{conversation{...ConversationParts}}}}${conversationPartsFragment}` as Document<ChatRemoveMemberData, ChatRemoveMemberVariables>;

export type ChatLeaveData = {
  readonly leaveConversation: {
    readonly __typename: "LeaveConversationSuccess";
    /** The group that was left. */
    readonly conversationId: string;
  };
};
export type ChatLeaveVariables = {
  /** The group. */
  readonly input: ConversationInput;
};
export const ChatLeaveDocument = "mutation ChatLeave($input:ConversationInput!){leaveConversation(input:$input){__typename ...on LeaveConversationSuccess{conversationId}}}" as Document<ChatLeaveData, ChatLeaveVariables>;

export type ChatFollowData = {
  readonly conversationEvents: {
    readonly __typename: "MemberJoined";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** Who came. */
    readonly person: {
      /** The person's id; the same in every program. */
      readonly id: string;
      /** The name to show; visible to whoever shares a program or a conversation. */
      readonly displayName: string;
    };
  } | {
    readonly __typename: "MemberLeft";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** Who left. */
    readonly person: {
      /** The person's id; the same in every program. */
      readonly id: string;
      /** The name to show; visible to whoever shares a program or a conversation. */
      readonly displayName: string;
    };
  } | {
    readonly __typename: "MessageDeleted";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** The message without its words. */
    readonly message: MessageParts;
  } | {
    readonly __typename: "MessageEdited" | "MessagePosted";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** The message as it is now. */
    readonly message: MessageParts;
  } | {
    readonly __typename: "ReactionAdded";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** The emoji. */
    readonly emoji: string;
    /** The message as it is now. */
    readonly message: {
      /** The message's id. */
      readonly id: string;
    };
    /** Who reacted. */
    readonly person: {
      /** The person's id; the same in every program. */
      readonly id: string;
      /** The name to show; visible to whoever shares a program or a conversation. */
      readonly displayName: string;
    };
  } | {
    readonly __typename: "ReactionRemoved";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** The emoji. */
    readonly emoji: string;
    /** The message as it is now. */
    readonly message: {
      /** The message's id. */
      readonly id: string;
    };
    /** Who took it off. */
    readonly person: {
      /** The person's id; the same in every program. */
      readonly id: string;
      /** The name to show; visible to whoever shares a program or a conversation. */
      readonly displayName: string;
    };
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
export type ChatFollowVariables = {
  /** The conversation. */
  readonly conversationId: string;
  /** The cursor of the last event seen; null means from now. */
  readonly after?: string | null;
};
export const ChatFollowDocument = `subscription ChatFollow($conversationId:ID!$after:String){conversationEvents(conversationId:$conversationId after:$after){__typename ...on StreamEvent{cursor}...on StreamReset{resetReason:reason}...on StreamEnded{endReason:reason}...on MessagePosted{message{...MessageParts}}...on MessageEdited{message{...MessageParts}}...on MessageDeleted{message{...MessageParts}}...on ReactionAdded{emoji message{id}person{id displayName}}...on ReactionRemoved{emoji message{id}person{id displayName}}...on MemberJoined{person{id displayName}}...on MemberLeft{person{id displayName}}}}${messagePartsFragment}` as Document<ChatFollowData, ChatFollowVariables>;

export type ChatSignalsData = {
  readonly conversationSignals: {
    readonly __typename: "PresenceSignal";
    /** The conversation. */
    readonly conversationId: string;
    /** Whether the person is around. */
    readonly state: PresenceState;
    /**
     * When to show the person as gone, unless another comes; another comes before that while they stay. Of an OFFLINE
     * one it is when it was told.
     */
    readonly expiresAt: string;
    /** Who is around or has gone. */
    readonly person: {
      /** The person's id; the same in every program. */
      readonly id: string;
      /** The name to show; visible to whoever shares a program or a conversation. */
      readonly displayName: string;
    };
  } | {
    readonly __typename: "ReadMarkerSignal";
    /** The conversation. */
    readonly conversationId: string;
    /** The seq up to which the person has read. */
    readonly seq: number;
    /** Who has read. */
    readonly person: {
      /** The person's id; the same in every program. */
      readonly id: string;
      /** The name to show; visible to whoever shares a program or a conversation. */
      readonly displayName: string;
    };
  } | {
    readonly __typename: "TypingSignal";
    /** The conversation. */
    readonly conversationId: string;
    /** When to stop showing it, unless another comes. */
    readonly expiresAt: string;
    /** Who is typing. */
    readonly person: {
      /** The person's id; the same in every program. */
      readonly id: string;
      /** The name to show; visible to whoever shares a program or a conversation. */
      readonly displayName: string;
    };
  };
};
export type ChatSignalsVariables = {
  /** The conversation. */
  readonly conversationId: string;
};
export const ChatSignalsDocument = "subscription ChatSignals($conversationId:ID!){conversationSignals(conversationId:$conversationId){__typename ...on TypingSignal{conversationId expiresAt person{id displayName}}...on ReadMarkerSignal{conversationId seq person{id displayName}}...on PresenceSignal{conversationId state expiresAt person{id displayName}}}}" as Document<ChatSignalsData, ChatSignalsVariables>;

const fieldArguments = {"messages":{"after":"String","before":"String","first":"Int","last":"Int"}};

/** Conversations: their messages, who is in them, and what happens there. */
export const chat = (core: Core): ChatDomain => ({
  conversations: (options?: PageOptions, selection?: AnySelection) => core.pages(ChatConversationsDocument, {}, options, selection, fieldArguments),
  conversation: (id: string, selection?: AnySelection) => core.query(ChatConversationDocument, { id }, selection, fieldArguments),
  messages: (conversationId: string, options?: PageOptions, selection?: AnySelection) => core.pages(ChatMessagesDocument, { conversationId }, options, selection),
  search: (input: Named, options?: PageOptions, selection?: AnySelection) => core.pages(ChatSearchDocument, input, options, selection),
  send: (conversationId, input) => core.send(ChatSendDocument, { conversationId, ...input }, "conversationId"),
  edit: (messageId, input) => core.mutate(ChatEditDocument, { messageId, ...input }),
  delete: messageId => core.mutate(ChatDeleteDocument, { messageId }),
  addReaction: (messageId, input) => core.mutate(ChatAddReactionDocument, { messageId, ...input }),
  removeReaction: (messageId, input) => core.mutate(ChatRemoveReactionDocument, { messageId, ...input }),
  markRead: (conversationId, input) => core.mutate(ChatMarkReadDocument, { conversationId, ...input }),
  signalTyping: conversationId => core.mutate(ChatSignalTypingDocument, { conversationId }),
  open: input => core.send(ChatOpenDocument, input, "personId"),
  openGroup: (programId, input) => core.send(ChatOpenGroupDocument, { programId, ...input }, "programId"),
  addMember: input => core.mutate(ChatAddMemberDocument, input),
  removeMember: input => core.mutate(ChatRemoveMemberDocument, input),
  leave: conversationId => core.mutate(ChatLeaveDocument, { conversationId }),
  follow: (conversationId, options) => core.follow(ChatFollowDocument, { conversationId }, options),
  signals: conversationId => core.signals(ChatSignalsDocument, { conversationId }),
});
