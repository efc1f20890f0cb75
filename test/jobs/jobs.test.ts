import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { rowsOf } from "../../server/db/rows.js";
import { startJobs } from "../../server/jobs/index.js";
import { freshEmbeddedDatabase } from "../support/databases.js";
import { aPair, aRequest, statesOf } from "../support/makers/mentorships.js";
import { until } from "../support/until.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  // Whose turn a sweep is stands in the database: where other jobs have just run, none is due for a while.
  world = await aWorld({ database: await freshEmbeddedDatabase() });
});
afterAll(() => world.close());

test("once the jobs run, due requests expire and what was mailed leaves the outbox", async () => {
  const pair = await aPair(world, { requestDays: 1 });
  await aRequest(pair);
  world.clock.turn({ days: 1 });

  await startJobs(world);

  const mailed = () =>
    rowsOf(world.db.manager, "select kind from mail where to_address = any($1) and sent_at is not null order by id", [
      [pair.mentor.email, pair.mentee.email],
    ]);
  await until(async () => (await mailed()).length === 2);
  expect(await mailed()).toEqual([{ kind: "request-received" }, { kind: "request-expired" }]);
  expect(await statesOf(world, pair.programId)).toEqual({ EXPIRED: 1 });
});
