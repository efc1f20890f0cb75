import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { findPostgresFolder } from "../scripts/services/find.mjs";
import { quantile, short } from "./figures.mjs";
import { openFloor } from "./floor.mjs";
import { poster } from "./load/load.mjs";
import { chanceOf } from "./matching/chance.mjs";
import { corpusOf } from "./matching/corpus.mjs";
import { countExact } from "./matching/exact.mjs";
import { findableAfter } from "./matching/findable.mjs";
import { hasRoom, loadCorpus } from "./matching/load.mjs";
import { Accounts, costOf, documentOf, middleAndTail } from "./matching/measure.mjs";
import { questions, texts } from "./matching/questions.mjs";
import { makeViewers } from "./matching/viewers.mjs";
import { rssMiB } from "./server.mjs";
import { portOf } from "./sides.mjs";

/** A server that has just started compiles itself first; what is measured is one that has been asked before. */
const warmUps = 400;
const metricsToken = "bench-reads-the-metrics";

/**
 * What a search among very many mentors costs, by kind, and whether it is exact: a program of generated profiles in a
 * PostgreSQL of this run's own, two servers of ours, and every mentor looked at for comparison.
 * @param {{ quick: boolean, profiles: number | null }} options
 * @returns {Promise<Record<string, Record<string, string | number>[]>>}
 */
