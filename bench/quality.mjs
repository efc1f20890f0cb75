import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { corpusOf } from "./quality/corpus.mjs";
import { loadCorpus } from "./quality/load.mjs";
import { measured } from "./quality/measured.mjs";

/** The seed whose figures are given; `npm run bench -- quality --rounds=5` takes as many more. */
const seed = 20_260_302;

const built = (/** @type {string} */ path) =>
  import(pathToFileURL(join(import.meta.dirname, "../dist/server", path)).href);

/**
 * How good the hits of a search are, on mentors and mentees of our own making whose latent traits decide what is good, and
 * beside it what BM25 finds on the same profiles.
 * @param {{ rounds: number | null }} options
 */
export async function quality({ rounds }) {
  const [{ createApp }, { readConfig }, { openFloor }, { randomFor }, { taxonomy }] = await Promise.all([
    built("app.js"),
    built("config.js"),
    built("floor.js"),
    built("demo/generate-random.js"),
    built("demo/data/taxonomy.js"),
  ]);
  const folder = await mkdtemp(join(tmpdir(), "ithaca-quality-"));
  const log = { info() {}, warn: console.error, error: console.error };
  /** @type {import("../server/floor.js").OpenFloor} */
  const floor = await openFloor(readConfig({ DATA_DIR: folder }), log);
  try {
    /** @type {import("../server/app.js").App} */
    const app = createApp(floor);
    /** @type {Record<string, Record<string, string | number>[]>} */
    const tables = {};
    for (let round = 0; round < (rounds ?? 1); round += 1) {
      const corpus = corpusOf({ terms: taxonomy, randomFor, seed: seed + round });
      const loaded = await floor.db.transaction(tx => loadCorpus(tx, app, corpus, taxonomy));
      const placeOf = new Map(loaded.mentors.map((id, at) => [id, at]));
      const answers = [];
      for (const [nth, { search }] of corpus.queries.entries()) {
        const viewer = { personId: loaded.mentees[nth] ?? "", sessionId: randomUUID() };
        const input = { programId: loaded.programId, ...search };
        const { nodes } = await app.matching.mentorSearch(viewer, input, { first: 20 });
        answers.push(nodes.map(hit => placeOf.get(hit.mentorId) ?? -1));
      }
      const { product, bm25, feasibleBm25 } = measured(corpus, taxonomy, answers, loaded.words);
      const title = `${corpus.mentors.length} mentors, ${corpus.queries.length} queries, ${product.judged} with somebody worth finding; seed ${seed + round}`;
      tables[title] = Object.entries({
        Ithaca: product,
        "BM25 (k1 = 1.2, b = 0.75)": bm25,
        "BM25 of those who can be paired": feasibleBm25,
      }).map(([side, one]) => ({
        "": side,
        "NDCG@10": one.ndcg10.toFixed(3),
        "recall@20": one.recall20.toFixed(3),
        "infeasible hits": one.infeasible,
        "exposure Gini": one.gini.toFixed(3),
      }));
    }
    return tables;
  } finally {
    await floor.close();
    await rm(folder, { recursive: true, force: true });
  }
}
