import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { aGroup } from "../support/makers/chat.js";
import { until } from "../support/until.js";
import { aWorld, type World } from "../support/world.js";
import { FanoutRoom } from "./fanout-screens.js";

let world: World;
let room: FanoutRoom;
beforeAll(async () => {
  world = await aWorld();
});
afterEach(() => room.leave());
afterAll(() => world.close());

const text = /* GraphQL */ `subscription ($id: ID!, $after: String) {
  conversationEvents(conversationId: $id, after: $after) {
    __typename
    ... on StreamEvent { cursor }
    ... on MessagePosted { message { body } }
  }
}`;

/** Somebody who follows a conversation, and a way to post so many messages to it. */
async function aFollower() {
  room = new FanoutRoom(world);
  const group = await aGroup(world, 1);
  const [a] = group.members;
  if (!a) throw new Error("A room needs somebody.");
  const id = group.conversationId;
  const screen = await room.follow(a, text, { id });
  const post = async (count: number) => {
    const bodies = Array.from({ length: count }, (_, index) => `Message ${index + 1}.`);
    for (const body of bodies) await world.app.chat.send(a.viewer, { conversationId: id, clientId: newId(), body });
    return bodies;
  };
  return { a, id, screen, post };
}

test("who catches up does not wait for one result before the next are begun", async () => {
  const { a, id, screen, post } = await aFollower();
  const after = screen.shown.at(-1)?.cursor;
  room.leave();
  const bodies = await post(20);
  const reader = world.app.chat.messagesByIds;
  let [begun, enough] = [0, () => {}];
  const several = new Promise<void>(resolve => {
    enough = resolve;
  });
  world.app.chat.messagesByIds = async ids => {
    begun += ids.length;
    if (begun >= 10) enough();
    await several;
    return reader(ids);
  };
  try {
    const late = await room.follow(a, text, { id, after });
    expect(late.bodies).toEqual(bodies);
  } finally {
    enough();
    world.app.chat.messagesByIds = reader;
  }
});

test("who takes one result at a time does not have the log read again for each", async () => {
  const { id, screen, post } = await aFollower();
  screen.crowded = true;
  const bodies = await post(20);
  const topic = `chat:${id}`;
  const reader = await world.hub.acquire(topic);
  if (!reader) throw new Error("The conversation should have a topic.");
  await until(async () => reader.head.seq >= 20);
  const { after } = reader;
  let reads = 0;
  reader.after = seq => {
    reads += 1;
    return after.call(reader, seq);
  };
  const take = screen.takeShared.bind(screen);
  screen.takeShared = payload => {
    take(payload);
    screen.crowded = true;
  };
  const wait = screen.waitUntilSent.bind(screen);
  screen.waitUntilSent = follower => {
    wait(follower);
    setImmediate(() => screen.makeRoom());
  };
  try {
    screen.makeRoom();
    await until(async () => screen.bodies.length >= bodies.length);
    expect(screen.bodies).toEqual(bodies);
    expect(reads).toBe(1);
  } finally {
    reader.after = after;
    world.hub.release(topic);
  }
});

test("a node knows how many of its followers are behind, and how far", async () => {
  const { a, id, screen, post } = await aFollower();
  const fast = await room.follow(a, text, { id });
  screen.crowded = true;
  await post(7);
  await until(async () => fast.bodies.length === 7);
  expect(room.fanout.followerCounts()).toEqual({ followers: 2, groups: 1, behind: 1, farthest: 7 });
  screen.makeRoom();
  await until(async () => screen.bodies.length === 7);
  expect(room.fanout.followerCounts()).toEqual({ followers: 2, groups: 1, behind: 0, farthest: 0 });
});
