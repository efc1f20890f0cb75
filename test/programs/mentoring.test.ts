import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { aMember, aProgram } from "../support/makers/programs.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const enrollment = "enrollment { id capacity isPaused pausedUntil }";
const documents = {
  setMentorCapacity: /* GraphQL */ `
    mutation ($input: SetMentorCapacityInput!) {
      setMentorCapacity(input: $input) { ... on SetMentorCapacitySuccess { ${enrollment} } }
    }
  `,
  pauseMentoring: /* GraphQL */ `
    mutation ($input: PauseMentoringInput!) {
      pauseMentoring(input: $input) { ... on PauseMentoringSuccess { ${enrollment} } }
    }
  `,
  resumeMentoring: /* GraphQL */ `
    mutation ($input: ResumeMentoringInput!) {
      resumeMentoring(input: $input) { ... on ResumeMentoringSuccess { ${enrollment} } }
    }
  `,
};
const mentors = /* GraphQL */ `
  query ($programId: ID!) {
    enrollments(programId: $programId, role: MENTOR) { nodes { capacity isPaused pausedUntil } }
  }
`;

async function aMentor() {
  const { programId, coordinator } = await aProgram(world, { defaultCapacity: 4 });
  const { actor: mentor, enrollmentId } = await aMember(world, programId, "MENTOR");
  return { programId, coordinator, mentor, enrollmentId };
}

/** The mentor and the coordinators may; everybody else may not. */
async function policyOf(document: string, more: object = {}) {
  const { programId, coordinator, mentor, enrollmentId } = await aMentor();
  const input = { enrollmentId, ...more };
  const other = await aMember(world, programId, "MENTOR");
  const waiting = await aMember(world, programId, "MENTOR", { status: "PENDING" });
  expect(await world.as(null).fault(document, { input })).toBe("UNAUTHENTICATED");
  expect(await (await world.person()).fault(document, { input })).toBe("NOT_FOUND");
  expect(await other.actor.fault(document, { input })).toBe("FORBIDDEN");
  expect(await waiting.actor.fault(document, { input: { ...input, enrollmentId: waiting.enrollmentId } })).toBe(
    "NOT_FOUND",
  );
  const mentee = await aMember(world, programId);
  expect(await mentee.actor.fault(document, { input: { ...input, enrollmentId: mentee.enrollmentId } })).toBe(
    "NOT_FOUND",
  );
  expect(await mentor.fault(document, { input: { ...input, enrollmentId: "nonsense" } })).toBe("NOT_FOUND");
  expect(await mentor.fault(document, { input })).toBeNull();
  expect(await coordinator.fault(document, { input })).toBeNull();
}

test("policy: setMentorCapacity is for the mentor and the program's coordinators", () =>
  policyOf(documents.setMentorCapacity, { capacity: 3 }));

test("policy: pauseMentoring is for the mentor and the program's coordinators", () =>
  policyOf(documents.pauseMentoring));

test("policy: resumeMentoring is for the mentor and the program's coordinators", () =>
  policyOf(documents.resumeMentoring));

test("a mentor without a capacity has the program's, and other members do not see it", async () => {
  const { programId, mentor, coordinator, enrollmentId } = await aMentor();
  const capacity = async (actor: typeof mentor) => {
    const seen = await actor.ask<{ enrollments: { nodes: { capacity: number | null }[] } }>(mentors, { programId });
    return seen.enrollments.nodes[0]?.capacity;
  };
  expect(await capacity(mentor)).toBe(4);
  await mentor.ask(documents.setMentorCapacity, { input: { enrollmentId, capacity: 0 } });
  expect(await capacity(coordinator)).toBe(0);
  expect(await capacity((await aMember(world, programId)).actor)).toBeNull();
  await mentor.ask(documents.setMentorCapacity, { input: { enrollmentId, capacity: null } });
  expect(await capacity(coordinator)).toBe(4);
});

test.each([-1, 101])("a capacity of %i is refused", async capacity => {
  const { mentor, enrollmentId } = await aMentor();
  expect(await mentor.fault(documents.setMentorCapacity, { input: { enrollmentId, capacity } })).toBe("BAD_INPUT");
});

test("a pause ends by itself when its time has come", async () => {
  const { programId, mentor, enrollmentId } = await aMentor();
  const until = new Date(world.clock.now().getTime() + 86_400_000);
  const paused = await mentor.ask(documents.pauseMentoring, { input: { enrollmentId, until: until.toISOString() } });
  expect(paused).toMatchObject({
    pauseMentoring: { enrollment: { isPaused: true, pausedUntil: until.toISOString() } },
  });
  world.clock.turn({ hours: 23 });
  const member = (await aMember(world, programId)).actor;
  expect(await member.ask(mentors, { programId })).toMatchObject({ enrollments: { nodes: [{ isPaused: true }] } });
  world.clock.turn({ hours: 1 });
  expect(await member.ask(mentors, { programId })).toMatchObject({
    enrollments: { nodes: [{ isPaused: false, pausedUntil: null }] },
  });
});

test("a pause without an end holds until it is taken back", async () => {
  const { mentor, enrollmentId } = await aMentor();
  const input = { enrollmentId };
  expect(await mentor.ask(documents.pauseMentoring, { input })).toMatchObject({
    pauseMentoring: { enrollment: { isPaused: true, pausedUntil: null } },
  });
  world.clock.turn({ days: 400 });
  const resumed = await mentor.ask(documents.resumeMentoring, { input });
  expect(resumed).toMatchObject({ resumeMentoring: { enrollment: { isPaused: false } } });
  expect(await mentor.ask(documents.resumeMentoring, { input })).toEqual(resumed);
});

test("a pause that would be over already is refused", async () => {
  const { mentor, enrollmentId } = await aMentor();
  const input = { enrollmentId, until: world.clock.now().toISOString() };
  expect(await mentor.fault(documents.pauseMentoring, { input })).toBe("BAD_INPUT");
});
