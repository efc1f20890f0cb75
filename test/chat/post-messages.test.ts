import { expect } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { onPostgres } from "../support/databases.js";
import { aConversation, aGroup } from "../support/makers/chat.js";
import { until } from "../support/until.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { sendMessage } from "./documents.js";
import { say, see } from "./talk.js";

/** Waits until the message that is being sent waits for somebody's lock. */
const waitsForALock = (world: World) =>
  until(async () => {
    const rows = await world.db.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
         and query like '%jsonb_to_recordset%'`,
    );
    return rows.length > 0;
  });

onPostgres("messages that wait for each other are written together, each once and in the order they came", async () => {
  const world = await aWorld({ on: "postgres", poolSize: 12 });
  const { members, conversationId } = await aGroup(world, 5);
  const words = Array.from({ length: 60 }, (_, n) => `number ${n}`);
  const authors = words.map((_, n) => members[n % 5] as Actor);
  await Promise.all(words.map((body, n) => say(authors[n] as Actor, conversationId, body)));
  const rows = await world.db.query(
    `select m.body, m.seq, m.xmin::text as writing, e.facts->>'messageId' = m.id::text as logged, e.actor_id = m.author_id as own
     from message m left join topic_event e on e.topic = 'chat:' || m.conversation_id and e.seq = m.seq
     where m.conversation_id = $1 order by m.seq`,
    [conversationId],
  );
  expect(rows.map(({ body }: { body: string }) => body)).toEqual(words);
  expect(rows.every(({ logged, own }: { logged: boolean; own: boolean }) => logged && own)).toBe(true);
  expect(rows.map(({ seq }: { seq: number }) => seq)).toEqual(words.map((_, n) => n + 1));
  const writings = new Set(rows.map(({ writing }: { writing: string }) => writing));
  expect(writings.size).toBeLessThan(words.length / 2);
  await world.close();
});

onPostgres("one of several that go together may be refused, and the others stand", async () => {
  const world = await aWorld({ on: "postgres", poolSize: 12 });
  const { members, conversationId, coordinator } = await aGroup(world, 2);
  const [a, b] = members;
  if (!a || !b) throw new Error("There should be two members.");
  await world.app.chat.removeMember(coordinator.viewer, { conversationId, personId: b.id });
  const send = (who: typeof a, more: object) =>
    who.fault(sendMessage, { input: { conversationId, clientId: newId(), body: "hello", ...more } });
  const answers = await Promise.all([
    send(a, {}),
    send(a, {}),
    send(b, {}),
    send(a, { replyToId: newId() }),
    send(a, { mentionIds: [b.id] }),
    send(a, {}),
  ]);
  expect(answers).toEqual([null, null, "NOT_FOUND", "NOT_FOUND", "BAD_INPUT", null]);
  const { nodes } = (await see(a, conversationId)).messages;
  expect(nodes.map(({ seq }) => seq)).toEqual([2, 3, 4]);
  await world.close();
});

onPostgres(
  "a block that commits while a message waits for the head comes before it: the message is refused",
  async () => {
    const world = await aWorld({ on: "postgres", poolSize: 12 });
    const { a, b, conversationId } = await aConversation(world);
    const topic = `chat:${conversationId}`;
    const blocking = world.db.createQueryRunner();
    await blocking.startTransaction();
    await blocking.query("update topic set head = head + 1, accesses = accesses + 1 where name = $1", [topic]);
    await blocking.query(
      "insert into topic_event (topic, seq, kind, facts, access, at) values ($1, 1, 'AccessChanged', '{}', true, now())",
      [topic],
    );
    await blocking.query("insert into person_block (blocker_id, blocked_id, created_at) values ($1, $2, now())", [
      a.id,
      b.id,
    ]);
    const sent = b.fault(sendMessage, { input: { conversationId, clientId: newId(), body: "still there?" } });
    await waitsForALock(world);
    await blocking.commitTransaction();
    await blocking.release();
    expect(await sent).toBe("NOT_FOUND");
    expect(await world.db.query("select 1 from message where conversation_id = $1", [conversationId])).toEqual([]);
    await world.close();
  },
);

onPostgres("a removal that commits while a message waits for its author's place comes before it", async () => {
  const world = await aWorld({ on: "postgres", poolSize: 12 });
  const { members, conversationId } = await aGroup(world, 1);
  const [a] = members;
  if (!a) throw new Error("There should be a member.");
  const removing = world.db.createQueryRunner();
  await removing.startTransaction();
  await removing.query("update conversation_member set left_at = now() where conversation_id = $1 and person_id = $2", [
    conversationId,
    a.id,
  ]);
  const sent = a.fault(sendMessage, { input: { conversationId, clientId: newId(), body: "still there?" } });
  await waitsForALock(world);
  await removing.commitTransaction();
  await removing.release();
  expect(await sent).toBe("NOT_FOUND");
  await world.close();
});
