import { expect } from "@jest/globals";
import { append } from "../../server/realtime/index.js";
import { onPostgres } from "../support/databases.js";
import { inShort, TestLog, upTo } from "./a-log.js";

const writers = 24;
const each = 50;
const event = { kind: "Said", facts: {}, actorId: null };

onPostgres("24 writers at once leave a log without holes, and it becomes visible in its order", async () => {
  const log = await TestLog.open({ on: "postgres", poolSize: writers + 4 });
  const topic = await log.topic();
  const stream = log.follow(topic);
  await stream.next();
  let isWriting = true;
  let looks = 0;
  const looking = (async () => {
    while (isWriting) {
      const [row] = await log.db.query(
        "select count(*)::int as count, coalesce(max(seq), 0) as last from topic_event where topic = $1",
        [topic],
      );
      expect(row.count).toBe(row.last);
      looks += 1;
    }
  })();
  const reading = upTo(stream, item => item.type === "Event" && item.seq === writers * each);
  await Promise.all(Array.from({ length: writers }, () => log.say(topic, each)));
  const seqs = inShort(await reading).filter(item => typeof item === "number");
  isWriting = false;
  await looking;
  expect(seqs).toEqual(Array.from({ length: writers * each }, (_, n) => n + 1));
  expect(looks).toBeGreaterThan(0);
  await stream.return?.();
  await log.close();
});

onPostgres("a transaction that is rolled back takes its seq back", async () => {
  const log = await TestLog.open({ on: "postgres" });
  const topic = await log.topic();
  await log.say(topic);
  const failing = log.db.transaction(async tx => {
    await append(tx, topic, event, new Date());
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  await log.say(topic);
  const rows = await log.db.query("select seq from topic_event where topic = $1 order by seq", [topic]);
  expect(rows).toEqual([{ seq: 1 }, { seq: 2 }]);
  await log.close();
});
