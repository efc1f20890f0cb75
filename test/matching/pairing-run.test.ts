import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { rowsOf } from "../../server/db/rows.js";
import { startJobs } from "../../server/jobs/index.js";
import { newId } from "../../server/kernel/id.js";
import { until } from "../support/until.js";
import { aWorld, type World } from "../support/world.js";
import {
  aPairable,
  cancelRunDocument,
  createdRun,
  createRunDocument,
  eventsDocument,
  mentorshipsIn,
  type Pairable,
  pairsOf,
  publishing,
  publishRunDocument,
  type Run,
  readRun,
  solvedRun,
  wish,
} from "./pairable.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

/** Three mentees with interests, and a mentor with one place for each of the two areas. */
async function threeWishes(): Promise<Pairable> {
  const pairable = await aPairable(world);
  const { searchable } = pairable;
  await searchable.person("Ana", { interests: ["critical-care"] });
  await searchable.person("Ben", { interests: ["critical-care", "cardiology"] });
  await searchable.person("Cem", { interests: ["cardiology"] });
  await searchable.mentor("Tor", { interests: ["critical-care"] }, { capacity: 1 });
  await searchable.mentor("Uma", { interests: ["cardiology"] }, { capacity: 1 });
  return pairable;
}

const hashOf = async (runId: string): Promise<string> => {
  const [row] = await world.db.query("select encode(input_hash, 'hex') as hash from pairing_run where id = $1", [
    runId,
  ]);
  return row.hash;
};

test("a run pairs mentees with mentors who have what they look for, and says why", async () => {
  const run = await solvedRun(await threeWishes());

  expect(run).toMatchObject({ state: "SOLVED", objective: "STABLE_MENTEE_OPTIMAL", seed: 7 });
  expect(pairsOf(run)).toEqual(["Ana – Tor", "Cem – Uma"]);
  expect(run.unpaired.nodes).toEqual([
    { mentee: { id: expect.any(String), displayName: "Ben" }, reason: "PLACES_TAKEN" },
  ]);
  const [first] = run.proposals.nodes;
  expect(first).toMatchObject({ menteeRank: 1, mentorRank: 1, isPinned: false, isEdited: false, state: "PROPOSED" });
  expect(first?.reasons[0]).toMatchObject({ code: "SHARED_INTEREST" });
  const sum = first?.reasons.reduce((points, reason) => points + Math.round(reason.points * 1000), 0);
  expect(sum).toBe(Math.round((first?.score ?? 0) * 1000));
  expect(run.measures).toMatchObject({
    ...{ menteeCount: 3, mentorCount: 2, pairedCount: 2, unpairedCount: 1 },
    ...{ firstChoiceCount: 2, meanRank: 1, worstRank: 1, sameInstitutionCount: 0 },
  });
  expect(run.measures?.unpairedByReason).toContainEqual({ reason: "PLACES_TAKEN", count: 1 });
  expect(run.loads.nodes.map(({ places, taken }) => [places, taken])).toEqual([
    [1, 1],
    [1, 1],
  ]);
  expect(run.viewerCan).toEqual({ cancel: false, edit: true, publish: true });
});

test("a coordinator reads the reasons in the first language of theirs that there is, or in the one they ask for", async () => {
  const pairable = await threeWishes();
  const { coordinator } = pairable;
  await world.app.people.updateProfile(coordinator.viewer, { languages: ["nl", "es-MX", "en"] });
  const { id } = await solvedRun(pairable);
  const textsIn = async (language: string | null) => {
    const { pairingRun } = await coordinator.ask<{ pairingRun: Pick<Run, "proposals"> }>(
      `query ($id: ID!, $language: String) {
        pairingRun(id: $id) { proposals(first: 1) { nodes { reasons { text(language: $language) } } } }
      }`,
      { id, language },
    );
    return pairingRun.proposals.nodes[0]?.reasons.map(({ text }) => text);
  };

  const spanish = await textsIn("es");
  expect(await textsIn(null)).toEqual(spanish);
  expect(await textsIn("fr")).toEqual(spanish);
  expect(await textsIn("en")).not.toEqual(spanish);
});

