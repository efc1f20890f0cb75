import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { rowsOf } from "../../server/db/rows.js";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import {
  acceptDocument,
  answerDocument,
  aProgramMember,
  aProgramWith,
  aRequest,
  askDocument,
  block,
  declineDocument,
  type Member,
  withdrawDocument,
} from "../support/makers/mentorships.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const never = 2_147_483_647;

interface Figure {
  readonly sampleCount: number;
  readonly menteeCount: number;
  readonly medianMinutes: number;
}

/** A program with one mentor whom mentees ask, one after the other or at once. */
async function aMentor(where = world) {
  const programId = await aProgramWith(where, { requestDays: 14, openRequests: 100 });
  const mentor = await aProgramMember(where, programId, { role: "MENTOR", capacity: 100 });
  const enrollmentId = await enrollmentOf(where, mentor);
  const asks = async (mentee?: Member) => {
    const asker = mentee ?? (await aProgramMember(where, programId, { role: "MENTEE" }));
    return { mentee: asker, requestId: await aRequest({ programId, mentee: asker, mentor }) };
  };
  const decline = (requestId: string) =>
    mentor.ask(declineDocument, { input: { requestId, reason: "TIMING", note: null } });
  const figure = async (): Promise<Figure | null> => {
    const [row] = await rowsOf<Figure>(
      where.db.manager,
      `select sample_count as "sampleCount", mentee_count as "menteeCount", median_minutes as "medianMinutes"
       from mentor_answer_time where enrollment_id = $1`,
      [enrollmentId],
    );
    return row ?? null;
  };
  return { programId, mentor, enrollmentId, asks, decline, figure };
}

async function enrollmentOf(where: World, mentor: Member): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    where.db.manager,
    "select id from enrollment where person_id = $1 and role = 'MENTOR'",
    [mentor.id],
  );
  return row?.id ?? "";
}

test("a mentor's first move counts, whichever it is, and what comes after it does not", async () => {
  const { mentor, asks, decline, figure } = await aMentor();
  const [one, two, three] = [await asks(), await asks(), await asks()];
  expect(await figure()).toBeNull();

  world.clock.turn({ minutes: 59, seconds: 1 });
  await decline(one.requestId);
  expect(await figure()).toEqual({ sampleCount: 1, menteeCount: 1, medianMinutes: 60 });
  world.clock.turn({ hours: 2 });
  await mentor.ask(askDocument, { input: { requestId: two.requestId, question: "Which setting?" } });
  world.clock.turn({ days: 1 });
  await mentor.ask(acceptDocument, { input: { requestId: three.requestId } });
  const all = { sampleCount: 3, menteeCount: 3, medianMinutes: 180 };
  expect(await figure()).toEqual(all);

  await two.mentee.ask(answerDocument, { input: { requestId: two.requestId, answer: "A hospital." } });
  world.clock.turn({ days: 5 });
  await decline(two.requestId);
  expect(await figure()).toEqual(all);
});

test("a request that expires unanswered is longer than any answer, and of two in the middle the lower counts", async () => {
  const { asks, decline, figure } = await aMentor();
  const answered = await asks();
  await asks();
  world.clock.turn({ days: 13 });
  await decline(answered.requestId);
  world.clock.turn({ days: 1 });
  await world.app.mentorships.sweep(world.clock.now());
  expect(await figure()).toEqual({ sampleCount: 2, menteeCount: 2, medianMinutes: 13 * 1_440 });

  await asks();
  world.clock.turn({ days: 14 });
  await world.app.mentorships.sweep(world.clock.now());
  expect(await figure()).toEqual({ sampleCount: 3, menteeCount: 3, medianMinutes: never });
});

test("a request that expires after the mentor's question is an answered one", async () => {
  const { mentor, asks, figure } = await aMentor();
  const { requestId } = await asks();
  world.clock.turn({ hours: 1 });
  await mentor.ask(askDocument, { input: { requestId, question: "Which setting?" } });
  world.clock.turn({ days: 14 });
  await world.app.mentorships.sweep(world.clock.now());
  expect(await figure()).toEqual({ sampleCount: 1, menteeCount: 1, medianMinutes: 60 });
});

test("a request taken back within a week says nothing, later it was not answered", async () => {
  const { asks, figure } = await aMentor();
  const [soon, late] = [await asks(), await asks()];
  world.clock.turn({ days: 7 });
  await soon.mentee.ask(withdrawDocument, { input: { requestId: soon.requestId } });
  expect(await figure()).toBeNull();
  world.clock.turn({ minutes: 1 });
  await late.mentee.ask(withdrawDocument, { input: { requestId: late.requestId } });
  expect(await figure()).toEqual({ sampleCount: 1, menteeCount: 1, medianMinutes: never });
});

test("requests that others of the pair supersede say nothing", async () => {
  const { programId, mentor, asks, figure } = await aMentor();
  const { mentee, requestId } = await asks();
  const elsewhere = await aProgramWith(world, {});
  for (const [who, role] of [
    [mentee, "MENTEE"],
    [mentor, "MENTOR"],
  ] as const) {
    await world.db.transaction(tx =>
      world.app.programs.enroll(tx, [{ programId: elsewhere, personId: who.id, role, status: "ACTIVE" }]),
    );
  }
  const other = await aRequest({ programId: elsewhere, mentee, mentor });
  world.clock.turn({ hours: 3 });
  await mentor.ask(acceptDocument, { input: { requestId: other } });

  const rows = await rowsOf<{ state: string }>(world.db.manager, "select state from mentorship_request where id = $1", [
    requestId,
  ]);
  expect(rows).toEqual([{ state: "SUPERSEDED" }]);
  expect(await figure()).toBeNull();
  // Each program has a figure of its own.
  const counted = await rowsOf<{ programId: string; minutes: number }>(
    world.db.manager,
    `select e.program_id as "programId", t.median_minutes as minutes
     from mentor_answer_time t join enrollment e on e.id = t.enrollment_id where e.person_id = $1`,
    [mentor.id],
  );
  expect(counted).toEqual([{ programId: elsewhere, minutes: 180 }]);
  expect(programId).not.toBe(elsewhere);
});

