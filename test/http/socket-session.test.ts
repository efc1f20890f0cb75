import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { EndReason } from "../../server/http/api.js";
import { Fault } from "../../server/kernel/fault.js";
import { completing, nothingElse, RawClient } from "./raw-client.js";
import { Room, schema } from "./room.js";

let room: Room;
let url: string;

beforeEach(async () => {
  room = new Room();
  url = await room.open();
  grant("Bearer mei", "mei", "mei-phone", 60_000);
});

afterEach(() => room.close());

function grant(authorization: string, personId: string, sessionId: string, forMs: number) {
  const expiresAt = room.timing.now() + forMs;
  room.gate.grants.set(authorization, { viewer: { personId, sessionId }, expiresAt });
  return expiresAt;
}

async function follow(client: RawClient, id = "1") {
  const before = room.stage.openTicks;
  client.subscribe(id, "subscription { ticks }");
  await room.stage.until(() => room.stage.openTicks === before + 1);
}

const renewing = (authorization: unknown) => ({ type: "ping", payload: { authorization } });

test("a token in the init says who is asking; none makes a stranger", async () => {
  for (const [authorization, person] of [
    ["Bearer mei", "mei"],
    [undefined, null],
  ] as const) {
    const client = await RawClient.signedIn(url, authorization);
    client.subscribe("1", "{ whoAmI }");
    expect(await client.next()).toMatchObject({ payload: { data: { whoAmI: person } } });
  }
});

test.each([
  ["unknown", "Bearer nobody"],
  ["no string", 7],
  ["expired", "Bearer old"],
])("a token that is %s closes 4403", async (_, authorization) => {
  grant("Bearer old", "mei", "mei-phone", 0);
  const client = await RawClient.connect(url);
  client.say({ type: "connection_init", payload: { authorization } });
  expect(await client.next()).toEqual({ closed: 4403 });
});

test("a gate that cannot say closes 1013, so that clients try again; one that breaks closes 4500", async () => {
  room.gate.grants.set("Bearer later", new Fault("UNAVAILABLE", "Later."));
  room.gate.grants.set("Bearer bug", new Error("the secret of the database"));
  for (const [authorization, closed] of [
    ["Bearer later", 1013],
    ["Bearer bug", 4500],
  ]) {
    const client = await RawClient.connect(url);
    client.say({ type: "connection_init", payload: { authorization } });
    expect(await client.next()).toEqual({ closed });
    expect(client.closeReason).not.toContain("secret");
  }
  expect(room.stage.logged).toHaveLength(2);
});

test("nothing may be asked while the token is being checked", async () => {
  const client = await RawClient.connect(url);
  client.sayAtOnce(
    { type: "connection_init", payload: { authorization: "Bearer mei" } },
    { id: "1", type: "subscribe", payload: { query: "{ hello }" } },
  );
  expect(await client.next()).toEqual({ closed: 4401 });
});

test("a second init closes 4429 even while the first is being checked", async () => {
  const client = await RawClient.connect(url);
  const init = { type: "connection_init", payload: { authorization: "Bearer mei" } };
  client.sayAtOnce(init, init);
  expect(await client.next()).toEqual({ closed: 4429 });
});

test("when the token expires the socket closes 4403 and its streams end", async () => {
  const client = await RawClient.signedIn(url, "Bearer mei");
  await follow(client);
  room.timing.advance(59_999);
  expect(await client.quiet()).toEqual(nothingElse);
  room.timing.advance(1);
  expect(await client.next()).toEqual({ closed: 4403 });
  expect(client.closeReason).toBe("Token expired");
  await room.stage.until(() => room.stage.openTicks === 0);
});

test("a ping with a new token of the same session extends the socket and tells until when", async () => {
  const client = await RawClient.signedIn(url, "Bearer mei");
  await follow(client);
  const expiresAt = grant("Bearer mei again", "mei", "mei-phone", 90_000);
  client.say(renewing("Bearer mei again"));
  expect(await client.next()).toEqual({ type: "pong", payload: { expiresAt } });
  room.timing.advance(89_000);
  room.stage.tick(3);
  expect(await client.next()).toMatchObject({ type: "next", payload: { data: { ticks: 3 } } });
  room.timing.advance(1_000);
  expect(await client.next()).toEqual({ closed: 4403 });
});

