import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { aGroup } from "../support/makers/chat.js";
import { until } from "../support/until.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { FanoutRoom, type Screen } from "./fanout-screens.js";

let world: World;
let room: FanoutRoom;
beforeAll(async () => {
  world = await aWorld();
});
afterEach(() => room.leave());
afterAll(() => world.close());

const text = /* GraphQL */ `subscription ($id: ID!) {
  conversationEvents(conversationId: $id) { __typename ... on StreamEnded { reason } ... on MessagePosted { message { body } } }
}`;

/** Three who follow by a clock of the test's own, on which to write to one of them takes `writeMs` and all else no time. */
async function threeFollowers(writeMs: number) {
  const rests: { readonly ms: number; readonly end: () => void }[] = [];
  let nowMs = 0;
  const now = () => nowMs;
  const rest = (ms: number) =>
    new Promise<void>(resolve => {
      rests.push({
        ms,
        end: () => {
          nowMs += ms;
          resolve();
        },
      });
    });
  room = new FanoutRoom(world, undefined, undefined, { now, rest });
  const { conversationId: id, members, coordinator } = await aGroup(world, 3);
  const [a, b] = members;
  if (!a || !b) throw new Error("There should be two.");
  const screens: Screen[] = [];
  for (const member of members) screens.push(await room.follow(member, text, { id }));
  for (const screen of screens) {
    const take = screen.takeTogether.bind(screen);
    screen.takeTogether = frames => {
      nowMs += writeMs;
      return take(frames);
    };
  }
  const say = (who: Actor, body: string) =>
    world.app.chat.send(who.viewer, { conversationId: id, clientId: newId(), body });
  const heard = (count: number) => until(async () => screens.every(screen => screen.bodies.length >= count));
  return { id, a, b, coordinator, screens, say, heard, rests };
}

test("what comes while a group rests after it has written leaves in one go, in order", async () => {
  const { a, b, screens, say, heard, rests } = await threeFollowers(20);
  await say(a, "one");
  await heard(1);
  expect(rests).toHaveLength(0);
  await say(a, "two");
  await until(async () => rests.length === 1);
  await say(b, "three");
  await say(a, "four");
  expect(screens.map(screen => screen.bodies)).toEqual(screens.map(() => ["one"]));
  rests[0]?.end();
  await heard(4);
  expect(screens.map(screen => screen.bodies)).toEqual(screens.map(() => ["one", "two", "three", "four"]));
  expect(screens.map(screen => screen.goes)).toEqual(screens.map(() => [1, 3]));
  expect(room.executions).toBe(2 + 4);
});

test("where writing takes no time nothing waits", async () => {
  const { a, screens, say, heard, rests } = await threeFollowers(0.25);
  for (let count = 1; count <= 4; count += 1) {
    await say(a, `number ${count}`);
    await heard(count);
  }
  expect(screens.map(screen => screen.goes)).toEqual(screens.map(() => [1, 1, 1, 1]));
  expect(rests).toHaveLength(0);
});

test("who is removed while the group rests is given nothing that came after", async () => {
  const { id, a, b, coordinator, screens, say, heard, rests } = await threeFollowers(20);
  await say(a, "one");
  await heard(1);
  await say(a, "two");
  await until(async () => rests.length === 1);
  await world.app.chat.removeMember(coordinator.viewer, { conversationId: id, personId: b.id });
  await say(a, "three");
  rests[0]?.end();
  const [ofA, ofB, ofC] = screens;
  await until(async () => [ofA, ofC].every(screen => screen?.bodies.length === 3) && ofB?.isComplete === true);
  expect(ofB?.bodies).toEqual(["one"]);
  expect(ofB?.shown.at(-1)).toMatchObject({ __typename: "StreamEnded", reason: "ACCESS_ENDED" });
});
