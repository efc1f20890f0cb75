import { afterAll, expect } from "@jest/globals";
import type { DatabaseAddress } from "../../server/db/data-source.js";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import { Searchable } from "../support/makers/matching.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { readChanges, readOnce, type Saved, saved, toldAfter } from "./saved-documents.js";

let database: DatabaseAddress;
let world: World;
let other: World;
let here: Searchable;
let owner: Actor;
let searches: Saved[];

/** Made by whichever test comes first: where there is no PostgreSQL none does. */
let made: Promise<void> | null = null;
const begun = (): Promise<void> => {
  made ??= begin();
  return made;
};

async function begin(): Promise<void> {
  database = await freshPostgresDatabase();
  world = await aWorld({ database, poolSize: 4 });
  other = await aWorld({ database, poolSize: 4 });
  here = await Searchable.in(world);
  owner = await here.person("Mina");
  searches = [await saved(here, owner, { interests: ["critical-care"] }), await saved(here, owner, {})];
}

afterAll(async () => {
  await other?.close();
  await world?.close();
});

/** Who was told to each search since it was saved, in order. */
const toldNow = () =>
  Promise.all(
    searches.map(async search =>
      (await toldAfter(owner, search)).map(({ __typename, mentorId }) => [__typename, mentorId]),
    ),
  );

const joined = (mentors: readonly Actor[]) => mentors.map(({ id }) => ["MentorFits", id]);

onPostgres("two nodes that read at once tell each thing once between them", async () => {
  await begun();
  const before = await toldNow();
  const mentors: Actor[] = [];
  const reading = { until: false };
  const nodes = [world, other].map(async node => {
    while (!reading.until) await readOnce(node);
  });
  for (let count = 0; count < 15; count += 1)
    mentors.push(await here.mentor(`M ${count}`, { interests: ["critical-care"] }));
  reading.until = true;
  await Promise.all(nodes);
  await readChanges(other);
  const after = await toldNow();
  expect(after.map((told, index) => told.slice(before[index]?.length))).toEqual([joined(mentors), joined(mentors)]);
});

onPostgres("a reader that dies anywhere before its commit has told nothing, and the next tells all once", async () => {
  await begun();
  const before = await toldNow();
  const mentors: Actor[] = [];
  for (let count = 0; count < 3; count += 1)
    mentors.push(await here.mentor(`D ${count}`, { interests: ["critical-care"] }));
  // Each table it writes to, and the commit itself, as a place to die at.
  const places = ["mentor_seen", "search_change_reader", "topic_event"];
  for (const table of places) {
    for (const when of ["", "constraint "]) {
      await world.db.query(
        `create or replace function die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`,
      );
      const late = when === "" ? "for each row" : "deferrable initially deferred for each row";
      await world.db.query(
        `create ${when}trigger die after insert or update on ${table} ${late} execute function die()`,
      );
      await expect(readChanges(world)).rejects.toThrow("killed");
      await world.db.query(`drop trigger die on ${table}`);
      expect(await toldNow()).toEqual(before);
    }
  }
  await readChanges(world);
  await readChanges(other);
  const after = await toldNow();
  expect(after.map((told, index) => told.slice(before[index]?.length))).toEqual([joined(mentors), joined(mentors)]);
});

onPostgres("a change that commits after a later one is not passed over", async () => {
  await begun();
  const before = await toldNow();
  const [late, early] = [await here.person("Late"), await here.person("Early")];
  const enroll =
    "insert into enrollment (id, program_id, person_id, role, status, created_at, updated_at) values (gen_random_uuid(), $1, $2, 'MENTOR', 'ACTIVE', now(), now())";
  const runner = world.db.createQueryRunner();
  await runner.startTransaction();
  await runner.query(enroll, [here.programId, late.id]);
  await world.db.query(enroll, [here.programId, early.id]);
  await readOnce(other);
  await runner.commitTransaction();
  await runner.release();
  await readChanges(other);
  const told = (await toldNow())[1]?.slice(before[1]?.length);
  expect(told?.map(one => one[1]).sort()).toEqual([late.id, early.id].sort());
});

onPostgres(
  "a search that is saved while mentors come, change and are read tells of each who came after it, once",
  async () => {
    await begun();
    const reading = { until: false };
    const nodes = [world, other].map(async node => {
      while (!reading.until) await readOnce(node);
    });
    const coming = (async () => {
      for (let count = 0; count < 20; count += 1) await here.mentor(`S ${count}`, { interests: ["oncology"] });
    })();
    const kept: Saved[] = [];
    for (let count = 0; count < 5; count += 1) kept.push(await saved(here, owner, { interests: ["oncology"] }));
    await coming;
    reading.until = true;
    await Promise.all(nodes);
    await readChanges(world);
    const all = (await saved(here, owner, { interests: ["oncology"] })).hits?.nodes.map(hit => hit.mentor.id).sort();
    expect(all).toHaveLength(20);
    for (const search of kept) {
      // Its hits are read a moment after it was saved: who is in both came in between.
      const found = (search.hits?.nodes ?? []).map(hit => hit.mentor.id);
      const told = (await toldAfter(owner, search)).map(({ mentorId }) => mentorId ?? "");
      expect(new Set(told).size).toBe(told.length);
      expect([...new Set([...found, ...told])].sort()).toEqual(all);
    }
  },
);

onPostgres("changes are deleted an hour after they were read, and it is known how far", async () => {
  await begun();
  const rows = async (sql: string) => (await world.db.query(sql)) as Record<string, string>[];
  await readChanges(world);
  await world.app.matching.saved.sweep(world.clock.now());
  expect(await rows("select 1 from search_change limit 1")).toHaveLength(1);
  await world.db.query("update search_change set at = at - interval '2 hours'");
  await here.mentor("Unread");
  await world.db.query("update search_change set at = at - interval '2 hours'");
  await world.app.matching.saved.sweep(world.clock.now());
  const [left] = await rows("select count(*)::int as count, min(xact)::text as xact from search_change");
  const [reader] = await rows("select xact::text as xact, swept_xact::text as swept from search_change_reader");
  expect(left?.count).toBe(1);
  expect(reader?.swept).toBe(reader?.xact);
  expect(BigInt(left?.xact ?? 0)).toBeGreaterThan(BigInt(reader?.swept ?? 0));
});