export async function matching({ quick, profiles }) {
  const count = profiles ?? (quick ? 20_000 : 1_000_000);
  const times = quick ? 20 : 300;
  if (findPostgresFolder() === null) return { "left out: there is no PostgreSQL": [] };
  if (!hasRoom(tmpdir(), count)) return { [`left out: no room on the disk for ${count} profiles`]: [] };
  const floor = await openFloor();
  const folder = mkdtempSync(join(tmpdir(), "ithaca-bench-"));
  chmodSync(folder, 0o711);
  const db = new pg.Client({ connectionString: floor.env.DATABASE_URL });
  await db.connect();
  /** @type {Awaited<ReturnType<typeof floor.startOurs>>[]} */
  const servers = [];
  try {
    const say = (/** @type {string} */ words) => console.error(`${new Date().toISOString().slice(11, 19)} ${words}`);
    const corpus = corpusOf(count, 5);
    const programId = randomUUID();
    const { rows: people } = await db.query("select id from person order by display_name");
    const personIds = people.map(row => row.id);
    say(`loading ${count} profiles`);
    await loadCorpus(db, corpus, { folder, programId, viewerIds: personIds });
    const viewers = await makeViewers(db, corpus, programId, personIds, chanceOf(11));
    await db.query("analyze");

    say("starting two servers");
    const env = { METRICS_TOKEN: metricsToken, DATABASE_STATEMENT_TIMEOUT_MS: "600000" };
    const started = await startIndexed(floor, env);
    servers.push(started.server);
    const { server } = started;
    const memory = rssMiB(server.pid);
    const gauges = await gaugesOf(server);

    let tokens = await floor.tokens(personIds.length);
    let issuedAt = performance.now();
    const http = poster(portOf(server));
    /** @param {boolean} withFacets @param {number} nth @param {object} input @param {string | null} [after] */
    const ask = async (withFacets, nth, input, after = null) => {
      if (performance.now() - issuedAt > 240_000) {
        tokens = await floor.tokens(personIds.length);
        issuedAt = performance.now();
      }
      const variables = { input: { programId, ...input }, first: 20, after };
      const body = JSON.stringify({ query: documentOf(withFacets), variables });
      return JSON.parse(await http.post(body, tokens[nth % tokens.length])).data.mentorSearch;
    };
    const accounts = new Accounts(server.pid, db);
    const chance = chanceOf(17);
    say("warming up");
    const kinds = Object.values({ ...questions, ...texts });
    for (let nth = 0; nth < warmUps; nth += 1) {
      // Every kind with facets and without.
      const withFacets = Math.floor(nth / kinds.length) % 2 === 0;
      await ask(withFacets, nth, kinds[nth % kinds.length]?.(corpus, chance) ?? {});
    }
    const bare = await costOf(accounts, times, () => db.query("select 1"));
    /** @type {Record<string, string | number>[]} */
    const costs = [];
    for (const [name, make] of Object.entries({ ...questions, ...texts })) {
      say(name);
      const first = await costOf(accounts, times, nth => ask(false, nth, make(corpus, chance)));
      const withFacets = await costOf(accounts, times, nth => ask(true, nth, make(corpus, chance)));
      const pages = await nextPages(accounts, times, viewers.length, () => make(corpus, chance), ask);
      costs.push({
        search: name,
        "index and PostgreSQL, CPU ms p50 / p99": middleAndTail(first.search),
        "whole request, CPU ms": middleAndTail(first.cpu),
        "of it main thread": middleAndTail(first.main),
        "wall ms": middleAndTail(first.wall),
        "next pages, index and PostgreSQL": middleAndTail(pages.search),
        "whole request": middleAndTail(pages.cpu),
        "with facets, index and PostgreSQL": middleAndTail(withFacets.search),
        "with facets, whole request": middleAndTail(withFacets.cpu),
        "with facets, wall ms": middleAndTail(withFacets.wall),
      });
    }
    say("comparing with every mentor looked at");
    const exact = await countExact({ corpus, viewers, ask, searches: quick ? 24 : 100, chance });

    say("changing profiles on one node, finding them on the other");
    const second = await startIndexed(floor, env);
    servers.push(second.server);
    const found = await findableAfter({
      db,
      corpus,
      programId,
      server: second.server,
      token: tokens[0] ?? "",
      times: quick ? 5 : 20,
    });
    const { rows: sizes } = await db.query(
      `select pg_size_pretty(pg_total_relation_size('person')) as person, pg_size_pretty(pg_relation_size('ix_person_search')) as words`,
    );
    return {
      [`${count} mentors, ${times} searches of each kind; a bare SELECT of the same run takes ${middleAndTail(bare.wall)} ms`]:
        costs,
      "compared with every mentor looked at": [exact],
      "the index": [
        {
          "ready after, s": short(started.readySeconds),
          "again, s": short(second.readySeconds),
          "server's memory, MiB": Math.round(memory),
          "numbers of the index, MiB": Math.round((gauges.get("ithaca_search_index_bytes") ?? 0) / 2 ** 20),
          "table person": sizes[0].person,
          "its words' index": sizes[0].words,
          "a change is found elsewhere after, ms": `${short(quantile(found, 0.5))} / ${short(Math.max(...found))}`,
        },
      ],
    };
  } finally {
    for (const server of servers) await server.stop();
    await db.end();
    await floor.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Awaited<ReturnType<typeof openFloor>>} floor @param {Record<string, string>} env */
async function startIndexed(floor, env) {
  const began = performance.now();
  const server = await floor.startOurs(env);
  while ((await gaugesOf(server)).get("ithaca_search_indexes_ready") !== 1) {
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return { server, readySeconds: (performance.now() - began) / 1_000 };
}

/** @param {{ url: string }} server @returns {Promise<Map<string, number>>} */
async function gaugesOf(server) {
  const response = await fetch(`http://127.0.0.1:${portOf(server)}/metrics`, {
    headers: { authorization: `Bearer ${metricsToken}` },
  });
  const lines = (await response.text()).split("\n").map(line => line.split(" "));
  return new Map(lines.map(([name = "", value]) => [name, Number(value)]));
}

/**
 * Pages behind the first, a few of each search.
 * @param {Accounts} accounts @param {number} times @param {number} viewers @param {(nth: number) => object} make
 * @param {(withFacets: boolean, nth: number, input: object, after?: string | null) => Promise<{ pageInfo: { endCursor: string | null, hasNextPage: boolean } }>} ask
 */
async function nextPages(accounts, times, viewers, make, ask) {
  /** @type {{ nth: number, input: object, after: string }[]} */
  const places = [];
  for (let nth = 0; nth < viewers && places.length < times; nth += 1) {
    const input = make(nth);
    for (let page = 0, after = null; page < 4; page += 1) {
      const { pageInfo } = await ask(false, nth, input, after);
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage || after === null) break;
      places.push({ nth, input, after });
    }
  }
  if (places.length === 0) return { cpu: [], search: [] };
  return costOf(accounts, times, nth => {
    const place = places[nth % places.length];
    return place ? ask(false, place.nth, place.input, place.after) : Promise.resolve();
  });
}
