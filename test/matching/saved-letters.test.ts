import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Searchable } from "../support/makers/matching.js";
import { block, mailsOf } from "../support/makers/mentorships.js";
import { suspended } from "../support/makers/programs.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { readChanges, saved } from "./saved-documents.js";

let world: World;
let vocabulary: Searchable;
beforeAll(async () => {
  world = await aWorld();
  vocabulary = await Searchable.in(world);
});
afterAll(() => world.close());

/** Somebody in a program of their own, with a proven address. */
async function anOwner() {
  const here = await vocabulary.elsewhere();
  const owner = await here.person("Mina");
  const email = `${randomUUID()}@saved.test`;
  await world.db.query(
    `insert into account (person_id, email, password_hash, email_verified_at, created_at, updated_at)
     values ($1, $2, 'none', $3, $3, $3)`,
    [owner.id, email, world.clock.now()],
  );
  return { here, owner, letters: () => mailsOf(world, Object.assign(owner, { email })) };
}

const fitting = { interests: ["critical-care"] };
const come = (here: Searchable, ...names: string[]): Promise<Actor[]> =>
  Promise.all(names.map(name => here.mentor(name, fitting)));

test("asked for at once, one letter tells of all who came together, and leads to the search", async () => {
  const { here, owner, letters } = await anOwner();
  const search = await saved(here, owner, fitting, { mail: "AT_ONCE", name: "a name of my own" });
  await come(here, "Ada", "Tor");
  await readChanges(world);
  await readChanges(world);
  const [letter, ...others] = await letters();
  expect(others).toEqual([]);
  expect(letter).toMatchObject({ kind: "mentors-fit", subject: "2 mentors fit a search you saved" });
  expect(letter?.body).toContain("Hello Mina,");
  // Whether the owner can ask depends on more than the mentors.
  expect(letter?.body).toContain("and have free places:");
  expect(letter?.body).not.toContain("asked now");
  expect(letter?.body).toMatch(/Ada, Tor|Tor, Ada/);
  expect(letter?.body).toContain(`/saved-searches/${search.id}`);
  expect(letter?.body).not.toContain("a name of my own");
});

test("two letters that are wanted at once are a quarter of an hour apart", async () => {
  const { here, owner, letters } = await anOwner();
  await saved(here, owner, fitting, { mail: "AT_ONCE" });
  await come(here, "Ada");
  await readChanges(world);
  await come(here, "Tor");
  await readChanges(world);
  await come(here, "Zoe");
  world.clock.turn({ minutes: 14 });
  await readChanges(world);
  expect(await letters()).toHaveLength(1);
  world.clock.turn({ minutes: 1 });
  await readChanges(world);
  expect((await letters()).map(({ subject }) => subject)).toEqual([
    "Ada fits a search you saved",
    "2 mentors fit a search you saved",
  ]);
});

test("a daily letter comes a day after the first who came to fit, with all since who still do", async () => {
  const { here, owner, letters } = await anOwner();
  await saved(here, owner, fitting, { mail: "DAILY" });
  await come(here, "Ada", "Tor");
  await readChanges(world);
  world.clock.turn({ hours: 23 });
  const [gone, blocker] = await come(here, "Gone", "Blocker", "Zoe");
  await readChanges(world);
  expect(await letters()).toEqual([]);
  await world.db.query("update enrollment set paused_at = now() where person_id = $1", [gone?.id]);
  if (blocker) await block(world, blocker, owner);
  world.clock.turn({ hours: 1 });
  await readChanges(world);
  const [letter] = await letters();
  expect(letter?.subject).toBe("3 mentors fit a search you saved");
  for (const name of ["Ada", "Tor", "Zoe"]) expect(letter?.body).toContain(name);
  world.clock.turn({ days: 3 });
  await readChanges(world);
  expect(await letters()).toHaveLength(1);
});

test("who wants letters at once in place of daily ones gets what waits, a quarter of an hour after the last letter", async () => {
  const { here, owner, letters } = await anOwner();
  const { id: savedSearchId } = await saved(here, owner, fitting, { mail: "DAILY" });
  const want = (mail: "DAILY" | "AT_ONCE") => world.app.matching.saved.update(owner.viewer, { savedSearchId, mail });
  await come(here, "Ada");
  await readChanges(world);
  await want("AT_ONCE");
  await readChanges(world);
  expect((await letters()).map(({ subject }) => subject)).toEqual(["Ada fits a search you saved"]);
  await want("DAILY");
  await come(here, "Tor");
  await readChanges(world);
  await want("AT_ONCE");
  world.clock.turn({ minutes: 14 });
  await readChanges(world);
  expect(await letters()).toHaveLength(1);
  world.clock.turn({ minutes: 1 });
  await readChanges(world);
  expect(await letters()).toHaveLength(2);
});

test("a letter that was not written, since nobody fitted any more, holds the next one up no longer", async () => {
  const { here, owner, letters } = await anOwner();
  const { id: savedSearchId } = await saved(here, owner, fitting, { mail: "DAILY" });
  const [mentor] = await come(here, "Ada");
  await readChanges(world);
  await world.db.query("update enrollment set paused_at = now() where person_id = $1", [mentor?.id]);
  world.clock.turn({ days: 1 });
  await readChanges(world);
  await world.app.matching.saved.update(owner.viewer, { savedSearchId, mail: "AT_ONCE" });
  await come(here, "Tor");
  await readChanges(world);
  expect((await letters()).map(({ subject }) => subject)).toEqual(["Tor fits a search you saved"]);
});

test("no letter is written to who asked for none, ended them, is out of the program, or of whom nobody fits any more", async () => {
  const { here, owner, letters } = await anOwner();
  const coordinator = await here.person("Coordinator", {}, { role: "COORDINATOR" });
  const [ended] = [await saved(here, owner, fitting, { mail: "DAILY" }), await saved(here, owner, fitting)];
  const [mentor] = await come(here, "Ada");
  await readChanges(world);
  await world.app.matching.saved.update(owner.viewer, { savedSearchId: ended.id, mail: "NEVER" });
  await saved(here, owner, { languages: ["fr"] }, { mail: "AT_ONCE" });
  await saved(here, owner, fitting, { mail: "DAILY" });
  await world.db.query("update enrollment set paused_at = now() where person_id = $1", [mentor?.id]);
  await readChanges(world);
  world.clock.turn({ days: 2 });
  await readChanges(world);
  expect(await letters()).toEqual([]);
  await come(here, "Tor");
  await readChanges(world);
  await suspended(world, here.programId, coordinator, owner);
  world.clock.turn({ days: 2 });
  await readChanges(world);
  expect(await letters()).toEqual([]);
});

test("an owner without a proven address is told by the stream alone, and their letters do not pile up", async () => {
  const here = await vocabulary.elsewhere();
  const owner = await here.person("Mina");
  const { id } = await saved(here, owner, fitting, { mail: "AT_ONCE" });
  await come(here, "Ada");
  await readChanges(world);
  const waiting: object[] = await world.db.query("select 1 from saved_search_unmailed where search_id = $1", [id]);
  expect(waiting).toEqual([]);
});
