import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readCandidates } from "../../server/matching/candidates.js";
import { readWeights } from "../../server/matching/program-weights.js";
import { planOf, score } from "../../server/matching/score.js";
import { stagesAhead } from "../../server/matching/stage-ladder.js";
import { criteria, defaultWeights } from "../../server/matching/weights.js";
import { type Hit, only, reasonOf, Searchable, thousandths } from "../support/makers/matching.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
let vocabulary: Searchable;
let here: Searchable;
let coordinator: Actor;
let mentee: Actor;
beforeAll(async () => {
  world = await aWorld();
  vocabulary = await Searchable.in(world);
});
afterAll(() => world.close());

async function aProgramOfTwo(): Promise<void> {
  here = await vocabulary.elsewhere();
  coordinator = await here.person("Coo", {}, { role: "COORDINATOR" });
  mentee = await here.person("Mina", { institution: "tallgrass-university-health", stage: "STUDENT_P4" });
}

interface Shown {
  readonly version: number;
  readonly setAt: string | null;
  readonly weights: readonly { readonly criterion: string; readonly weight: number }[];
  readonly viewerCan: { readonly set: boolean };
}
interface Outcome {
  readonly __typename: string;
  readonly weights?: Shown;
  readonly current?: Shown;
}

const parts = "version setAt weights { criterion weight } viewerCan { set }";
const readDocument = `query ($id: ID!, $version: Int) { matchWeights(programId: $id, version: $version) { ${parts} } }`;
const setDocument = `mutation ($input: SetMatchWeightsInput!) {
  setMatchWeights(input: $input) {
    __typename
    ... on SetMatchWeightsSuccess { weights { ${parts} } }
    ... on MatchWeightsMoved { message current { ${parts} } }
  }
}`;

const read = async (viewer: Actor, version?: number): Promise<Shown | null> =>
  (await viewer.ask<{ matchWeights: Shown | null }>(readDocument, { id: here.programId, version })).matchWeights;
const input = (weights: object, more: object = {}) => ({
  input: {
    programId: here.programId,
    weights: Object.entries(weights).map(([criterion, weight]) => ({ criterion, weight })),
    ...more,
  },
});
const set = async (weights: object, more?: object): Promise<Outcome> =>
  (await coordinator.ask<{ setMatchWeights: Outcome }>(setDocument, input(weights, more))).setMatchWeights;
const ofShown = (shown: Shown | null | undefined) =>
  Object.fromEntries((shown?.weights ?? []).map(({ criterion, weight }) => [criterion, weight]));

test("a program begins with version 1 of the weights, which its members read whole", async () => {
  await aProgramOfTwo();
  const shown = await read(mentee);
  expect(shown).toMatchObject({ version: 1, setAt: null, viewerCan: { set: false } });
  expect(ofShown(shown)).toEqual(defaultWeights.of);
  expect(await read(mentee, 1)).toEqual(shown);
  expect(await read(mentee, 2)).toBeNull();
  expect(await read(mentee, 0)).toBeNull();
  expect((await read(coordinator))?.viewerCan).toEqual({ set: true });
});

test("policy: setMatchWeights is for coordinators, and matchWeights are for the program's members", async () => {
  await aProgramOfTwo();
  const waiting = await here.person("Wai", {}, { status: "PENDING" });
  const former = await here.person("For", {}, { role: "COORDINATOR", status: "ENDED" });
  const elsewhere = await vocabulary.elsewhere();
  const stranger = await elsewhere.person("Str", {}, { role: "COORDINATOR" });
  for (const nobody of [waiting, former, stranger]) {
    expect(await read(nobody)).toBeNull();
    expect(await nobody.fault(setDocument, input({ TEXT: 1 }))).toBe("NOT_FOUND");
  }
  expect(await mentee.fault(setDocument, input({ TEXT: 1 }))).toBe("FORBIDDEN");
  expect(await world.as(null).fault(readDocument, { id: here.programId })).toBe("UNAUTHENTICATED");
  expect(await coordinator.fault(setDocument, input({ TEXT: 1 }, { programId: "none" }))).toBe("NOT_FOUND");
  expect((await read(mentee))?.version).toBe(1);
});

