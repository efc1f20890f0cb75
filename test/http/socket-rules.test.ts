import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { codesIn, completing, nothingElse, RawClient, subscribing } from "./raw-client.js";
import { Room } from "./room.js";

// The rules of graphql-transport-ws, in the order of its PROTOCOL.md.

let room: Room;
let url: string;

beforeEach(async () => {
  room = new Room();
  url = await room.open();
});

afterEach(() => room.close());

const init = { type: "connection_init" };
const ack = { type: "connection_ack" };
const ticks = "subscription { ticks }";
const slow = (key: string) => `{ slow(key: "${key}") }`;
const hello = (id: string) => [
  { id, type: "next", payload: { data: { hello: "Hello you" } } },
  { id, type: "complete" },
];

async function follow(client: RawClient, id: string) {
  const before = room.stage.openTicks;
  client.subscribe(id, ticks);
  await room.stage.until(() => room.stage.openTicks === before + 1);
}

/** Asks something slow and waits until it runs. */
async function ask(client: RawClient, id: string, key: string) {
  client.subscribe(id, slow(key));
  await room.stage.until(() => room.stage.isWaiting(key));
}

test("a client that offers several sub-protocols gets graphql-transport-ws", async () => {
  const client = await RawClient.connect(url, ["graphql-ws", "graphql-transport-ws"]);
  expect(client.socket.protocol).toBe("graphql-transport-ws");
  client.say(init);
  expect(await client.next()).toEqual(ack);
});

test("a client that leaves with 1000 is answered with 1000, and its operations end", async () => {
  const client = await RawClient.signedIn(url);
  await follow(client, "1");
  client.socket.close(1000, "Normal Closure");
  expect(await client.rest()).toEqual([{ closed: 1000 }]);
  await room.stage.until(() => room.stage.openTicks === 0);
});

test("an init is answered with one acknowledgement and nothing else", async () => {
  const client = await RawClient.connect(url);
  client.say({ type: "connection_init", payload: { unknown: "to us" } });
  expect(await client.next()).toEqual(ack);
  expect(await client.quiet()).toEqual(nothingElse);
});

test("a second init closes 4429, however long after the first, and ends what runs", async () => {
  const client = await RawClient.signedIn(url);
  await follow(client, "1");
  room.timing.advance(10_000);
  client.say(init);
  expect(await client.next()).toEqual({ closed: 4429 });
  await room.stage.until(() => room.stage.openTicks === 0);
});

test("a subscribe before the init closes 4401, and nothing of it runs", async () => {
  const client = await RawClient.connect(url);
  client.subscribe("1", slow("early"));
  expect(await client.next()).toEqual({ closed: 4401 });
  expect(room.stage.isWaiting("early")).toBe(false);
});

test("an id in use closes 4409, for a stream and for a query that still runs", async () => {
  for (const query of [ticks, slow("a")]) {
    const client = await RawClient.signedIn(url);
    client.subscribe("1", query);
    await room.stage.until(() => room.stage.openTicks === 1 || room.stage.isWaiting("a"));
    client.subscribe("1", "{ hello }");
    expect(await client.next()).toEqual({ closed: 4409 });
    await room.stage.until(() => room.stage.openTicks === 0);
  }
});

test("an id belongs to its socket: two clients may use the same", async () => {
  const [one, other] = [await RawClient.signedIn(url), await RawClient.signedIn(url)];
  await follow(one, "1");
  await follow(other, "1");
  one.say(completing("1"));
  await room.stage.until(() => room.stage.openTicks === 1);
  room.stage.tick(4);
  expect(await other.next()).toEqual({ id: "1", type: "next", payload: { data: { ticks: 4 } } });
  expect(await one.quiet()).toEqual(nothingElse);
});

test.each(["__proto__", "constructor", " ", '"', "\u2028", "né 🎈", "x".repeat(256)])(
  "an id may be any text: %j",
  async id => {
    const client = await RawClient.signedIn(url);
    client.subscribe(id, "{ hello }");
    expect(await client.take(2)).toEqual(hello(id));
  },
);

