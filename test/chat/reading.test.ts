import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { aBareProgram, aConversation, enroll } from "../support/makers/chat.js";
import { type Actor, aWorld, take, type World } from "../support/world.js";
import { conversationSignals, deleteMessage, history, markRead, search, signalTyping } from "./documents.js";
import { say, see } from "./talk.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

async function aTalk(count: number) {
  const talk = await aConversation(world);
  for (let n = 1; n <= count; n += 1) {
    await say(n % 2 ? talk.a : talk.b, talk.conversationId, `message ${n}`);
    world.clock.turn({ seconds: 1 });
  }
  return talk;
}

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly body: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const page = async (who: Actor, variables: object): Promise<Page> =>
  (await who.ask<{ conversation: { messages: Page } }>(history, { ...variables })).conversation.messages;
const words = ({ edges }: Page) => edges.map(edge => Number(edge.node.body.split(" ")[1]));

test("history is read both ways, and going on from any page's ends leaves nothing out", async () => {
  const { a, conversationId: id } = await aTalk(7);
  let forward = await page(a, { id, first: 3 });
  expect(words(forward)).toEqual([1, 2, 3]);
  expect(forward.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  forward = await page(a, { id, first: 3, after: forward.pageInfo.endCursor });
  expect(words(forward)).toEqual([4, 5, 6]);
  forward = await page(a, { id, first: 3, after: forward.pageInfo.endCursor });
  expect(words(forward)).toEqual([7]);
  expect(forward.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });

  let backward = await page(a, { id, last: 3 });
  expect(words(backward)).toEqual([5, 6, 7]);
  expect(backward.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  backward = await page(a, { id, last: 5, before: backward.pageInfo.startCursor });
  expect(words(backward)).toEqual([1, 2, 3, 4]);
  expect(backward.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
});

test("a page that nobody can give is BAD_INPUT", async () => {
  const { a, conversationId: id } = await aConversation(world);
  const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString("base64url");
  const foreign = ["", "x", cursor([]), cursor(["a"]), cursor([1.5]), cursor([1e20]), cursor([1, 2])];
  for (const variables of [
    ...foreign.map(after => ({ first: 1, after })),
    { first: 101 },
    { first: -1 },
    { first: 1, last: 1 },
    { first: 1, before: cursor([1]) },
  ]) {
    expect([variables, await a.fault(history, { id, ...variables })]).toEqual([variables, "BAD_INPUT"]);
  }
  const list = "query ($after: String) { conversations(after: $after) { nodes { id } } }";
  for (const after of [cursor(["now", id]), cursor(["+275760-01-01T00:00:00.000Z", id]), cursor(["2026-01-01", id])]) {
    expect(await a.fault(list, { after })).toBe("BAD_INPUT");
    expect(await a.fault(search, { text: "hello", after })).toBe("BAD_INPUT");
  }
});

test("what others said and nobody deleted is unread until it is marked read, and a marker never goes back", async () => {
  const { a, b, conversationId } = await aTalk(0);
  const first = await say(a, conversationId, "one");
  const second = await say(a, conversationId, "two");
  await say(a, conversationId, "three");
  const unread = async (who: Actor) => (await see(who, conversationId)).unreadCount;
  const mark = async (seq: number) =>
    (await b.ask<{ markRead: { seq: number } }>(markRead, { input: { conversationId, seq } })).markRead.seq;

  expect([await unread(a), await unread(b)]).toEqual([0, 3]);
  await a.ask(deleteMessage, { input: { messageId: second.id } });
  expect(await unread(b)).toBe(2);
  expect([await mark(first.seq), await unread(b)]).toEqual([first.seq, 1]);
  expect([await mark(0), await unread(b)]).toEqual([first.seq, 1]);
  const head = (await see(a, conversationId)).readMarkers;
  expect(head.find(marker => marker.person.id === b.id)?.seq).toBe(first.seq);
  // The deletion took a seq too: past the last event means the last.
  expect([await mark(2_000_000_000), await unread(b)]).toEqual([4, 0]);
  expect(await b.fault(markRead, { input: { conversationId, seq: -1 } })).toBe("BAD_INPUT");
  await say(a, conversationId, "four");
  expect(await unread(b)).toBe(1);
  await say(b, conversationId, "an answer reads what was before it");
  expect([await unread(b), await unread(a)]).toEqual([0, 1]);
});

test("markers moved at once from many screens end where the furthest is", async () => {
  const { b, conversationId } = await aTalk(9);
  const marks = [3, 9, 1, 7, 5, 8, 2].map(seq => b.ask(markRead, { input: { conversationId, seq } }));
  await Promise.all(marks);
  expect((await see(b, conversationId)).unreadCount).toBe(0);
});

test("search finds words of the conversations one is in, newest first, and nothing deleted", async () => {
  const { a, b, conversationId } = await aTalk(0);
  const elsewhere = await aConversation(world);
  await say(elsewhere.a, elsewhere.conversationId, "tracheostomy elsewhere");
  for (const body of ["About tracheostomies", "Nothing", "Weaning and a tracheostomy"]) {
    await say(a, conversationId, body);
    world.clock.turn({ seconds: 1 });
  }
  const gone = await say(b, conversationId, "tracheostomy, deleted");
  await b.ask(deleteMessage, { input: { messageId: gone.id } });
  const find = async (variables: object) =>
    (
      await b.ask<{ messageSearch: { nodes: { body: string }[]; pageInfo: { endCursor: string } } }>(search, {
        ...variables,
      })
    ).messageSearch;
  const bodies = async (variables: object) => (await find(variables)).nodes.map(node => node.body);

  expect(await bodies({ text: "tracheostomy" })).toEqual(["Weaning and a tracheostomy", "About tracheostomies"]);
  expect(await bodies({ text: "tracheostomy -weaning" })).toEqual(["About tracheostomies"]);
  expect(await bodies({ text: '"weaning and a tracheostomy"' })).toEqual(["Weaning and a tracheostomy"]);
  expect(await bodies({ text: "tracheostomy", conversationId: elsewhere.conversationId })).toEqual([]);
  expect(await bodies({ text: "tracheostomy", conversationId: "none" })).toEqual([]);
  expect(await bodies({ text: "& ! ( ' :*" })).toEqual([]);
  const first = await find({ text: "tracheostomy", first: 1 });
  const after = first.pageInfo.endCursor;
  expect(await bodies({ text: "tracheostomy", first: 1, after })).toEqual(["About tracheostomies"]);
  for (const text of ["x", "a\u0000b", "x".repeat(201)]) expect(await b.fault(search, { text })).toBe("BAD_INPUT");
});

test("conversations come by their latest message", async () => {
  const person = await world.person("Much asked");
  const programId = await aBareProgram(world);
  await enroll(world, programId, person.id);
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const other = await world.person();
    await enroll(world, programId, other.id);
    const { conversation } = await world.app.chat.openDirect(other.viewer, {
      clientId: "first",
      programId,
      personId: person.id,
    });
    ids.push(conversation.id);
    world.clock.turn({ seconds: 1 });
  }
  const [first = "", second = "", third = ""] = ids;
  await say(person, second, "hello");
  const document = `query ($first: Int, $after: String) {
    conversations(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
  }`;
  interface List {
    conversations: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  }
  const two = (await person.ask<List>(document, { first: 2 })).conversations;
  expect(two.nodes.map(node => node.id)).toEqual([second, third]);
  const rest = (await person.ask<List>(document, { first: 2, after: two.pageInfo.endCursor })).conversations;
  expect(rest).toMatchObject({ nodes: [{ id: first }], pageInfo: { hasNextPage: false } });
});

test("typing and read markers are seen by the other, never by oneself", async () => {
  const { a, b, conversationId } = await aTalk(2);
  const stream = await b.subscribe<{ __typename: string; person: object; expiresAt?: string; seq?: number }>(
    conversationSignals,
    { id: conversationId },
  );
  const first = stream.next();
  let isHeard = false;
  void first.then(() => {
    isHeard = true;
  });
  await b.ask(signalTyping, { input: { conversationId } });
  while (!isHeard) await a.ask(signalTyping, { input: { conversationId } });
  const expiresAt = new Date(world.clock.now().getTime() + 6_000).toISOString();
  const ada = { id: a.id, displayName: "Ada" };
  expect((await first).value).toEqual({ __typename: "TypingSignal", conversationId, expiresAt, person: ada });
  await a.ask(markRead, { input: { conversationId, seq: 2 } });
  for (;;) {
    const [signal] = await take(stream, 1);
    if (signal?.__typename === "TypingSignal") continue;
    expect(signal).toEqual({ __typename: "ReadMarkerSignal", conversationId, seq: 2, person: ada });
    break;
  }
  await stream.return?.();
});
