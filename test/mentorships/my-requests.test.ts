import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { aPair, aProgramMember, aRequest, declineDocument, withdrawDocument } from "../support/makers/mentorships.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

interface Listed {
  readonly mentorshipRequests: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
}

const list = async (actor: Actor, variables: object) => {
  const document = `query ($role: MentorshipSide, $states: [MentorshipRequestState!], $first: Int, $after: String) {
    mentorshipRequests(role: $role, states: $states, first: $first, after: $after) {
      nodes { id }
      pageInfo { endCursor hasNextPage }
    }
  }`;
  return (await actor.ask<Listed>(document, { ...variables })).mentorshipRequests;
};
const idsOf = ({ nodes }: Listed["mentorshipRequests"]) => nodes.map(({ id }) => id);

test("my requests come newest first, page by page, by side and by state", async () => {
  const { programId, mentee, mentor } = await aPair(world);
  const others = [];
  for (let n = 0; n < 2; n += 1) others.push(await aProgramMember(world, programId, { role: "MENTOR" }));
  const sent = [];
  for (const asked of [mentor, ...others]) sent.unshift(await aRequest({ programId, mentee, mentor: asked }));
  const [newest, middle, oldest] = sent;
  await mentee.ask(withdrawDocument, { input: { requestId: middle } });

  const first = await list(mentee, { first: 2 });
  const rest = await list(mentee, { first: 2, after: first.pageInfo.endCursor });

  expect([...idsOf(first), ...idsOf(rest)]).toEqual(sent);
  expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
  expect(idsOf(await list(mentee, { states: ["SENT"] }))).toEqual([newest, oldest]);
  expect(idsOf(await list(mentee, { states: [] }))).toEqual([]);
  expect(idsOf(await list(mentee, { role: "MENTOR" }))).toEqual([]);
  expect(idsOf(await list(mentor, { role: "MENTOR" }))).toEqual([oldest]);
  expect(await mentee.fault('{ mentorshipRequests(after: "WzFd") { nodes { id } } }')).toBe("BAD_INPUT");
});

test("a declined request names other mentors to ask, to the mentee alone", async () => {
  const pair = await aPair(world);
  const other = await aProgramMember(world, pair.programId, { role: "MENTOR" });
  const requestId = await aRequest(pair);
  const alternatives = (actor: Actor) =>
    actor.ask("query ($id: ID!) { mentorshipRequest(id: $id) { alternatives { id } } }", { id: requestId });

  expect(await alternatives(pair.mentee)).toEqual({ mentorshipRequest: { alternatives: [] } });
  await pair.mentor.ask(declineDocument, { input: { requestId, reason: "NO_CAPACITY" } });

  expect(await alternatives(pair.mentee)).toEqual({ mentorshipRequest: { alternatives: [{ id: other.id }] } });
  expect(await alternatives(pair.mentor)).toEqual({ mentorshipRequest: { alternatives: [] } });

  // Who has left the program is not told who is in it.
  await world.app.programs.leave(pair.mentee.viewer, { programId: pair.programId });
  expect(await alternatives(pair.mentee)).toEqual({ mentorshipRequest: { alternatives: [] } });
});
