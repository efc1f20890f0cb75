import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import type { TermToLoad } from "../../server/people/index.js";
import { freshEmbeddedDatabase, onPostgres } from "../support/databases.js";
import { aProfile, aVocabulary } from "../support/makers/people.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  // Searches here look at every term there is, and other files load terms of their own.
  world = await aWorld({ database: await freshEmbeddedDatabase() });
  await aVocabulary(world);
});
afterAll(() => world.close());

type Found = { termSearch: { nodes: { key: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
const termSearch = /* GraphQL */ `
  query ($text: String, $kinds: [TermKind!], $first: Int, $after: String) {
    termSearch(text: $text, kinds: $kinds, first: $first, after: $after) {
      nodes { key } pageInfo { endCursor hasNextPage }
    }
  }
`;
const anybody = () => world.as(null);
const keysFor = async (variables: object) =>
  (await anybody().ask<Found>(termSearch, { ...variables })).termSearch.nodes.map(node => node.key);

/** Terms of one test alone, with keys nobody else uses. */
function terms(...rows: [key: string, name: string, parent?: string, synonyms?: string[]][]) {
  const tag = newId();
  const key = (short: string) => `${short}-${tag}`;
  const toLoad = rows.map(([short, name, parent, synonyms]): TermToLoad => {
    const parentKey = parent === undefined ? null : key(parent);
    return { key: key(short), kind: "PRACTICE_AREA", name: `${name} ${tag}`, parentKey, synonyms: synonyms ?? [] };
  });
  return { key, toLoad, load: () => world.db.transaction(tx => world.app.people.loadTaxonomy(tx, toLoad)) };
}
const merge = (from: string, into: string) => world.db.transaction(tx => world.app.people.mergeTerms(tx, from, into));
const refused = (message: RegExp) => ({ code: "BAD_INPUT", message: expect.stringMatching(message) });

test("a synonym finds its term before words that only begin so", async () => {
  expect((await keysFor({ text: "ID" }))[0]).toBe("infectious-diseases");
  expect(await keysFor({ text: "intensive", kinds: ["PRACTICE_AREA"] })).toContain("critical-care");
  expect(await keysFor({ text: "padiatrie" })).toEqual(["pediatrics"]);
  expect(await keysFor({ text: "Resume" })).toEqual(["cv-review"]);
});

test("kinds narrow a search, and a text of signs alone finds everything", async () => {
  expect(await keysFor({ text: "midwest", kinds: ["PRACTICE_AREA", "TOPIC"] })).toEqual([]);
  expect(await keysFor({ text: "midwest", kinds: ["REGION"] })).toEqual(["us-midwest"]);
  expect(await keysFor({ text: "%_'", kinds: ["REGION"] })).toContain("us-midwest");
});

test("pages of a search follow one another without holes", async () => {
  const all = await keysFor({ kinds: ["REGION"], first: 100 });
  const paged: string[] = [];
  let after: string | null = null;
  do {
    const { termSearch: page }: Found = await anybody().ask<Found>(termSearch, { kinds: ["REGION"], first: 2, after });
    paged.push(...page.nodes.map(node => node.key));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(paged).toEqual(all);
});

test("loading the same terms again changes nothing, and a new name is found", async () => {
  const { key, toLoad, load } = terms(["a", "Apheresis"], ["b", "Bezoars", "a", ["stones"]]);
  await load();
  const snapshot = () =>
    world.db.query("select * from term where key = any($1) order by key", [toLoad.map(t => t.key)]);
  const before = await snapshot();
  await load();
  expect(await snapshot()).toEqual(before);
  const renamed = {
    ...toLoad[0],
    key: key("a"),
    kind: "PRACTICE_AREA",
    name: "Plasma exchange",
    synonyms: [],
  } as const;
  await world.db.transaction(tx => world.app.people.loadTaxonomy(tx, [{ ...renamed, parentKey: null }]));
  expect(await keysFor({ text: "plasma exchange" })).toEqual([key("a")]);
});

test("a term or an institution with a new name is found by it in the profiles that name it", async () => {
  const { key, toLoad, load } = terms(["a", "Aphasia"]);
  await load();
  const place = { key: key("place"), name: "Old Tower", parentKey: null, regionKey: null, country: null };
  await world.db.transaction(tx => world.app.people.loadInstitutions(tx, [place]));
  const found = await world.app.people.institutionsByKeys(world.db.manager, [place.key]);
  const institutionId = found.get(place.key)?.id ?? "";
  const ada = await aProfile(world, { interests: [key("a")], institutionId });
  await world.db.transaction(async tx => {
    await world.app.people.loadTaxonomy(
      tx,
      toLoad.map(term => ({ ...term, name: "Speech" })),
    );
    await world.app.people.loadInstitutions(tx, [{ ...place, name: "New Tower" }]);
  });
  const [row] = await world.db.query("select public_text as text from person where id = $1", [ada.id]);
  expect(row.text).toMatch(/Speech\nNew Tower/);
});

test("a term below itself, an unknown parent and a change of kind are refused", async () => {
  const { key, toLoad, load } = terms(["a", "A"], ["b", "B", "a"]);
  await load();
  const loadOne = (one: Partial<TermToLoad>) => {
    const term = { key: key("a"), kind: "PRACTICE_AREA" as const, name: "A", parentKey: null, synonyms: [], ...one };
    return world.db.transaction(tx => world.app.people.loadTaxonomy(tx, [term]));
  };
  await expect(loadOne({ parentKey: key("b") })).rejects.toMatchObject(refused(/below itself/));
  await expect(loadOne({ parentKey: "nowhere" })).rejects.toMatchObject(refused(/unknown parent/));
  await expect(loadOne({ kind: "TOPIC" })).rejects.toMatchObject(refused(/another kind/));
  await expect(loadOne({ key: "Not A Key" })).rejects.toMatchObject(refused(/no key/));
  expect(toLoad).toHaveLength(2);
});

test("narrower terms are found at any depth", async () => {
  const { key, load } = terms(["a", "A"], ["b", "B", "a"], ["c", "C", "b"], ["d", "D"]);
  await load();
  const found = await world.app.people.termsByKeys(world.db.manager, [key("a"), key("b"), key("c"), key("d")]);
  const id = (short: string) => found.get(key(short))?.id ?? 0;
  const below = await world.app.people.narrowerOf(world.db.manager, [id("a")]);
  expect(below).toEqual(new Set([id("a"), id("b"), id("c")]));
});

test("a merged key leads to the survivor, for profiles, searches, updates and what lay below it", async () => {
  const { key, load } = terms(["old", "Old", undefined, ["oldie"]], ["new", "New"], ["child", "Child", "old"]);
  await load();
  const [one, both] = [
    await aProfile(world, { practiceAreas: [key("old")], interests: [key("child"), key("old")] }),
    await aProfile(world, { practiceAreas: [key("new"), key("old")] }),
  ];
  await merge(key("old"), key("new"));
  const mine = "query { me { practiceAreas { key } interests { key parent { key } } } }";
  expect(await one.ask(mine)).toMatchObject({
    me: { practiceAreas: [{ key: key("new") }], interests: [{ key: key("child"), parent: { key: key("new") } }, {}] },
  });
  expect(await both.ask(mine)).toMatchObject({ me: { practiceAreas: [{ key: key("new") }] } });
  const term = `query ($key: ID!) { term(key: $key) { key synonyms } }`;
  expect(await anybody().ask(term, { key: key("old") })).toMatchObject({
    term: { key: key("new"), synonyms: [expect.stringMatching(/^Old/), "oldie"] },
  });
  expect(await keysFor({ text: `old ${key("").slice(1)}` })).toEqual([key("new")]);
  await world.app.people.updateProfile(one.viewer, { practiceAreas: [key("old")] });
  expect(await one.ask(mine)).toMatchObject({ me: { practiceAreas: [{ key: key("new") }] } });
});

test("merges follow one another, survive another load, and merging again changes nothing", async () => {
  const { key, load } = terms(["a", "A", undefined, ["first"]], ["b", "B"], ["c", "C"]);
  await load();
  await merge(key("a"), key("b"));
  await merge(key("b"), key("c"));
  await load();
  await merge(key("a"), key("c"));
  expect((await world.app.people.findTerm(key("a")))?.key).toBe(key("c"));
  expect(await keysFor({ text: "first" })).toEqual([key("c")]);
});

test("a term merged into one below it leaves the survivor in its place", async () => {
  const { key, load } = terms(["top", "Top"], ["a", "A", "top"], ["b", "B", "a"], ["c", "C", "b"]);
  await load();
  await merge(key("a"), key("b"));
  const query = `query ($key: ID!) { term(key: $key) { parent { key parent { key parent { key } } } } }`;
  expect(await anybody().ask(query, { key: key("c") })).toEqual({
    term: { parent: { key: key("b"), parent: { key: key("top"), parent: null } } },
  });
});

onPostgres("profiles that are written while a term is merged away name the survivor", async () => {
  const busy = await aWorld({ on: "postgres", poolSize: 10 });
  try {
    const key = (short: string, round: number) => `${short}-${round}-${tag}`;
    const tag = newId();
    for (let round = 1; round <= 5; round += 1) {
      const [from, into] = [key("from", round), key("into", round)];
      const toLoad = [from, into].map(one => ({
        key: one,
        kind: "TOPIC" as const,
        name: one,
        parentKey: null,
        synonyms: [],
      }));
      await busy.db.transaction(tx => busy.app.people.loadTaxonomy(tx, toLoad));
      const people = await Promise.all(Array.from({ length: 8 }, () => busy.person()));
      const merging = busy.db.transaction(tx => busy.app.people.mergeTerms(tx, from, into));
      await Promise.all(people.map(ada => busy.app.people.updateProfile(ada.viewer, { interests: [from] })));
      await merging;
      const seen = await Promise.all(people.map(ada => ada.ask("query { me { interests { key } } }")));
      expect(seen).toEqual(people.map(() => ({ me: { interests: [{ key: into }] } })));
    }
  } finally {
    await busy.close();
  }
});

test("only two known terms of one kind merge", async () => {
  await expect(merge("critical-care", "cv-review")).rejects.toMatchObject(refused(/two kinds/));
  await expect(merge("critical-care", "nowhere")).rejects.toMatchObject(refused(/no term nowhere/));
  await expect(merge("critical-care", "critical-care")).rejects.toMatchObject(refused(/into itself/));
});

test("an institution is found by a word of its name or of its system's", async () => {
  const search = "query ($text: String) { institutionSearch(text: $text) { nodes { name system { name } country } } }";
  const { institutionSearch: found } = await anybody().ask<{ institutionSearch: { nodes: object[] } }>(search, {
    text: "tallgr",
  });
  expect(found.nodes).toEqual([
    { name: "Tallgrass Health", system: null, country: "US" },
    { name: "Riverbend Hospital", system: { name: "Tallgrass Health" }, country: "US" },
  ]);
});

test("systems of institutions do not nest", async () => {
  const row = {
    name: "Ward",
    parentKey: "tallgrass-riverbend",
    regionKey: null,
    country: null,
    key: `ward-${newId()}`,
  };
  const loading = world.db.transaction(tx => world.app.people.loadInstitutions(tx, [row]));
  await expect(loading).rejects.toMatchObject(refused(/no system itself/));
});
