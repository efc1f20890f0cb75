import { describe, expect } from "@jest/globals";
import { jobKind } from "../../server/queue/index.js";
import { aLog, aQueue, connect, eventually, everyDatabase, unique, untilThereAre } from "./work-bench.js";

interface Note {
  text: string;
}

describe.each(everyDatabase)("on $on", ({ itHolds, database }) => {
  itHolds("a job is done once the transaction that asked for it has committed", async () => {
    const db = await connect(await database());
    const kind = jobKind<Note>(unique("note"));
    const queue = aQueue(db, [kind]);
    const done: string[] = [];
    queue.work(kind, async ({ text }) => void done.push(text));
    await queue.start();

    await db.transaction(async tx => {
      await queue.enqueue(tx, kind, { text: "Grüße, 'quoted' and \\ backslashed" }, { key: "1" });
      expect(done).toEqual([]);
    });

    await untilThereAre(1, done);
    expect(done).toEqual(["Grüße, 'quoted' and \\ backslashed"]);
  });

  itHolds("a job asked for in a transaction that rolls back is never done", async () => {
    const db = await connect(await database());
    const kind = jobKind<Note>(unique("note"));
    const queue = aQueue(db, [kind]);
    const done: string[] = [];
    queue.work(kind, async ({ text }) => void done.push(text));
    await queue.start();

    const rolledBack = db.transaction(async tx => {
      await queue.enqueue(tx, kind, { text: "never" }, { key: "1" });
      throw new Error("changed my mind");
    });
    await expect(rolledBack).rejects.toThrow("changed my mind");
    await db.transaction(tx => queue.enqueue(tx, kind, { text: "after" }, { key: "2" }));

    await untilThereAre(1, done);
    expect(done).toEqual(["after"]);
  });

  itHolds("a key is done once, asked for again before or after", async () => {
    const db = await connect(await database());
    const kind = jobKind<Note>(unique("note"));
    const queue = aQueue(db, [kind]);
    const done: string[] = [];
    queue.work(kind, async ({ text }) => void done.push(text));
    await queue.prepare();
    const ask = (text: string, key: string) => db.transaction(tx => queue.enqueue(tx, kind, { text }, { key }));

    await db.transaction(async tx => {
      await queue.enqueue(tx, kind, { text: "first" }, { key: "same" });
      await queue.enqueue(tx, kind, { text: "second" }, { key: "same" });
    });
    await Promise.all([ask("third", "same"), ask("fourth", "same")]);
    await queue.start();
    await untilThereAre(1, done);
    await ask("fifth", "same");
    await ask("other", "other");

    await untilThereAre(2, done);
    expect(done).toEqual(["first", "other"]);
  });

  itHolds("one key under two kinds is two jobs", async () => {
    const db = await connect(await database());
    const kinds = [jobKind<Note>(unique("one")), jobKind<Note>(unique("two"))];
    const queue = aQueue(db, kinds);
    const done: string[] = [];
    for (const kind of kinds) queue.work(kind, async ({ text }) => void done.push(text));
    await queue.start();

    await db.transaction(async tx => {
      for (const kind of kinds) await queue.enqueue(tx, kind, { text: kind.name }, { key: "same" });
    });

    await untilThereAre(2, done);
    expect(done.sort()).toEqual(kinds.map(({ name }) => name).sort());
  });

  itHolds("a job that fails is tried again, and its failure is in the log", async () => {
    const db = await connect(await database());
    const kind = jobKind<Note>(unique("note"), { retries: 1, retryAfterSeconds: 1 });
    const log = aLog();
    const queue = aQueue(db, [kind], log);
    const tries: string[] = [];
    queue.work(kind, async ({ text }) => {
      tries.push(text);
      if (tries.length === 1) throw new Error("not yet");
    });
    await queue.start();

    await db.transaction(tx => queue.enqueue(tx, kind, { text: "again" }, { key: "1" }));

    await untilThereAre(2, tries);
    expect(log.lines).toContainEqual({
      level: "warn",
      facts: expect.objectContaining({ kind: kind.name, attempt: 1, error: "Error: not yet" }),
      message: "a job failed and will be tried again",
    });
    expect((await queue.listFailed()).filter(job => job.kind === kind.name)).toEqual([]);
  });

  itHolds("a job that used up its tries stays listed, and the queue goes on", async () => {
    const db = await connect(await database());
    const kind = jobKind<Note>(unique("note"), { retries: 0 });
    const log = aLog();
    const queue = aQueue(db, [kind], log);
    const done: string[] = [];
    queue.work(kind, ({ text }) => {
      if (text === "bad") throw new Error("it cannot be done");
      done.push(text);
      return Promise.resolve();
    });
    await queue.start();

    for (const text of ["bad", "good"]) {
      await db.transaction(tx => queue.enqueue(tx, kind, { text }, { key: text }));
    }

    await untilThereAre(1, done);
    await eventually(async () => {
      expect((await queue.listFailed()).filter(job => job.kind === kind.name)).toEqual([
        expect.objectContaining({ attempts: 1, error: "Error: it cannot be done", failedAt: expect.any(Date) }),
      ]);
    });
    expect(log.lines.map(({ level, message }) => `${level}: ${message}`)).toContain(
      "error: a job failed for the last time",
    );
  });

  itHolds("a job waits for its start and does not keep others waiting", async () => {
    const db = await connect(await database());
    const kind = jobKind<Note>(unique("note"));
    const queue = aQueue(db, [kind]);
    const done: string[] = [];
    queue.work(kind, async ({ text }) => void done.push(text));
    await queue.start();

    await db.transaction(async tx => {
      await queue.enqueue(tx, kind, { text: "tomorrow" }, { key: "1", startAfter: new Date(Date.now() + 86_400_000) });
      await queue.enqueue(tx, kind, { text: "now" }, { key: "2", startAfter: new Date(Date.now() - 1_000) });
    });

    await untilThereAre(1, done);
    expect(done).toEqual(["now"]);
  });

  itHolds("a hundred jobs are each done once", async () => {
    const db = await connect(await database());
    const kind = jobKind<Note>(unique("note"));
    const queue = aQueue(db, [kind]);
    const done: string[] = [];
    queue.work(kind, async ({ text }) => void done.push(text));
    await queue.start();
    const texts = Array.from({ length: 100 }, (_, index) => `${index}`);

    await db.transaction(async tx => {
      for (const text of texts) await queue.enqueue(tx, kind, { text }, { key: text });
    });

    await untilThereAre(100, done);
    expect(new Set(done)).toEqual(new Set(texts));
  });

  itHolds("a job is refused outside a transaction, and one of an unknown kind everywhere", async () => {
    const db = await connect(await database());
    const kind = jobKind<Note>(unique("note"));
    const queue = aQueue(db, [kind]);
    await queue.prepare();

    await expect(queue.enqueue(db.manager, kind, { text: "" }, { key: "1" })).rejects.toThrow(
      "not asked for in a transaction",
    );
    const unknown = db.transaction(tx => queue.enqueue(tx, jobKind<Note>("unheard-of"), { text: "" }, { key: "1" }));
    await expect(unknown).rejects.toThrow("does not know the kind");
  });
});
