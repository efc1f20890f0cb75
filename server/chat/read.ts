import { type EntityManager, In } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { isId } from "../kernel/id.js";
import { type Page, type PageArgs, pageOf, windowOf } from "../kernel/page.js";
import { checkedText } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { suspendedSql } from "../programs/index.js";
import { readable } from "./chat.policy.js";
import { ConversationEntity } from "./entities/conversation.entity.js";
import { type MessageWithAuthor, messagesByIds } from "./message-rows.js";

/** Rows by id, in the order the ids came from SQL; ids whose row is gone are left out. */
async function inOrder<E extends { id: string }>(
  db: EntityManager,
  entity: new () => E,
  rows: readonly { id: string }[],
): Promise<Map<string, E>> {
  const ids = rows.map(row => row.id);
  const found = ids.length === 0 ? [] : await db.findBy<{ id: string }>(entity, { id: In(ids) });
  return new Map(found.map(row => [row.id, row as E]));
}

/** The conversations somebody may read, the one with the latest message first. */
export async function listConversations(
  db: EntityManager,
  viewer: Viewer,
  args: PageArgs,
): Promise<Page<ConversationEntity>> {
  const window = windowOf(args, ["instant", "id"]);
  const rows = await rowsOf<{ id: string; latest: Date }>(
    db,
    `select c.id, coalesce(last.created_at, c.created_at) as latest
     from conversation_member mine
     join conversation c on c.id = mine.conversation_id
     left join lateral (
       select created_at from message m where m.conversation_id = c.id order by seq desc limit 1
     ) last on true
     where mine.person_id = $1 and mine.left_at is null and ${readable("c", "$1::uuid")}
       and ($2::timestamptz is null or (coalesce(last.created_at, c.created_at), c.id) < ($2::timestamptz, $3::uuid))
     order by latest desc, c.id desc limit $4`,
    [viewer.personId, ...(window.from ?? [null, null]), window.size + 1],
  );
  const found = await inOrder(db, ConversationEntity, rows);
  return pageOf(
    rows.filter(row => found.has(row.id)),
    window,
    row => [row.latest.toISOString(), row.id],
    row => get(found, row.id),
  );
}

/** Messages with these words in conversations somebody may read, the newest first. */
export async function searchMessages(
  db: EntityManager,
  viewer: Viewer,
  { text, conversationId }: { text: string; conversationId?: string | null },
  args: PageArgs,
): Promise<Page<MessageWithAuthor>> {
  const words = checkedText(text, { field: "text", min: 2, max: 200 });
  const window = windowOf(args, ["instant", "id"]);
  const only = conversationId ?? null;
  if (only !== null && !isId(only))
    return pageOf<never, MessageWithAuthor>(
      [],
      window,
      () => [],
      row => row,
    );
  const rows = await rowsOf<{ id: string; created_at: Date }>(
    db,
    `select m.id, m.created_at from message m join conversation c on c.id = m.conversation_id
     where m.search @@ websearch_to_tsquery('english', $2)
       and ($3::uuid is null or m.conversation_id = $3::uuid)
       and ${readable("c", "$1::uuid")}
       and ($4::timestamptz is null or (m.created_at, m.id) < ($4::timestamptz, $5::uuid))
     order by m.created_at desc, m.id desc limit $6`,
    [viewer.personId, words, only, ...(window.from ?? [null, null]), window.size + 1],
  );
  const found = await messagesByIds(
    db,
    rows.map(row => row.id),
  );
  return pageOf(
    rows.filter(row => found.has(row.id)),
    window,
    row => [row.created_at.toISOString(), row.id],
    row => get(found, row.id),
  );
}

function get<V>(found: ReadonlyMap<string, V>, id: string): V {
  const value = found.get(id);
  if (value === undefined) throw new Error(`Row ${id} vanished between two reads.`);
  return value;
}

/**
 * Messages of others behind the person's read marker, by `conversationId`; deleted ones do not count. A conversation of
 * a program they are suspended from is absent: its signals may name it, and must not count what is said there.
 */
export async function unreadCounts(
  db: EntityManager,
  personId: string,
  conversationIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await rowsOf<{ id: string; unread: number }>(
    db,
    `select cm.conversation_id as id, count(m.id)::int as unread
     from conversation_member cm
     join conversation c on c.id = cm.conversation_id
     left join message m on m.conversation_id = cm.conversation_id and m.seq > cm.read_seq
       and m.author_id <> cm.person_id and m.deleted_at is null
     where cm.person_id = $1 and cm.conversation_id = any($2) and cm.left_at is null
       and not ${suspendedSql("c.program_id", "$1::uuid")}
     group by cm.conversation_id`,
    [personId, conversationIds],
  );
  return new Map(rows.map(row => [row.id, row.unread]));
}

/** The reactions of each message, in the order in which their emoji first came. */
export async function reactionsOf(
  db: EntityManager,
  messageIds: readonly string[],
): Promise<Map<string, ReactionGroup[]>> {
  const rows = await rowsOf<{ message_id: string; emoji: string; person_ids: string[] }>(
    db,
    `select message_id, emoji, array_agg(person_id order by created_at, person_id) as person_ids
     from reaction where message_id = any($1) group by message_id, emoji order by min(created_at), emoji`,
    [messageIds],
  );
  const groups = new Map<string, ReactionGroup[]>();
  for (const row of rows) {
    const group = { emoji: row.emoji, personIds: row.person_ids };
    groups.set(row.message_id, [...(groups.get(row.message_id) ?? []), group]);
  }
  return groups;
}

/** One emoji on a message and who put it there, in the order they did. */
export interface ReactionGroup {
  readonly emoji: string;
  readonly personIds: readonly string[];
}
