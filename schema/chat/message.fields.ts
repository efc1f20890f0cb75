import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import type { MessageWithAuthor } from "../../server/chat/index.js";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { Message } from "./message.type.js";
import { Reaction, ReadMarker } from "./reaction.type.js";

@ObjectType({ description: "What the viewer may do with a message now." })
export class MessageViewerCan {
  @Field(() => Boolean, { description: "Change its words; only its author can, while it stands." })
  edit!: boolean;
  @Field(() => Boolean, { description: "Delete it; only its author can, while it stands." })
  delete!: boolean;
}

@Resolver(() => Message)
export class MessageFields {
  @FieldResolver(() => Message, {
    nullable: true,
    description: "The message it replies to; null when it replies to none.",
  })
  replyTo(@Root() message: MessageWithAuthor, @Ctx() { load }: Context) {
    return message.replyToId === null ? null : load.message.load(message.replyToId);
  }

  @FieldResolver(() => [Person], { description: "The people it mentions, at most 50; empty once deleted." })
  mentions(@Root() message: MessageWithAuthor, @Ctx() { load }: Context) {
    return load.person.loadMany(message.mentionIds);
  }

  @FieldResolver(() => [Reaction], { description: "Reactions by emoji, at most 20, in the order they first came." })
  async reactions(@Root() message: MessageWithAuthor, @Ctx() { load }: Context) {
    return (await load.reactions.load(message.id)) ?? [];
  }

  @FieldResolver(() => MessageViewerCan, {
    description: "What the viewer may do with it; asked on queries, not on events.",
  })
  viewerCan(@Root() message: MessageWithAuthor, @Ctx() { viewer }: Context): MessageViewerCan {
    const own = message.authorId === viewer.personId && message.deletedAt === null;
    return { edit: own, delete: own };
  }
}

@Resolver(() => Reaction)
export class ReactionFields {
  @FieldResolver(() => Int, { description: "How many people put it there." })
  count(@Root() reaction: Reaction): number {
    return reaction.personIds.length;
  }

  @FieldResolver(() => [Person], { description: "The people who put it there, in the order they did; at most 50." })
  people(@Root() reaction: Reaction, @Ctx() { load }: Context) {
    return load.person.loadMany(reaction.personIds);
  }
}

@Resolver(() => ReadMarker)
export class ReadMarkerFields {
  @FieldResolver(() => Person, { description: "Whose marker it is." })
  person(@Root() marker: ReadMarker, @Ctx() { load }: Context) {
    return load.person.load(marker.personId);
  }
}
