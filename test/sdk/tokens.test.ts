import { expect, test } from "@jest/globals";
import { createTokens, type TokenRequest } from "../../client-sdk/src/core/tokens.js";
import { TurnedEnvironment } from "./turned-environment.js";

/** A token function that a test answers by hand. */
function asked() {
  const calls: (TokenRequest & { give(token: string | null): void; throw(error: Error): void })[] = [];
  const environment = new TurnedEnvironment();
  const tokens = createTokens(
    environment,
    why => new Promise((give, reject) => calls.push({ ...why, give, throw: reject })),
  );
  const call = async () => {
    await environment.settle();
    const latest = calls.at(-1);
    if (!latest) throw new Error("token() was not called.");
    return latest;
  };
  return { calls, call, environment, tokens };
}

test("forty who want a token at once ask once, and whoever comes later takes the same", async () => {
  const { calls, call, tokens } = asked();
  const forty = Promise.all(Array.from({ length: 40 }, () => tokens.get()));
  (await call()).give("a");
  expect(new Set(await forty)).toEqual(new Set(["a"]));
  expect(await tokens.get()).toBe("a");
  expect(calls.map(({ reason }) => reason)).toEqual(["first"]);
});

test("a call that hangs is given up after ten seconds, and what it gives later is ignored", async () => {
  const { calls, call, environment, tokens } = asked();
  const hung = tokens.get();
  const failure = expect(hung).rejects.toMatchObject({ code: "NETWORK" });
  const first = await call();
  await environment.turn(10_000);
  await failure;
  expect(first.signal.aborted).toBe(true);
  const again = tokens.get();
  const second = await call();
  first.give("late");
  await environment.settle();
  const third = tokens.get();
  second.give("b");
  expect([await again, await third]).toEqual(["b", "b"]);
  expect(calls).toHaveLength(2);
  expect(environment.left.timers).toBe(0);
});

test("a throw, at once or later, fails those who wait, and the next who come ask again", async () => {
  const environment = new TurnedEnvironment();
  let throws = 10;
  const tokens = createTokens(environment, () => {
    throws -= 1;
    if (throws >= 0) throw new Error("no session yet");
    return "a";
  });
  for (let n = 0; n < 10; n += 1) {
    await expect(tokens.get()).rejects.toMatchObject({ code: "NETWORK", cause: new Error("no session yet") });
  }
  expect(await tokens.get()).toBe("a");
  expect(environment.left.timers).toBe(0);
});

test("the very token that was refused is dropped, and its successor is asked for with the reason", async () => {
  const { calls, call, tokens } = asked();
  const first = tokens.get();
  (await call()).give("a");
  await first;
  tokens.refuse("a");
  const second = tokens.get();
  (await call()).give("b");
  await second;
  // Another request that was sent with the old one hears of it late.
  tokens.refuse("a");
  expect(await tokens.get()).toBe("b");
  expect(calls.map(({ reason }) => reason)).toEqual(["first", "refused"]);
});

test("while the successor of an expiring token is asked for, the token is still given", async () => {
  const { calls, call, tokens } = asked();
  const first = tokens.get();
  (await call()).give("a");
  await first;
  const successor = tokens.get("expiring");
  const latest = await call();
  expect(await tokens.get()).toBe("a");
  latest.give("b");
  expect(await successor).toBe("b");
  expect(await tokens.get()).toBe("b");
  expect(calls.map(({ reason }) => reason)).toEqual(["first", "expiring"]);
});

test("null, or nothing at all, is nobody, and is asked again each time", async () => {
  const environment = new TurnedEnvironment();
  const given = [null, undefined as never, "", "a"];
  const tokens = createTokens(environment, () => given.shift() as string);
  const gotten: unknown[] = [];
  while (gotten.length < 5) gotten.push(await tokens.get());
  expect(gotten).toEqual([null, null, null, "a", "a"]);
});

test("who waits while the token is dropped gets the one of who is signed in then", async () => {
  const { calls, call, tokens } = asked();
  const waiting = tokens.get();
  const old = await call();
  tokens.drop();
  expect(old.signal.aborted).toBe(true);
  const latest = await call();
  expect(calls).toHaveLength(2);
  old.give("of who was before");
  latest.give("of who is now");
  expect(await waiting).toBe("of who is now");
  expect(await tokens.get()).toBe("of who is now");
});

test("closing fails those who wait with CLOSED and leaves no timer", async () => {
  const { call, environment, tokens } = asked();
  const waiting = tokens.get();
  const failure = expect(waiting).rejects.toMatchObject({ code: "CLOSED" });
  await call();
  tokens.close();
  await failure;
  await expect(tokens.get()).rejects.toMatchObject({ code: "CLOSED" });
  expect(environment.left.timers).toBe(0);
});
