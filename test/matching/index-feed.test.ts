import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import type { CandidateRow } from "../../server/matching/candidates.js";
import type { Ranked } from "../../server/matching/ranked.js";
import { ChangeFeed } from "../../server/matching/search-index/change-feed.js";
import { type IndexedSearch, indexedPage } from "../../server/matching/search-index/index-pages.js";
import type { Found } from "../../server/matching/search-index/question.js";
import { SearchIndexes } from "../../server/matching/search-index/search-indexes.js";
import { SearchThread } from "../../server/matching/search-index/search-thread.js";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import { Searchable } from "../support/makers/matching.js";
import { until } from "../support/until.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
let here: Searchable;
let mentee: Actor;
beforeAll(async () => {
  world = await aWorld();
  here = await Searchable.in(world);
  mentee = await here.person("Mina", { interests: ["cardiology", "oncology"] });
});
afterAll(() => world.close());

const indexed = async (): Promise<Searchable> => {
  const there = await here.elsewhere();
  await there.enroll(mentee, {});
  return there;
};

test("who left, hid what was asked or filled up since the index looked is not shown, and others take their place", async () => {
  const there = await indexed();
  const mentors: Actor[] = [];
  for (let n = 0; n < 14; n += 1) {
    mentors.push(await there.mentor(`Mentor ${n}`, { interests: ["cardiology"] }, { capacity: 1 }));
  }
  await world.app.matching.indexes.caughtUp(there.programId);
  const asked = { interests: ["cardiology"], withPlaces: true };
  const before = (await there.page(mentee, asked, { first: 100 })).nodes.map(hit => hit.mentor.id);
  expect(before).toHaveLength(14);
  const [left, hid, full, ...others] = before;
  await world.db.query("update enrollment set status = 'ENDED' where person_id = $1", [left]);
  await world.db.query(`update person set visibility = '{"interests": "PRIVATE"}' where id = $1`, [hid]);
  await world.db.query("update enrollment set capacity = 0 where person_id = $1", [full]);
  const page = await there.page(mentee, asked, { first: 5 });
  expect(page.nodes.map(hit => hit.mentor.id)).toEqual(others.slice(0, 5));
  const rest = await there.page(mentee, asked, { first: 100, after: page.pageInfo.endCursor });
  expect(rest.nodes.map(hit => hit.mentor.id)).toEqual(others.slice(5));
});

test("a page is filled though all whom the index would have shown first have left", async () => {
  const there = await indexed();
  for (let n = 0; n < 40; n += 1) {
    await there.mentor(`Mentor ${n}`, { interests: n < 30 ? ["cardiology", "oncology"] : ["cardiology"] });
  }
  await world.app.matching.indexes.caughtUp(there.programId);
  const best = (await there.hits(mentee, {})).slice(0, 30).map(hit => hit.mentor.id);
  await world.db.query("update enrollment set status = 'ENDED' where person_id = any($1)", [best]);
  const page = await there.page(mentee, {}, { first: 3 });
  expect(page.nodes).toHaveLength(3);
  expect(page.nodes.every(hit => !best.includes(hit.mentor.id))).toBe(true);
  expect(page.pageInfo.hasNextPage).toBe(true);
});

test("when the thread of the indexes dies, searches are answered all the same, and it comes back with all it had", async () => {
  const there = await indexed();
  const mentor = await there.mentor("Mentor", { interests: ["oncology"] });
  const { indexes } = world.app.matching;
  await indexes.caughtUp(there.programId);
  const thread = indexes.thread;
  expect(thread).toBeInstanceOf(SearchThread);
  await thread?.stop();
  expect(await there.names(mentee, { interests: ["oncology"] })).toEqual(["Mentor"]);
  await until(() => indexes.thread !== thread && indexes.status().every(index => index.isReady));
  await world.db.query("update person set display_name = 'Renamed' where id = $1", [mentor.id]);
  await indexes.caughtUp(there.programId);
  expect(await there.names(mentee, { interests: ["oncology"] })).toEqual(["Renamed"]);
  expect(indexes.status().find(index => index.programId === there.programId)).toMatchObject({ mentors: 1 });
});

