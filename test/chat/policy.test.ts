import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { aConversation, aGroup, enroll } from "../support/makers/chat.js";
import { suspended } from "../support/makers/programs.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import * as documents from "./documents.js";
import { say } from "./talk.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

/** Somebody, the conversation they try and a message in it. */
interface Try {
  readonly actor: Actor;
  readonly conversationId: string;
  readonly messageId: string;
}

/** A group with everybody who has or had to do with it, and two who talked until one blocked the other. */
async function aCast() {
  const { programId, coordinator, members, conversationId } = await aGroup(world, 4);
  const [author, member, exMember, silenced] = members;
  if (!author || !member || !exMember || !silenced) throw new Error("There should be four members.");
  const { id: messageId } = await say(author, conversationId, "said by the author");
  await world.app.chat.removeMember(coordinator.viewer, { conversationId, personId: exMember.id });
  await suspended(world, programId, coordinator, silenced);
  const [outsider, otherCoordinator] = [await world.person("Outsider"), await world.person("Other coordinator")];
  await enroll(world, programId, outsider.id);
  await enroll(world, programId, otherCoordinator.id, "COORDINATOR");

  const pair = await aConversation(world);
  const said = await say(pair.a, pair.conversationId, "said before the block");
  await world.app.people.block(pair.b.viewer, { personId: pair.a.id });
  const group = (actor: Actor): Try => ({ actor, conversationId, messageId });
  const blocked = (actor: Actor): Try => ({ actor, conversationId: pair.conversationId, messageId: said.id });
  return {
    programId,
    tries: {
      anonymous: group(world.as(null)),
      outsider: group(outsider),
      exMember: group(exMember),
      suspended: group(silenced),
      blocked: blocked(pair.a),
      blocker: blocked(pair.b),
      otherCoordinator: group(otherCoordinator),
      member: group(member),
      author: group(author),
      coordinator: group(coordinator),
    },
  };
}
type Cast = Awaited<ReturnType<typeof aCast>>;

/** The fault each of the cast meets; null for who may. */
async function faults({ tries }: Cast, document: string, inputOf: (of: Try) => object) {
  const met: Record<string, string | null> = {};
  for (const [who, of] of Object.entries(tries)) met[who] = await of.actor.fault(document, { input: inputOf(of) });
  return met;
}

const notThere = {
  anonymous: "UNAUTHENTICATED",
  outsider: "NOT_FOUND",
  exMember: "NOT_FOUND",
  suspended: "NOT_FOUND",
  blocked: "NOT_FOUND",
  blocker: "NOT_FOUND",
  otherCoordinator: "NOT_FOUND",
};
const whoReads = { ...notThere, member: null, author: null, coordinator: null };
const itsAuthor = { ...notThere, member: "FORBIDDEN", author: null, coordinator: "FORBIDDEN" };

test("policy: sendMessage is for who is in the conversation", async () => {
  const cast = await aCast();
  const inputOf = ({ conversationId }: Try) => ({ conversationId, clientId: newId(), body: "hello" });
  expect(await faults(cast, documents.sendMessage, inputOf)).toEqual(whoReads);
});

test("policy: editMessage is for the message's author alone", async () => {
  const cast = await aCast();
  expect(await faults(cast, documents.editMessage, ({ messageId }) => ({ messageId, body: "new" }))).toEqual(itsAuthor);
});

test("policy: deleteMessage is for the message's author alone", async () => {
  const cast = await aCast();
  expect(await faults(cast, documents.deleteMessage, ({ messageId }) => ({ messageId }))).toEqual(itsAuthor);
});

test("policy: addReaction is for who is in the conversation", async () => {
  const cast = await aCast();
  expect(await faults(cast, documents.addReaction, ({ messageId }) => ({ messageId, emoji: "👍" }))).toEqual(whoReads);
});

test("policy: removeReaction is for who is in the conversation", async () => {
  const cast = await aCast();
  const met = await faults(cast, documents.removeReaction, ({ messageId }) => ({ messageId, emoji: "👍" }));
  expect(met).toEqual(whoReads);
});

