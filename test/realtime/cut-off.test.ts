import { expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { type Bus, MemoryBus, RedisBus } from "../../server/realtime/index.js";
import { onPostgres, onPostgresAndRedis, type onRedis, redisUrl } from "../support/databases.js";
import { aGroup } from "../support/makers/chat.js";
import { random } from "../support/random.js";
import { type Actor, aWorld } from "../support/world.js";
import { DeafBus, quiet } from "./buses.js";

const messages = 1_000;
const cuts = 20;

/** What the senders' node and the reader's node have in common besides the database. */
interface Link {
  readonly name: string;
  readonly database: "embedded" | "postgres";
  readonly on: typeof onRedis;
  /** The nodes' buses; one alone means that both are one node. */
  readonly open: () => Promise<Bus[]>;
  readonly isDeaf?: true;
}
const redis = () => RedisBus.connect(redisUrl(), quiet);
const links: Link[] = [
  { name: "in one process", database: "embedded", on: test, open: async () => [new MemoryBus()] },
  {
    name: "in one process with every nudge lost",
    database: "embedded",
    on: test,
    open: async () => [new MemoryBus()],
    isDeaf: true,
  },
  {
    name: "between two nodes that no bus joins",
    database: "postgres",
    on: onPostgres,
    open: async () => [new MemoryBus(), new MemoryBus()],
    isDeaf: true,
  },
  {
    name: "between two nodes over Redis",
    database: "postgres",
    on: onPostgresAndRedis,
    open: async () => [await redis(), await redis()],
  },
  {
    name: "between two nodes over a Redis that loses every nudge",
    database: "postgres",
    on: onPostgresAndRedis,
    open: async () => [new DeafBus(await redis()), await redis()],
    isDeaf: true,
  },
];

/** The senders' node and the reader's. */
async function openNodes({ database, open, isDeaf }: Link) {
  const buses = await open();
  const polling = isDeaf ? { usualMs: 50, busDownMs: 50 } : undefined;
  const poolSize = database === "postgres" ? 10 : undefined;
  const worlds = await Promise.all(buses.map(bus => aWorld({ on: database, bus, polling, poolSize })));
  const [here, there = here] = worlds;
  if (!here || !there) throw new Error("There should be a node.");
  if (isDeaf) here.hub.ring = () => {};
  const close = async () => {
    await Promise.all(worlds.map(world => world.close()));
    await Promise.all(buses.map(bus => bus.close()));
  };
  return { here, there, close };
}

interface Event {
  readonly __typename: string;
  readonly cursor: string;
  readonly message?: { readonly seq: number; readonly body: string };
}

const events = /* GraphQL */ `
  subscription ($id: ID!, $after: String) {
    conversationEvents(conversationId: $id, after: $after) {
      __typename
      ... on StreamEvent { cursor }
      ... on MessagePosted { message { seq body } }
    }
  }
`;

for (const link of links) {
  const name = `cut off ${cuts} times on ${link.database}, ${link.name}, a reader gets each of ${messages} messages once and in order`;
  link.on(
    name,
    async () => {
      const { here, there, close } = await openNodes(link);
      const { coordinator, members: senders, conversationId } = await aGroup(here, 8);
      const reader = there.as(coordinator.id);
      const start = await cursorOfConversation(reader, conversationId);

      const sending = Promise.all(
        senders.map(async (sender, index) => {
          for (let n = index; n < messages; n += senders.length) {
            const input = { conversationId, clientId: newId(), body: `message ${n}` };
            await here.app.chat.send(sender.viewer, input);
          }
        }),
      );
      const [seen] = await Promise.all([readCutOff(reader, conversationId, start), sending]);

      expect(seen.map(message => message.seq)).toEqual(Array.from({ length: messages }, (_, n) => n + 1));
      expect(new Set(seen.map(message => message.body)).size).toBe(messages);
      expect(there.hub.topicCount).toBe(0);
      await close();
    },
    300_000,
  );
}

/** Reads all messages as a client does that loses its connection now and then, here or there in the middle of a wait. */
async function readCutOff(reader: Actor, id: string, start: string) {
  const { below } = random(5);
  const places = new Set<number>();
  while (places.size < cuts) places.add(1 + below(messages - 2));
  const seen: { seq: number; body: string }[] = [];
  let cursor = start;
  let open = true;
  while (open) {
    const stream: AsyncIterableIterator<Event> = await reader.subscribe<Event>(events, { id, after: cursor });
    const first = await stream.next();
    expect(first.value?.__typename).toBe("StreamReady");
    for (;;) {
      const step = await stream.next();
      if (step.done) throw new Error("The stream ended.");
      const { message } = step.value;
      cursor = step.value.cursor;
      if (message) seen.push(message);
      open = seen.length < messages;
      if (open && !(message && places.delete(seen.length))) continue;
      // Whatever was on its way when the connection broke was not seen, and comes again.
      if (open && below(2)) void stream.next();
      await stream.return?.();
      break;
    }
  }
  expect(places.size).toBe(0);
  return seen;
}

async function cursorOfConversation(reader: Actor, id: string): Promise<string> {
  const document = "query ($id: ID!) { conversation(id: $id) { streamCursor } }";
  const { conversation } = await reader.ask<{ conversation: { streamCursor: string } }>(document, { id });
  return conversation.streamCursor;
}