test("after a merge the reasons of a run name the survivors, each once", async () => {
  const pairable = await aPairable(world);
  const { searchable, coordinator } = pairable;
  const { key } = searchable;
  const interests = ["critical-care", "oncology"];
  await searchable.person("Ana", { interests, institution: "kittiwake-medical-center" });
  await searchable.mentor("Tor", { interests, institution: "ocotillo-university-hospital" });
  const { id } = await solvedRun(pairable);
  await world.db.transaction(async tx => {
    await world.app.people.mergeTerms(tx, key("critical-care"), key("oncology"));
    await world.app.people.mergeInstitutions(
      tx,
      key("ocotillo-university-hospital"),
      key("tallgrass-riverbend-hospital"),
    );
  });

  const { pairingRun } = await coordinator.ask<{
    pairingRun: { proposals: { nodes: { reasons: { code: string }[] }[] } };
  }>(
    `query ($id: ID!) { pairingRun(id: $id) { proposals { nodes {
      reasons { code text terms { key } institution { name } }
    } } } }`,
    { id },
  );

  const reasons = pairingRun.proposals.nodes[0]?.reasons;
  expect(reasons?.find(({ code }) => code === "SHARED_INTEREST")).toMatchObject({
    text: "Shares your interest in Oncology.",
    terms: [{ key: key("oncology") }],
  });
  expect(reasons?.find(({ code }) => code === "DIFFERENT_INSTITUTION")).toMatchObject({
    text: expect.stringContaining("Tallgrass Riverbend Hospital"),
    institution: { name: "Tallgrass Riverbend Hospital" },
  });
});

test("the same inputs and seed give the same pairs, and another run of them is no other", async () => {
  const pairable = await aPairable(world);
  for (let n = 0; n < 12; n += 1) await pairable.searchable.person(`Mentee ${n}`, { interests: ["cardiology"] });
  for (let n = 0; n < 4; n += 1) await pairable.searchable.mentor(`Mentor ${n}`, {}, { capacity: 2 });

  for (const objective of ["STABLE_MENTEE_OPTIMAL", "STABLE_MENTOR_OPTIMAL", "BEST_TOTAL", "FAIREST"]) {
    const [one, again] = [await solvedRun(pairable, { objective }), await solvedRun(pairable, { objective })];
    expect(await hashOf(one.id)).toBe(await hashOf(again.id));
    expect(pairsOf(again)).toEqual(pairsOf(one));
    expect(one.measures).toMatchObject({ pairedCount: 8, unpairedCount: 4 });
  }
  const others = await Promise.all([1, 2, 3].map(seed => solvedRun(pairable, { seed })));
  expect(new Set(others.map(run => pairsOf(run).join())).size).toBeGreaterThan(1);
});

test("whom people rank goes before what they have in common, on both sides", async () => {
  const pairable = await aPairable(world);
  const { searchable } = pairable;
  const dee = await searchable.person("Dee", { interests: ["cardiology"] });
  await searchable.mentor("Uma", { interests: ["cardiology"] }, { capacity: 1 });
  const tor = await searchable.mentor("Tor", { interests: ["oncology"] }, { capacity: 1 });
  expect(pairsOf(await solvedRun(pairable))).toEqual(["Dee – Uma"]);

  await wish(pairable, dee, { ranked: [tor] });
  expect(pairsOf(await solvedRun(pairable))).toEqual(["Dee – Tor"]);

  const eli = await searchable.person("Eli");
  await wish(pairable, tor, { ranked: [eli] });
  await wish(pairable, eli, { ranked: [tor] });
  expect(pairsOf(await solvedRun(pairable))).toEqual(["Dee – Uma", "Eli – Tor"]);
});

test("a run takes mentees without a mentor and mentors with a place who are not paused", async () => {
  const pairable = await threeWishes();
  const { searchable } = pairable;
  await searchable.mentor("Paused", { interests: ["cardiology"] }, { pausedUntil: "OPEN_END" });
  await searchable.mentor("Full", { interests: ["cardiology"] }, { capacity: 0 });
  await searchable.mentor("Gone", { interests: ["cardiology"] }, { status: "ENDED" });
  await searchable.person("Waiting", {}, { status: "PENDING" });

  const before = await solvedRun(pairable);
  expect(before.measures).toMatchObject({ menteeCount: 3, mentorCount: 2 });
  await pairable.coordinator.ask(publishRunDocument, { input: { runId: before.id } });
  await world.app.pairing.publishRest({ runId: before.id, attempt: 2 });

  const after = await solvedRun(pairable);
  expect(after.measures).toMatchObject({ menteeCount: 1, mentorCount: 0 });
  expect(after.unpaired.nodes).toMatchObject([{ mentee: { displayName: "Ben" }, reason: "NO_POSSIBLE_MENTOR" }]);
});