test("policy: markRead is for who is in the conversation", async () => {
  const cast = await aCast();
  expect(await faults(cast, documents.markRead, ({ conversationId }) => ({ conversationId, seq: 1 }))).toEqual(
    whoReads,
  );
});

test("policy: signalTyping is for who is in the conversation", async () => {
  const cast = await aCast();
  expect(await faults(cast, documents.signalTyping, ({ conversationId }) => ({ conversationId }))).toEqual(whoReads);
});

test("policy: openGroupConversation is for coordinators of the program", async () => {
  const cast = await aCast();
  const inputOf = () => ({ clientId: newId(), programId: cast.programId, title: "Ours", personIds: [] });
  expect(await faults(cast, documents.openGroup, inputOf)).toEqual({
    anonymous: "UNAUTHENTICATED",
    outsider: "FORBIDDEN",
    exMember: "FORBIDDEN",
    suspended: "NOT_FOUND",
    blocked: "NOT_FOUND",
    blocker: "NOT_FOUND",
    otherCoordinator: null,
    member: "FORBIDDEN",
    author: "FORBIDDEN",
    coordinator: null,
  });
});

const coordinators = {
  ...notThere,
  otherCoordinator: null,
  member: "FORBIDDEN",
  author: "FORBIDDEN",
  coordinator: null,
};

test("policy: addConversationMember is for coordinators of the group's program", async () => {
  const cast = await aCast();
  const personId = cast.tries.outsider.actor.id;
  const inputOf = ({ conversationId }: Try) => ({ conversationId, personId });
  expect(await faults(cast, documents.addMember, inputOf)).toEqual(coordinators);
});

test("policy: removeConversationMember is for coordinators of the group's program", async () => {
  const cast = await aCast();
  const personId = cast.tries.exMember.actor.id;
  const inputOf = ({ conversationId }: Try) => ({ conversationId, personId });
  expect(await faults(cast, documents.removeMember, inputOf)).toEqual(coordinators);
});

test("policy: leaveConversation is for who is in the group", async () => {
  const cast = await aCast();
  expect(await faults(cast, documents.leaveConversation, ({ conversationId }) => ({ conversationId }))).toEqual(
    whoReads,
  );
  const { a, conversationId } = await aConversation(world);
  expect(await a.fault(documents.leaveConversation, { input: { conversationId } })).toBe("FORBIDDEN");
});

test("policy: openConversation is for people of one program whose policy lets them, and who have no block between them", async () => {
  const { programId, a, b } = await aConversation(world);
  const [coordinator, outsider] = [await world.person("Coordinator"), await world.person("Outsider")];
  await enroll(world, programId, coordinator.id, "COORDINATOR");
  const open = (who: Actor, personId: string) =>
    who.fault(documents.openConversation, { input: { clientId: newId(), programId, personId } });
  const policy = (directChat: string) =>
    world.db.query("update program set direct_chat = $2 where id = $1", [programId, directChat]);

  expect(await open(world.as(null), b.id)).toBe("UNAUTHENTICATED");
  expect(await open(outsider, b.id)).toBe("NOT_FOUND");
  expect(await open(a, outsider.id)).toBe("NOT_FOUND");
  expect(await open(a, a.id)).toBe("BAD_INPUT");
  expect([await open(a, b.id), await open(a, coordinator.id)]).toEqual([null, null]);
  await policy("COORDINATORS");
  expect([await open(a, b.id), await open(a, coordinator.id)]).toEqual(["FORBIDDEN", null]);
  await policy("NOBODY");
  expect([await open(a, b.id), await open(a, coordinator.id)]).toEqual(["FORBIDDEN", "FORBIDDEN"]);
  await policy("MEMBERS");
  await world.app.people.block(b.viewer, { personId: a.id });
  expect([await open(a, b.id), await open(b, a.id)]).toEqual(["NOT_FOUND", "NOT_FOUND"]);
  await suspended(world, programId, coordinator, a);
  expect([await open(a, coordinator.id), await open(coordinator, a.id)]).toEqual(["NOT_FOUND", "NOT_FOUND"]);
});

