import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { onPostgres } from "../support/databases.js";
import { aMember, aProgram, enrolled } from "../support/makers/programs.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const enrollment = "enrollment { id status viewerCan { approve decline manageMentoring } }";
const approveEnrollment = /* GraphQL */ `
  mutation ($input: ApproveEnrollmentInput!) {
    approveEnrollment(input: $input) {
      ... on ApproveEnrollmentSuccess { ${enrollment} } ... on EnrollmentNotPending { status message }
    }
  }
`;
const declineEnrollment = /* GraphQL */ `
  mutation ($input: DeclineEnrollmentInput!) {
    declineEnrollment(input: $input) {
      ... on DeclineEnrollmentSuccess { ${enrollment} } ... on EnrollmentNotPending { status message }
    }
  }
`;
const leaveProgram = /* GraphQL */ `
  mutation ($input: LeaveProgramInput!) {
    leaveProgram(input: $input) { ... on LeaveProgramSuccess { programId } ... on LastCoordinator { memberCount } }
  }
`;
const enrollments = /* GraphQL */ `
  query ($programId: ID!, $status: EnrollmentStatus, $role: EnrollmentRole, $cohortId: ID, $first: Int, $after: String) {
    enrollments(
      programId: $programId, status: $status, role: $role, cohortId: $cohortId, first: $first, after: $after
    ) { nodes { id } pageInfo { endCursor hasNextPage } }
  }
`;
const myEnrollments = "query { myEnrollments { nodes { status role program { id name viewerCan { leave } } } } }";
const program = "query ($id: ID!) { program(id: $id) { id viewerCan { invite leave } } }";

type Listed = { enrollments: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };

async function aPendingMentor() {
  const { programId, coordinator } = await aProgram(world);
  const pending = await aMember(world, programId, "MENTOR", { status: "PENDING" });
  return { programId, coordinator, pending, input: { enrollmentId: pending.enrollmentId } };
}

test("policy: approveEnrollment is for the program's coordinators", async () => {
  const { programId, coordinator, pending, input } = await aPendingMentor();
  expect(await world.as(null).fault(approveEnrollment, { input })).toBe("UNAUTHENTICATED");
  expect(await (await world.person()).fault(approveEnrollment, { input })).toBe("NOT_FOUND");
  expect(await (await aMember(world, programId)).actor.fault(approveEnrollment, { input })).toBe("NOT_FOUND");
  expect(await (await aProgram(world)).coordinator.fault(approveEnrollment, { input })).toBe("NOT_FOUND");
  expect(await pending.actor.fault(approveEnrollment, { input })).toBe("FORBIDDEN");
  const viewerCan = { approve: false, decline: false, manageMentoring: true };
  expect(await coordinator.ask(approveEnrollment, { input })).toEqual({
    approveEnrollment: { enrollment: { id: pending.enrollmentId, status: "ACTIVE", viewerCan } },
  });
});

test("policy: declineEnrollment is for the program's coordinators", async () => {
  const { programId, coordinator, pending, input } = await aPendingMentor();
  expect(await world.as(null).fault(declineEnrollment, { input })).toBe("UNAUTHENTICATED");
  expect(await (await world.person()).fault(declineEnrollment, { input })).toBe("NOT_FOUND");
  expect(await (await aMember(world, programId)).actor.fault(declineEnrollment, { input })).toBe("NOT_FOUND");
  expect(await pending.actor.fault(declineEnrollment, { input })).toBe("FORBIDDEN");
  const viewerCan = { approve: true, decline: false, manageMentoring: false };
  expect(await coordinator.ask(declineEnrollment, { input })).toEqual({
    declineEnrollment: { enrollment: { id: pending.enrollmentId, status: "DECLINED", viewerCan } },
  });
});

test("policy: leaveProgram ends one's own enrollments, and a stranger has none to end", async () => {
  const { programId } = await aProgram(world);
  const member = (await aMember(world, programId)).actor;
  await enrolled(world, programId, member, "MENTOR");
  const input = { programId };
  expect(await world.as(null).fault(leaveProgram, { input })).toBe("UNAUTHENTICATED");
  expect(await (await world.person()).fault(leaveProgram, { input })).toBe("NOT_FOUND");
  expect(await member.fault(leaveProgram, { input: { programId: "nonsense" } })).toBe("NOT_FOUND");
  expect(await member.ask(leaveProgram, { input: { programId, role: "MENTOR" } })).toEqual({ leaveProgram: input });
  expect(await member.ask(program, { id: programId })).toMatchObject({ program: { viewerCan: { leave: true } } });
  await member.ask(leaveProgram, { input });
  expect(await member.ask(program, { id: programId })).toEqual({ program: null });
  expect(await member.fault(leaveProgram, { input })).toBe("NOT_FOUND");
});

test("deciding the same twice changes nothing, and a no may become a yes but not the other way round", async () => {
  const { coordinator, input } = await aPendingMentor();
  await coordinator.ask(declineEnrollment, { input });
  await coordinator.ask(declineEnrollment, { input });
  const approved = await coordinator.ask(approveEnrollment, { input });
  expect(approved).toMatchObject({ approveEnrollment: { enrollment: { status: "ACTIVE" } } });
  expect(await coordinator.ask(approveEnrollment, { input })).toEqual(approved);
  expect(await coordinator.ask(declineEnrollment, { input })).toMatchObject({
    declineEnrollment: { status: "ACTIVE" },
  });
});

