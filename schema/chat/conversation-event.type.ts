import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { ConversationSignal } from "../../server/chat/index.js";
import { DateTime } from "../shared/scalars.js";
import { StreamEvent, streamUnion } from "../shared/stream-event.type.js";

@ObjectType({ implements: StreamEvent, description: "Somebody sent a message." })
export class MessagePosted extends StreamEvent {
  messageId!: string;
}

@ObjectType({ implements: StreamEvent, description: "An author changed a message's words." })
export class MessageEdited extends StreamEvent {
  messageId!: string;
}

@ObjectType({ implements: StreamEvent, description: "An author deleted a message." })
export class MessageDeleted extends StreamEvent {
  messageId!: string;
}

@ObjectType({ implements: StreamEvent, description: "Somebody put a reaction on a message." })
export class ReactionAdded extends StreamEvent {
  @Field(() => String, { description: "The emoji." })
  emoji!: string;
  messageId!: string;
  personId!: string;
}

@ObjectType({ implements: StreamEvent, description: "Somebody took their reaction off a message." })
export class ReactionRemoved extends StreamEvent {
  @Field(() => String, { description: "The emoji." })
  emoji!: string;
  messageId!: string;
  personId!: string;
}

@ObjectType({ implements: StreamEvent, description: "Somebody came into the conversation." })
export class MemberJoined extends StreamEvent {
  personId!: string;
}

@ObjectType({ implements: StreamEvent, description: "Somebody left the conversation or was removed from it." })
export class MemberLeft extends StreamEvent {
  personId!: string;
}

export const ConversationEvent = streamUnion(
  "ConversationEvent",
  "What happens in a conversation, each thing once and in order, and what the stream says of itself.",
  MessagePosted,
  MessageEdited,
  MessageDeleted,
  ReactionAdded,
  ReactionRemoved,
  MemberJoined,
  MemberLeft,
);

type Typing = Extract<ConversationSignal, { type: "TypingSignal" }>;
type Marker = Extract<ConversationSignal, { type: "ReadMarkerSignal" }>;
type Presence = Extract<ConversationSignal, { type: "PresenceSignal" }>;

@ObjectType({ description: "Somebody is typing. It may be lost, and ends by itself." })
export class TypingSignal implements Pick<Typing, "conversationId" | "expiresAt"> {
  @Field(() => ID, { description: "The conversation." })
  conversationId!: string;
  @Field(() => DateTime, { description: "When to stop showing it, unless another comes." })
  expiresAt!: Date;
  personId!: string;
}

@ObjectType({ description: "Somebody has read further. It may be lost; `Conversation.readMarkers` has the truth." })
export class ReadMarkerSignal implements Pick<Marker, "conversationId" | "seq"> {
  @Field(() => ID, { description: "The conversation." })
  conversationId!: string;
  @Field(() => Int, { description: "The seq up to which the person has read." })
  seq!: number;
  personId!: string;
}

/** Enum object of the states of presence. */
export const PresenceStates = { ONLINE: "ONLINE", OFFLINE: "OFFLINE" } as const satisfies {
  [S in Presence["state"]]: S;
};

registerEnumType(PresenceStates, {
  name: "PresenceState",
  description: "Whether somebody is around. It says nothing of what they look at, or of when they were last here.",
  valuesConfig: {
    ONLINE: { description: "The person is connected with some screen, whatever conversation it shows." },
    OFFLINE: { description: "The last of their screens has been gone for some ten seconds." },
  },
});

@ObjectType({
  description:
    "Somebody in the conversation is around, or has gone. Whoever begins to follow is told who is around; everybody else is not. It may be lost, and ends by itself. Nobody is told of people who do not wish it (`ProfileVisibility.presence`), of whom they have blocked or who has blocked them, or of themselves.",
})
export class PresenceSignal implements Pick<Presence, "conversationId" | "state" | "expiresAt"> {
  @Field(() => ID, { description: "The conversation." })
  conversationId!: string;
  @Field(() => PresenceStates, { description: "Whether the person is around." })
  state!: Presence["state"];
  @Field(() => DateTime, {
    description:
      "When to show the person as gone, unless another comes; another comes before that while they stay. Of an OFFLINE one it is when it was told.",
  })
  expiresAt!: Date;
  personId!: string;
}

export const ConversationSignals = createUnionType({
  name: "ConversationSignal",
  description:
    "What passes in a conversation and is not kept: it may be lost, and the latest of a kind replaces the one before.",
  types: () => [TypingSignal, ReadMarkerSignal, PresenceSignal] as const,
  resolveType: (signal: object) => ("type" in signal ? String(signal.type) : undefined),
});
