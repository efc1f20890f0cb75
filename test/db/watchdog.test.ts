import { afterAll, afterEach, expect, jest, test } from "@jest/globals";
import pg from "pg";
import type { Crash } from "../../server/db/embedded.js";
import { cleanUp, connected, start, stopAll, usedFolder } from "./folders.js";

// Making the first database takes seconds, and more where the machine is shared.
jest.setTimeout(300_000);
afterEach(stopAll);
afterAll(cleanUp);

const endless = "select count(*) from generate_series(1, 1e15::bigint)";

test("a statement without an end costs its caller a lost connection, and the same pool goes on with all data", async () => {
  const database = await start({ dataDir: await usedFolder(), watchdogMs: 1_000 });
  const crashed = new Promise<Crash>(resolve => database.onCrash(resolve));
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  pool.on("error", () => {});
  await pool.query("create table note as select 'kept' as words");
  database.watch(true);
  await expect(pool.query(endless)).rejects.toThrow("Connection terminated");
  const crash = await crashed;
  expect(crash.reason).toContain("1000 ms");
  await crash.reopened;
  expect((await pool.query("select words from note")).rows).toEqual([{ words: "kept" }]);
  await expect(pool.query(endless)).rejects.toThrow("Connection terminated");
  await pool.end();
});

test("while the watchdog is off a long statement may finish", async () => {
  const database = await start({ dataDir: await usedFolder(), watchdogMs: 20 });
  const count = "select count(*)::int as n from generate_series(1, 1000000)";
  const { rows } = await connected(database, client => client.query(count));
  expect(rows).toEqual([{ n: 1_000_000 }]);
});

test("the watchdog lets a transaction rest between statements", async () => {
  const database = await start({ dataDir: await usedFolder(), watchdogMs: 20 });
  await connected(database, async client => {
    await client.query("begin");
    await client.query("create table note (words text)");
    database.watch(true);
    let ticks = 0;
    await new Promise<void>(resolve => {
      const timer = setInterval(() => {
        ticks += 1;
        if (ticks < 60) return;
        clearInterval(timer);
        resolve();
      }, 2);
    });
    database.watch(false);
    await client.query("commit");
    expect((await client.query("select count(*)::int as n from note")).rows).toEqual([{ n: 0 }]);
  });
});

test("a statement nested too deeply is refused, and the connection goes on", async () => {
  const database = await start({ dataDir: await usedFolder() });
  await connected(database, async client => {
    await expect(client.query(`select ${"1 + ".repeat(50_000)} 1`)).rejects.toMatchObject({ code: "54001" });
    expect((await client.query("select 1 as n")).rows).toEqual([{ n: 1 }]);
  });
});

test("a command that breaks the database's thread ends it, and it comes back with all data", async () => {
  const database = await start({ dataDir: await usedFolder() });
  const crashed = new Promise<Crash>(resolve => database.onCrash(resolve));
  await connected(database, async client => {
    await client.query("create table note as select 'kept' as words");
    // PGlite knows no COPY from the client: it takes the silence of the wire for its end.
    await expect(client.query("copy note from stdin")).rejects.toThrow("Connection terminated");
  });
  await (await crashed).reopened;
  const { rows } = await connected(database, client => client.query("select words from note"));
  expect(rows).toEqual([{ words: "kept" }]);
});

test("the main thread goes on while a statement runs", async () => {
  const database = await start({ dataDir: await usedFolder() });
  let ticks = 0;
  await connected(database, async client => {
    const timer = setInterval(() => {
      ticks += 1;
    }, 1);
    await client.query("select count(*) from generate_series(1, 3000000)");
    clearInterval(timer);
  });
  expect(ticks).toBeGreaterThan(20);
});

test("a stop while statements are under way keeps every one that was answered", async () => {
  const dataDir = await usedFolder();
  const database = await start({ dataDir });
  const client = new pg.Client({ connectionString: database.url });
  client.on("error", () => {});
  await client.connect();
  await client.query("create table note (n int)");
  const answered: number[] = [];
  const writing = (async () => {
    for (let n = 1; ; n += 1) {
      await client.query("insert into note values ($1)", [n]);
      answered.push(n);
      if (n === 20) void database.stop();
    }
  })();
  await expect(writing).rejects.toThrow();
  await database.stop();
  const again = await start({ dataDir });
  const { rows } = await connected(again, c => c.query("select n from note"));
  expect(rows.map(row => row.n)).toEqual(expect.arrayContaining(answered));
  expect(answered.length).toBeGreaterThanOrEqual(20);
});
