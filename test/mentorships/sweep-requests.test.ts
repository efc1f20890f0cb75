import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { rowsOf } from "../../server/db/rows.js";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import {
  answerDocument,
  aPair,
  aProgramMember,
  aRequest,
  askDocument,
  block,
  type Member,
  mailsOf,
  statesOf,
  withdrawDocument,
} from "../support/makers/mentorships.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const sweep = () => world.app.mentorships.sweep(world.clock.now());
const kindsOf = async (member: Member, from = world) => (await mailsOf(from, member)).map(({ kind }) => kind);

test("the mentor is reminded at half time and two days before the end, each once", async () => {
  const pair = await aPair(world, { requestDays: 14 });
  await aRequest(pair);

  const seen: number[] = [];
  for (const days of [0, 6, 1, 0, 4, 1, 1]) {
    world.clock.turn({ days });
    await sweep();
    await sweep();
    seen.push((await kindsOf(pair.mentor)).filter(kind => kind === "request-reminder").length);
  }

  expect(seen).toEqual([0, 0, 1, 1, 1, 2, 2]);
  expect(await kindsOf(pair.mentee)).toEqual([]);
});

test("while a question waits it is the mentee who is reminded", async () => {
  const pair = await aPair(world, { requestDays: 14 });
  const requestId = await aRequest(pair);
  await pair.mentor.ask(askDocument, { input: { requestId, question: "Which setting?" } });
  world.clock.turn({ days: 7 });
  await sweep();

  await pair.mentee.ask(answerDocument, { input: { requestId, answer: "A hospital." } });
  world.clock.turn({ days: 5 });
  await sweep();

  expect(await kindsOf(pair.mentee)).toEqual(["request-info-asked", "request-reminder"]);
  expect(await kindsOf(pair.mentor)).toEqual(["request-received", "request-answered", "request-reminder"]);
});

test("a request expires when its days are over, and the mentee is offered up to three others", async () => {
  const pair = await aPair(world, { requestDays: 3 });
  for (const name of ["Vera", "Wim", "Xenia", "Yara"]) {
    await aProgramMember(world, pair.programId, { role: "MENTOR", name });
  }
  await aRequest(pair);
  world.clock.turn({ days: 2, hours: 23 });
  await sweep();
  expect(await statesOf(world, pair.programId)).toEqual({ SENT: 1 });

  world.clock.turn({ hours: 1 });
  await sweep();
  await sweep();

  expect(await statesOf(world, pair.programId)).toEqual({ EXPIRED: 1 });
  const mails = await mailsOf(world, pair.mentee);
  expect(mails.map(({ kind }) => kind)).toEqual(["request-expired"]);
  const [, named = ""] = /have a place now: (.*)\./.exec(mails[0]?.body ?? "") ?? [];
  const names = named.split(", ");
  expect(new Set(names).size).toBe(3);
  expect(["Vera", "Wim", "Xenia", "Yara"]).toEqual(expect.arrayContaining(names));
});

test("an expired request makes room for another to the same mentor", async () => {
  const pair = await aPair(world, { requestDays: 1, openRequests: 1 });
  await aRequest(pair);
  world.clock.turn({ days: 1 });
  await sweep();

  await aRequest(pair);

  expect(await statesOf(world, pair.programId)).toEqual({ EXPIRED: 1, SENT: 1 });
});

test("nobody is reminded of a request that is over, and none expires twice", async () => {
  const pair = await aPair(world, { requestDays: 14 });
  const requestId = await aRequest(pair);
  await pair.mentee.ask(withdrawDocument, { input: { requestId } });
  world.clock.turn({ days: 30 });
  await sweep();

  expect(await statesOf(world, pair.programId)).toEqual({ WITHDRAWN: 1 });
  expect(await kindsOf(pair.mentor)).toEqual(["request-received"]);
});

test("between people who blocked each other the clock moves the request without a mail", async () => {
  const pair = await aPair(world, { requestDays: 14 });
  await aRequest(pair);
  await block(world, pair.mentor, pair.mentee);
  world.clock.turn({ days: 7 });
  await sweep();
  world.clock.turn({ days: 7 });
  await sweep();

  expect(await statesOf(world, pair.programId)).toEqual({ EXPIRED: 1 });
  expect(await kindsOf(pair.mentor)).toEqual(["request-received"]);
  expect(await kindsOf(pair.mentee)).toEqual([]);
});

test("a sweep that comes after half time and before the end sends one reminder, not two", async () => {
  const pair = await aPair(world, { requestDays: 14 });
  await aRequest(pair);
  world.clock.turn({ days: 13 });
  await sweep();
  await sweep();

  expect(await kindsOf(pair.mentor)).toEqual(["request-received", "request-reminder"]);
});

/** Requests of 14 days in `first`, reminded of and expired by sweeps that run at once on all these nodes. */
async function sweptTogether(first: World, nodes: readonly World[]): Promise<void> {
  const pairs = [];
  for (let n = 0; n < 30; n += 1) pairs.push(await aPair(first, { requestDays: 14 }));
  const requestIds: string[] = [];
  for (const pair of pairs) requestIds.push(await aRequest(pair));

  for (let half = 0; half < 2; half += 1) {
    first.clock.turn({ days: 7 });
    await Promise.all(nodes.map(node => node.app.mentorships.sweep(first.clock.now())));
  }

  for (const { mentor, mentee, programId } of pairs) {
    expect(await kindsOf(mentor, first)).toEqual(["request-received", "request-reminder"]);
    expect(await kindsOf(mentee, first)).toEqual(["request-expired"]);
    expect(await statesOf(first, programId)).toEqual({ EXPIRED: 1 });
  }
  const moves = await rowsOf<{ to_state: string }>(
    first.db.manager,
    "select to_state from mentorship_request_move where request_id = any($1) and to_state = 'EXPIRED'",
    [requestIds],
  );
  expect(moves).toHaveLength(requestIds.length);
}

test("sweeps that run at once remind and expire each request once", () => sweptTogether(world, [world, world, world]));

onPostgres("sweeps of two nodes at once remind and expire each request once", async () => {
  const database = await freshPostgresDatabase();
  const one = await aWorld({ database });
  const other = await aWorld({ database, clock: one.clock });
  try {
    await sweptTogether(one, [one, other, one, other]);
  } finally {
    await other.close();
    await one.close();
  }
});
