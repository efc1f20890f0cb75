import { Field, ID, Int, ObjectType } from "type-graphql";
import type { MessageWithAuthor } from "../../server/chat/index.js";
import { Person } from "../people/person.type.js";
import { DateTime } from "../shared/scalars.js";

type Shown = "id" | "conversationId" | "seq" | "body" | "clientId" | "createdAt" | "editedAt" | "deletedAt" | "author";

@ObjectType({ description: "Something a person said in a conversation, as all its readers see it." })
export class Message implements Pick<MessageWithAuthor, Shown> {
  @Field(() => ID, { description: "The message's id." })
  id!: string;
  @Field(() => ID, { description: "The conversation it was said in." })
  conversationId!: string;
  @Field(() => Person, { description: "Who said it." })
  author!: Person;
  @Field(() => Int, { description: "Its place in the conversation: increasing, not contiguous. Read markers name it." })
  seq!: number;
  @Field(() => String, { nullable: true, description: "What was said, as plain text; null once deleted." })
  body!: string | null;
  @Field(() => ID, { description: "The id its author chose for it; an outbox finds its own message by it." })
  clientId!: string;
  @Field(() => DateTime, { description: "When the server took it." })
  createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "When its author last changed it; null when never." })
  editedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: "When its author deleted it; null when it stands." })
  deletedAt!: Date | null;
}
