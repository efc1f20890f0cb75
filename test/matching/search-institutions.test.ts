import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { codesOf, mentorSearchDocument, Searchable } from "../support/makers/matching.js";
import { type Actor, aWorld, type World } from "../support/world.js";

const hospital = "tallgrass-riverbend-hospital";
const college = "tallgrass-university-college-of-pharmacy";
const system = "tallgrass-university-health";
const far = "palmetto-sound-university-hospital";

// Two nodes on one database: one reads everybody for each search, the other has an index.
let world: World;
let indexed: World;
let here: Searchable;
let mentee: Actor;
beforeAll(async () => {
  world = await aWorld();
  indexed = await aWorld({ beside: world });
  here = await Searchable.in(world);
  mentee = await here.person("Mina", { institution: college });
  await here.mentor("Hospital", { institution: hospital });
  await here.mentor("System", { institution: system });
  await here.mentor("Far", { institution: far });
  await here.mentor("Hides", { institution: hospital }, { hides: { institution: "PAIRED" } });
  await here.mentor("Silent");
  await indexed.app.matching.indexes.caughtUp(here.programId);
});
afterAll(async () => {
  await indexed.close();
  await world.close();
});

const facets = `query ($input: MentorSearchInput!) {
  mentorSearchFacets(input: $input) { institutions { institution { id name } count } }
}`;

describe.each(["by the database", "by the index"])("asked %s", how => {
  const viewer = () => (how === "by the index" ? indexed.as(mentee.id) : mentee);
  const found = async (...institutions: string[]) => here.names(viewer(), { institutions });

  test("any institution of a system finds the mentors of the whole system, and nobody who hides or names none", async () => {
    expect(await found(hospital)).toEqual(["Hospital", "System"]);
    expect(await found(college)).toEqual(["Hospital", "System"]);
    expect(await found(system)).toEqual(["Hospital", "System"]);
    expect(await found(system, far)).toEqual(["Far", "Hospital", "System"]);
  });

  test("an empty list leaves nobody out", async () => {
    expect(await found()).toEqual(["Far", "Hides", "Hospital", "Silent", "System"]);
  });

  test("each institution of the facet finds as many as it counts", async () => {
    const { mentorSearchFacets } = await viewer().ask<{
      mentorSearchFacets: { institutions: { institution: { id: string; name: string }; count: number }[] };
    }>(facets, { input: here.input({}) });
    const counts = mentorSearchFacets.institutions.map(({ institution, count }) => [institution.name, count]);
    expect(counts).toEqual([
      ["Tallgrass University Health", 2],
      ["Palmetto Sound Health", 1],
    ]);
    for (const { institution, count } of mentorSearchFacets.institutions) {
      expect(await found(institution.id)).toHaveLength(count);
    }
  });

  test("it earns no points and is no reason, and stands beside a difference that is preferred", async () => {
    const distance = { institution: "PREFER_DIFFERENT" } as const;
    const all = await here.hits(viewer(), { distance });
    const asked = await here.hits(viewer(), { distance, institutions: [far, system] });
    expect(asked).toHaveLength(3);
    expect(all).toEqual(expect.arrayContaining([...asked]));
    expect(codesOf(asked[0] ?? fail())).toContain("DIFFERENT_INSTITUTION");
  });
});

const fail = (): never => {
  throw new Error("There is no hit.");
};

test.each([
  ["no id", "what is none"],
  ["the id of nothing", newId()],
  ["the id of a person", ""],
])("%s is BAD_INPUT that names the field", async (_, id) => {
  const input = here.input({ institutions: [hospital, id || mentee.id] });
  const { errors } = await mentee.run(mentorSearchDocument, { input });
  expect(errors?.[0]?.message).toContain("input.institutions");
  expect(errors?.[0]?.originalError).toMatchObject({ code: "BAD_INPUT", facts: { field: "input.institutions" } });
});

test("twenty institutions can be asked for, and not one more", async () => {
  const { nodes } = await twentyOne();
  const ids = nodes.map(({ id }) => id);
  expect(await here.fault(mentee, { institutions: ids.slice(1) })).toBeNull();
  expect(await here.fault(mentee, { institutions: [...ids.slice(1), ids[1] ?? ""] })).toBeNull();
  expect(await here.fault(mentee, { institutions: ids })).toBe("BAD_INPUT");
});

async function twentyOne() {
  const { institutionSearch } = await mentee.ask<{ institutionSearch: { nodes: { id: string }[] } }>(
    `query { institutionSearch(first: 21) { nodes { id } } }`,
  );
  return institutionSearch;
}

test("an institution that was merged means its survivor, with the survivor's system", async () => {
  const place = await Searchable.in(world);
  const viewer = await place.person("Mina");
  await place.mentor("Hospital", { institution: hospital });
  await place.mentor("College", { institution: college });
  await place.mentor("Far", { institution: "palmetto-sound-heart-and-lung-tower" });
  await world.db.transaction(tx => world.app.people.mergeInstitutions(tx, place.key(hospital), place.key(far)));
  expect(await place.names(viewer, { institutions: [hospital] })).toEqual(["Far", "Hospital"]);
  expect(await place.names(viewer, { institutions: [college] })).toEqual(["College"]);
});
