import { expect, test } from "@jest/globals";
import type { Core } from "../../client-sdk/src/core/core.js";
import type { Feed, Signals } from "../../client-sdk/src/core/feed.js";
import { createIthaca } from "../../client-sdk/src/index.js";
import { TurnedEnvironment } from "./turned-environment.js";

interface Event {
  readonly type: string;
  readonly cursor: string;
  readonly reason?: string;
  readonly typeName?: string;
}

const document =
  "subscription ($after:String){root(after:$after){__typename ... on StreamEvent{cursor} ... on StreamReset{resetReason:reason} ... on StreamEnded{endReason:reason} ... on Happened{n}}}";
const signals = "subscription{root{__typename ... on Seen{n}}}";

const domain = (core: Core) => ({
  follow: (after?: string): Feed<Event> => core.follow(document, {}, { after: after ?? null }),
  signals: (): Signals<Event> => core.signals(signals),
});

function following(environment = new TurnedEnvironment()) {
  const ithaca = createIthaca({ url: "https://api.test/graphql", environment, token: () => "t" }, { domain });
  return { environment, ithaca, ...ithaca.domain };
}

const happened = (n: number) => ({ __typename: "Happened", cursor: `c${n}`, n });
const ready = (cursor: string) => ({ __typename: "StreamReady", cursor });
const caughtUp = (cursor: string) => ({ __typename: "StreamCaughtUp", cursor });
const shown = (n: number) => ({ done: false, value: { type: "Happened", cursor: `c${n}`, n } });
const done = { done: true, value: undefined };

/** Begins to read, and plays the server until the stream stands. */
async function begun(after?: string) {
  const all = following();
  const feed = all.follow(after);
  const statuses: string[] = [feed.status];
  feed.onStatus(status => statuses.push(status));
  const first = feed.next();
  await all.environment.settle();
  all.environment.socket.greet();
  all.environment.socket.give(ready(after ?? "c0"));
  return { ...all, feed, first, statuses };
}

/** Lets the connection break, and the next one stand. */
async function cutOff(environment: TurnedEnvironment) {
  environment.socket.die();
  await environment.turn(250);
  environment.socket.greet();
}

test("a feed that nobody reads asks for nothing", async () => {
  const { environment, follow, ithaca } = following();
  const feed = follow("c7");
  await environment.turn(60_000);
  expect(environment.sockets).toHaveLength(0);
  expect([feed.status, feed.cursor]).toEqual(["connecting", "c7"]);
  ithaca.close();
});

test("events come in order, and the cursor is that of the last one that was dealt with, marks included", async () => {
  const { environment, feed, first } = await begun();
  expect(feed.cursor).toBe("c0");
  environment.socket.give(happened(1));
  environment.socket.give(happened(2));
  environment.socket.give(caughtUp("c3"));
  expect(await first).toEqual(shown(1));
  expect(feed.cursor).toBe("c0");
  expect(await feed.next()).toEqual(shown(2));
  expect(feed.cursor).toBe("c1");
  const third = feed.next();
  expect(feed.cursor).toBe("c3");
  environment.socket.give(happened(4));
  expect(await third).toEqual(shown(4));
});

test("it is taken up after the last event that came, though not all of them were read, and none comes twice", async () => {
  const { environment, feed, first } = await begun("c0");
  for (const n of [1, 2, 3]) environment.socket.give(happened(n));
  await first;
  await cutOff(environment);
  expect(environment.socket.variables).toEqual([{ after: "c3" }]);
  environment.socket.give(ready("c3"));
  environment.socket.give(happened(4));
  expect([await feed.next(), await feed.next(), await feed.next()]).toEqual([2, 3, 4].map(shown));
});

test("a feed that was cut off before anything came is asked for as it was", async () => {
  const { environment, follow } = following();
  void follow("c7").next();
  await environment.settle();
  environment.socket.greet();
  await cutOff(environment);
  expect(environment.sockets.map(({ variables }) => variables)).toEqual([[{ after: "c7" }], [{ after: "c7" }]]);
});

