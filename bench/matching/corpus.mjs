import { chanceOf } from "./chance.mjs";

/** @typedef {import("./chance.mjs").Chance} Chance */

const stages = ["RESIDENT_PGY2", "FELLOW", "NEW_PRACTITIONER", "PRACTITIONER", "SPECIALIST", "LEADER", "FACULTY"];
const helpKinds = ["LONG_TERM", "FLASH", "CV_REVIEW", "MOCK_INTERVIEW", "RESIDENCY_ADVICE", "CAREER_ADVICE"];
const languages = ["en", "es", "es-MX", "fr", "zh", "pt-BR", "ar", "vi"];

/** Heads with narrower terms below them, by id, as the tables of the product have them. */
function vocabulary() {
  /** @type {{ id: number, key: string, kind: string, name: string, parentId: number | null }[]} */
  const terms = [];
  /** @param {string} kind @param {string} word @param {number} heads @param {number} below */
  const grow = (kind, word, heads, below) => {
    for (let head = 0; head < heads; head += 1) {
      const id = terms.length + 1;
      terms.push({ id, key: `${word}-${head}`, kind, name: `${word} ${head}`, parentId: null });
      for (let n = 0; n < below; n += 1) {
        const key = `${word}-${head}-${n}`;
        terms.push({ id: terms.length + 1, key, kind, name: `${word} ${head} ${n}`, parentId: id });
      }
    }
  };
  grow("PRACTICE_AREA", "area", 24, 4);
  grow("TOPIC", "topic", 180, 0);
  grow("REGION", "region", 10, 6);
  const idsOf = (/** @type {string} */ kind) => terms.filter(term => term.kind === kind).map(term => term.id);
  return { terms, areas: idsOf("PRACTICE_AREA"), topics: idsOf("TOPIC"), regions: idsOf("REGION") };
}

/** A usual week of 672 quarters of an hour: half a day here and there. @param {Chance} chance */
function week({ below }) {
  const quarters = Array.from({ length: 672 }, () => "0");
  for (let day = 0; day < 7; day += 1) {
    if (below(10) < 4) continue;
    const start = day * 96 + below(88);
    quarters.fill("1", start, Math.min(672, start + 6 + below(14)));
  }
  return quarters.join("");
}

/** A made-up word. @param {Chance} chance */
const word = chance =>
  Array.from(
    { length: 2 + chance.below(2) },
    () => chance.pick("bcdfgklmnprstvz".split("")) + chance.pick("aeiou".split("")),
  ).join("");

/** Some of a list, the first ones more often. @param {Chance} chance @param {readonly number[]} from @param {number} most */
export const someOf = (chance, from, most) => [
  ...new Set(Array.from({ length: 1 + chance.below(most) }, () => from[chance.popular(from.length)] ?? 0)),
];

/**
 * People who look like a large network: a few interests, places and names are popular, most are rare; some hide a field,
 * pause, have no place left or never said when they are available.
 * @param {number} count @param {number} seed
 */
export function corpusOf(count, seed) {
  const chance = chanceOf(seed);
  const { terms, areas, topics, regions } = vocabulary();
  const words = Array.from({ length: 4_000 }, () => word(chance));
  const names = Array.from({ length: 20_000 }, () => {
    const name = word(chance);
    return name.charAt(0).toUpperCase() + name.slice(1);
  });
  const systems = Array.from({ length: 300 }, () => ({ id: chance.id(), /** @type {string | null} */ parentId: null }));
  const campuses = Array.from({ length: 2_700 }, (_, n) => {
    return { id: chance.id(), parentId: n % 3 === 0 ? (systems[n % 300]?.id ?? null) : null };
  });
  const weeks = Array.from({ length: 5_000 }, () => week(chance));
  const interesting = [...topics, ...areas].sort(() => chance.next() - 0.5);
  const institutions = [...systems, ...campuses];
  const rootOf = new Map(institutions.map(({ id, parentId }) => [id, parentId ?? id]));
  /** Everybody anew, the same each time it is asked: a million of them need not be held. */
  function* mentors() {
    const own = chanceOf(seed + 1);
    for (let nth = 0, pairs = 0; nth < count; nth += 1) {
      const one = mentor(own);
      yield { ...one, pair: one.isTaken ? pairs : null };
      if (one.isTaken) pairs += 1;
    }
  }
  /** @param {Chance} own */
  function mentor(own) {
    const { below, pick, popular } = own;
    const capacity = below(4);
    return {
      personId: own.id(),
      enrollmentId: own.id(),
      name: `${names[popular(names.length)]} ${names[below(names.length)]}`,
      interests: someOf(own, interesting, 6),
      practiceAreas: someOf(own, areas, 3),
      stage: pick(stages),
      region: regions[popular(regions.length)] ?? 0,
      institution: below(20) === 0 ? null : (institutions[popular(institutions.length)]?.id ?? null),
      languages: below(4) === 0 ? ["en", languages[1 + popular(languages.length - 1)] ?? "es"] : ["en"],
      help: helpKinds.filter(() => below(3) === 0),
      capacity,
      isTaken: capacity > 0 && below(10) === 0,
      isPaused: below(30) === 0,
      hidden: below(25) === 0 ? pick(["interests", "practiceAreas", "region", "availability"]) : null,
      week: below(10) < 6 ? below(weeks.length) : -1,
      answerMinutes: below(10) < 4 ? below(14) * 1_440 : null,
      text: Array.from({ length: 12 }, () => words[popular(words.length)]).join(" "),
    };
  }
  return { count, terms, areas, topics, regions, interesting, institutions, rootOf, weeks, words, names, mentors };
}

/** @typedef {ReturnType<typeof corpusOf>} Corpus */
/** @typedef {ReturnType<Corpus["mentors"]> extends Generator<infer M> ? M : never} Mentor */