test("a coordinator sets some weights, the others are those of version 1, and hits are scored by them from then on", async () => {
  await aProgramOfTwo();
  await here.mentor("Tor", { institution: "palmetto-sound-health" });
  const asked = { distance: { institution: "PREFER_DIFFERENT" } } as const;
  const before = only(await here.hits(mentee, asked));
  expect(before.weightsVersion).toBe(1);
  const first = await set({ DIFFERENT_INSTITUTION: 1000, PLACES_LEFT: 0 });
  expect(first.weights).toMatchObject({ version: 2, setAt: world.clock.now().toISOString() });
  expect(ofShown(first.weights)).toEqual({ ...defaultWeights.of, DIFFERENT_INSTITUTION: 1000, PLACES_LEFT: 0 });
  const after = only(await here.hits(mentee, asked));
  expect(after.weightsVersion).toBe(2);
  // 1000 of 1000 + 75 for the stage + 50 for the answer time.
  expect(reasonOf(after, "DIFFERENT_INSTITUTION").points).toBe(0.889);
  const second = await set({ DIFFERENT_INSTITUTION: 1 });
  expect(ofShown(second.weights)).toEqual({ ...defaultWeights.of, DIFFERENT_INSTITUTION: 1 });
  expect(second.weights?.version).toBe(3);
});

test("a criterion of weight 0 is still said, and required where it was, but carries no points", async () => {
  await aProgramOfTwo();
  await here.mentor("Far", { institution: "palmetto-sound-health", interests: ["critical-care"] });
  await here.mentor("Near", { institution: "tallgrass-university-health" });
  await set({ DIFFERENT_INSTITUTION: 0, SHARED_INTEREST: 0 });
  const hit = only(
    await here.hits(mentee, { interests: ["critical-care"], distance: { institution: "REQUIRE_DIFFERENT" } }),
  );
  for (const code of ["DIFFERENT_INSTITUTION", "SHARED_INTEREST"]) expect(reasonOf(hit, code).points).toBe(0);
  expect(reasonOf(hit, "PLACES_LEFT").points).toBe(hit.score);
});

test("where nothing that a search asks weighs anything everybody scores 0", async () => {
  await aProgramOfTwo();
  await here.mentor("Tor");
  await set(Object.fromEntries(criteria.map(criterion => [criterion, criterion === "TEXT" ? 1 : 0])));
  expect(only(await here.hits(mentee, {})).score).toBe(0);
  expect(only(await here.hits(mentee, { text: "Tor" })).score).toBe(1);
});

test.each<[string, object | readonly object[]]>([
  ["no criterion may weigh anything", Object.fromEntries(criteria.map(criterion => [criterion, 0]))],
  ["a weight is not negative", { TEXT: -1 }],
  ["a weight is at most 1000", { TEXT: 1001 }],
])("BAD_INPUT: %s", async (_, weights) => {
  await aProgramOfTwo();
  expect(await coordinator.fault(setDocument, input(weights))).toBe("BAD_INPUT");
});

test("BAD_INPUT: a criterion is named once", async () => {
  await aProgramOfTwo();
  const twice = [1, 2].map(weight => ({ criterion: "TEXT", weight }));
  expect(await coordinator.fault(setDocument, { input: { programId: here.programId, weights: twice } })).toBe(
    "BAD_INPUT",
  );
});

test("sending the same again makes no other version", async () => {
  await aProgramOfTwo();
  expect((await set({})).weights?.version).toBe(1);
  const made = await set({ TEXT: 7 }, { basedOn: 1 });
  expect((await set({ TEXT: 7 }, { basedOn: 1 })).weights).toEqual(made.weights);
  expect((await set({ TEXT: 7, REGION: defaultWeights.of.REGION })).weights?.version).toBe(2);
});

test("weights based on a version that is not current any more are refused, with those that are", async () => {
  await aProgramOfTwo();
  const { weights } = await set({ TEXT: 7 }, { basedOn: 1 });
  const refused = await set({ TEXT: 8 }, { basedOn: 1 });
  expect(refused.__typename).toBe("MatchWeightsMoved");
  expect(refused.current).toEqual(weights);
  expect((await set({ TEXT: 8 }, { basedOn: 2 })).weights?.version).toBe(3);
  expect((await set({ TEXT: 9 })).weights?.version).toBe(4);
});

