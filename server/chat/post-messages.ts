import { prepared, rowsOf } from "../db/rows.js";
import { isDuplicate, repeatedly } from "../db/transaction.js";
import { Batches } from "../kernel/batches.js";
import type { Retryable } from "../kernel/client-id.js";
import { Fault } from "../kernel/fault.js";
import { newId } from "../kernel/id.js";
import { suspendedSql } from "../programs/index.js";
import { headAndEvents, type LogEvent } from "../realtime/index.js";
import type { ChatDeps } from "./chat.deps.js";
import { messageEvent, topicOf } from "./chat.events.js";
import { readable } from "./chat.policy.js";
import type { MessageWithAuthor } from "./message-rows.js";

/** A message on its way into a conversation; its texts are checked, its ids are ids. */
export interface Draft extends Retryable {
  readonly authorId: string;
  readonly body: string;
  readonly replyToId: string | null;
  /** Without repetitions. */
  readonly mentionIds: readonly string[];
}

/** What became of a draft: it is in the conversation, its `clientId` was used before, or what stands in its way. */
export type Posted =
  | { readonly state: "POSTED"; readonly message: MessageWithAuthor }
  | { readonly state: "SENT_BEFORE"; readonly messageId: string; readonly clientHash: Buffer }
  | { readonly state: "NOT_READABLE" | "NO_SUCH_REPLY_TO" | "NO_SUCH_MENTION" };

interface Row {
  readonly place: number;
  readonly state: Posted["state"];
  readonly authorName: string | null;
  /** Of the message that was sent under the draft's `clientId` before. */
  readonly earlierId: string | null;
  readonly earlierHash: Buffer | null;
  /** Null for what was not posted, and when rights have changed under the statement. */
  readonly seq: number | null;
  readonly epoch: string | null;
  /** Everybody who is in the conversation and may read it. */
  readonly members: string | null;
}

const mostTogether = 50;
/** Rights of one conversation hardly change so often in a moment. */
const mostTries = 20;

/**
 * Puts messages into conversations, in one statement each time: rights, retries and references are judged, and head,
 * events, messages and the authors' markers are written. Messages that come while another of their conversation is being
 * written go together, since they would wait for the same lock.
 */
export class MessagePosts {
  private readonly batches = new Batches<Draft, Posted>((id, drafts) => this.post(id, drafts), withoutRetries);

  constructor(private readonly deps: ChatDeps) {}

  add(conversationId: string, draft: Draft): Promise<Posted> {
    return this.batches.do(conversationId, draft);
  }

  private async post(conversationId: string, drafts: readonly Draft[]): Promise<Posted[]> {
    const { clock, db, hub, inbox } = this.deps;
    const at = clock.now();
    const ids = drafts.map(() => newId());
    const rows = await this.settled(() =>
      rowsOf<Row>(db.manager, statement, [
        topicOf(conversationId),
        at,
        conversationId,
        JSON.stringify(drafts.map((draft, index) => parameterOf(draft, index + 1, ids[index]))),
        drafts.map(draft => draft.authorId),
      ]),
    );
    const events: LogEvent[] = [];
    const outcomes = rows.map(({ place, state, authorName, earlierId, earlierHash, seq }): Posted => {
      const [draft, id] = [drafts[place - 1], ids[place - 1]];
      if (state === "SENT_BEFORE" && earlierId && earlierHash)
        return { state, messageId: earlierId, clientHash: earlierHash };
      if (state !== "POSTED" && state !== "SENT_BEFORE") return { state };
      if (!draft || id === undefined || seq === null || authorName === null || state !== "POSTED")
        throw new Error("The database answered what was not asked.");
      events.push({
        ...messageEvent("MessagePosted", draft.authorId, id),
        topic: topicOf(conversationId),
        seq,
        access: false,
        at,
      });
      const { authorId, body, replyToId, mentionIds, clientId } = draft;
      const said = { id, conversationId, seq, authorId, body, replyToId, mentionIds: [...mentionIds], clientId };
      const author = { id: authorId, displayName: authorName };
      return { state, message: { ...said, createdAt: at, editedAt: null, deletedAt: null, author } };
    });
    const epoch = rows.find(row => row.epoch !== null)?.epoch;
    if (epoch) {
      hub.ringWith(topicOf(conversationId), epoch, events);
      const members = rows[0]?.members?.split(",") ?? [];
      const [author, another] = new Set(events.map(event => event.actorId));
      // Who alone has written has nothing new to read.
      inbox.signal(another === undefined ? members.filter(id => id !== author) : members, {
        kind: "unread",
        conversationId,
      });
    }
    return outcomes;
  }

