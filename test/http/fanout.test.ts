import { AsyncLocalStorage } from "node:async_hooks";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { Fault } from "../../server/kernel/fault.js";
import { newId } from "../../server/kernel/id.js";
import { aGroup, enroll } from "../support/makers/chat.js";
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

const text = (message: string) => /* GraphQL */ `subscription ($id: ID!, $after: String) {
  conversationEvents(conversationId: $id, after: $after) {
    __typename
    ... on StreamEvent { cursor }
    ... on StreamEnded { reason }
    ... on MessagePosted { message { ${message} } }
  }
}`;
const plain = text("body author { displayName }");
const own = text("body viewerCan { edit }");

const say = (who: Actor, conversationId: string, body: string) =>
  world.app.chat.send(who.viewer, { conversationId, clientId: newId(), body });
const heard = (screens: readonly Screen[], count: number) =>
  until(async () => screens.every(screen => screen.bodies.length >= count));

async function aRoom(size: number) {
  const group = await aGroup(world, size);
  const [a] = group.members;
  if (!a) throw new Error("A room needs somebody.");
  return { ...group, a, id: group.conversationId };
}

test("what many ask in the same words is executed once, wherever each goes on from", async () => {
  room = new FanoutRoom(world);
  const { members, a, id } = await aRoom(6);
  await say(a, id, "before");
  const screens: Screen[] = [];
  for (const member of members) screens.push(await room.follow(member, plain, { id }));
  const cursor = screens[0]?.shown.at(-1)?.cursor;
  screens.push(await room.follow(a, plain, { id, after: cursor }));
  expect(room.fanout.groupCount).toBe(1);
  room.executions = 0;
  await say(a, id, "Thursday at four?");
  await heard(screens, 1);
  expect(screens.map(screen => screen.bodies)).toEqual(screens.map(() => ["Thursday at four?"]));
  expect(room.executions).toBe(1);
});

test("another text, another topic and another viewer's inbox are groups of their own", async () => {
  room = new FanoutRoom(world);
  const [{ a, id }, other] = [await aRoom(1), await aRoom(1)];
  await room.follow(a, plain, { id });
  await room.follow(a, own, { id });
  await room.follow(other.a, plain, { id: other.id });
  const inbox = "subscription { inboxEvents { __typename ... on StreamEvent { cursor } } }";
  await room.follow(a, inbox, {});
  await room.follow(other.a, inbox, {});
  expect(room.fanout.groupCount).toBe(5);
});

test("a result that depends on who asks is made for each alone, and the next that does not is shared again", async () => {
  room = new FanoutRoom(world);
  const { members, a, id } = await aRoom(3);
  const screens: Screen[] = [];
  for (const member of members) screens.push(await room.follow(member, own, { id }));
  await say(a, id, "mine");
  await heard(screens, 1);
  const edits = screens.map(screen => screen.shown.at(-1)?.message?.viewerCan?.edit);
  expect(edits).toEqual([true, false, false]);
  room.executions = 0;
  const [, b] = members;
  if (!b) throw new Error("There should be two.");
  // Somebody comes: the same text selects nothing of the viewer there.
  const newcomer = await world.person("Newcomer");
  const { programId, coordinator } = await aRoomOf(id);
  await enroll(world, programId, newcomer.id);
  await world.app.chat.addMember(coordinator, { conversationId: id, personId: newcomer.id });
  await Promise.all(screens.map(screen => screen.hasShown("MemberJoined")));
  expect(room.executions).toBe(1);
});

async function aRoomOf(conversationId: string) {
  const [row] = await world.db.query("select program_id, created_by from conversation where id = $1", [conversationId]);
  return {
    programId: row.program_id as string,
    coordinator: { personId: row.created_by as string, sessionId: newId() },
  };
}

test("a shared execution knows nothing of a request, and asking it of one is a fault", () => {
  room = new FanoutRoom(world);
  const context = world.api.live.sharedContext(() => {
    throw new Error("nobody");
  }) as Record<string, unknown>;
  for (const name of ["caller", "ended", "request", "headers"]) expect(() => context[name]).toThrow(/cannot depend on/);
});

test("a shared execution runs outside of whatever request set it off", async () => {
  const storage = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  room = new FanoutRoom(world, live => ({
    ...live,
    sharedContext: readViewer => {
      seen.push(storage.getStore());
      return live.sharedContext(readViewer);
    },
  }));
  const { a, id } = await aRoom(1);
  const seenInside: (string | undefined)[] = [];
  const reader = world.app.chat.messagesByIds;
  world.app.chat.messagesByIds = ids => {
    seenInside.push(storage.getStore());
    return reader(ids);
  };
  try {
    const screen = await storage.run("a socket's", () => room.follow(a, plain, { id }));
    await storage.run("a request's", () => say(a, id, "hello"));
    await heard([screen], 1);
  } finally {
    world.app.chat.messagesByIds = reader;
  }
  expect(seenInside).toEqual([undefined]);
  expect(seen.length).toBeGreaterThan(0);
});

