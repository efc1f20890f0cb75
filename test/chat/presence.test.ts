import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import type { Visibility } from "../../server/people/index.js";
import { aConversation, aGroup, enroll } from "../support/makers/chat.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { addMember, conversationSignals, markRead, removeMember } from "./documents.js";
import { Screen, type } from "./screen.js";
import { say } from "./talk.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

/** A group of three and its coordinator, who types whenever a test must know that a screen follows. */
async function aTrio() {
  const { members, coordinator: helper, conversationId, programId } = await aGroup(world, 3);
  const [ada, bo, cy] = members;
  if (!ada || !bo || !cy) throw new Error("There should be three members.");
  const open = (who: Actor) => Screen.open(who, conversationId, helper);
  return { ada, bo, cy, helper, conversationId, programId, open };
}

function arrive(...people: Actor[]): void {
  for (const { id } of people) world.app.presence.arrive(id);
}
function depart(...people: Actor[]): void {
  for (const { id } of people) world.app.presence.depart(id);
}
/** What was told to the presence of this node has been said. */
const said = () => new Promise(resolve => setImmediate(resolve));
const choose = (who: Actor, presence: Visibility | null) => world.app.people.setVisibility(who.viewer, { presence });

test("whoever begins to follow learns who is around, and is not told of themselves", async () => {
  const { ada, bo, cy, conversationId, open } = await aTrio();
  arrive(ada, bo);
  const [first, late] = [await open(ada), await open(cy)];
  await Promise.all([first.until(bo, "ONLINE"), late.until(ada, "ONLINE"), late.until(bo, "ONLINE")]);
  await type(bo, conversationId);
  await Promise.all([first.until(bo, "typing"), late.until(bo, "typing")]);
  expect([first.of(ada), first.of(bo), late.of(ada), late.of(bo)]).toEqual([
    [],
    ["ONLINE", "typing"],
    ["ONLINE"],
    ["ONLINE", "typing"],
  ]);
  expect(first.last(bo, "ONLINE")).toEqual({
    __typename: "PresenceSignal",
    conversationId,
    state: "ONLINE",
    expiresAt: new Date(world.clock.now().getTime() + 90_000).toISOString(),
    person: { id: bo.id, displayName: "Member 2" },
  });
  await Promise.all([first.close(), late.close()]);
  depart(ada, bo);
});

test("coming is told at once, and going after a moment in which the person may come back", async () => {
  const { ada, bo, open } = await aTrio();
  const screen = await open(ada);
  arrive(bo);
  await screen.until(bo, "ONLINE");
  depart(bo);
  await said();
  world.clock.turn({ seconds: 5 });
  arrive(bo);
  await said();
  world.clock.turn({ seconds: 36 });
  // Told anew before the word before expires.
  await screen.until(bo, "ONLINE", 2);
  depart(bo);
  await said();
  world.clock.turn({ seconds: 11 });
  await screen.until(bo, "OFFLINE");
  expect(screen.of(bo)).toEqual(["ONLINE", "ONLINE", "OFFLINE"]);
  expect(screen.last(bo, "OFFLINE")).toMatchObject({ expiresAt: world.clock.now().toISOString() });
  await screen.close();
});

test("of what waits to be taken, only the latest word of each person comes", async () => {
  const { ada, bo, cy, open } = await aTrio();
  const [screen, witness] = [await open(ada), await open(cy)];
  screen.pause();
  arrive(bo);
  await witness.until(bo, "ONLINE");
  for (let round = 2; round <= 4; round += 1) {
    world.clock.turn({ seconds: 41 });
    await witness.until(bo, "ONLINE", round);
  }
  const latest = witness.last(bo, "ONLINE")?.expiresAt;
  screen.goOn();
  arrive(cy);
  await screen.until(cy, "ONLINE");
  // One was being waited for when the screen paused.
  expect(screen.of(bo).length).toBeLessThanOrEqual(2);
  expect(screen.last(bo, "ONLINE")).toMatchObject({ expiresAt: latest });
  await Promise.all([screen.close(), witness.close()]);
  depart(bo, cy);
});