test("required differences and a shared language leave pairs out, whatever else fits", async () => {
  const pairable = await aPairable(world);
  const { searchable } = pairable;
  const [home, away] = ["kittiwake-medical-center", "ocotillo-university-hospital"];
  await searchable.person("Ana", { institution: home, interests: ["cardiology"], languages: ["es"] });
  await searchable.person("Nowhere", { interests: ["cardiology"], languages: ["es"] });
  await searchable.mentor("Near", { institution: home, interests: ["cardiology"], languages: ["es"] });
  await searchable.mentor("Far", { institution: away, languages: ["en"] });

  const distance = { institution: "REQUIRE_DIFFERENT" };
  expect(pairsOf(await solvedRun(pairable, { distance }))).toEqual(["Ana – Far"]);
  expect((await solvedRun(pairable, { distance, sharedLanguage: true })).unpaired.nodes).toMatchObject([
    { mentee: { displayName: "Ana" }, reason: "NO_POSSIBLE_MENTOR" },
    { mentee: { displayName: "Nowhere" }, reason: "NO_POSSIBLE_MENTOR" },
  ]);
  const near = await solvedRun(pairable, { distance: { institution: "ANY" }, mostPerMentor: 1 });
  expect(near.loads.nodes.map(({ places }) => places)).toEqual([1, 1]);
});

test("a run of a cohort pairs its mentees, with the program's mentors or its own", async () => {
  const pairable = await threeWishes();
  const { coordinator, programId, searchable } = pairable;
  const made = await world.app.programs.createCohort(coordinator.viewer, { clientId: "1", programId, name: "First" });
  if (!("cohort" in made)) throw new Error("There is no cohort.");
  const dee = await searchable.person("Dee", { interests: ["cardiology"] });
  await world.db.query("update enrollment set cohort_id = $2 where person_id = $1", [dee.id, made.cohort.id]);
  const cohortId = made.cohort.id;

  expect(pairsOf(await solvedRun(pairable, { cohortId }))).toEqual(["Dee – Uma"]);
  const own = await solvedRun(pairable, { cohortId, mentors: "COHORT" });
  expect(own.measures).toMatchObject({ menteeCount: 1, mentorCount: 0 });
  const input = { clientId: "x", programId, objective: "BEST_TOTAL", mentors: "COHORT" };
  expect(await coordinator.fault(createRunDocument, { input })).toBe("BAD_INPUT");
  const elsewhere = { clientId: "x", programId, objective: "BEST_TOTAL", cohortId: newId() };
  expect(await coordinator.fault(createRunDocument, { input: elsewhere })).toBe("BAD_INPUT");
});

test("a run of named mentees pairs these and no others, whoever else is named", async () => {
  const pairable = await threeWishes();
  const { coordinator, programId, searchable } = pairable;
  const ben = await searchable.person("Ben the second", { interests: ["cardiology"] });
  const waiting = await searchable.person("Waiting", {}, { status: "PENDING" });
  const stranger = await world.person();
  const menteeIds = [waiting.id, ben.id, stranger.id, newId(), ben.id];
  const run = await solvedRun(pairable, { menteeIds });

  expect(pairsOf(run)).toEqual(["Ben the second – Uma"]);
  expect(run.measures).toMatchObject({ menteeCount: 1, mentorCount: 2 });
  const rulesOf = async (id: string) =>
    (
      await coordinator.ask<{ pairingRun: { rules: object } }>(
        "query ($id: ID!) { pairingRun(id: $id) { rules { mentors menteeIds } } }",
        { id },
      )
    ).pairingRun.rules;
  const named = [...new Set(menteeIds)].sort();
  expect(await rulesOf(run.id)).toEqual({ mentors: "PROGRAM", menteeIds: named });
  expect(await hashOf((await solvedRun(pairable, { menteeIds: [...named].reverse() })).id)).toBe(await hashOf(run.id));
  const all = await solvedRun(pairable);
  expect(all.measures).toMatchObject({ menteeCount: 4 });
  expect(await rulesOf(all.id)).toEqual({ mentors: "PROGRAM", menteeIds: null });
  await world.db.query("update pairing_run set rules = rules - 'menteeIds' where id = $1", [all.id]);
  expect(await rulesOf(all.id)).toEqual({ mentors: "PROGRAM", menteeIds: null });

  for (const bad of [[], Array.from({ length: 101 }, newId), ["none"]]) {
    const input = { clientId: newId(), programId, objective: "BEST_TOTAL", menteeIds: bad };
    await expect(coordinator.ask(createRunDocument, { input })).rejects.toMatchObject({
      code: "BAD_INPUT",
      facts: { field: "input.menteeIds" },
    });
  }
});

