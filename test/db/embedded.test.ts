import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, expect, jest, test } from "@jest/globals";
import pg from "pg";
import { DataSource, EntitySchema } from "typeorm";
import { embeddedMajor } from "../../server/db/embedded.js";
import { query } from "../../server/db/embedded-frames.js";
import { cleanUp, connected, newFolder, start, stopAll, usedFolder } from "./folders.js";

// Making the first database takes seconds, and more where the machine is shared.
jest.setTimeout(300_000);
afterEach(stopAll);
afterAll(cleanUp);

test("what was written is there after a stop and a start", async () => {
  const dataDir = newFolder();
  const first = await start({ dataDir });
  await connected(first, async client => {
    await client.query("create table note (words text)");
    await client.query("insert into note values ('kept')");
  });
  await first.stop();
  const second = await start({ dataDir });
  const { rows } = await connected(second, client => client.query("select words from note"));
  expect(rows).toEqual([{ words: "kept" }]);
});

test("it is the PostgreSQL that the folder check expects, with the extensions the product uses", async () => {
  const database = await start({ dataDir: await usedFolder() });
  await connected(database, async client => {
    const { rows } = await client.query("show server_version_num");
    expect(Math.floor(Number(rows[0].server_version_num) / 10_000)).toBe(embeddedMajor);
    for (const name of ["intarray", "pg_trgm", "btree_gist"]) await client.query(`create extension ${name}`);
    const found = await client.query(
      "select similarity('mentor', 'mentors') > 0.5 as near, '{1,2}'::int[] & '{2}' as both",
    );
    expect(found.rows).toEqual([{ near: true, both: [2] }]);
    await client.query(
      "create table seat (person uuid, during tstzrange, exclude using gist (person with =, during with &&))",
    );
  });
});

test("nothing of a connection reaches the next one, even from a transaction it left open", async () => {
  const database = await start({ dataDir: await usedFolder() });
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  const client = await pool.connect();
  await client.query("create table note (words text)");
  await client.query("set application_name to 'left over'");
  await client.query("create temporary table scratch (a int)");
  await client.query("select pg_advisory_lock(7)");
  await client.query({ name: "greeting", text: "select 'hello from the first'" });
  await client.query("begin");
  await client.query("insert into note values ('never committed')");
  client.release(true);
  const { rows } = await pool.query(
    `select current_setting('application_name') as name, to_regclass('scratch') as scratch,
       (select count(*)::int from pg_locks where locktype = 'advisory') as locks,
       (select count(*)::int from pg_prepared_statements where name = 'greeting') as statements,
       (select count(*)::int from note) as notes`,
  );
  expect(rows).toEqual([{ name: "", scratch: null, locks: 0, statements: 0, notes: 0 }]);
  await pool.end();
});

test("a second connection is told that there is one", async () => {
  const database = await start({ dataDir: await usedFolder() });
  await connected(database, async () => {
    await expect(connected(database, client => client.query("select 1"))).rejects.toMatchObject({ code: "53300" });
  });
});

test("a value larger than any buffer on the way arrives whole, both ways", async () => {
  const database = await start({ dataDir: await usedFolder() });
  const words = "ä€𝄞x".repeat(1_000_000);
  const { rows } = await connected(database, client => client.query("select $1::text as words", [words]));
  expect(rows[0].words === words).toBe(true);
});

test("statements sent together are answered in order, a failing one by itself", async () => {
  const { connection } = await start({ dataDir: await usedFolder() });
  const socket = connect(join(connection.host, `.s.PGSQL.${connection.port}`));
  const startup = Buffer.from("\0\0\0\0\0\u0003\0\0user\0postgres\0\0");
  startup.writeInt32BE(startup.length, 0);
  socket.write(Buffer.concat([startup, ...["select 1", "select 1 / 0", "select 3"].map(query)]));
  let answers = "";
  let unread = Buffer.alloc(0);
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    unread = Buffer.concat([unread, chunk]);
    while (unread.length >= 5 && unread.length > unread.readInt32BE(1)) {
      answers += unread.toString("latin1", 0, 1);
      unread = unread.subarray(1 + unread.readInt32BE(1));
    }
    // Z says that the database is ready for more: once after the greeting, once after each statement.
    if (answers.split("Z").length > 4) break;
  }
  expect(answers.replace(/[^ZDCE]/g, "")).toBe("ZDCZEZDCZ");
});

test("a dump loads into a new database, in memory and in a folder, and never over an old one", async () => {
  const dataDir = await usedFolder();
  const source = await start({ dataDir });
  await connected(source, client => client.query("create table note as select 'dumped' as words"));
  const file = `${newFolder()}.tar`;
  await source.dump(file);
  await source.stop();
  const taken = await usedFolder();
  const read = "select to_regclass('note')::text as note";
  for (const [target, note] of [
    [null, "note"],
    [newFolder(), "note"],
    [taken, null],
  ] as const) {
    const database = await start({ dataDir: target, loadFrom: file });
    expect((await connected(database, client => client.query(read))).rows).toEqual([{ note }]);
    await database.stop();
  }
});

test("TypeORM works through it: a schema, a transaction that commits and one that does not", async () => {
  interface Note {
    id: string;
    words: string;
  }
  const NoteEntity = new EntitySchema<Note>({
    name: "note",
    columns: { id: { type: "uuid", primary: true, generated: "uuid" }, words: { type: "text" } },
  });
  const database = await start({ dataDir: await usedFolder() });
  const db = new DataSource({
    type: "postgres",
    url: database.url,
    entities: [NoteEntity],
    synchronize: true,
    installExtensions: false,
    uuidExtension: "pgcrypto",
    poolSize: 1,
    extra: { connectionTimeoutMillis: 10_000 },
  });
  await db.initialize();
  const kept = await db.transaction(tx => tx.save(NoteEntity, { words: "kept" }));
  const undone = db.transaction(async tx => {
    await tx.insert(NoteEntity, { words: "undone" });
    throw new Error("No.");
  });
  await expect(undone).rejects.toThrow("No.");
  expect(await db.getRepository(NoteEntity).find()).toEqual([kept]);
  await db.destroy();
});
