import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { inTransaction } from "../db/transaction.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import type { Viewer } from "../kernel/viewer.js";
import { append, type NewEvent } from "../realtime/index.js";
import type { ChatDeps } from "./chat.deps.js";
import { messageEvent, reactionEvent, topicOf } from "./chat.events.js";
import { takePlace } from "./chat.policy.js";
import { checkedEmoji } from "./emoji.js";
import { MessageEntity } from "./entities/message.entity.js";
import { ReactionEntity } from "./entities/reaction.entity.js";
import { getMessage, type MessageWithAuthor } from "./message-rows.js";
import { checkedBody, type TooLong } from "./send-message.js";

export interface EditMessage {
  readonly messageId: string;
  readonly body: string;
}

export interface React {
  readonly messageId: string;
  readonly emoji: string;
}

export type EditOutcome = { message: MessageWithAuthor } | TooLong;
export type ReactOutcome = { message: MessageWithAuthor } | Refused<"TooManyReactions", { limit: number }>;

/** Different emoji that one message may carry. */
export const mostEmoji = 20;

export async function editMessage(deps: ChatDeps, viewer: Viewer, input: EditMessage): Promise<EditOutcome> {
  const body = checkedBody(input.body);
  if (typeof body !== "string") return body;
  const message = await change(deps, viewer, input.messageId, async (tx, found) => {
    checkAuthor(found, viewer);
    if (found.deletedAt) throw new Fault("FORBIDDEN", "A deleted message cannot be edited.");
    if (found.body === body) return null;
    found.body = body;
    found.editedAt = deps.clock.now();
    await tx.update(MessageEntity, { id: found.id }, { body, editedAt: found.editedAt });
    return messageEvent("MessageEdited", viewer.personId, found.id);
  });
  return { message };
}

export async function deleteMessage(
  deps: ChatDeps,
  viewer: Viewer,
  messageId: string,
): Promise<{ message: MessageWithAuthor }> {
  const message = await change(deps, viewer, messageId, async (tx, found) => {
    checkAuthor(found, viewer);
    if (found.deletedAt) return null;
    found.body = null;
    found.mentionIds = [];
    found.deletedAt = deps.clock.now();
    await tx.update(MessageEntity, { id: found.id }, { body: null, mentionIds: [], deletedAt: found.deletedAt });
    await tx.delete(ReactionEntity, { messageId: found.id });
    return messageEvent("MessageDeleted", viewer.personId, found.id);
  });
  return { message };
}

export async function addReaction(deps: ChatDeps, viewer: Viewer, { messageId, emoji }: React): Promise<ReactOutcome> {
  const sign = checkedEmoji(emoji);
  let full = false;
  const message = await change(deps, viewer, messageId, async (tx, found) => {
    full = false;
    if (found.deletedAt) throw new Fault("FORBIDDEN", "Nobody can react to a deleted message.");
    const used = await rowsOf<{ emoji: string; mine: boolean }>(
      tx,
      "select emoji, bool_or(person_id = $2) as mine from reaction where message_id = $1 group by emoji",
      [messageId, viewer.personId],
    );
    const same = used.find(row => row.emoji === sign);
    if (same?.mine) return null;
    full = !same && used.length >= mostEmoji;
    if (full) return null;
    await tx.insert(ReactionEntity, { messageId, personId: viewer.personId, emoji: sign, createdAt: deps.clock.now() });
    return reactionEvent("ReactionAdded", viewer.personId, messageId, sign);
  });
  if (!full) return { message };
  const words = `A message carries at most ${mostEmoji} different reactions.`;
  return { refused: "TooManyReactions", message: words, limit: mostEmoji };
}

export async function removeReaction(
  deps: ChatDeps,
  viewer: Viewer,
  { messageId, emoji }: React,
): Promise<{ message: MessageWithAuthor }> {
  const sign = checkedEmoji(emoji);
  const message = await change(deps, viewer, messageId, async tx => {
    const { affected } = await tx.delete(ReactionEntity, { messageId, personId: viewer.personId, emoji: sign });
    return affected ? reactionEvent("ReactionRemoved", viewer.personId, messageId, sign) : null;
  });
  return { message };
}

/**
 * Locks a message the viewer may read, lets `work` change it, and appends the event it returns; null: nothing changed.
 * The lock leaves the row's key alone: a reply that is being sent holds the topic's head and waits for the key.
 */
async function change(
  deps: ChatDeps,
  viewer: Viewer,
  messageId: string,
  work: (tx: EntityManager, message: MessageEntity) => Promise<NewEvent | null>,
): Promise<MessageWithAuthor> {
  const { conversationId, seq } = await inTransaction(deps.db, async tx => {
    const message = isId(messageId)
      ? await tx.findOne(MessageEntity, { where: { id: messageId }, lock: { mode: "for_no_key_update" } })
      : null;
    if (!message || !(await takePlace(tx, viewer.personId, message.conversationId))) throw notFound("message");
    const event = await work(tx, message);
    const seq = event && (await append(tx, topicOf(message.conversationId), event, deps.clock.now()));
    return { conversationId: message.conversationId, seq };
  });
  if (seq !== null) deps.hub.ring(topicOf(conversationId), seq);
  return getMessage(deps.db.manager, messageId);
}

function checkAuthor(message: MessageEntity, viewer: Viewer): void {
  if (message.authorId !== viewer.personId) throw new Fault("FORBIDDEN", "Only its author can change a message.");
}
