import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import type { Viewer } from "../../server/kernel/viewer.js";
import { until } from "../support/until.js";
import { aWorld, type Variables, type World } from "../support/world.js";
import { FanoutRoom, type Screen } from "./fanout-screens.js";
import { around, canaryOf, SharingStage } from "./sharing-stage.js";

let world: World;
let stage: SharingStage;
let room: FanoutRoom;
beforeAll(async () => {
  world = await aWorld();
});
beforeEach(async () => {
  stage = await new SharingStage(world).open();
  room = new FanoutRoom(world, stage.live, stage.schema);
});
afterEach(() => room.leave());
afterAll(() => world.close());

function somebody(): { viewer: Viewer } {
  const viewer = { personId: newId(), sessionId: newId() };
  stage.readers.add(viewer.personId);
  return { viewer };
}

interface Item {
  readonly type: string;
  readonly seq: number | null;
  readonly thing: Record<string, unknown> | null;
}

const ask = (fields: string) => `subscription { events { type seq thing { ${fields} } } }`;

/** What each of them is told of what happens next. */
async function told(screens: readonly Screen[], touchy = false): Promise<Record<string, unknown>[]> {
  const seq = await stage.happens("Said", { touchy });
  const last = (screen: Screen) => screen.itemsAs<Item>().at(-1);
  await until(() => screens.every(screen => last(screen)?.seq === seq));
  return screens.map(screen => last(screen)?.thing ?? {});
}

/** Three people who ask the same, and what each of them is told of one thing that happens. */
async function threeAsk(fields: string, touchy = false) {
  const people = [somebody(), somebody(), somebody()];
  const screens = await Promise.all(people.map(person => room.join(person, ask(fields), {})));
  return { people, screens, things: await told(screens, touchy) };
}

const groupsOf = async (asked: readonly (readonly [string, Variables, string?])[]) => {
  for (const [text, variables, name] of asked) await room.join(somebody(), text, variables, name ?? null);
  return room.fanout.groupCount;
};

test("another operation of the same text is another group", async () => {
  const both = "subscription A { events { type } } subscription B { events { type seq } }";
  expect(
    await groupsOf([
      [both, {}, "A"],
      [both, {}, "B"],
      [both, {}, "A"],
    ]),
  ).toBe(2);
});

const withVariables = `subscription ($loud: Boolean = true, $yes: Boolean = false, $after: String) {
  events(after: $after) { type thing { words(loud: $loud) @skip(if: $yes) } }
}`;

test("other variables are another group, but not the same in another order, nor the usual ones left out", async () => {
  expect(
    await groupsOf([
      [withVariables, { loud: true, yes: false }],
      [withVariables, { yes: false, loud: true }],
      [withVariables, {}],
      [withVariables, { loud: false }],
    ]),
  ).toBe(2);
});

test("where somebody goes on from is no reason for another group, unless the text asks for it elsewhere too", async () => {
  expect(
    await groupsOf([
      [withVariables, { after: "one" }],
      [withVariables, { after: "two" }],
    ]),
  ).toBe(1);
  const twice = "subscription ($after: String) { events(after: $after, only: $after) { type } }";
  expect(
    await groupsOf([
      [twice, { after: "one" }],
      [twice, { after: "two" }],
    ]),
  ).toBe(3);
});

test.each(["mine", "mineLater", "mineBatched", "mineSpread", "mineAtLast"])(
  "whoever asks is told of themselves, however a field comes to know them: %s",
  async field => {
    const { people, things } = await threeAsk(field);
    expect(things).toEqual(people.map(({ viewer }) => ({ [field]: canaryOf(viewer) })));
  },
);

test("an error that names who asked is theirs alone", async () => {
  const { people, screens } = await threeAsk("mineRefused");
  const messages = screens.map(({ failures }) => failures.map(failure => (failure as { message: string }).message));
  expect(messages).toEqual(people.map(({ viewer }) => [canaryOf(viewer)]));
});

test("a selection that asked for the viewer once is shared where it does not", async () => {
  const { screens, people, things } = await threeAsk("mineSometimes", true);
  expect(things).toEqual(people.map(({ viewer }) => ({ mineSometimes: canaryOf(viewer) })));
  stage.executions.clear();
  await told(screens);
  expect([...stage.executions.values()]).toEqual([1]);
  expect(await told(screens, true)).toEqual(things);
});

test("what one execution loaded for a viewer is gone before the next", () => {
  const { viewer } = somebody();
  const [one, other] = [1, 2].map(() => world.api.live.sharedContext(() => viewer) as { load: object });
  expect(one?.load).not.toBe(other?.load);
});

