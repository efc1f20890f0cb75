import { rowsOf } from "../db/rows.js";
import { Fault, notFound } from "../kernel/fault.js";
import type { Viewer } from "../kernel/viewer.js";
import { headsOf } from "../realtime/index.js";
import type { ChatDeps } from "./chat.deps.js";
import { type ConversationSignal, membersChanged, signalChannel, topicOf } from "./chat.events.js";
import { canRead } from "./chat.policy.js";

/** How long a word that somebody types holds, in milliseconds; clients say it again while it goes on. */
export const typingMs = 6_000;

/** Moves the viewer's read marker up to `seq`; a lower one changes nothing, one past the last event means the last. */
export async function markRead(
  deps: ChatDeps,
  viewer: Viewer,
  { conversationId, seq }: { conversationId: string; seq: number },
): Promise<{ conversationId: string; seq: number }> {
  if (seq < 0) throw new Fault("BAD_INPUT", "seq starts at 0.", { field: "input.seq" });
  const db = deps.db.manager;
  if (!(await canRead(db, viewer.personId, conversationId))) throw notFound("conversation");
  const topic = topicOf(conversationId);
  const head = (await headsOf(db, [topic])).get(topic)?.seq ?? 0;
  const [row] = await rowsOf<{ read_seq: number; moved: boolean }>(
    db,
    `update conversation_member cm set read_seq = greatest(cm.read_seq, $3::int)
     from (select read_seq from conversation_member where conversation_id = $1 and person_id = $2 for update) before
     where cm.conversation_id = $1 and cm.person_id = $2
     returning cm.read_seq, cm.read_seq > before.read_seq as moved`,
    [conversationId, viewer.personId, Math.min(seq, head)],
  );
  if (!row) throw notFound("conversation");
  if (row.moved) {
    say(deps, { type: "ReadMarkerSignal", conversationId, personId: viewer.personId, seq: row.read_seq });
    deps.inbox.signal([viewer.personId], { kind: "unread", conversationId });
  }
  return { conversationId, seq: row.read_seq };
}

export async function signalTyping(
  deps: ChatDeps,
  viewer: Viewer,
  conversationId: string,
): Promise<{ expiresAt: Date }> {
  if (!(await canRead(deps.db.manager, viewer.personId, conversationId))) throw notFound("conversation");
  const expiresAt = new Date(deps.clock.now().getTime() + typingMs);
  say(deps, { type: "TypingSignal", conversationId, personId: viewer.personId, expiresAt });
  return { expiresAt };
}

const say = (deps: ChatDeps, signal: ConversationSignal): void =>
  deps.bus.publish(signalChannel(signal.conversationId), JSON.stringify(signal));

/** What came over the bus where signals pass; null for what is none of ours. */
export function readSignal(payload: string): ConversationSignal | typeof membersChanged | null {
  const { type, conversationId, personId, expiresAt, seq }: Record<string, string> = JSON.parse(payload);
  if (type === membersChanged) return membersChanged;
  if (conversationId === undefined || personId === undefined) return null;
  if (type === "TypingSignal") return { type, conversationId, personId, expiresAt: new Date(expiresAt ?? Number.NaN) };
  return type === "ReadMarkerSignal" ? { type, conversationId, personId, seq: Number(seq) } : null;
}
