import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { codesOf, only, reasonOf, Searchable } from "../support/makers/matching.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
let vocabulary: Searchable;
beforeAll(async () => {
  world = await aWorld();
  vocabulary = await Searchable.in(world);
});
afterAll(() => world.close());

/** Ones from one quarter of the week's hours on, for so many quarters. */
const quarters = (from: number, count: number) => "0".repeat(from) + "1".repeat(count) + "0".repeat(672 - from - count);

async function isAvailable({ id }: Actor, from: number, count: number): Promise<void> {
  await world.db.query("insert into availability values ($1, 'UTC', 1, now())", [id]);
  await world.db.query("insert into availability_week values ($1, $2::bit(672), $3, null, 'test')", [
    id,
    quarters(from, count),
    count,
  ]);
}

async function twoWith(mentee: readonly [number, number] | null, mentor: readonly [number, number] | null) {
  const here = await vocabulary.elsewhere();
  const two = { here, mentee: await here.person("Mina"), mentor: await here.mentor("Tor") };
  if (mentee) await isAvailable(two.mentee, ...mentee);
  if (mentor) await isAvailable(two.mentor, ...mentor);
  return two;
}

test("the hours of a week in which both are available are a reason, and earn more the more they are", async () => {
  const { here, mentee } = await twoWith([40, 40], [70, 40]);
  const hit = only(await here.hits(mentee, {}));
  expect(reasonOf(hit, "OVERLAP_HOURS")).toMatchObject({
    kind: "SHARED",
    overlapHours: 2.5,
    points: 0.272,
    text: "Is available for 2.5 hours a week when you are, too.",
  });
});

test("all the hours a viewer has are as good as it gets, where they have fewer than five", async () => {
  const { here, mentee } = await twoWith([40, 4], [0, 100]);
  expect(reasonOf(only(await here.hits(mentee, {})), "OVERLAP_HOURS")).toMatchObject({
    overlapHours: 1,
    points: 0.545,
  });
});

test("two who are never available at once are told so", async () => {
  const { here, mentee } = await twoWith([0, 40], [40, 40]);
  expect(reasonOf(only(await here.hits(mentee, {})), "OVERLAP_HOURS")).toMatchObject({
    overlapHours: 0,
    points: 0,
    text: "Is never available when you are.",
  });
});

test("where either has not said when they are available, hours are no reason and carry no points", async () => {
  const { here, mentee } = await twoWith(null, [0, 40]);
  expect(codesOf(only(await here.hits(mentee, {})))).toEqual(["PLACES_LEFT"]);
  const other = await twoWith([0, 40], null);
  expect(codesOf(only(await other.here.hits(other.mentee, {})))).toEqual(["PLACES_LEFT"]);
});

test("hours can be required: who has fewer, has not said so or hides it is no hit", async () => {
  const here = await vocabulary.elsewhere();
  const mentee = await here.person("Mina");
  await isAvailable(mentee, 0, 40);
  for (const [name, from, count] of [
    ["Enough", 32, 40],
    ["Fewer", 33, 40],
    ["Hidden", 0, 40],
  ] as const) {
    await isAvailable(await here.mentor(name), from, count);
  }
  await here.mentor("Silent");
  await world.db.query(`update person set visibility = '{"availability": "PAIRED"}' where display_name = 'Hidden'`);
  expect(await here.names(mentee, { overlap: { minHoursPerWeek: 2 } })).toEqual(["Enough"]);
  expect(await here.names(mentee, { overlap: { minHoursPerWeek: 1.6 } })).toEqual(["Enough", "Fewer"]);
  expect(await here.names(mentee, { overlap: {} })).toEqual(["Enough", "Fewer", "Hidden", "Silent"]);
  const hidden = (await here.hits(mentee, {})).find(hit => hit.mentor.displayName === "Hidden");
  expect(hidden && codesOf(hidden)).toEqual(["PLACES_LEFT"]);
});

test.each([0, -1, 168.25, 1e9])("%d hours a week cannot be required", async minHoursPerWeek => {
  const { here, mentee } = await twoWith([0, 40], null);
  expect(await here.fault(mentee, { overlap: { minHoursPerWeek } })).toBe("BAD_INPUT");
});

