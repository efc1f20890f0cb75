import { createHash, randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { ConversationEntity, ConversationMemberEntity, MessageEntity, ReactionEntity } from "../chat/index.js";
import type { DemoConversation, DemoMessage, DemoWorld } from "./data/demo-world.js";
import { type DemoIds, insertAll } from "./demo-tables.js";

/** Something said or changed, as one row of the conversation's log. */
interface Happening {
  readonly kind: "MessagePosted" | "MessageEdited";
  readonly index: number;
  readonly at: Date;
  readonly actorKey: string;
}

/** Loads conversations with their logs, so that streams and read markers start where the talk has come to. */
export async function loadTalk(tx: EntityManager, world: DemoWorld, ids: DemoIds): Promise<void> {
  const programId = ids.of("program", world.program.key);
  for (const talk of world.conversations) {
    const conversationId = ids.of("conversation", talk.key);
    const log = happeningsOf(talk.messages);
    const seqOf = new Map(log.flatMap(({ kind, index }, at) => (kind === "MessagePosted" ? [[index, at + 1]] : [])));
    const messageId = (index: number) => ids.of("message", `${talk.key}:${index}`);

    await insertAll(tx, ConversationEntity, [
      { id: conversationId, programId, kind: kindOf(talk), title: talk.title, createdAt: talk.openedAt },
    ]);
    await insertAll(
      tx,
      ConversationMemberEntity,
      talk.readers.map(({ personKey, lastReadIndex }) => ({
        conversationId,
        personId: ids.of("person", personKey),
        joinedAt: talk.openedAt,
        readSeq: lastReadIndex === null ? 0 : (seqOf.get(lastReadIndex) ?? 0),
      })),
    );
    await insertAll(
      tx,
      MessageEntity,
      talk.messages.map((message, index) => ({
        id: messageId(index),
        conversationId,
        seq: seqOf.get(index) ?? 0,
        authorId: ids.of("person", message.authorKey),
        body: message.body,
        replyToId: message.replyToIndex === null ? null : messageId(message.replyToIndex),
        mentionIds: message.mentions.map(key => ids.of("person", key)),
        clientId: messageId(index),
        clientHash: createHash("sha256").update(message.body).digest(),
        createdAt: message.at,
        editedAt: message.editedAt,
      })),
    );
    await insertAll(
      tx,
      ReactionEntity,
      talk.messages.flatMap((message, index) =>
        message.reactions.map(({ personKey, emoji }) => ({
          messageId: messageId(index),
          personId: ids.of("person", personKey),
          emoji,
          createdAt: message.at,
        })),
      ),
    );
    await insertLog(tx, `chat:${conversationId}`, log, ids, messageId);
  }
}

const kindOf = (talk: DemoConversation): "MENTORSHIP" | "GROUP" | "DIRECT" =>
  talk.mentorshipKey !== null ? "MENTORSHIP" : talk.memberKeys.length > 2 ? "GROUP" : "DIRECT";

function happeningsOf(messages: readonly DemoMessage[]): Happening[] {
  const all = messages.flatMap(({ at, editedAt, authorKey }, index): Happening[] => [
    { kind: "MessagePosted", index, at, actorKey: authorKey },
    ...(editedAt ? [{ kind: "MessageEdited" as const, index, at: editedAt, actorKey: authorKey }] : []),
  ]);
  return all.sort((a, b) => a.at.getTime() - b.at.getTime() || a.index - b.index);
}

async function insertLog(
  tx: EntityManager,
  topic: string,
  log: readonly Happening[],
  ids: DemoIds,
  messageId: (index: number) => string,
): Promise<void> {
  await tx.query("insert into topic (name, epoch, head) values ($1, $2, $3)", [topic, randomUUID(), log.length]);
  await tx.query(
    `insert into topic_event (topic, seq, kind, facts, actor_id, access, at)
     select $1, e.seq, e.kind, jsonb_build_object('messageId', e.message_id), e.actor_id, false, e.at
     from unnest($2::int[], $3::text[], $4::uuid[], $5::uuid[], $6::timestamptz[]) as e (seq, kind, message_id, actor_id, at)`,
    [
      topic,
      log.map((_, index) => index + 1),
      log.map(({ kind }) => kind),
      log.map(({ index }) => messageId(index)),
      log.map(({ actorKey }) => ids.of("person", actorKey)),
      log.map(({ at }) => at),
    ],
  );
}
