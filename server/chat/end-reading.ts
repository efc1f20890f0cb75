import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import type { Grown } from "../inbox/index.js";
import { append } from "../realtime/index.js";
import type { ChatDeps } from "./chat.deps.js";
import { accessChanged, topicOf } from "./chat.events.js";

/**
 * Ends what somebody reads of a program's conversations, in the transaction that suspends them. Their places are held
 * first, so that what they write at the same time comes wholly before the end or not at all.
 */
export async function endReading(
  deps: ChatDeps,
  tx: EntityManager,
  programId: string,
  personId: string,
): Promise<Grown[]> {
  const theirs = await rowsOf<{ id: string }>(
    tx,
    `select c.id from conversation_member me join conversation c on c.id = me.conversation_id
     where me.person_id = $2 and me.left_at is null and c.program_id = $1 order by c.id for no key update of me`,
    [programId, personId],
  );
  const grown: Grown[] = [];
  for (const { id } of theirs) {
    const topic = topicOf(id);
    grown.push({ topic, seq: await append(tx, topic, accessChanged, deps.clock.now()) });
  }
  return grown;
}
