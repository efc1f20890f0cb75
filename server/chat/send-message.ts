import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { inTransaction } from "../db/transaction.js";
import { checkSameInput, type Retryable, retryable } from "../kernel/client-id.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId, newId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import { checkedText, lengthOf } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { eventParameters, headAndEvent } from "../realtime/index.js";
import type { ChatDeps } from "./chat.deps.js";
import { messageEvent, topicOf } from "./chat.events.js";
import { takePlace } from "./chat.policy.js";
import { MessageEntity } from "./entities/message.entity.js";

export interface SendMessage {
  readonly conversationId: string;
  readonly clientId: string;
  readonly body: string;
  readonly replyToId?: string | null;
  readonly mentionIds?: readonly string[] | null;
}

export type TooLong = Refused<"MessageTooLong", { limit: number; length: number }>;
export type SendOutcome = { message: MessageEntity } | TooLong;

export const longestMessage = 4_000;

/** The body without space around it, or the refusal that it is too long. */
export function checkedBody(body: string): string | TooLong {
  const length = lengthOf(body.trim());
  if (length > longestMessage) {
    const message = `A message may have ${longestMessage} characters; this one has ${length}.`;
    return { refused: "MessageTooLong", message, limit: longestMessage, length };
  }
  return checkedText(body, { field: "input.body", min: 1, max: longestMessage, multiline: true });
}

export async function sendMessage(deps: ChatDeps, viewer: Viewer, input: SendMessage): Promise<SendOutcome> {
  const body = checkedBody(input.body);
  if (typeof body !== "string") return body;
  const asked = retryable(input);
  const { conversationId } = input;

  const replyToId = input.replyToId ?? null;

  const { message, others } = await inTransaction(deps.db, async (tx): Promise<Posted> => {
    // One person's sends come one after the other from here, so that a retry finds what the first try sent.
    if (!(await takePlace(tx, viewer.personId, conversationId))) throw notFound("conversation");
    const earlier = await findSent(tx, viewer, conversationId, asked);
    if (earlier) return { message: earlier, others: [] };
    await checkReplyTo(tx, conversationId, replyToId);
    const mentionIds = await checkedMentions(tx, conversationId, input.mentionIds ?? []);
    return insertMessage(deps, tx, viewer, { ...asked, conversationId, body, replyToId, mentionIds });
  });
  deps.hub.ring(topicOf(conversationId), message.seq);
  for (const personId of others) deps.inbox.signal(personId, { kind: "unread", conversationId });
  return { message };
}

async function findSent(tx: EntityManager, viewer: Viewer, conversationId: string, asked: Retryable) {
  const earlier = await tx.findOneBy(MessageEntity, {
    conversationId,
    authorId: viewer.personId,
    clientId: asked.clientId,
  });
  if (earlier) checkSameInput(earlier, asked);
  return earlier;
}

interface Draft extends Retryable {
  readonly conversationId: string;
  readonly body: string;
  readonly replyToId: string | null;
  readonly mentionIds: readonly string[];
}

interface Posted {
  readonly message: MessageEntity;
  /** The conversation's other members, who have one more unread. */
  readonly others: readonly string[];
}

/** One statement, the last of the transaction: the topic's next seq, its event, the message, and the author's marker. */
async function insertMessage(deps: ChatDeps, tx: EntityManager, viewer: Viewer, draft: Draft): Promise<Posted> {
  const id = newId();
  const at = deps.clock.now();
  const { conversationId, body, replyToId, mentionIds, clientId, clientHash } = draft;
  const event = messageEvent("MessagePosted", viewer.personId, id);
  const [row] = await rowsOf<{ seq: number; others: string[] }>(
    tx,
    `with ${headAndEvent},
     posted as (
       insert into message (id, conversation_id, seq, author_id, body, reply_to_id, mention_ids, client_id, client_hash, created_at)
       select $7::uuid, $8::uuid, next.head, $4::uuid, $9, $10::uuid, $11::uuid[], $12, $13, $6::timestamptz from next
     ),
     marked as (
       update conversation_member set read_seq = greatest(read_seq, next.head) from next
       where conversation_id = $8::uuid and person_id = $4::uuid
     )
     select head as seq, array(
       select person_id from conversation_member where conversation_id = $8::uuid and person_id <> $4::uuid and left_at is null
     ) as others from next`,
    [
      ...eventParameters(topicOf(conversationId), event, at),
      id,
      conversationId,
      body,
      replyToId,
      mentionIds,
      clientId,
      clientHash,
    ],
  );
  if (!row) throw new Error(`The conversation ${conversationId} has no topic.`);
  const message = Object.assign(new MessageEntity(), {
    id,
    conversationId,
    seq: row.seq,
    authorId: viewer.personId,
    body,
    replyToId,
    mentionIds: [...mentionIds],
    clientId,
    clientHash,
    createdAt: at,
    editedAt: null,
    deletedAt: null,
  });
  return { message, others: row.others };
}

async function checkReplyTo(tx: EntityManager, conversationId: string, replyToId: string | null): Promise<void> {
  if (replyToId === null) return;
  if (isId(replyToId) && (await tx.existsBy(MessageEntity, { id: replyToId, conversationId }))) return;
  throw new Fault("NOT_FOUND", "There is no such message to reply to.", { field: "input.replyToId" });
}

async function checkedMentions(
  tx: EntityManager,
  conversationId: string,
  mentionIds: readonly string[],
): Promise<string[]> {
  const distinct = [...new Set(mentionIds)];
  if (distinct.length === 0) return distinct;
  const rows = distinct.every(isId)
    ? await rowsOf(
        tx,
        "select 1 from conversation_member where conversation_id = $1 and person_id = any($2) and left_at is null",
        [conversationId, distinct],
      )
    : [];
  if (rows.length < distinct.length) {
    throw new Fault("BAD_INPUT", "Only members of the conversation can be mentioned.", { field: "input.mentionIds" });
  }
  return distinct;
}
