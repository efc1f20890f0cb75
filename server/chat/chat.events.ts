import type { LogEvent, NewEvent, StreamMark } from "../realtime/index.js";

export const topicOf = (conversationId: string): string => `chat:${conversationId}`;
export const signalChannel = (conversationId: string): string => `chat-signals:${conversationId}`;

interface Base {
  readonly cursor: string;
  readonly conversationId: string;
}

/** What happens in a conversation, in the order it happened. */
export type ChatEvent =
  | (Base & { readonly type: "MessagePosted" | "MessageEdited" | "MessageDeleted"; readonly messageId: string })
  | (Base & {
      readonly type: "ReactionAdded" | "ReactionRemoved";
      readonly messageId: string;
      readonly personId: string;
      readonly emoji: string;
    })
  | (Base & { readonly type: "MemberJoined" | "MemberLeft"; readonly personId: string });

export type ConversationEvent = StreamMark | ChatEvent;

/** What passes in a conversation and is not kept. */
export type ConversationSignal =
  | {
      readonly type: "TypingSignal";
      readonly conversationId: string;
      readonly personId: string;
      readonly expiresAt: Date;
    }
  | {
      readonly type: "ReadMarkerSignal";
      readonly conversationId: string;
      readonly personId: string;
      readonly seq: number;
    }
  | {
      readonly type: "PresenceSignal";
      readonly conversationId: string;
      readonly personId: string;
      readonly state: "ONLINE" | "OFFLINE";
      /** Until when the person is around unless told anew; of OFFLINE, when it was told. */
      readonly expiresAt: Date;
    };

/** Said where signals pass: the members are others than before. */
export const membersChanged = "MembersChanged";

type MessageEventKind = "MessagePosted" | "MessageEdited" | "MessageDeleted";

export const messageEvent = (kind: MessageEventKind, actorId: string, messageId: string): NewEvent => ({
  kind,
  actorId,
  facts: { messageId },
});

export const reactionEvent = (
  kind: "ReactionAdded" | "ReactionRemoved",
  actorId: string,
  messageId: string,
  emoji: string,
): NewEvent => ({ kind, actorId, facts: { messageId, personId: actorId, emoji } });

export const memberEvent = (kind: "MemberJoined" | "MemberLeft", actorId: string, personId: string): NewEvent => ({
  kind,
  actorId,
  facts: { personId },
  access: kind === "MemberLeft",
});

/** Readers' rights changed for a reason that is nobody's to know, such as a block. */
export const accessChanged: NewEvent = { kind: "AccessChanged", actorId: null, facts: {}, access: true };

/** The log's event as the room shows it; null for what is internal. */
export function toChatEvent(conversationId: string, event: LogEvent, cursor: string): ChatEvent | null {
  const base = { cursor, conversationId };
  const fact = (name: string) => String(event.facts[name]);
  switch (event.kind) {
    case "MessagePosted":
    case "MessageEdited":
    case "MessageDeleted":
      return { ...base, type: event.kind, messageId: fact("messageId") };
    case "ReactionAdded":
    case "ReactionRemoved":
      return {
        ...base,
        type: event.kind,
        messageId: fact("messageId"),
        personId: fact("personId"),
        emoji: fact("emoji"),
      };
    case "MemberJoined":
    case "MemberLeft":
      return { ...base, type: event.kind, personId: fact("personId") };
    default:
      return null;
  }
}