/** The fault with which a subscription begins; null when it stands, or does not begin to answer. */
async function streamFault(of: Try, document: string, stands: (of: Try) => Promise<unknown>): Promise<string | null> {
  try {
    const stream = await of.actor.subscribe(document, { id: of.conversationId });
    const first = stream.next();
    await Promise.race([first, stands(of)]);
    await stream.return?.();
    await first;
    return null;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

test("policy: conversationEvents is for who is in the conversation", async () => {
  const { tries } = await aCast();
  const met: Record<string, string | null> = {};
  for (const [who, of] of Object.entries(tries)) {
    met[who] = await streamFault(of, documents.conversationEvents, () => new Promise(() => {}));
  }
  expect(met).toEqual(whoReads);
  expect(world.hub.topicCount).toBe(0);
});

test("policy: conversationSignals is for who is in the conversation", async () => {
  const { tries } = await aCast();
  const met: Record<string, string | null> = {};
  for (const [who, of] of Object.entries(tries)) {
    const { actor, conversationId } = who === "member" ? tries.author : tries.member;
    let isOver = false;
    // Signals have no first word of their own, so somebody else types until the stream has heard or failed.
    const typing = async () => {
      while (!isOver) await actor.run(documents.signalTyping, { input: { conversationId } });
    };
    met[who] = await streamFault(of, documents.conversationSignals, () => {
      void typing();
      return new Promise(() => {});
    });
    isOver = true;
  }
  expect(met).toEqual(whoReads);
});

test("whoever has no part in a conversation is told that there is none, in the list, by id and in search", async () => {
  const { tries } = await aCast();
  const document = 'query { conversations { nodes { id } } messageSearch(text: "said") { nodes { id } } }';
  for (const [who, { actor, conversationId, messageId }] of Object.entries(tries)) {
    if (who === "anonymous") {
      expect(await actor.fault(document)).toBe("UNAUTHENTICATED");
      continue;
    }
    const { conversation } = await actor.ask<{ conversation: object | null }>(documents.conversation, {
      id: conversationId,
    });
    const { conversations, messageSearch } = await actor.ask<{
      conversations: { nodes: { id: string }[] };
      messageSearch: { nodes: { id: string }[] };
    }>(document);
    const sees = who in notThere ? [] : [who];
    expect([who, conversation !== null]).toEqual([who, sees.length > 0]);
    expect(conversations.nodes.map(node => node.id)).toEqual(sees.map(() => conversationId));
    expect(messageSearch.nodes.map(node => node.id)).toEqual(sees.map(() => messageId));
  }
});

test("a coordinator who changes a group's members without being in it reads none of its messages", async () => {
  const { tries } = await aCast();
  const { actor, conversationId } = tries.otherCoordinator;
  const input = { conversationId, personId: tries.outsider.actor.id };
  for (const document of [documents.addMember, documents.removeMember]) {
    const answer = await actor.ask<Record<string, { conversation: { messages: { nodes: object[] } } }>>(document, {
      input,
    });
    expect(Object.values(answer).map(({ conversation }) => conversation.messages.nodes)).toEqual([[]]);
  }
});

test("an id that is none of ours is not there, whatever it is written in", async () => {
  const { a, conversationId } = await aConversation(world);
  for (const id of ["", "none", "\u0000", "' or 1=1", conversationId.toUpperCase(), `${conversationId} `]) {
    expect(await a.ask(documents.conversation, { id })).toEqual({ conversation: null });
    const input = { conversationId: id, clientId: newId(), body: "hello" };
    expect(await a.fault(documents.sendMessage, { input })).toBe("NOT_FOUND");
    expect(await a.fault(documents.deleteMessage, { input: { messageId: id } })).toBe("NOT_FOUND");
    for (const document of [documents.conversationEvents, documents.conversationSignals]) {
      await expect(a.subscribe(document, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  }
});
