import { type ClassType, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import {
  MemberJoined,
  MemberLeft,
  MessageDeleted,
  MessageEdited,
  MessagePosted,
  PresenceSignal,
  ReactionAdded,
  ReactionRemoved,
  ReadMarkerSignal,
  TypingSignal,
} from "./conversation-event.type.js";
import { Message } from "./message.type.js";

/** The field `message` of an event that names one; it is read at delivery, so a deleted one has no words. */
function messageOf<T extends { messageId: string }>(type: ClassType<T>, description: string) {
  @Resolver(() => type)
  class MessageOfEvent {
    @FieldResolver(() => Message, { description })
    message(@Root() event: { messageId: string }, @Ctx() { load }: Context) {
      return load.message.load(event.messageId);
    }
  }
  return MessageOfEvent;
}

/** The field `person` of an event or signal that names one. */
function personOf<T extends { personId: string }>(type: ClassType<T>, description: string) {
  @Resolver(() => type)
  class PersonOfEvent {
    @FieldResolver(() => Person, { description })
    person(@Root() event: { personId: string }, @Ctx() { load }: Context) {
      return load.person.load(event.personId);
    }
  }
  return PersonOfEvent;
}

/** The resolvers of everything a conversation's events and signals point to. */
export const conversationEventFields = [
  messageOf(MessagePosted, "The message as it is now."),
  messageOf(MessageEdited, "The message as it is now."),
  messageOf(MessageDeleted, "The message without its words."),
  messageOf(ReactionAdded, "The message as it is now."),
  messageOf(ReactionRemoved, "The message as it is now."),
  personOf(ReactionAdded, "Who reacted."),
  personOf(ReactionRemoved, "Who took it off."),
  personOf(MemberJoined, "Who came."),
  personOf(MemberLeft, "Who left."),
  personOf(TypingSignal, "Who is typing."),
  personOf(ReadMarkerSignal, "Who has read."),
  personOf(PresenceSignal, "Who is around or has gone."),
] as const;
