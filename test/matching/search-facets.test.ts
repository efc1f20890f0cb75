import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Searchable } from "../support/makers/matching.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
let here: Searchable;
let viewer: Actor;
const full = {
  stage: "SPECIALIST",
  region: "us-southeast",
  practiceAreas: ["oncology"],
  institution: "palmetto-sound-university-hospital",
  languages: ["es-MX"],
  helpOffered: ["MANUSCRIPT"],
} as const;
const hides = {
  stage: "PRIVATE",
  region: "PAIRED",
  practiceAreas: "PRIVATE",
  institution: "PAIRED",
  languages: "PRIVATE",
  helpOffered: "PRIVATE",
} as const;

beforeAll(async () => {
  world = await aWorld();
  here = await Searchable.in(world);
  viewer = await here.person("Viewer");
  const profile = {
    ...full,
    practiceAreas: [...full.practiceAreas],
    languages: [...full.languages],
    helpOffered: [...full.helpOffered],
  };
  await here.mentor("Shows", profile);
  await here.mentor("Full", profile, { capacity: 0 });
  await here.mentor("Hides", profile, { hides });
});
afterAll(() => world.close());

const counts = `{
  hitCount withPlacesCount stages { stage count } regions { term { name } count } practiceAreas { term { name } count }
  institutions { institution { name } count } languages { language count } help { help count } }`;
const facets = `facets ${counts}`;
const plain = `query ($input: MentorSearchInput!) { mentorSearch(input: $input, first: 1) { nodes { score } ${facets} } }`;
const inFragment = `query ($input: MentorSearchInput!) { mentorSearch(input: $input, first: 1) { ...Counted } }
  fragment Counted on MentorSearchHitConnection { ${facets} }`;

const alone = `query ($input: MentorSearchInput!) { mentorSearchFacets(input: $input) ${counts} }`;

const counted = async (document: string) => {
  const { mentorSearch } = await viewer.ask<{ mentorSearch: { facets: Record<string, unknown> } }>(document, {
    input: here.input({}),
  });
  return mentorSearch.facets;
};

test.each(["by the database", "by the index"])(
  "facets counted %s are of all hits, and what somebody hides counts nowhere",
  async how => {
    if (how === "by the index") await world.app.matching.indexes.caughtUp(here.programId);
    const found = await counted(plain);
    expect(found).toMatchObject({
      hitCount: 3,
      withPlacesCount: 2,
      stages: [{ stage: "SPECIALIST", count: 2 }],
      languages: [
        { language: "es", count: 2 },
        { language: "es-MX", count: 2 },
      ],
      help: [{ help: "MANUSCRIPT", count: 2 }],
    });
    // The region and the country it lies in, and the area and what it lies under.
    const countsOf = (list: unknown) => (list as readonly { count: number }[]).map(({ count }) => count);
    expect(countsOf(found.regions)).toEqual([2, 2]);
    expect(new Set(countsOf(found.practiceAreas))).toEqual(new Set([2]));
    expect(countsOf(found.institutions)).toEqual([2]);
    expect(await counted(inFragment)).toEqual(found);
  },
);

test("facets are given without a page, too, the same, and to members only", async () => {
  const { mentorSearchFacets } = await viewer.ask<{ mentorSearchFacets: unknown }>(alone, { input: here.input({}) });
  expect(mentorSearchFacets).toEqual(await counted(plain));
  const stranger = await world.person("Stranger");
  expect(await stranger.fault(alone, { input: here.input({}) })).toBe("NOT_FOUND");
});
