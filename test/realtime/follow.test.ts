import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { cursorOf } from "../../server/realtime/index.js";
import { until } from "../support/until.js";
import { take } from "../support/world.js";
import { type Item, inShort, TestLog, upTo, upToType } from "./a-log.js";

let log: TestLog;
beforeAll(async () => {
  log = await TestLog.open();
});
afterAll(() => log.close());

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);
const cursorsOf = async (topic: string): Promise<string[]> => {
  const stream = log.follow(topic, { after: await cursorAtStart(topic) });
  const items = await upToType(stream, "StreamCaughtUp");
  await stream.return?.();
  return items.filter(item => item.type === "Event").map(item => item.cursor);
};
const cursorAtStart = async (topic: string): Promise<string> => {
  const [row] = await log.db.query("select epoch from topic where name = $1", [topic]);
  return cursorOf({ epoch: row.epoch, seq: 0 });
};

describe("what a stream says first", () => {
  test("without a cursor it is ready, has caught up at once, and goes on from now", async () => {
    const topic = await log.topic();
    await log.say(topic, 3);
    const stream = log.follow(topic);
    expect(inShort(await take(stream, 2))).toEqual(["StreamReady", "StreamCaughtUp"]);
    await log.say(topic, 2);
    expect(inShort(await take(stream, 2))).toEqual([4, 5]);
    await stream.return?.();
  });

  test("behind each event it goes on with the next, and says once that it has caught up", async () => {
    const topic = await log.topic();
    await log.say(topic, 5);
    const cursors = [await cursorAtStart(topic), ...(await cursorsOf(topic))];
    for (const [seen, after] of cursors.entries()) {
      const stream = log.follow(topic, { after });
      const items = await upToType(stream, "StreamCaughtUp");
      expect(inShort(items)).toEqual(["StreamReady", ...range(seen + 1, 5), "StreamCaughtUp"]);
      expect(items[0]?.cursor).toBe(after);
      await stream.return?.();
    }
  });

  test("a backlog longer than a batch and than the ring comes whole, with what is said meanwhile", async () => {
    const topic = await log.topic();
    await log.fill(topic, 650);
    const live = log.follow(topic);
    await take(live, 2);
    const stream = log.follow(topic, { after: await cursorAtStart(topic) });
    const first = await take(stream, 301);
    await log.say(topic, 5);
    const rest = await upTo(stream, item => item.type === "Event" && item.seq === 655);
    expect(inShort([...first, ...rest])).toEqual([
      "StreamReady",
      ...range(1, 650),
      "StreamCaughtUp",
      ...range(651, 655),
    ]);
    await Promise.all([stream.return?.(), live.return?.()]);
  });

  test("it has to begin anew for a cursor that does not fit, says why, and goes on from now", async () => {
    const topic = await log.topic();
    await log.say(topic, 3);
    const [epoch] = await log.db.query("select epoch from topic where name = $1", [topic]);
    const unfit = [
      ["MALFORMED", "no cursor"],
      ["MALFORMED", ""],
      ["MALFORMED", "\u0000"],
      ["MALFORMED", Buffer.from(`2.${epoch.epoch}.1`).toString("base64url")],
      ["OTHER_EPOCH", cursorOf({ epoch: "0e0e0e0e-0000-4000-8000-000000000000", seq: 1 })],
      ["FROM_THE_FUTURE", cursorOf({ epoch: epoch.epoch, seq: 4 })],
      ["FROM_THE_FUTURE", cursorOf({ epoch: epoch.epoch, seq: 9_999_999_999 })],
    ] as const;
    for (const [reason, after] of unfit) {
      const stream = log.follow(topic, { after });
      const items = await take(stream, 2);
      expect(inShort(items)).toEqual([`StreamReset ${reason}`, "StreamCaughtUp"]);
      expect(items[0]?.cursor).toBe(cursorOf({ epoch: epoch.epoch, seq: 3 }));
      await stream.return?.();
    }
  });

  test("a cursor ahead of what this node has read is no future: the node looks again", async () => {
    const topic = await log.topic();
    const held = log.follow(topic);
    await take(held, 2);
    await log.fill(topic, 4);
    const [{ epoch }] = await log.db.query("select epoch from topic where name = $1", [topic]);
    const stream = log.follow(topic, { after: cursorOf({ epoch, seq: 3 }) });
    expect(inShort(await take(stream, 3))).toEqual(["StreamReady", 4, "StreamCaughtUp"]);
    await Promise.all([stream.return?.(), held.return?.()]);
  });

  test("a topic that is not there and one that is not yours are the same NOT_FOUND", async () => {
    const topic = await log.topic();
    const answers = [log.follow(topic, { authorize: async () => false }), log.follow("log-test:none")].map(stream =>
      stream.next().catch((error: unknown) => error),
    );
    const [notYours, notThere] = await Promise.all(answers);
    expect(notYours).toMatchObject({ code: "NOT_FOUND" });
    expect(notThere).toEqual(notYours);
    expect(log.hub.topicCount).toBe(0);
  });
});

