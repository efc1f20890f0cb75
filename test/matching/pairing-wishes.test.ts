import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import {
  aPairable,
  banDocument,
  createRunDocument,
  editDocument,
  type Pairable,
  pairsOf,
  pinDocument,
  publishedRun,
  seatOf,
  setPreferencesDocument,
  solvedRun,
  unpinDocument,
  wish,
} from "./pairable.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const mineDocument = `query ($enrollmentId: ID!) {
  myPairingPreferences(enrollmentId: $enrollmentId) { enrollmentId ranked banned updatedAt }
}`;
const pinsDocument = `query ($programId: ID!) {
  pairingPins(programId: $programId) { nodes { kind mentee { id } mentor { id } setBy { id } } }
}`;

/** One mentee and two mentors, of whom the first has what the mentee looks for. */
async function aChoice(): Promise<Pairable & { ana: Actor; tor: Actor; uma: Actor }> {
  const pairable = await aPairable(world);
  const { searchable } = pairable;
  const ana = await searchable.person("Ana", { interests: ["cardiology"] });
  const tor = await searchable.mentor("Tor", { interests: ["cardiology"] });
  const uma = await searchable.mentor("Uma");
  return { ...pairable, ana, tor, uma };
}

const pairs = async (pairable: Pairable): Promise<string[]> => pairsOf(await solvedRun(pairable));

test("a ban of either side keeps two apart, and is lifted as it was laid down", async () => {
  const choice = await aChoice();
  const { ana, tor } = choice;
  expect(await pairs(choice)).toEqual(["Ana – Tor"]);

  await wish(choice, ana, { banned: [tor] });
  expect(await pairs(choice)).toEqual(["Ana – Uma"]);
  await wish(choice, ana, {});
  await wish(choice, tor, { banned: [ana] });
  expect(await pairs(choice)).toEqual(["Ana – Uma"]);
  await wish(choice, tor, {});
  expect(await pairs(choice)).toEqual(["Ana – Tor"]);
});

test("who blocked the other is not paired with them, and who is paired already is not paired again", async () => {
  const choice = await aChoice();
  const { ana, tor } = choice;
  await world.app.people.block(tor.viewer, { personId: ana.id });

  expect(await pairs(choice)).toEqual(["Ana – Uma"]);

  const elsewhere = await choice.searchable.elsewhere();
  await elsewhere.enroll(ana, { role: "MENTEE" });
  await elsewhere.enroll(choice.uma, { role: "MENTOR" });
  const input = { clientId: newId(), programId: elsewhere.programId, mentorId: choice.uma.id, purpose: "Please." };
  const asked = await world.app.mentorships.request(ana.viewer, input);
  if (!("request" in asked)) throw new Error("The request was refused.");
  await world.app.mentorships.accept(choice.uma.viewer, { requestId: asked.request.id });
  expect(await pairs(choice)).toEqual([]);
});

test("a pin stands in the next run whatever fits better, a ban keeps two apart, and both are taken back", async () => {
  const choice = await aChoice();
  const { coordinator, programId, ana, tor, uma } = choice;
  const pair = (mentor: Actor) => ({ input: { programId, menteeId: ana.id, mentorId: mentor.id } });
  await coordinator.ask(pinDocument, pair(uma));

  const pinned = await solvedRun(choice);
  expect(pinned.proposals.nodes).toMatchObject([{ mentor: { id: uma.id }, isPinned: true }]);
  expect(await coordinator.ask(pinsDocument, { programId })).toEqual({
    pairingPins: {
      nodes: [{ kind: "PIN", mentee: { id: ana.id }, mentor: { id: uma.id }, setBy: { id: coordinator.id } }],
    },
  });

  await coordinator.ask(pinDocument, pair(tor));
  expect(await pairs(choice)).toEqual(["Ana – Tor"]);
  await coordinator.ask(banDocument, pair(tor));
  expect(await pairs(choice)).toEqual(["Ana – Uma"]);
  await coordinator.ask(unpinDocument, pair(tor));
  expect(await pairs(choice)).toEqual(["Ana – Tor"]);
  expect(await coordinator.ask(pinsDocument, { programId })).toEqual({ pairingPins: { nodes: [] } });
});

test("a pin goes before the run's rules, and never before a ban, a block or the mentor's places", async () => {
  const choice = await aChoice();
  const { coordinator, programId, ana, uma, searchable } = choice;
  const distance = { institution: "REQUIRE_DIFFERENT" };
  await coordinator.ask(pinDocument, { input: { programId, menteeId: ana.id, mentorId: uma.id } });
  expect(pairsOf(await solvedRun(choice, { distance }))).toEqual(["Ana – Uma"]);

  await wish(choice, uma, { banned: [ana] });
  expect(pairsOf(await solvedRun(choice, { distance }))).toEqual([]);

  await wish(choice, uma, {});
  await world.db.query("update enrollment set capacity = 1 where person_id = $1", [uma.id]);
  const bob = await searchable.person("Bob");
  await coordinator.ask(pinDocument, { input: { programId, menteeId: bob.id, mentorId: uma.id } });
  const run = await solvedRun(choice);
  expect(run.proposals.nodes.filter(({ isPinned }) => isPinned)).toHaveLength(1);
});

test("pins go beyond the most a mentor may get by the rules, up to the mentor's places, and nobody else does", async () => {
  const pairable = await aPairable(world);
  const { coordinator, programId, searchable } = pairable;
  const tor = await searchable.mentor("Tor", { interests: ["cardiology"] }, { capacity: 5 });
  await searchable.mentor("Uma");
  const pinned = [await searchable.person("Ana"), await searchable.person("Ben")];
  await searchable.person("Cem", { interests: ["cardiology"] });
  for (const { id } of pinned) {
    await coordinator.ask(pinDocument, { input: { programId, menteeId: id, mentorId: tor.id } });
  }

  const run = await solvedRun(pairable, { mostPerMentor: 1 });
  expect(pairsOf(run)).toEqual(["Ana – Tor", "Ben – Tor", "Cem – Uma"]);
  expect(run.loads.nodes.map(({ places, taken }) => [places, taken])).toEqual([
    [2, 2],
    [1, 1],
  ]);
  expect(pairsOf(await solvedRun(pairable, { mostPerMentor: 3 }))).toEqual(["Ana – Tor", "Ben – Tor", "Cem – Tor"]);
  await world.db.query("update enrollment set capacity = 1 where person_id = $1", [tor.id]);
  expect((await solvedRun(pairable, { mostPerMentor: 1 })).loads.nodes).toMatchObject([{ places: 1 }, { places: 1 }]);
});

test("a pin brings a mentor who is not of the cohort into a run of its mentors, for the pinned mentee alone", async () => {
  const pairable = await aPairable(world);
  const { coordinator, programId, searchable } = pairable;
  const made = await world.app.programs.createCohort(coordinator.viewer, { clientId: "1", programId, name: "First" });
  if (!("cohort" in made)) throw new Error("There is no cohort.");
  const cohortId = made.cohort.id;
  const profile = { interests: ["cardiology"] };
  const tor = await searchable.mentor("Tor", profile);
  const zoe = await searchable.mentor("Zoe", profile);
  const [ana, cem, eve] = [
    await searchable.person("Ana", profile),
    await searchable.person("Cem", profile),
    await searchable.person("Eve", profile),
  ];
  const uma = await searchable.mentor("Uma", {}, { capacity: 3 });
  const ids = [ana.id, cem.id, uma.id];
  await world.db.query("update enrollment set cohort_id = $2 where person_id = any($1)", [ids, cohortId]);
  for (const [mentee, mentor] of [
    [ana, tor],
    [eve, zoe],
  ] as const) {
    await coordinator.ask(pinDocument, { input: { programId, menteeId: mentee.id, mentorId: mentor.id } });
  }

  const run = await solvedRun(pairable, { cohortId, mentors: "COHORT", mostPerMentor: 2 });
  expect(pairsOf(run)).toEqual(["Ana – Tor", "Cem – Uma"]);
  expect(run.measures).toMatchObject({ mentorCount: 2 });
  expect(run.loads.nodes.map(({ mentor, places }) => [mentor.displayName, places]).toSorted()).toEqual([
    ["Tor", 1],
    ["Uma", 2],
  ]);
  expect(run.proposals.nodes.find(({ mentor }) => mentor.id === tor.id)?.reasons[0]).toMatchObject({
    code: "SHARED_INTEREST",
  });
  // A pin that cannot stand brings nobody in.
  await wish(pairable, tor, { banned: [ana] });
  const without = await solvedRun(pairable, { cohortId, mentors: "COHORT" });
  expect(pairsOf(without)).toEqual(["Ana – Uma", "Cem – Uma"]);
  expect(without.measures).toMatchObject({ mentorCount: 1 });
});

test("what somebody wishes is read by themselves, takes the place of what they said, and is checked", async () => {
  const choice = await aChoice();
  const { ana, tor, uma } = choice;
  const enrollmentId = await seatOf(choice, ana);
  const nothing = { enrollmentId, ranked: [], banned: [], updatedAt: null };
  expect(await ana.ask(mineDocument, { enrollmentId })).toEqual({ myPairingPreferences: nothing });

  await wish(choice, ana, { ranked: [uma, tor] });
  await wish(choice, ana, { ranked: [uma], banned: [tor] });

  expect(await ana.ask(mineDocument, { enrollmentId })).toEqual({
    myPairingPreferences: {
      enrollmentId,
      ranked: [uma.id],
      banned: [tor.id],
      updatedAt: world.clock.now().toISOString(),
    },
  });
  const set = (ranked: string[], banned: string[]) =>
    ana.fault(setPreferencesDocument, { input: { enrollmentId, ranked, banned } });
  expect(await set([tor.id], [tor.id])).toBe("BAD_INPUT");
  expect(await set(["nobody"], [])).toBe("BAD_INPUT");
  expect(await set(Array.from({ length: 21 }, newId), [])).toBe("BAD_INPUT");
  expect(await set([newId()], [])).toBeNull();
});

test("policy: setPairingPreferences and myPairingPreferences are for whose enrollment it is, and for nobody else", async () => {
  const choice = await aChoice();
  const { ana, tor, coordinator, programId } = choice;
  await wish(choice, ana, { banned: [tor] });
  const enrollmentId = await seatOf(choice, ana);
  const input = { enrollmentId, ranked: [], banned: [] };

  expect(await world.as(null).fault(setPreferencesDocument, { input })).toBe("UNAUTHENTICATED");
  expect(await world.as(null).fault(mineDocument, { enrollmentId })).toBe("UNAUTHENTICATED");
  for (const other of [coordinator, tor, await world.person()]) {
    expect(await other.fault(setPreferencesDocument, { input })).toBe("NOT_FOUND");
    expect(await other.ask(mineDocument, { enrollmentId })).toEqual({ myPairingPreferences: null });
  }
  const seat = await seatOf(choice, coordinator);
  expect(await coordinator.fault(setPreferencesDocument, { input: { ...input, enrollmentId: seat } })).toBe(
    "NOT_FOUND",
  );
  expect(await ana.fault(setPreferencesDocument, { input: { ...input, enrollmentId: "none" } })).toBe("NOT_FOUND");
  await world.app.programs.leave(ana.viewer, { programId });
  expect(await ana.fault(setPreferencesDocument, { input })).toBe("NOT_FOUND");
});

test("policy: pinPair, banPair and unpinPair are for coordinators of the program", async () => {
  const { ana, tor, coordinator, programId } = await aChoice();
  const input = { programId, menteeId: ana.id, mentorId: tor.id };
  const other = await aPairable(world);

  for (const document of [pinDocument, banDocument, unpinDocument]) {
    expect(await world.as(null).fault(document, { input })).toBe("UNAUTHENTICATED");
    expect(await other.coordinator.fault(document, { input })).toBe("NOT_FOUND");
    expect(await ana.fault(document, { input })).toBe("FORBIDDEN");
    expect(await coordinator.fault(document, { input: { ...input, programId: "none" } })).toBe("NOT_FOUND");
    expect(await coordinator.fault(document, { input })).toBeNull();
  }
  for (const document of [pinDocument, banDocument]) {
    expect(await coordinator.fault(document, { input: { ...input, menteeId: tor.id } })).toBe("NOT_FOUND");
    expect(await coordinator.fault(document, { input: { ...input, mentorId: other.coordinator.id } })).toBe(
      "NOT_FOUND",
    );
  }
  expect(await tor.fault(pinsDocument, { programId })).toBe("FORBIDDEN");
  expect(await other.coordinator.fault(pinsDocument, { programId })).toBe("NOT_FOUND");
});

test("a ban shows in no reason: who missed their only mentor's place is told so, banned or not", async () => {
  const choice = await aPairable(world);
  const { searchable } = choice;
  const distance = { institution: "REQUIRE_DIFFERENT" };
  const hospital = "palmetto-sound-university-hospital";
  const home = "tallgrass-university-college-of-pharmacy";
  const tor = await searchable.mentor("Tor", { institution: hospital, interests: ["oncology"] }, { capacity: 1 });
  await searchable.mentor("Uma", { institution: home }, { capacity: 1 });
  const ana = await searchable.person("Ana", { institution: home, interests: ["cardiology"] });
  await searchable.person("Bob", { institution: home, interests: ["oncology"] });
  const reasons = async () => (await solvedRun(choice, { distance })).unpaired.nodes;
  const open = await reasons();
  expect(open).toMatchObject([{ mentee: { id: ana.id }, reason: "PLACES_TAKEN" }]);
  await wish(choice, ana, { banned: [tor] });
  expect(await reasons()).toEqual(open);
});

test("a coordinator who is one of a pair neither asks about it nor lays down anything about it", async () => {
  const choice = await aChoice();
  const { coordinator, programId, ana, searchable } = choice;
  await searchable.enroll(coordinator, { role: "MENTOR" });
  const run = await solvedRun(choice);
  const pair = { menteeId: ana.id, mentorId: coordinator.id };
  expect(
    await coordinator.ask(
      `query ($runId: ID!, $menteeId: ID!, $mentorId: ID!) {
        pairingWhyNot(runId: $runId, menteeId: $menteeId, mentorId: $mentorId) { code }
        pairingEditProspect(runId: $runId, menteeId: $menteeId, mentorId: $mentorId) { isPossible }
      }`,
      { runId: run.id, ...pair },
    ),
  ).toEqual({ pairingWhyNot: null, pairingEditProspect: null });
  expect(await coordinator.fault(pinDocument, { input: { programId, ...pair } })).toBe("FORBIDDEN");
  const ofThemselves = { clientId: newId(), programId, objective: "BEST_TOTAL", menteeIds: [ana.id, coordinator.id] };
  expect(await coordinator.fault(createRunDocument, { input: ofThemselves })).toBe("FORBIDDEN");
  expect(await coordinator.fault(editDocument, { input: { runId: run.id, ...pair } })).toBe("FORBIDDEN");
});

test("nor do they ask what would be otherwise with them, lift what others laid down, or give their own mentee away", async () => {
  const choice = await aChoice();
  const { coordinator, programId, ana, tor, searchable } = choice;
  const second = await world.person("Second");
  for (const role of ["COORDINATOR", "MENTOR"] as const) await searchable.enroll(second, { role });
  const own = { menteeId: ana.id, mentorId: second.id };
  await coordinator.ask(pinDocument, { input: { programId, ...own } });
  const run = await solvedRun(choice);
  expect(pairsOf(run)).toEqual(["Ana – Second"]);

  const whatIf =
    "query ($runId: ID!, $change: PairingChangeInput!) { pairingWhatIf(runId: $runId, change: $change) { moveCount } }";
  const changes = [
    { kind: "BAN_LIFTED", ...own },
    { kind: "ONE_MORE_PLACE", mentorId: second.id },
  ];
  for (const change of changes) {
    expect(await second.ask(whatIf, { runId: run.id, change })).toEqual({ pairingWhatIf: null });
    expect(await coordinator.ask(whatIf, { runId: run.id, change })).not.toEqual({ pairingWhatIf: null });
  }
  const prospect = `query ($runId: ID!, $menteeId: ID!, $mentorId: ID) {
    pairingEditProspect(runId: $runId, menteeId: $menteeId, mentorId: $mentorId) { isPossible }
  }`;
  for (const mentorId of [null, tor.id]) {
    const edit = { runId: run.id, menteeId: ana.id, mentorId };
    expect(await second.ask(prospect, edit)).toEqual({ pairingEditProspect: null });
    expect(await second.fault(editDocument, { input: edit })).toBe("FORBIDDEN");
    expect(await coordinator.ask(prospect, edit)).toEqual({ pairingEditProspect: { isPossible: true } });
  }
  expect(await second.fault(unpinDocument, { input: { programId, ...own } })).toBe("FORBIDDEN");
  const instead = { programId, menteeId: ana.id, mentorId: tor.id };
  expect(await second.fault(pinDocument, { input: instead })).toBe("FORBIDDEN");
  expect(await coordinator.ask(pinsDocument, { programId })).toMatchObject({
    pairingPins: { nodes: [{ kind: "PIN", mentor: { id: second.id } }] },
  });
});

test("who bans the other before the run is published is not paired with them, and a pause holds, too", async () => {
  const choice = await aChoice();
  const { ana, tor } = choice;
  const states = async (run: { id: string }) => {
    await publishedRun(choice, run.id);
    const rows = await world.db.query("select state, problem from pairing_proposal where run_id = $1", [run.id]);
    return rows;
  };
  const banned = await solvedRun(choice);
  await wish(choice, tor, { banned: [ana] });
  expect(await states(banned)).toEqual([{ state: "NOT_PUBLISHED", problem: "NOT_POSSIBLE" }]);
  await wish(choice, tor, {});
  const paused = await solvedRun(choice);
  await world.db.query("update enrollment set paused_at = now() where person_id = $1", [tor.id]);
  expect(await states(paused)).toEqual([{ state: "NOT_PUBLISHED", problem: "NOT_POSSIBLE" }]);
});
