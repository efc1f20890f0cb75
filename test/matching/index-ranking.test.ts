import { expect, test } from "@jest/globals";
import { lotKeyOf, lotOf, textOfLot } from "../../server/matching/lot.js";
import { type Axis, type Candidate, type Plan, planOf, type Search, score } from "../../server/matching/score.js";
import { facetsOf } from "../../server/matching/search-index/index-facets.js";
import { ProgramIndex } from "../../server/matching/search-index/program-index.js";
import type { MentorRow, Question } from "../../server/matching/search-index/question.js";
import { questionOf } from "../../server/matching/search-index/question-of.js";
import { bestOf } from "../../server/matching/search-index/ranking.js";
import { scoringOf } from "../../server/matching/search-index/scoring.js";
import { defaultWeights } from "../../server/matching/weights.js";
import { answerTimeBands } from "../../server/mentorships/index.js";
import { CareerStages, HelpKinds } from "../../server/people/index.js";
import { random } from "../support/random.js";

// Thousands of mentors without a database, so that sets of every size are met: lists, and bits for each.
const chance = random(7);
const { below, pick } = chance;
const now = new Date("2026-03-01T12:00:00Z");
const stages = Object.values(CareerStages);
const kinds = Object.values(HelpKinds);

const anyId = (): string => {
  const hex = () =>
    below(2 ** 32)
      .toString(16)
      .padStart(8, "0");
  return `${hex()}${hex()}${hex()}${hex()}`.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};
/** Low numbers come often, high ones hardly ever. */
const popular = (limit: number) => below(1 + below(1 + below(limit)));
const some = (limit: number, most: number) => [
  ...new Set(Array.from({ length: below(most + 1) }, () => popular(limit))),
];
const maybe = <T>(value: T): T | null => (below(6) === 0 ? null : value);
const institutions = Array.from({ length: 40 }, anyId);

function anyWeek(): string {
  const quarters = Array.from({ length: 672 }, () => "0");
  for (let day = 0; day < 7; day += 1) {
    const start = day * 96 + below(90);
    if (below(2) === 0) quarters.fill("1", start, start + 1 + below(6));
  }
  return quarters.join("");
}

interface Mentor {
  readonly enrollmentId: string;
  readonly candidate: Candidate;
  readonly week: string | null;
}

function anyMentor(enrollmentId: string, personId: string): Mentor {
  const pause = below(12);
  const institution = maybe(institutions[popular(40)] ?? "");
  return {
    enrollmentId,
    week: below(3) === 0 ? null : anyWeek(),
    candidate: {
      personId,
      interestIds: maybe(some(60, 5)),
      practiceAreaIds: maybe(some(20, 3)),
      stage: maybe(pick(stages)),
      regionId: maybe(100 + popular(30)),
      institutionId: institution,
      institutionRoot: institution,
      languages: maybe([...new Set(["en", pick(["es", "es-MX", "fr", "zh"])])]),
      helpOffered: maybe(kinds.filter(() => below(3) === 0)),
      overlapQuarters: null,
      answersWithin: maybe(pick(answerTimeBands)),
      placesLeft: below(3),
      isPaused: pause < 2,
      pausedUntil: pause === 0 ? new Date(now.getTime() + 1_000) : null,
      isRequested: false,
      isPaired: false,
      textMatch: null,
    },
  };
}

const asBytes = (week: string): string =>
  Buffer.from(week.match(/.{8}/g)?.map(byte => Number.parseInt(byte, 2)) ?? []).toString("base64");

function rowOf({ enrollmentId, candidate: one, week }: Mentor): MentorRow {
  const until = one.isPaused ? (one.pausedUntil?.getTime() ?? -1) : below(2) === 0 ? now.getTime() - 1 : null;
  const lists = [
    one.interestIds,
    one.practiceAreaIds,
    one.stage,
    one.regionId,
    one.languages,
    one.helpOffered,
  ] as const;
  const rest = [one.institutionRoot, one.placesLeft > 0, until, week && asBytes(week), one.answersWithin] as const;
  return [enrollmentId, one.personId, `mara ${below(50)}`, ...lists, ...rest];
}

const commonQuarters = (one: string, other: string): number =>
  [...one].filter((quarter, at) => quarter === "1" && other[at] === "1").length;

function anySearch(week: string | null): Search {
  const axis = <V>(own: readonly V[]): Axis<V> => ({
    distance: pick(["ANY", "PREFER_DIFFERENT", "REQUIRE_DIFFERENT"] as const),
    own: new Set(own),
  });
  const concepts = (limit: number, most: number) =>
    Array.from({ length: 1 + below(most) }, () => new Set([popular(limit), popular(limit)]));
  const interests = concepts(60, 6);
  const areas = concepts(20, 3);
  const quarters = week?.replaceAll("0", "").length ?? 0;
  const rarely = <T>(value: T): T | null => (below(4) === 0 ? value : null);
  const isRequired = below(2) === 0;
  return {
    hasText: false,
    interests: maybe({
      concepts: interests,
      isRequired,
      full: isRequired ? interests.length : Math.min(3, interests.length),
    }),
    practiceAreas: rarely({ concepts: areas, isRequired: true, full: areas.length }),
    stages: rarely(stages.slice(below(5), 9)) ?? [],
    regions: rarely(new Set(some(30, 8).map(id => 100 + id))),
    institutions: rarely(new Set(some(40, 12).map(at => institutions[at] ?? ""))),
    languages: rarely(["es", "fr"]) ?? [],
    help: rarely(kinds.slice(below(4), 6)) ?? [],
    institution: axis([institutions[popular(40)] ?? ""]),
    region: axis([100 + popular(30), 100 + popular(30)]),
    practiceArea: axis(some(20, 2)),
    overlap: quarters === 0 ? null : { full: Math.min(quarters, 20), atLeast: rarely(1 + below(9)) },
    stagesAhead: maybe(new Set(stages.slice(6))),
  };
}

