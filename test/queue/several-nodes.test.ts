import { randomBytes } from "node:crypto";
import { expect } from "@jest/globals";
import { jobKind } from "../../server/queue/index.js";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import { aLog, aQueue, connect, eventually, unique, untilThereAre } from "./work-bench.js";

onPostgres("nodes that start at once on an empty database install the queue together", async () => {
  const address = await freshPostgresDatabase();
  const kinds = Array.from({ length: 6 }, (_, index) => jobKind<object>(`kind-${index}`));
  // Each node lists the kinds in another order, as two releases might.
  const nodes = await Promise.all(
    kinds.map(async (_, turn) => {
      const db = await connect({ ...address, poolSize: 2 });
      return { db, queue: aQueue(db, [...kinds.slice(turn), ...kinds.slice(0, turn)]) };
    }),
  );

  await Promise.all(nodes.map(({ queue }) => queue.prepare()));

  const counts = nodes.map(({ db }) => db.query("select count(*)::int as kinds from pgboss.queue"));
  for (const rows of await Promise.all(counts)) expect(rows).toEqual([{ kinds: 6 }]);
});

onPostgres("the queue needs no more of the database than to create a schema", async () => {
  const address = await freshPostgresDatabase();
  const owner = await connect(address);
  const role = `plain_${randomBytes(4).toString("hex")}`;
  const url = new URL(address.url);
  url.username = role;
  url.password = role;
  await owner.query(`create role ${role} login password '${role}'`);
  try {
    await owner.query(`grant create on database ${url.pathname.slice(1)} to ${role}`);
    await owner.query(`grant select, insert, update on queue_sweep to ${role}`);
    const db = await connect({ url: url.href, poolSize: 1 });
    const kind = jobKind<object>("note");
    const queue = aQueue(db, [kind]);
    const done: object[] = [];
    queue.work(kind, async data => void done.push(data));
    await queue.start();

    await db.transaction(tx => queue.enqueue(tx, kind, { by: role }, { key: "1" }));

    await untilThereAre(1, done);
    expect(done).toEqual([{ by: role }]);
    await queue.stop();
    await db.query("drop schema pgboss cascade");
  } finally {
    await owner.query(`drop owned by ${role} cascade`);
    await owner.query(`drop role ${role}`);
  }
});

onPostgres("two nodes share the jobs, and each job is done by one of them", async () => {
  const address = await freshPostgresDatabase();
  const kind = jobKind<{ text: string }>("note");
  const done: string[] = [];
  const nodes = await Promise.all(
    ["a", "b"].map(async () => {
      const db = await connect(address);
      const queue = aQueue(db, [kind]);
      queue.work(kind, async ({ text }) => void done.push(text));
      await queue.start();
      return { db, queue };
    }),
  );
  const texts = Array.from({ length: 60 }, (_, index) => `${index}`);

  // Both ask for the same jobs at the same time.
  await Promise.all(
    nodes.map(({ db, queue }) =>
      db.transaction(async tx => {
        for (const text of texts) await queue.enqueue(tx, kind, { text }, { key: text });
      }),
    ),
  );

  await untilThereAre(60, done);
  expect(new Set(done)).toEqual(new Set(texts));
});

onPostgres("a sweep of two nodes runs on one of them", async () => {
  const address = await freshPostgresDatabase();
  const kind = jobKind<{ text: string }>("note");
  const runs: string[] = [];
  const done: string[] = [];
  for (const node of ["a", "b"]) {
    const db = await connect(address);
    const queue = aQueue(db, [kind]);
    queue.every("hourly", 3_600, async () => void runs.push(node));
    if (node === "b") queue.work(kind, async ({ text }) => void done.push(text));
    await queue.start();
    await untilThereAre(1, runs);
    // The second node has looked for work when it has done this.
    await db.transaction(tx => queue.enqueue(tx, kind, { text: node }, { key: node }));
  }

  await untilThereAre(2, done);
  expect(runs).toEqual(["a"]);
});

onPostgres("a queue that loses every connection in the middle of a job goes on by itself", async () => {
  const address = await freshPostgresDatabase();
  const log = aLog();
  const db = await connect(address, log);
  const admin = await connect({ ...address, poolSize: 1 });
  const kind = jobKind<{ text: string }>(unique("note"));
  const queue = aQueue(db, [kind], log);
  const done: string[] = [];
  queue.work(kind, async ({ text }) => {
    if (text === "cut") {
      await admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
    }
    done.push(text);
  });
  await queue.start();
  await db.transaction(tx => queue.enqueue(tx, kind, { text: "cut" }, { key: "cut" }));
  await untilThereAre(1, done);

  await eventually(() => db.transaction(tx => queue.enqueue(tx, kind, { text: "after" }, { key: "after" })));

  await untilThereAre(2, done);
  expect(done).toEqual(["cut", "after"]);
});
