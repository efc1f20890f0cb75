import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { aProfile, aVocabulary } from "../support/makers/people.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
let institutionId: (key: string) => string;
beforeAll(async () => {
  world = await aWorld();
  ({ institutionId } = await aVocabulary(world));
});
afterAll(() => world.close());

const profile = /* GraphQL */ `
  fragment Profile on Person {
    displayName pronouns headline bio stage country timeZone languages helpOffered helpSought
    practiceAreas { key } interests { key } institution { name system { name } region { key parent { key } } } region { key }
    credentials { code } viewerCan { updateProfile block }
  }
`;
const updateProfile = /* GraphQL */ `
  ${profile}
  mutation ($input: UpdateProfileInput!) {
    updateProfile(input: $input) { ... on UpdateProfileSuccess { person { ...Profile } } }
  }
`;
const me = /* GraphQL */ `${profile} query { me { ...Profile } }`;

const whole = () => ({
  displayName: "Ada Okafor",
  pronouns: "she/her",
  headline: "Critical care at a campus of a large system",
  bio: "First line.\nSecond line.",
  stage: "SPECIALIST" as const,
  practiceAreas: ["neurocritical-care", "critical-care"],
  interests: ["cv-review", "pediatrics"],
  institutionId: institutionId("tallgrass-riverbend"),
  region: "us-midwest",
  country: "US",
  timeZone: "America/Indiana/Indianapolis",
  languages: ["en-u-nu-latn", "ES-mx", "es-MX"],
  helpOffered: ["FLASH" as const, "CV_REVIEW" as const],
  helpSought: ["MANUSCRIPT" as const],
});

test("policy: updateProfile changes the viewer's own profile and asks a stranger to sign in", async () => {
  expect(await world.as(null).fault(updateProfile, { input: {} })).toBe("UNAUTHENTICATED");
  const ada = await world.person();
  const other = await world.person("Somebody else");
  await ada.ask(updateProfile, { input: { displayName: "Ada" } });
  expect(await other.ask(me)).toMatchObject({ me: { displayName: "Somebody else" } });
});

test("everything of a profile is written and read back", async () => {
  const ada = await world.person();
  await ada.ask(updateProfile, { input: whole() });
  expect(await ada.ask(me)).toEqual({
    me: {
      displayName: "Ada Okafor",
      pronouns: "she/her",
      headline: "Critical care at a campus of a large system",
      bio: "First line.\nSecond line.",
      stage: "SPECIALIST",
      practiceAreas: [{ key: "neurocritical-care" }, { key: "critical-care" }],
      interests: [{ key: "cv-review" }, { key: "pediatrics" }],
      institution: {
        name: "Riverbend Hospital",
        system: { name: "Tallgrass Health" },
        region: { key: "us-midwest", parent: { key: "united-states" } },
      },
      region: { key: "us-midwest" },
      country: "US",
      timeZone: "America/Indiana/Indianapolis",
      languages: ["en", "es-MX"],
      helpOffered: ["FLASH", "CV_REVIEW"],
      helpSought: ["MANUSCRIPT"],
      credentials: [],
      viewerCan: { updateProfile: true, block: false },
    },
  });
});

test("a field left out stays as it is and null clears it", async () => {
  const ada = await aProfile(world, whole());
  await ada.ask(updateProfile, {
    input: { headline: null, stage: null, practiceAreas: null, institutionId: null, region: null, languages: null },
  });
  const { me: seen } = await ada.ask<{ me: object }>(me);
  expect(seen).toMatchObject({ headline: null, stage: null, practiceAreas: [], institution: null, region: null });
  expect(seen).toMatchObject({
    languages: [],
    bio: "First line.\nSecond line.",
    interests: [{ key: "cv-review" }, {}],
  });
});

test.each([
  [{ displayName: null }, "input.displayName", /at least 1/],
  [{ headline: "x".repeat(161) }, "input.headline", /at most 160/],
  [{ headline: "two\nlines" }, "input.headline", /control/],
  [{ practiceAreas: ["critical-care", "alchemy"] }, "input.practiceAreas", /"alchemy" is no term/],
  [{ practiceAreas: ["cv-review"] }, "input.practiceAreas", /"cv-review" is of another kind/],
  [{ interests: ["us-midwest"] }, "input.interests", /"us-midwest" is of another kind/],
  [{ region: "critical-care" }, "input.region", /another kind/],
  [{ institutionId: "not-an-id" }, "input.institutionId", /no such institution/],
  [{ country: "XX" }, "input.country", /ISO 3166/],
  [{ country: "us" }, "input.country", /ISO 3166/],
  [{ languages: ["en", "not a tag"] }, "input.languages", /"not a tag"/],
  [{ languages: [`en-${"valid-".repeat(100)}valid`] }, "input.languages", /^"en-valid.{27}" is no/],
])("%j is refused by name and changes nothing", async (input, field, words) => {
  const ada = await aProfile(world, { headline: "As before" });
  const { errors } = await ada.run(updateProfile, { input: { pronouns: "they/them", ...input } });
  expect(errors?.[0]?.originalError).toMatchObject({ code: "BAD_INPUT", facts: { field } });
  expect(errors?.[0]?.message).toMatch(words);
  expect(await ada.ask(me)).toMatchObject({ me: { headline: "As before", pronouns: null } });
});

test.each(["Mars/Olympus", "+02:00", ""])("the time zone %j is refused", async timeZone => {
  const ada = await world.person();
  expect((await ada.run(updateProfile, { input: { timeZone } })).errors).toHaveLength(1);
  await expect(world.app.people.updateProfile(ada.viewer, { timeZone })).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("what members may see is what full-text search may find", async () => {
  const ada = await aProfile(world, whole());
  await world.app.people.setVisibility(ada.viewer, { bio: "PAIRED", institution: "PRIVATE" });
  const [row] = await world.db.query("select public_text as text from person where id = $1", [ada.id]);
  expect(row.text).toContain("Neurocritical care");
  expect(row.text).toContain("Critical care at a campus");
  expect(row.text).not.toContain("Second line");
  expect(row.text).not.toContain("Tallgrass");
});

test("a stranger has no profile to read", async () => {
  expect(await world.as(null).fault(me)).toBe("UNAUTHENTICATED");
  expect(await world.as(null).fault("query { blockedPeople { nodes { blockedAt } } }")).toBe("UNAUTHENTICATED");
});
