/**
 * A world of mentors and of mentees who look for one. What people are like is drawn first: what they can do, when they are
 * free, how much they want to. Profiles and searches are what they write down of that, with gaps and mistakes; only these
 * reach the product. What comes of a pair is in `outcome.mjs`, and is made of what people are like alone.
 *
 * @typedef {import("../../server/demo/generate-random.js").Random} Random
 * @typedef {import("../../server/people/index.js").TermToLoad} Term
 * @typedef {import("../../server/people/index.js").InstitutionToLoad} Place
 * @typedef {import("../../server/people/index.js").CareerStage} Stage
 * @typedef {import("../../server/matching/index.js").MentorSearch} Search
 *
 * @typedef {object} Profile
 * @property {string} displayName
 * @property {string} bio
 * @property {Stage} stage
 * @property {string} institutionKey
 * @property {string} regionKey
 * @property {string[]} languages
 * @property {string[]} practiceAreaKeys
 * @property {string[]} interestKeys
 * @property {string | null} week The stated week, as ones and zeros; null when nothing is said.
 * @property {string[]} hides Fields that members of the program do not see.
 *
 * @typedef {object} Mentor
 * @property {Profile} profile
 * @property {ReadonlyMap<string, number>} skills What they can really teach, 0 to 1, by term. The product never sees it.
 * @property {ReadonlySet<number>} free When they are really free, in quarters of a UTC week. The product never sees it.
 * @property {number} willing How much of what they begin they keep up, 0 to 1. The product never sees it.
 * @property {number} years Years on the way since the first of school. The product never sees it.
 * @property {number} places Mentees they can still take.
 * @property {boolean} isPaused
 * @property {{ mentees: number, medianMinutes: number } | null} answers Null for who was never asked.
 *
 * @typedef {object} Query
 * @property {Profile} profile The mentee's.
 * @property {ReadonlyMap<string, number>} needs What they really need, 0 to 1, by term. The product never sees it.
 * @property {ReadonlySet<number>} free
 * @property {number} years
 * @property {{ institution: number, region: number }} cares How much another perspective is worth to them.
 * @property {string | null} language The language they need.
 * @property {boolean} otherSystem Whether they cannot have a mentor of their own system.
 * @property {Omit<Search, "programId">} search What they ask the product.
 * @property {string} words The same need as they would type it into a search box.
 *
 * @typedef {object} Corpus
 * @property {Mentor[]} mentors
 * @property {Query[]} queries
 * @property {Place[]} places
 */

export const sizes = { mentors: 600, queries: 120 };

/** @type {readonly (readonly [Stage, number])[]} The stage people write down, and the year from which most are at it. */
const stages = [
  ["STUDENT_P1", 0],
  ["STUDENT_P2", 1],
  ["STUDENT_P3", 2],
  ["STUDENT_P4", 3],
  ["RESIDENT_PGY1", 4],
  ["RESIDENT_PGY2", 5],
  ["NEW_PRACTITIONER", 6],
  ["PRACTITIONER", 9],
  ["SPECIALIST", 15],
  ["LEADER", 22],
];

/**
 * @param {{ terms: readonly Term[], randomFor: (seed: number, label: string) => Random, seed: number }} from
 * @returns {Corpus}
 */
export function corpusOf({ terms, randomFor, seed }) {
  const words = new Vocabulary(terms);
  const places = institutionsOf(words.regions, randomFor(seed, "places"));
  const mentor = randomFor(seed, "mentors");
  const query = randomFor(seed, "queries");
  const mentors = Array.from({ length: sizes.mentors }, (_, nth) => mentorOf(nth, words, places, mentor));
  const queries = Array.from({ length: sizes.queries }, (_, nth) => queryOf(nth, words, places, query));
  return { mentors, queries, places };
}

