import { Extensions, Subscription } from "type-graphql";
import type { App } from "../../server/app.js";
import type { Viewer } from "../../server/kernel/viewer.js";
import type { LiveSource } from "../../server/realtime/index.js";
import type { Context } from "../context.js";

/** What a subscription follows, by its arguments and who asks. */
export type SourceOf<A> = (app: App, args: A, viewer: Viewer) => LiveSource;

interface LiveOptions<A> {
  readonly description: string;
  readonly source: SourceOf<A>;
}

/**
 * A logged subscription: it takes `after`, and whoever may read its source is told the same. Its results are made once
 * for all who asked the same, so there is no filter and no authorization of its own: the source's readers are asked.
 */
export function LiveSubscription<A>(type: () => object, { description, source }: LiveOptions<A>): MethodDecorator {
  const subscribe = ({ args, context }: { args: A & { after?: string | null }; context: Context }) => {
    const { app, viewer, ended } = context;
    return app.follow(source(app, args, viewer), viewer, { after: args.after ?? null, ended });
  };
  return (target, key, descriptor) => {
    Subscription(type as never, { description, subscribe: subscribe as never })(target, key, descriptor);
    Extensions({ live: source })(target, key, descriptor);
  };
}
