import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildWhenStale, root } from "../scripts/build.mjs";
import { startPostgres } from "../scripts/services/postgres.mjs";
import { quantile } from "./figures.mjs";
import { fillSaved } from "./saved-fill.mjs";
import { cpuMicros } from "./server.mjs";

/** @param {string} path */
const ours = path => import(pathToFileURL(join(root, "dist", path)).href);

/**
 * What it costs to tell 10,000 saved searches of a change about a mentor, and of many read together; beside it, checking
 * all of them with the same function, on searches that are kept parsed in memory. Both must tell the same.
 * @param {{ quick: boolean, rounds: number | null }} options, of which `rounds` are the changes
 */
export async function savedSearches({ quick, rounds }) {
  buildWhenStale();
  const sizes = quick
    ? { searches: 1_000, mentors: 300, changes: rounds ?? 100, dense: 20 }
    : { searches: 10_000, mentors: 2_000, changes: rounds ?? 1_000, dense: 100 };
  const { dense, ...choosy } = sizes;
  return {
    ...(await onOwnPostgres(choosy, false)),
    ...(await onOwnPostgres({ ...choosy, changes: dense }, true)),
  };
}

/** @typedef {{ searches: number, mentors: number, changes: number }} Sizes */
/** @typedef {import("../server/matching/saved/asked-search.js").AskedSearch} Asked */
/** @typedef {{ enrollmentId: string, programId: string }} Changed */
/** @typedef {{ state: import("../server/matching/saved/fits.js").MentorState, words: ReadonlySet<string> }} Seen */

