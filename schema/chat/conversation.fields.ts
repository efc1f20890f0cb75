import { Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from "type-graphql";
import type { ConversationEntity, OpenedConversation } from "../../server/chat/index.js";
import { cursorAt } from "../../server/realtime/index.js";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { BothWaysArgs } from "../shared/connection.js";
import { MessageConnection } from "./chat.connections.js";
import { Conversation, ConversationViewerCan } from "./conversation.type.js";
import { ReadMarker } from "./reaction.type.js";

@Resolver(() => Conversation)
export class ConversationFields {
  @FieldResolver(() => ID, { nullable: true, description: "The program it belongs to; null when it belongs to none." })
  programId(@Root() conversation: ConversationEntity): string | null {
    return conversation.programId;
  }

  @FieldResolver(() => String, {
    description: "Where its stream stands, read before the rest: state and the events after it miss nothing.",
  })
  streamCursor(@Root() conversation: ConversationEntity): string {
    return cursorAt(conversation.position);
  }

  @FieldResolver(() => [Person], { description: "Who is in it now, in the order they came; at most 50." })
  async members(@Root() conversation: ConversationEntity, @Ctx() { load }: Context) {
    const members = (await load.members.load(conversation.id)) ?? [];
    return load.person.loadMany(members.map(member => member.personId));
  }

  @FieldResolver(() => [ReadMarker], { description: "How far each member has read; at most 50." })
  async readMarkers(@Root() conversation: ConversationEntity, @Ctx() { load }: Context): Promise<ReadMarker[]> {
    const members = (await load.members.load(conversation.id)) ?? [];
    return members.map(member => ({ personId: member.personId, seq: member.readSeq }));
  }

  @FieldResolver(() => MessageConnection, {
    description: "Its messages, oldest first; `last` gives the newest. Deleted ones stay in place without their words.",
  })
  messages(
    @Root() conversation: OpenedConversation,
    @Args(() => BothWaysArgs) args: BothWaysArgs,
    @Ctx() { app, viewer }: Context,
  ) {
    return app.chat.listMessages(viewer, conversation, args);
  }

  @FieldResolver(() => Int, { description: "Messages of others that the viewer has not read." })
  async unreadCount(@Root() conversation: ConversationEntity, @Ctx() { load, viewer }: Context): Promise<number> {
    return (await load.unreadCount.load({ viewer, id: conversation.id })) ?? 0;
  }

  @FieldResolver(() => ConversationViewerCan, {
    description: "What the viewer may do with it; asked on queries, not on events.",
  })
  viewerCan(@Root() conversation: ConversationEntity, @Ctx() { app, viewer }: Context) {
    return app.chat.rights(viewer, conversation);
  }
}
