import { expect, test } from "@jest/globals";
import { Authorized, buildSchema, Extensions, Query, Resolver, Subscription } from "type-graphql";
import { sourcesOf } from "../../schema/build.js";
import { LiveSubscription } from "../../schema/shared/live-subscription.js";

const source = () => {
  throw new Error("Nobody follows here.");
};
const options = { description: "What happens.", source };

@Resolver()
class Question {
  @Query(() => String)
  question(): string {
    return "";
  }
}

@Resolver()
class Live {
  @LiveSubscription(() => String, options)
  liveEvents(): string {
    return "";
  }
}

@Resolver()
class Signals {
  @Subscription(() => String, { topics: "signals" })
  someSignals(): string {
    return "";
  }
}

@Resolver()
class Unshared {
  @Subscription(() => String, { topics: "events" })
  unsharedEvents(): string {
    return "";
  }
}

@Resolver()
class Filtered {
  @Subscription(() => String, { topics: "events", filter: () => false })
  @Extensions({ live: source })
  filteredEvents(): string {
    return "";
  }
}

@Resolver()
class AuthorizedField {
  @Authorized()
  @LiveSubscription(() => String, options)
  authorizedEvents(): string {
    return "";
  }
}

@Authorized()
@Resolver()
class AuthorizedClass {
  @LiveSubscription(() => String, options)
  guardedEvents(): string {
    return "";
  }
}

const pubSub = { publish: () => {}, subscribe: source };
const starting = async (resolver: NewableFunction) =>
  sourcesOf(
    await buildSchema({ resolvers: [Question, resolver] as never, authChecker: () => true, pubSub, validate: false }),
  );

test("a live subscription is followed by its source, and one of signals by nothing that is shared", async () => {
  expect([...(await starting(Live)).keys()]).toEqual(["liveEvents"]);
  expect([...(await starting(Signals)).keys()]).toEqual([]);
});

test("the server does not start with a subscription that is neither live nor one of signals", async () => {
  await expect(starting(Unshared)).rejects.toThrow("unsharedEvents is neither live nor one of signals");
});

test("the server does not start with a live subscription that filters for itself", async () => {
  await expect(starting(Filtered)).rejects.toThrow("filteredEvents is live and has a filter or @Authorized of its own");
});

test.each([
  ["authorizedEvents", AuthorizedField],
  ["guardedEvents", AuthorizedClass],
])("the server does not start with a live subscription that authorizes for itself: %s", async (name, resolver) => {
  await expect(starting(resolver)).rejects.toThrow(`${name} is live and has a filter or @Authorized of its own`);
});