/** @param {Sizes} sizes @param {boolean} isDense */
async function onOwnPostgres(sizes, isDense) {
  const folder = mkdtempSync(join(tmpdir(), "ithaca-bench-"));
  chmodSync(folder, 0o711);
  const postgres = await startPostgres(folder);
  const abandon = () => {
    postgres.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", abandon);
  try {
    return await measure(postgres.url, { ...sizes, isDense });
  } finally {
    process.off("exit", abandon);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {string} url @param {Sizes & { isDense: boolean }} sizes */
async function measure(url, sizes) {
  const [{ createDataSource, migrate }, { entities }, { migrations }, { ChangeReader }] = await Promise.all([
    ours("server/db/data-source.js"),
    ours("server/app.js"),
    ours("migrations/index.js"),
    ours("server/matching/saved/change-reader.js"),
  ]);
  const log = { info() {}, warn() {}, error: console.error };
  const db = createDataSource({ url, poolSize: 2 }, { entities, migrations, log, acquireTimeoutMs: 60_000 });
  await db.initialize();
  try {
    await migrate(db);
    const [{ pid }] = await db.query("select pg_backend_pid() as pid");
    const reader = new ChangeReader({ db, log, hub: { ring() {} } });
    const read = () => reader.readOn(new Date());
    const place = await fillSaved(db, sizes, { load: ours, read });
    await read();
    await db.query("analyze");
    const all = await CheckAll.of(db, place.searchIds);
    const cost = await costMeter(pid);

    /** @type {{ node: number, database: number }[]} */
    const single = [];
    /** @type {typeof single} Reading all searches with their owners, at every tenth change. */
    const checking = [];
    /** @type {number[]} Asking all of them about one mentor. */
    const spent = [];
    let tellings = 0;
    const oneByOne = Math.floor(sizes.changes / 2);
    for (let change = 0; change < oneByOne; change += 1) {
      const changed = await place.change();
      single.push(await cost(read));
      if (change % 10 === 0) checking.push(await cost(() => all.load()));
      const expected = await all.tell([changed], micros => spent.push(micros));
      tellings += await expectSame(db, expected);
    }
    const changed = [];
    for (let change = oneByOne; change < sizes.changes; change += 1) changed.push(await place.change());
    const together = await cost(read);
    const many = await expectSame(db, await all.tell([...new Set(changed)], () => {}));

    /** @param {string} what @param {number[]} node @param {number[]} database @param {number} told */
    const row = (what, node, database, told) => ({
      what,
      "server, CPU ms a change: median": ms(quantile(node, 0.5)),
      p99: ms(quantile(node, 0.99)),
      "PostgreSQL, CPU ms a change: median": ms(quantile(database, 0.5)),
      "p99 ": ms(quantile(database, 0.99)),
      told,
    });
    const rest = sizes.changes - oneByOne;
    const title = `${sizes.isDense ? "Dense: " : ""}${sizes.searches} saved searches, ${sizes.mentors} mentors, ${sizes.changes} changes; each telling compared with checking all`;
    return {
      [title]: [
        row(
          `${oneByOne} changes, read one by one`,
          single.map(one => one.node),
          single.map(one => one.database),
          tellings,
        ),
        row(`${rest} changes, read together`, [together.node / rest], [together.database / rest], many),
        row(
          "checking all: read with their owners and asked, at every tenth change",
          checking.map(one => one.node + quantile(spent, 0.5)),
          checking.map(one => one.database),
          tellings,
        ),
        row("checking all, if they were parsed and in memory", spent, [0], tellings),
      ],
      [`Where they are filed${sizes.isDense ? ", dense" : ""}`]: await db.query(
        `select kind, count(distinct search_id)::int as searches, count(*)::int as anchors
         from saved_search_anchor group by kind order by searches desc`,
      ),
    };
  } finally {
    await db.destroy();
  }
}

const ms = (/** @type {number} */ micros) => (micros / 1_000).toFixed(2);

/** CPU of this process and of its one connection's backend. @param {number} pid */
async function costMeter(pid) {
  /** @param {() => Promise<void>} work */
  return async work => {
    const [cpu, backend] = [process.cpuUsage(), cpuMicros(pid)];
    await work();
    const { user, system } = process.cpuUsage(cpu);
    return { node: user + system, database: cpuMicros(pid) - backend };
  };
}

/** Every search asked about each mentor who changed, before and after. */
class CheckAll {
  /** @type {Map<string, Seen>} */
  seen = new Map();
  /** @type {Asked[]} */
  asked = [];

  /** @param {import("typeorm").DataSource} db @param {string[]} ids @param {Parts} parts */
  constructor(db, ids, parts) {
    this.db = db;
    this.ids = ids;
    this.parts = parts;
  }

  /** @param {import("typeorm").DataSource} db @param {string[]} ids */
  static async of(db, ids) {
    const names = ["asked-search", "fits", "seen-mentors", "vocabulary"];
    const modules = await Promise.all(names.map(name => ours(`server/matching/saved/${name}.js`)));
    const all = new CheckAll(db, ids, Object.assign({}, ...modules));
    await all.load();
    const enrolled = await db.query(
      `select id as "enrollmentId", program_id as "programId" from enrollment where role = 'MENTOR'`,
    );
    all.seen = await all.state(enrolled);
    return all;
  }

  /** What an owner changed counts from the next change on, so the searches are read with their owners each time. */
  async load() {
    const { taxonomy } = await this.parts.readVocabulary(this.db.manager, null);
    const rows = await this.parts.searchRows(this.db.manager, this.ids);
    this.asked = rows.flatMap(row => this.parts.askedSearch(row, taxonomy) ?? []);
  }

  /** The mentors as they are, with the searches whose text finds them. @param {Changed[]} changed */
  async state(changed) {
    const now = await this.parts.mentorsNow(this.db.manager, new Date(), changed);
    const texts = this.asked.filter(one => one.text !== "");
    /** @type {{ id: string, ids: string[] }[]} */
    const found = await this.db.query(
      `select array_agg(asked.id) as ids, e.id from enrollment e join person p on p.id = e.person_id
       join unnest($1::uuid[], $2::text[]) as asked (id, text)
         on p.search @@ websearch_to_tsquery('english', asked.text)
           or position(' ' || lower(asked.text) in ' ' || lower(p.display_name)) > 0
       where e.id = any($3::uuid[]) group by e.id`,
      [texts.map(one => one.row.id), texts.map(one => one.text), changed.map(one => one.enrollmentId)],
    );
    const words = new Map(found.map(one => [one.id, new Set(one.ids)]));
    const { MentorState } = this.parts;
    return new Map(
      [...now].map(([id, { facts }]) => [id, { state: new MentorState(facts), words: words.get(id) ?? new Set() }]),
    );
  }

  /** @param {Changed[]} changed @param {(micros: number) => void} spent */
  async tell(changed, spent) {
    const now = await this.state(changed);
    const told = [];
    for (const { enrollmentId } of changed) {
      const [before, after] = [this.seen.get(enrollmentId), now.get(enrollmentId)];
      const cpu = process.cpuUsage();
      for (const asked of this.asked) {
        const { id } = asked.row;
        const did = before?.state.fits(asked, before.words.has(id)) ?? false;
        const does = after?.state.fits(asked, after.words.has(id)) ?? false;
        if (did !== does) told.push(`${id} ${does ? "+" : "-"} ${enrollmentId}`);
      }
      const { user, system } = process.cpuUsage(cpu);
      spent(user + system);
      if (after) this.seen.set(enrollmentId, after);
      else this.seen.delete(enrollmentId);
    }
    return told.sort();
  }
}

/**
 * @typedef {typeof import("../server/matching/saved/asked-search.js")
 *   & typeof import("../server/matching/saved/fits.js")
 *   & typeof import("../server/matching/saved/seen-mentors.js")
 *   & typeof import("../server/matching/saved/vocabulary.js")} Parts
 */

/** Takes what was told and compares. @param {import("typeorm").DataSource} db @param {string[]} expected */
async function expectSame(db, expected) {
  const rows = await db.query("delete from topic_event returning topic, kind, facts");
  const told = rows[0]
    .map(
      (/** @type {{ topic: string, kind: string, facts: { enrollmentId: string } }} */ row) =>
        `${row.topic.slice(13)} ${row.kind === "MentorFits" ? "+" : "-"} ${row.facts.enrollmentId}`,
    )
    .sort();
  if (JSON.stringify(told) !== JSON.stringify(expected)) {
    throw new Error(`Told ${told.length}, and checking all gives ${expected.length}.`);
  }
  return told.length;
}
