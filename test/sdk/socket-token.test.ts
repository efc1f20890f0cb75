import { expect, test } from "@jest/globals";
import type { TokenRequest } from "../../client-sdk/src/core/tokens.js";
import { connecting, counted } from "./a-socket.js";
import type { TurnedEnvironment } from "./turned-environment.js";

const pings = (environment: TurnedEnvironment) =>
  environment.socket.heard.filter(({ payload, type }) => type === "ping" && payload).map(({ payload }) => payload);

test("4403 drops the token, and asks for a new one before it connects again", async () => {
  const reasons: TokenRequest["reason"][] = [];
  const { environment, open } = connecting(({ reason }) => {
    reasons.push(reason);
    return `t${reasons.length}`;
  });
  await open();
  environment.socket.die(4403, "Token expired");
  await environment.turn(250);
  environment.socket.open();
  expect(reasons).toEqual(["first", "refused"]);
  expect(environment.socket.heard[0]?.payload).toEqual({ authorization: "Bearer t2" });
});

test("an expired token that is given again and again is tried again and again, and that is no connection", async () => {
  let calls = 0;
  const { environment, run, socket } = connecting(() => {
    calls += 1;
    return "expired";
  });
  run();
  for (let n = 0; n < 6; n += 1) {
    await environment.settle();
    environment.socket.open();
    environment.socket.die(4403);
    await environment.turnToNext();
  }
  expect(socket.status).toBe("offline");
  expect(calls).toBe(7);
});

test("token() may throw ten times: it connects with the eleventh", async () => {
  let throws = 10;
  const { environment, run, socket } = connecting(() => {
    throws -= 1;
    if (throws >= 0) throw new Error("no network for it");
    return "t";
  });
  run();
  await environment.turn(120_000);
  expect(throws).toBe(-1);
  environment.socket.greet();
  expect(socket.status).toBe("live");
});

test("token() may hang: it is called again, and what the first call gives in the end changes nothing", async () => {
  const calls: ((token: string) => void)[] = [];
  const { environment, run, socket } = connecting(() => new Promise(resolve => calls.push(resolve)));
  run();
  await environment.turn(11_000);
  expect(calls).toHaveLength(2);
  calls[0]?.("late");
  await environment.settle();
  expect(environment.sockets).toHaveLength(0);
  calls[1]?.("t");
  await environment.settle();
  environment.socket.greet();
  expect(environment.socket.heard[0]?.payload).toEqual({ authorization: "Bearer t" });
  expect(socket.status).toBe("live");
});

test("before its token ends, the connection brings the next one, and stays", async () => {
  const { reasons, token } = counted();
  const { environment, open, tokens } = connecting(token);
  await open();
  const ends = environment.now() + 600_000;
  environment.socket.say({ type: "pong", payload: { expiresAt: ends } });
  // It is there all the time.
  for (let ms = 0; ms < 539_000; ms += 10_000) {
    await environment.turn(10_000);
    environment.socket.say({ type: "pong" });
  }
  await environment.turn(1_000);
  expect(reasons).toEqual(["first", "expiring"]);
  expect(pings(environment)).toEqual([{ authorization: "Bearer t1" }, { authorization: "Bearer t2" }]);
  environment.socket.say({ type: "pong", payload: { expiresAt: ends + 600_000 } });
  // It is by the new one that it is known now.
  environment.socket.die(4403);
  await tokens.get();
  expect(reasons).toEqual(["first", "expiring", "refused"]);
});

test("when the server cannot check the next token just then, it is asked again, now and then", async () => {
  const { reasons, token } = counted();
  const { environment, open } = connecting(token);
  await open();
  const ends = environment.now() + 10_000;
  for (let n = 0; n < 5; n += 1) {
    environment.socket.say({ type: "pong", payload: { expiresAt: ends } });
    await environment.turnToNext();
  }
  expect(reasons).toEqual(["first", ...Array(5).fill("expiring")]);
});

test("a clock that goes wrong asks for no tokens in a loop", async () => {
  const { reasons, token } = counted();
  const { environment, open } = connecting(token);
  await open();
  environment.socket.say({ type: "pong", payload: { expiresAt: environment.now() - 3_600_000 } });
  await environment.turn(14_000);
  expect(reasons).toEqual(["first"]);
});

test("a token that is good for long is looked at once a day, since no timer is longer than some weeks", async () => {
  const { environment, open } = connecting();
  await open();
  environment.socket.say({ type: "pong", payload: { expiresAt: environment.now() + 40 * 86_400_000 } });
  expect(environment.waits).toEqual([15_000, 86_400_000]);
});

test("who is signed out while the connection stands keeps it until the token ends", async () => {
  const given = ["t1", null];
  const { environment, open } = connecting(() => given.shift() ?? null);
  await open();
  environment.socket.say({ type: "pong", payload: { expiresAt: environment.now() + 10_000 } });
  await environment.turn(6_000);
  expect(pings(environment)).toEqual([{ authorization: "Bearer t1" }]);
  expect(environment.left.sockets).toBe(1);
});

test("renewing connects anew, as who is signed in then", async () => {
  const { token } = counted();
  const { environment, open, socket, tokens } = connecting(token);
  await open();
  tokens.drop();
  socket.renew();
  await environment.settle();
  environment.socket.greet();
  expect(environment.sockets.map(({ closedBy }) => closedBy)).toEqual([1000, null]);
  expect(environment.socket.heard[0]?.payload).toEqual({ authorization: "Bearer t2" });
});