test("policy: conversationSignals of a group hide two people with a block between them from each other", async () => {
  const { ada, bo, cy, helper, conversationId, open } = await aTrio();
  const { seq } = await say(cy, conversationId, "hello");
  const [adas, bos, cys] = [await open(ada), await open(bo), await open(cy)];
  await Promise.all([type(ada, conversationId), type(bo, conversationId)]);
  await Promise.all([adas.until(bo, "typing"), bos.until(ada, "typing")]);

  await world.app.people.block(ada.viewer, { personId: bo.id });
  await adas.untilHidden(bo, helper, world);
  await bos.untilHidden(ada, helper, world);
  const before = [adas.of(bo), bos.of(ada)];
  arrive(ada, bo);
  for (const who of [ada, bo]) {
    await type(who, conversationId);
    await who.ask(markRead, { input: { conversationId, seq } });
    await Promise.all([cys.until(who, "read"), cys.until(who, "ONLINE")]);
  }
  const late = await open(bo);
  arrive(cy);
  await Promise.all([adas, bos, late].map(screen => screen.until(cy, "ONLINE")));
  expect([adas.of(bo), bos.of(ada), late.of(ada)]).toEqual([...before, []]);
  await Promise.all([adas, bos, cys, late].map(screen => screen.close()));
  depart(ada, bo, cy);
});

test("who has left or was removed is not told of, and the rest of the group's screens stay open", async () => {
  const { ada, bo, cy, helper, conversationId, open } = await aTrio();
  const [screen, gone] = [await open(ada), await open(bo)];
  await helper.ask(removeMember, { input: { conversationId, personId: bo.id } });
  arrive(bo, cy);
  await screen.until(cy, "ONLINE");
  while (!gone.isOver) await type(cy, conversationId);
  expect(screen.of(bo)).toEqual([]);
  await screen.close();
  depart(bo, cy);
});

test("somebody who comes into a group is seen on screens that are open already", async () => {
  const { ada, helper, conversationId, programId, open } = await aTrio();
  const newcomer = await world.person("Newcomer");
  await enroll(world, programId, newcomer.id);
  arrive(newcomer);
  const screen = await open(ada);
  await helper.ask(addMember, { input: { conversationId, personId: newcomer.id } });
  await screen.until(newcomer, "ONLINE");
  await screen.close();
  depart(newcomer);
});

test("nobody is told of somebody who does not wish to be seen, and their typing is seen all the same", async () => {
  const { ada, bo, cy, conversationId, open } = await aTrio();
  await choose(bo, "PRIVATE");
  arrive(bo, cy);
  const screen = await open(ada);
  await screen.until(cy, "ONLINE");
  await type(bo, conversationId);
  await screen.until(bo, "typing");
  expect(screen.of(bo)).toEqual(["typing"]);
  await choose(bo, null);
  while (!screen.of(bo).includes("ONLINE")) await type(cy, conversationId);
  await screen.close();
  depart(bo, cy);
});

test("presence for PAIRED is told in the conversation of a mentorship and in no other", async () => {
  const { programId, a, b, conversationId } = await aConversation(world);
  const between = { programId, personIds: [a.id, b.id] };
  const paired = await world.db.transaction(tx => world.app.chat.openForMentorship(tx, between));
  await choose(b, "PAIRED");
  arrive(b);
  const [here, there] = [await Screen.open(a, conversationId, b), await Screen.open(a, paired, b)];
  await there.until(b, "ONLINE");
  await type(b, conversationId);
  await here.until(b, "typing", 2);
  expect(here.of(b)).not.toContain("ONLINE");
  await Promise.all([here.close(), there.close()]);
  depart(b);
});

test("screens that were left leave nobody watched", async () => {
  const { ada, bo, cy, conversationId, open } = await aTrio();
  const screens = await Promise.all([ada, bo, cy, ada].map(open));
  expect(world.app.presence.counts).toEqual({ here: 0, watched: 4 });
  await Promise.all(screens.map(screen => screen.close()));
  expect(world.app.presence.counts).toEqual({ here: 0, watched: 0 });
  for (let round = 0; round < 50; round += 1) {
    const stream = await ada.subscribe(conversationSignals, { id: conversationId });
    const first = stream.next();
    if (round % 2) await type(bo, conversationId);
    await stream.return?.();
    await first;
  }
  expect(world.app.presence.counts).toEqual({ here: 0, watched: 0 });
});

test("a stranger to a conversation is told of nobody", async () => {
  const { ada, conversationId } = await aTrio();
  arrive(ada);
  const stranger = await world.person(`Stranger ${newId()}`);
  const stream = await stranger.subscribe(conversationSignals, { id: conversationId });
  await expect(stream.next()).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(world.app.presence.counts.watched).toBe(0);
  depart(ada);
});
