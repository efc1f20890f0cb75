import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Bus } from "../../server/realtime/index.js";
import { aMember, type Device, isTaken, signedIn } from "../support/makers/accounts.js";
import { aWorld, type World } from "../support/world.js";

/** A bus that loses every word. */
const deafBus: Bus = {
  publish() {},
  listen: async () => async () => {},
  up: false,
  onUp: () => () => {},
  close: async () => {},
};

const signOut = "mutation { signOut(input: {}) { __typename } }";

/** Watches the open sessions of devices; `next` is what is said to have ended next. */
function watching(world: World, devices: readonly Device[]) {
  const heard: string[] = [];
  let wake: () => void = () => {};
  const stop = world.app.accounts.watchSessions(
    () => devices.map(device => device.viewer.sessionId),
    ended => {
      heard.push(...ended);
      wake();
    },
  );
  const next = async () => {
    while (heard.length === 0) {
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
    return heard.splice(0);
  };
  return { stop, next, heard };
}

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const two = async (where: World) => {
  const member = await aMember(where);
  return [await signedIn(where, member), await signedIn(where, member)] as const;
};

test("the end of an open session is told at once by the bus, and only of those that are open", async () => {
  const [open, other] = await two(world);
  const watch = watching(world, [open]);
  await other.actor.ask(signOut);
  await open.actor.ask(signOut);
  expect(await watch.next()).toEqual([open.viewer.sessionId]);
  watch.stop();
});

test("a word that is no list of ids hurts nobody", async () => {
  const [open] = await two(world);
  const watch = watching(world, [open]);
  for (const nonsense of ["", "{", "null", "{}", "[1, null]", '["x"]']) world.bus.publish("sessions-ended", nonsense);
  await open.actor.ask(signOut);
  expect(await watch.next()).toEqual([open.viewer.sessionId]);
  watch.stop();
});

test("who stopped watching hears no more", async () => {
  const [open] = await two(world);
  const [stopped, goingOn] = [watching(world, [open]), watching(world, [open])];
  stopped.stop();
  await open.actor.ask(signOut);
  await goingOn.next();
  expect(stopped.heard).toEqual([]);
  goingOn.stop();
});

test("an access token of an ended session is refused at once by whoever has heard of it", async () => {
  const [open] = await two(world);
  expect(await isTaken(world, open.accessToken)).toBe(true);
  const watch = watching(world, [open]);
  await open.actor.ask(signOut);
  await watch.next();
  expect(await isTaken(world, open.accessToken)).toBe(false);
  watch.stop();
});

test("with every word lost, the database is asked, in one statement for all open sessions", async () => {
  await world.close();
  world = await aWorld({ bus: deafBus });
  const [open, staying] = await two(world);
  const expired = await signedIn(world, await aMember(world));
  const [one, both] = [watching(world, [open, staying]), watching(world, [expired, staying])];
  await world.app.accounts.pollSessions();
  expect([...one.heard, ...both.heard]).toEqual([]);

  await open.actor.ask(signOut);
  await world.db.query("update session set expires_at = $2 where id = $1", [
    expired.viewer.sessionId,
    world.clock.now(),
  ]);
  await world.app.accounts.pollSessions();
  expect(one.heard).toEqual([open.viewer.sessionId]);
  expect(both.heard).toEqual([expired.viewer.sessionId]);
  one.stop();
  both.stop();
});

test("with every word lost, a token of an ended session is refused after 5 s", async () => {
  const [open] = await two(world);
  expect(await isTaken(world, open.accessToken)).toBe(true);
  await open.actor.ask(signOut);
  world.clock.turn({ seconds: 5 });
  expect(await isTaken(world, open.accessToken)).toBe(false);
});
