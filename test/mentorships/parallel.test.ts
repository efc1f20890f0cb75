import { afterAll, beforeAll, expect } from "@jest/globals";
import type { DatabaseAddress } from "../../server/db/data-source.js";
import { rowsOf } from "../../server/db/rows.js";
import { inTransaction } from "../../server/db/transaction.js";
import { newId } from "../../server/kernel/id.js";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import { enroll } from "../support/makers/chat.js";
import {
  acceptDocument,
  aMentorship,
  aPair,
  aProgramMember,
  aProgramWith,
  aRequest,
  endDocument,
  type Member,
  mailsOf,
  type Outcome,
  requestDocument,
  statesOf,
  withdrawDocument,
} from "../support/makers/mentorships.js";
import { until } from "../support/until.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
let database: DatabaseAddress;
beforeAll(async () => {
  if (!process.env.TEST_POSTGRES_URL) return;
  database = await freshPostgresDatabase();
  world = await aWorld({ database, poolSize: 20 });
});
afterAll(() => world?.close());

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const accept = async (mentor: Actor, requestId: string): Promise<Outcome> =>
  (await mentor.ask<{ acceptRequest: Outcome }>(acceptDocument, { input: { requestId } })).acceptRequest;
const request = async (mentee: Actor, input: object): Promise<Outcome> =>
  (await mentee.ask<{ requestMentorship: Outcome }>(requestDocument, { input })).requestMentorship;

/** How often each outcome came. */
function tally(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { __typename } of outcomes) counts[__typename] = (counts[__typename] ?? 0) + 1;
  return counts;
}

const activeIn = async (programId: string): Promise<number> => {
  const rows = await rowsOf(world.db.manager, "select 1 from mentorship where program_id = $1 and status = 'ACTIVE'", [
    programId,
  ]);
  return rows.length;
};

onPostgres(
  "200 acceptances at once leave exactly as many mentorships as the mentor has places",
  async () => {
    const programId = await aProgramWith(world, { defaultCapacity: 7 });
    const mentor = await aProgramMember(world, programId, { role: "MENTOR" });
    const requestIds: string[] = [];
    for (let n = 0; n < 200; n += 1) {
      const mentee = await aProgramMember(world, programId, { role: "MENTEE" });
      requestIds.push(await aRequest({ programId, mentee, mentor }));
    }

    const outcomes = await Promise.all(requestIds.map(requestId => accept(mentor, requestId)));

    expect(tally(outcomes)).toEqual({ AcceptRequestSuccess: 7, MentorFull: 193 });
    expect(await activeIn(programId)).toBe(7);
    expect(await statesOf(world, programId)).toEqual({ ACCEPTED: 7, SENT: 193 });
  },
  300_000,
);

onPostgres("one request accepted 50 times at once is one mentorship and one mail", async () => {
  const pair = await aPair(world);
  const requestId = await aRequest(pair);

  const outcomes = await Promise.all(many(50, () => accept(pair.mentor, requestId)));

  expect(new Set(outcomes.map(({ mentorship }) => mentorship?.id)).size).toBe(1);
  expect(await activeIn(pair.programId)).toBe(1);
  expect((await mailsOf(world, pair.mentee)).map(({ kind }) => kind)).toEqual(["request-accepted"]);
});

onPostgres("50 sendings with one clientId at once are one request", async () => {
  const pair = await aPair(world);
  const input = { clientId: newId(), programId: pair.programId, mentorId: pair.mentor.id, purpose: "Please." };

  const outcomes = await Promise.all(many(50, () => request(pair.mentee, input)));

  expect(tally(outcomes)).toEqual({ RequestMentorshipSuccess: 50 });
  expect(new Set(outcomes.map(outcome => outcome.request?.id)).size).toBe(1);
  expect(await statesOf(world, pair.programId)).toEqual({ SENT: 1 });
  expect(await mailsOf(world, pair.mentor)).toHaveLength(1);
});

onPostgres("50 requests of one mentee to one mentor at once leave one open", async () => {
  const { programId, mentee, mentor } = await aPair(world);

  const outcomes = await Promise.all(
    many(50, () => request(mentee, { clientId: newId(), programId, mentorId: mentor.id, purpose: "Please." })),
  );

  expect(tally(outcomes)).toEqual({ RequestMentorshipSuccess: 1, RequestAlreadyOpen: 49 });
  expect(await statesOf(world, programId)).toEqual({ SENT: 1 });
});

