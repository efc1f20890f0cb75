import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { LogEvent } from "../../server/realtime/index.js";
import { inShort, TestLog, upTo } from "./a-log.js";

let log: TestLog;
beforeAll(async () => {
  log = await TestLog.open({ polling: { usualMs: 3_600_000, busDownMs: 3_600_000 } });
});
afterAll(() => log.close());

const eventAt = (topic: string, seq: number): LogEvent => ({
  topic,
  seq,
  kind: "Said",
  facts: {},
  actorId: null,
  access: false,
  at: new Date(),
});

const epochOf = async (topic: string): Promise<string> =>
  (await log.db.query("select epoch from topic where name = $1", [topic]))[0].epoch;

/** The seqs that a follower is given up to one. */
async function seqsTo(stream: ReturnType<TestLog["follow"]>, last: number) {
  const items = await upTo(stream, item => item.type === "Event" && item.seq === last);
  return inShort(items).filter(item => typeof item === "number");
}

test("events that this process committed itself go on without being read", async () => {
  const topic = await log.topic();
  const stream = log.follow(topic);
  await stream.next();
  // Nothing of it is in the database: whoever read would find nothing.
  log.hub.ringWith(topic, await epochOf(topic), [eventAt(topic, 1), eventAt(topic, 2)]);
  expect(await seqsTo(stream, 2)).toEqual([1, 2]);
  await stream.return?.();
});

test("events that are not the very next are read with what came before them, each once", async () => {
  const topic = await log.topic();
  const stream = log.follow(topic);
  await stream.next();
  const epoch = await epochOf(topic);
  await log.fill(topic, 5);
  log.hub.ringWith(topic, epoch, [eventAt(topic, 4), eventAt(topic, 5)]);
  expect(await seqsTo(stream, 5)).toEqual([1, 2, 3, 4, 5]);
  // Said again, and overlapping, they are old.
  log.hub.ringWith(topic, epoch, [eventAt(topic, 4), eventAt(topic, 5)]);
  await log.fill(topic, 1);
  log.hub.ringWith(topic, epoch, [eventAt(topic, 6)]);
  expect(await seqsTo(stream, 6)).toEqual([6]);
  await stream.return?.();
});

test("events of before a restore are not taken for those of after it", async () => {
  const topic = await log.topic();
  const stream = log.follow(topic);
  await stream.next();
  log.hub.ringWith(topic, "11111111-1111-4111-8111-111111111111", [eventAt(topic, 1)]);
  await log.fill(topic, 1);
  await log.hub.poll();
  expect(await seqsTo(stream, 1)).toEqual([1]);
  await log.fill(topic, 1);
  await log.hub.poll();
  expect(await seqsTo(stream, 2)).toEqual([2]);
  await stream.return?.();
});

test("what is learned while the log is read comes once and in order", async () => {
  const topic = await log.topic();
  const stream = log.follow(topic);
  await stream.next();
  const epoch = await epochOf(topic);
  const count = 200;
  const reading = seqsTo(stream, count);
  for (let seq = 1; seq <= count; seq += 1) {
    await log.fill(topic, 1);
    // Half of them are told as by another process, so that reads and what is learned overlap.
    if (seq % 2 === 0) log.hub.ringWith(topic, epoch, [eventAt(topic, seq)]);
    else log.hub.ring(topic, seq);
  }
  expect(await reading).toEqual(Array.from({ length: count }, (_, n) => n + 1));
  await stream.return?.();
});
