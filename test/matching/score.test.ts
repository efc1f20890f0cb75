import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  type Axis,
  type Candidate,
  planOf,
  type Search,
  score,
  type WantedTerms,
} from "../../server/matching/score.js";
import { PerspectiveDistances } from "../../server/matching/search-words.js";
import { budgetsOf, criteria, defaultWeights as weights } from "../../server/matching/weights.js";
import { answerTimeBands } from "../../server/mentorships/index.js";
import { CareerStages, HelpKinds } from "../../server/people/index.js";

const anywhere = { distance: "ANY", own: null } as const;
const nothingAsked: Search = {
  hasText: false,
  interests: null,
  practiceAreas: null,
  stages: [],
  regions: null,
  institutions: null,
  languages: [],
  help: [],
  institution: anywhere,
  region: anywhere,
  practiceArea: anywhere,
  overlap: null,
  stagesAhead: null,
};
const blank: Candidate = {
  personId: "m",
  interestIds: [],
  practiceAreaIds: [],
  stage: null,
  regionId: null,
  institutionId: null,
  institutionRoot: null,
  languages: [],
  helpOffered: [],
  overlapQuarters: null,
  answersWithin: null,
  placesLeft: 1,
  isPaused: false,
  pausedUntil: null,
  isRequested: false,
  isPaired: false,
  textMatch: null,
};

const wants = (...ids: number[]): WantedTerms => ({
  concepts: ids.map(id => new Set([id])),
  isRequired: true,
  full: ids.length,
});

const scored = (search: Partial<Search>, mentor: Partial<Candidate>) =>
  score(planOf({ ...nothingAsked, ...search }, weights), { ...blank, ...mentor });
const pointsOf = (search: Partial<Search>, mentor: Partial<Candidate>) => {
  const reasons = scored(search, mentor)?.reasons;
  return reasons ? Object.fromEntries(reasons.map(reason => [reason.code, reason.thousandths])) : null;
};

