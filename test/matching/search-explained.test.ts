import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { institutions } from "../../server/demo/data/institutions.js";
import { taxonomy } from "../../server/demo/data/taxonomy.js";
import { type DemoPerson, generateDemoWorld } from "../../server/demo/generate.js";
import { PerspectiveDistances, SearchReasonKinds } from "../../server/matching/index.js";
import { CareerStages, HelpKinds } from "../../server/people/index.js";
import { type Hit, Searchable, thousandths } from "../support/makers/matching.js";
import { type Actor, aWorld, type World } from "../support/world.js";

/** A slice of the demo's people; it stays the same from run to run. */
const population = 90;
const someDay = new Date("2026-03-02T12:00:00Z");

let world: World;
let here: Searchable;
let viewers: Actor[];
let mentors: Map<string, DemoPerson>;
beforeAll(async () => {
  world = await aWorld();
  here = await Searchable.in(world);
  const { people } = generateDemoWorld({ seed: 7, now: someDay });
  const role = (wanted: string) => people.filter(person => person.enrollments.some(({ role }) => role === wanted));
  mentors = new Map();
  for (const person of role("MENTOR").slice(0, population)) {
    const { capacity } = person.enrollments.find(({ role }) => role === "MENTOR") ?? {};
    const { id } = await here.mentor(person.displayName, profileOf(person), { capacity: capacity ?? 1 });
    mentors.set(id, person);
  }
  viewers = [];
  for (const person of role("MENTEE").slice(0, 5))
    viewers.push(await here.person(person.displayName, profileOf(person)));
}, 300_000);
afterAll(() => world.close());

const profileOf = (person: DemoPerson) => ({
  headline: person.headline,
  bio: person.bio,
  stage: person.stage,
  practiceAreas: person.practiceAreaKeys,
  interests: person.interestKeys,
  institution: person.institutionKey,
  region: person.regionKey,
  languages: person.languages,
  helpOffered: person.helpOffered,
});

const keys = (kinds: readonly string[]) => taxonomy.filter(term => kinds.includes(term.kind)).map(term => term.key);
const some = <V>(values: readonly V[], maxLength = 3) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { maxLength }), { freq: 2 });
const searches = fc.record({
  text: fc.option(fc.constantFrom("stewardship", "ICU", "residency", "ma", "sepsis or stroke", "leads"), { freq: 1 }),
  interests: some(keys(["PRACTICE_AREA", "TOPIC"]), 6),
  practiceAreas: some(keys(["PRACTICE_AREA"]), 6),
  stages: some(Object.values(CareerStages), 6),
  regions: some(keys(["REGION"]), 4),
  languages: some(["en", "es", "hi", "vi"]),
  help: some(Object.values(HelpKinds)),
  withPlaces: fc.option(fc.boolean()),
  distance: fc.option(
    fc.record({
      institution: fc.option(fc.constantFrom(...Object.values(PerspectiveDistances))),
      region: fc.option(fc.constantFrom(...Object.values(PerspectiveDistances))),
      practiceArea: fc.option(fc.constantFrom(...Object.values(PerspectiveDistances))),
    }),
  ),
});

const parents = new Map(taxonomy.map(term => [term.key, term.parentKey]));
const isUnder = (key: string, wide: string): boolean => {
  for (let at: string | null = key; at !== null; at = parents.get(at) ?? null) if (at === wide) return true;
  return false;
};
const systems = new Map(institutions.map(({ key, parentKey }) => [key, parentKey ?? key]));

test("whatever is searched, every hit has what was asked and its reasons recompute to its score", async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(searches, fc.nat({ max: 4 }), async (asked, nth) => {
      const viewer = viewers[nth];
      if (!viewer) throw new Error("There are five viewers.");
      const { institution } = { ...asked.distance };
      const own = await institutionOf(viewer);
      for (const hit of await here.hits(viewer, asked)) {
        seen += 1;
        explains(hit);
        const mentor = mentors.get(hit.mentor.id);
        if (!mentor) throw new Error(`${hit.mentor.displayName} is no mentor of the program.`);
        const has = (wanted: readonly string[] | null, theirs: readonly string[]) =>
          !wanted?.length || wanted.some(wide => theirs.some(key => isUnder(key, wide)));
        expect(has(asked.interests, mentor.interestKeys)).toBe(true);
        expect(has(asked.practiceAreas, mentor.practiceAreaKeys)).toBe(true);
        expect(has(asked.regions, [mentor.regionKey])).toBe(true);
        expect(has(asked.help, mentor.helpOffered)).toBe(true);
        expect(has(asked.stages, [mentor.stage])).toBe(true);
        if (institution === "REQUIRE_DIFFERENT") expect(systems.get(mentor.institutionKey)).not.toBe(own);
      }
    }),
    { numRuns: 150, seed: 20_260_302 },
  );
  expect(seen).toBeGreaterThan(500);
}, 300_000);

/** The root of the viewer's institution, under the demo's key. */
async function institutionOf(viewer: Actor): Promise<string | undefined> {
  const { me } = await viewer.ask<{ me: { institution: { name: string } } }>("{ me { institution { name } } }");
  return systems.get(institutions.find(({ name }) => name === me.institution.name)?.key ?? "");
}

function explains({ score, reasons }: Hit): void {
  const points = reasons.map(reason => thousandths(reason.points));
  expect(points.reduce((sum, one) => sum + one, 0)).toBe(thousandths(score));
  expect(thousandths(score) / 1000).toBe(score);
  expect(score).toBeGreaterThanOrEqual(0);
  expect(score).toBeLessThanOrEqual(1);
  expect(new Set(reasons.map(reason => reason.code)).size).toBe(reasons.length);
  for (const { kind, points: one, text, terms } of reasons) {
    expect(text).toMatch(/^[A-Z].*[^ ]\.$/);
    if (kind === SearchReasonKinds.BLOCKING) expect(one).toBe(0);
    for (const term of terms ?? []) expect(text).toContain(term.name);
  }
}

test("critical care with another institution required gives explained hits", async () => {
  const [viewer] = viewers;
  if (!viewer) throw new Error("There are five viewers.");
  const asked = {
    interests: ["critical-care"],
    distance: { institution: "REQUIRE_DIFFERENT" },
    withPlaces: true,
  } as const;
  const hits = await here.hits(viewer, asked);
  expect(hits.length).toBeGreaterThan(0);
  for (const hit of hits) {
    // All but what is not known yet: how soon they answer.
    expect(hit.score).toBe(0.933);
    expect(hit.reasons.slice(0, 3).map(reason => [reason.code, reason.kind])).toEqual([
      ["SHARED_INTEREST", "SHARED"],
      ["DIFFERENT_INSTITUTION", "DIFFERENT"],
      ["PLACES_LEFT", "SHARED"],
    ]);
  }
});
