import { afterEach, expect } from "@jest/globals";
import { RedisBus } from "../../server/realtime/index.js";
import { onPostgresAndRedis, onRedis } from "../support/databases.js";
import { until } from "../support/until.js";
import { inShort, TestLog, upTo } from "./a-log.js";
import { Ear, quiet } from "./buses.js";
import { channelsOn, OwnRedis, stopOwnRedis } from "./own-redis.js";

afterEach(stopOwnRedis);

/** A quicker temper than usual, so that the tests need not wait. */
const timing = { patienceMs: 100, probeMs: 100, answerMs: 200, idleMs: 1_000 };

onRedis("a Redis that is killed and comes back is listened to as before", async () => {
  const redis = await OwnRedis.start();
  const [bus, other] = [
    await RedisBus.connect(redis.url, quiet, timing),
    await RedisBus.connect(redis.url, quiet, timing),
  ];
  let wakes = 0;
  bus.onUp(() => {
    wakes += 1;
  });
  const [kept, late] = [new Ear(), new Ear()];
  await bus.listen("kept", kept.hear);
  const stop = await bus.listen("dropped", () => {});

  await redis.kill();
  await until(() => !bus.up && !other.up);
  bus.publish("kept", "said to this node alone");
  expect(kept.heard).toEqual(["said to this node alone"]);
  await stop();
  await bus.listen("late", late.hear);

  await redis.startAgain();
  await until(() => wakes > 0 && other.up);
  other.publish("kept", "again");
  other.publish("late", "new");
  await Promise.all([kept.until(2), late.until(1)]);
  expect((await channelsOn(redis.url, "")).sort()).toEqual(["kept", "late"]);
  await Promise.all([bus.close(), other.close()]);
});

onRedis("a Redis that hangs holds nobody up, is noticed, and is taken back when it goes on", async () => {
  const redis = await OwnRedis.start();
  const bus = await RedisBus.connect(redis.url, quiet, timing);
  let wakes = 0;
  bus.onUp(() => {
    wakes += 1;
  });
  const ear = new Ear();
  redis.freeze();
  const stop = await bus.listen("channel", ear.hear);
  const stopOther = await bus.listen("other", () => {});
  await stopOther();
  await until(() => !bus.up);
  bus.publish("channel", "said to this node alone");
  expect(ear.heard).toEqual(["said to this node alone"]);
  redis.thaw();
  await until(() => bus.up && wakes > 0);
  await until(async () => (await channelsOn(redis.url, "")).join() === "channel");
  bus.publish("channel", "again");
  await ear.until(2);
  await stop();
  expect(await channelsOn(redis.url, "")).toEqual([]);
  await bus.close();
});

onRedis("a Redis that hangs for good is given up and connected to anew", async () => {
  const redis = await OwnRedis.start();
  const lines: string[] = [];
  const note = (_: object, line: string) => void lines.push(line);
  const bus = await RedisBus.connect(redis.url, { ...quiet, warn: note }, timing);
  redis.freeze();
  await until(() => lines.some(line => line.includes("does not answer")));
  await until(() => lines.some(line => line.includes("out of reach")));
  redis.thaw();
  await until(() => bus.up);
  await bus.close();
});

onRedis("a Redis that never was there is said at the start", async () => {
  const redis = await OwnRedis.start();
  await redis.kill();
  await expect(RedisBus.connect(redis.url, quiet, timing)).rejects.toThrow(/ECONNREFUSED/);
});

onPostgresAndRedis(
  "while Redis is killed and comes back, a reader on another node gets everything once, in order",
  async () => {
    const redis = await OwnRedis.start();
    const open = async () => TestLog.open({ on: "postgres", bus: await RedisBus.connect(redis.url, quiet, timing) });
    const [here, there] = [await open(), await open()];
    const topic = await here.topic();
    const stream = there.follow(topic);
    await stream.next();
    const reading = upTo(stream, item => item.type === "Event" && item.seq === 300);
    await here.say(topic, 50);
    await redis.kill();
    await here.say(topic, 150);
    await redis.startAgain();
    await here.say(topic, 50);
    await until(() => here.bus.up && there.bus.up);
    await here.say(topic, 50);
    const seqs = inShort(await reading).filter(item => typeof item === "number");
    expect(seqs).toEqual(Array.from({ length: 300 }, (_, n) => n + 1));
    await stream.return?.();
    await Promise.all([here.close(), there.close()]);
  },
);
