import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { aMember, isTaken, refreshDocument, signedIn } from "../support/makers/accounts.js";
import { aWorld, type World } from "../support/world.js";

const sessionsDocument = `query ($first: Int, $after: String, $last: Int, $before: String) {
  sessions(first: $first, after: $after, last: $last, before: $before) {
    nodes { id isCurrent address userAgent createdAt lastUsedAt expiresAt }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const endDocument = `mutation ($input: EndSessionInput!) {
  endSession(input: $input) { __typename ... on EndSessionSuccess { sessionId } }
}`;
const endOthersDocument = `mutation ($input: EndOtherSessionsInput!) {
  endOtherSessions(input: $input) { __typename ... on EndOtherSessionsSuccess { endedCount } }
}`;
const signOutDocument = `mutation ($input: SignOutInput!) {
  signOut(input: $input) { __typename ... on SignOutSuccess { isSignedOut } }
}`;

interface Listed {
  sessions: {
    nodes: { id: string; isCurrent: boolean; address: string; userAgent: string | null }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  };
}

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const devices = async (count: number) => {
  const member = await aMember(world);
  const all = [];
  for (let each = 0; each < count; each += 1) all.push(await signedIn(world, member));
  return all;
};
const three = async () => {
  const [a, b, c] = await devices(3);
  if (!a || !b || !c) throw new Error("Three devices were asked for.");
  return { a, b, c };
};

test("people see their own sessions, the newest first, and which one is theirs now", async () => {
  const { a, b, c } = await three();
  await three();
  const { sessions } = await b.actor.ask<Listed>(sessionsDocument);
  expect(sessions.nodes.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
    [c.viewer.sessionId, false],
    [b.viewer.sessionId, true],
    [a.viewer.sessionId, false],
  ]);
  expect(sessions.nodes[0]).toMatchObject({ userAgent: "tests", address: expect.stringMatching(/^10\./) });
});

test("the list can be paged both ways", async () => {
  const { a, b, c } = await three();
  const { sessions: first } = await a.actor.ask<Listed>(sessionsDocument, { first: 2 });
  expect(first.nodes.map(({ id }) => id)).toEqual([c.viewer.sessionId, b.viewer.sessionId]);
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const { sessions: second } = await a.actor.ask<Listed>(sessionsDocument, {
    first: 2,
    after: first.pageInfo.endCursor,
  });
  expect(second.nodes.map(({ id }) => id)).toEqual([a.viewer.sessionId]);
  const { sessions: back } = await a.actor.ask<Listed>(sessionsDocument, {
    last: 1,
    before: second.pageInfo.startCursor,
  });
  expect(back.nodes.map(({ id }) => id)).toEqual([b.viewer.sessionId]);
  expect(await a.actor.fault(sessionsDocument, { after: Buffer.from('["x"]').toString("base64url") })).toBe(
    "BAD_INPUT",
  );
});

test("a session that was ended is out of the list, and its tokens are void at once", async () => {
  const { a, b } = await three();
  expect(await isTaken(world, b.accessToken)).toBe(true);
  const input = { sessionId: b.viewer.sessionId };
  const answer = { endSession: { __typename: "EndSessionSuccess", sessionId: b.viewer.sessionId } };
  expect(await a.actor.ask(endDocument, { input })).toEqual(answer);
  expect(await isTaken(world, b.accessToken)).toBe(false);
  expect(await a.actor.ask(refreshDocument, { input: { refreshToken: b.refreshToken } })).toMatchObject({
    refreshTokens: { __typename: "SessionEnded" },
  });
  const { sessions } = await a.actor.ask<Listed>(sessionsDocument);
  expect(sessions.nodes.map(({ id }) => id)).not.toContain(b.viewer.sessionId);
  expect(await a.actor.ask(endDocument, { input })).toEqual(answer);
});

test("all other sessions can be ended at once, or those not used for a while", async () => {
  const { a, b, c } = await three();
  world.clock.turn({ days: 2 });
  const since = world.clock.now();
  await b.actor.ask(refreshDocument, { input: { refreshToken: b.refreshToken } });
  expect(await a.actor.ask(endOthersDocument, { input: { notUsedSince: since.toISOString() } })).toMatchObject({
    endOtherSessions: { endedCount: 1 },
  });
  expect(await c.actor.ask(refreshDocument, { input: { refreshToken: c.refreshToken } })).toMatchObject({
    refreshTokens: { __typename: "SessionEnded" },
  });
  expect(await a.actor.ask(endOthersDocument, { input: {} })).toMatchObject({ endOtherSessions: { endedCount: 1 } });
  const { sessions } = await a.actor.ask<Listed>(sessionsDocument);
  expect(sessions.nodes.map(({ id }) => id)).toEqual([a.viewer.sessionId]);
});

test("signing out ends the session that asks", async () => {
  const { a, b } = await three();
  expect(await a.actor.ask(signOutDocument, { input: {} })).toMatchObject({ signOut: { isSignedOut: true } });
  expect(await isTaken(world, a.accessToken)).toBe(false);
  expect(await isTaken(world, b.accessToken)).toBe(true);
});

test("every session that ends is said on the bus by its id", async () => {
  const { a, b, c } = await three();
  const missing = new Set([a, b, c].map(device => device.viewer.sessionId));
  let allHeard: () => void = () => {};
  const all = new Promise<void>(resolve => {
    allHeard = resolve;
  });
  const stop = await world.bus.listen("sessions-ended", payload => {
    for (const id of JSON.parse(payload)) missing.delete(id);
    if (missing.size === 0) allHeard();
  });
  await a.actor.ask(endOthersDocument, { input: {} });
  await a.actor.ask(signOutDocument, { input: {} });
  await all;
  await stop();
});

test("policy: sessions are shown to their owner alone", async () => {
  const { a } = await three();
  expect(await world.as(null).fault(sessionsDocument)).toBe("UNAUTHENTICATED");
  const outsider = await world.person();
  expect((await outsider.ask<Listed>(sessionsDocument)).sessions.nodes).toEqual([]);
  expect((await a.actor.ask<Listed>(sessionsDocument)).sessions.nodes).toHaveLength(3);
});

test("policy: endSession ends nobody else's session, and does not tell whether there is one", async () => {
  const { a, b } = await three();
  const outsider = await world.person();
  const input = { sessionId: a.viewer.sessionId };
  expect(await world.as(null).fault(endDocument, { input })).toBe("UNAUTHENTICATED");
  expect(await outsider.fault(endDocument, { input })).toBe("NOT_FOUND");
  expect(await outsider.fault(endDocument, { input: { sessionId: newId() } })).toBe("NOT_FOUND");
  expect(await outsider.fault(endDocument, { input: { sessionId: "no id" } })).toBe("NOT_FOUND");
  expect(await isTaken(world, a.accessToken)).toBe(true);
  await b.actor.ask(endDocument, { input });
  expect(await isTaken(world, a.accessToken)).toBe(false);
});

test("policy: endOtherSessions ends the viewer's own alone", async () => {
  const { a } = await three();
  const outsider = await world.person();
  expect(await world.as(null).fault(endOthersDocument, { input: {} })).toBe("UNAUTHENTICATED");
  expect(await outsider.ask(endOthersDocument, { input: {} })).toMatchObject({ endOtherSessions: { endedCount: 0 } });
  expect(await isTaken(world, a.accessToken)).toBe(true);
});

test("policy: signOut is for the session that asks, or for who holds one of its refresh tokens", async () => {
  const { a, b } = await three();
  const stranger = world.as(null);
  expect(await stranger.fault(signOutDocument, { input: {} })).toBe("UNAUTHENTICATED");
  expect(await stranger.ask(signOutDocument, { input: { refreshToken: "no token" } })).toMatchObject({
    signOut: { isSignedOut: true },
  });
  expect(await isTaken(world, a.accessToken)).toBe(true);
  await stranger.ask(signOutDocument, { input: { refreshToken: a.refreshToken } });
  expect(await isTaken(world, a.accessToken)).toBe(false);
  expect(await isTaken(world, b.accessToken)).toBe(true);
});
