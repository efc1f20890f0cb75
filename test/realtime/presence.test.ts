import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { type Bus, MemoryBus, RedisBus } from "../../server/realtime/index.js";
import { onRedis } from "../support/databases.js";
import { until } from "../support/until.js";
import { buses, Ear, quiet } from "./buses.js";
import { OwnRedis, stopOwnRedis } from "./own-redis.js";
import { PresenceNode, TurnedTime } from "./presence-node.js";

describe.each(buses)("presence over the $name bus", ({ name, on, open }) => {
  let time: TurnedTime;
  let opened: Bus[];
  let here: PresenceNode;
  let there: PresenceNode;
  let [ada, bo] = ["", ""];

  async function aNode(): Promise<PresenceNode> {
    // The nodes of one process share the bus that ends with it.
    const bus = (name === "memory" && opened[0]) || (await open());
    opened.push(bus);
    return PresenceNode.open(bus, time);
  }

  beforeEach(async () => {
    time = new TurnedTime();
    opened = [];
    [ada, bo] = [newId(), newId()];
    if (on === test.skip) return;
    [here, there] = [await aNode(), await aNode()];
  });
  /** Both have heard what both have said. */
  const settled = async () => {
    await here.heardBy(here, there);
    await there.heardBy(here, there);
  };
  afterEach(async () => {
    await Promise.all(time?.nodes.splice(0).map(node => node.presence.close()));
    await Promise.all(opened.map(bus => bus.close()));
  });

  on("whoever comes is around on every node, for those who watch already and for those who begin to", async () => {
    there.watch(ada);
    here.presence.arrive(ada);
    await until(() => there.heard(ada).length === 1);
    expect(there.heard(ada)).toEqual([time.in(90)]);
    const third = await aNode();
    third.watch(ada);
    await until(() => third.heard(ada).length === 1);
    expect([here, there, third].map(node => node.presence.around([ada, bo]).size)).toEqual([0, 1, 1]);
  });

  on("people of the node itself are known there as well", async () => {
    here.watch(ada);
    here.presence.arrive(ada);
    here.presence.arrive(bo);
    here.watch(bo);
    await until(() => here.heard(ada).length === 1 && here.heard(bo).length === 1);
    expect(here.presence.around([ada, bo]).size).toBe(2);
  });

  on("only the last of several sockets that goes is a leaving, and it is told after a while", async () => {
    there.watch(ada);
    here.presence.arrive(ada);
    here.presence.arrive(ada);
    await until(() => there.heard(ada).length === 1);
    here.presence.depart(ada);
    await settled();
    time.turn(11);
    expect(there.heard(ada)).toEqual([expect.any(Date)]);
    here.presence.depart(ada);
    await settled();
    time.turn(9);
    expect(there.heard(ada)).toEqual([expect.any(Date)]);
    time.turn(2);
    expect(there.heard(ada)).toEqual([expect.any(Date), null]);
    expect(there.presence.around([ada]).size).toBe(0);
  });

  on("a page that is loaded anew is no leaving", async () => {
    there.watch(ada);
    here.presence.arrive(ada);
    await until(() => there.heard(ada).length === 1);
    here.presence.depart(ada);
    await settled();
    time.turn(5);
    here.presence.arrive(ada);
    await settled();
    time.turn(11);
    expect(there.heard(ada)).toEqual([expect.any(Date)]);
    expect(there.presence.around([ada])).toEqual(new Map([[ada, time.in(79)]]));
  });

  on("somebody with sockets on two nodes is around until both are gone", async () => {
    there.watch(ada);
    here.presence.arrive(ada);
    there.presence.arrive(ada);
    await settled();
    here.presence.depart(ada);
    await settled();
    time.turn(11);
    expect(there.heard(ada)).not.toContain(null);
    there.presence.depart(ada);
    await settled();
    time.turn(11);
    expect(there.heard(ada).at(-1)).toBe(null);
  });

  on("while somebody stays they are told of again before the word before expires", async () => {
    there.watch(ada);
    here.presence.arrive(ada);
    await until(() => there.heard(ada).length === 1);
    for (let round = 2; round <= 4; round += 1) {
      time.turn(40);
      await until(() => there.heard(ada).length === round);
      expect(there.heard(ada).at(-1)).toEqual(time.in(90));
    }
    expect(there.heard(ada)).not.toContain(null);
  });

  on("whoever was on a node that died is gone when its word expires", async () => {
    there.watch(ada);
    here.presence.arrive(ada);
    await until(() => there.heard(ada).length === 1);
    await here.presence.close();
    time.turn(40);
    await there.heardBy(there);
    time.turn(49);
    expect(there.heard(ada)).not.toContain(null);
    time.turn(2);
    expect(there.heard(ada)).toEqual([expect.any(Date), null]);
  });

  on("a node that stops says who has gone with its last sockets", async () => {
    there.watch(ada);
    here.presence.arrive(ada);
    await until(() => there.heard(ada).length === 1);
    here.presence.depart(ada);
    await here.presence.close();
    await here.heardBy(there);
    time.turn(11);
    expect(there.heard(ada)).toEqual([expect.any(Date), null]);
  });

  on("nothing is left when all have gone and nobody watches", async () => {
    const people = Array.from({ length: 40 }, () => newId());
    for (let round = 0; round < 5; round += 1) {
      for (const [n, id] of people.entries()) {
        here.presence.arrive(id);
        if (n % 2) there.presence.arrive(id);
        there.watch(id);
        if (n % 3 === 0) here.presence.depart(id);
      }
      await settled();
      for (const [n, id] of people.entries()) {
        if (n % 3) here.presence.depart(id);
        if (n % 2) there.presence.depart(id);
      }
      there.watchNobody();
      here.watchNobody();
      expect([here, there].map(node => node.presence.counts)).toEqual(Array(2).fill({ here: 0, watched: 0 }));
      expect(time.beats).toBe(0);
    }
  });
});

