import { expect, test } from "@jest/globals";
import { connecting } from "./a-socket.js";
import { TurnedEnvironment } from "./turned-environment.js";

const protocol = "graphql-transport-ws";

test("it opens with the first operation, signs in before it subscribes, and closes seconds after the last has ended", async () => {
  const { environment, run, socket } = connecting();
  expect(environment.sockets).toHaveLength(0);
  const { stop } = run();
  await environment.settle();
  const wire = environment.socket;
  expect([wire.url, wire.protocol, wire.heard]).toEqual(["wss://api.test/graphql", protocol, []]);
  wire.open();
  expect(wire.heard).toEqual([{ type: "connection_init", payload: { authorization: "Bearer t1" } }]);
  wire.say({ type: "connection_ack" });
  expect(wire.types()).toEqual(["connection_init", "ping", "subscribe"]);
  expect(socket.status).toBe("live");
  stop();
  expect(wire.heard.at(-1)).toEqual({ type: "complete", id: "1" });
  await environment.turn(4_999);
  expect(wire.closedBy).toBeNull();
  await environment.turn(1);
  expect(wire.closedBy).toBe(1000);
  expect(environment.left).toEqual({ timers: 0, listeners: 1, sockets: 0 });
});

test("nobody says nothing of who they are", async () => {
  const { environment, open } = connecting(() => null);
  await open();
  expect(environment.socket.heard).toEqual([
    { type: "connection_init" },
    { type: "subscribe", id: "1", payload: { query: "subscription { root }", variables: {} } },
  ]);
});

test("a connection that is silent is asked whether it is there, and replaced when it does not say so", async () => {
  const { environment, open } = connecting();
  const { happened } = await open();
  const dead = environment.socket;
  await environment.turn(15_000);
  expect(dead.types().at(-1)).toBe("ping");
  dead.say({ type: "pong" });
  await environment.turn(15_000);
  expect(dead.types().filter(type => type === "ping")).toHaveLength(3);
  await environment.turn(5_000);
  expect(dead.closedBy).toBe("cut");
  expect(happened).toEqual(["dropped"]);
  await environment.turn(250);
  environment.socket.greet();
  expect(environment.socket.subscribed).toEqual([expect.objectContaining({ id: "2" })]);
});

test("each failure makes the next wait longer, up to half a minute, and something that came makes it short again", async () => {
  const environment = new TurnedEnvironment();
  environment.chance = 0.999_999_999;
  const { run, socket } = connecting(() => "t", environment);
  run();
  const waits: number[] = [];
  const statuses: string[] = [];
  for (let n = 0; n < 10; n += 1) {
    await environment.settle();
    environment.socket.die();
    waits.push(Math.round(environment.waits[0] ?? 0));
    statuses.push(socket.status);
    await environment.turnToNext();
  }
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  expect(statuses).toEqual(["connecting", "connecting", ...Array(8).fill("offline")]);
  environment.socket.greet();
  expect(socket.status).toBe("live");
  environment.socket.give({});
  environment.socket.die();
  expect(Math.round(environment.waits[0] ?? 0)).toBe(250);
});

test("the wait is any time below its bound", async () => {
  const environment = new TurnedEnvironment();
  environment.chance = 0.25;
  const { run } = connecting(() => "t", environment);
  run();
  await environment.settle();
  environment.socket.die();
  expect(environment.waits).toEqual([62.5]);
});

test.each([1012, 1013, 4500])("after %i, which asks for patience, the first wait is longer too", async code => {
  const { environment, open } = connecting();
  await open();
  environment.socket.die(code);
  expect(environment.waits).toEqual([500]);
});

test.each([1001, 1005, 1006, 4290, 4403, 4408])("after %i it connects again and runs what ran", async code => {
  const { environment, open } = connecting();
  const { happened } = await open();
  environment.socket.die(code);
  await environment.turn(250);
  environment.socket.greet();
  environment.socket.give({ n: 1 });
  expect(happened).toEqual(["dropped", { root: { n: 1 } }]);
});

test.each([1009, 4400, 4401, 4406, 4409, 4429])(
  "after %i, which is a fault of the client, everything fails and nothing is tried again",
  async code => {
    const { environment, open } = connecting();
    const { happened } = await open();
    environment.socket.die(code, "A word");
    expect(happened).toEqual(["dropped", ["INTERNAL", `The server closed the connection: ${code} A word`]]);
    await environment.turn(600_000);
    expect(environment.sockets).toHaveLength(1);
    expect(environment.left).toEqual({ timers: 0, listeners: 1, sockets: 0 });
  },
);

test("while it waits for the next try, coming back to the screen or the network tries at once", async () => {
  for (const [away, back] of [["hidden", "visible"] as const, ["offline", "online"] as const]) {
    const environment = new TurnedEnvironment();
    environment.chance = 0.9;
    const { run, socket } = connecting(() => "t", environment);
    run();
    await environment.settle();
    environment.socket.die();
    await environment.go(away);
    expect(socket.status).toBe(away === "offline" ? "offline" : "connecting");
    await environment.go(back);
    expect(environment.sockets).toHaveLength(2);
  }
});

