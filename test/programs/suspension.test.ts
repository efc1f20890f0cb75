import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { onPostgres } from "../support/databases.js";
import { aCode, aMember, aProgram, enrolled, suspended } from "../support/makers/programs.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const enrollment = "enrollment { id role status suspendedAt suspensionReason viewerCan { suspend reinstate approve } }";
const suspendEnrollment = /* GraphQL */ `
  mutation ($input: SuspendEnrollmentInput!) {
    suspendEnrollment(input: $input) {
      ... on SuspendEnrollmentSuccess { ${enrollment} } ... on EnrollmentNotActive { message status }
    }
  }
`;
const reinstateEnrollment = /* GraphQL */ `
  mutation ($input: ReinstateEnrollmentInput!) {
    reinstateEnrollment(input: $input) {
      ... on ReinstateEnrollmentSuccess { ${enrollment} } ... on EnrollmentNotSuspended { message status }
    }
  }
`;
const myEnrollments = `query { myEnrollments { nodes { role status suspendedAt suspensionReason program { name } } } }`;
const enrollments = /* GraphQL */ `
  query ($programId: ID!, $status: EnrollmentStatus) {
    enrollments(programId: $programId, status: $status) {
      nodes { id status suspensionReason person { displayName } }
    }
  }
`;
const person = "query ($id: ID!) { person(id: $id) { displayName } }";
const program = "query ($id: ID!) { program(id: $id) { id } }";
const joinProgram = /* GraphQL */ `
  mutation ($input: JoinProgramInput!) {
    joinProgram(input: $input) {
      __typename ... on EnrollmentSuspended { enrollment { role status } } ... on Refusal { message }
    }
  }
`;
const leaveProgram = /* GraphQL */ `
  mutation ($input: LeaveProgramInput!) {
    leaveProgram(input: $input) { __typename ... on EnrollmentSuspended { enrollment { status } } }
  }
`;
const approveEnrollment = /* GraphQL */ `
  mutation ($input: ApproveEnrollmentInput!) {
    approveEnrollment(input: $input) {
      __typename ... on EnrollmentSuspended { enrollment { id } } ... on EnrollmentNotPending { status }
    }
  }
`;

async function aMentor() {
  const { programId, coordinator } = await aProgram(world);
  const { actor: mentor, enrollmentId } = await aMember(world, programId, "MENTOR");
  return { programId, coordinator, mentor, enrollmentId, input: { enrollmentId } };
}

/** What everybody but the program's coordinators meets. */
async function othersMeet(document: string, of: Awaited<ReturnType<typeof aMentor>>, fellows: string) {
  const { programId, mentor, input } = of;
  expect(await world.as(null).fault(document, { input })).toBe("UNAUTHENTICATED");
  expect(await (await world.person()).fault(document, { input })).toBe("NOT_FOUND");
  expect(await (await aProgram(world)).coordinator.fault(document, { input })).toBe("NOT_FOUND");
  expect(await (await aMember(world, programId)).actor.fault(document, { input })).toBe(fellows);
  expect(await mentor.fault(document, { input })).toBe("FORBIDDEN");
  expect(await of.coordinator.fault(document, { input: { enrollmentId: "nonsense" } })).toBe("NOT_FOUND");
  expect(await of.coordinator.fault(document, { input: { enrollmentId: newId() } })).toBe("NOT_FOUND");
}

test("policy: suspendEnrollment is for the program's coordinators, and not for oneself", async () => {
  const scene = await aMentor();
  const { programId, coordinator, enrollmentId } = scene;
  await othersMeet(suspendEnrollment, scene, "FORBIDDEN");
  const own = await enrolled(world, programId, coordinator, "MENTOR");
  expect(await coordinator.fault(suspendEnrollment, { input: { enrollmentId: own } })).toBe("BAD_INPUT");
  const input = { enrollmentId, reason: "  Wrote to minors.\nTwice. " };
  expect(await coordinator.ask(suspendEnrollment, { input })).toEqual({
    suspendEnrollment: {
      enrollment: {
        id: enrollmentId,
        role: "MENTOR",
        status: "SUSPENDED",
        suspendedAt: world.clock.now().toISOString(),
        suspensionReason: "Wrote to minors.\nTwice.",
        viewerCan: { suspend: false, reinstate: true, approve: false },
      },
    },
  });
  const long = { enrollmentId, reason: "a".repeat(1_001) };
  expect(await coordinator.fault(suspendEnrollment, { input: long })).toBe("BAD_INPUT");
});