test("a retried create gives the run that was made, and another input under its clientId is refused", async () => {
  const pairable = await threeWishes();
  const { coordinator, programId } = pairable;
  const input = { clientId: "once", programId, objective: "BEST_TOTAL" };

  const first = await coordinator.ask(createRunDocument, { input });
  expect(await coordinator.ask(createRunDocument, { input })).toEqual(first);
  expect(await coordinator.fault(createRunDocument, { input: { ...input, objective: "FAIREST" } })).toBe(
    "CLIENT_ID_REUSED",
  );
});

/** What who follows a run from a cursor is told, up to now. */
async function toldOf({ coordinator }: Pairable, runId: string, after: string): Promise<{ __typename: string }[]> {
  const stream = await coordinator.subscribe<{ __typename: string }>(eventsDocument, { runId, after });
  const told = [];
  for await (const event of stream) {
    told.push(event);
    if (event.__typename === "StreamCaughtUp") break;
  }
  return told;
}

test("who follows a run is told of its progress, its end and its publishing, and can go on from a cursor", async () => {
  const pairable = await threeWishes();
  const runId = await createdRun(pairable);
  const { streamCursor } = await readRun(pairable, runId);
  const toldSince = (after: string) => toldOf(pairable, runId, after);

  await world.app.pairing.workOut({ runId, attempt: 0 });

  expect(await toldSince(streamCursor)).toMatchObject([
    { __typename: "StreamReady" },
    { __typename: "PairingRunProgressed", percent: 25 },
    { __typename: "PairingRunProgressed", percent: 50 },
    { __typename: "PairingRunSolved" },
    { __typename: "StreamCaughtUp" },
  ]);

  const solved = await readRun(pairable, runId);
  const work = await publishing(pairable, runId);
  await publishing(pairable, runId);
  const begun = [{ __typename: "StreamReady" }, { __typename: "PairingRunPublishingStarted" }];
  expect(await toldSince(solved.streamCursor)).toMatchObject([...begun, { __typename: "StreamCaughtUp" }]);
  await world.app.pairing.publishRest(work);
  expect(await toldSince(solved.streamCursor)).toMatchObject([
    ...begun,
    { __typename: "PairingRunPublished" },
    { __typename: "StreamCaughtUp" },
  ]);
});

test("who reads a run just as it is solved is told of it when they follow from what they read", async () => {
  const pairable = await threeWishes();
  const runId = await createdRun(pairable);
  const { pairing } = world.app;
  const find = pairing.findRun.bind(pairing);
  pairing.findRun = async (...asked) => {
    const found = await find(...asked);
    await pairing.workOut({ runId, attempt: 0 });
    return found;
  };
  const read = await readRun(pairable, runId).finally(() => Reflect.deleteProperty(pairing, "findRun"));

  expect(read.state).toBe("QUEUED");
  expect(await toldOf(pairable, runId, read.streamCursor)).toContainEqual(
    expect.objectContaining({ __typename: "PairingRunSolved" }),
  );
});

test("a run is cancelled before it is solved and not after, and a cancelled one is not worked out", async () => {
  const pairable = await threeWishes();
  const runId = await createdRun(pairable);
  const cancel = async (id: string) =>
    (await pairable.coordinator.ask<Record<string, object>>(cancelRunDocument, { input: { runId: id } }))
      .cancelPairingRun;

  expect(await cancel(runId)).toMatchObject({ __typename: "CancelPairingRunSuccess", run: { state: "CANCELLED" } });
  expect(await cancel(runId)).toMatchObject({ __typename: "CancelPairingRunSuccess", run: { state: "CANCELLED" } });
  await world.app.pairing.workOut({ runId, attempt: 0 });
  expect(await readRun(pairable, runId)).toMatchObject({ state: "CANCELLED", measures: null });

  const solved = await solvedRun(pairable);
  expect(await cancel(solved.id)).toMatchObject({ __typename: "PairingRunMovedOn", run: { state: "SOLVED" } });
});

test("once the jobs run, a run is worked out and published", async () => {
  const pairable = await threeWishes();
  const runId = await createdRun(pairable);
  const reached = (state: string) =>
    until(async () => {
      const run = await readRun(pairable, runId);
      return run.state === state && run;
    });

  await startJobs(world);
  await reached("SOLVED");
  await pairable.coordinator.ask(publishRunDocument, { input: { runId } });
  const run = await reached("PUBLISHED");

  expect(run.proposals.nodes.map(({ state }) => state)).toEqual(["PUBLISHED", "PUBLISHED"]);
  expect(await mentorshipsIn(pairable)).toHaveLength(2);
  expect(await rowsOf(world.db.manager, "select 1 from pairing_run_market where run_id = $1", [runId])).toHaveLength(1);
});