onPostgres("requests of one mentee to 20 mentors at once stay within the quota", async () => {
  const programId = await aProgramWith(world, { openRequests: 3 });
  const mentee = await aProgramMember(world, programId, { role: "MENTEE" });
  const mentors = await Promise.all(many(20, () => aProgramMember(world, programId, { role: "MENTOR" })));

  const outcomes = await Promise.all(
    mentors.map(mentor => request(mentee, { clientId: newId(), programId, mentorId: mentor.id, purpose: "Please." })),
  );

  expect(tally(outcomes)).toEqual({ RequestMentorshipSuccess: 3, TooManyOpenRequests: 17 });
});

onPostgres("an acceptance and a withdrawal at once are one of the two", async () => {
  for (let round = 0; round < 20; round += 1) {
    const pair = await aPair(world);
    const requestId = await aRequest(pair);

    const [accepted] = await Promise.all([
      accept(pair.mentor, requestId),
      pair.mentee.ask(withdrawDocument, { input: { requestId } }),
    ]);

    const won = accepted.__typename === "AcceptRequestSuccess";
    expect(await statesOf(world, pair.programId)).toEqual(won ? { ACCEPTED: 1 } : { WITHDRAWN: 1 });
    expect(await activeIn(pair.programId)).toBe(won ? 1 : 0);
  }
});

onPostgres("the pair's requests in two programs, accepted at once, neither deadlock nor both start", async () => {
  for (let round = 0; round < 20; round += 1) {
    const pair = await aPair(world);
    const elsewhere = await aProgramWith(world, {});
    await enroll(world, elsewhere, pair.mentee.id);
    await enroll(world, elsewhere, pair.mentor.id, "MENTOR");
    const here = await aRequest(pair);
    const there = await aRequest({ ...pair, programId: elsewhere });

    const outcomes = await Promise.all([accept(pair.mentor, here), accept(pair.mentor, there)]);

    expect(tally(outcomes)).toEqual({ AcceptRequestSuccess: 1, RequestMovedOn: 1 });
  }
});

onPostgres("places that are freed and taken at once are never too many", async () => {
  const pair = await aMentorship(world, { defaultCapacity: 1 });
  const { programId, mentor } = pair;
  await world.db.query("update program set default_capacity = 50 where id = $1", [programId]);
  const waiting: { mentee: Member; requestId: string }[] = [];
  for (let n = 0; n < 20; n += 1) {
    const mentee = await aProgramMember(world, programId, { role: "MENTEE" });
    waiting.push({ mentee, requestId: await aRequest({ programId, mentee, mentor }) });
  }
  await world.db.query("update program set default_capacity = 1 where id = $1", [programId]);

  const [, ...outcomes] = await Promise.all([
    pair.mentee.ask(endDocument, { input: { mentorshipId: pair.mentorshipId } }),
    ...waiting.map(({ requestId }) => accept(mentor, requestId)),
  ]);

  const started = tally(outcomes as Outcome[]).AcceptRequestSuccess ?? 0;
  expect(started).toBeLessThanOrEqual(1);
  expect(await activeIn(programId)).toBe(started);
});

onPostgres("none of all this met a deadlock", async () => {
  // A connection hands in what it counted when it closes.
  await world.close();
  world = await aWorld({ database });
  const [counted] = await rowsOf<{ deadlocks: number }>(
    world.db.manager,
    "select deadlocks::int from pg_stat_database where datname = current_database()",
  );
  expect(counted).toEqual({ deadlocks: 0 });
});

const waitingSql = `
  select 1 from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`;

onPostgres(
  "a request sent while the program pairs the two waits for that, and is refused as one to their mentor",
  async () => {
    const { programId, mentee, mentor } = await aPair(world);
    const { mentorships } = world.app;
    const sent = await inTransaction(world.db, async tx => {
      const made = await mentorships.startPaired(tx, {
        ...{ programId, menteeId: mentee.id, mentorId: mentor.id, actorId: mentor.id },
      });
      expect(made).toHaveProperty("mentorship");
      const input = { clientId: newId(), programId, mentorId: mentor.id, purpose: "Please." };
      const asked = request(mentee, input);
      const isWaiting = async () => (await rowsOf(world.db.manager, waitingSql)).length > 0;
      await Promise.race([asked, until(isWaiting)]);
      return { asked };
    });
    expect(await sent.asked).toMatchObject({ __typename: "MentorshipAlreadyActive" });
    expect(await activeIn(programId)).toBe(1);
  },
);
