import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { onPostgres } from "../support/databases.js";
import { aCode, aMember, aProgram } from "../support/makers/programs.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const createInvitation = /* GraphQL */ `
  mutation ($input: CreateInvitationInput!) {
    createInvitation(input: $input) {
      ... on CreateInvitationSuccess { invitation { id code role maxUses uses expiresAt revokedAt cohort { name } } }
    }
  }
`;
const revokeInvitation = /* GraphQL */ `
  mutation ($input: RevokeInvitationInput!) {
    revokeInvitation(input: $input) { ... on RevokeInvitationSuccess { invitation { id revokedAt viewerCan { revoke } } } }
  }
`;
const joinProgram = /* GraphQL */ `
  mutation ($input: JoinProgramInput!) {
    joinProgram(input: $input) {
      __typename
      ... on JoinProgramSuccess { enrollment { id role status person { id } program { id } cohort { name } } }
      ... on InvitationNotValid { reason message }
      ... on JoiningDeclined { enrollment { status } }
    }
  }
`;
const invitations = /* GraphQL */ `
  query ($programId: ID!) { invitations(programId: $programId) { nodes { id uses code viewerCan { revoke } } } }
`;

type Created = { createInvitation: { invitation: { id: string; code: string } } };
type Joined = { joinProgram: { __typename: string; enrollment: { id: string; status: string } } };
const join = async (actor: Actor, code: string) =>
  (await actor.ask<Joined>(joinProgram, { input: { code } })).joinProgram;
const anInvitation = (programId: string) => ({ clientId: newId(), programId, role: "MENTEE" });

test("policy: createInvitation is for the program's coordinators", async () => {
  const { programId, coordinator } = await aProgram(world);
  const input = anInvitation(programId);
  expect(await world.as(null).fault(createInvitation, { input })).toBe("UNAUTHENTICATED");
  expect(await (await world.person()).fault(createInvitation, { input })).toBe("NOT_FOUND");
  expect(await (await aMember(world, programId, "MENTOR")).actor.fault(createInvitation, { input })).toBe("FORBIDDEN");
  const waiting = await aMember(world, programId, "COORDINATOR", { status: "PENDING" });
  expect(await waiting.actor.fault(createInvitation, { input })).toBe("FORBIDDEN");
  const elsewhere = await aProgram(world);
  expect(await elsewhere.coordinator.fault(createInvitation, { input })).toBe("NOT_FOUND");
  const { createInvitation: made } = await coordinator.ask<Created>(createInvitation, { input });
  expect(made.invitation.code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
});

test("policy: revokeInvitation is for the program's coordinators, and its code lets nobody in any more", async () => {
  const { programId, coordinator } = await aProgram(world);
  const made = await coordinator.ask<Created>(createInvitation, { input: anInvitation(programId) });
  const { id, code } = made.createInvitation.invitation;
  const input = { invitationId: id };
  expect(await world.as(null).fault(revokeInvitation, { input })).toBe("UNAUTHENTICATED");
  expect(await (await world.person()).fault(revokeInvitation, { input })).toBe("NOT_FOUND");
  expect(await (await aMember(world, programId)).actor.fault(revokeInvitation, { input })).toBe("NOT_FOUND");
  const first = await coordinator.ask(revokeInvitation, { input });
  expect(first).toMatchObject({ revokeInvitation: { invitation: { viewerCan: { revoke: false } } } });
  world.clock.turn({ minutes: 1 });
  expect(await coordinator.ask(revokeInvitation, { input })).toEqual(first);
  expect(await join(await world.person(), code)).toMatchObject({ reason: "REVOKED" });
});

test("policy: joinProgram is for whoever has a code, once they are signed in", async () => {
  const { programId } = await aProgram(world);
  const code = await aCode(world, programId, "MENTEE");
  expect(await world.as(null).fault(joinProgram, { input: { code } })).toBe("UNAUTHENTICATED");
  const ada = await world.person();
  expect(await join(ada, "NOT-A-CODE")).toEqual({
    __typename: "InvitationNotValid",
    reason: "UNKNOWN",
    message: expect.any(String),
  });
  expect(await join(ada, code)).toMatchObject({
    enrollment: { role: "MENTEE", status: "ACTIVE", person: { id: ada.id }, program: { id: programId } },
  });
});

test("a list of invitations is for coordinators", async () => {
  const { programId, coordinator } = await aProgram(world);
  const code = await aCode(world, programId, "MENTEE");
  await join(await world.person(), code);
  expect(await coordinator.ask(invitations, { programId })).toMatchObject({
    invitations: { nodes: [{ uses: 1, viewerCan: { revoke: true } }] },
  });
  expect(await (await aMember(world, programId)).actor.fault(invitations, { programId })).toBe("FORBIDDEN");
  expect(await (await world.person()).fault(invitations, { programId })).toBe("NOT_FOUND");
});

test("a retried invitation is made once, and another input under its clientId is a fault", async () => {
  const { programId, coordinator } = await aProgram(world);
  const input = anInvitation(programId);
  const first = await coordinator.ask<Created>(createInvitation, { input });
  expect(await coordinator.ask<Created>(createInvitation, { input })).toEqual(first);
  expect(await coordinator.fault(createInvitation, { input: { ...input, role: "MENTOR" } })).toBe("CLIENT_ID_REUSED");
});

test.each([
  [{ maxUses: 0 }, "input.maxUses"],
  [{ expiresAt: "2001-01-01T00:00:00Z" }, "input.expiresAt"],
  [{ cohortId: "nonsense" }, "input.cohortId"],
])("an invitation with %j is refused by name", async (more, field) => {
  const { programId, coordinator } = await aProgram(world);
  const { errors } = await coordinator.run(createInvitation, { input: { ...anInvitation(programId), ...more } });
  expect(errors?.[0]?.originalError).toMatchObject({ code: "BAD_INPUT", facts: { field } });
});

test("an invitation into a cohort of another program is refused", async () => {
  const [here, there] = [await aProgram(world), await aProgram(world)];
  const cohort = await world.db.transaction(tx =>
    world.app.programs.openCohort(tx, { programId: there.programId, name: "Autumn" }),
  );
  const input = { ...anInvitation(here.programId), cohortId: cohort.id };
  expect(await here.coordinator.fault(createInvitation, { input })).toBe("BAD_INPUT");
});

test("a code is read however it is typed", async () => {
  const { programId } = await aProgram(world);
  const code = await aCode(world, programId, "MENTEE");
  const typed = ` ${code.slice(0, 5).toLowerCase()} ${code.slice(5)}\u2013`;
  expect(await join(await world.person(), typed)).toMatchObject({ __typename: "JoinProgramSuccess" });
});

test("one person tries 30 codes an hour and no more", async () => {
  const guesser = await world.person();
  for (let n = 1; n <= 30; n += 1) expect(await join(guesser, `GUESS-${n}`)).toMatchObject({ reason: "UNKNOWN" });
  expect(await guesser.fault(joinProgram, { input: { code: "GUESS-31" } })).toBe("RATE_LIMITED");
  world.clock.turn({ hours: 1 });
  expect(await join(guesser, "GUESS-32")).toMatchObject({ reason: "UNKNOWN" });
});

test("joining again gives the same enrollment and uses nothing up", async () => {
  const { programId } = await aProgram(world);
  const code = await aCode(world, programId, "MENTEE", { maxUses: 1 });
  const ada = await world.person();
  const first = await join(ada, code);
  expect(await join(ada, code)).toEqual(first);
  expect(await join(await world.person(), code)).toMatchObject({ reason: "USED_UP" });
});

test("an invitation ends by the clock", async () => {
  const { programId } = await aProgram(world);
  const expiresAt = new Date(world.clock.now().getTime() + 60_000);
  const code = await aCode(world, programId, "MENTEE", { expiresAt });
  expect(await join(await world.person(), code)).toMatchObject({ __typename: "JoinProgramSuccess" });
  world.clock.turn({ minutes: 1 });
  expect(await join(await world.person(), code)).toMatchObject({ reason: "EXPIRED" });
});

test.each([
  ["NOBODY", { MENTEE: "ACTIVE", MENTOR: "ACTIVE", COORDINATOR: "ACTIVE" }],
  ["MENTORS", { MENTEE: "ACTIVE", MENTOR: "PENDING", COORDINATOR: "PENDING" }],
  ["EVERYBODY", { MENTEE: "PENDING", MENTOR: "PENDING", COORDINATOR: "PENDING" }],
] as const)("where approval is asked of %s, joining leads to %j", async (joinApproval, expected) => {
  const { programId } = await aProgram(world, { joinApproval });
  const ada = await world.person();
  for (const role of ["MENTEE", "MENTOR", "COORDINATOR"] as const) {
    const code = await aCode(world, programId, role);
    expect(await join(ada, code)).toMatchObject({ enrollment: { role, status: expected[role] } });
  }
});

test("whoever has left comes back with a code, and whoever was declined does not", async () => {
  const { programId, coordinator } = await aProgram(world);
  const [left, declined] = [
    await aMember(world, programId),
    await aMember(world, programId, "MENTEE", { status: "PENDING" }),
  ];
  await world.app.programs.leave(left.actor.viewer, { programId });
  await world.app.programs.decline(coordinator.viewer, { enrollmentId: declined.enrollmentId });
  const code = await aCode(world, programId, "MENTEE", { maxUses: 2 });
  expect(await join(left.actor, code)).toMatchObject({ enrollment: { id: left.enrollmentId, status: "ACTIVE" } });
  expect(await join(declined.actor, code)).toMatchObject({
    __typename: "JoiningDeclined",
    enrollment: { status: "DECLINED" },
  });
});

onPostgres("many who come at once with one code are never more than it lets in", async () => {
  const world = await aWorld({ on: "postgres", poolSize: 10 });
  try {
    const { programId } = await aProgram(world, { joinApproval: "NOBODY" });
    const code = await aCode(world, programId, "MENTEE", { maxUses: 7 });
    const people = await Promise.all(Array.from({ length: 40 }, () => world.person()));
    const answers = await Promise.all(people.map(actor => join(actor, code)));
    expect(answers.filter(answer => answer.__typename === "JoinProgramSuccess")).toHaveLength(7);
    const [row] = await world.db.query("select uses from invitation where code = $1", [code]);
    expect(row).toEqual({ uses: 7 });
    const [counted] = await world.db.query(
      "select count(*)::int as joined from enrollment where program_id = $1 and role = 'MENTEE'",
      [programId],
    );
    expect(counted).toEqual({ joined: 7 });
  } finally {
    await world.close();
  }
});

onPostgres("one person who takes two codes at once is enrolled once", async () => {
  const world = await aWorld({ on: "postgres", poolSize: 10 });
  try {
    const { programId } = await aProgram(world);
    const codes = await Promise.all(Array.from({ length: 6 }, () => aCode(world, programId, "MENTEE")));
    const ada = await world.person();
    const answers = await Promise.all(codes.map(code => join(ada, code)));
    expect(new Set(answers.map(answer => answer.enrollment.id)).size).toBe(1);
    const [used] = await world.db.query("select sum(uses)::int as uses from invitation where program_id = $1", [
      programId,
    ]);
    expect(used).toEqual({ uses: 1 });
  } finally {
    await world.close();
  }
});