class Vocabulary {
  /** @param {readonly Term[]} terms */
  constructor(terms) {
    const isParent = new Set(terms.map(term => term.parentKey));
    this.byKey = new Map(terms.map(term => [term.key, term]));
    this.regions = terms.filter(term => term.kind === "REGION" && !isParent.has(term.key)).map(term => term.key);
    /** @type {string[][]} Areas that are practiced together: a head with what lies below it, or one alone. */
    this.fields = terms
      .filter(term => term.kind === "PRACTICE_AREA" && term.parentKey === null)
      .map(head => [head.key, ...terms.filter(term => term.parentKey === head.key).map(term => term.key)]);
    /** @type {Map<string, number>} How many terms a word may mean. */
    this.meanings = new Map();
    for (const { name, synonyms } of terms) {
      for (const word of new Set([name, ...synonyms].map(one => one.toLowerCase()))) {
        this.meanings.set(word, (this.meanings.get(word) ?? 0) + 1);
      }
    }
    this.topics = terms.filter(term => term.kind === "TOPIC" && !isParent.has(term.key)).map(term => term.key);
  }

  /** @param {string} key */
  isArea(key) {
    return this.byKey.get(key)?.kind === "PRACTICE_AREA";
  }

  /** What is asked for the word: itself, or the term that was picked among those it may mean. @param {string} key @param {string} [word] */
  picked(key, word = key) {
    return this.meanings.get(word.toLowerCase()) === 1 ? word : key;
  }

  /** A way people say it: its name, or as often one of its synonyms. @param {string} key @param {Random} random */
  said(key, random) {
    const term = this.byKey.get(key);
    if (!term) throw new Error(`There is no term ${key}.`);
    return term.synonyms.length > 0 && random.chance(0.5) ? random.pick(term.synonyms) : term.name;
  }
}

/** @param {string[]} regions @param {Random} random @returns {Place[]} */
function institutionsOf(regions, random) {
  return Array.from({ length: 60 }, (_, nth) => {
    const regionKey = random.pick(regions);
    const system = { key: `system-${nth}`, name: `System ${nth}`, parentKey: null, regionKey, country: null };
    const campuses = Array.from({ length: random.int(0, 3) }, (_, at) => ({
      ...system,
      key: `system-${nth}-campus-${at}`,
      name: `Campus ${at} of ${nth}`,
      parentKey: system.key,
    }));
    return [system, ...campuses];
  }).flat();
}

/** @param {number} nth @param {Vocabulary} words @param {Place[]} places @param {Random} random @returns {Mentor} */
function mentorOf(nth, words, places, random) {
  const field = random.pick(words.fields);
  const skills = new Map(
    [
      ...random.some(field, random.int(1, 3)),
      ...random.some(random.pick(words.fields), random.int(0, 1)),
      ...random.some(words.topics, random.int(2, 4)),
    ].map(key => [key, 0.85 + 0.15 * random.next()]),
  );
  // Now and then something is left out of the profile, and something is in it that is only liked.
  const named = [...skills.keys()].filter(() => !random.chance(0.04));
  if (random.chance(0.1)) named.push(random.pick(words.topics));
  const willing = 0.2 + 0.8 * random.next();
  const years = 8 + Math.floor(22 * random.next());
  const hours = hoursOf(random);
  const profile = profileOf(`Mentor ${nth}`, { years, named, hours }, words, places, random);
  return {
    profile,
    skills,
    free: hours.free,
    willing,
    years,
    places: random.chance(0.12) ? 0 : random.int(1, 4),
    isPaused: random.chance(0.05),
    answers: answersOf(willing, random),
  };
}

/** Keen mentors answer sooner, more or less; who is new has been asked by few. @param {number} willing @param {Random} random */
function answersOf(willing, random) {
  const mentees = random.int(0, 9);
  if (mentees === 0) return null;
  const days = 0.35 * Math.exp(4 * (1 - willing)) * Math.exp(random.next() - 0.5);
  return { mentees, medianMinutes: Math.round(days * 24 * 60) };
}

