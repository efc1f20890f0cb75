/**
 * @typedef {object} Sabotage
 * @property {string} why what it takes away
 * @property {{ file: string, find: string, replace: string }[]} patches of files in dist
 * @property {(topics: string[]) => string[]} sql statements that the broken product needs, run before the load
 */

/**
 * Ways to break the product, each with the lines that are taken away. A torture that does not notice them proves
 * nothing; the tests run each of them.
 * @type {Map<string, Sabotage>}
 */
export const sabotages = new Map([
  [
    "no-dedupe",
    {
      why: "the hub's reads overlap, which alone is harmless, and nothing drops what a follower had already",
      patches: [
        { file: "server/realtime/log.js", find: "and e.seq > $3", replace: "and e.seq >= $3" },
        {
          file: "server/realtime/topic-reader.js",
          find: "this.take(events.filter((event)=>event.seq > this.known.seq))",
          replace: "this.take(events)",
        },
        // What this process wrote itself is read like all else, or there would be no reads to overlap.
        {
          file: "server/realtime/topic-reader.js",
          find: "first?.seq === this.known.seq + 1",
          replace: "first === null",
        },
        { file: "server/http/fanout-group.js", find: "if (follower.seq >= last.seq) continue;", replace: "" },
        {
          file: "server/http/follower.js",
          find: "if (!one || one.seq <= this.seq) continue;",
          replace: "if (!one) continue;",
        },
      ],
      sql: () => [],
    },
  ],
  [
    "no-head-lock",
    {
      why: "an event gets its seq from a sequence, so that commits may come in another order than their seqs",
      patches: [
        {
          file: "server/realtime/log.js",
          find: `next as (
    update topic set head = topic.head + fresh_count.total from (select count(*)::int as total from fresh) fresh_count, stand
    where fresh_count.total > 0 and topic.name = stand.name and topic.accesses = stand.accesses
    returning topic.name, topic.epoch, topic.head - fresh_count.total as before
  )`,
          // The wait stands for a slow disk: the order of seqs and the order of commits differ often, not once an hour.
          replace: `next as (
            select name, epoch, before
            from (select name, epoch, nextval(quote_ident('torture ' || name))::int - 1 as before from topic where name = $1) as taken
            where exists (select 1 from fresh) and pg_sleep(random() * 0.05 * sign(before + 1))::text = '')`,
        },
        // A sequence gives one number at a time.
        { file: "server/chat/post-messages.js", find: "const mostTogether = 50", replace: "const mostTogether = 1" },
        {
          file: "server/realtime/log.js",
          find: "select name, epoch, head from topic where name = any($1)",
          replace:
            "select name, epoch, (select coalesce(max(seq), 0) from topic_event where topic = name)::int as head from topic where name = any($1)",
        },
      ],
      sql: (/** @type {string[]} */ topics) => topics.map(topic => `create sequence "torture ${topic}"`),
    },
  ],
  [
    "no-backpressure",
    {
      why: "nobody is ever too slow: what a client does not read is kept for it in memory",
      patches: [
        { file: "server/http/socket-codes.js", find: "pauseBytes: 256 * 1024", replace: "pauseBytes: 1e12" },
        {
          file: "server/http/socket-codes.js",
          find: "maxBufferedBytes: 1024 * 1024",
          replace: "maxBufferedBytes: 1e12",
        },
        { file: "server/http/socket-codes.js", find: "maxBehindMs: 60_000", replace: "maxBehindMs: 1e12" },
        { file: "server/http/socket-codes.js", find: "keepAliveMs: 12_000", replace: "keepAliveMs: 1e12" },
      ],
      sql: () => [],
    },
  ],
  [
    "keeps-leavers",
    {
      why: "every operation stays in memory when it is over",
      patches: [
        {
          file: "server/http/socket-operation.js",
          find: "this.id = id;",
          replace: "this.id = id; (globalThis.kept ??= []).push(this);",
        },
      ],
      sql: () => [],
    },
  ],
  [
    "publishes-ahead",
    {
      why: "pairs are noted as tried before they are made, a hundred at a time, and what was tried is not made again",
      patches: [
        {
          file: "server/matching/pairing/publish-run.js",
          find: `select mentee_id as id from pairing_proposal where run_id = $1 and state = 'PROPOSED' and mentee_id > $2
     order by mentee_id limit \${together}`,
          replace: `with ahead as (
            update pairing_proposal set tries = 1 where run_id = $1 and mentee_id in (
              select mentee_id from pairing_proposal
              where run_id = $1 and state = 'PROPOSED' and tries = 0 and mentee_id > $2 order by mentee_id limit \${together})
            returning mentee_id)
          select mentee_id as id from ahead order by mentee_id`,
        },
      ],
      sql: () => [],
    },
  ],
  [
    "no-asking-again",
    {
      why: "nobody's right to read is asked for again when an event says that it ended",
      patches: [
        {
          file: "server/realtime/topic-reader.js",
          find: "this.accesses += events.filter(",
          replace: "events.filter(",
        },
      ],
      sql: () => [],
    },
  ],
]);
