import { describe, expect } from "@jest/globals";
import { jobKind } from "../../server/queue/index.js";
import { aLog, aQueue, connect, eventually, everyDatabase, unique, untilThereAre } from "./work-bench.js";

describe.each(everyDatabase)("on $on", ({ itHolds, database }) => {
  itHolds("a sweep runs again and again, also after it failed", async () => {
    const db = await connect(await database());
    const log = aLog();
    const queue = aQueue(db, [], log);
    const name = unique("sweep");
    let runs = 0;
    queue.every(name, 0.05, async () => {
      runs += 1;
      if (runs === 1) throw new Error("bad start");
    });

    await queue.start();

    await eventually(() => expect(runs).toBeGreaterThan(2));
    expect(log.lines).toContainEqual({
      level: "error",
      facts: expect.objectContaining({ sweep: name, error: "Error: bad start" }),
      message: "a sweep failed and will be run again",
    });
  });

  itHolds("a sweep that is not due again waits while jobs are done", async () => {
    const db = await connect(await database());
    const kind = jobKind<object>(unique("note"));
    const queue = aQueue(db, [kind]);
    const runs: string[] = [];
    const done: object[] = [];
    queue.every(unique("hourly"), 3_600, async () => void runs.push("run"));
    queue.work(kind, async job => void done.push(job));
    await queue.start();
    await untilThereAre(1, runs);

    for (const key of ["1", "2", "3"]) {
      await db.transaction(tx => queue.enqueue(tx, kind, {}, { key }));
      await untilThereAre(Number(key), done);
    }

    expect(runs).toHaveLength(1);
  });
});