test("of a word in thousands of profiles not all are compared, which is said; a name finds everybody who has it", async () => {
  const there = await indexed();
  const viewer = await there.person("Viewer");
  await world.db.query(
    `with made as (
       insert into person (id, display_name, public_text, created_at, updated_at)
       select gen_random_uuid(), 'Zygmunt ' || n, 'Plays the ocarina', now(), now() from generate_series(1, 2100) n
       returning id)
     insert into enrollment (id, program_id, person_id, role, status, created_at, updated_at)
     select gen_random_uuid(), $1, id, 'MENTOR', 'ACTIVE', now(), now() from made`,
    [there.programId],
  );
  const { indexes } = world.app.matching;
  const count = async (text: string) => {
    const { mentorSearch, mentorSearchFacets } = await viewer.ask<Record<string, object>>(
      `query ($input: MentorSearchInput!) {
        mentorSearch(input: $input, first: 1) { isTextCapped facets { hitCount isTextCapped } }
        mentorSearchFacets(input: $input) { hitCount isTextCapped }
      }`,
      { input: there.input({ text }) },
    );
    expect(mentorSearch).toMatchObject({ facets: mentorSearchFacets });
    return mentorSearch;
  };
  const counted = (hitCount: number, isTextCapped: boolean) => ({ isTextCapped, facets: { hitCount, isTextCapped } });
  expect(await count("ocarina")).toEqual(counted(2100, false));
  await indexes.caughtUp(there.programId);
  expect(await count("ocarina")).toEqual(counted(2000, true));
  expect(await count("zyg")).toEqual(counted(2100, false));
});

onPostgres("a change that commits late is read, though later ones were read before it", async () => {
  const own = await aWorld({ database: await freshPostgresDatabase() });
  try {
    const feed = new ChangeFeed(own.db.manager);
    const [programId, slow, quick] = ["a", "b", "c"].map(digit => `00000000-0000-7000-8000-00000000000${digit}`);
    const write = "insert into search_change (program_id, enrollment_id) values ($1, $2)";
    const read = async () => (await feed.next([programId ?? ""]))?.changes.map(change => change.enrollmentId);
    await feed.begin();
    const runner = own.db.createQueryRunner();
    await runner.startTransaction();
    await runner.query(write, [programId, slow]);
    await own.db.query(write, [programId, quick]);
    expect(await read()).toEqual([quick]);
    expect(await read()).toEqual([]);
    await runner.commitTransaction();
    await runner.release();
    expect(await read()).toEqual([slow]);
    expect(await read()).toEqual([]);
  } finally {
    await own.close();
  }
});

test("a transaction that changes more than is read at once is read to its end, and each change once", async () => {
  const feed = new ChangeFeed(world.db.manager, 3);
  const [programId, other] = ["a", "d"].map(digit => `00000000-0000-7000-8000-00000000000${digit}`);
  await feed.begin();
  await world.db.query(
    "insert into search_change (program_id, enrollment_id) select $1::uuid, gen_random_uuid() from generate_series(1, 8)",
    [programId],
  );
  await world.db.query("insert into search_change (program_id, enrollment_id) values ($1, $2)", [programId, other]);
  const read: string[] = [];
  for (let more = true, pieces = 0; more && pieces < 10; pieces += 1) {
    const next = await feed.next([programId ?? ""]);
    read.push(...(next?.changes ?? []).map(change => change.enrollmentId));
    more = next?.more ?? false;
  }
  expect(read).toHaveLength(9);
  expect(new Set(read).size).toBe(9);
  expect(read.at(-1)).toBe(other);
  expect(await feed.next([programId ?? ""])).toEqual({ changes: [], more: false });
});

test("who comes so late that changes were forgotten before they were read makes the index anew", async () => {
  const there = await indexed();
  const mentor = await there.mentor("Before", { interests: ["oncology"] });
  const { indexes } = world.app.matching;
  await indexes.caughtUp(there.programId);
  await world.db.query("update person set stage = 'LEADER' where id = $1", [mentor.id]);
  // As when others read and swept it while this process stood still.
  await world.db.query(
    `with gone as (delete from search_change where program_id = $1 returning xact)
     update search_change_reader set swept_xact = (select xact from gone order by xact desc limit 1)`,
    [there.programId],
  );
  await indexes.poll();
  await indexes.caughtUp(there.programId);
  expect(await there.names(mentee, { stages: ["LEADER"] })).toEqual(["Before"]);
  await world.db.query("update search_change_reader set swept_xact = '0'");
});

