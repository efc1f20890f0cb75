// A process of its own for the tests that kill one. It runs what was built, as the product does, and prints one JSON
// line for each thing that happened.
import pg from "pg";

/** @param {string} path inside dist; computed, so that the checker reads the source's types and not what was built */
const built = path => import(new URL(`../../dist/server/db/${path}`, import.meta.url).href);

/** @type {Promise<typeof import("../../server/db/embedded.js")>} */
const embedded = built("embedded.js");
/** @type {Promise<typeof import("../../server/db/folder-lock.js")>} */
const folderLock = built("folder-lock.js");

const [task = "", folder = ""] = process.argv.slice(2);

/** @param {object} line */
const say = line => process.stdout.write(`${JSON.stringify(line)}\n`);

async function hold() {
  const { startEmbedded } = await embedded;
  const database = await startEmbedded({ dataDir: folder, watchdogMs: 30_000, log: () => {} });
  process.once("SIGTERM", () => void database.stop().then(() => say({ kind: "stopped" })));
  say({ kind: "open" });
  return database;
}

async function write() {
  const database = await hold();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("create table if not exists written (id int primary key, words text not null)");
  await client.query("create table if not exists tally (one int primary key default 1, written int not null)");
  await client.query("insert into tally (written) values (0) on conflict do nothing");
  const { rows } = await client.query("select id from written order by id");
  const ids = rows.map(row => row.id);
  const tally = await client.query("select written from tally");
  say({ kind: "found", ids, tally: tally.rows[0].written });
  for (let id = (ids.at(-1) ?? 0) + 1; ; id += 1) {
    await client.query("begin");
    await client.query("insert into written values ($1, $2)", [id, "word ".repeat(id % 200)]);
    await client.query("update tally set written = written + 1");
    await client.query("commit");
    say({ kind: "written", id });
    // A checkpoint now and then, so that some kills fall into one.
    if (id % 50 === 0) await client.query("checkpoint");
  }
}

async function lock() {
  const { lockFolder } = await folderLock;
  await lockFolder(folder);
  say({ kind: "open" });
  setInterval(() => {}, 60_000);
}

/** @type {Record<string, () => Promise<unknown>>} */
const tasks = { hold, write, lock };
tasks[task]?.().catch(error => {
  say({ kind: "refused", name: error.name, message: error.message, by: error.pid ?? null });
  process.exitCode = 1;
});
