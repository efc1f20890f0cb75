import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { ConversationEntity, ConversationKind, ConversationRights } from "../../server/chat/index.js";
import { DateTime } from "../shared/scalars.js";

/** Enum object of the conversation kinds. */
export const ConversationKinds = {
  DIRECT: "DIRECT",
  MENTORSHIP: "MENTORSHIP",
  GROUP: "GROUP",
} as const satisfies { [K in ConversationKind]: K };

registerEnumType(ConversationKinds, {
  name: "ConversationKind",
  description: "What brought the people of a conversation together.",
  valuesConfig: {
    DIRECT: { description: "Two people of one program who write to each other." },
    MENTORSHIP: {
      description: "The mentor and the mentee of one mentorship; it stays theirs when the mentorship ends.",
    },
    GROUP: { description: "Several people of one program, brought together by a coordinator." },
  },
});

type Shown = "id" | "kind" | "title" | "createdAt";

@ObjectType({
  description:
    "A place where people talk. Only those who are in it can see it, and not while they are suspended from its program.",
})
export class Conversation implements Pick<ConversationEntity, Shown> {
  @Field(() => ID, { description: "The conversation's id." })
  id!: string;
  @Field(() => ConversationKinds, { description: "What brought its people together." })
  kind!: ConversationKind;
  @Field(() => String, { nullable: true, description: "The group's name; null for conversations of two." })
  title!: string | null;
  @Field(() => DateTime, { description: "When it was opened." })
  createdAt!: Date;
}

@ObjectType({ description: "What the viewer may do with a conversation now." })
export class ConversationViewerCan implements ConversationRights {
  @Field(() => Boolean, { description: "Send messages, react and signal typing." })
  post!: boolean;
  @Field(() => Boolean, { description: "Leave it; only groups can be left." })
  leave!: boolean;
  @Field(() => Boolean, { description: "Add and remove people; coordinators of the group's program can." })
  manageMembers!: boolean;
}
