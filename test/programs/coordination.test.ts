import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { aMember, aProgram } from "../support/makers/programs.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const policy = "policy { whoAsks openRequests requestDays defaultCapacity joinApproval directChat }";
const updateProgramPolicy = /* GraphQL */ `
  mutation ($input: UpdateProgramPolicyInput!) {
    updateProgramPolicy(input: $input) { ... on UpdateProgramPolicySuccess { program { ${policy} } } }
  }
`;
const createCohort = /* GraphQL */ `
  mutation ($input: CreateCohortInput!) {
    createCohort(input: $input) {
      ... on CreateCohortSuccess { cohort { id name startsOn endsOn } } ... on CohortNameTaken { message cohort { id } }
    }
  }
`;
const cohorts = "query ($programId: ID!) { cohorts(programId: $programId) { nodes { id name } } }";

type Created = { createCohort: { cohort: { id: string } } };

test("policy: updateProgramPolicy is for the program's coordinators", async () => {
  const { programId, coordinator } = await aProgram(world);
  const input = { programId, openRequests: 3 };
  expect(await world.as(null).fault(updateProgramPolicy, { input })).toBe("UNAUTHENTICATED");
  expect(await (await world.person()).fault(updateProgramPolicy, { input })).toBe("NOT_FOUND");
  const mentor = (await aMember(world, programId, "MENTOR")).actor;
  expect(await mentor.fault(updateProgramPolicy, { input })).toBe("FORBIDDEN");
  expect(await coordinator.ask(updateProgramPolicy, { input })).toMatchObject({
    updateProgramPolicy: { program: { policy: { openRequests: 3, requestDays: 14 } } },
  });
});

test("policy: createCohort is for the program's coordinators", async () => {
  const { programId, coordinator } = await aProgram(world);
  const input = { clientId: newId(), programId, name: "Autumn", startsOn: "2026-09-01", endsOn: "2027-06-30" };
  expect(await world.as(null).fault(createCohort, { input })).toBe("UNAUTHENTICATED");
  expect(await (await world.person()).fault(createCohort, { input })).toBe("NOT_FOUND");
  expect(await (await aMember(world, programId)).actor.fault(createCohort, { input })).toBe("FORBIDDEN");
  expect(await coordinator.ask(createCohort, { input })).toEqual({
    createCohort: { cohort: { id: expect.any(String), name: "Autumn", startsOn: "2026-09-01", endsOn: "2027-06-30" } },
  });
});

test("a policy keeps what is not named and shows what was set to every member", async () => {
  const { programId, coordinator } = await aProgram(world);
  const set = { whoAsks: "COORDINATOR_ONLY", requestDays: 30, defaultCapacity: 0, joinApproval: "EVERYBODY" };
  await coordinator.ask(updateProgramPolicy, {
    input: { programId, ...set, directChat: "NOBODY", openRequests: null },
  });
  const member = (await aMember(world, programId)).actor;
  expect(await member.ask(`query ($id: ID!) { program(id: $id) { ${policy} } }`, { id: programId })).toEqual({
    program: { policy: { ...set, directChat: "NOBODY", openRequests: 5 } },
  });
});

test.each([{ openRequests: 0 }, { openRequests: 101 }, { requestDays: 91 }, { defaultCapacity: -1 }])(
  "a policy of %j is refused",
  async changes => {
    const { programId, coordinator } = await aProgram(world);
    expect(await coordinator.fault(updateProgramPolicy, { input: { programId, ...changes } })).toBe("BAD_INPUT");
  },
);

test("a cohort's name is its own within the program, and a retry makes one cohort", async () => {
  const { programId, coordinator } = await aProgram(world);
  const input = { clientId: newId(), programId, name: "Autumn" };
  const first = await coordinator.ask<Created>(createCohort, { input });
  expect(await coordinator.ask<Created>(createCohort, { input })).toEqual(first);
  expect(await coordinator.fault(createCohort, { input: { ...input, name: "Spring" } })).toBe("CLIENT_ID_REUSED");
  expect(await coordinator.ask(createCohort, { input: { ...input, clientId: newId() } })).toMatchObject({
    createCohort: { message: expect.any(String), cohort: { id: first.createCohort.cohort.id } },
  });
  const elsewhere = await aProgram(world);
  expect(
    await elsewhere.coordinator.ask<Created>(createCohort, { input: { ...input, programId: elsewhere.programId } }),
  ).toMatchObject({ createCohort: { cohort: { name: "Autumn" } } });
});

test("a cohort does not end before it starts", async () => {
  const { programId, coordinator } = await aProgram(world);
  const input = { clientId: newId(), programId, name: "Autumn", startsOn: "2026-09-01", endsOn: "2026-08-31" };
  expect(await coordinator.fault(createCohort, { input })).toBe("BAD_INPUT");
});

test("members list the cohorts and lead into them by invitation", async () => {
  const { programId, coordinator } = await aProgram(world);
  const made = await coordinator.ask<Created>(createCohort, {
    input: { clientId: newId(), programId, name: "Autumn" },
  });
  const cohortId = made.createCohort.cohort.id;
  const { invitation } = await world.app.programs.createInvitation(coordinator.viewer, {
    clientId: newId(),
    programId,
    role: "MENTEE",
    cohortId,
  });
  const ada = await world.person();
  await world.app.programs.join(ada.viewer, { code: invitation.code });
  expect(await ada.ask(cohorts, { programId })).toEqual({ cohorts: { nodes: [{ id: cohortId, name: "Autumn" }] } });
  expect(await ada.ask("query { myEnrollments { nodes { cohort { name } } } }")).toEqual({
    myEnrollments: { nodes: [{ cohort: { name: "Autumn" } }] },
  });
  expect(await (await world.person()).fault(cohorts, { programId })).toBe("NOT_FOUND");
});