test("it is live once all that happened in the meantime has been read, and never while there is no connection", async () => {
  const { environment, feed, first, ithaca, statuses } = await begun("c0");
  const client: string[] = [];
  ithaca.onStatus(status => client.push(status));
  environment.socket.give(happened(1));
  environment.socket.give(happened(2));
  environment.socket.give(caughtUp("c2"));
  await first;
  await feed.next();
  expect(feed.status).toBe("catching-up");
  const third = feed.next();
  expect(feed.status).toBe("live");
  await cutOff(environment);
  expect(feed.status).toBe("connecting");
  environment.socket.give(ready("c2"));
  environment.socket.give(caughtUp("c2"));
  expect(statuses).toEqual(["connecting", "catching-up", "live", "connecting", "catching-up", "live"]);
  expect(client).toEqual(["live", "connecting", "catching-up", "live"]);
  environment.socket.give(happened(3));
  expect(await third).toEqual(shown(3));
});

test("the mark of a connection that is gone makes nothing live", async () => {
  const { environment, feed, first } = await begun("c0");
  for (const given of [happened(1), happened(2), caughtUp("c2")]) environment.socket.give(given);
  await first;
  await cutOff(environment);
  environment.socket.give(ready("c2"));
  await feed.next();
  void feed.next();
  expect([feed.status, feed.cursor]).toEqual(["catching-up", "c2"]);
});

test("without a network, and after several failures, it is offline", async () => {
  const { environment, feed } = await begun();
  await environment.go("offline");
  expect(feed.status).toBe("offline");
  await environment.go("online");
  expect(feed.status).toBe("connecting");
  for (let n = 0; n < 3; n += 1) {
    environment.socket.die();
    await environment.turnToNext();
  }
  expect(feed.status).toBe("offline");
  environment.socket.greet();
  environment.socket.give(ready("c0"));
  expect(feed.status).toBe("catching-up");
});

test("a reset is an event with its reason, and the loop goes on after it", async () => {
  const { environment, follow } = following();
  const feed = follow("of another time");
  const first = feed.next();
  await environment.settle();
  environment.socket.greet();
  environment.socket.give({ __typename: "StreamReset", cursor: "c5", resetReason: "OTHER_EPOCH" });
  environment.socket.give(happened(6));
  expect(await first).toEqual({ done: false, value: { type: "StreamReset", cursor: "c5", reason: "OTHER_EPOCH" } });
  expect(await feed.next()).toEqual(shown(6));
  expect(feed.cursor).toBe("c5");
});

test("the end is the last event, and nothing is asked for again", async () => {
  const { environment, feed, first, ithaca } = await begun();
  environment.socket.give({ __typename: "StreamEnded", cursor: "c1", endReason: "ACCESS_ENDED" });
  environment.socket.say({ type: "complete", id: "1" });
  expect(await first).toEqual({ done: false, value: { type: "StreamEnded", cursor: "c1", reason: "ACCESS_ENDED" } });
  expect([await feed.next(), await feed.next()]).toEqual([done, done]);
  expect(feed.cursor).toBe("c1");
  await environment.turn(60_000);
  expect(environment.sockets.map(({ subscribed }) => subscribed.length)).toEqual([1]);
  expect(environment.left).toMatchObject({ timers: 0, sockets: 0 });
  ithaca.close();
  expect(environment.left.listeners).toBe(0);
});

test("what a newer server tells of is an event of its own kind", async () => {
  const { environment, first } = await begun();
  environment.socket.give({ __typename: "PollOpened", cursor: "c1" });
  expect(await first).toEqual({ done: false, value: { type: "Unknown", typeName: "PollOpened", cursor: "c1" } });
});

test("a fault that trying again cannot mend is thrown once, after what came before it was read", async () => {
  const { environment, feed, first } = await begun();
  environment.socket.give(happened(1));
  environment.socket.give(happened(2));
  environment.socket.refuse("NOT_FOUND");
  await first;
  expect(await feed.next()).toEqual(shown(2));
  await expect(feed.next()).rejects.toMatchObject({ code: "NOT_FOUND", requestId: "r1" });
  expect(await feed.next()).toEqual(done);
  await environment.turn(60_000);
  expect(environment.sockets).toHaveLength(1);
});

