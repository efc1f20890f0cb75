import { Field, ID, Int, ObjectType } from "type-graphql";
import { Refusal } from "../shared/refusal.type.js";
import { resultUnion } from "../shared/result-union.js";
import { DateTime } from "../shared/scalars.js";
import { Conversation } from "./conversation.type.js";
import { Message } from "./message.type.js";

@ObjectType({ implements: Refusal, description: "The text has more characters than a message may have." })
export class MessageTooLong extends Refusal {
  @Field(() => Int, { description: "The most characters (Unicode code points) a message may have." })
  limit!: number;
  @Field(() => Int, { description: "How many this one has." })
  length!: number;
}

@ObjectType({ implements: Refusal, description: "The message carries as many different reactions as it can." })
export class TooManyReactions extends Refusal {
  @Field(() => Int, { description: "Different emoji a message may carry." })
  limit!: number;
}

@ObjectType({ implements: Refusal, description: "The conversation holds as many people as it can." })
export class ConversationFull extends Refusal {
  @Field(() => Int, { description: "People a conversation may hold." })
  limit!: number;
}

@ObjectType({ description: "The conversation stands." })
export class OpenConversationSuccess {
  @Field(() => Conversation, { description: "The two people's conversation: the one they had, or a new one." })
  conversation!: Conversation;
}
export const OpenConversationResult = resultUnion("OpenConversationResult", OpenConversationSuccess);

@ObjectType({ description: "The group stands." })
export class OpenGroupConversationSuccess {
  @Field(() => Conversation, { description: "The group." })
  conversation!: Conversation;
}
export const OpenGroupConversationResult = resultUnion(
  "OpenGroupConversationResult",
  OpenGroupConversationSuccess,
  ConversationFull,
);

@ObjectType({ description: "The person is in." })
export class AddConversationMemberSuccess {
  @Field(() => Conversation, { description: "The group." })
  conversation!: Conversation;
}
export const AddConversationMemberResult = resultUnion(
  "AddConversationMemberResult",
  AddConversationMemberSuccess,
  ConversationFull,
);

@ObjectType({ description: "The person is out; their streams of the conversation have ended." })
export class RemoveConversationMemberSuccess {
  @Field(() => Conversation, { description: "The group." })
  conversation!: Conversation;
}
export const RemoveConversationMemberResult = resultUnion(
  "RemoveConversationMemberResult",
  RemoveConversationMemberSuccess,
);

@ObjectType({ description: "The viewer is out of the group." })
export class LeaveConversationSuccess {
  @Field(() => ID, { description: "The group that was left." })
  conversationId!: string;
}
export const LeaveConversationResult = resultUnion("LeaveConversationResult", LeaveConversationSuccess);

@ObjectType({ description: "The message is sent and kept." })
export class SendMessageSuccess {
  @Field(() => Message, { description: "The message; the first one when this was a retry." })
  message!: Message;
}
export const SendMessageResult = resultUnion("SendMessageResult", SendMessageSuccess, MessageTooLong);

@ObjectType({ description: "The message has its new words." })
export class EditMessageSuccess {
  @Field(() => Message, { description: "The message." })
  message!: Message;
}
export const EditMessageResult = resultUnion("EditMessageResult", EditMessageSuccess, MessageTooLong);

@ObjectType({ description: "The message's words and reactions are gone; its place stays." })
export class DeleteMessageSuccess {
  @Field(() => Message, { description: "The message without its words." })
  message!: Message;
}
export const DeleteMessageResult = resultUnion("DeleteMessageResult", DeleteMessageSuccess);

@ObjectType({ description: "The reaction is there." })
export class AddReactionSuccess {
  @Field(() => Message, { description: "The message." })
  message!: Message;
}
export const AddReactionResult = resultUnion("AddReactionResult", AddReactionSuccess, TooManyReactions);

@ObjectType({ description: "The reaction is not there any more." })
export class RemoveReactionSuccess {
  @Field(() => Message, { description: "The message." })
  message!: Message;
}
export const RemoveReactionResult = resultUnion("RemoveReactionResult", RemoveReactionSuccess);

@ObjectType({ description: "The marker stands where it is furthest." })
export class MarkReadSuccess {
  @Field(() => ID, { description: "The conversation." })
  conversationId!: string;
  @Field(() => Int, { description: "The seq up to which the viewer has read." })
  seq!: number;
}
export const MarkReadResult = resultUnion("MarkReadResult", MarkReadSuccess);

@ObjectType({ description: "The others' open screens were told." })
export class SignalTypingSuccess {
  @Field(() => DateTime, { description: "Until when it holds; signal again before it while typing goes on." })
  expiresAt!: Date;
}
export const SignalTypingResult = resultUnion("SignalTypingResult", SignalTypingSuccess);
