import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { onPostgres } from "../support/databases.js";
import { aConversation, aGroup, enroll } from "../support/makers/chat.js";
import { type Actor, aWorld, take, type World } from "../support/world.js";
import {
  addMember,
  conversationEvents,
  type Event,
  leaveConversation,
  openConversation,
  openGroup,
} from "./documents.js";
import { look, say, see } from "./talk.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

interface Opened {
  readonly __typename: string;
  readonly conversation: { readonly id: string; readonly members: readonly { readonly id: string }[] };
}
const open = async (who: Actor, document: string, input: object): Promise<Opened> => {
  const answer = await who.ask<Record<string, Opened>>(document, { input });
  const [opened] = Object.values(answer);
  if (!opened) throw new Error("There should be an answer.");
  return opened;
};

test("two people have one conversation in a program, whoever opens it and however often", async () => {
  const { programId, a, b, conversationId } = await aConversation(world);
  const input = { clientId: newId(), programId, personId: a.id };
  const again = await open(b, openConversation, input);
  expect(again.conversation).toMatchObject({ id: conversationId, kind: "DIRECT", title: null, programId });
  expect(await open(b, openConversation, input)).toEqual(again);
  const elsewhere = await aConversation(world);
  for (const person of [a, b]) await enroll(world, elsewhere.programId, person.id);
  const other = await open(a, openConversation, { ...input, programId: elsewhere.programId, personId: b.id });
  expect(other.conversation.id).not.toBe(conversationId);
  expect(await a.fault(openConversation, { input: { ...input, clientId: "\u0000" } })).toBe("BAD_INPUT");
});

onPostgres("of many who open the same conversation at once, all get one", async () => {
  const busy = await aWorld({ on: "postgres", poolSize: 12 });
  const { programId, a } = await aConversation(busy);
  const newcomer = await busy.person("Newcomer");
  await enroll(busy, programId, newcomer.id);
  const opened = await Promise.all(
    Array.from({ length: 20 }, (_, n) => {
      const [who, whom] = n % 2 ? [a, newcomer] : [newcomer, a];
      return open(who, openConversation, { clientId: newId(), programId, personId: whom.id });
    }),
  );
  expect(new Set(opened.map(({ conversation }) => conversation.id)).size).toBe(1);
  await busy.close();
});

test("a retried group is the same group, and its clientId serves nothing else", async () => {
  const { programId, coordinator, members } = await aGroup(world, 1);
  const input = { clientId: newId(), programId, title: "Journal club", personIds: members.map(member => member.id) };
  const first = await open(coordinator, openGroup, input);
  expect(first.conversation).toMatchObject({ kind: "GROUP", title: "Journal club" });
  expect(first.conversation.members.map(({ id }) => id).sort()).toEqual([coordinator.id, ...input.personIds].sort());
  expect(await open(coordinator, openGroup, input)).toEqual(first);
  expect(await coordinator.fault(openGroup, { input: { ...input, title: "Another" } })).toBe("CLIENT_ID_REUSED");
  const [member] = members;
  const direct = { clientId: input.clientId, programId, personId: member?.id };
  expect(await coordinator.fault(openConversation, { input: direct })).toBe("CLIENT_ID_REUSED");
  for (const title of ["", "x".repeat(121), "a\u0000b", "a\nb"]) {
    expect(await coordinator.fault(openGroup, { input: { ...input, clientId: newId(), title } })).toBe("BAD_INPUT");
  }
  const stranger = await world.person();
  const withStranger = { ...input, clientId: newId(), personIds: [stranger.id] };
  expect(await coordinator.fault(openGroup, { input: withStranger })).toBe("NOT_FOUND");
});

test("a conversation holds 50 people and no more", async () => {
  const { programId, coordinator, members, conversationId } = await aGroup(world, 49);
  const late = await world.person("Late");
  await enroll(world, programId, late.id);
  const full = { __typename: "ConversationFull", limit: 50 };
  expect(await open(coordinator, addMember, { conversationId, personId: late.id })).toMatchObject(full);
  const [first] = members;
  expect(await open(coordinator, addMember, { conversationId, personId: first?.id })).toMatchObject({
    __typename: "AddConversationMemberSuccess",
  });
  const personIds = [...members, late].map(({ id }) => id);
  const input = { clientId: newId(), programId, title: "Too many", personIds };
  expect(await open(coordinator, openGroup, input)).toMatchObject(full);
});

test("who comes into a group sees all of it, who leaves is seen to leave, and who comes back reads on", async () => {
  const { programId, coordinator, members, conversationId } = await aGroup(world, 2);
  const [member, other] = members;
  if (!member || !other) throw new Error("There should be two members.");
  await say(member, conversationId, "before");
  const newcomer = await world.person("Newcomer");
  await enroll(world, programId, newcomer.id);
  const stream = await other.subscribe<Event>(conversationEvents, { id: conversationId });
  await take(stream, 2);
  await open(coordinator, addMember, { conversationId, personId: newcomer.id });
  const seen = await see(newcomer, conversationId);
  expect(seen.messages.nodes.map(node => node.body)).toEqual(["before"]);
  expect(seen.unreadCount).toBe(0);
  await newcomer.ask(leaveConversation, { input: { conversationId } });
  expect(await take(stream, 2)).toMatchObject([
    { __typename: "MemberJoined", person: { id: newcomer.id, displayName: "Newcomer" } },
    { __typename: "MemberLeft", person: { id: newcomer.id } },
  ]);
  expect(await look(newcomer, conversationId)).toBeNull();
  expect((await see(other, conversationId)).members.map(({ id }) => id)).not.toContain(newcomer.id);
  await open(coordinator, addMember, { conversationId, personId: newcomer.id });
  await say(newcomer, conversationId, "back again");
  expect(await take(stream, 2)).toMatchObject([{ __typename: "MemberJoined" }, { __typename: "MessagePosted" }]);
  await stream.return?.();
});

test("what one may do with a conversation stands beside it", async () => {
  const { coordinator, members, conversationId } = await aGroup(world, 1);
  const [member] = members;
  if (!member) throw new Error("There should be a member.");
  expect((await see(member, conversationId)).viewerCan).toEqual({ post: true, leave: true, manageMembers: false });
  expect((await see(coordinator, conversationId)).viewerCan).toEqual({ post: true, leave: true, manageMembers: true });
  const direct = await aConversation(world);
  const { viewerCan } = await see(direct.a, direct.conversationId);
  expect(viewerCan).toEqual({ post: true, leave: false, manageMembers: false });
});
