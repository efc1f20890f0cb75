import { someOf } from "./corpus.mjs";

/** @typedef {import("./chance.mjs").Chance} Chance */
/** @typedef {import("./corpus.mjs").Corpus} Corpus */
/** @typedef {Omit<import("../../server/matching/index.js").MentorSearch, "programId">} Asked */

const prefer = /** @type {const} */ ({ institution: "PREFER_DIFFERENT", region: "PREFER_DIFFERENT" });

/** @param {Corpus} corpus @param {readonly number[]} ids */
const keysOf = (corpus, ids) => ids.map(id => corpus.terms[id - 1]?.key ?? "");

/**
 * What people ask, by kind: the first as most do, then what is hardest for an index, since nearly everybody is a hit.
 * @type {Record<string, (corpus: Corpus, chance: Chance) => Asked>}
 */
export const questions = {
  "own interests": () => ({ distance: prefer }),
  "named interests": (corpus, chance) => ({
    interests: keysOf(corpus, someOf(chance, corpus.interesting, 3)),
    languages: ["en"],
    distance: prefer,
  }),
  "popular, any region": (corpus, chance) => ({
    interests: keysOf(corpus, corpus.interesting.slice(0, 2 + chance.below(4))),
    withPlaces: true,
    distance: { ...prefer, practiceArea: "PREFER_DIFFERENT" },
  }),
  "nothing asked": () => ({ interests: [] }),
  "difference required": () => ({
    distance: { institution: "REQUIRE_DIFFERENT", region: "REQUIRE_DIFFERENT", practiceArea: "REQUIRE_DIFFERENT" },
  }),
  "hours required": (_, chance) => ({ overlap: { minHoursPerWeek: 1 + chance.below(4) }, distance: prefer }),
};

/** @type {Record<string, (corpus: Corpus, chance: Chance) => Asked>} */
export const texts = {
  "two letters of a name": ({ names }, chance) => ({ text: (names[chance.popular(2_000)] ?? "").slice(0, 2) }),
  "a whole name": ({ names }, chance) => ({
    text: `${names[chance.popular(names.length)]} ${(names[chance.below(names.length)] ?? "").slice(0, 1)}`,
  }),
  "a term": ({ terms }, chance) => ({ text: terms[chance.below(300)]?.name ?? "" }),
  "a common word": ({ words }, chance) => ({ text: words[chance.below(20)] ?? "" }),
  "two words": ({ words }, chance) => ({ text: `${words[chance.below(40)]} ${words[chance.popular(4_000)]}` }),
  "a rare word": ({ words }, chance) => ({ text: words[3_000 + chance.below(1_000)] ?? "" }),
};
