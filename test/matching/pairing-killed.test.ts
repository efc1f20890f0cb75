import { afterAll, beforeAll, expect } from "@jest/globals";
import type { EntityManager } from "typeorm";
import { rowsOf } from "../../server/db/rows.js";
import { newId } from "../../server/kernel/id.js";
import { type CutWhen, cutAt } from "../support/cut-statements.js";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import { aBareProgram, enroll } from "../support/makers/chat.js";
import { until } from "../support/until.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { createRunDocument, publishRunDocument } from "./pairable.js";

let world: World;
beforeAll(async () => {
  if (!process.env.TEST_POSTGRES_URL) return;
  world = await aWorld({ database: await freshPostgresDatabase(), poolSize: 4 });
});
afterAll(() => world?.close());

interface Town {
  readonly programId: string;
  readonly coordinator: Actor;
  readonly runId: string;
}

/** Four mentees, a mentor with two places and one with one. */
async function aTown(): Promise<Town> {
  const programId = await aBareProgram(world);
  const person = async (role: string, capacity: number | null = null) => {
    const actor = await world.person();
    const enrollmentId = await enroll(world, programId, actor.id, role);
    await world.db.query("update enrollment set capacity = $2 where id = $1", [enrollmentId, capacity]);
    await world.db.query(
      `insert into account (person_id, email, password_hash, email_verified_at, created_at, updated_at)
       values ($1, $2, 'none', $3, $3, $3)`,
      [actor.id, `${actor.id}@pairs.test`, world.clock.now()],
    );
    return actor;
  };
  const coordinator = await person("COORDINATOR");
  for (let n = 0; n < 4; n += 1) await person("MENTEE");
  await person("MENTOR", 2);
  await person("MENTOR", 1);
  const input = { clientId: newId(), programId, objective: "BEST_TOTAL", seed: 3 };
  const { createPairingRun } = await coordinator.ask<{ createPairingRun: { run: { id: string } } }>(createRunDocument, {
    input,
  });
  return { programId, coordinator, runId: createPairingRun.run.id };
}

interface Standing {
  readonly state: string;
  readonly attempt: number;
  readonly proposed: number;
  readonly published: number;
  readonly mentorships: number;
  readonly mentees: number;
  readonly overfull: number;
  readonly mails: number;
  readonly letters: number;
  readonly started: number;
  readonly untold: number;
}

/** Everything that must go together, seen by one statement. */
async function standingOf({ runId, programId }: Town): Promise<Standing> {
  const [row] = await rowsOf<Standing>(
    world.db.manager,
    `select r.state, r.attempt,
       (select count(*)::int from pairing_proposal where run_id = r.id and state = 'PROPOSED') as proposed,
       (select count(*)::int from pairing_proposal where run_id = r.id and state = 'PUBLISHED') as published,
       (select count(*)::int from mentorship where program_id = $2) as mentorships,
       (select count(distinct mentee_id)::int from mentorship where program_id = $2) as mentees,
       (select count(*)::int from enrollment e where e.program_id = $2 and e.capacity < (
          select count(*) from mentorship m where m.mentor_enrollment_id = e.id)) as overfull,
       (select count(*)::int from mail join enrollment e on to_address = e.person_id || '@pairs.test'
          where e.program_id = $2 and kind = 'paired-by-program') as mails,
       (select count(*)::int from mail join enrollment e on to_address = e.person_id || '@pairs.test'
          where e.program_id = $2 and kind = 'not-paired-yet') as letters,
       (select count(*)::int from topic_event t join enrollment e on t.topic = 'inbox:' || e.person_id
          where e.program_id = $2 and t.kind = 'MentorshipStarted') as started,
       (select count(*)::int from pairing_unpaired where run_id = r.id and told_at is null) as untold
     from pairing_run r where r.id = $1`,
    [runId, programId],
  );
  if (!row) throw new Error("There is no such run.");
  return row;
}

/** What is true at every moment, wherever somebody was killed. */
function expectWhole(now: Standing): void {
  expect(now).toMatchObject({
    ...{ mentees: now.mentorships, published: now.mentorships, overfull: 0 },
    ...{ mails: 2 * now.mentorships, started: 2 * now.mentorships },
  });
  if (now.state === "PUBLISHED") expect(now).toMatchObject({ proposed: 0, untold: 0 });
}

/** Cuts the connection at the first statement of `work`, then at its second, and so on until nothing is left to cut. */
async function cutEverywhere(town: Town, when: CutWhen, work: (attempt: number) => Promise<void>): Promise<number> {
  for (let at = 1; ; at += 1) {
    const { attempt } = await standingOf(town);
    const cut = cutAt(at, when);
    await work(attempt).catch(() => undefined);
    cut.end();
    expectWhole(await standingOf(town));
    if (!cut.seen.isCut) return at - 1;
  }
}

const publishing = async ({ coordinator, runId }: Town) => {
  await coordinator.ask(publishRunDocument, { input: { runId, tellUnpaired: true } });
};

