import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { presenceVisibilitySql } from "../people/index.js";
import type { ConversationSignal } from "./chat.events.js";
import { readable } from "./chat.policy.js";

interface Reader {
  /** Whether the others may be told that this one is around. */
  readonly showsPresence: boolean;
  /** Of the others, those whom this one has blocked. */
  readonly blocks: ReadonlySet<string>;
}

/** Who may read a conversation, by id of the person. */
export type Audience = ReadonlyMap<string, Reader>;

/** The audience of each of these conversations; one that nobody may read is absent. */
export async function audiencesOf(
  db: EntityManager,
  conversationIds: readonly string[],
): Promise<Map<string, Audience>> {
  const rows = await rowsOf<{ conversation_id: string; person_id: string; shows: boolean; blocks: string[] }>(
    db,
    `with reader as materialized (
       select c.id as conversation_id, c.kind, m.person_id
       from conversation c join conversation_member m on m.conversation_id = c.id and m.left_at is null
       where c.id = any($1::uuid[]) and ${readable("c", "m.person_id")})
     select reader.conversation_id, reader.person_id,
       (${presenceVisibilitySql("person")} = 'PROGRAM'
        or ${presenceVisibilitySql("person")} = 'PAIRED' and reader.kind = 'MENTORSHIP') as shows,
       array(select b.blocked_id from person_block b
             join conversation_member other
               on other.person_id = b.blocked_id and other.conversation_id = reader.conversation_id
             where b.blocker_id = reader.person_id) as blocks
     from reader join person on person.id = reader.person_id`,
    [conversationIds],
  );
  const found = new Map<string, Map<string, Reader>>();
  for (const row of rows) {
    const audience = found.get(row.conversation_id) ?? new Map<string, Reader>();
    audience.set(row.person_id, { showsPresence: row.shows, blocks: new Set(row.blocks) });
    found.set(row.conversation_id, audience);
  }
  return found;
}

/**
 * Which signals the viewer may see; null when they may not read the conversation. Of two with a block between them
 * neither sees the other's, in groups too, and nobody sees their own.
 */
export function sightOf(audience: Audience, viewerId: string): ((signal: ConversationSignal) => boolean) | null {
  const viewer = audience.get(viewerId);
  if (!viewer) return null;
  return ({ type, personId }) => {
    const other = audience.get(personId);
    if (!other || personId === viewerId || viewer.blocks.has(personId) || other.blocks.has(viewerId)) return false;
    return type !== "PresenceSignal" || other.showsPresence;
  };
}