test("the last coordinator stays while others are in the program", async () => {
  const { programId, coordinator } = await aProgram(world);
  await aMember(world, programId);
  const input = { programId };
  expect(await coordinator.ask(leaveProgram, { input })).toEqual({ leaveProgram: { memberCount: 1 } });
  await aMember(world, programId, "COORDINATOR");
  expect(await coordinator.ask(leaveProgram, { input })).toEqual({ leaveProgram: input });
});

test("coordinators list everybody, members the active ones without those they have a block with", async () => {
  const { programId, coordinator } = await aProgram(world);
  const [ada, bo] = [await aMember(world, programId), await aMember(world, programId, "MENTOR")];
  const pending = await aMember(world, programId, "MENTOR", { status: "PENDING" });
  const blocked = await aMember(world, programId);
  await world.app.people.block(blocked.actor.viewer, { personId: ada.actor.id });
  const idsFor = async (actor: typeof coordinator, more: object = {}) =>
    (await actor.ask<Listed>(enrollments, { programId, ...more })).enrollments.nodes.map(node => node.id);
  const [mine, theirs] = [await idsFor(coordinator), await idsFor(ada.actor)];
  expect(mine).toHaveLength(5);
  expect(theirs).toEqual(mine.filter(id => id !== pending.enrollmentId && id !== blocked.enrollmentId));
  expect(await idsFor(coordinator, { role: "MENTOR", status: "ACTIVE" })).toEqual([bo.enrollmentId]);
  expect(await idsFor(ada.actor, { status: "PENDING" })).toEqual([]);
  expect(await idsFor(ada.actor, { cohortId: newId() })).toEqual([]);
  expect(await idsFor(ada.actor, { cohortId: "nonsense" })).toEqual([]);
  for (const stranger of [await world.person(), pending.actor]) {
    expect(await stranger.fault(enrollments, { programId })).toBe("NOT_FOUND");
  }
  expect(await world.as(null).fault(enrollments, { programId })).toBe("UNAUTHENTICATED");
});

test("pages of enrollments follow one another without holes", async () => {
  const { programId, coordinator } = await aProgram(world);
  for (let n = 0; n < 4; n += 1) await aMember(world, programId);
  const all = await coordinator.ask<Listed>(enrollments, { programId });
  const first = await coordinator.ask<Listed>(enrollments, { programId, first: 3 });
  const second = await coordinator.ask<Listed>(enrollments, {
    programId,
    first: 3,
    after: first.enrollments.pageInfo.endCursor,
  });
  expect([...first.enrollments.nodes, ...second.enrollments.nodes]).toEqual(all.enrollments.nodes);
  expect(second.enrollments.pageInfo.hasNextPage).toBe(false);
});

test("one's own enrollments are listed in every state, newest first", async () => {
  const { programId } = await aProgram(world);
  const { actor } = await aMember(world, programId, "MENTEE", { status: "DECLINED" });
  await enrolled(world, programId, actor, "MENTOR");
  const there = { id: programId, name: "A program", viewerCan: { leave: true } };
  expect(await actor.ask(myEnrollments)).toEqual({
    myEnrollments: {
      nodes: [
        { status: "ACTIVE", role: "MENTOR", program: there },
        { status: "DECLINED", role: "MENTEE", program: there },
      ],
    },
  });
});

test("a program is there for whoever is in it or waits, and for nobody else", async () => {
  const { programId, coordinator } = await aProgram(world);
  const waiting = (await aMember(world, programId, "MENTOR", { status: "PENDING" })).actor;
  const declined = (await aMember(world, programId, "MENTOR", { status: "DECLINED" })).actor;
  const seenBy = async (actor: typeof waiting, id = programId) =>
    (await actor.ask<{ program: object }>(program, { id })).program;
  expect(await seenBy(coordinator)).toMatchObject({ viewerCan: { invite: true, leave: true } });
  expect(await seenBy(waiting)).toMatchObject({ viewerCan: { invite: false, leave: true } });
  expect(await seenBy(declined)).toBeNull();
  expect(await seenBy(await world.person())).toBeNull();
  expect(await seenBy(coordinator, "nonsense")).toBeNull();
  expect(await world.as(null).fault(program, { id: programId })).toBe("UNAUTHENTICATED");
});

onPostgres("two coordinators who leave at once do not both leave a program with members", async () => {
  const world = await aWorld({ on: "postgres", poolSize: 10 });
  try {
    for (let round = 0; round < 5; round += 1) {
      const { programId, coordinator } = await aProgram(world);
      const second = (await aMember(world, programId, "COORDINATOR")).actor;
      await aMember(world, programId);
      const outcomes = await Promise.all(
        [coordinator, second].map(actor => world.app.programs.leave(actor.viewer, { programId })),
      );
      expect(outcomes.filter(outcome => "refused" in outcome)).toHaveLength(1);
    }
  } finally {
    await world.close();
  }
});