test("policy: reinstateEnrollment is for the program's coordinators", async () => {
  const scene = await aMentor();
  const { programId, coordinator, mentor, enrollmentId, input } = scene;
  await suspended(world, programId, coordinator, mentor);
  await othersMeet(reinstateEnrollment, scene, "NOT_FOUND");
  expect(await coordinator.ask(reinstateEnrollment, { input })).toEqual({
    reinstateEnrollment: {
      enrollment: {
        id: enrollmentId,
        role: "MENTOR",
        status: "ACTIVE",
        suspendedAt: null,
        suspensionReason: null,
        viewerCan: { suspend: true, reinstate: false, approve: false },
      },
    },
  });
});

test("suspending and reinstating twice change nothing", async () => {
  const { coordinator, input } = await aMentor();
  const first = await coordinator.ask(suspendEnrollment, { input: { ...input, reason: "First." } });
  world.clock.turn({ hours: 1 });
  expect(await coordinator.ask(suspendEnrollment, { input: { ...input, reason: "Second." } })).toEqual(first);
  const back = await coordinator.ask(reinstateEnrollment, { input });
  expect(await coordinator.ask(reinstateEnrollment, { input })).toEqual(back);
});

test("who waits, was declined or has left can be neither suspended nor reinstated", async () => {
  const { programId, coordinator } = await aProgram(world);
  for (const status of ["PENDING", "DECLINED", "ENDED"] as const) {
    const { enrollmentId } = await aMember(world, programId, "MENTOR", { status });
    const input = { enrollmentId };
    expect(await coordinator.ask(suspendEnrollment, { input })).toMatchObject({ suspendEnrollment: { status } });
    expect(await coordinator.ask(reinstateEnrollment, { input })).toMatchObject({ reinstateEnrollment: { status } });
  }
});

test("the suspended see that they are, and not why; coordinators see both", async () => {
  const { programId, coordinator, mentor, enrollmentId } = await aMentor();
  const reason = "For a reason";
  await coordinator.ask(suspendEnrollment, { input: { enrollmentId, reason } });
  expect(await mentor.ask(myEnrollments)).toEqual({
    myEnrollments: {
      nodes: [
        {
          role: "MENTOR",
          status: "SUSPENDED",
          suspendedAt: world.clock.now().toISOString(),
          suspensionReason: null,
          program: { name: "A program" },
        },
      ],
    },
  });
  const displayName = (await mentor.ask<{ person: { displayName: string } }>(person, { id: mentor.id })).person
    .displayName;
  expect(await coordinator.ask(enrollments, { programId, status: "SUSPENDED" })).toEqual({
    enrollments: {
      nodes: [{ id: enrollmentId, status: "SUSPENDED", suspensionReason: reason, person: { displayName } }],
    },
  });
});

test("while it lasts the program is not there for the suspended, nor they for its members", async () => {
  const { programId, coordinator, mentor, enrollmentId } = await aMentor();
  const { actor: member } = await aMember(world, programId);
  const finds = async (who: Actor, id: string) => (await who.ask<{ person: object | null }>(person, { id })).person;
  const listed = async () =>
    (await member.ask<{ enrollments: { nodes: { id: string }[] } }>(enrollments, { programId })).enrollments.nodes.some(
      node => node.id === enrollmentId,
    );
  await suspended(world, programId, coordinator, mentor);
  expect(await mentor.ask(program, { id: programId })).toEqual({ program: null });
  expect(await mentor.fault(enrollments, { programId })).toBe("NOT_FOUND");
  expect([await finds(mentor, member.id), await finds(member, mentor.id), await listed()]).toEqual([null, null, false]);
  expect(await finds(coordinator, mentor.id)).not.toBeNull();

  await coordinator.ask(reinstateEnrollment, { input: { enrollmentId } });
  expect(await mentor.ask(program, { id: programId })).toEqual({ program: { id: programId } });
  expect(await finds(mentor, member.id)).not.toBeNull();
  expect(await finds(member, mentor.id)).not.toBeNull();
  expect(await listed()).toBe(true);
});