test("nothing that a field leaves in an event reaches another execution or another group", async () => {
  const people = [somebody(), somebody()];
  const screens: Screen[] = [];
  for (const person of people) screens.push(await room.join(person, ask("mineUnnoticed"), {}));
  screens.push(await room.join(somebody(), ask("left"), {}));
  await told(screens);
  const late = await room.join(somebody(), ask("later left"), {});
  expect((await told([late]))[0]).toMatchObject({ left: null });
  const things = await told(screens);
  expect(things.at(-1)).toEqual({ left: null });
});

test("a result does not show on whose behalf it was set off", async () => {
  const screen = await around.run("a socket's", () => room.join(somebody(), ask("around"), {}));
  const things = await around.run("a request's", () => told([screen]));
  expect(things).toEqual([{ around: null }]);
});

test("those who catch up side by side are given results that were made once", async () => {
  const seqs: number[] = [];
  for (let n = 0; n < 3; n += 1) seqs.push(await stage.happens("Said", { touchy: false }));
  const text = "subscription ($after: String) { events(after: $after) { type seq thing { later } } }";
  const after = await stage.cursorAt(0);
  const people = [somebody(), somebody(), somebody()];
  const screens = await Promise.all(people.map(person => room.join(person, text, { after })));
  await until(() => screens.every(({ shown }) => shown.length === 5));
  expect([...stage.executions]).toEqual(seqs.map(seq => [seq, 1]));
});

/** Keeps slow fields waiting until the returned function is called. */
function closeGate(): () => void {
  let open = () => {};
  stage.gate = new Promise(resolve => {
    open = resolve;
  });
  return () => open();
}

/** Takes somebody's right away, and waits until this node has read of it. */
async function remove({ viewer }: { viewer: Viewer }): Promise<void> {
  const removed = await stage.happens("Removed", { touchy: false }, viewer.personId);
  const reader = await world.hub.acquire(stage.topic);
  await until(() => reader?.head.seq === removed);
  world.hub.release(stage.topic);
}

const typesOf = (screen: Screen) => screen.itemsAs<Item>().map(({ type }) => type);

test("what is still being made when a right ends is not for who has lost it", async () => {
  const [stays, goes] = [somebody(), somebody()];
  const screens = [await room.join(stays, ask("later"), {}), await room.join(goes, ask("later"), {})] as const;
  await until(() => screens.every(({ shown }) => shown.length === 2));
  const open = closeGate();
  const said = await stage.happens("Said", { touchy: false });
  await until(() => stage.executions.has(said));
  await remove(goes);
  open();
  await until(() => screens[1].isComplete);
  await until(() => typesOf(screens[0]).length === 4);
  expect(typesOf(screens[0])).toEqual(["StreamReady", "StreamCaughtUp", "Said", "Removed"]);
  expect(typesOf(screens[1])).toEqual(["StreamReady", "StreamCaughtUp", "StreamEnded"]);
});

test("whose right ends while they catch up is told nothing more of what came before either", async () => {
  for (let n = 0; n < 3; n += 1) await stage.happens("Said", { touchy: false });
  const open = closeGate();
  const goes = somebody();
  const text = "subscription ($after: String) { events(after: $after) { type seq thing { later } } }";
  const screen = await room.join(goes, text, { after: await stage.cursorAt(0) });
  await until(() => stage.executions.size > 0);
  await remove(goes);
  open();
  await until(() => screen.isComplete);
  expect(typesOf(screen)).toEqual(["StreamReady", "StreamEnded"]);
});

test("whose session ends while a result of their own is being made is told nothing after the end", async () => {
  const screens = [
    await room.join(somebody(), ask("mineLater"), {}),
    await room.join(somebody(), ask("mineLater"), {}),
  ];
  const [goes, stays] = screens;
  if (!goes || !stays) throw new Error("There should be two.");
  await until(() => screens.every(({ shown }) => shown.length === 2));
  // The first execution finds out that the result is personal, the second is the first follower's own.
  const openFirst = closeGate();
  const said = await stage.happens("Said", { touchy: false });
  await until(() => stage.executions.get(said) === 1);
  const openSecond = closeGate();
  openFirst();
  await until(() => stage.executions.get(said) === 2);
  goes.follower?.end("SIGNED_OUT");
  await until(() => goes.isComplete);
  openSecond();
  await told([stays]);
  expect(typesOf(stays)).toEqual(["StreamReady", "StreamCaughtUp", "Said", "Said"]);
  expect(typesOf(goes)).toEqual(["StreamReady", "StreamCaughtUp", "StreamEnded"]);
});