test("a query is one next and one complete; a stream as many next as it has items", async () => {
  const client = await RawClient.signedIn(url);
  client.subscribe("1", "{ hello }");
  expect(await client.take(2)).toEqual(hello("1"));
  client.subscribe("2", "subscription { count(to: 2) }");
  expect(await client.take(3)).toEqual([
    { id: "2", type: "next", payload: { data: { count: 1 } } },
    { id: "2", type: "next", payload: { data: { count: 2 } } },
    { id: "2", type: "complete" },
  ]);
  expect(await client.quiet()).toEqual(nothingElse);
});

test("operations of one socket answer when they are ready, not in the order they were asked", async () => {
  const client = await RawClient.signedIn(url);
  await ask(client, "first", "a");
  client.subscribe("second", "{ hello }");
  expect(await client.take(2)).toEqual(hello("second"));
  room.stage.release("a", "at last");
  expect(await client.take(2)).toMatchObject([
    { id: "first", type: "next" },
    { id: "first", type: "complete" },
  ]);
});

test("an error of a field during the execution is in the next, and complete follows", async () => {
  const client = await RawClient.signedIn(url);
  client.subscribe("1", "{ hello missing }");
  const [next, complete] = await client.take(2);
  expect(next).toMatchObject({ type: "next", payload: { data: { hello: "Hello you", missing: null } } });
  expect(codesIn(next ?? {})).toEqual(["NOT_FOUND"]);
  expect(complete).toEqual({ id: "1", type: "complete" });
});

test.each([
  ["a syntax error", "{ hello"],
  ["an unknown field", "{ nothing }"],
  ["a stream that is refused", "subscription { refused }"],
  ["no operation", "fragment Lost on Query { hello }"],
])("%s is one error, which ends the operation without complete and frees its id", async (_, query) => {
  const client = await RawClient.signedIn(url);
  client.subscribe("1", query);
  expect(await client.next()).toMatchObject({ id: "1", type: "error", payload: [{}] });
  expect(await client.quiet()).toEqual(nothingElse);
  client.subscribe("1", "{ hello }");
  expect(await client.take(2)).toEqual(hello("1"));
});

test("a stream that breaks says its items, then one error and no complete", async () => {
  const client = await RawClient.signedIn(url);
  client.subscribe("1", "subscription { breaking }");
  expect(await client.take(2)).toMatchObject([{ type: "next" }, { id: "1", type: "error", payload: [{}] }]);
  expect(await client.quiet()).toEqual(nothingElse);
});

test("complete from a client is not answered", async () => {
  const client = await RawClient.signedIn(url);
  await follow(client, "1");
  client.say(completing("1"));
  expect(await client.quiet()).toEqual(nothingElse);
});

test("complete for an id that nobody used, that has ended, or that was completed is nothing", async () => {
  const client = await RawClient.signedIn(url);
  client.subscribe("1", "{ hello }");
  await client.take(2);
  await follow(client, "2");
  await follow(client, "living");
  for (const id of ["nobody's", "1", "2", "2"]) client.say(completing(id));
  expect(await client.quiet()).toEqual(nothingElse);
  room.stage.tick(1);
  expect(await client.next()).toMatchObject({ id: "living", type: "next" });
});

test("complete before the acknowledgement is nothing", async () => {
  const client = await RawClient.connect(url);
  client.say(completing("1"));
  expect(await client.quiet()).toEqual(nothingElse);
});

test("an id is free as soon as the server said complete, for queries and streams in turn", async () => {
  const client = await RawClient.signedIn(url);
  for (let n = 0; n < 20; n += 1) {
    client.subscribe("1", n % 2 === 0 ? "{ hello }" : "subscription { count(to: 1) }");
    expect(await client.take(2)).toMatchObject([{ type: "next" }, { id: "1", type: "complete" }]);
  }
});

test("an id is free as soon as the client said complete: three operations, only the last one answers", async () => {
  const client = await RawClient.signedIn(url);
  for (const key of ["a", "b", "c"]) {
    client.say(completing("1"));
    await ask(client, "1", key);
  }
  for (const key of ["a", "c", "b"]) room.stage.release(key, `answer of ${key}`);
  expect(await client.take(2)).toEqual([
    { id: "1", type: "next", payload: { data: { slow: "answer of c" } } },
    { id: "1", type: "complete" },
  ]);
  expect(await client.quiet()).toEqual(nothingElse);
});

