import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { PairingService } from "../../server/matching/index.js";
import { takeOn } from "../../server/matching/pairing/run-jobs.js";
import { aWorld, type World } from "../support/world.js";
import {
  aPairable,
  cancelRunDocument,
  createdRun,
  createRunDocument,
  mentorshipsIn,
  type Pairable,
  publishing,
  readRun,
  solvedRun,
} from "./pairable.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

/** Three mentees, and a mentor with a place for each. */
async function aTrio(): Promise<Pairable & { readonly menteeIds: string[] }> {
  const pairable = await aPairable(world);
  const menteeIds: string[] = [];
  for (const name of ["Ana", "Ben", "Cem"]) menteeIds.push((await pairable.searchable.person(name)).id);
  await pairable.searchable.mentor("Tor", {}, { capacity: 3 });
  return { ...pairable, menteeIds };
}

/** Until it is ended, no mentorship of this mentee can be written, or no event of their inbox. */
async function cursed(
  menteeId: string,
  table: "mentorship" | "topic_event" = "mentorship",
): Promise<() => Promise<void>> {
  const name = `curse_${menteeId.replaceAll("-", "")}`;
  const isTheirs = table === "mentorship" ? `new.mentee_id = '${menteeId}'` : `new.topic = 'inbox:${menteeId}'`;
  await world.db.query(`
    create function ${name}() returns trigger language plpgsql as $$ begin raise exception 'cursed'; end $$;
    create trigger ${name} before insert on ${table} for each row when (${isTheirs}) execute function ${name}()`);
  return async () => {
    await world.db.query(`drop trigger ${name} on ${table}; drop function ${name}`);
  };
}

/** As a node that dies of it: the run is taken on, and nothing more is heard. */
async function takenOn(runId: string): Promise<void> {
  const states = { from: ["QUEUED", "SOLVING"], to: "SOLVING" } as const;
  expect(await takeOn(world, await workOf(runId), states)).not.toBeNull();
}

const toldOf = async (personId: string): Promise<number> => {
  const rows = await world.db.query("select 1 from topic_event where topic = $1 and kind = 'NotPairedYet'", [
    `inbox:${personId}`,
  ]);
  return rows.length;
};

const workOf = async (runId: string): Promise<{ runId: string; attempt: number; failures: number }> => {
  const [row] = await world.db.query(`select id as "runId", attempt, failures from pairing_run where id = $1`, [runId]);
  return row;
};

/** How much there is of all that the creation of a run leaves. */
async function keptNow(): Promise<object> {
  const [counted] = await world.db.query(`
    select (select count(*)::int from pairing_run) as runs, (select count(*)::int from pairing_run_input) as inputs,
      (select count(*)::int from topic where name like 'pairing-run:%') as topics`);
  return counted;
}

/** Turns the clock on until a run that nobody works on is found; minutes. */
async function foundAfter(runId: string): Promise<number> {
  const { failures } = await workOf(runId);
  for (let halves = 1; ; halves += 1) {
    world.clock.turn({ seconds: 30 });
    await world.app.pairing.sweep(world.clock.now());
    if ((await workOf(runId)).failures > failures) return halves / 2;
  }
}

test("a pair that cannot be made holds nobody up, is tried again later each time, and is given up in the end", async () => {
  const trio = await aTrio();
  const { id: runId } = await solvedRun(trio);
  const [cursedId = ""] = trio.menteeIds;
  const end = await cursed(cursedId);
  await world.app.pairing.publishRest(await publishing(trio, runId));
  expect(await mentorshipsIn(trio)).toHaveLength(2);
  expect((await readRun(trio, runId)).state).toBe("PUBLISHING");

  const waits: number[] = [];
  for (let time = 1; time <= 5; time += 1) {
    waits.push(await foundAfter(runId));
    await world.app.pairing.publishRest(await workOf(runId));
  }
  await end();

  expect(waits).toEqual([0.5, 1, 2, 4, 8]);
  const run = await readRun(trio, runId);
  expect(run.state).toBe("PUBLISHED");
  expect(run.proposals.nodes.filter(({ state }) => state === "NOT_PUBLISHED")).toMatchObject([
    { mentee: { id: cursedId }, problem: "FAILED" },
  ]);
  expect(await mentorshipsIn(trio)).toHaveLength(2);
  expect(world.complaints.filter(line => line.includes("a pair could not be published"))).toHaveLength(6);
});

