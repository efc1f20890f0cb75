import type { EntityManager } from "typeorm";
import { prepared, rowsOf } from "../db/rows.js";
import { notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import { suspendedSql } from "../programs/index.js";
import { ConversationEntity } from "./entities/conversation.entity.js";

/**
 * The condition under which `viewer` (a parameter such as `$1`) may read conversation `c` (an alias): being in it,
 * not being suspended from its program, and, in a conversation of two, no block between them. A block leaves groups as
 * they are.
 */
export const readable = (c: string, viewer: string): string => `
  exists (select 1 from conversation_member me
          where me.conversation_id = ${c}.id and me.person_id = ${viewer} and me.left_at is null)
  and not ${suspendedSql(`${c}.program_id`, viewer)}
  and (${c}.kind = 'GROUP' or not exists (
    select 1 from conversation_member other
    join person_block b on (b.blocker_id, b.blocked_id) in ((${viewer}, other.person_id), (other.person_id, ${viewer}))
    where other.conversation_id = ${c}.id and other.person_id <> ${viewer}))`;

export async function canRead(db: EntityManager, personId: string, conversationId: string): Promise<boolean> {
  if (!isId(conversationId)) return false;
  const sql = `select 1 from conversation c where c.id = $2 and ${readable("c", "$1::uuid")}`;
  return (await rowsOf(db, sql, [personId, conversationId])).length > 0;
}

const readers = prepared(
  "conversation-readers",
  `select asking.id from conversation c, unnest($2::uuid[]) as asking (id)
   where c.id = $1 and ${readable("c", "asking.id")}`,
);

/** Of these people, those who may read the conversation. */
export async function readersAmong(
  db: EntityManager,
  conversationId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ id: string }>(db, readers, [conversationId, personIds]);
  return new Set(rows.map(row => row.id));
}

/** The conversation, when the person may read it; else NOT_FOUND, whether it is there or not. */
export async function getReadable(
  db: EntityManager,
  personId: string,
  conversationId: string,
): Promise<ConversationEntity> {
  if (!(await canRead(db, personId, conversationId))) throw notFound("conversation");
  return db.findOneByOrFail(ConversationEntity, { id: conversationId });
}

/**
 * Holds the person's place in a conversation until the commit and tells whether they may write there: a removal or a
 * block at the same time comes wholly before or wholly after what they write, and one person writes one thing at a time.
 */
export async function takePlace(tx: EntityManager, personId: string, conversationId: string): Promise<boolean> {
  if (!isId(conversationId)) return false;
  const place = "select 1 from conversation_member where conversation_id = $1 and person_id = $2 for no key update";
  await tx.query(place, [conversationId, personId]);
  return canRead(tx, personId, conversationId);
}
