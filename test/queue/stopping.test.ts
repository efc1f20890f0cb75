import { describe, expect } from "@jest/globals";
import { jobKind } from "../../server/queue/index.js";
import { aQueue, connect, eventually, everyDatabase, unique, untilThereAre } from "./work-bench.js";

describe.each(everyDatabase)("on $on", ({ itHolds, database }) => {
  itHolds("stopping waits for the job that runs and begins no other", async () => {
    const db = await connect(await database());
    const kind = jobKind<{ text: string }>(unique("slow"), { parallel: 1 });
    const queue = aQueue(db, [kind]);
    const begun: string[] = [];
    const done: string[] = [];
    const { promise: mayEnd, resolve: end } = aGate();
    queue.work(kind, async ({ text }) => {
      begun.push(text);
      await mayEnd;
      done.push(text);
    });
    await queue.start();
    await db.transaction(async tx => {
      for (const text of ["1", "2"]) await queue.enqueue(tx, kind, { text }, { key: text });
    });
    await untilThereAre(1, begun);

    const stopped = queue.stop(10_000);
    expect(done).toEqual([]);
    end();
    await stopped;

    expect(done).toEqual(begun);
    expect(done).toHaveLength(1);
  });

  itHolds("a job that outlasts the stop is handed back, and the next node does it", async () => {
    const db = await connect(await database());
    const kind = jobKind<{ text: string }>(unique("stuck"), { retryAfterSeconds: 1 });
    const { promise: mayEnd, resolve: end } = aGate();
    const begun: string[] = [];
    const leaving = aQueue(db, [kind]);
    leaving.work(kind, async ({ text }) => {
      begun.push(text);
      await mayEnd;
    });
    await leaving.start();
    await db.transaction(tx => leaving.enqueue(tx, kind, { text: "once more" }, { key: "1" }));
    await untilThereAre(1, begun);
    await leaving.stop(1);

    const done: string[] = [];
    const staying = aQueue(db, [kind]);
    staying.work(kind, async ({ text }) => void done.push(text));
    await staying.start();

    await untilThereAre(1, done);
    expect(done).toEqual(["once more"]);
    end();
  });

  itHolds("a job whose node went silent is done by another once it has expired", async () => {
    const db = await connect(await database());
    const kind = jobKind<object>(unique("lost"), { parallel: 1, expireSeconds: 1, retryAfterSeconds: 1 });
    const { promise: mayEnd, resolve: end } = aGate();
    const begun: object[] = [];
    const silent = aQueue(db, [kind]);
    silent.work(kind, async data => {
      begun.push(data);
      await mayEnd;
    });
    await silent.start();
    await db.transaction(tx => silent.enqueue(tx, kind, { to: "do" }, { key: "1" }));
    await untilThereAre(1, begun);

    const done: object[] = [];
    const awake = aQueue(db, [kind]);
    awake.work(kind, async data => void done.push(data));
    await awake.start();

    await eventually(async () => {
      await db.query("update queue_sweep set due_at = now() where name = 'queue.maintain'");
      expect(done).toEqual([{ to: "do" }]);
    });
    end();
  });

  itHolds("a queue that was stopped starts again", async () => {
    const db = await connect(await database());
    const kind = jobKind<{ text: string }>(unique("note"));
    const queue = aQueue(db, [kind]);
    const done: string[] = [];
    queue.work(kind, async ({ text }) => void done.push(text));

    for (const text of ["1", "2"]) {
      await queue.start();
      await db.transaction(tx => queue.enqueue(tx, kind, { text }, { key: text }));
      await untilThereAre(Number(text), done);
      await queue.stop();
    }

    expect(done).toEqual(["1", "2"]);
  });
});

function aGate(): { promise: Promise<void>; resolve: () => void } {
  let open = () => {};
  const promise = new Promise<void>(resolve => {
    open = resolve;
  });
  return { promise, resolve: () => open() };
}
