import { describe, expect, test } from "@jest/globals";
import { disks, stepwise } from "./outbox-disks.js";
import { createClock, createServer, openTab, settled } from "./outbox-stage.js";

const shared = disks.filter(({ name }) => name !== "AsyncStorage");

function open(create: (typeof disks)[number]["create"]) {
  const clock = createClock();
  const server = createServer();
  const disk = create();
  /** Stopped, neither what it does nor what it waits for comes about until it is let go on. */
  function openFreezable() {
    let thaw = () => {};
    let thawed = Promise.resolve();
    const step = async <Result>(act: () => Promise<Result>) => {
      await thawed;
      const result = await act();
      await thawed;
      return result;
    };
    const tab = openTab(clock, stepwise(disk.open(), step), (...request) => step(() => server.send(...request)));
    const freeze = () => {
      thawed = new Promise(resolve => {
        thaw = resolve;
      });
    };
    return { ...tab, freeze, thaw: () => thaw() };
  }
  return { clock, server, openFreezable, openTab: () => openTab(clock, disk.open(), server.send) };
}

function shut(server: ReturnType<typeof createServer>) {
  let unlock = () => {};
  server.gate = new Promise(resolve => {
    unlock = resolve;
  });
  return () => unlock();
}

describe.each(shared)("two tabs that share an outbox in $name", ({ create }) => {
  test("send what both have sent to one target once, in order and one at a time", async () => {
    const { openTab, server, clock } = open(create);
    const tabs = [openTab(), openTab()];
    let answered = 0;
    for (let n = 0; n < 60; n++) tabs[n % 3 ? 0 : 1]?.say("c1", n).then(() => answered++);
    await clock.until(() => answered === 60);
    const bodies = server.bodies("c1").map(Number);
    expect(bodies.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n));
    for (const isOf of [(n: number) => n % 3 > 0, (n: number) => n % 3 === 0]) {
      expect(bodies.filter(isOf)).toEqual(bodies.filter(isOf).toSorted((a, b) => a - b));
    }
    expect(server.mostAtOnce).toBe(1);
    expect(server.requests).toBe(60);
  });

  test("leave an attempt that takes long to the one that makes it", async () => {
    const { openTab, server, clock } = open(create);
    const unlock = shut(server);
    const [one, other] = [openTab(), openTab()];
    one.say("c1", "a");
    await settled();
    other.say("c1", "b");
    await clock.pass(300_000);
    expect(server.requests).toBe(1);
    unlock();
    await clock.until(() => server.done.length === 2);
    expect(server.bodies("c1")).toEqual(["a", "b"]);
  });

  test("leave what waits to be tried again to the one that tries it", async () => {
    const { openTab, server, clock } = open(create);
    server.faults.push(...Array.from({ length: 10_000 }, () => "NETWORK"));
    const [one, other] = [openTab(), openTab()];
    one.say("c1", "a");
    await settled();
    other.say("c1", "b");
    await clock.pass(300_000);
    const requests = server.requests;
    await other.close();
    await clock.pass(300_000);
    expect(server.requests - requests).toBeGreaterThan(requests / 2);
    expect(server.mostAtOnce).toBe(1);
  });

  test("take over from each other: one that dies is waited for, but not for ever", async () => {
    const { openFreezable, openTab, server, clock } = open(create);
    const unlock = shut(server);
    const dying = openFreezable();
    const other = openTab();
    dying.say("c1", "a");
    dying.say("c1", "b");
    await settled();
    dying.freeze();
    other.say("c1", "c");
    await clock.pass(8_000);
    expect(server.requests).toBe(1);
    unlock();
    await clock.until(() => server.done.length === 3);
    expect(server.bodies("c1")).toEqual(["a", "b", "c"]);
  });

  test("take over at once from one that is closed, as soon as somebody looks", async () => {
    const { openTab, server } = open(create);
    server.faults.push("NETWORK");
    const [one, other] = [openTab(), openTab()];
    one.say("c1", "a");
    await settled();
    await one.close();
    other.change({ visible: true });
    await settled();
    expect(server.bodies("c1")).toEqual(["a"]);
  });

  test("answer who awaits what the other has sent meanwhile", async () => {
    const { openFreezable, openTab, server, clock } = open(create);
    const frozen = openFreezable();
    const other = openTab();
    server.faults.push("NETWORK");
    const sending = frozen.say("c1", "a");
    await settled();
    frozen.freeze();
    other.say("c1", "b");
    await clock.until(() => server.done.length === 2);
    frozen.thaw();
    await clock.pass(60_000);
    expect(await sending).toEqual({ id: "m0", body: "a" });
    expect(server.bodies("c1")).toEqual(["a", "b"]);
  });

  test("tell a failure in one of them", async () => {
    const { openTab, server, clock } = open(create);
    server.refuses.add("too long");
    const [one, other] = [openTab(), openTab()];
    let told = 0;
    for (const tab of [one, other]) tab.outbox.onFailed(() => told++);
    one.say("c1", "too long");
    other.say("c2", "x");
    await clock.pass(60_000);
    expect(told).toBe(1);
  });
});