test("a program that cannot be read again holds up no other, and after some minutes is read from the database", async () => {
  const [broken, there] = [await indexed(), await indexed()];
  const { indexes } = world.app.matching;
  const mentor = await there.mentor("Before", { interests: ["oncology"] });
  const other = await broken.mentor("Other", { interests: ["oncology"] });
  for (const { programId } of [broken, there]) await indexes.caughtUp(programId);
  const { thread } = indexes;
  if (!thread) throw new Error("There is no thread.");
  const put = thread.put.bind(thread);
  thread.put = (programId, ...rest) =>
    programId === broken.programId ? Promise.reject(new Error("It cannot be put.")) : put(programId, ...rest);
  await world.db.query("update person set stage = 'LEADER' where id = any($1)", [[mentor.id, other.id]]);
  await indexes.poll();
  const leaders = (of: Searchable) => of.names(mentee, { stages: ["LEADER"] });
  expect(await leaders(there)).toEqual(["Before"]);
  expect(await leaders(broken)).toEqual([]);
  // Some minutes later.
  Reflect.get(indexes, "entries").get(broken.programId).failingSince -= 6 * 60_000;
  await indexes.poll();
  await until(() => !indexes.has(broken.programId));
  expect(await leaders(broken)).toEqual(["Other"]);
  Reflect.deleteProperty(thread, "put");
  await indexes.caughtUp(broken.programId);
  expect(indexes.status()).toContainEqual(expect.objectContaining({ programId: broken.programId, isReady: true }));
});

test("mentors who could not be read again after a change are read the next time", async () => {
  const there = await indexed();
  const mentor = await there.mentor("Before", { interests: ["oncology"] });
  const { indexes } = world.app.matching;
  await indexes.caughtUp(there.programId);
  await world.db.query("update person set stage = 'LEADER' where id = $1", [mentor.id]);
  await world.db.query("alter table availability_week rename to away");
  await indexes.poll();
  await world.db.query("alter table away rename to availability_week");
  await indexes.poll();
  expect(await there.names(mentee, { stages: ["LEADER"] })).toEqual(["Before"]);
});

test("a page that cannot be filled while the index is behind is not the index's to give, least of all as the last", async () => {
  // The first ones that the index gives are no hits any more.
  const search = (gone: number, all: readonly Found[]): IndexedSearch => ({
    ask: async (from, count) => {
      const start = from ? all.findIndex(one => one.points <= from.points) : 0;
      return { found: all.slice(start, start + count), facets: null };
    },
    read: async ids => ids.filter(id => Number(id) >= gone).map(id => ({ enrollmentId: id }) as CandidateRow),
    rank: rows =>
      rows.map(candidate => {
        const n = Number(candidate.enrollmentId);
        const lot = `${n.toString(16).padStart(8, "0")}00000000`;
        return { version: 1, thousandths: 1_000 - n, lot, candidate } as Ranked;
      }),
    refresh: async () => {},
  });
  const found = async (gone: number, length: number) => {
    const all = Array.from({ length }, (_, n) => ({ enrollmentId: `${n}`, points: 1_000 - n, high: n, low: 0 }));
    return (await indexedPage(search(gone, all), null, 21, false))?.ranked.length ?? null;
  };
  expect(await found(0, 1_000)).toBeGreaterThanOrEqual(21);
  expect(await found(200, 1_000)).toBeGreaterThanOrEqual(21);
  expect(await found(290, 300)).toBe(10);
  expect(await found(700, 1_000)).toBeNull();
});

test("what is done or refused is answered while a big program cannot be searched, only without others to ask", async () => {
  const there = await indexed();
  const full = await there.mentor("Full", {}, { capacity: 0 });
  await there.mentor("Free", {}, { capacity: 1 });
  const { indexes } = world.app.matching;
  const sizes: Map<string, number> = Reflect.get(indexes, "sizes");
  const input = () => ({ clientId: newId(), programId: there.programId, mentorId: full.id, purpose: "Please." });
  const asked = () =>
    mentee.ask(
      `mutation ($input: RequestMentorshipInput!) {
        requestMentorship(input: $input) { __typename ... on MentorFull { alternatives { displayName } } }
      }`,
      { input: input() },
    );
  // As while its index is being made.
  sizes.set(there.programId, 25_000);
  try {
    expect(await asked()).toEqual({ requestMentorship: { __typename: "MentorFull", alternatives: [] } });
  } finally {
    sizes.delete(there.programId);
  }
  expect(await asked()).toMatchObject({ requestMentorship: { alternatives: [{ displayName: "Free" }] } });
});

test("a program too big to be read for a search is not read while its thread is away: who asks is told to come again", async () => {
  const there = await indexed();
  for (const name of ["One", "Two", "Three"]) await there.mentor(name, {});
  const indexes = new SearchIndexes({
    db: world.db,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    searchIndexFrom: 3,
    mostRead: 2,
  });
  try {
    await indexes.start();
    await indexes.caughtUp(there.programId);
    expect(await indexes.isReady(there.programId)).toBe(true);
    const { thread } = indexes;
    await thread?.stop();
    await expect(indexes.ask(there.programId, {} as never)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await until(() => indexes.thread !== thread && indexes.status().every(index => index.isReady));
    expect(await indexes.isReady(there.programId)).toBe(true);
  } finally {
    await indexes.close();
  }
});
