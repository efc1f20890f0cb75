import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { DeliveredSignal } from "../../server/inbox/index.js";
import type { Context } from "../context.js";
import { UnreadChanged } from "./inbox.type.js";

@Resolver(() => UnreadChanged)
export class UnreadChangedFields {
  @FieldResolver(() => Int, {
    description: "Messages of others in it that the viewer has not read, counted now; 0 while they may not read it.",
  })
  async unreadCount(@Root() signal: DeliveredSignal, @Ctx() { load, viewer }: Context): Promise<number> {
    return (await load.unreadCount.load({ viewer, id: signal.conversationId })) ?? 0;
  }
}
