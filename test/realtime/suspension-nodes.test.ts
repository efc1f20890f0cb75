import { expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { type Bus, MemoryBus, RedisBus } from "../../server/realtime/index.js";
import { onPostgres, onPostgresAndRedis, type onRedis, redisUrl } from "../support/databases.js";
import { aGroup } from "../support/makers/chat.js";
import { suspended } from "../support/makers/programs.js";
import { aWorld, take, type World } from "../support/world.js";
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
      const { programId, coordinator, members, conversationId } = await aGroup(here, 2);
      const [first, second] = members;
      if (!first || !second) throw new Error("There should be two members.");
      const say = (body: string) => here.app.chat.send(second.viewer, { conversationId, clientId: newId(), body });
      const [stream, staying] = await Promise.all(
        [first, second].map(({ id }) => there.as(id).subscribe(events, { id: conversationId })),
      );
      if (!stream || !staying) throw new Error("There should be two streams.");
      await Promise.all([take(stream, 2), take(staying, 2)]);
      const before = take(stream, 1);
      await say("before");
      expect(await before).toEqual([{ __typename: "MessagePosted", message: { body: "before" } }]);
      const end = take(stream, 2);
      await suspended(here, programId, coordinator, first);
      await say("after");
      expect(await end).toEqual([{ __typename: "StreamEnded", reason: "ACCESS_ENDED" }]);
      expect(await take(staying, 2)).toMatchObject([{ message: { body: "before" } }, { message: { body: "after" } }]);
      await staying.return?.();
    });
  });
}
