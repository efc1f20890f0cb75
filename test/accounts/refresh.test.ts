import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { onPostgres } from "../support/databases.js";
import { aMember, anAddress, isTaken, refreshDocument, signedIn } from "../support/makers/accounts.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

interface Refreshed {
  refreshTokens: { __typename: string; accessToken: string; refreshToken: string };
}

const refresh = async (refreshToken: string, where = world) =>
  (await where.as(null, anAddress()).ask<Refreshed>(refreshDocument, { input: { refreshToken } })).refreshTokens;
const signInAnew = async (where = world) => signedIn(where, await aMember(where));
const ended = { __typename: "SessionEnded" };

test("a refresh token gives a new pair, and the session goes on with it", async () => {
  const device = await signInAnew();
  const first = await refresh(device.refreshToken);
  expect(first).toMatchObject({ __typename: "RefreshTokensSuccess" });
  expect(first.refreshToken).not.toBe(device.refreshToken);
  expect(await world.app.accounts.grantOf(`Bearer ${first.accessToken}`)).toMatchObject({ viewer: device.viewer });
  expect(await refresh(first.refreshToken)).toMatchObject({ __typename: "RefreshTokensSuccess" });
});

test("a used refresh token that comes back later ends the session and all its tokens", async () => {
  const device = await signInAnew();
  const next = await refresh(device.refreshToken);
  world.clock.turn({ seconds: 31 });
  expect(await refresh(device.refreshToken)).toMatchObject(ended);
  expect(await refresh(next.refreshToken)).toMatchObject(ended);
  expect(await isTaken(world, next.accessToken)).toBe(false);
  expect(await isTaken(world, device.accessToken)).toBe(false);
  expect(world.complaints.join()).toContain("a used refresh token came back");
  expect(world.complaints.join()).not.toContain(device.refreshToken);
});

test("the end of one session by reuse leaves the person's others alone", async () => {
  const member = await aMember(world);
  const [stolen, other] = [await signedIn(world, member), await signedIn(world, member)];
  await refresh(stolen.refreshToken);
  world.clock.turn({ minutes: 1 });
  await refresh(stolen.refreshToken);
  expect(await refresh(other.refreshToken)).toMatchObject({ __typename: "RefreshTokensSuccess" });
});

test("an answer that was lost is given again: the same successor, and the chain stays one", async () => {
  const device = await signInAnew();
  const lost = await refresh(device.refreshToken);
  world.clock.turn({ seconds: 20 });
  const again = await refresh(device.refreshToken);
  expect(again.refreshToken).toBe(lost.refreshToken);
  const next = await refresh(again.refreshToken);
  // A tab that is two steps behind still finds the end of the chain.
  expect((await refresh(device.refreshToken)).refreshToken).toBe(next.refreshToken);
});

test("the tokens themselves are nowhere in the database", async () => {
  const device = await signInAnew();
  const next = await refresh(device.refreshToken);
  const kept = JSON.stringify(
    await world.db.query(
      "select encode(token_hash, 'base64') as hash, encode(sealed_successor, 'base64') as sealed from refresh_token where session_id = $1",
      [device.viewer.sessionId],
    ),
  );
  for (const token of [device.refreshToken, next.refreshToken]) {
    expect(kept).not.toContain(Buffer.from(token, "base64url").toString("base64"));
    expect(kept).not.toContain(Buffer.from(token).toString("base64"));
  }
});

test("a session lasts 60 days from its last use", async () => {
  const device = await signInAnew();
  world.clock.turn({ days: 59 });
  const next = await refresh(device.refreshToken);
  world.clock.turn({ days: 59 });
  const last = await refresh(next.refreshToken);
  expect(last).toMatchObject({ __typename: "RefreshTokensSuccess" });
  world.clock.turn({ days: 61 });
  expect(await refresh(last.refreshToken)).toMatchObject(ended);
});

test("what is swept is over: a used token stays known for 30 days, a session to its end", async () => {
  const device = await signInAnew();
  const next = await refresh(device.refreshToken);
  world.clock.turn({ days: 29 });
  await world.app.accounts.sweep(world.clock.now());
  expect(await refresh(device.refreshToken)).toMatchObject(ended);
  expect(await refresh(next.refreshToken)).toMatchObject(ended);
  world.clock.turn({ days: 31 });
  await world.app.accounts.sweep(world.clock.now());
  expect(await world.db.query("select 1 from session where id = $1", [device.viewer.sessionId])).toHaveLength(0);
});

onPostgres("20 tabs that refresh at once all get the same successor, and it works", async () => {
  const other = await aWorld({ on: "postgres" });
  const device = await signInAnew(other);
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(device.refreshToken, other)));
  const successors = new Set(answers.map(answer => answer.refreshToken));
  expect(answers.map(answer => answer.__typename)).toEqual(Array(20).fill("RefreshTokensSuccess"));
  expect(successors.size).toBe(1);
  const [successor = ""] = successors;
  expect(await refresh(successor, other)).toMatchObject({ __typename: "RefreshTokensSuccess" });
  await other.close();
});

test("policy: refreshTokens is for who holds the newest token of a session", async () => {
  const device = await signInAnew();
  for (const forged of ["", "x", `${device.refreshToken}x`, device.accessToken, device.viewer.sessionId]) {
    expect(await refresh(forged)).toMatchObject(ended);
  }
  expect(await refresh(device.refreshToken)).toMatchObject({ __typename: "RefreshTokensSuccess" });
});