test("the time of pauses is not counted, of those that hold and of those that are over", async () => {
  const { mentor, enrollmentId, asks, decline, figure } = await aMentor();
  const { programs } = world.app;
  const { requestId } = await asks();
  world.clock.turn({ hours: 1 });
  const until = new Date(world.clock.now().getTime() + 2 * 86_400_000);
  await programs.pauseMentoring(mentor.viewer, { enrollmentId, until });
  world.clock.turn({ days: 3 });
  await programs.pauseMentoring(mentor.viewer, { enrollmentId });
  world.clock.turn({ days: 1 });
  await programs.resumeMentoring(mentor.viewer, { enrollmentId });
  world.clock.turn({ hours: 1 });
  await programs.pauseMentoring(mentor.viewer, { enrollmentId });
  world.clock.turn({ hours: 5 });
  await decline(requestId);

  // One hour, the day between the first pause and the second, one hour.
  expect(await figure()).toEqual({ sampleCount: 1, menteeCount: 1, medianMinutes: 26 * 60 });
});

test("a request that expires is not held against a mentor who had paused, nor against one whom a block kept from it", async () => {
  const { mentor, enrollmentId, asks, figure } = await aMentor();
  await asks();
  const blocked = await asks();
  await block(world, mentor, blocked.mentee);
  await world.app.programs.pauseMentoring(mentor.viewer, { enrollmentId });
  world.clock.turn({ hours: 1 });
  await world.app.programs.resumeMentoring(mentor.viewer, { enrollmentId });
  const alsoBlocked = await asks();
  await block(world, alsoBlocked.mentee, mentor);
  world.clock.turn({ days: 14 });
  await world.app.mentorships.sweep(world.clock.now());
  expect(await figure()).toBeNull();
});

test("a figure goes when nothing is left that it was made of", async () => {
  const { mentor, asks, figure } = await aMentor();
  const unanswered = await asks();
  world.clock.turn({ days: 14 });
  await world.app.mentorships.sweep(world.clock.now());
  expect(await figure()).toMatchObject({ sampleCount: 1 });
  await block(world, unanswered.mentee, mentor);
  const { mentee, requestId } = await asks();
  await mentee.ask(withdrawDocument, { input: { requestId } });
  expect(await figure()).toBeNull();
});

test("the last twenty requests count", async () => {
  const { asks, decline, figure } = await aMentor();
  const answered = async (times: number, turn: { hours?: number; days?: number }) => {
    for (let n = 0; n < times; n += 1) {
      const { requestId } = await asks();
      world.clock.turn(turn);
      await decline(requestId);
    }
  };
  await answered(11, { hours: 1 });
  await answered(10, { days: 1 });
  expect(await figure()).toEqual({ sampleCount: 20, menteeCount: 20, medianMinutes: 60 });
  await answered(1, { days: 1 });
  expect(await figure()).toEqual({ sampleCount: 20, menteeCount: 20, medianMinutes: 1_440 });
});

test("a move that leaves the figure as it is tells nobody of a change", async () => {
  const { enrollmentId, asks, decline } = await aMentor();
  const told = async () => {
    const [row] = await rowsOf<{ count: number }>(
      world.db.manager,
      "select count(*)::int as count from search_change where enrollment_id = $1",
      [enrollmentId],
    );
    return row?.count;
  };
  const requests = [];
  for (let n = 0; n < 21; n += 1) requests.push(await asks());
  for (const { requestId } of requests.slice(0, 20)) await decline(requestId);
  const before = await told();
  await decline(requests[20]?.requestId ?? "");
  expect(await told()).toBe(before);
});

test("a mentee who asks often is one mentee", async () => {
  const { asks, decline, figure } = await aMentor();
  const first = await asks();
  await decline(first.requestId);
  for (let n = 0; n < 2; n += 1) await decline((await asks(first.mentee)).requestId);
  expect(await figure()).toEqual({ sampleCount: 3, menteeCount: 1, medianMinutes: 0 });
});

onPostgres("answers at once are all counted, on two nodes", async () => {
  const database = await freshPostgresDatabase();
  const here = await aWorld({ database, poolSize: 10 });
  const there = await aWorld({ database, poolSize: 10, clock: here.clock });
  try {
    const { mentor, asks, figure } = await aMentor(here);
    const requestIds: string[] = [];
    for (let n = 0; n < 16; n += 1) requestIds.push((await asks()).requestId);
    here.clock.turn({ hours: 1 });
    await Promise.all(
      requestIds.map((requestId, n) =>
        (n % 2 ? there : here).as(mentor.id).ask(declineDocument, { input: { requestId, reason: "TIMING" } }),
      ),
    );
    expect(await figure()).toEqual({ sampleCount: 16, menteeCount: 16, medianMinutes: 60 });
  } finally {
    await there.close();
    await here.close();
  }
});
