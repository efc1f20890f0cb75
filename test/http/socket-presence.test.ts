import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { RawClient } from "./raw-client.js";
import { Room } from "./room.js";

/** Counts the sockets of each person as the door tells them. */
class Counted {
  readonly sockets = new Map<string, number>();

  arrive(personId: string): void {
    this.sockets.set(personId, (this.sockets.get(personId) ?? 0) + 1);
  }

  depart(personId: string): void {
    this.sockets.set(personId, (this.sockets.get(personId) ?? 0) - 1);
  }
}

let presence: Counted;
let room: Room;
let url: string;

beforeEach(async () => {
  presence = new Counted();
  room = new Room({ presence });
  url = await room.open();
  for (const [token, personId, sessionId] of [
    ["Bearer mei", "mei", "mei-phone"],
    ["Bearer laptop", "mei", "mei-laptop"],
    ["Bearer dana", "dana", "dana-phone"],
  ] as const) {
    const expiresAt = room.timing.now() + 60_000;
    room.gate.grants.set(token, { viewer: { personId, sessionId }, expiresAt });
  }
});

afterEach(() => room.close());

const counted = () => Object.fromEntries(presence.sockets);

test("whoever is signed in has come when they are acknowledged, and a stranger has not", async () => {
  await RawClient.connect(url);
  await RawClient.signedIn(url);
  const turnedAway = await RawClient.connect(url);
  turnedAway.say({ type: "connection_init", payload: { authorization: "Bearer nobody" } });
  await turnedAway.rest();
  expect(counted()).toEqual({});
  for (const token of ["Bearer mei", "Bearer laptop", "Bearer dana"]) await RawClient.signedIn(url, token);
  expect(counted()).toEqual({ mei: 2, dana: 1 });
});

test("a person whose one session is signed out is there by the other", async () => {
  const [phone, laptop] = [await RawClient.signedIn(url, "Bearer mei"), await RawClient.signedIn(url, "Bearer laptop")];
  room.gate.endSessions(["mei-phone"]);
  await phone.rest();
  expect(counted()).toEqual({ mei: 1 });
  room.gate.endSessions(["mei-laptop"]);
  await laptop.rest();
  expect(counted()).toEqual({ mei: 0 });
});

test.each([
  ["closes it", (client: RawClient) => client.socket.close()],
  ["is cut off", (client: RawClient) => client.socket.terminate()],
  ["speaks nonsense", (client: RawClient) => client.say("nonsense")],
  ["sends what is too large", (client: RawClient) => client.say("x".repeat(200_000))],
  ["outlives the token", () => room.timing.advance(60_000)],
  [
    "is sent away for a restart",
    () => {
      void room.sockets.drain(0);
      room.timing.advance(1);
    },
  ],
  [
    "does not answer any more",
    (client: RawClient) => {
      client.socket.pause();
      for (let n = 0; n < 3; n += 1) room.timing.advance(12_000);
    },
  ],
])("a socket whose client %s has gone, once", async (_, end) => {
  const client = await RawClient.signedIn(url, "Bearer mei");
  client.subscribe("1", "subscription { ticks }");
  await room.stage.until(() => room.stage.openTicks === 1);
  expect(counted()).toEqual({ mei: 1 });
  end(client);
  await room.stage.until(() => room.stage.openTicks === 0);
  client.socket.terminate();
  await room.close();
  expect(counted()).toEqual({ mei: 0 });
  room = new Room();
  await room.open();
});

test("a socket that closes while its token is checked has never come", async () => {
  const client = await RawClient.connect(url);
  const init = { type: "connection_init", payload: { authorization: "Bearer mei" } };
  client.sayAtOnce(init, init);
  await client.rest();
  expect(counted()).toEqual({});
});
