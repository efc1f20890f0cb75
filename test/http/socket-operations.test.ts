import { afterEach, beforeEach, expect, test } from "@jest/globals";
import fc from "fast-check";
import { codesIn, completing, nothingElse, RawClient, subscribing } from "./raw-client.js";
import { Room } from "./room.js";

let room: Room;
let url: string;
let client: RawClient;

beforeEach(async () => {
  room = new Room();
  url = await room.open();
  client = await RawClient.signedIn(url);
});

afterEach(() => room.close());

/** Opens a stream and waits until it stands. */
async function follow(id: string) {
  const before = room.stage.openTicks;
  client.subscribe(id, "subscription { ticks }");
  await room.stage.until(() => room.stage.openTicks === before + 1);
}

test.each([
  ["depth 11", `{ person ${"{ friend ".repeat(9)}{ name }${" }".repeat(9)} }`, "TOO_COMPLEX"],
  ["16 aliases", `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: hello`).join(" ")} }`, "TOO_COMPLEX"],
  ["1,001 tokens", `{ ${"hello ".repeat(999)}}`, "TOO_COMPLEX"],
  ["a syntax error", "{ hello", "BAD_INPUT"],
  ["our own bug", "subscription { breaking }", "INTERNAL"],
])("%s is an error of its operation alone; the others live on", async (_, query, code) => {
  await follow("living");
  client.subscribe("bad", query);
  let heard = await client.next();
  if (heard.type === "next") heard = await client.next();
  expect(heard).toMatchObject({ type: "error", id: "bad" });
  expect(codesIn(heard)).toEqual([code]);
  room.stage.tick(1);
  expect(await client.next()).toEqual({ id: "living", type: "next", payload: { data: { ticks: 1 } } });
});

test("in production neither introspection nor suggestions help a stranger", async () => {
  const closed = new Room({ introspection: false });
  const stranger = await RawClient.signedIn(await closed.open());
  stranger.subscribe("1", "{ __schema { queryType { name } } }");
  expect(codesIn(await stranger.next())).toEqual(["BAD_INPUT"]);
  stranger.subscribe("2", "{ helo }");
  expect(JSON.stringify(await stranger.next())).not.toContain("hello");
  client.subscribe("3", "{ __schema { queryType { name } } }");
  expect(await client.next()).toMatchObject({
    type: "next",
    payload: { data: { __schema: { queryType: { name: "Query" } } } },
  });
  await closed.close();
});

test("complete ends the stream on a quiet topic, and nothing of it is delivered afterwards", async () => {
  await follow("1");
  client.say(completing("1"));
  await room.stage.until(() => room.stage.openTicks === 0);
  room.stage.tick(1);
  expect(await client.quiet()).toEqual(nothingElse);
  expect(room.sockets.counts()).toEqual({ sockets: 1, operations: 0, executing: 0 });
});

test("subscribe, complete and subscribe again in one segment leave one stream", async () => {
  client.sayAtOnce(
    subscribing("1", "subscription { ticks }"),
    completing("1"),
    subscribing("1", "subscription { ticks }"),
  );
  expect(await client.quiet()).toEqual(nothingElse);
  await room.stage.until(() => room.stage.openTicks === 1);
  room.stage.tick(5);
  expect(await client.next()).toEqual({ id: "1", type: "next", payload: { data: { ticks: 5 } } });
  expect(await client.quiet()).toEqual(nothingElse);
  expect(room.sockets.counts()).toEqual({ sockets: 1, operations: 1, executing: 0 });
});

test("a late answer never goes out under an id that is used again", async () => {
  const slow = (key: string) => `{ slow(key: "${key}") }`;
  client.subscribe("1", slow("old"));
  await room.stage.until(() => room.stage.isWaiting("old"));
  client.sayAtOnce(completing("1"), subscribing("1", slow("new")));
  await room.stage.until(() => room.stage.isWaiting("new"));
  room.stage.release("old", "the old answer");
  expect(await client.quiet()).toEqual(nothingElse);
  room.stage.release("new", "the new answer");
  expect(await client.take(2)).toEqual([
    { id: "1", type: "next", payload: { data: { slow: "the new answer" } } },
    { id: "1", type: "complete" },
  ]);
});

test("an id is free again as soon as its operation completed by itself or failed", async () => {
  for (const query of [
    "{ hello }",
    "{ nothing }",
    "subscription { count(to: 1) }",
    "subscription { refused }",
    "{ hello }",
  ]) {
    client.subscribe("same", query);
    let last = await client.next();
    if (last.type === "next") last = await client.next();
    expect(last).toMatchObject({ id: "same" });
  }
  expect(room.sockets.counts().operations).toBe(0);
});

test("a second live operation of one id closes 4409 and ends the first", async () => {
  await follow("1");
  client.subscribe("1", "{ hello }");
  expect(await client.next()).toEqual({ closed: 4409 });
  await room.stage.until(() => room.stage.openTicks === 0);
});

test("fifty operations live on a socket; the next is refused and the socket lives", async () => {
  for (let n = 0; n < 50; n += 1) await follow(`stream-${n}`);
  client.subscribe("one more", "{ hello }");
  const refused = await client.next();
  expect(refused).toMatchObject({ type: "error", id: "one more" });
  expect(codesIn(refused)).toEqual(["TOO_COMPLEX"]);
  client.say(completing("stream-0"));
  client.subscribe("one more", "{ hello }");
  expect(await client.next()).toMatchObject({ type: "next", id: "one more" });
});

test("completing does not make room while the execution still runs", async () => {
  for (let n = 0; n < 50; n += 1) client.sayAtOnce(subscribing("1", `{ slow(key: "${n}") }`), completing("1"));
  await room.stage.until(() => room.stage.isWaiting("49"));
  expect(room.sockets.counts()).toEqual({ sockets: 1, operations: 0, executing: 50 });
  client.subscribe("1", "{ hello }");
  expect(codesIn(await client.next())).toEqual(["TOO_COMPLEX"]);
  for (let n = 0; n < 50; n += 1) room.stage.release(String(n), "late");
  client.subscribe("1", "{ hello }");
  expect(await client.take(2)).toMatchObject([{ type: "next" }, { type: "complete" }]);
  expect(room.sockets.counts()).toEqual({ sockets: 1, operations: 0, executing: 0 });
});

test("a stream that cannot let go is logged and ends nothing else", async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on("unhandledRejection", note);
  client.subscribe("1", "subscription { unreturnable }");
  await room.stage.until(() => room.stage.openTicks === 1);
  client.say(completing("1"));
  expect(await client.quiet()).toEqual(nothingElse);
  expect(room.stage.logged).toMatchObject([{ message: "cannot let go" }]);
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

test("an id of more than 256 characters closes 4400", async () => {
  client.subscribe("x".repeat(257), "{ hello }");
  expect(await client.next()).toEqual({ closed: 4400 });
});

test("a payload nested too deep to echo harms nobody", async () => {
  const other = await RawClient.signedIn(url);
  client.say(`{"type":"ping","payload":{"a":${"[".repeat(60_000)}${"]".repeat(60_000)}}}`);
  const { type, closed } = await client.next();
  expect(type === "pong" || closed === 4500).toBe(true);
  other.subscribe("1", "{ hello }");
  expect(await other.next()).toMatchObject({ type: "next" });
});

test("no order of messages breaks the server or leaves anything behind", async () => {
  const id = fc.constantFrom("1", "2");
  const query = fc.constantFrom(
    "{ hello }",
    "{ nothing",
    "{ broken }",
    "subscription { ticks }",
    "subscription { count(to: 3) }",
    "subscription { breaking }",
  );
  const message = fc.oneof(
    fc.constant<unknown>({ type: "connection_init" }),
    fc.constant({ type: "ping" }),
    fc.tuple(id, query).map(([name, text]) => subscribing(name, text)),
    id.map(completing),
    fc.constantFrom("{", { type: "pong" }, { type: "next", id: "1", payload: {} }, { type: "subscribe", id: "1" }),
  );
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(message, { maxLength: 12 }), async (acknowledged, messages) => {
      const anybody = acknowledged ? await RawClient.signedIn(url) : await RawClient.connect(url);
      anybody.sayAtOnce(...messages);
      anybody.socket.close();
      await anybody.rest();
    }),
    { numRuns: 300 },
  );
  await room.stage.until(() => room.stage.openTicks === 0);
  expect(await client.quiet()).toEqual(nothingElse);
  expect(room.sockets.counts()).toMatchObject({ operations: 0, executing: 0 });
});
