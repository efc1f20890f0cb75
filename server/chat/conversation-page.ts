import type { EntityManager } from "typeorm";
import { prepared, rowsOf, tuplesOf } from "../db/rows.js";
import { isId } from "../kernel/id.js";
import { type Page, type PageArgs, pageOf, windowOf } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import { readable } from "./chat.policy.js";
import type { ConversationEntity } from "./entities/conversation.entity.js";
import { type MessageTuple, type MessageWithAuthor, messageOf, messageRows, messageTuples } from "./message-rows.js";

/** A conversation, and a page of its messages when it was read with one: both are of the same moment. */
export interface OpenedConversation extends ConversationEntity {
  readonly opened?: { readonly args: PageArgs; readonly page: Page<MessageWithAuthor> };
}

const conversationColumns = `
  c.id, c.program_id as "programId", c.kind, c.title, c.direct_key as "directKey", c.created_by as "createdBy",
  c.client_id as "clientId", c.client_hash as "clientHash", c.created_at as "createdAt",
  (select t.epoch || '.' || t.head from topic t where t.name = 'chat:' || c.id) as position`;

const readableByIds = prepared(
  "readable-conversations",
  `select ${conversationColumns} from conversation c where c.id = any($2::uuid[]) and ${readable("c", "$1::uuid")}`,
);

const listed = (behind: "<" | ">", order: "asc" | "desc"): string => `
  select ${messageTuples} as tuples
  from (${messageRows} where m.conversation_id = $2::uuid and ($3::int is null or m.seq ${behind} $3::int)
        order by m.seq ${order} limit $4) as listed`;

const pageAlone = (behind: "<" | ">", order: "asc" | "desc"): string => `
  select (${listed(behind, order)}) as tuples from conversation c where c.id = $2::uuid and ${readable("c", "$1::uuid")}`;

const pageWithIts = (behind: "<" | ">", order: "asc" | "desc"): string => `
  select ${conversationColumns}, (${listed(behind, order)}) as tuples
  from conversation c where c.id = $2::uuid and ${readable("c", "$1::uuid")}`;

const newestFirst = {
  page: prepared("messages-back", pageAlone("<", "desc")),
  opened: prepared("conversation-back", pageWithIts("<", "desc")),
};
const oldestFirst = {
  page: prepared("messages-on", pageAlone(">", "asc")),
  opened: prepared("conversation-on", pageWithIts(">", "asc")),
};

/** Of these conversations, those somebody may read. */
export async function readableConversations(
  db: EntityManager,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, ConversationEntity>> {
  const rows = await rowsOf<ConversationEntity>(db, readableByIds, [viewer.personId, ids.filter(isId)]);
  return new Map(rows.map(row => [row.id, row]));
}

/** The conversation with a page of its messages, in one statement; null for somebody who may not read it. */
export async function openConversation(
  db: EntityManager,
  viewer: Viewer,
  id: string,
  args: PageArgs,
): Promise<OpenedConversation | null> {
  const { window, statements, parameters } = asked(viewer, id, args);
  if (!isId(id)) return null;
  const [row] = await rowsOf<ConversationEntity & { tuples: string | null }>(db, statements.opened, parameters);
  if (!row) return null;
  const messages: MessageTuple[] = JSON.parse(row.tuples ?? "[]");
  return Object.assign(row, { opened: { args, page: pageOf(messages, window, message => [message[2]], messageOf) } });
}

/** A conversation's messages by seq; none for somebody who may not read it. */
export async function listMessages(
  db: EntityManager,
  viewer: Viewer,
  { id, opened }: Pick<OpenedConversation, "id" | "opened">,
  args: PageArgs,
): Promise<Page<MessageWithAuthor>> {
  if (opened && isSame(opened.args, args)) return opened.page;
  const { window, statements, parameters } = asked(viewer, id, args);
  const rows = await tuplesOf<MessageTuple>(db, statements.page, parameters);
  return pageOf(rows, window, row => [row[2]], messageOf);
}

function asked(viewer: Viewer, id: string, args: PageArgs) {
  const window = windowOf(args, ["integer"]);
  const [from] = window.from ?? [null];
  const statements = window.backward ? newestFirst : oldestFirst;
  return { window, statements, parameters: [viewer.personId, id, from, window.size + 1] };
}

const isSame = (one: PageArgs, other: PageArgs): boolean =>
  (["first", "after", "last", "before"] as const).every(name => (one[name] ?? null) === (other[name] ?? null));
