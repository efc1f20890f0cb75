import type { EntityManager } from "typeorm";
import { prepared, tuplesOf } from "../db/rows.js";
import { isId } from "../kernel/id.js";
import type { MessageEntity } from "./entities/message.entity.js";

/** A message as it is shown, with the name of who said it, so that a page of messages is one statement. */
export interface MessageWithAuthor extends Omit<MessageEntity, "clientHash"> {
  readonly author: { readonly id: string; readonly displayName: string };
}

/** One row of `messageTuples`; instants are text. */
export type MessageTuple = readonly [
  id: string,
  conversationId: string,
  seq: number,
  authorId: string,
  body: string | null,
  replyToId: string | null,
  mentionIds: string[],
  clientId: string,
  createdAt: string,
  editedAt: string | null,
  deletedAt: string | null,
  authorName: string,
];

/** What messages with their authors are read from; a condition on `m` comes behind it. */
export const messageRows = `
  select m.id, m.conversation_id, m.seq, m.author_id, m.body, m.reply_to_id, m.mention_ids, m.client_id, m.created_at,
    m.edited_at, m.deleted_at, p.display_name as author_name
  from message m join person p on p.id = m.author_id`;

/** All of `messageRows` as one JSON text, null where there are none. */
export const messageTuples = `json_agg(json_build_array(id, conversation_id, seq, author_id, body, reply_to_id, mention_ids,
  client_id, created_at, edited_at, deleted_at, author_name))::text`;

export function messageOf(row: MessageTuple): MessageWithAuthor {
  const [id, conversationId, seq, authorId, body, replyToId, mentionIds, clientId, createdAt] = row;
  const [editedAt, deletedAt, displayName] = [row[9], row[10], row[11]];
  return {
    id,
    conversationId,
    seq,
    authorId,
    body,
    replyToId,
    mentionIds,
    clientId,
    createdAt: new Date(createdAt),
    editedAt: editedAt === null ? null : new Date(editedAt),
    deletedAt: deletedAt === null ? null : new Date(deletedAt),
    author: { id: authorId, displayName },
  };
}

const byIds = prepared(
  "messages-by-ids",
  `select ${messageTuples} as tuples from (${messageRows} where m.id = any($1::uuid[])) as listed`,
);

/** Messages by their ids, whoever may read them. */
export async function messagesByIds(
  db: EntityManager,
  ids: readonly string[],
): Promise<Map<string, MessageWithAuthor>> {
  const rows = await tuplesOf<MessageTuple>(db, byIds, [ids.filter(isId)]);
  return new Map(rows.map(row => [row[0], messageOf(row)]));
}

/** One that is there for sure. */
export async function getMessage(db: EntityManager, id: string): Promise<MessageWithAuthor> {
  const message = (await messagesByIds(db, [id])).get(id);
  if (!message) throw new Error(`The message ${id} vanished between two reads.`);
  return message;
}