test("coming back to the screen asks an open connection whether it is there still", async () => {
  const { environment, open } = connecting();
  await open();
  await environment.go("hidden");
  await environment.go("visible");
  expect(environment.socket.types().at(-1)).toBe("ping");
  await environment.turn(2_000);
  expect(environment.sockets[0]?.closedBy).toBe("cut");
});

test("without a network nothing is connected, and with one again it is at once", async () => {
  const { environment, open, socket } = connecting();
  const { happened } = await open();
  await environment.go("offline");
  expect([socket.status, environment.socket.closedBy]).toEqual(["offline", 1000]);
  expect(happened).toEqual(["dropped"]);
  await environment.go("online");
  environment.socket.greet();
  expect(socket.status).toBe("live");
});

test("a platform that is wrong about the network does not keep it from connecting for ever", async () => {
  const environment = new TurnedEnvironment();
  await environment.go("offline");
  const { run, socket } = connecting(() => "t", environment);
  run();
  await environment.turn(30_000);
  // Whatever else is wanted meanwhile does not stop that.
  run();
  await environment.settle();
  environment.socket.greet();
  expect(socket.status).toBe("live");
});

test("what comes for an operation that has ended is heard by nobody", async () => {
  const { environment, open, run } = connecting();
  const first = await open();
  const second = run();
  first.stop();
  environment.socket.give({ n: 1 }, 0);
  environment.socket.refuse("NOT_FOUND", 0);
  environment.socket.say({ type: "complete", id: "1" });
  environment.socket.say({ type: "next", id: "77", payload: {} });
  environment.socket.give({ n: 2 }, 1);
  expect([first.happened, second.happened]).toEqual([[], [{ root: { n: 2 } }]]);
});

test("an operation that fails or completes is over, and the others go on", async () => {
  const { environment, open, run } = connecting();
  const runs = [await open(), run(), run()];
  environment.socket.refuse("TOO_COMPLEX", 0);
  environment.socket.say({ type: "complete", id: "2" });
  environment.socket.die();
  await environment.turn(250);
  environment.socket.greet();
  expect(environment.socket.subscribed).toHaveLength(1);
  expect(runs.map(({ happened }) => happened)).toEqual([
    [["TOO_COMPLEX", "It is TOO_COMPLEX."]],
    ["complete"],
    ["dropped"],
  ]);
});

test("a server that asks whether we are there is told so", async () => {
  const { environment, open } = connecting();
  await open();
  environment.socket.say({ type: "ping", payload: { n: 1 } });
  expect(environment.socket.heard.at(-1)).toEqual({ type: "pong", payload: { n: 1 } });
});

test("a message that cannot be read is not passed over: the connection is made anew", async () => {
  const { environment, open } = connecting();
  const { happened } = await open();
  environment.socket.onmessage?.({ data: '{"type":"next","id":"1","payl' });
  expect(happened).toEqual(["dropped"]);
  await environment.turn(250);
  expect(environment.sockets).toHaveLength(2);
});

test("a second acknowledgment asks for nothing twice", async () => {
  const { environment, open } = connecting();
  await open();
  environment.socket.say({ type: "connection_ack" });
  expect(environment.socket.subscribed).toHaveLength(1);
});

test("what is wanted while the connection rests is asked for on it, and it must show that it is there", async () => {
  const { environment, open, run } = connecting();
  (await open()).stop();
  await environment.turn(3_000);
  const { happened } = run();
  expect(environment.socket.types().slice(-2)).toEqual(["ping", "subscribe"]);
  environment.socket.give({ n: 1 }, 1);
  await environment.turn(5_000);
  expect(happened).toEqual([{ root: { n: 1 } }]);
  expect(environment.sockets).toHaveLength(1);
});

test("where there is no WebSocket, and where there can be none, following fails with a word that helps", async () => {
  const without = connecting();
  Object.assign(without.environment, { WebSocket: undefined });
  const { happened } = without.run();
  await without.environment.settle();
  expect(happened).toEqual([["INTERNAL", expect.stringContaining("give createIthaca one as `webSocket`")]]);
  const { environment, run } = connecting();
  const WebSocket = class {
    constructor() {
      throw new SyntaxError("mixed content");
    }
  };
  Object.assign(environment, { WebSocket });
  const broken = run();
  await environment.settle();
  expect(broken.happened).toEqual([["INTERNAL", "There can be no WebSocket to wss://api.test/graphql."]]);
  expect(environment.left.timers).toBe(0);
});

test("closing leaves nothing, wherever it was", async () => {
  for (const steps of [0, 1, 2, 3, 4, 5]) {
    const { environment, run, socket, tokens } = connecting();
    if (steps > 0) run();
    if (steps > 1) await environment.settle();
    if (steps > 2) environment.socket.open();
    if (steps > 3) environment.socket.say({ type: "connection_ack" });
    if (steps > 3) environment.socket.say({ type: "pong", payload: { expiresAt: environment.now() + 600_000 } });
    if (steps > 4) environment.socket.die();
    tokens.close();
    socket.close();
    await environment.settle();
    expect(environment.left).toEqual({ timers: 0, listeners: 0, sockets: 0 });
    expect(run().happened).toEqual([["CLOSED", "The client was closed."]]);
  }
});
