import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { institutions } from "../../server/demo/data/institutions.js";
import { taxonomy } from "../../server/demo/data/taxonomy.js";
import { type DemoPerson, generateDemoWorld } from "../../server/demo/generate.js";
import { criteria, PerspectiveDistances, SearchReasonKinds } from "../../server/matching/index.js";
import { CareerStages, HelpKinds } from "../../server/people/index.js";
import { codesOf, type Hit, Searchable, thousandths } from "../support/makers/matching.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { type Own, recomputed } from "./recompute.js";

/** A slice of the demo's people; it stays the same from run to run. */
const population = 90;
const someDay = new Date("2026-03-02T12:00:00Z");

let world: World;
let here: Searchable;
let viewers: Actor[];
let mentors: Map<string, DemoPerson>;
let coordinator: Actor;
const owns: Own[] = [];
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
    await saysMore(id, mentors.size);
  }
  viewers = [];
  for (const person of role("MENTEE").slice(0, 5)) {
    const viewer = await here.person(person.displayName, profileOf(person));
    // One has not said when they are available; the others have from one hour to seven.
    const quarters = 8 * viewers.length - 4;
    if (quarters > 0) await isAvailable(viewer.id, 0, quarters);
    owns.push({ interestKeys: person.interestKeys, stage: person.stage, quarters: Math.max(0, quarters) });
    viewers.push(viewer);
  }
  coordinator = await here.person("Coo", {}, { role: "COORDINATOR" });
}, 300_000);
afterAll(() => world.close());

/** Two in three say when they are available, and as many have been asked often enough to tell how soon they answer. */
async function saysMore(id: string, nth: number): Promise<void> {
  if (nth % 3 > 0) await isAvailable(id, nth % 28, 3 * (nth % 5) + 1);
  if (nth % 3 === 0) return;
  await world.db.query(
    `insert into mentor_answer_time (enrollment_id, sample_count, mentee_count, median_minutes, updated_at)
     select id, 9, $2, $3, now() from enrollment where person_id = $1`,
    [id, 1 + (nth % 7), 400 * nth],
  );
}

async function isAvailable(id: string, from: number, count: number): Promise<void> {
  await world.db.query("insert into availability values ($1, 'UTC', 1, now())", [id]);
  const week = "0".repeat(from) + "1".repeat(count) + "0".repeat(672 - from - count);
  await world.db.query("insert into availability_week values ($1, $2::bit(672), $3, null, 'test')", [id, week, count]);
}

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

/** The usual weights more often than not, else some of them set anew. */
const weightSets = fc.oneof(
  fc.constant([]),
  fc.uniqueArray(fc.record({ criterion: fc.constantFrom(...criteria), weight: fc.integer({ min: 0, max: 1000 }) }), {
    selector: one => one.criterion,
    minLength: 1,
    maxLength: 6,
  }),
);

const parents = new Map(taxonomy.map(term => [term.key, term.parentKey]));
const isUnder = (key: string, wide: string): boolean => {
  for (let at: string | null = key; at !== null; at = parents.get(at) ?? null) if (at === wide) return true;
  return false;
};
const systems = new Map(institutions.map(({ key, parentKey }) => [key, parentKey ?? key]));

test("whatever is searched, every hit has what was asked and its reasons recompute to its score", async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(searches, fc.nat({ max: 4 }), weightSets, async (asked, nth, weights) => {
      const [viewer, self] = [viewers[nth], owns[nth]];
      if (!viewer || !self) throw new Error("There are five viewers.");
      const set = await world.app.matching.setMatchWeights(coordinator.viewer, { programId: here.programId, weights });
      if ("refused" in set) throw new Error(set.message);
      const weighing = new Map<string, number>(Object.entries(set.weights.of));
      const { institution } = { ...asked.distance };
      const own = await institutionOf(viewer);
      for (const hit of await here.hits(viewer, asked)) {
        seen += 1;
        explains(hit);
        expect(hit.weightsVersion).toBe(set.weights.version);
        for (const { code, told, may } of recomputed(asked, self, weighing, hit, key =>
          key.slice(0, here.key("").length * -1),
        )) {
          expect([code, may.includes(told) ? told : may]).toEqual([code, told]);
        }
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
    { numRuns: 120, seed: 20_260_302 },
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
  await world.app.matching.setMatchWeights(coordinator.viewer, { programId: here.programId, weights: [] });
  const asked = {
    interests: ["critical-care"],
    distance: { institution: "REQUIRE_DIFFERENT" },
    withPlaces: true,
  } as const;
  const hits = await here.hits(viewer, asked);
  expect(hits.length).toBeGreaterThan(0);
  for (const hit of hits) {
    // All but how soon they answer, which is not known of everybody.
    expect(hit.score).toBeGreaterThanOrEqual(0.933);
    expect(hit.reasons.slice(0, 2).map(reason => [reason.code, reason.kind])).toEqual([
      ["SHARED_INTEREST", "SHARED"],
      ["DIFFERENT_INSTITUTION", "DIFFERENT"],
    ]);
    expect(codesOf(hit)).toContain("PLACES_LEFT");
  }
});