test("all roles go and come back together, and no other program is touched", async () => {
  const { programId, coordinator, mentor, input } = await aMentor();
  await enrolled(world, programId, mentor, "COORDINATOR");
  const elsewhere = await aProgram(world);
  await enrolled(world, elsewhere.programId, mentor, "MENTEE");
  const standing = async () => {
    type Mine = { myEnrollments: { nodes: { role: string; status: string }[] } };
    const { nodes } = (await mentor.ask<Mine>(myEnrollments)).myEnrollments;
    return nodes.map(({ role, status }) => `${role} ${status}`);
  };
  await coordinator.ask(suspendEnrollment, { input });
  expect(await standing()).toEqual(["MENTEE ACTIVE", "COORDINATOR SUSPENDED", "MENTOR SUSPENDED"]);
  const other = { enrollmentId: (await aMember(world, programId)).enrollmentId };
  expect(await mentor.fault(suspendEnrollment, { input: other })).toBe("NOT_FOUND");
  await coordinator.ask(reinstateEnrollment, { input });
  expect(await standing()).toEqual(["MENTEE ACTIVE", "COORDINATOR ACTIVE", "MENTOR ACTIVE"]);
});

test("the suspended come back by no invitation and no approval, and cannot leave to come out of it", async () => {
  const { programId, coordinator, mentor, enrollmentId, input } = await aMentor();
  const pending = await enrolled(world, programId, mentor, "COORDINATOR", { status: "PENDING" });
  await suspended(world, programId, coordinator, mentor);
  for (const role of ["MENTOR", "MENTEE"] as const) {
    const code = await aCode(world, programId, role);
    expect(await mentor.ask(joinProgram, { input: { code } })).toMatchObject({
      joinProgram: { __typename: "EnrollmentSuspended", enrollment: { role: "MENTOR", status: "SUSPENDED" } },
    });
  }
  const approve = (id: string) => coordinator.ask(approveEnrollment, { input: { enrollmentId: id } });
  expect(await approve(enrollmentId)).toEqual({
    approveEnrollment: { __typename: "EnrollmentNotPending", status: "SUSPENDED" },
  });
  expect(await approve(pending)).toEqual({
    approveEnrollment: { __typename: "EnrollmentSuspended", enrollment: { id: enrollmentId } },
  });
  const leave = (role?: string) => mentor.ask(leaveProgram, { input: { programId, role } });
  const stays = { leaveProgram: { __typename: "EnrollmentSuspended", enrollment: { status: "SUSPENDED" } } };
  expect([await leave(), await leave("MENTOR")]).toEqual([stays, stays]);
  expect(await leave("COORDINATOR")).toEqual({ leaveProgram: { __typename: "LeaveProgramSuccess" } });

  await coordinator.ask(reinstateEnrollment, { input });
  expect(await leave()).toEqual({ leaveProgram: { __typename: "LeaveProgramSuccess" } });
});

test("a coordinator does not leave people behind whom nobody could reinstate", async () => {
  const { programId, coordinator, mentor } = await aMentor();
  await suspended(world, programId, coordinator, mentor);
  expect(await coordinator.ask(leaveProgram, { input: { programId } })).toEqual({
    leaveProgram: { __typename: "LastCoordinator" },
  });
});

onPostgres("of two coordinators who suspend each other at once, one stays", async () => {
  const world = await aWorld({ on: "postgres", poolSize: 10 });
  try {
    for (let round = 0; round < 5; round += 1) {
      const { programId, coordinator } = await aProgram(world);
      const second = await aMember(world, programId, "COORDINATOR");
      const [first] = await world.db.query("select id from enrollment where person_id = $1", [coordinator.id]);
      const outcomes = await Promise.allSettled([
        world.app.programs.suspend(coordinator.viewer, { enrollmentId: second.enrollmentId }),
        world.app.programs.suspend(second.actor.viewer, { enrollmentId: first.id }),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    }
  } finally {
    await world.close();
  }
});

onPostgres("whoever takes another role at the moment they are suspended is in by neither", async () => {
  const world = await aWorld({ on: "postgres", poolSize: 10 });
  try {
    for (let round = 0; round < 10; round += 1) {
      const { programId, coordinator } = await aProgram(world);
      const { actor, enrollmentId } = await aMember(world, programId);
      await world.db.query("update program set join_approval = 'NOBODY' where id = $1", [programId]);
      const code = await aCode(world, programId, "MENTOR");
      await Promise.all([
        world.app.programs.join(actor.viewer, { code }),
        world.app.programs.suspend(coordinator.viewer, { enrollmentId }),
      ]);
      const rows = await world.db.query("select distinct status from enrollment where person_id = $1", [actor.id]);
      expect(rows).toEqual([{ status: "SUSPENDED" }]);
    }
  } finally {
    await world.close();
  }
});