test("of several changes at once each makes a version of its own", async () => {
  await aProgramOfTwo();
  const made = await Promise.all([11, 12, 13, 14].map(weight => set({ TEXT: weight })));
  expect(made.map(({ weights }) => weights?.version).sort()).toEqual([2, 3, 4, 5]);
  for (const { weights } of made)
    expect(await read(mentee, weights?.version)).toMatchObject({ weights: weights?.weights });
});

test("a version can never be changed, not even past the product", async () => {
  await aProgramOfTwo();
  await set({ TEXT: 7 });
  await expect(
    world.db.query(`update match_weights set weights = '{"TEXT": 9}' where program_id = $1`, [here.programId]),
  ).rejects.toThrow(/never changed/);
});

test("an old version replayed over the same mentors gives the scores and reasons it gave", async () => {
  await aProgramOfTwo();
  for (const [index, name] of ["Ada", "Bo", "Cy", "Di"].entries()) {
    const institution = index % 2 ? "palmetto-sound-health" : "tallgrass-university-health";
    await here.mentor(name, { institution, stage: index > 1 ? "LEADER" : "STUDENT_P1" });
  }
  const asked = { distance: { institution: "PREFER_DIFFERENT" } } as const;
  const before = await here.hits(mentee, asked);
  await set({ DIFFERENT_INSTITUTION: 10, STAGE_AHEAD: 900 });
  expect(scores(await here.hits(mentee, asked))).not.toEqual(scores(before));

  const { manager: db } = world.db;
  const old = await readWeights(db, here.programId, 1);
  if (!old) throw new Error("Version 1 is lost.");
  const own = await world.app.people.institutionsByKeys(db, [here.key("tallgrass-university-health")]);
  const search = {
    hasText: false,
    interests: null,
    practiceAreas: null,
    stages: [],
    regions: null,
    institutions: null,
    languages: [],
    help: [],
    institution: { distance: "PREFER_DIFFERENT", own: new Set([...own.values()].map(({ id }) => id)) },
    region: { distance: "ANY", own: null },
    practiceArea: { distance: "ANY", own: null },
    overlap: null,
    stagesAhead: stagesAhead("STUDENT_P4"),
  } as const;
  const candidates = await readCandidates(db, {
    programId: here.programId,
    viewerId: mentee.id,
    now: world.clock.now(),
    text: "",
    textTermIds: [],
    withPlaces: false,
    search,
    week: null,
  });
  const replayed = candidates.map(one => [one.personId, score(planOf(search, old), one)?.thousandths] as const);
  expect(new Map(replayed)).toEqual(scores(before));
});

const scores = (hits: readonly Hit[]) => new Map(hits.map(hit => [hit.mentor.id, thousandths(hit.score)]));

test("the pages of one search are ranked by the weights of its first page", async () => {
  await aProgramOfTwo();
  for (let nth = 0; nth < 6; nth += 1) {
    const institution = nth % 2 ? "palmetto-sound-health" : "tallgrass-university-health";
    await here.mentor(`M${nth}`, { institution, stage: nth % 3 ? "LEADER" : "STUDENT_P1" });
  }
  const asked = { distance: { institution: "PREFER_DIFFERENT" } } as const;
  const whole = (await here.hits(mentee, asked)).map(hit => hit.mentor.id);
  const first = await here.page(mentee, asked, { first: 3 });
  await set({ DIFFERENT_INSTITUTION: 1, STAGE_AHEAD: 1000 });
  const second = await here.page(mentee, asked, { first: 3, after: first.pageInfo.endCursor });
  expect([...first.nodes, ...second.nodes].map(hit => hit.mentor.id)).toEqual(whole);
  expect(second.nodes.map(hit => hit.weightsVersion)).toEqual([1, 1, 1]);
  expect((await here.hits(mentee, asked)).map(hit => hit.weightsVersion)).toEqual([2, 2, 2, 2, 2, 2]);
});

test("a cursor that names weights which the program never had is of no list", async () => {
  await aProgramOfTwo();
  const after = Buffer.from(JSON.stringify([9, 500, "00", mentee.id])).toString("base64url");
  await expect(here.page(mentee, {}, { after })).rejects.toMatchObject({ code: "BAD_INPUT" });
});
