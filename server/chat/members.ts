import { type EntityManager, IsNull } from "typeorm";
import { inTransaction } from "../db/transaction.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import type { Viewer } from "../kernel/viewer.js";
import { append } from "../realtime/index.js";
import type { ChatDeps } from "./chat.deps.js";
import { memberEvent, membersChanged, signalChannel, topicOf } from "./chat.events.js";
import { canRead, getReadable } from "./chat.policy.js";
import { ConversationEntity } from "./entities/conversation.entity.js";
import { ConversationMemberEntity } from "./entities/conversation-member.entity.js";

/** People that one conversation holds at most. */
export const mostMembers = 50;

/** Somebody and the group they are to come into or leave. */
export interface ConversationMember {
  readonly conversationId: string;
  readonly personId: string;
}

export type ConversationFull = Refused<"ConversationFull", { limit: number }>;
export type MemberOutcome = { conversation: ConversationEntity } | ConversationFull;

export const conversationFull: ConversationFull = {
  refused: "ConversationFull",
  message: `A conversation holds at most ${mostMembers} people.`,
  limit: mostMembers,
};

/**
 * Puts people into a conversation. What was said before somebody came is there to read and does not count as unread;
 * somebody who left before is in again, with the marker where it was.
 */
export async function insertMembers(
  tx: EntityManager,
  conversationId: string,
  personIds: readonly string[],
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into conversation_member (conversation_id, person_id, joined_at, read_seq)
     select $1, unnest($2::uuid[]), $3, coalesce((select head from topic where name = $4), 0)
     on conflict (conversation_id, person_id) do update set joined_at = excluded.joined_at, left_at = null`,
    [conversationId, personIds, at, topicOf(conversationId)],
  );
}

export async function addMember(
  deps: ChatDeps,
  viewer: Viewer,
  { conversationId, personId }: ConversationMember,
): Promise<MemberOutcome> {
  return changeMembers(deps, conversationId, async (tx, conversation) => {
    await checkManager(deps, tx, viewer, conversation);
    const isOfProgram = isId(personId) && (await deps.programs.isMember(tx, conversation.programId ?? "", personId));
    if (!isOfProgram) throw notFound("person in this program");
    const members = await tx.findBy(ConversationMemberEntity, { conversationId, leftAt: IsNull() });
    if (members.some(member => member.personId === personId)) return { conversation, event: null };
    if (members.length >= mostMembers) return conversationFull;
    await insertMembers(tx, conversationId, [personId], deps.clock.now());
    return { conversation, event: memberEvent("MemberJoined", viewer.personId, personId) };
  });
}

export async function removeMember(
  deps: ChatDeps,
  viewer: Viewer,
  { conversationId, personId }: ConversationMember,
): Promise<{ conversation: ConversationEntity }> {
  return changeMembers(deps, conversationId, async (tx, conversation) => {
    await checkManager(deps, tx, viewer, conversation);
    return leave(deps, tx, viewer, conversation, personId);
  });
}

export async function leaveConversation(
  deps: ChatDeps,
  viewer: Viewer,
  conversationId: string,
): Promise<{ conversationId: string }> {
  await changeMembers(deps, conversationId, async (tx, conversation) => {
    if (!(await canRead(tx, viewer.personId, conversationId))) throw notFound("conversation");
    if (conversation.kind !== "GROUP")
      throw new Fault("FORBIDDEN", "Only a group can be left; block the person instead.");
    return leave(deps, tx, viewer, conversation, viewer.personId);
  });
  return { conversationId };
}

/** Who may add to and remove from a group: a coordinator of its program. */
export async function canManageMembers(
  deps: ChatDeps,
  db: EntityManager,
  personId: string,
  conversation: ConversationEntity,
) {
  return (
    conversation.kind === "GROUP" &&
    conversation.programId !== null &&
    (await deps.programs.isCoordinator(db, conversation.programId, personId))
  );
}

type Changed = { conversation: ConversationEntity; event: ReturnType<typeof memberEvent> | null };

async function leave(
  deps: ChatDeps,
  tx: EntityManager,
  viewer: Viewer,
  conversation: ConversationEntity,
  personId: string,
): Promise<Changed> {
  const { affected } = isId(personId)
    ? await tx.update(
        ConversationMemberEntity,
        { conversationId: conversation.id, personId, leftAt: IsNull() },
        { leftAt: deps.clock.now() },
      )
    : { affected: 0 };
  return { conversation, event: affected ? memberEvent("MemberLeft", viewer.personId, personId) : null };
}

async function checkManager(deps: ChatDeps, tx: EntityManager, viewer: Viewer, conversation: ConversationEntity) {
  if (await canManageMembers(deps, tx, viewer.personId, conversation)) return;
  await getReadable(tx, viewer.personId, conversation.id);
  throw new Fault("FORBIDDEN", "Only a coordinator of the program changes who is in a group.");
}

/**
 * Locks the conversation so that members are counted one change at a time, and logs what `work` did. The lock leaves
 * the row's key alone: a message that is being sent holds the topic's head and waits for the key.
 */
async function changeMembers<R extends object = never>(
  deps: ChatDeps,
  conversationId: string,
  work: (tx: EntityManager, conversation: ConversationEntity) => Promise<Changed | R>,
): Promise<{ conversation: ConversationEntity } | R> {
  const topic = topicOf(conversationId);
  const { outcome, seq } = await inTransaction(deps.db, async tx => {
    const conversation = isId(conversationId)
      ? await tx.findOne(ConversationEntity, { where: { id: conversationId }, lock: { mode: "for_no_key_update" } })
      : null;
    if (!conversation) throw notFound("conversation");
    const outcome = await work(tx, conversation);
    const event = "event" in outcome ? outcome.event : null;
    return { outcome, seq: event && (await append(tx, topic, event, deps.clock.now())) };
  });
  if (seq !== null) {
    deps.hub.ring(topic, seq);
    deps.bus.publish(signalChannel(conversationId), JSON.stringify({ type: membersChanged }));
  }
  return "event" in outcome ? { conversation: outcome.conversation } : outcome;
}