test("a pair that could not be made for a while is made once it can be, and then who has none is told", async () => {
  const trio = await aTrio();
  const last = await trio.searchable.person("Zoe", { interests: ["cardiology"] });
  const { id: runId, unpaired } = await solvedRun(trio, { seed: 1 });
  const [alone] = unpaired.nodes;
  const [cursedId = ""] = [...trio.menteeIds, last.id].filter(id => id !== alone?.mentee.id);
  const end = await cursed(cursedId);
  await world.app.pairing.publishRest(await publishing(trio, runId, { tellUnpaired: true }));
  expect(await toldOf(alone?.mentee.id ?? "")).toBe(0);
  await end();

  await foundAfter(runId);
  await world.app.pairing.publishRest(await workOf(runId));

  expect((await readRun(trio, runId)).state).toBe("PUBLISHED");
  expect(await mentorshipsIn(trio)).toHaveLength(3);
  expect(await toldOf(alone?.mentee.id ?? "")).toBe(1);
});

test("who cannot be told keeps nobody else from being told, and holds the run up so often and no longer", async () => {
  const trio = await aTrio();
  for (const name of ["Xia", "Zoe"]) await trio.searchable.person(name);
  const { id: runId, unpaired } = await solvedRun(trio);
  const [first = "", second = ""] = unpaired.nodes.map(({ mentee }) => mentee.id).sort();
  const end = await cursed(first, "topic_event");
  await world.app.pairing.publishRest(await publishing(trio, runId, { tellUnpaired: true }));
  expect([await toldOf(first), await toldOf(second)]).toEqual([0, 1]);
  expect((await readRun(trio, runId)).state).toBe("PUBLISHING");

  for (let time = 0; time < 5; time += 1) {
    await foundAfter(runId);
    await world.app.pairing.publishRest(await workOf(runId));
  }
  await end();
  expect((await readRun(trio, runId)).state).toBe("PUBLISHED");
  expect([await toldOf(first), await toldOf(second)]).toEqual([0, 1]);
});

test("a run that only waits for its turn keeps its place and does not fail", async () => {
  const trio = await aTrio();
  const runId = await createdRun(trio);
  for (let time = 0; time < 8; time += 1) {
    world.clock.turn({ minutes: 10 });
    await world.app.pairing.sweep(world.clock.now());
  }
  const work = await workOf(runId);
  // Asked for anew now and then, in case its job has come to nothing.
  expect(work).toMatchObject({ attempt: 4, failures: 0 });
  await world.app.pairing.workOut(work);
  expect((await readRun(trio, runId)).state).toBe("SOLVED");
});

test("a run whose nodes die of it again and again fails, and does not take the next one along for ever", async () => {
  const trio = await aTrio();
  const runId = await createdRun(trio);
  for (let time = 0; time < 6; time += 1) {
    await takenOn(runId);
    await foundAfter(runId);
  }

  await world.app.pairing.workOut(await workOf(runId));

  expect((await readRun(trio, runId)).state).toBe("FAILED");
  world.clock.turn({ hours: 1 });
  await world.app.pairing.sweep(world.clock.now());
  expect((await workOf(runId)).failures).toBe(6);
});

test("a program has so many runs waiting and no more, and others are none of its business", async () => {
  const [trio, other] = [await aTrio(), await aTrio()];
  const runIds: string[] = [];
  for (let n = 0; n < 5; n += 1) runIds.push(await createdRun(trio));
  const clientId = newId();
  const input = { clientId, programId: trio.programId, objective: "BEST_TOTAL" };

  const before = await keptNow();
  expect(await trio.coordinator.ask(createRunDocument, { input })).toEqual({
    createPairingRun: { __typename: "TooManyPairingRuns", message: expect.stringContaining("5 runs"), limit: 5 },
  });
  expect(await keptNow()).toEqual(before);
  await createdRun(other);
  await trio.coordinator.ask(cancelRunDocument, { input: { runId: runIds[0] } });
  expect(await trio.coordinator.ask(createRunDocument, { input })).toMatchObject({
    createPairingRun: { run: { state: "QUEUED" } },
  });
});

test("a run of more pairs than can be compared is refused, and nothing of it is kept", async () => {
  const { coordinator, programId } = await aTrio();
  const { app, db, clock, hub, queue, mail } = world;
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const deps = { db, clock, hub, queue, mail, log, portalUrl: "", ...app };
  const input = { clientId: newId(), programId, objective: "BEST_TOTAL" } as const;

  const before = await keptNow();
  const refused = await new PairingService({ ...deps, mostPairs: 2 }).createRun(coordinator.viewer, input);
  expect(refused).toEqual({
    refused: "TooManyToPair",
    message: expect.stringContaining("3 mentees and 1"),
    ...{ menteeCount: 3, mentorCount: 1 },
  });
  expect(await keptNow()).toEqual(before);
  expect(await new PairingService({ ...deps, mostPairs: 3 }).createRun(coordinator.viewer, input)).toHaveProperty(
    "run",
  );
});
