import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { rowsOf } from "../../server/db/rows.js";
import { startJobs } from "../../server/jobs/index.js";
import {
  aPairable,
  createdRun,
  type Pairable,
  pairsOf,
  publishedRun,
  readRun,
  solvedRun,
} from "../support/makers/pairing.js";
import { until } from "../support/until.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

/** Two who want critical care, one who wants cardiology; one place for each of the two areas. */
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

test("a run pairs mentees with mentors who have what they look for, and says why", async () => {
  const run = await solvedRun(await threeWishes());

  expect(run).toMatchObject({ state: "SOLVED", objective: "STABLE_MENTEE_OPTIMAL", seed: 7 });
  expect(run.proposals.nodes).toHaveLength(2);
  const [first] = run.proposals.nodes;
  expect(first).toMatchObject({ mentee: { displayName: "Ana" }, mentor: { displayName: "Tor" }, menteeRank: 1 });
  expect(first?.reasons[0]).toMatchObject({ code: "SHARED_INTEREST" });
  const thousandths = first?.reasons.reduce((sum, { points }) => sum + Math.round(points * 1000), 0);
  expect(thousandths).toBe(Math.round((first?.score ?? 0) * 1000));
});

test("once the jobs run, a run is worked out and published, and both of a pair are told", async () => {
  const pairable = await threeWishes();
  const runId = await createdRun(pairable);

  await startJobs(world);
  await until(async () => (await readRun(pairable, runId)).state === "SOLVED");
  await publishedRun(pairable, runId);
  const run = await until(async () => {
    const now = await readRun(pairable, runId);
    return now.state === "PUBLISHED" && now;
  });

  expect(run.proposals.nodes.map(({ state }) => state)).toEqual(["PUBLISHED", "PUBLISHED"]);
  const made = await rowsOf(world.db.manager, "select 1 from mentorship where program_id = $1 and status = 'ACTIVE'", [
    pairable.programId,
  ]);
  expect(made).toHaveLength(2);
  expect(pairsOf(run)).toHaveLength(2);
});
