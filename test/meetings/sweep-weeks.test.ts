import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { startJobs } from "../../server/jobs/index.js";
import { newId } from "../../server/kernel/id.js";
import { zoneData } from "../../server/kernel/zones/generated/zone-data.js";
import { freshEmbeddedDatabase } from "../support/databases.js";
import { TestClock } from "../support/test-clock.js";
import { until } from "../support/until.js";
import { aWorld, type World } from "../support/world.js";
import { available, onWeekdays, storedWeek } from "./weeks.js";

let world: World;
const aMarch = () => new TestClock(new Date("2026-03-07T12:00:00Z"));
beforeEach(async () => {
  world = await aWorld({ clock: aMarch() });
});
afterEach(() => world.close());

const sweep = () => world.app.meetings.sweep(world.clock.now());
const mornings = onWeekdays("09:00", "10:00", [1]);

/** The first quarter hour of the stored week, as a time of Monday in UTC. */
async function begins(personId: string): Promise<string> {
  const first = (await storedWeek(world, personId))?.week.indexOf("1") ?? -1;
  return new Date(first * 900_000).toISOString().slice(11, 16);
}

test("a week turns over when its zone changes the clocks, and no other does", async () => {
  const newYork = await available(world, "America/New_York", mornings);
  const berlin = await available(world, "Europe/Berlin", mornings);
  const phoenix = await available(world, "America/Phoenix", mornings);
  expect(await Promise.all([newYork, berlin, phoenix].map(({ id }) => begins(id)))).toEqual([
    "14:00",
    "08:00",
    "16:00",
  ]);
  expect((await storedWeek(world, newYork.id))?.staleAt).toEqual(new Date("2026-03-08T07:00:00Z"));
  expect((await storedWeek(world, phoenix.id))?.staleAt).toBeNull();

  world.clock.turn({ hours: 18, minutes: 59 });
  await sweep();
  expect(await begins(newYork.id)).toBe("14:00");

  world.clock.turn({ minutes: 1 });
  await sweep();
  expect(await Promise.all([newYork, berlin, phoenix].map(({ id }) => begins(id)))).toEqual([
    "13:00",
    "08:00",
    "16:00",
  ]);
  expect((await storedWeek(world, newYork.id))?.staleAt).toEqual(new Date("2026-11-01T06:00:00Z"));

  world.clock.turn({ days: 300 });
  await sweep();
  expect(await Promise.all([newYork, berlin].map(({ id }) => begins(id)))).toEqual(["14:00", "08:00"]);
  expect((await storedWeek(world, berlin.id))?.staleAt).toEqual(new Date("2027-03-28T01:00:00Z"));
});

test("in British Columbia the clocks of November 2026 stay, as its people do", async () => {
  const vancouver = await available(world, "America/Vancouver", mornings);
  expect(await begins(vancouver.id)).toBe("17:00");
  for (const days of [3, 180, 180]) {
    world.clock.turn({ days });
    await sweep();
    expect(await begins(vancouver.id)).toBe("16:00");
  }
  expect((await storedWeek(world, vancouver.id))?.staleAt).toBeNull();
});

test("newer zone data turns every week over, and older data leaves them alone", async () => {
  const berlin = await available(world, "Europe/Berlin", mornings);
  world.zones.take({
    version: "2099a",
    zones: ["Etc/UTC||0|0|", "Europe/Berlin||-30|0|"],
    links: ["Etc/UTC|UTC"],
  });
  await sweep();
  expect(await storedWeek(world, berlin.id)).toMatchObject({ zoneData: "2099a", staleAt: null });
  expect(await begins(berlin.id)).toBe("06:00");
  world.zones.take(zoneData);
  await sweep();
  expect(await begins(berlin.id)).toBe("06:00");
});

test("more weeks than one transaction takes turn over in one sweep", async () => {
  const people = Array.from({ length: 1_203 }, () => newId());
  await world.db.query(
    "insert into person (id, display_name, created_at, updated_at) select id, 'P', now(), now() from unnest($1::uuid[]) as id",
    [people],
  );
  await world.db.transaction(tx =>
    world.app.meetings.fillAvailability(
      tx,
      people.map(personId => ({ personId, timeZone: "America/Chicago", rules: mornings })),
    ),
  );
  world.clock.turn({ days: 2 });
  await sweep();
  const found = await world.db.query(
    "select week::text as week, count(*)::int as count from availability_week where person_id = any($1) group by week",
    [people],
  );
  expect(found).toEqual([{ week: expect.any(String), count: 1_203 }]);
  expect(found[0].week.indexOf("1")).toBe(14 * 4);
});

test("once the jobs run, weeks turn over by themselves", async () => {
  await world.close();
  // Whose turn a sweep is stands in the database: where other jobs have just run, none is due for a while.
  world = await aWorld({ clock: aMarch(), database: await freshEmbeddedDatabase() });
  const newYork = await available(world, "America/New_York", mornings);
  world.clock.turn({ days: 2 });
  await startJobs(world);
  await until(async () => (await begins(newYork.id)) === "13:00");
});