describe("points", () => {
  const own = new Set(["own"]);
  const prefer: Axis<string> = { distance: "PREFER_DIFFERENT", own };
  test.each<[string, Partial<Search>, Partial<Candidate>, Record<string, number> | null]>([
    ["a search for nothing gives most to a free place", {}, {}, { PLACES_LEFT: 600 }],
    ["a full mentor has none left to earn", {}, { placesLeft: 0 }, { NO_PLACES: 0 }],
    [
      "all that was asked is a whole score",
      { interests: wants(1, 2) },
      { interestIds: [2, 1, 9] },
      { SHARED_INTEREST: 762, PLACES_LEFT: 143 },
    ],
    [
      "half of the interests is half of their points",
      { interests: wants(1, 2) },
      { interestIds: [2] },
      { SHARED_INTEREST: 381, PLACES_LEFT: 143 },
    ],
    ["none of the interests is no hit", { interests: wants(1, 2) }, { interestIds: [3] }, null],
    ["hidden interests are no hit", { interests: wants(1) }, { interestIds: null }, null],
    [
      "another institution is preferred",
      { institution: prefer },
      { institutionRoot: "other", institutionId: "other" },
      { DIFFERENT_INSTITUTION: 545, PLACES_LEFT: 273 },
    ],
    [
      "the same institution earns nothing and is said",
      { institution: prefer },
      { institutionRoot: "own", institutionId: "campus" },
      { PLACES_LEFT: 273, SAME_INSTITUTION: 0 },
    ],
    ["an unknown institution says nothing", { institution: prefer }, {}, { PLACES_LEFT: 273 }],
    [
      "where distance does not matter it is said for nothing",
      { institution: { distance: "ANY", own } },
      { institutionRoot: "other" },
      { PLACES_LEFT: 600, DIFFERENT_INSTITUTION: 0 },
    ],
    [
      "a required difference leaves the same out",
      { institution: { distance: "REQUIRE_DIFFERENT", own } },
      { institutionRoot: "own" },
      null,
    ],
    ["a required difference leaves the unknown out", { institution: { distance: "REQUIRE_DIFFERENT", own } }, {}, null],
    [
      "a name found is worth more than a word",
      { hasText: true },
      { textMatch: "NAME" },
      { TEXT: 615, PLACES_LEFT: 231 },
    ],
    ["a word found", { hasText: true }, { textMatch: "WORDS" }, { TEXT: 184, PLACES_LEFT: 231 }],
    [
      "a language finds its varieties",
      { languages: ["es"] },
      { languages: ["en", "es-MX"] },
      { LANGUAGE: 445, PLACES_LEFT: 333 },
    ],
    ["a variety does not find the language", { languages: ["es-MX"] }, { languages: ["es"] }, null],
    [
      "who answers within a day has all the points of it",
      {},
      { answersWithin: "WITHIN_A_DAY" },
      { ANSWERS_WITHIN: 400, PLACES_LEFT: 600 },
    ],
    [
      "three days earn two thirds of them",
      {},
      { answersWithin: "WITHIN_THREE_DAYS" },
      { ANSWERS_WITHIN: 266, PLACES_LEFT: 600 },
    ],
    [
      "a week earns one third of them",
      {},
      { answersWithin: "WITHIN_A_WEEK" },
      { ANSWERS_WITHIN: 133, PLACES_LEFT: 600 },
    ],
    ["longer is said and earns none", {}, { answersWithin: "LONGER" }, { ANSWERS_WITHIN: 0, PLACES_LEFT: 600 }],
    [
      "five hours in common earn all the points of the week",
      { overlap: { full: 20, atLeast: null } },
      { overlapQuarters: 20 },
      { OVERLAP_HOURS: 545, PLACES_LEFT: 273 },
    ],
    [
      "more than enough hours earn no more",
      { overlap: { full: 20, atLeast: null } },
      { overlapQuarters: 160 },
      { OVERLAP_HOURS: 545, PLACES_LEFT: 273 },
    ],
    [
      "a quarter of an hour earns its part",
      { overlap: { full: 20, atLeast: null } },
      { overlapQuarters: 1 },
      { OVERLAP_HOURS: 27, PLACES_LEFT: 273 },
    ],
    [
      "no hour in common is said and earns none",
      { overlap: { full: 20, atLeast: null } },
      { overlapQuarters: 0 },
      { OVERLAP_HOURS: 0, PLACES_LEFT: 273 },
    ],
    ["a mentor's unsaid week says nothing", { overlap: { full: 20, atLeast: null } }, {}, { PLACES_LEFT: 273 }],
    [
      "just as many hours as required is a hit",
      { overlap: { full: 20, atLeast: 8 } },
      { overlapQuarters: 8 },
      { OVERLAP_HOURS: 218, PLACES_LEFT: 273 },
    ],
    ["fewer hours than required is no hit", { overlap: { full: 20, atLeast: 8 } }, { overlapQuarters: 7 }, null],
    ["an unsaid week is no hit where hours are required", { overlap: { full: 20, atLeast: 1 } }, {}, null],
    [
      "a stage ahead",
      { stagesAhead: new Set(["LEADER"]) },
      { stage: "LEADER" },
      { STAGE_AHEAD: 375, PLACES_LEFT: 375 },
    ],
    [
      "a stage that is not ahead says nothing",
      { stagesAhead: new Set(["LEADER"]) },
      { stage: "FELLOW" },
      { PLACES_LEFT: 375 },
    ],
    ["tags are compared by their parts", { languages: ["e"] }, { languages: ["es"] }, null],
  ])("%s", (_, search, mentor, points) => {
    expect(pointsOf(search, mentor)).toEqual(points);
  });

  test("what is in the way of a request comes last and carries nothing", () => {
    const mentor = { placesLeft: 0, isPaused: true, isRequested: true, isPaired: true };
    expect(
      scored({ interests: wants(1) }, { ...mentor, interestIds: [1] })?.reasons.map(({ code, kind }) => [code, kind]),
    ).toEqual([
      ["SHARED_INTEREST", "SHARED"],
      ["ALREADY_PAIRED", "BLOCKING"],
      ["REQUEST_OPEN", "BLOCKING"],
      ["PAUSED", "BLOCKING"],
      ["NO_PLACES", "BLOCKING"],
    ]);
  });
});

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 6 });
const wanted = fc.option(
  fc
    .record({
      concepts: fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }), {
        minLength: 1,
        maxLength: 5,
      }),
      isRequired: fc.boolean(),
    })
    .chain(({ concepts, isRequired }) =>
      fc
        .integer({ min: 1, max: concepts.length })
        .map(full => ({ concepts: concepts.map(one => new Set(one)), isRequired, full })),
    ),
);
const axisOf = <V>(value: fc.Arbitrary<V>): fc.Arbitrary<Axis<V>> =>
  fc.record({
    distance: fc.constantFrom(...Object.values(PerspectiveDistances)),
    own: fc.option(fc.uniqueArray(value, { minLength: 1, maxLength: 3 }).map(values => new Set(values))),
  });