test("a viewer who has not said when they are available cannot require hours", async () => {
  const { here, mentee } = await twoWith(null, [0, 40]);
  expect(await here.fault(mentee, { overlap: { minHoursPerWeek: 1 } })).toBe("BAD_INPUT");
  expect(await here.hits(mentee, { overlap: { minHoursPerWeek: null } })).toHaveLength(1);
});

test("a mentor's week that changes is found as it is now", async () => {
  const { here, mentee, mentor } = await twoWith([0, 40], [0, 40]);
  await world.db.query("update availability_week set week = $2::bit(672) where person_id = $1", [
    mentor.id,
    quarters(36, 8),
  ]);
  expect(reasonOf(only(await here.hits(mentee, {})), "OVERLAP_HOURS").overlapHours).toBe(1);
});

test("a mentor at a stage ahead of the viewer's is said to be, and earns points", async () => {
  const here = await vocabulary.elsewhere();
  const mentee = await here.person("Mina", { stage: "RESIDENT_PGY1" });
  await here.mentor("Ahead", { stage: "SPECIALIST" });
  await here.mentor("Behind", { stage: "STUDENT_P4" });
  await here.mentor("Silent");
  const [first, ...others] = await here.hits(mentee, {});
  expect(first && reasonOf(first, "STAGE_AHEAD")).toMatchObject({
    kind: "DIFFERENT",
    stage: "SPECIALIST",
    points: 0.375,
    text: "Is further along the way than you: specialist.",
  });
  expect(others.map(codesOf)).toEqual([["PLACES_LEFT"], ["PLACES_LEFT"]]);
});

test("a stage that a mentor hides, or that the viewer does not name, is ahead of nobody's", async () => {
  const here = await vocabulary.elsewhere();
  await here.mentor("Ahead", { stage: "LEADER" }, { hides: { stage: "PAIRED" } });
  const student = await here.person("Mina", { stage: "STUDENT_P1" });
  expect(codesOf(only(await here.hits(student, {})))).toEqual(["PLACES_LEFT"]);
  const open = await vocabulary.elsewhere();
  await open.mentor("Ahead", { stage: "LEADER" });
  expect(codesOf(only(await open.hits(await open.person("Mina"), {})))).toEqual(["PLACES_LEFT"]);
  expect(codesOf(only(await open.hits(await open.person("Leda", { stage: "LEADER" }), {})))).toEqual(["PLACES_LEFT"]);
});

test.each([
  [1440, 3, "WITHIN_A_DAY", 0.4, "Usually answers within a day."],
  [1441, 3, "WITHIN_THREE_DAYS", 0.266, "Usually answers within three days."],
  [10_080, 9, "WITHIN_A_WEEK", 0.133, "Usually answers within a week."],
  [10_081, 9, "LONGER", 0, "Usually takes more than a week to answer."],
])("a median of %d minutes of %d mentees is %s", async (median, mentees, band, points, text) => {
  const { here, mentee, mentor } = await twoWith(null, null);
  await answered(here, mentor, mentees, median);
  expect(reasonOf(only(await here.hits(mentee, {})), "ANSWERS_WITHIN")).toMatchObject({
    kind: "SHARED",
    answersWithin: band,
    points,
    text,
  });
});

test("how soon somebody answers is not said before three mentees have asked them, nor in another program", async () => {
  const { here, mentee, mentor } = await twoWith(null, null);
  await answered(here, mentor, 2, 60);
  expect(codesOf(only(await here.hits(mentee, {})))).toEqual(["PLACES_LEFT"]);
  const there = await vocabulary.elsewhere();
  await there.enroll(mentor, { role: "MENTOR" });
  await answered(there, mentor, 5, 60);
  expect(codesOf(only(await here.hits(mentee, {})))).toEqual(["PLACES_LEFT"]);
});

const answered = (here: Searchable, mentor: Actor, mentees: number, median: number) =>
  world.db.query(
    `insert into mentor_answer_time (enrollment_id, sample_count, mentee_count, median_minutes, updated_at)
     select id, $3, $3, $4, now() from enrollment where program_id = $1 and person_id = $2`,
    [here.programId, mentor.id, mentees, median],
  );
