import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { suspended } from "../support/makers/programs.js";
import { type Actor, aWorld, take, type World } from "../support/world.js";
import {
  aPairable,
  cancelRunDocument,
  createdRun,
  createRunDocument,
  editDocument,
  eventsDocument,
  type Pairable,
  publishedRun,
  publishRunDocument,
  readRunDocument,
  solvedRun,
} from "./pairable.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

interface Cast extends Pairable {
  readonly mentee: Actor;
  readonly mentor: Actor;
  readonly elsewhere: Actor;
}

async function aCast(): Promise<Cast> {
  const pairable = await aPairable(world);
  const mentee = await pairable.searchable.person("Ana", { interests: ["cardiology"] });
  const mentor = await pairable.searchable.mentor("Tor", { interests: ["cardiology"] });
  const elsewhere = (await aPairable(world)).coordinator;
  return { ...pairable, mentee, mentor, elsewhere };
}

const runsDocument = "query ($programId: ID!) { pairingRuns(programId: $programId) { nodes { id } } }";
const questionsDocument = `query ($runId: ID!, $menteeId: ID!, $mentorId: ID!) {
  pairingWhyNot(runId: $runId, menteeId: $menteeId, mentorId: $mentorId) { code }
  pairingWhatIf(runId: $runId, change: { kind: ONE_MORE_PLACE, mentorId: $mentorId }) { moveCount }
  pairingEditProspect(runId: $runId, menteeId: $menteeId, mentorId: $mentorId) { isPossible }
}`;

test("policy: createPairingRun is for coordinators of the program", async () => {
  const { programId, mentee, mentor, elsewhere, coordinator } = await aCast();
  const input = { clientId: "one", programId, objective: "BEST_TOTAL" };

  expect(await world.as(null).fault(createRunDocument, { input })).toBe("UNAUTHENTICATED");
  expect(await elsewhere.fault(createRunDocument, { input })).toBe("NOT_FOUND");
  for (const member of [mentee, mentor]) expect(await member.fault(createRunDocument, { input })).toBe("FORBIDDEN");
  expect(await coordinator.fault(createRunDocument, { input: { ...input, programId: "none" } })).toBe("NOT_FOUND");
  expect(await coordinator.fault(createRunDocument, { input })).toBeNull();
});

test("policy: cancelPairingRun, editProposal and publishPairingRun find a run for coordinators of its program alone", async () => {
  const cast = await aCast();
  const { mentee, mentor, elsewhere, coordinator } = cast;
  const { id: runId } = await solvedRun(cast);
  const asked = [
    [cancelRunDocument, { input: { runId } }],
    [editDocument, { input: { runId, menteeId: mentee.id } }],
    [publishRunDocument, { input: { runId } }],
  ] as const;

  for (const [document, variables] of asked) {
    expect(await world.as(null).fault(document, variables)).toBe("UNAUTHENTICATED");
    for (const other of [mentee, mentor, elsewhere]) expect(await other.fault(document, variables)).toBe("NOT_FOUND");
    const none = { input: { ...variables.input, runId: "none" } };
    expect(await coordinator.fault(document, none)).toBe("NOT_FOUND");
    expect(await coordinator.fault(document, variables)).toBeNull();
  }
});

test("runs and what is asked of them are for coordinators of the program, before and after they are published", async () => {
  const cast = await aCast();
  const { programId, mentee, mentor, elsewhere, coordinator } = cast;
  const { id } = await solvedRun(cast);
  const question = { runId: id, menteeId: mentee.id, mentorId: mentor.id };
  const nothing = { pairingWhyNot: null, pairingWhatIf: null, pairingEditProspect: null };

  for (const state of ["SOLVED", "PUBLISHED"]) {
    for (const other of [mentee, mentor, elsewhere]) {
      expect(await other.ask(readRunDocument, { id })).toEqual({ pairingRun: null });
      expect(await other.ask(questionsDocument, question)).toEqual(nothing);
    }
    expect(await mentee.fault(runsDocument, { programId })).toBe("FORBIDDEN");
    expect(await elsewhere.fault(runsDocument, { programId })).toBe("NOT_FOUND");
    expect(await coordinator.ask(runsDocument, { programId })).toEqual({ pairingRuns: { nodes: [{ id }] } });
    expect((await coordinator.ask<{ pairingRun: object }>(readRunDocument, { id })).pairingRun).toMatchObject({
      state,
    });
    if (state === "SOLVED") await publishedRun(cast, id);
  }
  const mentorships = "{ mentorships { nodes { mentee { id } mentor { id } } } }";
  for (const one of [mentee, mentor]) {
    expect(await one.ask(mentorships)).toEqual({
      mentorships: { nodes: [{ mentee: { id: mentee.id }, mentor: { id: mentor.id } }] },
    });
  }
  expect(await coordinator.ask(mentorships)).toEqual({ mentorships: { nodes: [] } });
});

test("policy: pairingRunEvents is for coordinators of the program, and ends when one of them leaves or is suspended", async () => {
  const cast = await aCast();
  const { programId, mentee, mentor, elsewhere, coordinator, searchable } = cast;
  const runId = await createdRun(cast);
  for (const other of [mentee, mentor, elsewhere]) {
    const stream = await other.subscribe(eventsDocument, { runId });
    await expect(stream.next()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  await expect(coordinator.subscribe(eventsDocument, { runId: "none" })).rejects.toMatchObject({ code: "NOT_FOUND" });

  const leaving = await searchable.person("Leaving", {}, { role: "COORDINATOR" });
  const silenced = await searchable.person("Silenced", {}, { role: "COORDINATOR" });
  const [stays, left, gone] = await Promise.all(
    [coordinator, leaving, silenced].map(one =>
      one.subscribe<{ __typename: string; reason?: string }>(eventsDocument, { runId }),
    ),
  );
  for (const stream of [stays, left, gone]) await take(stream as never, 2);
  await world.app.programs.leave(leaving.viewer, { programId });
  await suspended(world, programId, coordinator, silenced);
  await world.app.pairing.workOut({ runId, attempt: 0 });

  const ended = { value: { __typename: "StreamEnded", reason: "ACCESS_ENDED" } };
  expect(await left?.next()).toMatchObject(ended);
  expect(await gone?.next()).toMatchObject(ended);
  expect(await stays?.next()).toMatchObject({ value: { __typename: "PairingRunProgressed" } });
  await stays?.return?.();
});
