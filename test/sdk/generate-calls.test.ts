import { expect, test } from "@jest/globals";
import type { Core } from "../../client-sdk/src/core/core.js";
import { accounts } from "../../client-sdk/src/generated/accounts.js";
import * as chats from "../../client-sdk/src/generated/chat.js";
import { inbox } from "../../client-sdk/src/generated/inbox.js";
import * as matchings from "../../client-sdk/src/generated/matching.js";
import { mentorships } from "../../client-sdk/src/generated/mentorships.js";
import { people } from "../../client-sdk/src/generated/people.js";
import { programs } from "../../client-sdk/src/generated/programs.js";

/** What the core was asked for by a domain's method: the verb, and what came with it but for the document. */
function asked(): { readonly core: Core; readonly calls: unknown[][]; readonly documents: string[] } {
  const calls: unknown[][] = [];
  const documents: string[] = [];
  const verb =
    (name: string) =>
    (document: string, ...more: unknown[]): never => {
      documents.push(document);
      calls.push([name, ...more]);
      return undefined as never;
    };
  const names = ["query", "pages", "mutate", "send", "follow", "signals"] as const;
  const [query, pages, mutate, send, follow, signals] = names.map(verb);
  if (!query || !pages || !mutate || !send || !follow || !signals) throw new Error("There are six verbs.");
  return { core: { query, pages, mutate, send, follow, signals }, calls, documents };
}

const ofMatching = { hits: { after: "String", first: "Int" }, text: { language: "String" } };
const messages = { messages: { after: "String", before: "String", first: "Int", last: "Int" } };

test("an id that stands alone comes first, and goes on with the rest of the input", () => {
  const { core, calls, documents } = asked();
  void chats.chat(core).edit("m1", { body: "better" });
  void chats.chat(core).delete("m1");
  expect(calls).toEqual([
    ["mutate", { messageId: "m1", body: "better" }],
    ["mutate", { messageId: "m1" }],
  ]);
  expect(documents).toEqual([chats.ChatEditDocument, chats.ChatDeleteDocument]);
});

test("where two ids are needed, both are named", () => {
  const { core, calls } = asked();
  void chats.chat(core).addMember({ conversationId: "c1", personId: "p1" });
  expect(calls).toEqual([["mutate", { conversationId: "c1", personId: "p1" }]]);
});

test("what creates goes through the outbox, in order for what it is about", () => {
  const { core, calls } = asked();
  void chats.chat(core).send("c1", { body: "hello" });
  void mentorships(core).request({ mentorId: "p2", programId: "g1", purpose: "Residency" });
  void people(core).addCredential({ code: "BCCCP", issuer: "BPS" });
  expect(calls).toEqual([
    ["send", { conversationId: "c1", body: "hello" }, "conversationId"],
    ["send", { mentorId: "p2", programId: "g1", purpose: "Residency" }, "mentorId"],
    ["send", { code: "BCCCP", issuer: "BPS" }, ""],
  ]);
});

test("a caller may give its own clientId", () => {
  const { core, calls } = asked();
  void chats.chat(core).send("c1", { body: "hello", clientId: "mine" });
  expect(calls).toEqual([["send", { conversationId: "c1", body: "hello", clientId: "mine" }, "conversationId"]]);
});

test("what may be left out altogether is an empty input", () => {
  const { core, calls } = asked();
  void accounts(core).signOut();
  expect(calls).toEqual([["mutate", {}]]);
});

test("a query takes its id, and a selection with the arguments that fields below may take", () => {
  const { core, calls } = asked();
  void chats.chat(core).conversation("c1");
  void chats.chat(core).conversation("c1", { title: true });
  void inbox(core).state();
  expect(calls).toEqual([
    ["query", { id: "c1" }, undefined, messages],
    ["query", { id: "c1" }, { title: true }, messages],
    ["query", {}, undefined],
  ]);
});

test("pages take what they are asked by, then where and in what portions to read, then a selection", () => {
  const { core, calls, documents } = asked();
  const options = { pageSize: 10, cursor: "x" };
  matchings.matching(core).mentors({ programId: "g1", text: "sepsis" }, options, { score: true });
  programs(core).enrollments("g1", { role: "MENTOR" }, options);
  chats.chat(core).messages("c1", options);
  chats.chat(core).conversations();
  expect(calls).toEqual([
    ["pages", { input: { programId: "g1", text: "sepsis" } }, options, { score: true }, ofMatching],
    ["pages", { programId: "g1", role: "MENTOR" }, options, undefined],
    ["pages", { conversationId: "c1" }, options, undefined],
    ["pages", {}, undefined, undefined, messages],
  ]);
  expect(documents[2]).toContain("$before");
  expect(documents[1]).not.toContain("$before");
});

test("a stream takes what is followed and from where", () => {
  const { core, calls } = asked();
  chats.chat(core).follow("c1", { after: "cursor" });
  inbox(core).follow();
  chats.chat(core).signals("c1");
  inbox(core).signals();
  expect(calls).toEqual([
    ["follow", { conversationId: "c1" }, { after: "cursor" }],
    ["follow", {}, undefined],
    ["signals", { conversationId: "c1" }],
    ["signals", {}],
  ]);
});
