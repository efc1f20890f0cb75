import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Actor, aWorld, take, type World } from "../support/world.js";
import {
  aPairable,
  banDocument,
  editDocument,
  eventsDocument,
  type Pairable,
  pairsOf,
  pinDocument,
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

interface Three extends Pairable {
  readonly ana: Actor;
  readonly ben: Actor;
  readonly cem: Actor;
  readonly tor: Actor;
  readonly uma: Actor;
}

/** Ana and Ben both want Tor most, who likes Ana more; Uma has what Cem wants, and each mentor one place. */
async function three(): Promise<Three> {
  const pairable = await aPairable(world);
  const { searchable } = pairable;
  const ana = await searchable.person("Ana", { interests: ["critical-care"] });
  const ben = await searchable.person("Ben", { interests: ["critical-care"] });
  const cem = await searchable.person("Cem", { interests: ["cardiology"] });
  const tor = await searchable.mentor("Tor", { interests: ["critical-care"] }, { capacity: 1 });
  const uma = await searchable.mentor("Uma", { interests: ["cardiology"] }, { capacity: 1 });
  await wish(pairable, tor, { ranked: [ana, ben] });
  return { ...pairable, ana, ben, cem, tor, uma };
}

interface WhyNot {
  readonly code: string;
  readonly has: { readonly displayName: string } | null;
  readonly holders: readonly { readonly mentee: { readonly displayName: string }; readonly mentorRank: number }[];
  readonly takes: { readonly moveCount: number; readonly before: Sums; readonly after: Sums } | null;
}

interface Sums {
  readonly pairedCount: number;
  readonly total: number;
}

const whyNotDocument = `query ($runId: ID!, $menteeId: ID!, $mentorId: ID!) {
  pairingWhyNot(runId: $runId, menteeId: $menteeId, mentorId: $mentorId) {
    code byLottery menteeRank mentorRank has { displayName }
    holders { mentee { displayName } mentorRank isPinned byLottery }
    takes { before { pairedCount total } after { pairedCount total } moveCount moves { mentee { displayName } } }
  }
}`;
const whatIfDocument = `query ($runId: ID!, $change: PairingChangeInput!) {
  pairingWhatIf(runId: $runId, change: $change) {
    before { pairedCount total } after { pairedCount total } moveCount
    moves { mentee { displayName } from { displayName } to { displayName } }
  }
}`;
const prospectDocument = `query ($runId: ID!, $menteeId: ID!, $mentorId: ID) {
  pairingEditProspect(runId: $runId, menteeId: $menteeId, mentorId: $mentorId) {
    isPossible totalChange blockingPairsChange holders { displayName }
  }
}`;
const comparisonDocument = `query ($runId: ID!, $withRunId: ID!) {
  pairingComparison(runId: $runId, withRunId: $withRunId) {
    keptCount movedCount newCount lostCount run { id } withRun { id }
    changes(first: 10) { nodes { mentee { displayName } from { displayName } to { displayName } } }
  }
}`;

const whyNot = async ({ coordinator }: Pairable, run: Run, mentee: Actor, mentor: Actor): Promise<WhyNot | null> =>
  (
    await coordinator.ask<{ pairingWhyNot: WhyNot | null }>(whyNotDocument, {
      runId: run.id,
      menteeId: mentee.id,
      mentorId: mentor.id,
    })
  ).pairingWhyNot;

const edit = async ({ coordinator }: Pairable, run: Run, mentee: Actor, mentor: Actor | null) =>
  (
    await coordinator.ask<{ editProposal: { __typename: string; run?: Run; cost?: object; holders?: object[] } }>(
      editDocument,
      { input: { runId: run.id, menteeId: mentee.id, mentorId: mentor?.id ?? null } },
    )
  ).editProposal;

test("why two are not paired is told by who has the mentor's places, or by whom the mentee likes more", async () => {
  const town = await three();
  const { ana, ben, tor, uma } = town;
  const run = await solvedRun(town);
  expect(pairsOf(run)).toEqual(["Ana – Tor", "Cem – Uma"]);

  expect(await whyNot(town, run, ben, tor)).toMatchObject({
    ...{ code: "OTHERS_COME_FIRST", mentorRank: 2, menteeRank: 1 },
    holders: [{ mentee: { displayName: "Ana" }, mentorRank: 1, isPinned: false, byLottery: false }],
  });
  expect(await whyNot(town, run, ana, uma)).toMatchObject({ code: "HAS_BETTER", has: { displayName: "Tor" } });
  expect(await whyNot(town, run, ana, tor)).toMatchObject({ code: "PAIRED" });
});

test("in a best total, why two are not paired is told by what it would cost and who would move", async () => {
  const town = await three();
  const run = await solvedRun(town, { objective: "BEST_TOTAL" });
  const why = await whyNot(town, run, town.ben, town.tor);

  expect(why?.code).toBe("COSTS_OTHERS");
  expect(why?.takes?.before).toEqual({ pairedCount: 2, total: run.measures?.total });
  expect(why?.takes?.after.total).toBeLessThan(why?.takes?.before.total ?? 0);
  expect(why?.takes?.moveCount).toBeGreaterThan(1);
});

test("every pair that was not possible is told alike, whoever or whatever stood in its way", async () => {
  const town = await three();
  const { ana, ben, cem, tor, uma, searchable, coordinator, programId } = town;
  const [paused, stranger] = [await searchable.mentor("Paused", {}, { pausedUntil: "OPEN_END" }), await world.person()];
  await wish(town, ana, { banned: [uma] });
  await wish(town, uma, { banned: [ben] });
  await world.app.people.block(cem.viewer, { personId: tor.id });
  const dee = await searchable.person("Dee");
  await coordinator.ask(banDocument, { input: { programId, menteeId: dee.id, mentorId: tor.id } });
  const run = await solvedRun(town);

  const told = [
    await whyNot(town, run, ana, uma),
    await whyNot(town, run, ben, uma),
    await whyNot(town, run, cem, tor),
    await whyNot(town, run, dee, tor),
    await whyNot(town, run, ana, paused),
    await whyNot(town, run, ana, stranger),
    await whyNot(town, run, stranger, tor),
  ];
  expect(told[0]).toMatchObject({ code: "NOT_POSSIBLE", holders: [], has: null, takes: null, menteeRank: null });
  for (const one of told) expect(one).toEqual(told[0]);
});

test("what if a mentor had one more place, a coordinator's ban were lifted or a mentee took no part", async () => {
  const town = await three();
  const { ana, ben, cem, tor, uma, coordinator, programId } = town;
  await coordinator.ask(banDocument, { input: { programId, menteeId: cem.id, mentorId: uma.id } });
  for (const objective of ["STABLE_MENTEE_OPTIMAL", "BEST_TOTAL"]) {
    const run = await solvedRun(town, { objective });
    const whatIf = async (change: object) =>
      (await coordinator.ask<Record<string, object | null>>(whatIfDocument, { runId: run.id, change })).pairingWhatIf;

    const more = await whatIf({ kind: "ONE_MORE_PLACE", mentorId: tor.id });
    // A stable result lets Ben have whom he likes more, though Uma is left with nobody.
    const pairedCount = objective === "BEST_TOTAL" ? 3 : 2;
    expect(more).toMatchObject({ before: { pairedCount: 2 }, after: { pairedCount } });
    expect(more).toMatchObject({
      moves: expect.arrayContaining([expect.objectContaining({ to: { displayName: "Tor" } })]),
    });
    const lifted = await whatIf({ kind: "BAN_LIFTED", menteeId: cem.id, mentorId: uma.id });
    expect(lifted).toMatchObject({
      moves: expect.arrayContaining([{ mentee: { displayName: "Cem" }, from: null, to: { displayName: "Uma" } }]),
    });
    const without = await whatIf({ kind: "WITHOUT_MENTEE", menteeId: ana.id });
    expect(without).toMatchObject({ after: { pairedCount: pairedCount - 1 } });
    expect(await whatIf({ kind: "BAN_LIFTED", menteeId: ben.id, mentorId: tor.id })).toMatchObject({ moveCount: 0 });
    expect(await whatIf({ kind: "ONE_MORE_PLACE", mentorId: ana.id })).toBeNull();
    expect(pairsOf(await readRun(town, run.id))).toEqual(pairsOf(run));
  }
});

test("a private ban beside a coordinator's is not lifted by asking, and not told from one that changes nothing", async () => {
  const town = await three();
  const { ana, uma, cem, tor, coordinator, programId } = town;
  for (const [mentee, mentor] of [
    [ana, uma],
    [cem, tor],
  ] as const) {
    await coordinator.ask(banDocument, { input: { programId, menteeId: mentee.id, mentorId: mentor.id } });
  }
  await wish(town, ana, { banned: [uma] });
  const run = await solvedRun(town);
  const lifted = async (mentee: Actor, mentor: Actor) =>
    (
      await coordinator.ask<Record<string, object>>(whatIfDocument, {
        runId: run.id,
        change: { kind: "BAN_LIFTED", menteeId: mentee.id, mentorId: mentor.id },
      })
    ).pairingWhatIf;

  expect(await lifted(ana, uma)).toEqual(await lifted(cem, tor));
});

test("what a change by hand costs is told before it is made, and made it costs just that", async () => {
  const town = await three();
  const { ana, ben, cem, tor, uma, coordinator } = town;
  const run = await solvedRun(town);
  const prospect = async (mentee: Actor, mentor: Actor | null) =>
    (
      await coordinator.ask<Record<string, { totalChange: number; blockingPairsChange: number }>>(prospectDocument, {
        runId: run.id,
        menteeId: mentee.id,
        mentorId: mentor?.id ?? null,
      })
    ).pairingEditProspect;

  expect(await prospect(ben, tor)).toMatchObject({ isPossible: false, holders: [{ displayName: "Ana" }] });
  expect(await edit(town, run, ben, tor)).toMatchObject({
    __typename: "MentorPlacesTaken",
    holders: [{ displayName: "Ana" }],
  });
  const { totalChange, blockingPairsChange } = (await prospect(ana, null)) ?? {};
  expect(totalChange).toBeLessThan(0);
  expect(blockingPairsChange).toBeGreaterThan(0);

  const out = await edit(town, run, ana, null);
  expect(out).toMatchObject({ __typename: "EditProposalSuccess", cost: { totalChange, blockingPairsChange } });
  expect(out.run?.measures?.total).toBeCloseTo((run.measures?.total ?? 0) + (totalChange ?? 0), 6);
  expect(out.run?.unpaired.nodes).toContainEqual({
    mentee: { id: ana.id, displayName: "Ana" },
    reason: "TAKEN_OUT",
  });
  const back = await edit(town, run, ben, tor);
  expect(pairsOf(back.run as Run)).toEqual(["Ben – Tor", "Cem – Uma"]);
  expect(back.run?.proposals.nodes.find(({ mentee }) => mentee.id === ben.id)).toMatchObject({ isEdited: true });
  expect(await edit(town, run, await world.person(), uma)).toMatchObject({ __typename: "PairNotPossible" });
  await wish(town, cem, {});
  expect(await edit(town, run, cem, uma)).toMatchObject({ cost: { totalChange: 0, blockingPairsChange: 0 } });
});

test("a run whose inputs were kept before pins went beyond the rules is asked about and edited as ever", async () => {
  const town = await three();
  const { ana, ben, tor, uma, coordinator, programId } = town;
  await coordinator.ask(pinDocument, { input: { programId, menteeId: ben.id, mentorId: uma.id } });
  const run = await solvedRun(town);
  const [kept] = await world.db.query(
    `update pairing_run_input set inputs = regexp_replace(inputs, '"allPlaces": ?\\d+, ?', '', 'g')
     where run_id = $1 returning inputs ~ 'allPlaces' as "isNew"`,
    [run.id],
  );
  const change = { kind: "ONE_MORE_PLACE", mentorId: tor.id };

  expect(kept).toEqual([{ isNew: false }]);
  expect(await coordinator.ask(whatIfDocument, { runId: run.id, change })).toMatchObject({
    pairingWhatIf: { before: { pairedCount: 2 }, after: { pairedCount: 3 } },
  });
  await edit(town, run, ana, null);
  expect(await edit(town, run, ana, tor)).toMatchObject({ __typename: "EditProposalSuccess" });
});

test("an edit is told to who follows the run, and a run that is being published takes none", async () => {
  const town = await three();
  const { ana, coordinator } = town;
  const run = await solvedRun(town);
  await edit(town, run, ana, null);

  const after = run.streamCursor;
  const stream = await coordinator.subscribe<object>(eventsDocument, { runId: run.id, after });
  expect((await take(stream, 2)).at(1)).toMatchObject({
    __typename: "ProposalEdited",
    menteeId: ana.id,
    mentorId: null,
  });
  await stream.return?.();
  await coordinator.ask(publishRunDocument, { input: { runId: run.id } });
  expect(await edit(town, run, ana, null)).toMatchObject({ __typename: "PairingRunMovedOn" });
});

test("two runs are compared mentee by mentee: who kept, who moved, who came and who was lost", async () => {
  const town = await three();
  const { coordinator, programId, ben, tor } = town;
  const before = await solvedRun(town);
  await coordinator.ask(pinDocument, { input: { programId, menteeId: ben.id, mentorId: tor.id } });
  const after = await solvedRun(town);

  const { pairingComparison } = await coordinator.ask<{ pairingComparison: object }>(comparisonDocument, {
    runId: after.id,
    withRunId: before.id,
  });

  expect(pairingComparison).toMatchObject({
    ...{ keptCount: 1, movedCount: 0, newCount: 1, lostCount: 1, withRun: { id: before.id } },
    changes: {
      nodes: expect.arrayContaining([
        { mentee: { displayName: "Ana" }, from: { displayName: "Tor" }, to: null },
        { mentee: { displayName: "Ben" }, from: null, to: { displayName: "Tor" } },
      ]),
    },
  });
  const other = await solvedRun(await three());
  expect(await coordinator.ask(comparisonDocument, { runId: after.id, withRunId: other.id })).toEqual({
    pairingComparison: null,
  });
});