const place = fc.constantFrom("a", "b", "c", "d");
const number = fc.integer({ min: 1, max: 12 });
const searches: fc.Arbitrary<Search> = fc.record({
  hasText: fc.boolean(),
  interests: wanted,
  practiceAreas: wanted,
  stages: fc.uniqueArray(fc.constantFrom(...Object.values(CareerStages)), { maxLength: 4 }),
  regions: fc.option(ids.map(values => new Set([1, ...values]))),
  institutions: fc.option(fc.uniqueArray(place, { minLength: 1 }).map(roots => new Set(roots))),
  languages: fc.uniqueArray(fc.constantFrom("en", "es", "fr"), { maxLength: 2 }),
  help: fc.uniqueArray(fc.constantFrom(...Object.values(HelpKinds)), { maxLength: 3 }),
  institution: axisOf(place),
  region: axisOf(number),
  practiceArea: axisOf(number),
  overlap: fc.option(
    fc.record({
      full: fc.integer({ min: 1, max: 20 }),
      atLeast: fc.option(fc.integer({ min: 1, max: 40 })),
    }),
  ),
  stagesAhead: fc.option(
    fc.uniqueArray(fc.constantFrom(...Object.values(CareerStages)), { minLength: 1 }).map(stages => new Set(stages)),
  ),
});
const mentors: fc.Arbitrary<Candidate> = fc.record({
  personId: fc.uuid(),
  interestIds: fc.option(ids, { freq: 8 }),
  practiceAreaIds: fc.option(ids, { freq: 8 }),
  stage: fc.option(fc.constantFrom(...Object.values(CareerStages))),
  regionId: fc.option(number, { freq: 8 }),
  institutionId: fc.option(place),
  institutionRoot: fc.option(place, { freq: 8 }),
  languages: fc.option(fc.uniqueArray(fc.constantFrom("en", "es", "es-MX", "fr-CA"), { maxLength: 3 })),
  helpOffered: fc.option(fc.uniqueArray(fc.constantFrom(...Object.values(HelpKinds)), { maxLength: 5 })),
  overlapQuarters: fc.option(fc.integer({ min: 0, max: 672 }), { freq: 8 }),
  answersWithin: fc.option(fc.constantFrom(...answerTimeBands)),
  placesLeft: fc.integer({ min: 0, max: 4 }),
  isPaused: fc.boolean(),
  pausedUntil: fc.constant(null),
  isRequested: fc.boolean(),
  isPaired: fc.boolean(),
  textMatch: fc.constantFrom("NAME", "TERM", "WORDS"),
});
/** A search and a mentor who is a hit: what the mentor lacks is not asked. */
const hits = fc.tuple(searches, mentors).map(([search, mentor]) => {
  const met = (one: Partial<Search>) => score(planOf({ ...nothingAsked, ...one }, weights), mentor) !== null;
  const kept = Object.entries(search).filter(([field, value]) => met({ [field]: value }));
  return { search: { ...nothingAsked, ...Object.fromEntries(kept) } as Search, mentor };
});
const of = (search: Search, mentor: Candidate) => score(planOf(search, weights), mentor);