test("however many sockets one person opens and closes in one turn, one word is said", async () => {
  const [bus, ear] = [new MemoryBus(), new Ear()];
  const node = await PresenceNode.open(bus, new TurnedTime());
  await node.heardBy(node);
  await bus.listen("presence", ear.hear);
  const [ada, bo] = [newId(), newId()];
  for (let n = 0; n < 1_000; n += 1) node.presence.arrive(ada);
  for (let n = 0; n < 999; n += 1) node.presence.depart(ada);
  await ear.until(1);
  node.presence.arrive(ada);
  node.presence.arrive(bo);
  await ear.until(2);
  expect(ear.heard.map(word => JSON.parse(word))).toMatchObject([
    { node: expect.any(String), here: [ada] },
    { node: expect.any(String), here: [bo] },
  ]);
  await node.presence.close();
});

test("words that nobody can read change nothing", async () => {
  const bus = new MemoryBus();
  const node = await PresenceNode.open(bus, new TurnedTime());
  const [ada, bo] = [newId(), newId()];
  node.watch(ada);
  node.watch(bo);
  for (const word of [
    "not JSON",
    "null",
    "7",
    '{"here":["x"]}',
    `{"node":"x","number":1,"here":"${ada}"}`,
    '{"node":"x","number":1,"who":[7]}',
    `{"node":"x","here":["${ada}"]}`,
  ])
    bus.publish("presence", word);
  bus.publish("presence", JSON.stringify({ node: "x", number: 1, here: [bo, 7, null], news: "of a later version" }));
  await until(() => node.heard(bo).length === 1);
  expect(node.heard(ada)).toEqual([]);
  await node.presence.close();
});

describe("while Redis is dead", () => {
  afterEach(stopOwnRedis);
  const timing = { patienceMs: 100, probeMs: 100, answerMs: 200, idleMs: 1_000 };

  onRedis("each node knows its own people, and all of them when Redis is back", async () => {
    const redis = await OwnRedis.start();
    const time = new TurnedTime();
    const open = () => RedisBus.connect(redis.url, quiet, timing);
    const [one, other] = [await open(), await open()];
    const [here, there] = [await PresenceNode.open(one, time), await PresenceNode.open(other, time)];
    const [ada, bo, cy] = [newId(), newId(), newId()];
    for (const node of [here, there]) node.watch(ada);
    here.presence.arrive(ada);
    await until(() => there.heard(ada).length === 1);

    await redis.kill();
    await until(() => !one.up && !other.up);
    for (const id of [bo, cy]) for (const node of [here, there]) node.watch(id);
    here.presence.arrive(bo);
    there.presence.arrive(cy);
    await until(() => here.heard(bo).length === 1 && there.heard(cy).length === 1);
    expect([there.heard(bo), here.heard(cy)]).toEqual([[], []]);

    await redis.startAgain();
    await until(() => there.heard(bo).length === 1 && here.heard(cy).length === 1);
    for (const node of [here, there]) await node.presence.close();
    await Promise.all([one.close(), other.close()]);
  });
});
