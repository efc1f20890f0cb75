import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { onWeekdays } from "../meetings/weeks.js";
import { Searchable } from "../support/makers/matching.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { namesOf, readChanges, type Saved, saved, savedDocument, shortlyTold, toldAfter } from "./saved-documents.js";

let world: World;
let vocabulary: Searchable;
beforeAll(async () => {
  world = await aWorld();
  vocabulary = await Searchable.in(world);
});
afterAll(() => world.close());

const isAvailable = ({ viewer }: Actor, from: string, until: string, timeZone = "UTC") =>
  world.app.meetings.setAvailability(viewer, { timeZone, rules: onWeekdays(from, until, [1]) });

/** Somebody who is available on Mondays from eight to twelve and looks for who shares two hours of that. */
async function anOwner(timeZone = "UTC") {
  const here = await vocabulary.elsewhere();
  const owner = await here.person("Mina", { institution: "tallgrass-riverbend-hospital", languages: ["es"] });
  await isAvailable(owner, "08:00", "12:00", timeZone);
  return { here, owner, search: await saved(here, owner, { overlap: { minHoursPerWeek: 2 } }) };
}

async function told(owner: Actor, search: Saved): Promise<string[]> {
  await readChanges(world);
  return shortlyTold(owner, search);
}

const hitsOf = async (owner: Actor, { id }: Saved) =>
  namesOf((await owner.ask<{ savedSearch: Saved }>(savedDocument, { id })).savedSearch);

test("a mentor who comes to share the hours that are asked is told, and that they share them no more", async () => {
  const { here, owner, search } = await anOwner();
  const mentor = await here.mentor("Tor");
  await readChanges(world);
  await isAvailable(mentor, "10:15", "18:00");
  expect(await told(owner, search)).toEqual([]);
  await isAvailable(mentor, "10:00", "18:00");
  await readChanges(world);
  await isAvailable(mentor, "11:00", "18:00");
  expect(await told(owner, search)).toEqual(["+ CHANGED", "-"]);
});

test.each(["PAIRED", "PRIVATE"] as const)("a week that is %s tells nobody, whatever it holds", async visibility => {
  const { here, owner, search } = await anOwner();
  const mentor = await here.mentor("Tor", {}, { hides: { availability: visibility } });
  await isAvailable(mentor, "08:00", "12:00");
  await readChanges(world);
  await isAvailable(mentor, "09:00", "12:00");
  expect(await told(owner, search)).toEqual([]);
  await world.app.people.setVisibility(mentor.viewer, { availability: "PROGRAM" });
  await readChanges(world);
  await world.app.people.setVisibility(mentor.viewer, { availability: visibility });
  expect(await told(owner, search)).toEqual(["+ CHANGED", "-"]);
});

test("a change of the owner's week is not told, and what mentors change later is compared with it", async () => {
  const { here, owner, search } = await anOwner();
  const [early, late] = [await here.mentor("Early"), await here.mentor("Late")];
  await isAvailable(early, "08:00", "12:00");
  await readChanges(world);
  await isAvailable(owner, "14:00", "18:00");
  expect(await told(owner, search)).toEqual(["+ JOINED"]);
  await isAvailable(late, "14:00", "17:00");
  await isAvailable(early, "09:00", "12:00");
  expect(await told(owner, search)).toEqual(["+ JOINED", "+ CHANGED"]);
  expect(await hitsOf(owner, search)).toEqual(["Late"]);
});

test("nobody is told that clocks were changed, neither for those who change them together nor for others", async () => {
  world.clock.turn({ days: (Date.UTC(2027, 0, 10) - world.clock.now().getTime()) / 86_400_000 });
  const { here, owner, search } = await anOwner("America/New_York");
  const [together, apart] = [await here.mentor("Together"), await here.mentor("Apart")];
  await isAvailable(together, "10:00", "18:00", "America/New_York");
  // Two hours of the owner's in winter, one in summer.
  await isAvailable(apart, "15:00", "17:00", "UTC");
  expect((await told(owner, search)).sort()).toEqual(["+ JOINED", "+ JOINED"]);
  world.clock.turn({ days: 90 });
  await world.app.meetings.sweep(world.clock.now());
  expect((await told(owner, search)).length).toBe(2);
  expect(await hitsOf(owner, search)).toEqual(["Together"]);
  await isAvailable(apart, "10:00", "15:00", "UTC");
  expect((await told(owner, search)).slice(2)).toEqual(["+ CHANGED"]);
});

test("how soon a mentor answers changes the points of a hit, and tells nobody", async () => {
  const { here, owner, search } = await anOwner();
  const mentor = await here.mentor("Tor");
  await isAvailable(mentor, "08:00", "12:00");
  await readChanges(world);
  await world.db.query(
    `insert into mentor_answer_time (enrollment_id, sample_count, mentee_count, median_minutes, updated_at)
     select id, 9, 9, 60, now() from enrollment where person_id = $1`,
    [mentor.id],
  );
  expect(await told(owner, search)).toEqual(["+ JOINED"]);
});

test("a telling's hit is weighed as the program weighs now, and speaks the owner's language", async () => {
  const { here, owner, search } = await anOwner();
  const coordinator = await here.person("Coordinator", {}, { role: "COORDINATOR" });
  await isAvailable(await here.mentor("Tor"), "08:00", "12:00");
  await readChanges(world);
  const { programId } = here;
  await world.app.matching.setMatchWeights(coordinator.viewer, {
    programId,
    weights: [{ criterion: "OVERLAP_HOURS", weight: 1 }],
  });
  const [event] = await toldAfter(owner, search);
  const [found] = await here.hits(owner, { overlap: { minHoursPerWeek: 2 }, withPlaces: true });
  expect(event?.hit).toMatchObject({ weightsVersion: 2, score: found?.score });
  const reason = event?.hit?.reasons.find(({ code }) => code === "OVERLAP_HOURS");
  expect(reason).toMatchObject({ overlapHours: 4, text: expect.stringContaining("horas") });
});

test("a merge of institutions, and a move to another system, tells nobody and leaves no trace of where they were", async () => {
  const here = await vocabulary.elsewhere();
  const owner = await here.person("Mina", { institution: "tallgrass-riverbend-hospital" });
  const search = await saved(here, owner, { distance: { institution: "REQUIRE_DIFFERENT" } });
  const mentor = await here.mentor("Far", { institution: "palmetto-sound-university-hospital" });
  await readChanges(world);
  await world.db.transaction(tx =>
    world.app.people.mergeInstitutions(
      tx,
      here.key("palmetto-sound-university-hospital"),
      here.key("tallgrass-riverbend-hospital"),
    ),
  );
  await readChanges(world);
  expect(await hitsOf(owner, search)).toEqual([]);
  await here.fill(mentor, { headline: "New words" });
  expect(await told(owner, search)).toEqual(["+ JOINED"]);
  vocabulary = await Searchable.in(world);
});
