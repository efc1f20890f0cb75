import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { aGroup } from "../support/makers/chat.js";
import { suspended } from "../support/makers/programs.js";
import { until } from "../support/until.js";
import { aWorld, type World } from "../support/world.js";
import { FanoutRoom, type Screen } from "./fanout-screens.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const document = /* GraphQL */ `subscription ($id: ID!, $after: String) {
  conversationEvents(conversationId: $id, after: $after) {
    __typename
    ... on StreamEvent { cursor }
    ... on StreamEnded { reason }
    ... on MessagePosted { message { body } }
  }
}`;

test("of many who share one stream, the suspended gets a typed end and nothing later, and the others go on", async () => {
  const room = new FanoutRoom(world);
  const { programId, coordinator, members, conversationId: id } = await aGroup(world, 5);
  const say = (body: string) =>
    world.app.chat.send(coordinator.viewer, { conversationId: id, clientId: newId(), body });
  const screens: Screen[] = [];
  for (const member of members) screens.push(await room.follow(member, document, { id }));
  expect(room.fanout.groupCount).toBe(1);
  await say("for all");
  await until(() => screens.every(screen => screen.bodies.length === 1));
  const [first, ...others] = screens;
  const [person] = members;
  if (!first || !person) throw new Error("There should be five.");
  await suspended(world, programId, coordinator, person);
  await say("for the others");
  await until(() => first.isComplete && others.every(screen => screen.bodies.length === 2));
  expect(first.bodies).toEqual(["for all"]);
  expect(first.shown.at(-1)).toMatchObject({ __typename: "StreamEnded", reason: "ACCESS_ENDED" });
  await room.leave();
  expect(world.hub.topicCount).toBe(0);
});
