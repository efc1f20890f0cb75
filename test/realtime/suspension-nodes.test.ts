import { expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { type Bus, MemoryBus, RedisBus } from "../../server/realtime/index.js";
import { onPostgres, onPostgresAndRedis, type onRedis, redisUrl } from "../support/databases.js";
import { aGroup } from "../support/makers/chat.js";
import { suspended } from "../support/makers/programs.js";
import { type Actor, aWorld, take, type World } from "../support/world.js";
import { DeafBus, quiet } from "./buses.js";

/** How the node where somebody is suspended and the node they follow on hear of each other. */
interface Link {
  readonly name: string;
  readonly on: typeof onRedis;
  readonly database: "embedded" | "postgres";
  /** The nodes' buses; one alone means that both are one node. */
  readonly open: () => Promise<Bus[]>;
  /** Polling is too slow to help in a test, except where there is nothing else. */
  readonly isDeaf?: true;
}
const redis = () => RedisBus.connect(redisUrl(), quiet);
const links: Link[] = [
  { name: "on the same node", on: test, database: "embedded", open: async () => [new MemoryBus()] },
  {
    name: "on the same node with every word lost",
    on: test,
    database: "embedded",
    open: async () => [new DeafBus(new MemoryBus())],
    isDeaf: true,
  },
  {
    name: "on another node over Redis",
    on: onPostgresAndRedis,
    database: "postgres",
    open: async () => [await redis(), await redis()],
  },
  {
    name: "on another node with no bus between",
    on: onPostgres,
    database: "postgres",
    open: async () => [new MemoryBus(), new MemoryBus()],
    isDeaf: true,
  },
  {
    name: "on another node over a Redis that loses every word",
    on: onPostgresAndRedis,
    database: "postgres",
    open: async () => [new DeafBus(await redis()), await redis()],
    isDeaf: true,
  },
];

const events = /* GraphQL */ `
  subscription ($id: ID!) {
    conversationEvents(conversationId: $id) {
      __typename
      ... on MessagePosted { message { body } }
      ... on StreamEnded { reason }
    }
  }
`;

async function withNodes({ database, open, isDeaf }: Link, work: (here: World, there: World) => Promise<void>) {
  const buses = await open();
  const polling = isDeaf ? { usualMs: 50, busDownMs: 50 } : { usualMs: 600_000, busDownMs: 600_000 };
  const worlds = await Promise.all(buses.map(bus => aWorld({ on: database, bus, polling })));
  const [here, there = here] = worlds;
  if (!here || !there) throw new Error("There should be a node.");
  try {
    await work(here, there);
  } finally {
    await Promise.all(worlds.map(world => world.close()));
    await Promise.all(buses.map(bus => bus.close()));
  }
}

for (const link of links) {
  link.on(`a suspension ends what is followed ${link.name}, and nothing said after it is delivered`, async () => {
    await withNodes(link, async (here, there) => {
      const { programId, coordinator, members, conversationId } = await aGroup(here, 3);
      const [first, second, third] = members;
      if (!first || !second || !third) throw new Error("There should be three members.");
      const say = (body: string) => here.app.chat.send(third.viewer, { conversationId, clientId: newId(), body });
      const follow = ({ id }: Actor) => there.as(id).subscribe(events, { id: conversationId });
      const streams = [await follow(first), await follow(second), await follow(third)] as const;
      const [one, other, staying] = streams;
      await Promise.all(streams.map(stream => take(stream, 2)));
      const heard = Promise.all(streams.map(stream => take(stream, 1)));
      await say("before");
      const before = [{ __typename: "MessagePosted", message: { body: "before" } }];
      expect(await heard).toEqual([before, before, before]);
      const ended = [{ __typename: "StreamEnded", reason: "ACCESS_ENDED" }];
      // The first one's end comes by itself, with nothing said that would bring it along.
      const end = take(one, 2);
      await suspended(here, programId, coordinator, first);
      expect(await end).toEqual(ended);
      const otherEnd = take(other, 2);
      await suspended(here, programId, coordinator, second);
      await say("after");
      expect(await otherEnd).toEqual(ended);
      expect(await take(staying, 1)).toEqual([{ __typename: "MessagePosted", message: { body: "after" } }]);
      await staying.return?.();
    });
  });
}