/** @param {number} nth @param {Vocabulary} words @param {Place[]} places @param {Random} random @returns {Query} */
function queryOf(nth, words, places, random) {
  const field = random.pick(words.fields);
  const two = random.chance(0.5);
  const keys = [random.chance(0.6) ? random.pick(field) : random.pick(words.topics)];
  const other = random.pick(words.topics);
  if (two && !keys.includes(other)) keys.push(other);
  const needs = new Map(keys.map((key, at) => [key, at === 0 ? 1 : 0.9]));
  const said = keys.map(key => words.said(key, random));
  const years = random.int(0, 6);
  const hours = hoursOf(random);
  const cares = { institution: random.chance(0.5) ? 0.3 : 0, region: random.chance(0.4) ? 0.3 : 0 };
  const otherSystem = random.chance(0.25);
  const language = random.chance(0.1) ? "es" : null;
  const byText = keys.length === 1 && random.chance(0.3);
  /** @type {Query["search"]} */
  const search = {
    ...(byText
      ? { text: said[0] ?? "", interests: [] }
      : { interests: keys.map((key, at) => words.picked(key, said[at])) }),
    languages: language === null ? [] : [language],
    withPlaces: true,
    distance: {
      institution: otherSystem ? "REQUIRE_DIFFERENT" : cares.institution > 0 ? "PREFER_DIFFERENT" : "ANY",
      region: cares.region > 0 ? "PREFER_DIFFERENT" : "ANY",
    },
  };
  const profile = profileOf(`Mentee ${nth}`, { years, named: [], hours }, words, places, random);
  const words_ = [...said, ...(language === null ? [] : ["Spanish"])].join(" ");
  return { profile, needs, free: hours.free, years, cares, language, otherSystem, search, words: words_ };
}

/**
 * @param {string} displayName
 * @param {{ years: number, named: string[], hours: { stated: string } }} like
 * @param {Vocabulary} words @param {Place[]} places @param {Random} random
 * @returns {Profile}
 */
function profileOf(displayName, { years, named, hours }, words, places, random) {
  const place = random.pick(places);
  const stated = years + (random.chance(0.05) ? random.int(-2, 2) : 0);
  const shown = named.map(key => words.said(key, random));
  return {
    displayName,
    bio: shown.length === 0 ? "" : `I can help with ${shown.join(" and ")}. ${random.pick(phrases)}`,
    stage: stages.findLast(([, from]) => stated >= from)?.[0] ?? "STUDENT_P1",
    institutionKey: place.key,
    // Some work from elsewhere.
    regionKey: random.chance(0.1) ? random.pick(words.regions) : (place.regionKey ?? random.pick(words.regions)),
    languages: random.chance(0.35) ? ["en", "es"] : ["en"],
    practiceAreaKeys: named.filter(key => words.isArea(key)),
    interestKeys: named,
    week: random.chance(0.04) ? null : hours.stated,
    hides: random.chance(0.03) ? ["availability"] : random.chance(0.02) ? ["stage"] : [],
  };
}

const phrases = [
  "Ask me about residency, research and the job search.",
  "I like long walks, good coffee and critical reading.",
  "Mentoring has changed my own career, and I want to give some of that back.",
  "I have precepted students for years and learn from every one of them.",
  "My door is open for questions about care, clinic and hospital life.",
];

/** Hours of a local week that people keep for such things: day, first and last hour. */
const blocks = /** @type {const} */ ([
  ...[0, 1, 2, 3, 4].flatMap(day => [
    [day, 7, 8],
    [day, 12, 13],
    [day, 17, 19],
    [day, 19, 21],
  ]),
  [5, 9, 12],
  [5, 14, 17],
  [6, 9, 12],
  [6, 14, 17],
]);

/** When somebody is free and what they say of it: a block is forgotten now and then, or one promised that is not kept. */
function hoursOf(/** @type {Random} */ random) {
  const behindUtc = random.int(5, 8);
  const kept = random.some(blocks, random.int(6, 11));
  const said = kept.filter(() => !random.chance(0.04));
  if (random.chance(0.15)) said.push(random.pick(blocks));
  const quarters = (/** @type {typeof kept} */ list) =>
    new Set(
      list.flatMap(([day = 0, from = 0, to = 0]) =>
        Array.from({ length: (to - from) * 4 }, (_, at) => ((day * 24 + from + behindUtc) * 4 + at) % 672),
      ),
    );
  const stated = quarters(said);
  return {
    free: quarters(kept),
    stated: Array.from({ length: 672 }, (_, at) => (stated.has(at) ? "1" : "0")).join(""),
  };
}
