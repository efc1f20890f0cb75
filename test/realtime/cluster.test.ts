import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { ClusterBus } from "../../server/realtime/cluster-bus.js";
import { connectBus } from "../../server/realtime/index.js";
import { slotOf } from "../../server/realtime/redis-slots.js";
import { onRedis } from "../support/databases.js";
import { until } from "../support/until.js";
import { aCluster, Ear, quiet } from "./buses.js";

/** A quicker temper than usual, so that the tests need not wait. */
const timing = { patienceMs: 100, probeMs: 100, answerMs: 500, idleMs: 2_000 };

/** A channel whose slot one of three masters has. */
function channelOn(master: number): string {
  for (;;) {
    const channel = `cluster-test:${randomUUID()}`;
    if (Math.floor(slotOf(channel) / Math.ceil(16_384 / 3)) === master) return channel;
  }
}

// From the specification, and from `CLUSTER KEYSLOT`.
test.each([
  ["123456789", 0x31c3],
  ["chat:{42}:a", slotOf("42")],
  ["{}a", slotOf("{}a")],
  ["foo{}{bar}", slotOf("foo{}{bar}")],
  ["foo{bar}{zap}", slotOf("bar")],
])("the slot of %s is %i", (channel, slot) => {
  expect(slotOf(channel)).toBe(slot);
});

onRedis("the slots of all channels are those that Redis says", async () => {
  const cluster = await aCluster();
  for (const channel of ["", "chat:1", "{a}b", "{}b", "a{", "a}{b}", "ü{ö}", randomUUID()]) {
    expect([channel, slotOf(channel)]).toEqual([channel, await cluster.ask(0, "CLUSTER", "KEYSLOT", channel)]);
  }
});

onRedis("a word goes to the master that has its channel, and no other master hears of it", async () => {
  const cluster = await aCluster();
  const [here, there] = [
    await ClusterBus.connect(cluster.urls, quiet, timing),
    await connectBus(`${cluster.urls[1]}?cluster=1`, quiet),
  ];
  const channels = [0, 1, 2].map(channelOn);
  const ears = channels.map(() => new Ear());
  await Promise.all(channels.map((channel, n) => there.listen(channel, ears[n]?.hear ?? (() => {}))));
  for (const channel of channels) here.publish(channel, `for ${channel}`);
  await Promise.all(ears.map(ear => ear.until(1)));
  expect(ears.map(ear => ear.heard)).toEqual(channels.map(channel => [`for ${channel}`]));
  for (const master of [0, 1, 2]) {
    expect(await cluster.ask(master, "PUBSUB", "SHARDCHANNELS", "cluster-test:*")).toEqual([channels[master]]);
    expect(await cluster.ask(master, "PUBSUB", "CHANNELS", "*")).toEqual([]);
  }
  await Promise.all([here.close(), there.close()]);
});

onRedis("a master that is killed and comes back is listened to as before, and the others all the time", async () => {
  const cluster = await aCluster();
  const [here, there] = [
    await ClusterBus.connect(cluster.urls, quiet, timing),
    await ClusterBus.connect(cluster.urls, quiet, timing),
  ];
  let wakes = 0;
  here.onUp(() => {
    wakes += 1;
  });
  const [lost, kept] = [channelOn(2), channelOn(0)];
  const [lostEar, keptEar] = [new Ear(), new Ear()];
  await here.listen(lost, lostEar.hear);
  await here.listen(kept, keptEar.hear);
  await cluster.kill(2);
  await until(() => !here.up && !there.up);
  here.publish(lost, "said to this node alone");
  expect(lostEar.heard).toEqual(["said to this node alone"]);
  await cluster.startAgain(2);
  await until(async () => here.up && there.up && (await cluster.isWhole()));
  there.publish(lost, "again");
  there.publish(kept, "too");
  await Promise.all([lostEar.until(2), keptEar.until(1)]);
  expect(wakes).toBeGreaterThan(0);
  await Promise.all([here.close(), there.close()]);
});

onRedis("when slots move to another master, who listens moves with them", async () => {
  const cluster = await aCluster();
  const [here, there] = [
    await ClusterBus.connect(cluster.urls, quiet, timing),
    await ClusterBus.connect(cluster.urls, quiet, timing),
  ];
  let wakes = 0;
  here.onUp(() => {
    wakes += 1;
  });
  const [channel, ear] = [channelOn(0), new Ear()];
  const stop = await here.listen(channel, ear.hear);
  const slot = String(slotOf(channel));
  const to = String(await cluster.ask(1, "CLUSTER", "MYID"));
  const from = String(await cluster.ask(0, "CLUSTER", "MYID"));
  await cluster.ask(1, "CLUSTER", "SETSLOT", slot, "IMPORTING", from);
  await cluster.ask(0, "CLUSTER", "SETSLOT", slot, "MIGRATING", to);
  for (const master of [1, 0, 2]) await cluster.ask(master, "CLUSTER", "SETSLOT", slot, "NODE", to);
  await until(() => wakes > 0);
  await until(() => {
    there.publish(channel, "found");
    return ear.heard.length > 0;
  });
  expect(await cluster.ask(1, "PUBSUB", "SHARDCHANNELS", channel)).toEqual([channel]);
  await stop();
  expect(await cluster.ask(1, "PUBSUB", "SHARDCHANNELS", channel)).toEqual([]);
  await Promise.all([here.close(), there.close()]);
});

onRedis("a cluster that is not there is said at the start", async () => {
  await expect(ClusterBus.connect(["redis://127.0.0.1:1"], quiet, timing)).rejects.toThrow();
});
