import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { aConversation } from "../support/makers/chat.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { say } from "./talk.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

type Page = { nodes: { body: string }[]; edges?: { cursor: string }[]; pageInfo?: { startCursor: string } };

/** The words of the pages of a conversation that a selection asks for, by the names it gives them. */
async function pagesOf(who: Actor, id: string, selection: string, variables: Record<string, unknown> = {}) {
  const declared = Object.entries(variables).map(([name, value]) =>
    typeof value === "boolean"
      ? `$${name}: Boolean!`
      : typeof value === "number"
        ? `$${name}: Int`
        : `$${name}: String`,
  );
  const { conversation } = await who.ask<{ conversation: Record<string, Page> }>(
    `query (${["$id: ID!", ...declared].join()}) { conversation(id: $id) ${selection} }
     fragment Words on Conversation { messages(last: 2) { nodes { body } } }`.replace(
      selection.includes("...Words") ? "" : /fragment Words.*/s,
      "",
    ),
    { id, ...variables },
  );
  return Object.fromEntries(
    Object.entries(conversation ?? {}).flatMap(([name, page]) =>
      typeof page === "object" ? [[name, page.nodes.map(({ body }) => body)]] : [],
    ),
  );
}

test("a page read with its conversation is the page that is asked for, however it is asked", async () => {
  const { a, b, conversationId } = await aConversation(world);
  for (const body of ["one", "two", "three"]) await say(a, conversationId, body);
  const page = (args: string) => `messages(${args}) { nodes { body } }`;
  const ask = (selection: string, variables = {}) => pagesOf(b, conversationId, selection, variables);
  expect(await ask(`{ ${page("last: 2")} }`)).toEqual({ messages: ["two", "three"] });
  expect(await ask(`{ ${page("last: $count")} }`, { count: 1 })).toEqual({ messages: ["three"] });
  expect(await ask("{ ...Words }")).toEqual({ messages: ["two", "three"] });
  expect(await ask(`{ first: ${page("first: 1")} id last: ${page("last: 1")} }`)).toEqual({
    first: ["one"],
    last: ["three"],
  });
  expect(await ask(`{ id messages(last: 1) @include(if: $yes) { nodes { body } } }`, { yes: true })).toEqual({
    messages: ["three"],
  });
  expect(await ask(`{ id messages(last: 1) @include(if: $yes) { nodes { body } } }`, { yes: false })).toEqual({});
});

test("a cursor of one page leads to the next, read with the conversation or by itself", async () => {
  const { a, b, conversationId } = await aConversation(world);
  for (const body of ["one", "two", "three"]) await say(a, conversationId, body);
  const { conversation } = await b.ask<{ conversation: { messages: Required<Page> } }>(
    "query ($id: ID!) { conversation(id: $id) { messages(last: 1) { nodes { body } edges { cursor } pageInfo { startCursor } } } }",
    { id: conversationId },
  );
  const { startCursor } = conversation.messages.pageInfo;
  expect(conversation.messages.edges).toEqual([{ cursor: startCursor }]);
  const before = "messages(last: 1, before: $before) { nodes { body } }";
  expect(await pagesOf(b, conversationId, `{ ${before} }`, { before: startCursor })).toEqual({ messages: ["two"] });
  expect(await pagesOf(b, conversationId, `{ id other: ${before} ${before} }`, { before: startCursor })).toEqual({
    other: ["two"],
    messages: ["two"],
  });
});

test("wrong arguments of a page are named, and who may not read gets neither conversation nor page", async () => {
  const { a, conversationId } = await aConversation(world);
  const stranger = await world.person("Stranger");
  await say(a, conversationId, "between us");
  const query =
    "query ($id: ID!, $last: Int) { conversation(id: $id) { id messages(last: $last) { nodes { body } } } }";
  expect(await a.fault(query, { id: conversationId, last: 101 })).toBe("BAD_INPUT");
  expect(await stranger.ask(query, { id: conversationId, last: 5 })).toEqual({ conversation: null });
  expect(await a.ask(query, { id: "no id", last: 5 })).toEqual({ conversation: null });
});
