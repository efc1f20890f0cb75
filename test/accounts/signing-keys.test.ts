import { expect, test } from "@jest/globals";
import { decodeProtectedHeader } from "jose";
import { MemoryBus } from "../../server/realtime/index.js";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import { aMember, isTaken, refreshDocument, signedIn } from "../support/makers/accounts.js";
import { TestClock } from "../support/test-clock.js";
import { aWorld, type World } from "../support/world.js";

/** Nodes on one new database; each hears the others only when they share a bus. */
async function nodes(
  count: number,
  bus?: MemoryBus,
): Promise<{ all: World[]; clock: TestClock; close(): Promise<void> }> {
  const database = await freshPostgresDatabase();
  const clock = new TestClock();
  const all = await Promise.all(Array.from({ length: count }, () => aWorld({ database, clock, bus, poolSize: 3 })));
  const close = async () => {
    await Promise.all(all.map(world => world.close()));
  };
  return { all, clock, close };
}

const kidOf = (token: string) => decodeProtectedHeader(token).kid;
const refresh = async (world: World, refreshToken: string) =>
  (
    await world.as(null).ask<{ refreshTokens: { accessToken: string; refreshToken: string } }>(refreshDocument, {
      input: { refreshToken },
    })
  ).refreshTokens;

onPostgres("nodes that start together agree on one key, and each takes the others' tokens", async () => {
  const { all, close } = await nodes(4);
  const [first] = all;
  if (!first) throw new Error("Four nodes were asked for.");
  const member = await aMember(first);
  const devices = await Promise.all(all.map(world => signedIn(world, member)));
  expect(new Set(devices.map(device => kidOf(device.accessToken))).size).toBe(1);
  for (const world of all) {
    for (const device of devices) expect(await isTaken(world, device.accessToken)).toBe(true);
  }
  expect(await first.db.query("select 1 from signing_key")).toHaveLength(1);
  await close();
});

onPostgres("after a rotation new tokens have the new key, and old ones are good until they expire", async () => {
  const bus = new MemoryBus();
  const { all, clock, close } = await nodes(2, bus);
  const [a, b] = all;
  if (!a || !b) throw new Error("Two nodes were asked for.");
  const device = await signedIn(a, await aMember(a));
  expect(await isTaken(b, device.accessToken)).toBe(true);

  await a.app.accounts.rotateKeys();
  const next = await refresh(a, device.refreshToken);
  expect(kidOf(next.accessToken)).not.toBe(kidOf(device.accessToken));
  for (const world of all) {
    expect(await isTaken(world, next.accessToken)).toBe(true);
    expect(await isTaken(world, device.accessToken)).toBe(true);
  }
  // The other node has heard of it, and signs with the new key too.
  const third = await refresh(b, next.refreshToken);
  expect(kidOf(third.accessToken)).toBe(kidOf(next.accessToken));

  const [old] = await a.db.query("select private_jwk from signing_key where retired_at is not null");
  expect(old).toEqual({ private_jwk: null });
  clock.turn({ minutes: 13 });
  await a.app.accounts.sweep(clock.now());
  expect(await a.db.query("select 1 from signing_key")).toHaveLength(1);
  expect(await isTaken(b, device.accessToken)).toBe(false);
  await close();
  await bus.close();
});

onPostgres(
  "a node that missed the word of a rotation learns the new key from a token, at most every 30 s",
  async () => {
    const { all, clock, close } = await nodes(2);
    const [a, b] = all;
    if (!a || !b) throw new Error("Two nodes were asked for.");
    const device = await signedIn(a, await aMember(a));
    expect(await isTaken(b, device.accessToken)).toBe(true);
    await a.app.accounts.rotateKeys();
    const next = await refresh(a, device.refreshToken);
    expect(await isTaken(b, next.accessToken)).toBe(false);
    clock.turn({ seconds: 30 });
    expect(await isTaken(b, next.accessToken)).toBe(true);
    // And it signs with the old key for a minute at most.
    clock.turn({ seconds: 60 });
    expect(kidOf((await refresh(b, next.refreshToken)).accessToken)).toBe(kidOf(next.accessToken));
    await close();
  },
);

test("who cannot reach the database is told so by an error, not by a refusal of the token", async () => {
  const world = await aWorld();
  const device = await signedIn(world, await aMember(world));
  await world.close();
  await expect(world.app.accounts.grantOf(`Bearer ${device.accessToken}`)).resolves.toBeDefined();
  world.clock.turn({ seconds: 5 });
  const answer = world.app.accounts.grantOf(`Bearer ${device.accessToken}`);
  await expect(answer).rejects.not.toMatchObject({ code: "UNAUTHENTICATED" });
});
