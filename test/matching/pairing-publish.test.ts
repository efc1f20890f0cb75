import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { rowsOf } from "../../server/db/rows.js";
import { newId } from "../../server/kernel/id.js";
import { type Actor, aWorld, take, type World } from "../support/world.js";
import {
  aPairable,
  cancelRunDocument,
  editDocument,
  mentorshipsIn,
  type Pairable,
  pairsOf,
  publishedRun,
  publishing,
  publishRunDocument,
  readRun,
  solvedRun,
} from "./pairable.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

interface Town extends Pairable {
  readonly mentees: Actor[];
  readonly mentors: Actor[];
}

/** Mentees who want what the mentors have, and mentors with a place each; everybody has an address. */
async function aTown(menteeCount: number, mentorCount = menteeCount): Promise<Town> {
  const pairable = await aPairable(world);
  const { searchable } = pairable;
  const people = async (count: number, make: (n: number) => Promise<Actor>) => {
    const made: Actor[] = [];
    for (let n = 1; n <= count; n += 1) made.push(await make(n));
    for (const { id } of made) {
      await world.db.query(
        `insert into account (person_id, email, password_hash, email_verified_at, created_at, updated_at)
         values ($1, $2, 'none', $3, $3, $3)`,
        [id, `${id}@pairs.test`, world.clock.now()],
      );
    }
    return made;
  };
  const interests = ["cardiology"];
  const mentees = await people(menteeCount, n => searchable.person(`Mentee ${n}`, { interests }));
  const mentors = await people(mentorCount, n => searchable.mentor(`Mentor ${n}`, { interests }, { capacity: 1 }));
  return { ...pairable, mentees, mentors };
}

const mailsTo = async ({ id }: Actor): Promise<string[]> => {
  const rows = await rowsOf<{ kind: string }>(
    world.db.manager,
    "select kind from mail where to_address = $1 order by id",
    [`${id}@pairs.test`],
  );
  return rows.map(({ kind }) => kind);
};

/** What came into somebody's inbox since the cursor. */
async function inboxOf(actor: Actor, after: string): Promise<{ __typename: string }[]> {
  const stream = await actor.subscribe<{ __typename: string }>(
    `subscription ($after: String) { inboxEvents(after: $after) {
      __typename ... on MentorshipStarted { mentorship { mentor { id } } } ... on NotPairedYet { programId }
    } }`,
    { after },
  );
  const events: { __typename: string }[] = [];
  for (;;) {
    const [event] = await take(stream, 1);
    if (!event || event.__typename === "StreamCaughtUp") break;
    if (event.__typename !== "StreamReady") events.push(event);
  }
  await stream.return?.();
  return events;
}

/** How much has come into each inbox, and has been mailed to each address. */
async function toldNow(): Promise<Record<string, number>> {
  const rows = await rowsOf<{ name: string; count: number }>(
    world.db.manager,
    `select topic as name, count(*)::int as count from topic_event where topic like 'inbox:%' group by topic
     union all select 'mail:' || to_address, count(*)::int from mail group by to_address`,
    [],
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

/** Whose pairs of a run are given, page after page. */
async function menteesAsked({ coordinator }: Pairable, id: string, asked: object): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const answer: { pairingRun: { proposals: ProposalPage } } = await coordinator.ask(
      `query ($id: ID!, $menteeIds: [ID!], $state: PairingProposalState, $first: Int, $after: String) {
        pairingRun(id: $id) { proposals(menteeIds: $menteeIds, state: $state, first: $first, after: $after) {
          nodes { mentee { id } } pageInfo { hasNextPage endCursor }
        } }
      }`,
      { id, after, ...asked },
    );
    const { nodes, pageInfo } = answer.pairingRun.proposals;
    ids.push(...nodes.map(({ mentee }) => mentee.id));
    if (!pageInfo.hasNextPage) return ids;
    after = pageInfo.endCursor;
  }
}