  /** Runs the statement until nobody's rights changed under it and no retry of a draft came in between. */
  private async settled(run: () => Promise<Row[]>): Promise<Row[]> {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      try {
        const rows = await repeatedly(run);
        if (rows.every(row => row.state !== "POSTED" || row.seq !== null)) return rows;
      } catch (error) {
        if (!isDuplicate(error, "message_conversation_id_author_id_client_id_key")) throw error;
      }
    }
    throw new Fault("UNAVAILABLE", "The conversation is changing. Try again shortly.");
  }
}

/** A retry waits until what it repeats is stored, and then finds it. */
function withoutRetries(drafts: readonly Draft[]): number {
  const seen = new Set<string>();
  for (const { authorId, clientId } of drafts.slice(0, mostTogether)) {
    const key = `${authorId} ${clientId}`;
    if (seen.has(key)) break;
    seen.add(key);
  }
  return seen.size;
}

const parameterOf = (draft: Draft, place: number, id: string | undefined) => ({
  place,
  id,
  author_id: draft.authorId,
  body: draft.body,
  reply_to_id: draft.replyToId,
  mention_ids: draft.mentionIds,
  client_id: draft.clientId,
  client_hash: `\\x${draft.clientHash.toString("hex")}`,
});

/**
 * $1 the topic, $2 the time, $3 the conversation, $4 the drafts, $5 their authors. `held` comes first, so that places are
 * locked before the head as everywhere else: a removal at the same time comes wholly before or wholly after the messages.
 */
const statement = prepared(
  "post-messages",
  `with draft as materialized (
    select * from jsonb_to_recordset($4::jsonb) as draft (
      place int, id uuid, author_id uuid, body text, reply_to_id uuid, mention_ids uuid[], client_id text, client_hash bytea)
  ),
  held as materialized (
    select person_id from conversation_member
    where conversation_id = $3::uuid and person_id = any($5::uuid[]) and left_at is null
    order by person_id for no key update
  ),
  judged as materialized (
    select draft.*, earlier.id as earlier_id, earlier.client_hash as earlier_hash,
      case
        when not exists (select 1 from held where held.person_id = draft.author_id)
          or not exists (select 1 from conversation c where c.id = $3::uuid and ${readable("c", "draft.author_id")})
          then 'NOT_READABLE'
        when earlier.id is not null then 'SENT_BEFORE'
        when draft.reply_to_id is not null and not exists (
          select 1 from message m where m.id = draft.reply_to_id and m.conversation_id = $3::uuid)
          then 'NO_SUCH_REPLY_TO'
        when cardinality(draft.mention_ids) > (
          select count(*) from conversation_member m
          where m.conversation_id = $3::uuid and m.person_id = any(draft.mention_ids) and m.left_at is null)
          then 'NO_SUCH_MENTION'
        else 'POSTED'
      end as state
    from draft left join message earlier
      on earlier.conversation_id = $3::uuid and earlier.author_id = draft.author_id and earlier.client_id = draft.client_id
  ),
  fresh as materialized (
    select row_number() over (order by place)::int as place, place as draft_place, id, author_id, body, reply_to_id, mention_ids,
      client_id, client_hash, 'MessagePosted' as kind, jsonb_build_object('messageId', id) as facts, author_id as actor_id
    from judged where state = 'POSTED'
  ),
  ${headAndEvents},
  posted as (
    insert into message (id, conversation_id, seq, author_id, body, reply_to_id, mention_ids, client_id, client_hash, created_at)
    select id, $3::uuid, before + place, author_id, body, reply_to_id, mention_ids, client_id, client_hash, $2::timestamptz
    from fresh, next
  ),
  marked as (
    update conversation_member m set read_seq = greatest(m.read_seq, latest.seq)
    from (select author_id, max(before + place) as seq from fresh, next group by author_id) latest
    where m.conversation_id = $3::uuid and m.person_id = latest.author_id
  )
  select judged.place, judged.state, judged.earlier_id as "earlierId",
    judged.earlier_hash as "earlierHash", (select display_name from person where id = judged.author_id) as "authorName", next.before + fresh.place as seq, next.epoch,
    (select string_agg(m.person_id::text, ',') from conversation_member m join conversation c on c.id = m.conversation_id
     where m.conversation_id = $3::uuid and m.left_at is null and not ${suspendedSql("c.program_id", "m.person_id")}
       and exists (select 1 from next)) as members
  from judged left join fresh on fresh.draft_place = judged.place left join next on true
  order by judged.place`,
);