describe("whatever is asked of whomever", () => {
  test("the score is the sum of the points, from 0 to a whole one", () => {
    fc.assert(
      fc.property(hits, ({ search, mentor }) => {
        const found = of(search, mentor);
        if (!found) throw new Error("This was to be a hit.");
        const points = found.reasons.map(reason => reason.thousandths);
        expect(points.every(Number.isInteger)).toBe(true);
        expect(found.thousandths).toBe(points.reduce((sum, one) => sum + one, 0));
        expect(found.thousandths).toBeGreaterThanOrEqual(0);
        expect(found.thousandths).toBeLessThanOrEqual(1000);
        const codes = found.reasons.map(reason => reason.code);
        expect(new Set(codes).size).toBe(codes.length);
        for (const { kind, thousandths } of found.reasons) if (kind === "BLOCKING") expect(thousandths).toBe(0);
      }),
    );
  });

  test("one more interest, practice area, language, kind of help, hour or place, or a quicker answer, never lowers the score", () => {
    fc.assert(
      fc.property(hits, number, fc.constantFrom(...Object.values(HelpKinds)), ({ search, mentor }, id, help) => {
        // With a distance on practice areas another area can end the difference, which is no lack of this rule.
        const calm = { ...search, practiceArea: anywhere };
        const before = of(calm, mentor)?.thousandths ?? 0;
        const more: Partial<Candidate>[] = [
          { interestIds: [...(mentor.interestIds ?? []), id] },
          { practiceAreaIds: [...(mentor.practiceAreaIds ?? []), id] },
          { languages: [...(mentor.languages ?? []), "es"] },
          { helpOffered: [...(mentor.helpOffered ?? []), help] },
          { overlapQuarters: (mentor.overlapQuarters ?? 0) + 1 },
          {
            answersWithin:
              answerTimeBands[answerTimeBands.indexOf(mentor.answersWithin ?? "LONGER") - 1] ?? "WITHIN_A_DAY",
          },
          { placesLeft: mentor.placesLeft + 1 },
        ];
        for (const one of more)
          expect(of(calm, { ...mentor, ...one })?.thousandths ?? -1).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test("of two mentors alike the more distant one never stands lower where difference is preferred", () => {
    fc.assert(
      fc.property(hits, ({ search, mentor }) => {
        const institutions = search.institutions && new Set(["a", "b"]);
        const institution = { distance: "PREFER_DIFFERENT", own: new Set(["a"]) } as const;
        const asked = { ...search, institutions, institution };
        const [far, near] = ["b", "a"].map(root => of(asked, { ...mentor, institutionRoot: root })?.thousandths);
        expect(far).toBeGreaterThan(near ?? Number.POSITIVE_INFINITY);
      }),
    );
  });

  test("a required difference is never missing in a hit", () => {
    fc.assert(
      fc.property(searches, mentors, (search, mentor) => {
        if (!of(search, mentor)) return;
        const { institution, region, practiceArea } = search;
        if (institution.distance === "REQUIRE_DIFFERENT") {
          expect(mentor.institutionRoot).not.toBeNull();
          expect(institution.own?.has(mentor.institutionRoot ?? "")).toBe(false);
        }
        if (region.distance === "REQUIRE_DIFFERENT") expect(region.own?.has(mentor.regionId ?? 0)).toBe(false);
        if (practiceArea.distance === "REQUIRE_DIFFERENT") {
          expect(mentor.practiceAreaIds?.some(id => practiceArea.own?.has(id))).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("asked again the answer is the same", () => {
    fc.assert(fc.property(hits, ({ search, mentor }) => expect(of(search, mentor)).toEqual(of(search, mentor))));
  });
});

test("the criteria of any search share the whole score to the last thousandth", () => {
  fc.assert(
    fc.property(fc.subarray([...criteria], { minLength: 1 }), chosen => {
      const budgets = [...budgetsOf(chosen, weights).values()];
      expect(budgets.reduce((sum, one) => sum + one, 0)).toBe(1000);
      expect(Math.min(...budgets)).toBeGreaterThan(0);
    }),
  );
});