interface ProposalPage {
  readonly nodes: readonly { readonly mentee: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

interface RePairing {
  readonly mentorshipId: string;
  readonly mentee: { readonly id: string };
  readonly mentor: { readonly id: string };
}

const cursorOf = async (actor: Actor): Promise<string> =>
  (await actor.ask<{ inbox: { streamCursor: string } }>("{ inbox { streamCursor } }")).inbox.streamCursor;

test("publishing makes a mentorship with a conversation of each pair, and tells both of it once", async () => {
  const town = await aTown(2);
  const cursors = await Promise.all([...town.mentees, ...town.mentors].map(cursorOf));
  const { id } = await solvedRun(town);
  expect(await mentorshipsIn(town)).toEqual([]);

  const run = await publishedRun(town, id);
  await publishedRun(town, id);

  expect(run).toMatchObject({ state: "PUBLISHED", viewerCan: { publish: false, edit: false } });
  expect(run.proposals.nodes.map(({ state }) => state)).toEqual(["PUBLISHED", "PUBLISHED"]);
  expect(await mentorshipsIn(town)).toEqual(
    run.proposals.nodes.map(({ mentee, mentor }) => `${mentee.id} ${mentor.id}`).sort(),
  );
  for (const [index, person] of [...town.mentees, ...town.mentors].entries()) {
    expect(await mailsTo(person)).toEqual(["paired-by-program"]);
    expect((await inboxOf(person, cursors[index] ?? "")).map(event => event.__typename)).toEqual(["MentorshipStarted"]);
    const { mentorships } = await person.ask<{ mentorships: { nodes: { conversation: object; requestId: null }[] } }>(
      "{ mentorships { nodes { requestId conversation { id members { id } } } } }",
    );
    expect(mentorships.nodes).toMatchObject([{ requestId: null, conversation: { members: [{}, {}] } }]);
  }
});

test("open requests of a pair are superseded, and those to others stay", async () => {
  const town = await aTown(1, 2);
  const [mentee] = town.mentees;
  if (!mentee) throw new Error("There is nobody.");
  const { id } = await solvedRun(town);
  for (const mentor of town.mentors) {
    const input = { clientId: newId(), programId: town.programId, mentorId: mentor.id, purpose: "Please." };
    await world.app.mentorships.request(mentee.viewer, input);
  }

  const run = await publishedRun(town, id);

  const { mentorshipRequests } = await mentee.ask<{ mentorshipRequests: { nodes: object[] } }>(
    "{ mentorshipRequests { nodes { state mentor { id } } } }",
  );
  const [pair] = run.proposals.nodes;
  const other = town.mentors.find(mentor => mentor.id !== pair?.mentor.id);
  expect(mentorshipRequests.nodes).toEqual(
    expect.arrayContaining([
      { state: "SUPERSEDED", mentor: { id: pair?.mentor.id } },
      { state: "SENT", mentor: { id: other?.id } },
    ]),
  );
});

test("a pair that cannot be any more says why, nothing of it is made, and the others go on", async () => {
  const town = await aTown(5);
  const { id, proposals } = await solvedRun(town);
  const [full, paired, gone, blocked] = proposals.nodes;
  const who = (proposalId: string | undefined) => world.as(proposalId ?? "");
  await world.db.query("update enrollment set capacity = 0 where person_id = $1", [full?.mentor.id]);
  const extra = await town.searchable.mentor("Extra");
  const input = { clientId: newId(), programId: town.programId, mentorId: extra.id, purpose: "Please." };
  const asked = await world.app.mentorships.request(who(paired?.mentee.id).viewer, input);
  if (!("request" in asked)) throw new Error("The request was refused.");
  await world.app.mentorships.accept(extra.viewer, { requestId: asked.request.id });
  await world.app.programs.leave(who(gone?.mentor.id).viewer, { programId: town.programId });
  await world.app.people.block(who(blocked?.mentor.id).viewer, { personId: blocked?.mentee.id ?? "" });

  const run = await publishedRun(town, id);

  expect(run.state).toBe("PUBLISHED");
  expect(run.proposals.nodes.map(({ state, problem }) => [state, problem])).toEqual([
    ["NOT_PUBLISHED", "MENTOR_FULL"],
    ["NOT_PUBLISHED", "ALREADY_PAIRED"],
    ["NOT_PUBLISHED", "NOT_IN_PROGRAM"],
    ["NOT_PUBLISHED", "NOT_POSSIBLE"],
    ["PUBLISHED", null],
  ]);
  expect(await mentorshipsIn(town)).toHaveLength(2);
  expect(await mailsTo(who(full?.mentee.id))).toEqual([]);
});

test("a coordinator reads the pairs of some mentees, or in one state, page by page", async () => {
  const town = await aTown(5);
  const { id: runId, proposals } = await solvedRun(town);
  const ids = proposals.nodes.map(({ mentee }) => mentee.id);
  const [first = "", second = "", third = "", fourth = ""] = ids;
  const menteesOf = (asked: object) => menteesAsked(town, runId, asked);

  expect(await menteesOf({ menteeIds: [third, first, newId(), "none"] })).toEqual([first, third]);
  expect(await menteesOf({ menteeIds: [] })).toEqual([]);
  expect(await menteesOf({ state: "PUBLISHED" })).toEqual([]);
  expect(await menteesOf({ menteeIds: null, state: null })).toEqual(ids);
  const tooMany = menteesOf({ menteeIds: Array.from({ length: 101 }, newId) });
  await expect(tooMany).rejects.toMatchObject({ code: "BAD_INPUT", facts: { field: "menteeIds" } });

  for (const one of [second, fourth]) {
    await world.app.programs.leave(world.as(one).viewer, { programId: town.programId });
  }
  await publishedRun(town, runId);
  expect(await menteesOf({ state: "NOT_PUBLISHED", first: 1 })).toEqual([second, fourth]);
  expect(await menteesOf({ state: "PUBLISHED", menteeIds: [first, second], first: 1 })).toEqual([first]);
});

test("mentees without a mentor are told kindly and once, where the coordinator wishes it", async () => {
  const town = await aTown(3, 1);
  const cursors = await Promise.all(town.mentees.map(cursorOf));
  const { id } = await solvedRun(town);

  await publishedRun(town, id, { tellUnpaired: true });
  await world.app.pairing.publishRest({ runId: id, attempt: 99 });

  const told = await Promise.all(town.mentees.map((mentee, index) => inboxOf(mentee, cursors[index] ?? "")));
  expect(told.flat().sort((a, b) => (a.__typename < b.__typename ? -1 : 1))).toMatchObject([
    { __typename: "MentorshipStarted" },
    { __typename: "NotPairedYet", programId: town.programId },
    { __typename: "NotPairedYet", programId: town.programId },
  ]);
  expect((await Promise.all(town.mentees.map(mailsTo))).flat().sort()).toEqual([
    "not-paired-yet",
    "not-paired-yet",
    "paired-by-program",
  ]);

  const silent = await aTown(2, 1);
  await publishedRun(silent, (await solvedRun(silent)).id);
  expect((await Promise.all(silent.mentees.map(mailsTo))).flat()).toEqual(["paired-by-program"]);
});

test("whom a coordinator took out by hand is not told that there was no place for them", async () => {
  const town = await aTown(3, 2);
  const { id: runId, proposals, unpaired } = await solvedRun(town);
  const takenOut = proposals.nodes[0]?.mentee.id ?? "";
  await town.coordinator.ask(editDocument, { input: { runId, menteeId: takenOut } });

  const run = await publishedRun(town, runId, { tellUnpaired: true });

  expect(run.state).toBe("PUBLISHED");
  expect(await mailsTo(world.as(takenOut))).toEqual([]);
  expect(await mailsTo(world.as(unpaired.nodes[0]?.mentee.id ?? ""))).toEqual(["not-paired-yet"]);
});

test("only a solved run is published, and publishing again changes nothing", async () => {
  const town = await aTown(1);
  const { id: runId } = await solvedRun(town);
  const publish = async () =>
    (await town.coordinator.ask<Record<string, object>>(publishRunDocument, { input: { runId } })).publishPairingRun;

  expect(await publish()).toMatchObject({ __typename: "PublishPairingRunSuccess", run: { state: "PUBLISHING" } });
  expect(await publish()).toMatchObject({ __typename: "PublishPairingRunSuccess", run: { state: "PUBLISHING" } });
  const refused = await town.coordinator.ask(cancelRunDocument, { input: { runId } });
  expect(refused).toMatchObject({
    cancelPairingRun: { __typename: "PairingRunMovedOn", run: { state: "PUBLISHING" } },
  });
  await world.app.pairing.publishRest({ runId, attempt: 2 });
  expect(await publish()).toMatchObject({ __typename: "PublishPairingRunSuccess", run: { state: "PUBLISHED" } });
});

test("whoever was taken for dead while publishing does nothing more, and another goes on where they were", async () => {
  const town = await aTown(3);
  const { id: runId } = await solvedRun(town);
  const work = await publishing(town, runId);
  world.clock.turn({ minutes: 16 });
  await world.app.pairing.sweep(world.clock.now());

  await world.app.pairing.publishRest(work);
  expect(await mentorshipsIn(town)).toEqual([]);
  await world.app.pairing.publishRest({ runId, attempt: work.attempt + 1 });
  const run = await readRun(town, runId);
  expect(run.state).toBe("PUBLISHED");
  expect(pairsOf(run)).toHaveLength(3);
  expect(await mentorshipsIn(town)).toHaveLength(3);
});

test("two who do not fit are not paired by a run that was solved before one of them said so", async () => {
  const town = await aTown(1);
  const [mentee] = town.mentees;
  if (!mentee) throw new Error("There is nobody.");
  const [first, second] = [await solvedRun(town), await solvedRun(town, { objective: "BEST_TOTAL" })];
  const [pair] = (await publishedRun(town, first.id)).proposals.nodes;
  expect(pair?.state).toBe("PUBLISHED");
  const [row] = await world.db.query("select id from mentorship where program_id = $1", [town.programId]);
  await world.app.mentorships.answerFit(mentee.viewer, { mentorshipId: row.id, fit: "NOT_A_GOOD_FIT" });
  await world.app.mentorships.close(town.coordinator.viewer, { mentorshipId: row.id });

  const later = await publishedRun(town, second.id);

  expect(later.proposals.nodes).toMatchObject([{ state: "NOT_PUBLISHED", problem: "NOT_POSSIBLE" }]);
  expect(await mentorshipsIn(town)).toEqual([]);
});

test("a mentee who waits for another pairing is paired by a run of their own, and nobody else hears of it", async () => {
  const town = await aTown(3, 4);
  const { programId, coordinator, searchable } = town;
  await publishedRun(town, (await solvedRun(town)).id);
  await searchable.person("Waiting", { interests: ["cardiology"] });
  const [mentee] = town.mentees;
  if (!mentee) throw new Error("There is nobody.");
  const [held] = await world.db.query("select id from mentorship where program_id = $1 and mentee_id = $2", [
    programId,
    mentee.id,
  ]);
  await world.app.mentorships.answerFit(mentee.viewer, { mentorshipId: held.id, fit: "NOT_A_GOOD_FIT" });
  const { rePairingRequests } = await coordinator.ask<{ rePairingRequests: { nodes: RePairing[] } }>(
    `query ($programId: ID!) { rePairingRequests(programId: $programId) {
      nodes { mentorshipId mentee { id } mentor { id } }
    } }`,
    { programId },
  );
  const [asked] = rePairingRequests.nodes;
  if (!asked) throw new Error("Nobody waits for another pairing.");
  await world.app.mentorships.close(coordinator.viewer, { mentorshipId: asked.mentorshipId });
  const before = await mentorshipsIn(town);
  const told = await toldNow();
  const heard = async () =>
    Object.entries(await toldNow()).flatMap(([topic, head]) => (head === told[topic] ? [] : [topic]));

  const { id, measures } = await solvedRun(town, { menteeIds: [asked.mentee.id] });
  const run = await publishedRun(town, id, { tellUnpaired: true });

  expect(measures).toMatchObject({ menteeCount: 1, pairedCount: 1, unpairedCount: 0 });
  const [pair] = run.proposals.nodes;
  expect(pair).toMatchObject({ mentee: { id: mentee.id }, state: "PUBLISHED" });
  expect(pair?.mentor.id).not.toBe(asked.mentor.id);
  expect(await mentorshipsIn(town)).toEqual([...before, `${mentee.id} ${pair?.mentor.id}`].sort());
  expect((await heard()).sort()).toEqual(
    [mentee.id, pair?.mentor.id].flatMap(one => [`inbox:${one}`, `mail:${one}@pairs.test`]).sort(),
  );
});

test("two people become mentor and mentee once, whichever of them is which, and in whichever program", async () => {
  const town = await aTown(0);
  const { searchable } = town;
  const two = [
    await searchable.mentor("Ada", {}, { capacity: 1 }),
    await searchable.mentor("Ben", {}, { capacity: 1 }),
  ];
  for (const one of two) await searchable.enroll(one, { role: "MENTEE" });
  const elsewhere = await aPairable(world);
  const [ada, ben] = two;
  if (!ada || !ben) throw new Error("There are two.");
  await elsewhere.searchable.enroll(ada, { role: "MENTEE" });
  await elsewhere.searchable.enroll(ben, { role: "MENTOR", capacity: 1 });
  const other = await solvedRun(elsewhere);
  expect(pairsOf(other)).toEqual(["Ada – Ben"]);
  const run = await solvedRun(town);
  expect(pairsOf(run)).toEqual(["Ada – Ben", "Ben – Ada"]);

  const states = (await publishedRun(town, run.id)).proposals.nodes.map(({ state, problem }) => `${state} ${problem}`);
  expect(states.sort()).toEqual(["NOT_PUBLISHED NOT_POSSIBLE", "PUBLISHED null"]);
  expect((await publishedRun(elsewhere, other.id)).proposals.nodes).toMatchObject([{ problem: "NOT_POSSIBLE" }]);
});