test("a stream under the id of a query that still runs is not completed by the query's end", async () => {
  const client = await RawClient.signedIn(url);
  await ask(client, "1", "old");
  client.say(completing("1"));
  await follow(client, "1");
  room.stage.release("old", "the old answer");
  room.stage.tick(9);
  expect(await client.next()).toEqual({ id: "1", type: "next", payload: { data: { ticks: 9 } } });
  client.subscribe("1", "{ hello }");
  expect(await client.next()).toEqual({ closed: 4409 });
});

test("a ping is answered with a pong of the same payload at any time", async () => {
  room.gate.grantOf = () => new Promise(() => {});
  const client = await RawClient.connect(url);
  const ping = { type: "ping", payload: { n: 1 } };
  client.say(ping);
  expect(await client.next()).toEqual({ type: "pong", payload: { n: 1 } });
  client.say({ type: "connection_init", payload: { authorization: "Bearer slow" } });
  client.say(ping);
  expect(await client.next()).toEqual({ type: "pong", payload: { n: 1 } });
  const open = await RawClient.signedIn(url);
  await ask(open, "1", "a");
  open.say({ type: "ping" });
  expect(await open.next()).toEqual({ type: "pong" });
  open.say({ type: "ping", payload: null });
  expect(await open.next()).toEqual({ type: "pong" });
});

test("a pong that nobody asked for is nothing, at any time", async () => {
  const client = await RawClient.connect(url);
  client.say({ type: "pong", payload: { n: 1 } });
  client.say(init);
  expect(await client.next()).toEqual(ack);
  client.say({ type: "pong" });
  expect(await client.quiet()).toEqual(nothingElse);
});

const invalid: Record<string, unknown> = {
  nothing: "",
  "no JSON": "{",
  "JSON with something behind it": '{"type":"ping"} {"type":"ping"}',
  null: "null",
  "a number": "7",
  "a list": "[]",
  "no type": {},
  "a type that is no text": { type: 7 },
  "a type that does not exist": { type: "start" },
  "a type in other letters": { type: "PING" },
  "an ack": ack,
  "a next": { type: "next", id: "1", payload: { data: {} } },
  "an error": { type: "error", id: "1", payload: [{ message: "no" }] },
  "a ping whose payload is no object": { type: "ping", payload: "now" },
  "a pong whose payload is no object": { type: "pong", payload: [] },
  "a complete without id": { type: "complete" },
  "a complete with an empty id": { type: "complete", id: "" },
  "a subscribe without id": { type: "subscribe", payload: { query: "{ hello }" } },
  "a subscribe whose id is a number": { type: "subscribe", id: 1, payload: { query: "{ hello }" } },
  "a subscribe with an empty id": subscribing("", "{ hello }"),
  "a subscribe without payload": { type: "subscribe", id: "1" },
  "a subscribe without query": { type: "subscribe", id: "1", payload: {} },
  "a query that is no text": { type: "subscribe", id: "1", payload: { query: 1 } },
  "variables that are a list": { type: "subscribe", id: "1", payload: { query: "{ hello }", variables: [] } },
  "an operation name that is no text": {
    type: "subscribe",
    id: "1",
    payload: { query: "{ hello }", operationName: 1 },
  },
  "extensions that are no object": { type: "subscribe", id: "1", payload: { query: "{ hello }", extensions: "none" } },
};

test.each(Object.entries(invalid))("%s closes 4400 at once, and ends what runs", async (_, message) => {
  const client = await RawClient.signedIn(url);
  await follow(client, "living");
  client.say(message);
  client.subscribe("after", slow("after"));
  expect(await client.next()).toEqual({ closed: 4400 });
  await room.stage.until(() => room.stage.openTicks === 0);
  expect(room.stage.isWaiting("after")).toBe(false);
});

test("an init whose payload is no object closes 4400", async () => {
  for (const payload of ["token", 7, []]) {
    const client = await RawClient.connect(url);
    client.say({ type: "connection_init", payload });
    expect(await client.next()).toEqual({ closed: 4400 });
  }
});
