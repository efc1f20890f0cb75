const [k1, b] = [1.2, 0.75];

const wordsOf = (/** @type {string} */ text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Okapi BM25 (Robertson & Zaragoza 2009) over texts: gives the places of those that hold a word of the query, the best
 * first, equals as they come.
 * @param {readonly string[]} texts
 */
export function bm25(texts) {
  const documents = texts.map(wordsOf);
  const average = documents.reduce((sum, words) => sum + words.length, 0) / documents.length;
  /** @type {Map<string, Map<number, number>>} Of each word, how often it stands in which text. */
  const postings = new Map();
  for (const [at, words] of documents.entries()) {
    for (const word of words) {
      const found = postings.get(word) ?? new Map();
      postings.set(word, found.set(at, (found.get(at) ?? 0) + 1));
    }
  }
  /** @param {string} query @returns {number[]} */
  return query => {
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const word of new Set(wordsOf(query))) {
      const found = postings.get(word) ?? new Map();
      const rarity = Math.log(1 + (documents.length - found.size + 0.5) / (found.size + 0.5));
      for (const [at, count] of found) {
        const length = (documents[at]?.length ?? 0) / average;
        const gain = (rarity * count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
        scores.set(at, (scores.get(at) ?? 0) + gain);
      }
    }
    return [...scores].sort(([one, x], [other, y]) => y - x || one - other).map(([at]) => at);
  };
}
