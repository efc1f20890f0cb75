import { randomUUID } from "node:crypto";
import { askSurely } from "./ask.mjs";

/**
 * @typedef {import("./sessions.mjs").SignedIn} SignedIn
 * @typedef {object} Stage where a case plays
 * @property {string[]} nodes addresses of the node that is asked
 * @property {string} conversation
 * @property {SignedIn} coordinator
 * @property {SignedIn[]} leaving
 * @property {Map<string, string>} enrollments in the program, by person
 *
 * @typedef {object} Case
 * @property {string} what
 * @property {"GROUP" | "DIRECT"} kind of the conversation; of a direct one both leave
 * @property {string | null} reason that the stream gives; null for a socket that closes without a word
 * @property {number | null} code that the socket closes with; null when it stays open
 * @property {(stage: Stage, person: SignedIn) => Promise<unknown>} [revoke] answers when the node has acknowledged it; absent
 *   where the tokens end by themselves
 * @property {(personId: string, place: number) => { kind: string, personId: string | null, nth: number }} [event] the one
 *   that takes the right of the person away, who is at that place among those that leave
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
    event: personId => ({ kind: "MemberLeft", personId, nth: 0 }),
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
    event: () => ({ kind: "AccessChanged", personId: null, nth: 0 }),
    after: async stage => {
      const [blocker, other] = stage.leaving;
      if (blocker && other)
        await deed(stage, blocker, "unblockPerson", "UnblockPersonInput", { personId: other.personId });
    },
  },
  {
    what: "suspended",
    kind: "GROUP",
    reason: "ACCESS_ENDED",
    code: null,
    revoke: (stage, { personId }) =>
      deed(stage, stage.coordinator, "suspendEnrollment", "SuspendEnrollmentInput", {
        enrollmentId: stage.enrollments.get(personId),
      }),
    // It does not say whose right it was; they end one after another.
    event: (_, place) => ({ kind: "AccessChanged", personId: null, nth: place }),
    after: async stage => {
      for (const { personId } of stage.leaving)
        await deed(stage, stage.coordinator, "reinstateEnrollment", "ReinstateEnrollmentInput", {
          enrollmentId: stage.enrollments.get(personId),
        });
    },
  },
  {
    what: "signed out",
    kind: "GROUP",
    reason: "SIGNED_OUT",
    code: 4403,
    revoke: (stage, person) => deed(stage, person, "signOut", "SignOutInput", {}),
  },
  { what: "expired", kind: "GROUP", reason: null, code: 4403 },
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
