import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { WebSocket } from "ws";
import { nothingElse, RawClient } from "./raw-client.js";
import { Room } from "./room.js";

let room: Room;
let url: string;

beforeEach(async () => {
  room = new Room();
  url = await room.open();
});

afterEach(() => room.close());

/** Waits for what only the passing of other people's time brings about. */
async function until(met: () => boolean) {
  while (!met()) await new Promise(resolve => setImmediate(resolve));
}

/** Waits until a number has stood still for a good many turns of the event loop. */
async function settledValue(read: () => number): Promise<number> {
  let [value, still] = [read(), 0];
  while (still < 2_000) {
    await new Promise(resolve => setImmediate(resolve));
    still = read() === value ? still + 1 : 0;
    value = read();
  }
  return value;
}

test("a client that stops reading is asked for nothing more, costs the others nothing and is closed 4290", async () => {
  const [stalled, other] = [await RawClient.signedIn(url), await RawClient.signedIn(url)];
  stalled.socket.pause();
  stalled.subscribe("1", "subscription { flood }");
  await until(() => room.stage.floodPulls > 10);
  const pulls = await settledValue(() => room.stage.floodPulls);
  other.subscribe("1", "{ hello }");
  expect(await other.take(2)).toMatchObject([{ type: "next" }, { type: "complete" }]);
  for (let n = 0; n < 6; n += 1) {
    room.timing.advance(10_000);
    expect(await other.quiet()).toEqual(nothingElse);
    stalled.say({ type: "pong" });
    await other.quiet();
  }
  expect(room.stage.floodPulls).toBe(pulls);
  stalled.socket.resume();
  const heard = await stalled.rest();
  expect(heard.at(-1)).toEqual({ closed: 4290 });
  expect(heard.length - 1).toBeLessThanOrEqual(pulls);
});

test("a client that reads again gets the stream on, without a hole", async () => {
  const client = await RawClient.signedIn(url);
  client.socket.pause();
  client.subscribe("1", "subscription { flood }");
  await until(() => room.stage.floodPulls > 10);
  const pulls = await settledValue(() => room.stage.floodPulls);
  client.socket.resume();
  await until(() => room.stage.floodPulls > pulls + 10);
  expect(await client.take(pulls)).toHaveLength(pulls);
});

test("more than a megabyte unsent closes 4290 without waiting a minute", async () => {
  const client = await RawClient.signedIn(url);
  client.socket.pause();
  const large = "x".repeat(100_000);
  for (let n = 0; n < 400; n += 1) client.say({ type: "ping", payload: { large } });
  await until(() => room.sockets.counts().sockets === 1 && client.socket.bufferedAmount === 0);
  room.timing.advance(250);
  client.socket.resume();
  expect((await client.rest()).at(-1)).toEqual({ closed: 4290 });
});

test("a peer that answers no ping is cut; one that answers stays", async () => {
  const [dead, living] = [await RawClient.signedIn(url), await RawClient.signedIn(url)];
  dead.subscribe("1", "subscription { ticks }");
  await room.stage.until(() => room.stage.openTicks === 1);
  dead.socket.pause();
  for (let n = 0; n < 2; n += 1) {
    const pinged = once(living.socket, "ping");
    room.timing.advance(12_000);
    await pinged;
    expect(await living.quiet()).toEqual(nothingElse);
  }
  await room.stage.until(() => room.stage.openTicks === 0);
  await until(() => room.sockets.counts().sockets === 1);
});

test("two thousand sockets that vanish leave nothing behind", async () => {
  for (let round = 0; round < 20; round += 1) {
    const clients = await Promise.all(Array.from({ length: 100 }, () => RawClient.signedIn(url)));
    for (const client of clients) client.subscribe("1", "subscription { ticks }");
    await until(() => room.stage.openTicks === 100 && room.sockets.counts().executing === 0);
    expect(room.sockets.counts()).toEqual({ sockets: 100, operations: 100, executing: 0 });
    for (const client of clients) client.socket.terminate();
    await room.stage.until(() => room.stage.openTicks === 0);
    await until(() => room.sockets.counts().sockets === 0);
  }
  expect(room.sockets.counts()).toEqual({ sockets: 0, operations: 0, executing: 0 });
}, 300_000);

test("a socket that vanishes while its query runs is forgotten, and the late answer harms nobody", async () => {
  const client = await RawClient.signedIn(url);
  client.subscribe("1", '{ slow(key: "a") }');
  await room.stage.until(() => room.stage.isWaiting("a"));
  client.socket.terminate();
  await until(() => room.sockets.counts().sockets === 0);
  room.stage.release("a", "late");
  const next = await RawClient.signedIn(url);
  expect(await next.quiet()).toEqual(nothingElse);
});

test("draining closes 1012 one after the other, waits for what executes and takes nobody new", async () => {
  const [busy, idle] = [await RawClient.signedIn(url), await RawClient.signedIn(url)];
  busy.subscribe("1", '{ slow(key: "a") }');
  await room.stage.until(() => room.stage.isWaiting("a"));
  const drained = room.sockets.drain(4_000);
  const late = new WebSocket(url, "graphql-transport-ws");
  const [, response] = await once(late, "unexpected-response");
  expect(response.statusCode).toBe(503);
  room.timing.advance(2_000);
  expect(await idle.quiet()).toEqual(nothingElse);
  room.stage.release("a", "in time");
  expect(await busy.take(2)).toMatchObject([{ payload: { data: { slow: "in time" } } }, { type: "complete" }]);
  room.timing.advance(0);
  expect(await busy.next()).toEqual({ closed: 1012 });
  room.timing.advance(2_000);
  expect(await idle.next()).toEqual({ closed: 1012 });
  await drained;
});

test("closing all says 1001 and stops the one timer", async () => {
  const client = await RawClient.signedIn(url);
  await room.sockets.closeAll();
  expect(await client.next()).toEqual({ closed: 1001 });
  expect(room.timing.watching).toBe(0);
});
