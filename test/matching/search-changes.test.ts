import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { Searchable } from "../support/makers/matching.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
let vocabulary: Searchable;
beforeAll(async () => {
  world = await aWorld();
  vocabulary = await Searchable.in(world);
});
afterAll(() => world.close());

interface Place {
  readonly here: Searchable;
  readonly mentor: Actor;
  readonly enrollmentId: string;
}

async function aPlace(): Promise<Place> {
  const here = await vocabulary.elsewhere();
  const mentor = await here.mentor("Tor", { institution: "tallgrass-university-college-of-pharmacy" });
  const [row] = await sql<{ id: string }>("select id from enrollment where person_id = $1", [mentor.id]);
  return { here, mentor, enrollmentId: row?.id ?? "" };
}

const sql = <R>(text: string, values: unknown[] = []): Promise<R[]> => world.db.query(text, values);

async function toldOf(enrollmentId: string): Promise<number> {
  const [row] = await sql<{ count: number }>(
    "select count(*)::int as count from search_change where enrollment_id = $1",
    [enrollmentId],
  );
  return row?.count ?? 0;
}

const mentorshipRow = `
  insert into mentorship (id, program_id, kind, mentee_id, mentor_id, mentor_enrollment_id, conversation_id, status, started_at)
  select $1, program_id, 'LONG_TERM', $2, person_id, id, $3, 'ACTIVE', now() from enrollment where id = $4`;

/** What is done about a mentor, and whether it changes what a search finds. */
const deeds: readonly (readonly [string, boolean, (place: Place) => Promise<unknown>])[] = [
  ["a new name", true, ({ mentor }) => sql("update person set display_name = 'Ada' where id = $1", [mentor.id])],
  ["another stage", true, ({ mentor }) => sql("update person set stage = 'LEADER' where id = $1", [mentor.id])],
  ["pronouns", false, ({ mentor }) => sql("update person set pronouns = 'they' where id = $1", [mentor.id])],
  ["the same again", false, ({ mentor }) => sql("update person set stage = stage where id = $1", [mentor.id])],
  ["a capacity", true, ({ enrollmentId }) => sql("update enrollment set capacity = 7 where id = $1", [enrollmentId])],
  ["a pause", true, ({ enrollmentId }) => sql("update enrollment set paused_at = now() where id = $1", [enrollmentId])],
  ["the end", true, ({ enrollmentId }) => sql("update enrollment set status = 'ENDED' where id = $1", [enrollmentId])],
  ["leaving no row", true, ({ enrollmentId }) => sql("delete from enrollment where id = $1", [enrollmentId])],
  [
    "the program's capacity",
    true,
    ({ here }) => sql("update program set default_capacity = 9 where id = $1", [here.programId]),
  ],
  [
    "another program's capacity",
    false,
    ({ here }) => sql("update program set default_capacity = 9 where id <> $1", [here.programId]),
  ],
  [
    "an institution that joins a system",
    true,
    ({ mentor }) =>
      sql(
        `update institution set parent_id = (select id from institution root where parent_id is null and root.id <> institution.id
           and root.id is distinct from institution.parent_id order by id limit 1)
         where id = (select institution_id from person where id = $1)`,
        [mentor.id],
      ),
  ],
  [
    "a week",
    true,
    async ({ mentor }) => {
      await sql("insert into availability values ($1, 'America/Chicago', 1, now())", [mentor.id]);
      await sql("insert into availability_week values ($1, repeat('1', 672)::bit(672), 672, null, 'x')", [mentor.id]);
    },
  ],
  [
    "an answer time",
    true,
    ({ enrollmentId }) => sql("insert into mentor_answer_time values ($1, 3, 3, 60, now())", [enrollmentId]),
  ],
];

test.each(deeds)("the database notes %s: %s", async (_, isTold, deed) => {
  const place = await aPlace();
  const before = await toldOf(place.enrollmentId);
  await deed(place);
  expect((await toldOf(place.enrollmentId)) - before).toBe(isTold ? 1 : 0);
});

test("a mentorship that begins and ends is a change of its mentor's, twice", async () => {
  const { here, enrollmentId } = await aPlace();
  const mentee = await here.person("Mina");
  const [chat] = await sql<{ id: string }>(
    "insert into conversation (id, program_id, kind, created_at) values ($1, $2, 'MENTORSHIP', now()) returning id",
    [newId(), here.programId],
  );
  const before = await toldOf(enrollmentId);
  const id = newId();
  await sql(mentorshipRow, [id, mentee.id, chat?.id, enrollmentId]);
  await sql("update mentorship set status = 'ENDED', ended_at = now() where id = $1", [id]);
  expect((await toldOf(enrollmentId)) - before).toBe(2);
});

test("a change of the vocabulary counts its version up", async () => {
  const version = async () => (await sql<{ version: string }>("select version from taxonomy_version"))[0]?.version;
  const before = Number(await version());
  await sql("update term set name = name || '!' where id = (select min(id) from term)");
  expect(Number(await version())).toBeGreaterThan(before);
});
