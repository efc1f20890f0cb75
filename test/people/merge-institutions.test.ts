import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import type { InstitutionToLoad } from "../../server/people/index.js";
import { onPostgres } from "../support/databases.js";
import { aProfile } from "../support/makers/people.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

/** Institutions of one test alone, with keys and names nobody else uses. */
function places(...rows: [key: string, parent?: string][]) {
  const tag = newId();
  const key = (short: string) => `${short}-${tag}`;
  const toLoad = rows.map(([short, parent]): InstitutionToLoad => {
    return {
      key: key(short),
      name: `${short} ${tag}`,
      parentKey: parent === undefined ? null : key(parent),
      regionKey: null,
      country: null,
    };
  });
  const load = () => world.db.transaction(tx => world.app.people.loadInstitutions(tx, toLoad));
  const living = async (short: string) => {
    const found = await world.app.people.institutionsByKeys(world.db.manager, [key(short)]);
    const institution = found.get(key(short));
    if (!institution) throw new Error(`There is no ${short}.`);
    return institution;
  };
  return {
    tag,
    key,
    load,
    living,
    at: async (short: string) => aProfile(world, { institutionId: (await living(short)).id }),
    merge: (from: string, into: string) =>
      world.db.transaction(tx => world.app.people.mergeInstitutions(tx, key(from), key(into))),
    /** The short names of somebody's institution and of its system. */
    async placeOf(actor: Actor): Promise<[string | undefined, string | null]> {
      const { me } = await actor.ask<{ me: { institution: { name: string; system: { name: string } | null } } }>(
        "query { me { institution { name system { name } } } }",
      );
      const short = (name: string) => name.replace(` ${tag}`, "");
      return [short(me.institution.name), me.institution.system ? short(me.institution.system.name) : null];
    },
  };
}
const refused = (message: RegExp) => ({ code: "BAD_INPUT", message: expect.stringMatching(message) });

test("who was at the merged institution or its campuses is at the survivor or its campuses", async () => {
  const here = places(["old"], ["campus", "old"], ["new"], ["wing", "new"]);
  await here.load();
  const [old, campus, wing] = [await here.at("old"), await here.at("campus"), await here.at("wing")];
  expect((await here.merge("old", "new")).key).toBe(here.key("new"));
  expect(await here.placeOf(old)).toEqual(["new", null]);
  expect(await here.placeOf(campus)).toEqual(["campus", "new"]);
  expect(await here.placeOf(wing)).toEqual(["wing", "new"]);
  expect((await here.living("old")).key).toBe(here.key("new"));
});

test("a system that is merged into a campus of another leaves its campuses to that campus's system", async () => {
  const here = places(["old"], ["campus", "old"], ["system"], ["wing", "system"]);
  await here.load();
  const [old, campus] = [await here.at("old"), await here.at("campus")];
  await here.merge("old", "wing");
  expect(await here.placeOf(old)).toEqual(["wing", "system"]);
  expect(await here.placeOf(campus)).toEqual(["campus", "system"]);
});

test("a campus that survives its own system takes the system's place", async () => {
  const here = places(["system"], ["one", "system"], ["two", "system"]);
  await here.load();
  const [top, one, two] = [await here.at("system"), await here.at("one"), await here.at("two")];
  await here.merge("system", "one");
  expect(await here.placeOf(top)).toEqual(["one", null]);
  expect(await here.placeOf(one)).toEqual(["one", null]);
  expect(await here.placeOf(two)).toEqual(["two", "one"]);
});

test("a campus merges into its own system, and into another's campus", async () => {
  const here = places(["system"], ["one", "system"], ["two", "system"], ["other"], ["wing", "other"]);
  await here.load();
  const [one, two] = [await here.at("one"), await here.at("two")];
  await here.merge("one", "system");
  await here.merge("two", "wing");
  expect(await here.placeOf(one)).toEqual(["system", null]);
  expect(await here.placeOf(two)).toEqual(["wing", "other"]);
});

test("merges follow one another, survive another load of the same list, and merging again changes nothing", async () => {
  const here = places(["a"], ["campus", "a"], ["b"], ["c"], ["top"], ["low", "top"], ["side", "top"]);
  await here.load();
  const [a, campus, side] = [await here.at("a"), await here.at("campus"), await here.at("side")];
  await here.merge("a", "b");
  await here.merge("b", "c");
  await here.merge("top", "low");
  await here.load();
  await here.merge("a", "c");
  expect(await here.placeOf(a)).toEqual(["c", null]);
  expect(await here.placeOf(campus)).toEqual(["campus", "c"]);
  expect(await here.placeOf(side)).toEqual(["side", "low"]);
  expect((await here.living("low")).parentId).toBeNull();
});

