import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchema, getMetadataStorage } from "type-graphql";
import type { App } from "../server/app.js";
import type { Caller, Viewer } from "../server/kernel/viewer.js";
import { accountsResolvers } from "./accounts/accounts.resolvers.js";
import { chatResolvers } from "./chat/chat.resolvers.js";
import { createContext, createSharedContext } from "./context.js";
import { inboxResolvers } from "./inbox/inbox.resolvers.js";
import { matchingResolvers } from "./matching/matching.resolvers.js";
import { meetingsResolvers } from "./meetings/meetings.resolvers.js";
import { mentorshipsResolvers } from "./mentorships/mentorships.resolvers.js";
import { peopleResolvers } from "./people/people.resolvers.js";
import { programsResolvers } from "./programs/programs.resolvers.js";
import type { SourceOf } from "./shared/live-subscription.js";
import { readPlainFieldsPlainly } from "./shared/plain-fields.js";

/** The schema of everything the product says. */
export function buildAppSchema(): Promise<GraphQLSchema> {
  readPlainFieldsPlainly();
  return buildSchema({
    resolvers: [
      ...accountsResolvers,
      ...peopleResolvers,
      ...programsResolvers,
      ...chatResolvers,
      ...inboxResolvers,
      ...mentorshipsResolvers,
      ...meetingsResolvers,
      ...matchingResolvers,
    ],
    validate: false,
    pubSub: noPubSub,
  });
}

/** The schema and the making of its contexts, as the HTTP side takes them. */
export async function buildApi(app: App) {
  const schema = await buildAppSchema();
  const sources = sourcesOf(schema);
  return {
    schema,
    live: {
      source: (field: string, args: object, viewer: Viewer) => sources.get(field)?.(app, args, viewer) ?? null,
      sharedContext: (readViewer: () => Viewer) => createSharedContext(app, readViewer),
    },
    contextFor: (caller: Caller, viewer: Viewer | null, operation?: { readonly signal: AbortSignal }) =>
      createContext(app, caller, viewer, operation?.signal ?? never),
  };
}

/**
 * What each subscription follows. One that is neither a `LiveSubscription` nor named `…Signals` would go past the sharing
 * of results and its rules, and one with a filter or an authorization of its own would have them passed by, since nobody
 * asks them for a result that is shared: the server does not start with either.
 */
export function sourcesOf(schema: GraphQLSchema): ReadonlyMap<string, SourceOf<object>> {
  const sources = new Map<string, SourceOf<object>>();
  for (const { name, extensions } of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const isLive = typeof extensions.live === "function";
    if (isLive && hasOwnRules(name)) throw new Error(`${name} is live and has a filter or @Authorized of its own.`);
    if (isLive) sources.set(name, extensions.live as SourceOf<object>);
    else if (!name.endsWith("Signals")) throw new Error(`The subscription ${name} is neither live nor one of signals.`);
  }
  return sources;
}

/** Whether TypeGraphQL was told of a filter or of roles for the subscription, on its method or on its class. */
const hasOwnRules = (name: string): boolean =>
  getMetadataStorage().subscriptions.some(one => one.schemaName === name && (one.filter || one.roles));

/** What an operation over HTTP is given: it ends with its answer, so nobody has to tell it. */
const never = new AbortController().signal;

/** Subscriptions here read from the log through `follow`; type-graphql's own topics must not carry anything. */
const noPubSub = {
  publish(): never {
    throw new Error("Append to the topic's log instead.");
  },
  subscribe(): never {
    throw new Error("Use `subscribe:` with app.*.follow instead of topics.");
  },
};
