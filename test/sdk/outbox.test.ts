import { expect, test } from "@jest/globals";
import { memoryOutbox } from "../../client-sdk/src/core/memory-outbox.js";
import { createClock, createServer, openTab } from "./outbox-stage.js";

function open(store = memoryOutbox()) {
  const clock = createClock();
  const server = createServer();
  return { clock, server, store, tab: openTab(clock, store, server.send) };
}

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
  expect(server.done[0]?.clientId).toBe((sending.local as { clientId: string }).clientId);
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

test("what was sent five hundred times while offline arrives in order once there is a network", async () => {
  const { tab, server, clock } = open();
  server.faults.push(...Array.from({ length: 40 }, () => "NETWORK"));
  const bodies = Array.from({ length: 500 }, (_, n) => n);
  const sendings = bodies.map(body => tab.say("c1", body));
  await Promise.all(sendings.map(sending => sending.kept));
  await clock.until(() => server.done.length === 500);
  expect(server.bodies("c1")).toEqual(bodies);
  expect(server.mostAtOnce).toBe(1);
});
