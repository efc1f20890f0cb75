import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { completing, subscribing } from "./raw-client.js";
import { frame, frames, RawFrames } from "./raw-frames.js";
import { Room } from "./room.js";

// How messages are cut into segments of TCP and frames of WebSocket makes no difference.

let room: Room;
let url: string;
let client: RawFrames;

const init = { type: "connection_init" };
const ack = { type: "connection_ack" };
const ping = { type: "ping" };
const pong = { type: "pong" };
const slow = (id: string, key: string) => subscribing(id, `{ slow(key: "${key}") }`);
const ticks = (id: string) => subscribing(id, "subscription { ticks }");
const ticked = (id: string, value: number) => ({ id, type: "next", payload: { data: { ticks: value } } });
const hello = (id: string) => [
  { id, type: "next", payload: { data: { hello: "Hello you" } } },
  { id, type: "complete" },
];

beforeEach(async () => {
  room = new Room();
  url = await room.open();
  client = await RawFrames.connect(url, frames(init));
  expect(await client.next()).toEqual(ack);
});

afterEach(async () => {
  client.end();
  await room.close();
});

test("twenty queries in one segment are all answered", async () => {
  const ids = Array.from({ length: 20 }, (_, n) => String(n));
  client.write(frames(...ids.map(id => subscribing(id, "{ hello }"))));
  const heard = await client.take(40);
  for (const id of ids) expect(heard.filter(one => Object(one).id === id)).toEqual(hello(id));
});

test("subscribe, complete and subscribe of one id in one segment leave the second stream alone", async () => {
  client.write(frames(ticks("1"), completing("1"), ticks("1"), ping));
  expect(await client.next()).toEqual(pong);
  client.write(frames(ping));
  expect(await client.next()).toEqual(pong);
  await room.stage.until(() => room.stage.openTicks === 1);
  room.stage.tick(5);
  expect(await client.next()).toEqual(ticked("1", 5));
  client.write(frames(ping));
  expect(await client.next()).toEqual(pong);
  expect(room.sockets.counts()).toEqual({ sockets: 1, operations: 1, executing: 0 });
});

test("an id used three times in one segment answers once, for the last", async () => {
  client.write(frames(slow("1", "a"), completing("1"), slow("1", "b"), completing("1"), slow("1", "c")));
  await room.stage.until(() => room.stage.isWaiting("c"));
  for (const key of ["b", "a", "c"]) room.stage.release(key, `answer of ${key}`);
  expect(await client.take(2)).toEqual([
    { id: "1", type: "next", payload: { data: { slow: "answer of c" } } },
    { id: "1", type: "complete" },
  ]);
  client.write(frames(ping));
  expect(await client.next()).toEqual(pong);
});

test("a stream that is completed and a query of the same id in one segment: only the query answers", async () => {
  client.write(frames(ticks("1")));
  await room.stage.until(() => room.stage.openTicks === 1);
  client.write(frames(completing("1"), subscribing("1", "{ hello }"), ping));
  const heard = await client.take(3);
  expect(heard.filter(one => Object(one).id === "1")).toEqual(hello("1"));
  await room.stage.until(() => room.stage.openTicks === 0);
});

test("two operations of one id in one segment close 4409", async () => {
  client.write(frames(subscribing("1", "{ hello }"), subscribing("1", "{ hello }")));
  expect(await client.next()).toEqual({ closed: 4409 });
});

test("what stands before a wrong message of a segment is answered, and nothing behind it is done", async () => {
  client.write(frames(ping, { type: "shout" }, slow("1", "behind"), ping));
  expect(await client.take(2)).toEqual([pong, { closed: 4400 }]);
  expect(room.stage.isWaiting("behind")).toBe(false);
});

test("a message may be split anywhere between two segments", async () => {
  const bytes = frames(subscribing("é🎈", 'mutation { note(text: "né 🎈") }'));
  for (let at = 1; at < bytes.length; at += 1) {
    client.write(bytes.subarray(0, at));
    // Another client's way in and out shows that the server has been reading since the first part left.
    const other = await RawFrames.connect(url, frames(init));
    expect(await other.next()).toEqual(ack);
    other.end();
    client.write(bytes.subarray(at));
    expect(await client.take(2)).toEqual([
      { id: "é🎈", type: "next", payload: { data: { note: "né 🎈" } } },
      { id: "é🎈", type: "complete" },
    ]);
  }
});

test("a message may come in several frames, with a ping of WebSocket's between them", async () => {
  const bytes = Buffer.from(JSON.stringify(subscribing("1", "{ hello }")));
  client.write(
    Buffer.concat([
      frame(bytes.subarray(0, 10), { last: false }),
      frame(Buffer.from("still there?"), { opcode: 9 }),
      frame(bytes.subarray(10, 20), { opcode: 0, last: false }),
      frame(bytes.subarray(20), { opcode: 0 }),
    ]),
  );
  expect(await client.take(2)).toEqual(hello("1"));
});

test("the end of a segment may hold the beginning of the next message", async () => {
  const [whole, next] = [frames(ping), frames(subscribing("1", "{ hello }"))];
  client.write(Buffer.concat([whole, next.subarray(0, 7)]));
  expect(await client.next()).toEqual(pong);
  client.write(Buffer.concat([next.subarray(7), whole]));
  expect(await client.take(3)).toEqual(expect.arrayContaining([...hello("1"), pong]));
});
