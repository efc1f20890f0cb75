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
          find: "next as (update topic set head = head + 1 where name = $1 returning name, head)",
          // The wait stands for a slow disk: the order of seqs and the order of commits differ often, not once an hour.
          replace: `next as (
            select name, head
            from (select name, nextval(quote_ident('torture ' || name))::int as head from topic where name = $1) as taken
            where pg_sleep(random() * 0.05 * sign(head))::text = '')`,
        },
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
]);