describe("what interrupts a stream", () => {
  test("a restored database is another epoch: the stream says so and goes on from there", async () => {
    const topic = await log.topic();
    await log.say(topic, 5);
    const stream = log.follow(topic);
    await take(stream, 2);
    await log.db.query("delete from topic_event where topic = $1 and seq > 2", [topic]);
    await log.db.query("update topic set head = 2, epoch = gen_random_uuid() where name = $1", [topic]);
    const next = take(stream, 1);
    await log.hub.poll();
    expect(inShort(await next)).toEqual(["StreamReset OTHER_EPOCH"]);
    await log.say(topic);
    expect(inShort(await take(stream, 1))).toEqual([3]);
    await stream.return?.();
  });

  test("no event of a restored database passes for one of before", async () => {
    const topic = await log.topic();
    await log.say(topic, 2);
    const stream = log.follow(topic);
    await take(stream, 2);
    await log.db.query("update topic set epoch = gen_random_uuid() where name = $1", [topic]);
    await log.say(topic);
    const next = take(stream, 1);
    await log.hub.poll();
    expect(inShort(await next)).toEqual(["StreamReset OTHER_EPOCH"]);
    await stream.return?.();
  });

  test("a log that no longer reaches back is announced, never skipped", async () => {
    const topic = await log.topic();
    await log.fill(topic, 10);
    await log.db.query("delete from topic_event where topic = $1 and seq < 6", [topic]);
    const stream = log.follow(topic, { after: await cursorAtStart(topic) });
    expect(inShort(await take(stream, 3))).toEqual(["StreamReady", "StreamReset TOO_OLD", "StreamCaughtUp"]);
    await stream.return?.();
  });

  test("a topic that is no more ends its streams", async () => {
    const topic = await log.topic();
    const stream = log.follow(topic);
    await take(stream, 2);
    const rest = upTo(stream, () => false);
    await log.db.query("delete from topic where name = $1", [topic]);
    await log.hub.poll();
    expect(inShort(await rest)).toEqual(["StreamEnded TOPIC_CLOSED"]);
  });

  test("nothing comes after access is lost, and the end says where the reader stood", async () => {
    const topic = await log.topic();
    let allowed = true;
    const stream = log.follow(topic, { authorize: async () => allowed });
    await take(stream, 2);
    await log.say(topic);
    const [last] = await take(stream, 1);
    allowed = false;
    await log.say(topic, 1, { access: true });
    await log.say(topic);
    const rest = await upTo(stream, () => false);
    expect(rest).toEqual([{ type: "StreamEnded", cursor: last?.cursor, reason: "ACCESS_ENDED" }]);
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  test("who loses access while far behind gets no more of the backlog either", async () => {
    const topic = await log.topic();
    await log.fill(topic, 600);
    let allowed = true;
    const stream = log.follow(topic, { after: await cursorAtStart(topic), authorize: async () => allowed });
    await take(stream, 11);
    const other = log.follow(topic);
    await take(other, 2);
    allowed = false;
    await log.say(topic, 1, { access: true });
    await take(other, 1);
    expect(inShort(await upTo(stream, () => false))).toEqual(["StreamEnded ACCESS_ENDED"]);
    await other.return?.();
  });

  test("somebody else's loss of access ends nobody's stream", async () => {
    const topic = await log.topic();
    const stream = log.follow(topic);
    await take(stream, 2);
    await log.say(topic, 1, { access: true });
    await log.say(topic);
    expect(inShort(await take(stream, 2))).toEqual([1, 2]);
    await stream.return?.();
  });

  test("the end of the session ends the stream, while it waits and while it catches up", async () => {
    const topic = await log.topic();
    await log.fill(topic, 20);
    const [waiting, behind] = [new AbortController(), new AbortController()];
    const one = log.follow(topic, { ended: waiting.signal });
    const two = log.follow(topic, { after: await cursorAtStart(topic), ended: behind.signal });
    await Promise.all([take(one, 2), take(two, 5)]);
    const rest = upTo(one, () => false);
    waiting.abort();
    behind.abort();
    expect(inShort(await rest)).toEqual(["StreamEnded SIGNED_OUT"]);
    expect(inShort(await upTo(two, () => false))).toEqual(["StreamEnded SIGNED_OUT"]);
  });
});

describe("leaving a stream", () => {
  test("takes effect while it waits, and nothing comes out afterwards", async () => {
    const topic = await log.topic();
    const stream = log.follow(topic);
    await take(stream, 2);
    const waiting = stream.next();
    const left = stream.return?.();
    await log.say(topic);
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await left).toEqual({ done: true, value: undefined });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(log.hub.topicCount).toBe(0);
  });

  test("takes effect before it has begun, and while it begins", async () => {
    const topic = await log.topic();
    const never = log.follow(topic);
    await never.return?.();
    expect(await never.next()).toEqual({ done: true, value: undefined });
    const beginning = log.follow(topic);
    const first: Promise<IteratorResult<Item>> = beginning.next();
    await beginning.return?.();
    expect(await first).toEqual({ done: true, value: undefined });
    await until(() => log.hub.topicCount === 0);
  });
});