test("a search finds the survivor by the merged name, and nothing by itself that was merged away", async () => {
  const here = places(["mergansers"], ["north", "mergansers"], ["new"]);
  await here.load();
  await here.merge("mergansers", "new");
  const search = "query ($text: String) { institutionSearch(text: $text) { nodes { name } } }";
  const names = async (text: string) =>
    (await world.as(null).ask<{ institutionSearch: { nodes: { name: string }[] } }>(search, { text })).institutionSearch
      .nodes;
  expect(await names(`mergansers ${here.tag}`)).toEqual([{ name: `new ${here.tag}` }]);
  expect(await names(here.tag)).toHaveLength(2);
});

test("the words people are found by name the survivor, also for who is at a campus", async () => {
  const here = places(["old"], ["campus", "old"], ["new"]);
  await here.load();
  const people = [await here.at("old"), await here.at("campus")];
  await here.merge("old", "new");
  const rows = await world.db.query("select public_text as text from person where id = any($1)", [
    people.map(({ id }) => id),
  ]);
  for (const { text } of rows) {
    expect(text).toContain(`new ${here.tag}`);
    expect(text).not.toContain(`old ${here.tag}`);
  }
});

test("a profile that names a merged institution by its old id names the survivor", async () => {
  const here = places(["old"], ["new"]);
  await here.load();
  const { id: oldId } = await here.living("old");
  await here.merge("old", "new");
  expect(await here.placeOf(await aProfile(world, { institutionId: oldId }))).toEqual(["new", null]);
});

test("every mentor whose system changed is told to whoever keeps an index of them, and the vocabulary is counted up", async () => {
  const here = places(["old"], ["campus", "old"], ["new"], ["far"]);
  await here.load();
  const programId = newId();
  await world.db.query(
    "insert into program (id, key, name, created_at, updated_at) values ($1, $2, 'P', now(), now())",
    [programId, `p-${programId}`],
  );
  const enrolled = async (short: string) => {
    const person = await here.at(short);
    const enrollment = { programId, personId: person.id, role: "MENTOR" as const };
    const [made] = await world.db.transaction(tx => world.app.programs.enroll(tx, [enrollment]));
    return made?.id;
  };
  const [atOld, atCampus, atFar] = [await enrolled("old"), await enrolled("campus"), await enrolled("far")];
  const version = async () => Number((await world.db.query("select version from taxonomy_version"))[0].version);
  const before = await version();
  const [{ last }] = await world.db.query("select coalesce(max(id), 0) as last from search_change");
  await here.merge("old", "new");
  const told = await world.db.query(
    "select distinct enrollment_id as id from search_change where id > $1 and program_id = $2",
    [last, programId],
  );
  expect(told.map((row: { id: string }) => row.id).sort()).toEqual([atOld, atCampus].sort());
  expect(told).not.toContainEqual({ id: atFar });
  expect(await version()).toBeGreaterThan(before);
});

test("only two known institutions merge", async () => {
  const here = places(["a"], ["b"]);
  await here.load();
  await expect(here.merge("a", "nowhere")).rejects.toMatchObject(refused(/no institution nowhere/));
  await expect(here.merge("nowhere", "a")).rejects.toMatchObject(refused(/no institution nowhere/));
  await expect(here.merge("a", "a")).rejects.toMatchObject(refused(/into itself/));
});

onPostgres("profiles that are written while their institution is merged away name the survivor", async () => {
  const busy = await aWorld({ on: "postgres", poolSize: 10 });
  try {
    for (let round = 1; round <= 5; round += 1) {
      const [from, into] = [`from-${newId()}`, `into-${newId()}`];
      const toLoad = [from, into].map(key => ({ key, name: key, parentKey: null, regionKey: null, country: null }));
      await busy.db.transaction(tx => busy.app.people.loadInstitutions(tx, toLoad));
      const found = await busy.app.people.institutionsByKeys(busy.db.manager, [from]);
      const institutionId = found.get(from)?.id ?? "";
      const people = await Promise.all(Array.from({ length: 8 }, () => busy.person()));
      const merging = busy.db.transaction(tx => busy.app.people.mergeInstitutions(tx, from, into));
      await Promise.all(people.map(ada => busy.app.people.updateProfile(ada.viewer, { institutionId })));
      await merging;
      const seen = await Promise.all(people.map(ada => ada.ask("query { me { institution { name } } }")));
      expect(seen).toEqual(people.map(() => ({ me: { institution: { name: into } } })));
    }
  } finally {
    await busy.close();
  }
});
