import { bruteForce } from "./brute-force.mjs";
import { builtMatching } from "./built.mjs";
import { viewerOfPair } from "./load.mjs";
import { questions } from "./questions.mjs";

const shown = 20;

/**
 * Asks for the best twenty and compares them with those that are found by looking at every mentor: the same people, with
 * the same scores, in the same order.
 * @param {{
 *   corpus: import("./corpus.mjs").Corpus, viewers: readonly import("./viewers.mjs").BenchViewer[],
 *   ask: (withFacets: boolean, nth: number, input: object) => Promise<{ nodes: { enrollmentId: string, score: number }[] }>,
 *   searches: number, chance: import("./chance.mjs").Chance }} given
 */
export async function countExact({ corpus, viewers, ask, searches, chance }) {
  const product = await builtMatching();
  const { Taxonomy, readSearch, planOf, defaultWeights, weekOfText } = product;
  const terms = corpus.terms.map(term => ({ ...term, kind: /** @type {never} */ (term.kind), mergedIntoId: null }));
  const taxonomy = new Taxonomy(terms, []);
  const kinds = Object.values(questions);
  const asked = Array.from({ length: searches }, (_, nth) => {
    const viewer = /** @type {import("./viewers.mjs").BenchViewer} */ (viewers[nth % viewers.length]);
    const input = /** @type {(typeof kinds)[number]} */ (kinds[nth % kinds.length])(corpus, chance);
    const institutionRoot = viewer.institutionId && (corpus.rootOf.get(viewer.institutionId) ?? null);
    const search = readSearch(
      { programId: "", ...input },
      "",
      { ...viewer, week: weekOfText(viewer.week), institutionRoot },
      taxonomy,
    );
    return {
      input,
      nth,
      viewerId: viewer.personId,
      plan: planOf(search, defaultWeights),
      week: search.overlap ? viewer.week : null,
      withPlaces: input.withPlaces ?? false,
      isPaired: (/** @type {number} */ pair) => viewerOfPair(pair, viewers.length) === nth % viewers.length,
    };
  });
  const expected = bruteForce(product, corpus, asked, shown);
  let [alike, found, of] = [0, 0, 0];
  for (const [nth, one] of asked.entries()) {
    const { nodes } = await ask(false, one.nth, one.input);
    const wanted = expected[nth] ?? [];
    const ids = new Set(nodes.map(node => node.enrollmentId));
    of += wanted.length;
    found += wanted.filter(({ enrollmentId }) => ids.has(enrollmentId)).length;
    const same = (/** @type {readonly (readonly [string, number])[]} */ list) => JSON.stringify(list);
    const theirs = nodes.map(node => /** @type {const} */ ([node.enrollmentId, Math.round(node.score * 1_000)]));
    if (same(theirs) === same(wanted.map(({ enrollmentId, points }) => [enrollmentId, points]))) alike += 1;
  }
  return { searches, "recall of the best 20": (found / of).toFixed(3), "the same people, scores and order": alike };
}
