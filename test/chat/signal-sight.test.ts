import { expect, test } from "@jest/globals";
import type { ConversationSignal } from "../../server/chat/index.js";
import { type Audience, sightOf } from "../../server/chat/signals.policy.js";

const conversationId = "the conversation";
const expiresAt = new Date();
const signalsOf = (personId: string): ConversationSignal[] => [
  { type: "TypingSignal", conversationId, personId, expiresAt },
  { type: "ReadMarkerSignal", conversationId, personId, seq: 1 },
  { type: "PresenceSignal", conversationId, personId, state: "ONLINE", expiresAt },
];
const member = (shows: boolean, ...blocks: string[]) => ({ showsPresence: shows, blocks: new Set(blocks) });
const everything = ["TypingSignal", "ReadMarkerSignal", "PresenceSignal"];

test("a member sees the others' signals, but for blocks of either side and presence that is not shown", () => {
  const audience: Audience = new Map([
    ["ada", member(true, "bo")],
    ["bo", member(true)],
    ["cy", member(false)],
    ["di", member(true)],
  ]);
  const seenBy = (viewerId: string) => {
    const sees = sightOf(audience, viewerId);
    return ["ada", "bo", "cy", "di", "gone"].map(id => [
      id,
      sees &&
        signalsOf(id)
          .filter(sees)
          .map(signal => signal.type),
    ]);
  };
  const [none, hidden] = [[], ["TypingSignal", "ReadMarkerSignal"]];
  const table = (...seen: unknown[]) => ["ada", "bo", "cy", "di", "gone"].map((id, n) => [id, seen[n]]);
  expect(seenBy("ada")).toEqual(table(none, none, hidden, everything, none));
  expect(seenBy("bo")).toEqual(table(none, none, hidden, everything, none));
  expect(seenBy("cy")).toEqual(table(everything, everything, none, everything, none));
  expect(seenBy("di")).toEqual(table(everything, everything, hidden, none, none));
});

test("who is not in a conversation sees nothing of it", () => {
  expect(sightOf(new Map([["ada", member(true)]]), "gone")).toBe(null);
});
