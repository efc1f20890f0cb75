import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { only, reasonOf, Searchable } from "../support/makers/matching.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
let here: Searchable;
let mentee: Actor;
beforeAll(async () => {
  world = await aWorld();
  here = await Searchable.in(world);
  mentee = await here.person("Mina");
  await here.mentor("Ama", {
    headline: "Runs the burn unit's ECMO program",
    interests: ["antimicrobial-stewardship", "cv-review"],
    practiceAreas: ["medical-icu"],
    stage: "SPECIALIST",
    region: "us-midwest",
    languages: ["en", "es-MX"],
    helpOffered: ["CV_REVIEW", "LONG_TERM"],
  });
  await here.mentor("Bo Okafor-Reyés", {
    interests: ["infectious-diseases"],
    practiceAreas: ["oncology"],
    stage: "FACULTY",
    region: "ca-west",
    languages: ["en"],
    helpOffered: ["MOCK_INTERVIEW"],
  });
  await here.mentor("Cy", { bio: "Ask Okafor about stewardship." });
});
afterAll(() => world.close());

test("without anything asked every other active mentor of the program is a hit", async () => {
  await here.person("A coordinator", {}, { role: "COORDINATOR" });
  await here.mentor("Waits for approval", {}, { status: "PENDING" });
  await here.mentor("Has left", {}, { status: "ENDED" });
  const elsewhere = await here.elsewhere();
  await elsewhere.mentor("Of another program");
  expect(await here.names(mentee, {})).toEqual(["Ama", "Bo Okafor-Reyés", "Cy"]);
});

test("a mentor who looks for a mentor does not find themselves", async () => {
  const both = await here.mentor("Both", { interests: ["cardiology"] });
  await here.enroll(both, { role: "MENTEE" });
  expect(await here.names(both, { interests: ["cardiology"] })).toEqual([]);
  expect(await here.names(mentee, { interests: ["cardiology"] })).toEqual(["Both"]);
  await world.db.query("update enrollment set status = 'ENDED' where person_id = $1", [both.id]);
});

test("an interest is found, and the mentor with more of them stands first", async () => {
  const hits = await here.hits(mentee, { interests: ["infectious-diseases", "cv-review"] });
  expect(hits.map(hit => hit.mentor.displayName)).toEqual(["Ama", "Bo Okafor-Reyés"]);
  expect(hits.map(hit => hit.score > 0.5)).toEqual([true, true]);
});

test("a wider term finds who names a narrower one, and the reason says which", async () => {
  const [ama] = await here.hits(mentee, { interests: ["infectious-diseases"], stages: ["SPECIALIST"] });
  expect(ama && reasonOf(ama, "SHARED_INTEREST")).toMatchObject({
    kind: "SHARED",
    terms: [{ key: here.key("antimicrobial-stewardship") }],
    text: "Shares your interest in Antimicrobial stewardship.",
  });
});

test("a narrower term does not find who names only the wider one", async () => {
  expect(await here.names(mentee, { interests: ["antimicrobial-stewardship"] })).toEqual(["Ama"]);
});

test("a synonym finds what the term finds", async () => {
  const byKey = await here.hits(mentee, { practiceAreas: ["critical-care"] });
  expect(only(byKey).mentor.displayName).toBe("Ama");
  expect(await here.hits(mentee, { practiceAreas: ["ICU"] })).toEqual(byKey);
  expect(await here.hits(mentee, { practiceAreas: ["intensive  Care"] })).toEqual(byKey);
});

test("a key that was merged away finds what its survivor finds", async () => {
  const { people } = world.app;
  const now = await here.hits(mentee, { interests: ["cv-review"] });
  const old = here.key("resume-writing");
  const term = { key: old, kind: "TOPIC", name: "Writing a resume", parentKey: null, synonyms: ["vita"] } as const;
  await world.db.transaction(async tx => {
    await people.loadTaxonomy(tx, [term]);
    await people.mergeTerms(tx, old, here.key("cv-review"));
  });
  expect(await here.hits(mentee, { interests: [old] })).toEqual(now);
  expect(await here.hits(mentee, { interests: ["vita"] })).toEqual(now);
  expect(await here.hits(mentee, { interests: [old, "cv-review"] })).toEqual(now);
});

test("practice areas are looked for among practice areas alone", async () => {
  expect(await here.names(mentee, { practiceAreas: ["oncology"] })).toEqual(["Bo Okafor-Reyés"]);
  expect(await here.names(mentee, { practiceAreas: ["infectious-diseases"] })).toEqual([]);
  const hit = only(await here.hits(mentee, { practiceAreas: ["oncology"] }));
  expect(reasonOf(hit, "SHARED_PRACTICE_AREA")).toMatchObject({ text: "Practices in Oncology." });
});