test.each([
  ["another person", "Bearer dana"],
  ["another session of the same person", "Bearer laptop"],
  ["nobody", "Bearer nobody"],
  ["nothing readable", null],
])("a ping with the token of %s closes 4403", async (_, authorization) => {
  grant("Bearer dana", "dana", "dana-phone", 60_000);
  grant("Bearer laptop", "mei", "mei-laptop", 60_000);
  const client = await RawClient.signedIn(url, "Bearer mei");
  client.say(renewing(authorization));
  expect(await client.next()).toEqual({ closed: 4403 });
});

test("a stranger's socket cannot be signed in by a ping", async () => {
  const client = await RawClient.signedIn(url);
  client.say(renewing("Bearer mei"));
  expect(await client.next()).toEqual({ closed: 4403 });
});

test("a token that cannot be checked just now extends nothing and closes nothing", async () => {
  const client = await RawClient.signedIn(url, "Bearer mei");
  room.gate.grants.set("Bearer later", new Fault("UNAVAILABLE", "Later."));
  client.say(renewing("Bearer later"));
  expect(await client.next()).toEqual({ type: "pong", payload: { expiresAt: room.timing.now() + 60_000 } });
});

test("pings never bring a token back", async () => {
  const client = await RawClient.connect(url);
  client.say({ type: "ping", payload: { authorization: "Bearer mei" } });
  expect(JSON.stringify(await client.next())).not.toContain("mei");
});

test("when a session ends its streams say their last words and complete, then the socket closes 4403", async () => {
  const client = await RawClient.signedIn(url, "Bearer mei");
  await follow(client, "1");
  await follow(client, "2");
  room.gate.endSessions(["mei-phone"]);
  const heard = await client.rest();
  expect(heard.filter(({ id }) => id === "1")).toEqual([
    { id: "1", type: "next", payload: { data: { ticks: -1 } } },
    { id: "1", type: "complete" },
  ]);
  expect(heard.filter(({ id }) => id === "2")).toHaveLength(2);
  expect(heard.at(-1)).toEqual({ closed: 4403 });
  expect(client.closeReason).toBe("Signed out");
});

test("a stream that says no last word holds the socket for a second at most", async () => {
  const client = await RawClient.signedIn(url, "Bearer mei");
  client.subscribe("1", '{ slow(key: "a") }');
  await room.stage.until(() => room.stage.isWaiting("a"));
  room.gate.endSessions(["mei-phone"]);
  client.subscribe("2", "{ hello }");
  room.timing.advance(999);
  expect(await client.quiet()).toEqual(nothingElse);
  room.timing.advance(1);
  expect(await client.next()).toEqual({ closed: 4403 });
  room.stage.release("a", "late");
});

test("only the sockets of the ended session close", async () => {
  grant("Bearer laptop", "mei", "mei-laptop", 60_000);
  const [phone, laptop, stranger] = [
    await RawClient.signedIn(url, "Bearer mei"),
    await RawClient.signedIn(url, "Bearer laptop"),
    await RawClient.signedIn(url),
  ];
  expect([...room.gate.openSessionIds()]).toEqual(["mei-phone", "mei-laptop"]);
  room.gate.endSessions(["mei-phone", "somebody-elsewhere"]);
  expect(await phone.next()).toEqual({ closed: 4403 });
  expect(await laptop.quiet()).toEqual(nothingElse);
  expect(await stranger.quiet()).toEqual(nothingElse);
});

test("an operation is told why it ends", async () => {
  const told: EndReason[] = [];
  const listening: Room = new Room({
    api: {
      schema,
      contextFor: (_, viewer, operation) => {
        operation?.signal.addEventListener("abort", () => told.push(operation.signal.reason));
        return { stage: listening.stage, viewer, operation };
      },
    },
  });
  const address = await listening.open();
  const ticking = async () => {
    const client = await RawClient.signedIn(address, "Bearer mei");
    client.subscribe("1", "subscription { ticks }");
    await listening.stage.until(() => listening.stage.openTicks === 1);
    return client;
  };
  const viewer = { personId: "mei", sessionId: "mei-phone" };
  listening.gate.grants.set("Bearer mei", { viewer, expiresAt: listening.timing.now() + 1_000 });
  (await ticking()).say(completing("1"));
  await listening.stage.until(() => listening.stage.openTicks === 0);
  const second = await ticking();
  listening.gate.endSessions(["mei-phone"]);
  await second.rest();
  const third = await ticking();
  listening.timing.advance(1_000);
  await third.rest();
  expect(told).toEqual(["CLOSED", "SIGNED_OUT", "TOKEN_EXPIRED"]);
  await listening.close();
});