/** Everybody's place, worked out one by one as a small program's search does. */
function ranked(mentors: Iterable<Mentor>, plan: Plan, viewerId: string, week: string | null, withPlaces: boolean) {
  const viewer = lotKeyOf(viewerId);
  const hits = [];
  for (const { enrollmentId, candidate, week: theirs } of mentors) {
    const overlapQuarters = week !== null && theirs !== null ? commonQuarters(week, theirs) : null;
    const scored = score(plan, { ...candidate, overlapQuarters });
    const isOpen = candidate.placesLeft > 0 && !candidate.isPaused;
    if (!scored || (withPlaces && !isOpen)) continue;
    const lot = textOfLot(lotOf(viewer, lotKeyOf(candidate.personId)));
    hits.push({ enrollmentId, points: scored.thousandths, lot, isOpen, candidate });
  }
  return hits.sort((a, b) => b.points - a.points || (a.lot < b.lot ? -1 : 1));
}

const index = new ProgramIndex();
const mentors = new Map<string, Mentor>();
const putAny = (enrollmentId = anyId(), personId = anyId()) => {
  const mentor = anyMentor(enrollmentId, personId);
  mentors.set(enrollmentId, mentor);
  index.put(rowOf(mentor));
};

/** With what is narrower, as facets are asked for. */
const facets = {
  practiceAreas: [0, 4, 8].map(value => ({ value, with: [value, value + 1, value + 2, value + 3] })),
  regions: [100, 110].map(value => ({ value, with: Array.from({ length: 10 }, (_, n) => value + n) })),
};

/** How many of these have any of what a value stands for, where somebody has. */
const countsOf = (wider: readonly { value: number; with: number[] }[], all: readonly (readonly number[])[]) =>
  wider
    .map(({ value, with: meant }) => ({ value, count: all.filter(own => own.some(id => meant.includes(id))).length }))
    .filter(({ count }) => count > 0);

/** One search, all of its first pages, and its facets. */
function compareOnce(): number {
  const viewerId = anyId();
  const week = below(4) === 0 ? null : anyWeek();
  const plan = planOf(anySearch(week), defaultWeights);
  const withPlaces = below(3) === 0;
  const expected = ranked(mentors.values(), plan, viewerId, week, withPlaces);
  const size = 1 + below(30);
  const asked = { withPlaces, textTermIds: [], text: null, week, from: null, count: size, facets };
  const question: Question = questionOf(plan, { viewerId, now, hidden: [], busy: [] }, asked);
  let from: Question["from"] = null;
  for (let page = 0; page < 3; page += 1) {
    // The place to go on from comes again.
    const start = Math.max(0, page * (size - 1));
    const found = bestOf(index, { ...question, from }, scoringOf(index, { ...question, from }));
    const places = found.map(({ enrollmentId, points }) => ({ enrollmentId, points }));
    expect(places).toEqual(
      expected.slice(start, start + size).map(({ enrollmentId, points }) => ({ enrollmentId, points })),
    );
    from = found.at(-1) ?? null;
    if (size === 1 || found.length < size) break;
  }
  const counted = facetsOf(index, scoringOf(index, question), facets);
  expect(counted.hitCount).toBe(expected.length);
  expect(counted.withPlacesCount).toBe(expected.filter(hit => hit.isOpen).length);
  const people = expected.map(hit => hit.candidate);
  const stageCount = (stage: string) => people.filter(one => one.stage === stage).length;
  for (const { value, count } of counted.stages) expect(count).toBe(stageCount(value));
  const byValue = (all: readonly { value: number; count: number }[]) => all.toSorted((a, b) => a.value - b.value);
  const areas = people.map(one => one.practiceAreaIds ?? []);
  expect(byValue(counted.practiceAreas)).toEqual(countsOf(facets.practiceAreas, areas));
  const regions = people.map(({ regionId }) => (regionId === null ? [] : [regionId]));
  expect(byValue(counted.regions)).toEqual(countsOf(facets.regions, regions));
  return expected.length;
}

test("the index gives the mentors that scoring one by one gives, in the same order, page after page", () => {
  for (let n = 0; n < 4_000; n += 1) putAny();
  let hits = 0;
  for (let n = 0; n < 60; n += 1) hits += compareOnce();
  expect(hits).toBeGreaterThan(20_000);
});

test("it does so while mentors change, leave, and others take their slots", () => {
  for (let round = 0; round < 12; round += 1) {
    for (const [enrollmentId, { candidate }] of [...mentors].filter(() => below(9) === 0)) {
      if (below(2) === 0) putAny(enrollmentId, candidate.personId);
      else if (mentors.delete(enrollmentId)) index.remove(enrollmentId);
    }
    for (let n = below(400); n > 0; n -= 1) putAny();
    expect(index.size).toBe(mentors.size);
    for (let n = 0; n < 4; n += 1) compareOnce();
  }
});

test("and where very many change between two searches, new ones among them", () => {
  for (let round = 0; round < 2; round += 1) {
    for (const [enrollmentId, { candidate }] of [...mentors]) putAny(enrollmentId, candidate.personId);
    for (let n = 0; n < 500; n += 1) putAny();
    compareOnce();
    // The next ones are few, and meet what was kept after the many.
    for (let n = 0; n < 3; n += 1) {
      putAny();
      compareOnce();
    }
  }
});
