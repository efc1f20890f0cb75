import { expect, test } from "@jest/globals";
import { memoryOutbox } from "../../client-sdk/src/core/memory-outbox.js";
import type { OutboxStore } from "../../client-sdk/src/core/outbox.js";
import { createClock, createPlace, createServer, openTab, sendMessage, settled } from "./outbox-stage.js";

function open(store: OutboxStore = memoryOutbox()) {
  const clock = createClock();
  const server = createServer();
  return { clock, server, store, tab: openTab(clock, store, server.send) };
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

test("what is sent arrives, and awaiting it gives the answer", async () => {
  const { tab, server } = open();
  expect(await tab.say("c1", "Hello")).toEqual({ id: "m0", body: "Hello" });
  expect(server.bodies("c1")).toEqual(["Hello"]);
  expect(await tab.outbox.pending()).toEqual([]);
});

test("what is sent can be shown at once, under the id by which it arrives", async () => {
  const { tab, server } = open();
  const sending = tab.say("c1", "Hello");
  expect(sending.local).toEqual({
    to: "c1",
    body: "Hello",
    clientId: expect.stringMatching(/^[0-9a-z]{28}$/),
    createdAt: "2026-11-28T00:00:00.000Z",
  });
  await sending;
  expect(server.done).toEqual([
    expect.objectContaining({ clientId: (sending.local as { clientId: string }).clientId }),
  ]);
});

test("it is kept before the first attempt", async () => {
  const store = memoryOutbox();
  const server = createServer();
  const keptThen: unknown[] = [];
  const tab = openTab(createClock(), store, async (document, variables) => {
    keptThen.push(...(await store.all()).map(({ input }) => input.body));
    return server.send(document, variables);
  });
  await tab.say("c1", "Hello");
  expect(keptThen).toEqual(["Hello"]);
});

test("what could not be stored is not sent, and says so", async () => {
  const full = new Error("The quota has been exceeded.");
  const { tab, server } = open({ ...memoryOutbox(), add: () => Promise.reject(full) });
  const sending = tab.say("c1", "Hello");
  const said = { name: "IthacaError", code: "NOT_KEPT", cause: full, message: expect.stringContaining("quota") };
  await expect(sending).rejects.toMatchObject(said);
  await expect(sending.kept).rejects.toMatchObject(said);
  await settled();
  expect(server.requests).toBe(0);
});

test("what cannot be written down is not sent, and says so", async () => {
  const { tab, server } = open();
  await expect(tab.say("c1", 12n)).rejects.toMatchObject({ code: "NOT_KEPT" });
  expect(server.requests).toBe(0);
});

test("what the caller does to its input afterwards changes nothing", async () => {
  const { tab, server } = open();
  const body = { text: "Thursday" };
  const sending = tab.say("c1", body);
  body.text = "Friday";
  await sending;
  expect(server.bodies("c1")).toEqual([{ text: "Thursday" }]);
});

test("what was sent five hundred times while offline arrives in order once there is a network", async () => {
  const { tab, server, clock } = open();
  server.faults.push(...numbers(40).map(() => "NETWORK"));
  const sendings = numbers(500).map(body => tab.say("c1", body));
  await Promise.all(sendings.map(sending => sending.kept));
  await clock.until(() => server.done.length === 500);
  expect(server.bodies("c1")).toEqual(numbers(500));
  expect(server.mostAtOnce).toBe(1);
});

test("a target that waits holds up no other, and only a few are sent to at once", async () => {
  const { tab, server } = open();
  let open1 = () => {};
  server.gate = new Promise(resolve => {
    open1 = resolve;
  });
  for (const body of numbers(18)) tab.say(`c${body % 6}`, body);
  await settled();
  expect(server.requests).toBe(4);
  open1();
  await settled(200);
  expect(numbers(6).map(n => server.bodies(`c${n}`))).toEqual(numbers(6).map(n => [n, n + 6, n + 12]));
  expect([server.mostAtOnce, server.mostTargetsAtOnce]).toEqual([1, 4]);
});

test("what names no target is sent in order by document", async () => {
  const { tab, server } = open();
  const sendings = numbers(5).map(body => tab.send(sendMessage, { to: `c${body}`, body }, ""));
  await Promise.all(sendings);
  expect(server.done.map(({ body }) => body)).toEqual(numbers(5));
  expect(server.mostTargetsAtOnce).toBe(1);
});

test.each(["NETWORK", "UNAVAILABLE", "RATE_LIMITED", "UNAUTHENTICATED", "CLOSED"])(
  "%s is tried again for as long as it takes, and twice a minute at the least",
  async code => {
    const { tab, server, clock } = open();
    server.faults.push(...numbers(10_000).map(() => code));
    const sending = tab.say("c1", "Hello");
    await clock.pass(3_600_000);
    expect(server.requests).toBeGreaterThan(120);
    expect(server.requests).toBeLessThan(360);
    server.faults.length = 0;
    await clock.pass(30_000);
    expect(await sending).toEqual({ id: "m0", body: "Hello" });
  },
);

test("while nothing comes through, several targets are not tried more often than one", async () => {
  const counts: number[] = [];
  for (const targets of [1, 4]) {
    const clock = createClock();
    const server = createServer();
    server.faults.push(...numbers(10_000).map(() => "UNAVAILABLE"));
    const place = createPlace(clock);
    const steady = { ...place, environment: { ...place.environment, random: () => 0.5 } };
    const tab = openTab(clock, memoryOutbox(), server.send, steady);
    for (const n of numbers(targets)) tab.say(`c${n}`, "Hello", { clientId: `m${n}` });
    await clock.pass(600_000);
    counts.push(server.requests / targets);
  }
  expect(counts[1]).toBe(counts[0]);
});

test.each([
  ["there is a network again", (tab: ReturnType<typeof open>["tab"]) => tab.change({ online: true })],
  ["somebody looks again", (tab: ReturnType<typeof open>["tab"]) => tab.change({ visible: true })],
])("it is tried at once when %s", async (_, wake) => {
  const { tab, server, clock } = open();
  server.faults.push(...numbers(12).map(() => "NETWORK"));
  tab.say("c1", "Hello");
  await clock.until(() => server.faults.length === 0);
  await settled();
  wake(tab);
  await settled();
  expect(server.bodies("c1")).toEqual(["Hello"]);
});

test("nothing is tried because somebody looks while there is no network", async () => {
  const { tab, server } = open();
  server.faults.push("NETWORK");
  tab.say("c1", "Hello");
  await settled();
  tab.change({ online: false, visible: true });
  await settled();
  expect(server.requests).toBe(1);
});

test("once all has arrived nothing goes on in the background", async () => {
  const { tab, clock } = open();
  await tab.say("c1", "Hello");
  await settled();
  expect(clock.timers.size).toBe(0);
});

test("a clientId of the caller's own is used", async () => {
  const { tab, server } = open();
  await tab.say("c1", "Hello", { clientId: "draft-1" });
  expect(server.done).toEqual([expect.objectContaining({ clientId: "draft-1" })]);
});

test("the same sent twice arrives once, and both are told", async () => {
  const { tab, server } = open();
  const [one, other] = [tab.say("c1", "Hello", { clientId: "d" }), tab.say("c1", "Hello", { clientId: "d" })];
  expect(await one).toEqual(await other);
  expect(server.requests).toBe(1);
});

test("what is sent again while it is being taken out is answered too", async () => {
  const memory = memoryOutbox();
  let unlock = () => {};
  const locked = new Promise<void>(resolve => {
    unlock = resolve;
  });
  const slow = { ...memory, remove: (clientId: string) => locked.then(() => memory.remove(clientId)) };
  const { tab: first, store, clock, server } = open(slow);
  server.faults.push("NETWORK");
  await first.say("c1", "Hello", { clientId: "d" }).kept;
  await settled();
  await first.close();
  const next = openTab(clock, store, server.send);
  await settled();
  expect(server.bodies("c1")).toEqual(["Hello"]);
  const again = next.say("c1", "Hello", { clientId: "d" });
  await again.kept;
  unlock();
  expect(await again).toEqual({ id: "m0", body: "Hello" });
});

test("something else under a clientId that is on its way is not taken for the same", async () => {
  const { tab, server } = open();
  const first = tab.say("c1", "Hello", { clientId: "d" });
  await expect(tab.say("c1", "Goodbye", { clientId: "d" })).rejects.toMatchObject({ code: "CLIENT_ID_REUSED" });
  await first;
  expect(server.bodies("c1")).toEqual(["Hello"]);
});

test("what waits can be read in order, and who listens is told of each change", async () => {
  const { tab, server, clock } = open();
  server.faults.push("NETWORK");
  let changes = 0;
  const stop = tab.outbox.onChange(() => changes++);
  const sendings = ["a", "b"].map(body => tab.say("c1", body));
  await Promise.all(sendings.map(sending => sending.kept));
  expect((await tab.outbox.pending()).map(({ input }) => input.body)).toEqual(["a", "b"]);
  expect(changes).toBe(2);
  await clock.until(() => server.done.length === 2);
  await settled();
  expect(changes).toBe(4);
  stop();
  await tab.say("c1", "c");
  expect(changes).toBe(4);
});

test("what an earlier run has left is sent", async () => {
  const { tab, server, store, clock } = open();
  server.faults.push("NETWORK");
  await tab.say("c1", "Hello").kept;
  await settled();
  const closing = tab.close();
  await closing;
  openTab(clock, store, server.send);
  await settled();
  expect(server.bodies("c1")).toEqual(["Hello"]);
});

test("who awaits what was not answered is told when the client is closed, and nothing is left behind", async () => {
  const { tab, server, clock } = open();
  server.faults.push("NETWORK");
  const sending = tab.say("c1", "Hello");
  await sending.kept;
  await settled();
  await tab.close();
  await expect(sending).rejects.toMatchObject({ code: "CLOSED" });
  await clock.pass(600_000);
  expect(server.requests).toBe(1);
  expect([clock.timers.size, tab.listeners.size]).toEqual([0, 0]);
});

test("nothing is taken on after the client was closed", async () => {
  const { tab, store } = open();
  await tab.close();
  const sending = tab.say("c1", "Hello");
  await expect(sending).rejects.toMatchObject({ code: "CLOSED" });
  await expect(sending.kept).rejects.toMatchObject({ code: "CLOSED" });
  expect(await store.all()).toEqual([]);
});

test("a client that is closed while it takes something on says so, and leaves it to the next run", async () => {
  const { tab, server, store, clock } = open();
  const sending = tab.say("c1", "Hello");
  await tab.close();
  await expect(sending).rejects.toMatchObject({ code: "CLOSED" });
  expect(server.requests).toBe(0);
  openTab(clock, store, server.send);
  await settled();
  expect(server.bodies("c1")).toEqual(["Hello"]);
});

test("a client that is closed while it looks for what was left sends nothing", async () => {
  const { tab, server, store, clock } = open();
  server.faults.push("NETWORK");
  await tab.say("c1", "Hello").kept;
  await settled();
  await tab.close();
  const requests = server.requests;
  await openTab(clock, store, server.send).close();
  await settled();
  expect(server.requests).toBe(requests);
});

test("what a listener throws stops nothing, and is thrown where the environment sees it", async () => {
  const { tab, server, clock } = open();
  const broken = new Error("The screen is gone.");
  let isBroken = true;
  tab.outbox.onChange(() => {
    if (isBroken) throw broken;
  });
  await tab.say("c1", "Hello").kept;
  isBroken = false;
  await settled();
  expect(server.bodies("c1")).toEqual(["Hello"]);
  await expect(clock.pass(1)).rejects.toBe(broken);
});
