import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { Searchable } from "../support/makers/matching.js";
import { aWorld, type World } from "../support/world.js";
import {
  namesOf,
  readChanges,
  type Saved,
  saveDocument,
  saved,
  savedDocument,
  shortlyTold,
} from "./saved-documents.js";

const hospital = "tallgrass-riverbend-hospital";
const college = "tallgrass-university-college-of-pharmacy";
const far = "palmetto-sound-university-hospital";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

async function aSearch(institutions: string[], seen: "read" | "unread" = "read") {
  const here = await Searchable.in(world);
  const owner = await here.person("Mina");
  const near = await here.mentor("Near", { institution: hospital });
  const other = await here.mentor("Other", { institution: far });
  if (seen === "read") await readChanges(world);
  const search = await saved(here, owner, { institutions });
  const told = async () => {
    await readChanges(world);
    return shortlyTold(owner, search, { [near.id]: "near", [other.id]: "other" });
  };
  const fitting = async () =>
    namesOf((await owner.ask<{ savedSearch: Saved }>(savedDocument, { id: search.id })).savedSearch);
  const merge = (from: string, into: string) =>
    world.db.transaction(tx => world.app.people.mergeInstitutions(tx, here.key(from), here.key(into)));
  return { here, owner, near, other, search, told, fitting, merge };
}

test("the institutions of a saved search are kept as they were asked, and its hits are of their systems", async () => {
  const { here, search, fitting } = await aSearch([college, college]);
  expect(search.search).toMatchObject({ institutions: [here.institutionId(college)] });
  expect(await fitting()).toEqual(["Near"]);
});

test("one that is none is refused, naming where it stands", async () => {
  const { here, owner } = await aSearch([]);
  for (const id of [newId(), "a\u0000b"]) {
    const search = here.input({ institutions: [id] });
    const { errors } = await owner.run(saveDocument, { input: { clientId: newId(), name: "Mine", search } });
    const facts = { field: "input.search.institutions" };
    expect(errors?.[0]?.originalError).toMatchObject({ code: "BAD_INPUT", facts });
  }
});

test("a mentor who comes to an institution asked for is told, and one who leaves it or hides it fits no more", async () => {
  const { here, near, other, told } = await aSearch([college]);
  await here.fill(other, { institution: hospital });
  await readChanges(world);
  await here.fill(near, { institution: far });
  await readChanges(world);
  await here.fill(other, { institution: college });
  await readChanges(world);
  await world.app.people.setVisibility(other.viewer, { institution: "PRIVATE" });
  expect(await told()).toEqual(["+ CHANGED other", "- near", "- other"]);
});

test("a mentor who joins at an institution asked for is told, and one who joins elsewhere is not", async () => {
  const { here, told } = await aSearch([college]);
  await here.mentor("New", { institution: "tallgrass-family-clinics" });
  await here.mentor("Elsewhere", { institution: far });
  await here.mentor("Silent");
  expect(await told()).toEqual(["+ JOINED"]);
});

test.each(["read", "unread"] as const)(
  "a merge of institutions tells nobody, though hits come and go, where mentors were %s before it",
  async seen => {
    const { here, near, told, fitting, merge } = await aSearch([college], seen);
    await merge(hospital, far);
    expect(await told()).toEqual([]);
    expect(await fitting()).toEqual([]);
    await merge(far, college);
    expect(await told()).toEqual([]);
    expect(await fitting()).toEqual(["Near", "Other"]);
    // What a mentor does after it is told, as the institutions are now.
    await here.fill(near, { institution: "kittiwake-harbor-hospital" });
    expect(await told()).toEqual(["- near"]);
  },
);

test("a search for an institution that is merged goes on as one for the survivor", async () => {
  const { here, told, fitting, merge } = await aSearch([hospital]);
  await here.mentor("Early", { institution: college });
  expect(await told()).toEqual(["+ JOINED"]);
  await merge(hospital, far);
  expect(await told()).toEqual(["+ JOINED"]);
  expect(await fitting()).toEqual(["Near", "Other"]);
  await here.mentor("New", { institution: "palmetto-sound-heart-and-lung-tower" });
  await here.mentor("Of the old system", { institution: college });
  expect(await told()).toEqual(["+ JOINED", "+ JOINED"]);
});

test("an institution that moves to another system tells nobody", async () => {
  const { here, told, fitting } = await aSearch([college]);
  const moved = (parentKey: string) => ({
    key: here.key(far),
    name: "Palmetto Sound University Hospital",
    parentKey: here.key(parentKey),
    regionKey: here.key("us-southeast"),
    country: "US",
  });
  const move = (to: string) => world.db.transaction(tx => world.app.people.loadInstitutions(tx, [moved(to)]));
  await move("tallgrass-university-health");
  expect(await told()).toEqual([]);
  expect(await fitting()).toEqual(["Near", "Other"]);
  await move("palmetto-sound-health");
  expect(await told()).toEqual([]);
  expect(await fitting()).toEqual(["Near"]);
});
