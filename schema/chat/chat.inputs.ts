import { Field, ID, InputType, Int } from "type-graphql";
import type { EditMessage, OpenDirect, OpenGroup, React, SendMessage } from "../../server/chat/index.js";

const clientIdMeaning =
  "Chosen by the caller, 1 to 64 characters; retrying with the same value and input never does it twice.";

@InputType({ description: "Whom to write to, in which program." })
export class OpenConversationInput implements OpenDirect {
  @Field(() => ID, { description: clientIdMeaning })
  clientId!: string;
  @Field(() => ID, { description: "The program both are in." })
  programId!: string;
  @Field(() => ID, { description: "The other person." })
  personId!: string;
}

@InputType({ description: "A group to bring together." })
export class OpenGroupConversationInput implements OpenGroup {
  @Field(() => ID, { description: clientIdMeaning })
  clientId!: string;
  @Field(() => ID, { description: "The program all are in." })
  programId!: string;
  @Field(() => String, { description: "The group's name, 1 to 120 characters." })
  title!: string;
  @Field(() => [ID], { description: "Who is in it beside the viewer; with the viewer at most 50." })
  personIds!: string[];
}

@InputType({ description: "A person to add to or remove from a group." })
export class ConversationMemberInput {
  @Field(() => ID, { description: "The group." })
  conversationId!: string;
  @Field(() => ID, { description: "The person." })
  personId!: string;
}

@InputType({ description: "The conversation meant." })
export class ConversationInput {
  @Field(() => ID, { description: "The conversation." })
  conversationId!: string;
}

@InputType({ description: "A message to send." })
export class SendMessageInput implements SendMessage {
  @Field(() => ID, { description: "The conversation to say it in." })
  conversationId!: string;
  @Field(() => ID, { description: clientIdMeaning })
  clientId!: string;
  @Field(() => String, {
    description: "Plain text, 1 to 4,000 characters (Unicode code points); space around it is dropped.",
  })
  body!: string;
  @Field(() => ID, { nullable: true, description: "A message of the same conversation it replies to; null for none." })
  replyToId?: string | null;
  @Field(() => [ID], { nullable: true, description: "Members it mentions; null for none." })
  mentionIds?: string[] | null;
}

@InputType({ description: "New words for a message of one's own." })
export class EditMessageInput implements EditMessage {
  @Field(() => ID, { description: "The message." })
  messageId!: string;
  @Field(() => String, { description: "Plain text, 1 to 4,000 characters." })
  body!: string;
}

@InputType({ description: "A message of one's own to delete." })
export class DeleteMessageInput {
  @Field(() => ID, { description: "The message." })
  messageId!: string;
}

@InputType({ description: "A reaction to put on a message or to take off it." })
export class ReactionInput implements React {
  @Field(() => ID, { description: "The message." })
  messageId!: string;
  @Field(() => String, { description: "One emoji." })
  emoji!: string;
}

@InputType({ description: "How far the viewer has read." })
export class MarkReadInput {
  @Field(() => ID, { description: "The conversation." })
  conversationId!: string;
  @Field(() => Int, { description: "The seq of the last message read; a lower one than before changes nothing." })
  seq!: number;
}