test("while the server is not available it is asked again, less and less often", async () => {
  const { environment, follow } = following();
  const feed = follow("c0");
  const first = feed.next();
  await environment.settle();
  environment.socket.greet();
  for (const [n, ms] of [125, 250, 500, 1_000, 2_000].entries()) {
    environment.socket.refuse("UNAVAILABLE", n);
    await environment.turn(ms - 1);
    expect(environment.socket.subscribed).toHaveLength(n + 1);
    await environment.turn(1);
  }
  expect(environment.socket.variables).toEqual(Array(6).fill({ after: "c0" }));
  expect(feed.status).toBe("offline");
  environment.socket.give(ready("c0"), 5);
  expect(feed.status).toBe("catching-up");
  environment.socket.give(happened(1), 5);
  expect(await first).toEqual(shown(1));
});

test("a stream that stands and breaks again at once is asked for less and less often, until an event comes of it", async () => {
  const { environment } = await begun("c0");
  const again = async (n: number, ms: number) => {
    environment.socket.refuse("UNAVAILABLE", n);
    await environment.turn(ms - 1);
    expect(environment.socket.subscribed).toHaveLength(n + 1);
    await environment.turn(1);
    environment.socket.give(ready("c0"), n + 1);
  };
  await again(0, 125);
  await again(1, 250);
  await again(2, 500);
  environment.socket.give(happened(1), 3);
  await again(3, 125);
});

test("closing a feed that waits to ask again leaves nothing", async () => {
  const { environment, feed } = await begun();
  environment.socket.refuse("UNAVAILABLE");
  feed.close();
  // What is left is the connection's.
  expect(environment.waits).toEqual([5_000]);
});

test("an event that could not be read is not passed over: it is asked for again", async () => {
  const { environment, first, feed } = await begun("c0");
  environment.socket.give(happened(1));
  const errors = [{ message: "The database is away.", extensions: { code: "UNAVAILABLE" } }];
  environment.socket.say({ type: "next", id: "1", payload: { data: null, errors } });
  expect(environment.socket.heard.at(-1)).toEqual({ type: "complete", id: "1" });
  await environment.turn(250);
  expect(environment.socket.variables).toEqual([{ after: "c0" }, { after: "c1" }]);
  environment.socket.give(happened(2), 1);
  expect([await first, await feed.next()]).toEqual([shown(1), shown(2)]);
});

test("a stream that ends without a last word is taken up again", async () => {
  const { environment, first } = await begun("c0");
  environment.socket.say({ type: "complete", id: "1" });
  await environment.turn(250);
  environment.socket.give(happened(1), 1);
  expect(await first).toEqual(shown(1));
});

test("a slow reader makes the server wait, costs others nothing, and gets every event", async () => {
  const { environment, feed, first, follow } = await begun("c0");
  const other = follow("c0");
  const others = other.next();
  environment.socket.give(caughtUp("c0"));
  expect(feed.status).toBe("live");
  for (let n = 1; n <= 1_500; n += 1) environment.socket.give(happened(n));
  await first;
  const stopped = environment.socket.heard.filter(({ type }) => type === "complete");
  expect(stopped).toEqual([{ type: "complete", id: "1" }]);
  expect(feed.status).toBe("catching-up");
  environment.socket.give(happened(1), 1);
  expect(await others).toEqual(shown(1));
  const read = [1];
  const readOn = async (until: number) => {
    while (read.length < until) read.push(Number(((await feed.next()).value as { n?: number }).n));
  };
  await readOn(1_001);
  expect(environment.socket.variables).toEqual([{ after: "c0" }, { after: "c0" }]);
  // What waited has been taken.
  await readOn(1_002);
  expect(environment.socket.variables[2]).toEqual({ after: "c1002" });
  for (let n = 1_003; n <= 1_500; n += 1) environment.socket.give(happened(n), 2);
  await readOn(1_500);
  expect(read).toEqual(Array.from({ length: 1_500 }, (_, n) => n + 1));
});

test.each(["close", "return", "dispose"] as const)(
  "%s ends a wait for the next event, and leaves nothing behind",
  async way => {
    const { environment, feed, first, ithaca } = await begun();
    const second = feed.next();
    if (way === "close") feed.close();
    if (way === "return") expect(await feed.return?.()).toEqual(done);
    if (way === "dispose") await feed[Symbol.asyncDispose]();
    expect([await first, await second, await feed.next()]).toEqual([done, done, done]);
    expect(environment.socket.heard.at(-1)).toEqual({ type: "complete", id: "1" });
    await environment.turn(5_000);
    expect(environment.left).toMatchObject({ timers: 0, sockets: 0 });
    ithaca.close();
    expect(environment.left.listeners).toBe(0);
  },
);