test("an event is frozen, so that no execution leaves anything in it for the next", async () => {
  const events: object[] = [];
  room = new FanoutRoom(world, live => ({
    ...live,
    source: (field, args, viewer) => {
      const source = live.source(field, args, viewer);
      return (
        source && {
          ...source,
          toEvent: (event, cursor) => {
            const item = source.toEvent(event, cursor);
            if (item) events.push(item);
            return item;
          },
        }
      );
    },
  }));
  const { a, id } = await aRoom(1);
  const screen = await room.follow(a, plain, { id });
  await say(a, id, "hello");
  await heard([screen], 1);
  expect(events.map(event => Object.isFrozen(event))).toEqual(events.map(() => true));
});

test("a slow field does not let a later event overtake an earlier one", async () => {
  room = new FanoutRoom(world);
  const { members, a, id } = await aRoom(2);
  const screens: Screen[] = [];
  for (const member of members) screens.push(await room.follow(member, plain, { id }));
  const reader = world.app.chat.messagesByIds;
  let held = 0;
  let release = () => {};
  const gate = new Promise<void>(resolve => {
    release = resolve;
  });
  world.app.chat.messagesByIds = async ids => {
    held += 1;
    if (held === 1) await gate;
    return reader(ids);
  };
  try {
    await say(a, id, "first");
    await until(async () => held > 0);
    for (const body of ["second", "third"]) await say(a, id, body);
    release();
    await heard(screens, 3);
  } finally {
    world.app.chat.messagesByIds = reader;
  }
  for (const screen of screens) expect(screen.bodies).toEqual(["first", "second", "third"]);
});

test("who is removed gets a typed end and nothing later, and the others go on", async () => {
  room = new FanoutRoom(world);
  const { members, a, id } = await aRoom(3);
  const screens: Screen[] = [];
  for (const member of members) screens.push(await room.follow(member, plain, { id }));
  const { coordinator } = await aRoomOf(id);
  const [, b] = members;
  await world.app.chat.removeMember(coordinator, { conversationId: id, personId: b?.id ?? "" });
  for (const body of ["one", "two"]) await say(a, id, body);
  const [first, removed, third] = screens;
  if (!first || !removed || !third) throw new Error("There should be three.");
  await heard([first, third], 2);
  await until(async () => removed.isComplete);
  expect(removed.bodies).toEqual([]);
  expect(removed.shown.at(-1)).toMatchObject({ __typename: "StreamEnded", reason: "ACCESS_ENDED" });
  expect(first.bodies).toEqual(["one", "two"]);
});

test("whose session ends is told so, and the others go on", async () => {
  room = new FanoutRoom(world);
  const { members, a, id } = await aRoom(2);
  const [mine, theirs] = [await room.follow(a, plain, { id }), await room.follow(members[1] ?? a, plain, { id })];
  theirs.follower?.end("SIGNED_OUT");
  await until(async () => theirs.isComplete);
  await say(a, id, "still here");
  await heard([mine], 1);
  expect(theirs.shown.at(-1)).toMatchObject({ __typename: "StreamEnded", reason: "SIGNED_OUT" });
  expect(theirs.bodies).toEqual([]);
});

test("one whose socket is full steps back and reads on where it was, and the others do not wait for it", async () => {
  room = new FanoutRoom(world);
  const { members, a, id } = await aRoom(2);
  const [fast, slow] = [await room.follow(a, plain, { id }), await room.follow(members[1] ?? a, plain, { id })];
  await say(a, id, "0");
  await heard([fast, slow], 1);
  slow.crowded = true;
  const bodies = Array.from({ length: 20 }, (_, index) => String(index + 1));
  for (const body of bodies) await say(a, id, body);
  await heard([fast], 21);
  expect(slow.bodies).toEqual(["0"]);
  slow.makeRoom();
  await heard([slow], 21);
  expect(slow.bodies).toEqual(["0", ...bodies]);
  await say(a, id, "last");
  await heard([fast, slow], 22);
});

test("when the last has left, nothing of the group stays", async () => {
  room = new FanoutRoom(world);
  const { members, id } = await aRoom(3);
  const topics = world.hub.topicCount;
  for (const member of members) await room.follow(member, plain, { id });
  expect(world.hub.topicCount).toBe(topics + 1);
  room.leave();
  expect([room.fanout.groupCount, world.hub.topicCount]).toEqual([0, topics]);
});

test("an outage is nobody's result: it is tried again, and then the stream ends with an error to come back from", async () => {
  room = new FanoutRoom(world);
  const { members, a, id } = await aRoom(2);
  const screens: Screen[] = [];
  for (const member of members) screens.push(await room.follow(member, plain, { id }));
  const reader = world.app.chat.messagesByIds;
  let outages = 1;
  world.app.chat.messagesByIds = async ids => {
    outages -= 1;
    if (outages >= 0) throw new Fault("UNAVAILABLE", "The database is away.");
    return reader(ids);
  };
  try {
    await say(a, id, "once away");
    await heard(screens, 1);
    outages = Number.POSITIVE_INFINITY;
    await say(a, id, "away for good");
    await until(async () => screens.every(screen => screen.failures.length === 1));
  } finally {
    world.app.chat.messagesByIds = reader;
  }
  for (const screen of screens) {
    expect(screen.bodies).toEqual(["once away"]);
    expect(screen.failures).toEqual([expect.objectContaining({ message: expect.stringMatching("away") })]);
  }
});
