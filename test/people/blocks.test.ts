import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { aGroup } from "../support/makers/chat.js";
import { aMember, aProgram } from "../support/makers/programs.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const blockPerson = /* GraphQL */ `
  mutation ($input: BlockPersonInput!) {
    blockPerson(input: $input) { ... on BlockPersonSuccess { person { id displayName bio } } }
  }
`;
const unblockPerson = /* GraphQL */ `
  mutation ($input: UnblockPersonInput!) {
    unblockPerson(input: $input) { ... on UnblockPersonSuccess { personId } }
  }
`;
const person = "query ($id: ID!) { person(id: $id) { id } }";
const blockedPeople = /* GraphQL */ `
  query ($first: Int, $after: String) {
    blockedPeople(first: $first, after: $after) {
      nodes { blockedAt person { id displayName bio } } pageInfo { hasNextPage endCursor }
    }
  }
`;

async function twoMembers() {
  const { programId } = await aProgram(world);
  const [one, other] = [(await aMember(world, programId)).actor, (await aMember(world, programId)).actor];
  return { programId, one, other };
}
const seen = (id: string) => ({ person: { id } });
const unseen = { person: null };

test("policy: blockPerson blocks whom the viewer could meet, and nobody else", async () => {
  const { one, other } = await twoMembers();
  const input = { personId: other.id };
  expect(await world.as(null).fault(blockPerson, { input })).toBe("UNAUTHENTICATED");
  expect(await (await world.person()).fault(blockPerson, { input })).toBe("NOT_FOUND");
  expect(await one.fault(blockPerson, { input: { personId: newId() } })).toBe("NOT_FOUND");
  expect(await one.fault(blockPerson, { input: { personId: "nonsense" } })).toBe("NOT_FOUND");
  expect(await one.fault(blockPerson, { input: { personId: one.id } })).toBe("BAD_INPUT");
  expect(await one.ask(blockPerson, { input })).toEqual({
    blockPerson: { person: { id: other.id, displayName: expect.any(String), bio: null } },
  });
});

test("policy: unblockPerson takes back one's own block and leaves the other side's", async () => {
  const { one, other } = await twoMembers();
  await one.ask(blockPerson, { input: { personId: other.id } });
  const input = { personId: one.id };
  expect(await world.as(null).fault(unblockPerson, { input })).toBe("UNAUTHENTICATED");
  expect(await other.ask(unblockPerson, { input })).toEqual({ unblockPerson: input });
  expect(await other.ask(person, { id: one.id })).toEqual(unseen);
  await one.ask(unblockPerson, { input: { personId: other.id } });
  expect(await other.ask(person, { id: one.id })).toEqual(seen(one.id));
});

test("a block hides both from each other until it is taken back", async () => {
  const { one, other } = await twoMembers();
  expect(await other.ask(person, { id: one.id })).toEqual(seen(one.id));
  await one.ask(blockPerson, { input: { personId: other.id } });
  await one.ask(blockPerson, { input: { personId: other.id } });
  expect(await one.ask(person, { id: other.id })).toEqual(unseen);
  expect(await other.ask(person, { id: one.id })).toEqual(unseen);
  expect(await world.app.people.isBlockedBetween(world.db.manager, other.id, one.id)).toBe(true);
});

test("whoever is blocked may block back and does not learn of the first block", async () => {
  const { one, other } = await twoMembers();
  await one.ask(blockPerson, { input: { personId: other.id } });
  expect(await other.ask(blockPerson, { input: { personId: one.id } })).toMatchObject({ blockPerson: {} });
  expect(await other.ask(blockedPeople)).toMatchObject({ blockedPeople: { nodes: [{ person: { id: one.id } }] } });
});

test("the name of somebody blocked stays in what they wrote to a group, and nothing but the name", async () => {
  const { members, conversationId } = await aGroup(world, 2);
  const [a, b] = members;
  if (!a || !b) throw new Error("The group has too few members.");
  await world.app.chat.send(b.viewer, { conversationId, clientId: newId(), body: "Hello" });
  await a.ask(blockPerson, { input: { personId: b.id } });
  const history = /* GraphQL */ `
    query ($id: ID!) {
      conversation(id: $id) { messages(last: 5) { nodes { author { displayName bio languages } } } }
    }
  `;
  expect(await a.ask(history, { id: conversationId })).toEqual({
    conversation: { messages: { nodes: [{ author: { displayName: "Member 2", bio: null, languages: null } }] } },
  });
});

test("blocked people are listed newest first, page by page, for the one who blocked them", async () => {
  const { programId, one } = await twoMembers();
  const blocked: string[] = [];
  for (let n = 1; n <= 3; n += 1) {
    const { actor } = await aMember(world, programId);
    blocked.unshift(actor.id);
    await one.ask(blockPerson, { input: { personId: actor.id } });
    world.clock.turn({ minutes: 1 });
  }
  type Listed = {
    blockedPeople: { nodes: { person: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  };
  const first = await one.ask<Listed>(blockedPeople, { first: 2 });
  const after = first.blockedPeople.pageInfo.endCursor;
  const second = await one.ask<Listed>(blockedPeople, { first: 2, after });
  const ids = [first, second].flatMap(page => page.blockedPeople.nodes.map(node => node.person.id));
  expect(ids).toEqual(blocked);
  expect(second.blockedPeople.pageInfo.hasNextPage).toBe(false);
});
