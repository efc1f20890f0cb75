import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";

/** What happened, as the log keeps it: kind, ids and small facts; the words people wrote stay in their own tables. */
export interface NewEvent {
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** Who did it; null for the clock and the server. */
  readonly actorId: string | null;
  /** True when the event takes away somebody's right to read: followers' access is asked again there. */
  readonly access?: boolean;
}

/** One row of a topic's log. */
export interface LogEvent extends NewEvent {
  readonly topic: string;
  /** Position in the topic, from 1, without holes. */
  readonly seq: number;
  readonly access: boolean;
  readonly at: Date;
}

/** Where a topic's log ends, and the epoch its cursors carry: a new one after a restore. */
export interface Head {
  readonly epoch: string;
  readonly seq: number;
}

/** Opens the topic's log; doing it twice changes nothing. */
export async function openTopic(tx: EntityManager, topic: string): Promise<void> {
  await tx.query("insert into topic (name, epoch) values ($1, $2) on conflict (name) do nothing", [
    topic,
    randomUUID(),
  ]);
}

/**
 * Appends one event and gives its seq. It locks the topic's head row until the commit, so that commit order is seq
 * order: call it last in the transaction, for several topics in the order of their names.
 */
export async function append(tx: EntityManager, topic: string, event: NewEvent, at: Date): Promise<number> {
  const [row] = await rowsOf<{ seq: number }>(
    tx,
    `with ${headAndEvent} select head as seq from next`,
    eventParameters(topic, event, at),
  );
  if (!row) throw new Error(`Nobody opened the topic ${topic}.`);
  return row.seq;
}

/**
 * Two parts of a WITH clause that take the topic's next seq (`next.head`) and insert the event under it. A room that
 * must store the seq in a row of its own adds its INSERT … SELECT … FROM next, so that head, event and row are one
 * statement. They use parameters $1 to $6, from `eventParameters`.
 */
export const headAndEvent = `
  next as (update topic set head = head + 1 where name = $1 returning name, head),
  event as (
    insert into topic_event (topic, seq, kind, facts, actor_id, access, at)
    select name, head, $2::text, $3::jsonb, $4::uuid, $5::boolean, $6::timestamptz from next
  )`;

export const eventParameters = (topic: string, event: NewEvent, at: Date): unknown[] => [
  topic,
  event.kind,
  JSON.stringify(event.facts),
  event.actorId,
  event.access ?? false,
  at,
];

/** The heads of the topics that exist, by name. */
export async function headsOf(db: EntityManager, topics: readonly string[]): Promise<Map<string, Head>> {
  const rows = await rowsOf<{ name: string; epoch: string; head: number }>(
    db,
    "select name, epoch, head from topic where name = any($1)",
    [topics],
  );
  return new Map(rows.map(row => [row.name, { epoch: row.epoch, seq: row.head }]));
}

/** Up to `limit` events after `after`, in order; none when the topic has another epoch by now. */
export async function readEvents(
  db: EntityManager,
  topic: string,
  after: Head,
  limit: number,
): Promise<readonly LogEvent[]> {
  const rows = await rowsOf<Omit<LogEvent, "topic" | "actorId"> & { actor_id: string | null }>(
    db,
    `select e.seq, e.kind, e.facts, e.actor_id, e.access, e.at
     from topic t join topic_event e on e.topic = t.name
     where t.name = $1 and t.epoch = $2 and e.seq > $3 order by e.seq limit $4`,
    [topic, after.epoch, after.seq, limit],
  );
  return rows.map(({ actor_id, ...row }) => Object.freeze({ ...row, topic, actorId: actor_id }));
}