test("a country takes in its regions", async () => {
  expect(await here.names(mentee, { regions: ["us"] })).toEqual(["Ama"]);
  expect(await here.names(mentee, { regions: ["us-midwest", "canada"] })).toEqual(["Ama", "Bo Okafor-Reyés"]);
  expect(await here.names(mentee, { regions: ["us-southeast"] })).toEqual([]);
  const hit = only(await here.hits(mentee, { regions: ["us"] }));
  expect(reasonOf(hit, "REGION")).toMatchObject({ terms: [{ key: here.key("us-midwest") }] });
});

test("a stage is one of those asked for", async () => {
  const hit = only(await here.hits(mentee, { stages: ["SPECIALIST", "LEADER"] }));
  expect(reasonOf(hit, "STAGE")).toMatchObject({
    stage: "SPECIALIST",
    text: "Is at the stage you asked for: specialist.",
  });
});

test("a language finds its varieties", async () => {
  const hit = only(await here.hits(mentee, { languages: ["ES"] }));
  expect(reasonOf(hit, "LANGUAGE")).toMatchObject({ languages: ["es-MX"], text: "Speaks Mexican Spanish." });
  expect(await here.names(mentee, { languages: ["es-ES"] })).toEqual([]);
});

test("a language named in two ways is asked for once, and one with an extension as profiles keep it", async () => {
  const once = only(await here.hits(mentee, { languages: ["es-MX", "fr"] }));
  const twice = only(await here.hits(mentee, { languages: ["es-mx", "es-MX", "fr"] }));
  expect(reasonOf(twice, "LANGUAGE").points).toBe(reasonOf(once, "LANGUAGE").points);
  only(await here.hits(mentee, { languages: ["es-MX-u-ca-gregory"] }));
});

test("one of the kinds of help is enough, and both are better", async () => {
  const [first, second] = await here.hits(mentee, { help: ["CV_REVIEW", "LONG_TERM", "MOCK_INTERVIEW"] });
  expect(first && reasonOf(first, "OFFERS_HELP")).toMatchObject({ help: ["CV_REVIEW", "LONG_TERM"] });
  expect(second && reasonOf(second, "OFFERS_HELP")).toMatchObject({
    help: ["MOCK_INTERVIEW"],
    text: "Offers mock interviews.",
  });
});

test("a text finds words of the profile in any form", async () => {
  expect(await here.names(mentee, { text: "burn programs" })).toEqual(["Ama"]);
  expect(await here.names(mentee, { text: "burn -ecmo" })).toEqual([]);
  expect(await here.names(mentee, { text: "nobody writes this" })).toEqual([]);
});

test("a text finds the beginnings of names, without marks, before those who are mentioned", async () => {
  const hits = await here.hits(mentee, { text: "okafor" });
  expect(hits.map(hit => hit.mentor.displayName)).toEqual(["Bo Okafor-Reyés", "Cy"]);
  expect(await here.names(mentee, { text: "Reye" })).toEqual(["Bo Okafor-Reyés"]);
  expect(await here.names(mentee, { text: "%" })).toEqual([]);
});

test("a text that is a synonym finds who names the term or a narrower one", async () => {
  expect(await here.names(mentee, { text: "HCV" })).toEqual([]);
  expect(await here.names(mentee, { text: "id" })).toEqual(["Ama", "Bo Okafor-Reyés"]);
});

test("different lists are all asked for", async () => {
  expect(await here.names(mentee, { interests: ["infectious-diseases"], stages: ["FACULTY"] })).toEqual([
    "Bo Okafor-Reyés",
  ]);
  expect(await here.names(mentee, { interests: ["infectious-diseases"], stages: ["LEADER"] })).toEqual([]);
});

test("with no interests asked the viewer's own rank and leave nobody out", async () => {
  const student = await here.person("Student", {
    interests: ["infectious-diseases", "cv-review", "networking", "research"],
  });
  const hits = await here.hits(student, {});
  expect(hits.map(hit => hit.mentor.displayName)).toEqual(["Ama", "Bo Okafor-Reyés", "Cy"]);
  expect(hits[0] && reasonOf(hits[0], "SHARED_INTEREST").terms).toHaveLength(2);
  const without = await here.hits(student, { interests: [] });
  expect(without.map(hit => hit.score)).toEqual([0.6, 0.6, 0.6]);
});

test.each([
  [{ interests: ["no-such-interest"] }, '"no-such-interest"'],
  [{ practiceAreas: ["cv-review"] }, "cv-review"],
  [{ regions: ["critical-care"] }, "critical-care"],
  [{ languages: ["not a tag"] }, '"not a tag"'],
])("what is unknown is said: %j", async (asked, named) => {
  expect(await here.fault(mentee, asked)).toBe("BAD_INPUT");
  await expect(here.hits(mentee, asked)).rejects.toThrow(named);
});

test("a search names twenty of a kind at most", async () => {
  const tags = Array.from({ length: 21 }, (_, n) => `en-x-${n}`);
  expect(await here.fault(mentee, { languages: tags })).toBe("BAD_INPUT");
});
