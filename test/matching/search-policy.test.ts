import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import type { MentorSearch } from "../../server/matching/index.js";
import { codesOf, type Hit, only, type Profile, Searchable } from "../support/makers/matching.js";
import { acceptDocument, block, type Outcome, requestDocument } from "../support/makers/mentorships.js";
import { suspended } from "../support/makers/programs.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
let here: Searchable;
let mentee: Actor;
beforeAll(async () => {
  world = await aWorld();
  here = await Searchable.in(world);
  mentee = await here.person("Mina", {
    institution: "tallgrass-riverbend-hospital",
    region: "us-midwest",
    practiceAreas: ["cardiology"],
    interests: ["critical-care"],
  });
});
afterAll(() => world.close());

describe("policy: mentorSearch", () => {
  test("a stranger is asked to sign in", async () => {
    expect(await here.fault(world.as(null), {})).toBe("UNAUTHENTICATED");
  });

  test("to whoever is no active member the program is not there", async () => {
    const outsider = await world.person("Outsider");
    const waiting = await here.person("Waiting", {}, { status: "PENDING" });
    const gone = await here.person("Gone", {}, { status: "ENDED" });
    for (const actor of [outsider, waiting, gone]) expect(await here.fault(actor, {})).toBe("NOT_FOUND");
    expect(await here.fault(mentee, { programId: newId() })).toBe("NOT_FOUND");
    expect(await here.fault(mentee, { programId: "no id" })).toBe("NOT_FOUND");
  });

  test("who is suspended neither searches nor is found", async () => {
    const there = await here.elsewhere();
    const [mentor, viewer] = [await there.mentor("Mentor"), await there.person("Viewer")];
    const coordinator = await there.person("Coordinator", {}, { role: "COORDINATOR" });
    expect(await there.names(viewer, {})).toEqual(["Mentor"]);
    await suspended(world, there.programId, coordinator, mentor);
    await suspended(world, there.programId, coordinator, viewer);
    expect(await there.fault(viewer, {})).toBe("NOT_FOUND");
    expect(await there.names(coordinator, {})).toEqual([]);
  });

  test("mentees, mentors and coordinators may search", async () => {
    const there = await here.elsewhere();
    const mentor = await there.mentor("Mentor");
    const coordinator = await there.person("Coordinator", {}, { role: "COORDINATOR" });
    const one = await there.person("Mentee");
    expect(await there.names(mentor, {})).toEqual([]);
    expect(await there.names(coordinator, {})).toEqual(["Mentor"]);
    expect(await there.names(one, {})).toEqual(["Mentor"]);
  });

  test("who blocked the viewer, or is blocked by them, is no hit", async () => {
    const there = await here.elsewhere();
    const viewer = await there.person("Viewer");
    const blocker = await there.mentor("Blocker");
    const blocked = await there.mentor("Blocked");
    await there.mentor("Third");
    await block(world, blocker, viewer);
    await block(world, viewer, blocked);
    expect(await there.names(viewer, {})).toEqual(["Third"]);
    expect(await there.names(viewer, { text: "block" })).toEqual([]);
  });
});

const full: Profile = {
  headline: "Keeps a lighthouse",
  bio: "Plays the hurdy-gurdy",
  interests: ["critical-care"],
  practiceAreas: ["oncology"],
  stage: "SPECIALIST",
  institution: "palmetto-sound-university-hospital",
  region: "us-southeast",
  languages: ["nn"],
  helpOffered: ["MANUSCRIPT"],
};

/** For every field: what finds the mentor by it, and the reasons it can give. */
const fields: [string, Omit<MentorSearch, "programId">, string[]][] = [
  ["interests", { interests: ["critical-care"] }, ["SHARED_INTEREST"]],
  ["practiceAreas", { practiceAreas: ["oncology"] }, ["SHARED_PRACTICE_AREA", "DIFFERENT_PRACTICE_AREA"]],
  ["practiceAreas", { distance: { practiceArea: "REQUIRE_DIFFERENT" } }, ["DIFFERENT_PRACTICE_AREA"]],
  ["stage", { stages: ["SPECIALIST"] }, ["STAGE"]],
  ["region", { regions: ["us"] }, ["REGION", "DIFFERENT_REGION"]],
  ["region", { distance: { region: "REQUIRE_DIFFERENT" } }, ["DIFFERENT_REGION"]],
  ["institution", { distance: { institution: "REQUIRE_DIFFERENT" } }, ["DIFFERENT_INSTITUTION"]],
  ["institution", { text: "palmetto" }, ["TEXT"]],
  ["languages", { languages: ["nn"] }, ["LANGUAGE"]],
  ["helpOffered", { help: ["MANUSCRIPT"] }, ["OFFERS_HELP"]],
  ["headline", { text: "lighthouse" }, ["TEXT"]],
  ["bio", { text: "hurdy-gurdy" }, ["TEXT"]],
  ["interests", { text: "ICU" }, ["TEXT"]],
  ["practiceAreas", { text: "onc" }, ["TEXT"]],
];

describe.each(fields)("a mentor who shows or hides their %s, searched by %j", (field, asked, codes) => {
  test("is found while they show it to the program", async () => {
    const there = await here.elsewhere();
    await there.enroll(mentee, {});
    await there.mentor("Shows", full);
    expect(codesOf(only(await there.hits(mentee, asked)))).toEqual(expect.arrayContaining(codes));
  });

  test.each(["PAIRED", "PRIVATE"] as const)(
    "is not found while it is %s, and no reason tells of it",
    async visibility => {
      const there = await here.elsewhere();
      await there.enroll(mentee, {});
      await there.mentor("Hides", full, { hides: { [field]: visibility } });
      await there.mentor("Never said", without(full, field));
      expect(await there.hits(mentee, asked)).toEqual([]);
      const all = await there.hits(mentee, {});
      const [hides, never] = ["Hides", "Never said"].map(name => all.find(hit => hit.mentor.displayName === name));
      expect(said(hides)).toEqual(said(never));
    },
  );
});

const without = (profile: Profile, field: string): Profile =>
  Object.fromEntries(Object.entries(profile).filter(([name]) => name !== field));
const said = (hit: Hit | undefined) => [hit?.score, hit?.reasons];

test("to somebody paired with the mentor the search tells no more than to others", async () => {
  const there = await here.elsewhere();
  const viewer = await there.person("Viewer");
  const mentor = await there.mentor("Mentor", full, { hides: { interests: "PAIRED" } });
  const input = { clientId: newId(), programId: there.programId, mentorId: mentor.id, purpose: "To learn." };
  const { requestMentorship } = await viewer.ask<{ requestMentorship: Outcome }>(requestDocument, { input });
  await mentor.ask(acceptDocument, { input: { requestId: requestMentorship.request?.id } });
  expect(await there.hits(viewer, { interests: ["critical-care"] })).toEqual([]);
  expect(codesOf(only(await there.hits(viewer, {})))).toContain("ALREADY_PAIRED");
});
