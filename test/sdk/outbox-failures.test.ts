import { expect, test } from "@jest/globals";
import { memoryOutbox } from "../../client-sdk/src/core/memory-outbox.js";
import type { Failed } from "../../client-sdk/src/core/outbox.js";
import { createClock, createServer, openTab, settled } from "./outbox-stage.js";

function open() {
  const clock = createClock();
  const server = createServer();
  const store = memoryOutbox();
  const run = () => openTab(clock, store, server.send);
  server.refuses.add("too long");
  return { clock, server, store, run };
}

const refusal = { refused: true, code: "MESSAGE_TOO_LONG", message: "Too long.", limit: 3 };

function listenTo(tab: ReturnType<typeof openTab>) {
  const heard: unknown[] = [];
  const stop = tab.outbox.onFailed(({ entry, reason }: Failed) => heard.push([entry.input.body, reason]));
  return { heard, stop };
}

test("a refusal is told to who awaits it, to nobody else, and what comes after it is sent", async () => {
  const { run, store, server } = open();
  const tab = run();
  const { heard } = listenTo(tab);
  const refused = tab.say("c1", "too long");
  const next = tab.say("c1", "ok");
  expect(await refused).toEqual(refusal);
  await next;
  await settled();
  expect(heard).toEqual([]);
  expect(await store.all()).toEqual([]);
  expect(server.bodies("c1")).toEqual(["ok"]);
});

test("a fault that trying again cannot mend is thrown to who awaits it, and what comes after it is sent", async () => {
  const { run, store, server } = open();
  const tab = run();
  server.faults.push("BAD_INPUT");
  const fault = {
    name: "IthacaError",
    code: "BAD_INPUT",
    message: "The server said BAD_INPUT.",
    requestId: "r1",
    field: "input.body",
  };
  const sending = tab.say("c1", "a");
  const next = tab.say("c1", "b");
  await expect(sending).rejects.toMatchObject(fault);
  await next;
  await settled();
  expect(server.bodies("c1")).toEqual(["b"]);
  expect(await store.all()).toEqual([]);
});

test("a fault of the server's own is tried a few times, and holds nothing up for ever", async () => {
  const { run, server, clock } = open();
  const tab = run();
  server.faults.push(...Array.from({ length: 5 }, () => "INTERNAL"));
  let told: unknown;
  tab.say("c1", "a").then(null, fault => {
    told = fault;
  });
  tab.say("c1", "b");
  await clock.until(() => server.done.length === 1);
  expect(told).toMatchObject({ code: "INTERNAL" });
  expect(server.requests).toBe(6);
  expect(server.bodies("c1")).toEqual(["b"]);
});

test("a fault of the server's own that passes is not told", async () => {
  const { run, server, clock } = open();
  const tab = run();
  const { heard } = listenTo(tab);
  server.faults.push(...Array.from({ length: 4 }, () => "INTERNAL"));
  tab.say("c1", "a");
  await clock.until(() => server.done.length === 1);
  await settled();
  expect(heard).toEqual([]);
});

test("what nobody awaits is told to who listens, and then forgotten", async () => {
  const { run, store, server } = open();
  const tab = run();
  const { heard } = listenTo(tab);
  server.faults.push("FORBIDDEN");
  tab.say("c1", "a");
  tab.say("c1", "too long");
  await settled();
  expect(heard).toEqual([
    ["a", expect.objectContaining({ name: "IthacaError", code: "FORBIDDEN", requestId: "r1" })],
    ["too long", refusal],
  ]);
  expect(await store.all()).toEqual([]);
});

test("who listens later is told, and what failed does not count as waiting meanwhile", async () => {
  const { run, clock } = open();
  const tab = run();
  tab.say("c1", "too long");
  await settled();
  expect(await tab.outbox.pending()).toEqual([]);
  expect(clock.timers.size).toBe(0);
  const { heard } = listenTo(tab);
  await settled();
  expect(heard).toEqual([["too long", refusal]]);
});

test("who listens after a restart is told once", async () => {
  const { run } = open();
  const first = run();
  first.say("c1", "too long");
  await settled();
  await first.close();
  const { heard } = listenTo(run());
  await settled();
  const { heard: third } = listenTo(run());
  await settled();
  expect([heard, third]).toEqual([[["too long", refusal]], []]);
});

test("a listener that throws has not been told: a later one is", async () => {
  const { run, clock, store } = open();
  const tab = run();
  let calls = 0;
  tab.outbox.onFailed(() => {
    calls++;
    throw new Error("There is no screen yet.");
  });
  tab.say("c1", "too long");
  tab.say("c1", "ok");
  // What it throws is thrown where nobody is in its way.
  await expect(clock.pass(60_000)).rejects.toThrow("There is no screen yet.");
  await clock.pass(60_000);
  expect(calls).toBe(1);
  expect(await store.all()).toHaveLength(1);
  const { heard } = listenTo(tab);
  await settled();
  expect(heard).toEqual([["too long", refusal]]);
  expect(await store.all()).toEqual([]);
});

test("who stopped listening is not told", async () => {
  const { run, store } = open();
  const tab = run();
  const { heard, stop } = listenTo(tab);
  stop();
  tab.say("c1", "too long");
  await settled();
  expect(heard).toEqual([]);
  expect(await store.all()).toHaveLength(1);
});

test("what failed can be sent anew under its clientId", async () => {
  const { run, server, store } = open();
  const tab = run();
  server.faults.push("FORBIDDEN");
  tab.say("c1", "a", { clientId: "d" });
  await settled();
  expect(await tab.say("c1", "a", { clientId: "d" })).toEqual({ id: "m0", body: "a" });
  expect(await store.all()).toEqual([]);
});

test("what is sent anew after it failed is tried as often as at first", async () => {
  const { run, server, clock } = open();
  const tab = run();
  server.faults.push(...Array.from({ length: 9 }, () => "INTERNAL"));
  const { heard } = listenTo(tab);
  tab.say("c1", "a", { clientId: "d" });
  await clock.until(() => heard.length === 1);
  await settled();
  tab.say("c1", "a", { clientId: "d" });
  await clock.until(() => server.done.length === 1);
  expect(heard).toHaveLength(1);
});

test.each([
  ["before it is kept", false],
  ["after it is kept", true],
])("who awaits the second of two that are the same, from %s, is told, and nobody else", async (_, isLate) => {
  const { run, server, store } = open();
  const tab = run();
  const { heard } = listenTo(tab);
  let unlock = () => {};
  server.gate = new Promise(resolve => {
    unlock = resolve;
  });
  tab.say("c1", "too long", { clientId: "d" });
  const second = tab.say("c1", "too long", { clientId: "d" });
  if (isLate) await settled();
  const answer = second.then(result => result);
  await settled();
  unlock();
  expect(await answer).toEqual(refusal);
  await settled();
  expect(heard).toEqual([]);
  expect(await store.all()).toEqual([]);
});

// Jest itself fails a test in which a rejection is left unhandled.
test("a failure that nobody awaits is no unhandled rejection", async () => {
  const { run, server, store } = open();
  const tab = run();
  server.faults.push("FORBIDDEN");
  tab.say("c1", "a");
  tab.say("c1", 12n);
  await settled();
  await tab.close();
  tab.say("c1", "b");
  await settled();
  expect((await store.all()).map(({ input, failure }) => [input.body, failure])).toEqual([
    [
      "a",
      { fault: { code: "FORBIDDEN", message: "The server said FORBIDDEN.", requestId: "r1", field: "input.body" } },
    ],
  ]);
});