onPostgres(
  "a run is worked out whole or not at all, killed at every step, and another takes it up",
  async () => {
    let steps = 0;
    for (let isCut = true; isCut; steps += 1) {
      const town = await aTown();
      const { runId } = town;
      const cut = cutAt(steps + 1, "BEFORE");
      await world.app.pairing.workOut({ runId, attempt: 0 }).catch(() => undefined);
      cut.end();
      isCut = cut.seen.isCut;
      const { state, proposed, attempt } = await standingOf(town);
      expect([state, proposed]).toEqual(
        state === "SOLVED" ? ["SOLVED", 3] : [expect.stringMatching(/QUEUED|SOLVING/), 0],
      );

      await world.app.pairing.workOut({ runId, attempt });
      expect(await standingOf(town)).toMatchObject({ state: "SOLVED", proposed: 3, mentorships: 0 });
    }
    expect(steps).toBeGreaterThan(12);
  },
  600_000,
);

for (const when of ["BEFORE", "AFTER"] as const) {
  const title = when === "BEFORE" ? "before a statement" : "after a statement whose answer is lost";
  onPostgres(
    `a run is published once for every pair, killed at every step ${title} and taken up again`,
    async () => {
      const town = await aTown();
      const { runId } = town;
      await world.app.pairing.workOut({ runId, attempt: 0 });
      await publishing(town);

      const steps = await cutEverywhere(town, when, attempt => world.app.pairing.publishRest({ runId, attempt }));

      expect(steps).toBeGreaterThan(20);
      expect(await standingOf(town)).toMatchObject({
        ...{ state: "PUBLISHED", proposed: 0, published: 3, mentorships: 3, overfull: 0 },
        ...{ mails: 6, started: 6, letters: 1, untold: 0 },
      });
    },
    600_000,
  );
}

onPostgres("a run published by several nodes at once makes every pair once", async () => {
  const town = await aTown();
  const { runId } = town;
  await world.app.pairing.workOut({ runId, attempt: 0 });
  await publishing(town);
  const { attempt } = await standingOf(town);

  await Promise.all([0, 1, 2, 3].map(() => world.app.pairing.publishRest({ runId, attempt })));
  await world.app.pairing.publishRest({ runId, attempt: attempt + 1 });

  expectWhole(await standingOf(town));
  expect(await standingOf(town)).toMatchObject({ state: "PUBLISHED", mentorships: 3, letters: 1 });
});

onPostgres("acceptances and a publication at once leave no mentor with more than their places", async () => {
  const town = await aTown();
  const { runId, programId } = town;
  await world.app.pairing.workOut({ runId, attempt: 0 });
  await publishing(town);
  const { attempt } = await standingOf(town);
  const pairs = await rowsOf<{ mentee: string; mentor: string }>(
    world.db.manager,
    `select mentee.person_id as mentee, mentor.person_id as mentor
     from enrollment mentee join enrollment mentor on mentor.program_id = mentee.program_id and mentor.role = 'MENTOR'
     where mentee.program_id = $1 and mentee.role = 'MENTEE'`,
    [programId],
  );
  const requests: { mentor: string; requestId: string }[] = [];
  for (const { mentee, mentor } of pairs) {
    const input = { clientId: newId(), programId, mentorId: mentor, purpose: "Please." };
    const made = await world.app.mentorships.request(world.as(mentee).viewer, input);
    if ("request" in made) requests.push({ mentor, requestId: made.request.id });
  }

  await Promise.all([
    world.app.pairing.publishRest({ runId, attempt }),
    ...requests.map(({ mentor, requestId }) => world.app.mentorships.accept(world.as(mentor).viewer, { requestId })),
  ]);

  const now = await standingOf(town);
  expect(now).toMatchObject({ state: "PUBLISHED", overfull: 0, proposed: 0, mentorships: 3 });
});

onPostgres(
  "two that pair one mentee with two mentors at once wait for each other, and the second does not",
  async () => {
    const { programId, coordinator } = await aTown();
    const [pair] = await rowsOf<{ menteeId: string; mentorIds: string[] }>(
      world.db.manager,
      `select (array_agg(person_id) filter (where role = 'MENTEE'))[1] as "menteeId",
       array_agg(person_id) filter (where role = 'MENTOR') as "mentorIds"
     from enrollment where program_id = $1`,
      [programId],
    );
    const { menteeId = "", mentorIds = [] } = pair ?? {};
    const start = (tx: EntityManager, mentorId = "") =>
      world.app.mentorships.startPaired(tx, { programId, menteeId, mentorId, actorId: coordinator.id });
    const first = world.db.createQueryRunner();
    await first.startTransaction();
    expect(await start(first.manager, mentorIds[0])).toHaveProperty("mentorship");

    let isDone = false;
    const second = world.db
      .transaction(tx => start(tx, mentorIds[1]))
      .finally(() => {
        isDone = true;
      });
    const waits = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await until(async () => isDone || (await world.db.query(waits)).length > 0);
    await first.commitTransaction();
    await first.release();

    expect(await second).toEqual({ impossible: "ALREADY_PAIRED" });
  },
);
