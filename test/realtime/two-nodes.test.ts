import { expect } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { RedisBus } from "../../server/realtime/index.js";
import { Screen, type } from "../chat/screen.js";
import { freshPostgresDatabase, onPostgresAndRedis, redisUrl } from "../support/databases.js";
import { aGroup } from "../support/makers/chat.js";
import { aWorld, take, type World } from "../support/world.js";
import { quiet } from "./buses.js";

/** Two nodes on one database that know of each other through Redis alone; polling is too slow to help in a test. */
async function twoNodes(work: (here: World, there: World) => Promise<void>): Promise<void> {
  const database = await freshPostgresDatabase();
  const polling = { usualMs: 600_000, busDownMs: 600_000 };
  const buses = await Promise.all([RedisBus.connect(redisUrl(), quiet), RedisBus.connect(redisUrl(), quiet)]);
  const [here, there] = await Promise.all(buses.map(bus => aWorld({ database, bus, polling })));
  if (!here || !there) throw new Error("There should be two nodes.");
  await work(here, there);
  await Promise.all([here, there].map(world => world.close()));
  await Promise.all(buses.map(bus => bus.close()));
}

const events = /* GraphQL */ `
  subscription ($id: ID!) {
    conversationEvents(conversationId: $id) {
      __typename
      ... on MessagePosted { message { body } }
      ... on StreamEnded { reason }
    }
  }
`;

onPostgresAndRedis("what is said on one node is heard on the other, and a removal reaches it too", async () => {
  await twoNodes(async (here, there) => {
    const { coordinator, members, conversationId } = await aGroup(here, 2);
    const [first, second] = members;
    if (!first || !second) throw new Error("There should be two members.");
    const stream = await there.as(first.id).subscribe(events, { id: conversationId });
    await take(stream, 2);
    const live = take(stream, 1);
    await here.app.chat.send(second.viewer, { conversationId, clientId: newId(), body: "from here" });
    expect(await live).toEqual([{ __typename: "MessagePosted", message: { body: "from here" } }]);
    const end = take(stream, 2);
    await here.app.chat.removeMember(coordinator.viewer, { conversationId, personId: first.id });
    await here.app.chat.send(second.viewer, { conversationId, clientId: newId(), body: "after" });
    expect(await end).toEqual([{ __typename: "StreamEnded", reason: "ACCESS_ENDED" }]);
  });
});

onPostgresAndRedis("typing on one node is seen on the other", async () => {
  await twoNodes(async (here, there) => {
    const { members, conversationId } = await aGroup(here, 2);
    const [first, second] = members;
    if (!first || !second) throw new Error("There should be two members.");
    const document = /* GraphQL */ `
      subscription ($id: ID!) {
        conversationSignals(conversationId: $id) { __typename ... on TypingSignal { person { displayName } } }
      }
    `;
    const stream = await there.as(first.id).subscribe(document, { id: conversationId });
    const signal = stream.next();
    let isHeard = false;
    void signal.then(() => {
      isHeard = true;
    });
    // Nothing says when a lossy stream has begun to listen, so the word is said again until it is heard.
    while (!isHeard) await here.app.chat.typing(second.viewer, { conversationId });
    expect((await signal).value).toEqual({ __typename: "TypingSignal", person: { displayName: "Member 2" } });
    await stream.return?.();
  });
});

onPostgresAndRedis("who comes on one node is seen on the other, and a block made on one hides on both", async () => {
  await twoNodes(async (here, there) => {
    const { members, coordinator, conversationId } = await aGroup(here, 3);
    const [ada, bo, cy] = members;
    if (!ada || !bo || !cy) throw new Error("There should be three members.");
    here.app.presence.arrive(bo.id);
    const first = await Screen.open(there.as(ada.id), conversationId, coordinator);
    await first.until(bo, "ONLINE");
    here.app.presence.arrive(cy.id);
    await first.until(cy, "ONLINE");
    expect(first.of(bo)).toEqual(["ONLINE"]);

    await here.app.people.block(bo.viewer, { personId: ada.id });
    await first.untilHidden(bo, coordinator, here);
    const second = await Screen.open(there.as(bo.id), conversationId, coordinator);
    const told = first.of(bo);
    there.app.presence.arrive(ada.id);
    here.app.presence.depart(bo.id);
    await type(bo, conversationId);
    const third = await Screen.open(here.as(cy.id), conversationId, coordinator);
    await Promise.all([third.until(ada, "ONLINE"), second.until(cy, "ONLINE")]);
    expect([first.of(bo), second.of(ada)]).toEqual([told, []]);
    await Promise.all([first, second, third].map(screen => screen.close()));
    for (const world of [here, there]) {
      world.app.presence.depart(world === there ? ada.id : cy.id);
      expect(world.app.presence.counts).toEqual({ here: 0, watched: 0 });
      await world.app.presence.close();
    }
  });
});
