import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { prepared, rowsOf } from "../db/rows.js";

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
  const { kind, facts, actorId, access = false } = event;
  const [row] = await rowsOf<{ seq: number }>(
    tx,
    `with next as (
       update topic set head = head + 1, accesses = accesses + $5::boolean::int where name = $1 returning name, head
     ),
     event as (
       insert into topic_event (topic, seq, kind, facts, actor_id, access, at)
       select name, head, $2::text, $3::jsonb, $4::uuid, $5::boolean, $6::timestamptz from next
     )
     select head as seq from next`,
    [topic, kind, JSON.stringify(facts), actorId, access, at],
  );
  if (!row) throw new Error(`Nobody opened the topic ${topic}.`);
  return row.seq;
}

/** An event and the topic it goes to. */
export interface TopicEvent {
  readonly topic: string;
  readonly event: NewEvent;
}

/**
 * Appends many events to many topics in one statement, to each topic in the order given, and gives where the topics
 * end now. Like `append` it is the last thing a transaction does; it takes the topics in the order of their names. What
 * goes to a topic that is no more is dropped.
 */
export async function appendAll(
  tx: EntityManager,
  entries: readonly TopicEvent[],
  at: Date,
): Promise<{ topic: string; seq: number }[]> {
  if (entries.length === 0) return [];
  const places = new Map<string, number>();
  const given = entries.map(({ topic, event: { kind, facts, actorId, access = false } }) => {
    const place = (places.get(topic) ?? 0) + 1;
    places.set(topic, place);
    return { topic, place, kind, facts, actor_id: actorId, access };
  });
  return rowsOf(
    tx,
    `with given as (
       select * from jsonb_to_recordset($1::jsonb)
         as g (topic text, place int, kind text, facts jsonb, actor_id uuid, access boolean)
     ),
     held as materialized (
       select name from topic where name in (select topic from given) order by name for no key update
     ),
     next as (
       update topic set head = topic.head + many.total, accesses = topic.accesses + many.accesses
       from (select topic, max(place) as total, sum(access::int)::int as accesses from given group by topic) many, held
       where topic.name = held.name and many.topic = held.name
       returning topic.name, topic.head, topic.head - many.total as before
     ),
     event as (
       insert into topic_event (topic, seq, kind, facts, actor_id, access, at)
       select name, before + place, kind, facts, actor_id, access, $2::timestamptz from given join next on name = topic
     )
     select name as topic, head as seq from next`,
    [JSON.stringify(given), at],
  );
}

/** Forgets logs that nobody has a right to any more; whoever follows one still is told that it is closed. */
export async function closeTopics(tx: EntityManager, topics: readonly string[]): Promise<void> {
  await tx.query("delete from topic where name = any($1)", [topics]);
}

/**
 * Parts of a WITH clause by which a room appends several events and stores their seqs in rows of its own, all in one
 * statement that needs no transaction around it. They read `fresh (place, kind, facts, actor_id)`, the events in the
 * order of `place` from 1, and give `next (name, epoch, before)`: an event's seq is `before + place`. The topic's name is
 * $1, the time $2.
 *
 * `next` is empty, and nothing is appended, when somebody's right to read was taken away between the moment the
 * statement sees and the moment it got the head: what it found about rights may be wrong, and it is run again. The
 * topic is materialized, or PostgreSQL 18 would find that a row always has its own count.
 */
export const headAndEvents = `
  stand as materialized (select name, accesses from topic where name = $1),
  next as (
    update topic set head = topic.head + fresh_count.total from (select count(*)::int as total from fresh) fresh_count, stand
    where fresh_count.total > 0 and topic.name = stand.name and topic.accesses = stand.accesses
    returning topic.name, topic.epoch, topic.head - fresh_count.total as before
  ),
  event as (
    insert into topic_event (topic, seq, kind, facts, actor_id, at)
    select next.name, next.before + fresh.place, fresh.kind, fresh.facts, fresh.actor_id, $2::timestamptz from fresh, next
  )`;

const heads = prepared("topic-heads", "select name, epoch, head from topic where name = any($1)");

/** The heads of the topics that exist, by name. */
export async function headsOf(db: EntityManager, topics: readonly string[]): Promise<Map<string, Head>> {
  const rows = await rowsOf<{ name: string; epoch: string; head: number }>(db, heads, [topics]);
  return new Map(rows.map(row => [row.name, { epoch: row.epoch, seq: row.head }]));
}

const eventsAfter = prepared(
  "topic-events",
  `select e.seq, e.kind, e.facts, e.actor_id, e.access, e.at
   from topic t join topic_event e on e.topic = t.name
   where t.name = $1 and t.epoch = $2 and e.seq > $3 order by e.seq limit $4`,
);

/** Up to `limit` events after `after`, in order; none when the topic has another epoch by now. */
export async function readEvents(
  db: EntityManager,
  topic: string,
  after: Head,
  limit: number,
): Promise<readonly LogEvent[]> {
  const rows = await rowsOf<Omit<LogEvent, "topic" | "actorId"> & { actor_id: string | null }>(db, eventsAfter, [
    topic,
    after.epoch,
    after.seq,
    limit,
  ]);
  return rows.map(({ actor_id, ...row }) => Object.freeze({ ...row, topic, actorId: actor_id }));
}
