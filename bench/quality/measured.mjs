import { bm25 } from "./bm25.mjs";
import { exposureGini, mean, ndcg10, recall20 } from "./measures.mjs";
import { judgeOf, worthFinding } from "./outcome.mjs";

/**
 * @typedef {import("./corpus.mjs").Corpus} Corpus
 * @typedef {object} Measures
 * @property {number} ndcg10
 * @property {number} recall20
 * @property {number} infeasible Hits among the first twenty who cannot be paired with who asked.
 * @property {number} gini
 * @property {number} judged Queries for which there was somebody worth finding.
 */

/**
 * How well the corpus's mentors are found: by the product, whose answers are given, by BM25 over the same profiles' words,
 * and by BM25 with whoever cannot be paired taken out.
 *
 * @param {Corpus} corpus
 * @param {readonly { readonly key: string, readonly parentKey: string | null }[]} terms
 * @param {readonly (readonly number[])[]} answers What the product found for each query: places of mentors, best first.
 * @param {readonly string[]} words Of each mentor's profile.
 * @returns {{ product: Measures, bm25: Measures, feasibleBm25: Measures }}
 */
export function measured(corpus, terms, answers, words) {
  const { mentors, queries } = corpus;
  const judge = judgeOf(corpus, terms);
  const open = [...mentors.keys()].filter(at => !mentors[at]?.isPaused && mentors[at]?.places !== 0);
  const all = queries.map(query => mentors.map(mentor => judge.grade(query, mentor)));

  /** @param {readonly (readonly number[])[]} found @returns {Measures} */
  const measuresOf = found => {
    const grades = found.map((answer, nth) => answer.map(at => all[nth]?.[at] ?? 0));
    const recalls = grades.map((one, nth) => recall20(one, all[nth] ?? [], worthFinding));
    return {
      ndcg10: mean(grades.map((one, nth) => ndcg10(one, all[nth] ?? []))),
      recall20: mean(recalls),
      infeasible: found.flatMap((answer, nth) => answer.slice(0, 20).filter(at => !isFeasible(nth, at))).length,
      gini: exposureGini(found, open),
      judged: recalls.filter(one => one !== null).length,
    };
  };
  const isFeasible = (/** @type {number} */ nth, /** @type {number} */ at) => {
    const [query, mentor] = [queries[nth], mentors[at]];
    return query !== undefined && mentor !== undefined && judge.isFeasible(query, mentor);
  };
  const search = bm25(words);
  const plain = queries.map(query => search(query.words));
  return {
    product: measuresOf(answers),
    bm25: measuresOf(plain),
    feasibleBm25: measuresOf(plain.map((answer, nth) => answer.filter(at => isFeasible(nth, at)))),
  };
}