test("a loop that is left keeps the cursor before the event it was left at, which comes again", async () => {
  const { environment, feed, first } = await begun("c0");
  environment.socket.give(happened(1));
  await first;
  await feed.return?.();
  expect(feed.cursor).toBe("c0");
});

test("closing the client ends its feeds, and following after that says that it is closed", async () => {
  const { environment, first, follow, ithaca } = await begun();
  ithaca.close();
  expect(await first).toEqual(done);
  await expect(follow().next()).rejects.toMatchObject({ code: "CLOSED" });
  expect(environment.left).toEqual({ timers: 0, listeners: 0, sockets: 0 });
});

test("a listener that throws keeps no event from being delivered, and is heard of", async () => {
  const { environment, feed, first } = await begun();
  feed.onStatus(() => {
    throw new Error("a screen's own fault");
  });
  environment.socket.give(caughtUp("c0"));
  environment.socket.give(happened(1));
  expect(await first).toEqual(shown(1));
  await expect(environment.turn(0)).rejects.toThrow("a screen's own fault");
});

test("signals come as they pass, are asked for again after a cut, and end when the server ends them", async () => {
  const { environment, signals } = following();
  const passing = signals();
  const first = passing.next();
  await environment.settle();
  environment.socket.greet();
  expect(passing.status).toBe("live");
  environment.socket.give({ __typename: "Seen", n: 1 });
  environment.socket.give({ __typename: "Heard", n: 2 });
  expect(await first).toEqual({ done: false, value: { type: "Seen", n: 1 } });
  expect(await passing.next()).toEqual({ done: false, value: { type: "Unknown", typeName: "Heard" } });
  environment.socket.die();
  expect(passing.status).toBe("connecting");
  await environment.turn(250);
  environment.socket.greet();
  expect([passing.status, environment.socket.variables]).toEqual(["live", [{}]]);
  environment.socket.give({ __typename: "Seen", n: 3 });
  environment.socket.say({ type: "complete", id: "2" });
  expect(await passing.next()).toEqual({ done: false, value: { type: "Seen", n: 3 } });
  expect(await passing.next()).toEqual(done);
});

test("of signals that nobody takes the newest hundred stay", async () => {
  const { environment, signals } = following();
  const passing = signals();
  const first = passing.next();
  await environment.settle();
  environment.socket.greet();
  for (let n = 0; n <= 250; n += 1) environment.socket.give({ __typename: "Seen", n });
  await first;
  const taken: unknown[] = [];
  for (let n = 0; n < 100; n += 1) taken.push((await passing.next()).value);
  expect(taken).toEqual(Array.from({ length: 100 }, (_, n) => ({ type: "Seen", n: 151 + n })));
});

test("what is begun by a listener while the connection comes to stand is asked for once", async () => {
  const { environment, follow, signals } = following();
  const [passing, feed] = [signals(), follow("c0")];
  passing.onStatus(status => status === "live" && void feed.next());
  void passing.next();
  await environment.settle();
  environment.socket.greet();
  expect(environment.socket.variables).toEqual([{ after: "c0" }, {}]);
});

test("what a listener closes while it is asked for leaves nothing", async () => {
  const environment = new TurnedEnvironment();
  await environment.go("offline");
  const { ithaca, follow } = following(environment);
  const feed = follow("c0");
  feed.onStatus(status => status === "offline" && feed.close());
  expect(await feed.next()).toEqual(done);
  await environment.go("online");
  await environment.turn(600_000);
  expect(environment.sockets).toHaveLength(0);
  ithaca.close();
  expect(environment.left).toEqual({ timers: 0, listeners: 0, sockets: 0 });
});

test("what a listener begins when a connection breaks for good has one of its own, and ends it", async () => {
  const { environment, feed, first, follow } = await begun("c0");
  const other = follow("c7");
  feed.onStatus(status => status === "connecting" && void other.next().catch(() => {}));
  environment.socket.die(4400, "A word");
  await expect(first).rejects.toMatchObject({ code: "INTERNAL" });
  await environment.settle();
  environment.socket.greet();
  expect(environment.socket.variables).toEqual([{ after: "c7" }]);
  other.close();
  await environment.turn(5_000);
  expect(environment.left).toMatchObject({ timers: 0, sockets: 0 });
});
