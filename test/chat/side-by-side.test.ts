import { expect } from "@jest/globals";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import { aConversation, aGroup } from "../support/makers/chat.js";
import { aWorld } from "../support/world.js";
import {
  addMember,
  addReaction,
  editMessage,
  markRead,
  removeMember,
  removeReaction,
  sendMessage,
} from "./documents.js";
import { say } from "./talk.js";

const rounds = 30;

onPostgres("people who write, edit, react, read, come and go at once never stand in each other's way", async () => {
  const world = await aWorld({ database: await freshPostgresDatabase(), poolSize: 12 });
  const { coordinator, members, conversationId } = await aGroup(world, 4);
  const [author, reader, comer, goer] = members;
  if (!author || !reader || !comer || !goer) throw new Error("There should be four members.");
  const { id: messageId } = await say(author, conversationId, "what all the fuss is about");
  const input = (more: object) => ({ input: { conversationId, ...more } });
  const often = async (work: (round: number) => Promise<unknown>) => {
    for (let round = 0; round < rounds; round += 1) await work(round);
  };
  const reply = (n: number) => ({ clientId: `reply ${n}`, body: `reply ${n}`, replyToId: messageId });
  await Promise.all([
    often(n => reader.ask(sendMessage, input(reply(n)))),
    often(n => coordinator.ask(sendMessage, input(reply(n)))),
    often(n => goer.run(sendMessage, input(reply(n)))),
    often(n => comer.run(sendMessage, input(reply(n)))),
    often(n => author.ask(editMessage, { input: { messageId, body: `edited ${n}` } })),
    often(() => reader.ask(addReaction, { input: { messageId, emoji: "👍" } })),
    often(() => reader.ask(removeReaction, { input: { messageId, emoji: "👍" } })),
    often(n => reader.ask(markRead, input({ seq: n }))),
    ...[comer, goer].map(({ id: personId }) =>
      often(n => coordinator.ask(n % 2 ? addMember : removeMember, input({ personId }))),
    ),
  ]);

  const [{ deadlocks }] = await world.db.query(
    "select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()",
  );
  expect(deadlocks).toBe(0);
  const log: { kind: string; actor_id: string; facts: { personId?: string } }[] = await world.db.query(
    "select kind, actor_id, facts from topic_event where topic = $1 order by seq",
    [`chat:${conversationId}`],
  );
  const out = new Set<string>();
  for (const { kind, actor_id, facts } of log) {
    if (kind === "MemberLeft") out.add(String(facts.personId));
    if (kind === "MemberJoined") out.delete(String(facts.personId));
    // Nobody's message has its place after they left.
    if (kind === "MessagePosted") expect(out.has(actor_id)).toBe(false);
  }
  expect(log.filter(event => event.kind === "MessagePosted").length).toBeGreaterThan(2 * rounds);
  await world.close();
});

onPostgres("a message sent while its reader blocks the author comes before the block or not at all", async () => {
  const world = await aWorld({ database: await freshPostgresDatabase(), poolSize: 12 });
  for (let round = 0; round < 15; round += 1) {
    const { a, b, conversationId } = await aConversation(world);
    const sends = Array.from({ length: 6 }, (_, n) => say(a, conversationId, `message ${n}`).catch(() => null));
    const block = world.app.people.block(b.viewer, { personId: a.id });
    await Promise.all([...sends, block]);
    const log: { kind: string }[] = await world.db.query("select kind from topic_event where topic = $1 order by seq", [
      `chat:${conversationId}`,
    ]);
    expect(log.at(-1)?.kind).toBe("AccessChanged");
  }
  await world.close();
});
