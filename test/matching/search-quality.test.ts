import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { bm25 } from "../../bench/quality/bm25.mjs";
import { type Corpus, corpusOf } from "../../bench/quality/corpus.mjs";
import { loadCorpus } from "../../bench/quality/load.mjs";
import { measured } from "../../bench/quality/measured.mjs";
import { exposureGini, ndcg10, recall20 } from "../../bench/quality/measures.mjs";
import { taxonomy } from "../../server/demo/data/taxonomy.js";
import { randomFor } from "../../server/demo/generate-random.js";
import { freshEmbeddedDatabase } from "../support/databases.js";
import { mentorSearchDocument } from "../support/makers/matching.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
let corpus: Corpus;
let sides: ReturnType<typeof measured>;
beforeAll(async () => {
  // The corpus names the demo's terms by their own keys, and so would other files' terms.
  world = await aWorld({ database: await freshEmbeddedDatabase() });
  corpus = corpusOf({ terms: taxonomy, randomFor, seed: 20_260_302 });
  const loaded = await world.db.transaction(tx => loadCorpus(tx, world.app, corpus, taxonomy));
  const placeOf = new Map(loaded.mentors.map((id, at) => [id, at]));
  const answers: number[][] = [];
  for (const [nth, { search }] of corpus.queries.entries()) {
    const viewer = world.as(loaded.mentees[nth] ?? null);
    const { mentorSearch } = await viewer.ask<{ mentorSearch: { nodes: { mentor: { id: string } }[] } }>(
      mentorSearchDocument,
      { input: { programId: loaded.programId, ...search }, first: 20 },
    );
    answers.push(mentorSearch.nodes.map(hit => placeOf.get(hit.mentor.id) ?? -1));
  }
  sides = measured(corpus, taxonomy, answers, loaded.words);
}, 600_000);
afterAll(() => world.close());

test("the corpus is large enough to tell", () => {
  expect(corpus.mentors.length).toBeGreaterThanOrEqual(500);
  expect(sides.product.judged).toBeGreaterThanOrEqual(50);
});

test("those worth finding are found, and stand at the top, by latent traits that the product never sees", () => {
  expect(sides.product.ndcg10).toBeGreaterThanOrEqual(0.9);
  expect(sides.product.recall20).toBeGreaterThanOrEqual(0.9);
});

test("nobody is found who cannot be paired with who asks", () => {
  expect(sides.product.infeasible).toBe(0);
});

test("the first places do not all fall to the same few", () => {
  expect(sides.product.gini).toBeLessThanOrEqual(0.6);
});

test("what is compared beats words alone on the same profiles", () => {
  expect(sides.product.ndcg10).toBeGreaterThan(sides.bm25.ndcg10);
  expect(sides.product.ndcg10).toBeGreaterThan(sides.feasibleBm25.ndcg10);
  expect(sides.feasibleBm25.infeasible).toBe(0);
});

test("the same seed makes the same corpus, and another another", () => {
  const again = (seed: number) => JSON.stringify(corpusOf({ terms: taxonomy, randomFor, seed }));
  expect(again(1)).toBe(again(1));
  expect(again(1)).not.toBe(again(2));
});

test.each<[string, readonly number[], readonly number[], number | null]>([
  ["the best order is 1", [3, 2, 0], [0, 2, 3], 1],
  ["nothing found is 0", [0, 0], [3, 0, 0], 0],
  ["nothing to find is not judged", [0], [0, 0], null],
  ["the one there is in the third place", [0, 0, 1], [1, 0, 0], 0.5],
])("NDCG: %s", (_, found, all, value) => {
  expect(ndcg10(found, all)).toEqual(value);
});

test("recall counts what could be among the first twenty", () => {
  const all = Array.from({ length: 30 }, () => 2);
  expect(recall20(all.slice(0, 20), all, 2)).toBe(1);
  expect(recall20([2, 1, 1, 3], [2, 2, 3, 3, 1, 1], 2)).toBe(0.5);
  expect(recall20([1], [1, 1], 2)).toBeNull();
});

test("exposure is even when everybody is shown alike, and uneven when one is always first", () => {
  const people = [0, 1, 2, 3];
  expect(exposureGini([[0], [1], [2], [3]], people)).toBeCloseTo(0);
  expect(exposureGini([[0], [0], [0]], people)).toBeCloseTo(0.75);
});

test("BM25 ranks the rarer word, the repeated word and the shorter text higher, by its formula", () => {
  expect(bm25(["a b", "a c", "a a"])("b")).toEqual([0]);
  expect(bm25(["a b c d", "a", "b c"])("A")).toEqual([1, 0]);
  expect(bm25(["x y", "x x", "y y"])("x")).toEqual([1, 0]);
  expect(bm25(["x y", "z z"])("none")).toEqual([]);
});
