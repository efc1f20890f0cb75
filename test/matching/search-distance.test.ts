import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { codesOf, type Hit, only, reasonOf, Searchable } from "../support/makers/matching.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
let here: Searchable;
let mentee: Actor;
beforeAll(async () => {
  world = await aWorld();
  here = await Searchable.in(world);
  mentee = await here.person("Mina", {
    institution: "tallgrass-university-college-of-pharmacy",
    region: "us-midwest",
    practiceAreas: ["medical-icu"],
  });
  await here.mentor("Same place", {
    institution: "tallgrass-university-college-of-pharmacy",
    region: "us-midwest",
    practiceAreas: ["critical-care", "cardiology"],
  });
  await here.mentor("Campus", {
    institution: "tallgrass-riverbend-hospital",
    region: "us",
    practiceAreas: ["surgical-trauma-icu"],
  });
  await here.mentor("System", { institution: "tallgrass-university-health" });
  await here.mentor("Far", {
    institution: "palmetto-sound-university-hospital",
    region: "us-southeast",
    practiceAreas: ["oncology"],
  });
  await here.mentor("Silent");
});
afterAll(() => world.close());

const byName = (hits: readonly Hit[]) => new Map(hits.map(hit => [hit.mentor.displayName, hit]));

test("another institution can be required, and campuses of one system are one institution", async () => {
  const hit = only(await here.hits(mentee, { distance: { institution: "REQUIRE_DIFFERENT" } }));
  expect(reasonOf(hit, "DIFFERENT_INSTITUTION")).toMatchObject({
    kind: "DIFFERENT",
    institution: { name: "Palmetto Sound University Hospital" },
    text: "Works at another institution than you: Palmetto Sound University Hospital.",
  });
});

test("another region can be required, and a country does not differ from its regions", async () => {
  const hit = only(await here.hits(mentee, { distance: { region: "REQUIRE_DIFFERENT" } }));
  expect(reasonOf(hit, "DIFFERENT_REGION")).toMatchObject({ terms: [{ key: here.key("us-southeast") }] });
});

test("another practice area can be required, and areas under one head are one", async () => {
  const hit = only(await here.hits(mentee, { distance: { practiceArea: "REQUIRE_DIFFERENT" } }));
  expect(reasonOf(hit, "DIFFERENT_PRACTICE_AREA")).toMatchObject({ terms: [{ key: here.key("oncology") }] });
});

test("a difference that is preferred leaves nobody out and raises who differs", async () => {
  const hits = await here.hits(mentee, { distance: { institution: "PREFER_DIFFERENT", region: "PREFER_DIFFERENT" } });
  expect(hits).toHaveLength(5);
  expect(hits[0]?.mentor.displayName).toBe("Far");
  expect(hits[0]?.score).toBe(0.875);
  const campus = byName(hits).get("Campus");
  expect(campus && reasonOf(campus, "SAME_INSTITUTION")).toMatchObject({
    kind: "SHARED",
    points: 0,
    institution: { name: "Tallgrass Riverbend Hospital" },
  });
  expect(campus && reasonOf(campus, "SAME_REGION")).toMatchObject({ points: 0 });
});

test("where distance does not matter the reasons say it for nothing", async () => {
  const hits = byName(await here.hits(mentee, {}));
  const far = hits.get("Far");
  expect(far && reasonOf(far, "DIFFERENT_INSTITUTION").points).toBe(0);
  expect(far && reasonOf(far, "DIFFERENT_PRACTICE_AREA").points).toBe(0);
  const silent = hits.get("Silent");
  expect(silent && codesOf(silent)).toEqual(["PLACES_LEFT"]);
});

test("a required difference needs a profile that says from what", async () => {
  const blank = await here.person("Blank");
  for (const field of ["institution", "region", "practiceArea"]) {
    expect(await here.fault(blank, { distance: { [field]: "REQUIRE_DIFFERENT" } })).toBe("BAD_INPUT");
  }
  expect(await here.hits(blank, { distance: { institution: "PREFER_DIFFERENT" } })).toHaveLength(5);
});

test("what the viewer hides from others still counts for their own search", async () => {
  const shy = await here.person(
    "Shy",
    { institution: "tallgrass-family-clinics" },
    { hides: { institution: "PRIVATE" } },
  );
  expect(await here.names(shy, { distance: { institution: "REQUIRE_DIFFERENT" } })).toEqual(["Far"]);
});
