import { Arg, Ctx, Query, Resolver, Root, Subscription } from "type-graphql";
import type { DeliveredSignal, InboxStreamEvent } from "../../server/inbox/index.js";
import type { Context } from "../context.js";
import { LiveSubscription } from "../shared/live-subscription.js";
import { Inbox, InboxEvents, InboxSignals } from "./inbox.type.js";

@Resolver()
export class InboxResolver {
  @Query(() => Inbox, { description: "The viewer's inbox." })
  async inbox(@Ctx() { app, viewer }: Context): Promise<Inbox> {
    return { streamCursor: await app.inbox.cursor(viewer) };
  }

  @LiveSubscription(() => InboxEvents, {
    description: "Everything that happens in the viewer's inbox after the cursor, each thing once and in order.",
    source: (app, _, viewer) => app.inbox.source(viewer),
  })
  inboxEvents(
    @Root() event: InboxStreamEvent,
    @Arg("after", () => String, {
      nullable: true,
      description: "The cursor of the last event seen; null means from now.",
    })
    _after: string | null,
  ): InboxStreamEvent {
    return event;
  }

  @Subscription(() => InboxSignals, {
    description: "What passes by the viewer's screens and is not kept. Any may be lost.",
    subscribe: ({ context }: { context: Context }) => context.app.inbox.signals(context.viewer, context.ended),
  })
  inboxSignals(@Root() signal: DeliveredSignal): DeliveredSignal {
    return signal;
  }
}
