import { randomUUID } from "node:crypto";
import { askSurely } from "./ask.mjs";

/**
 * @typedef {import("./sessions.mjs").SignedIn} SignedIn
 * @typedef {object} Stage where a case plays
 * @property {string[]} nodes addresses of the node that is asked
 * @property {string} conversation
 * @property {SignedIn} coordinator
 * @property {SignedIn[]} leaving
 *
 * @typedef {object} Case
 * @property {string} what
 * @property {"GROUP" | "DIRECT"} kind of the conversation; of a direct one both leave
 * @property {string | null} reason that the stream gives; null for a socket that closes without a word
 * @property {number | null} code that the socket closes with; null when it stays open
 * @property {number} [tokensEndAfterMs] once everybody stands
 * @property {(stage: Stage, person: SignedIn) => Promise<unknown>} [revoke] answers when the node has acknowledged it
 * @property {(person: string) => { kind: string, personId: string | null }} [event] the event that takes the right away
 * @property {(stage: Stage) => Promise<unknown>} [after]
 */

/** @param {Stage} stage @param {SignedIn} who @param {string} field @param {string} type @param {object} input */
const deed = async ({ nodes }, who, field, type, input) => {
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`;
  const answer = await askSurely(nodes, await who.token(), document, { input });
  if (!answer[field].__typename.endsWith("Success")) throw new Error(`${field}: ${answer[field].__typename}`);
};

/** How a right to read can end, each with what its sockets must see. Another one is another entry. @type {Case[]} */
export const cases = [
  {
    what: "removed",
    kind: "GROUP",
    reason: "ACCESS_ENDED",
    code: null,
    revoke: (stage, { personId }) =>
      deed(stage, stage.coordinator, "removeConversationMember", "ConversationMemberInput", {
        conversationId: stage.conversation,
        personId,
      }),
    event: personId => ({ kind: "MemberLeft", personId }),
  },
  {
    what: "blocked",
    kind: "DIRECT",
    reason: "ACCESS_ENDED",
    code: null,
    // The first to be told blocks the other one, which ends it for both.
    revoke: async (stage, person) => {
      const [blocker, other] = stage.leaving;
      if (blocker && other && person === blocker)
        await deed(stage, blocker, "blockPerson", "BlockPersonInput", { personId: other.personId });
    },
    event: () => ({ kind: "AccessChanged", personId: null }),
    after: async stage => {
      const [blocker, other] = stage.leaving;
      if (blocker && other)
        await deed(stage, blocker, "unblockPerson", "UnblockPersonInput", { personId: other.personId });
    },
  },
  {
    what: "signed out",
    kind: "GROUP",
    reason: "SIGNED_OUT",
    code: 4403,
    revoke: (stage, person) => deed(stage, person, "signOut", "SignOutInput", {}),
  },
  { what: "expired", kind: "GROUP", reason: null, code: 4403, tokensEndAfterMs: 2_000 },
];

/**
 * A conversation for a case.
 * @param {string[]} nodes @param {Case} one @param {string} programId @param {SignedIn} opener @param {string[]} personIds
 * @returns {Promise<string>}
 */
export async function converse(nodes, one, programId, opener, personIds) {
  const clientId = randomUUID();
  const [field, input] =
    one.kind === "GROUP"
      ? ["openGroupConversation", { clientId, programId, title: `Revoked: ${one.what}`, personIds }]
      : ["openConversation", { clientId, programId, personId: personIds[0] }];
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}`;
  const document = `mutation ($input: ${type}Input!) {
    ${field}(input: $input) { __typename ... on ${type}Success { conversation { id } } }
  }`;
  const answer = await askSurely(nodes, await opener.token(), document, { input });
  const { conversation, __typename } = answer[field];
  if (!conversation) throw new Error(`${field}: ${__typename}`);
  return conversation.id;
}
