import type { EntityManager } from "typeorm";
import { inTransaction, isDuplicate } from "../db/transaction.js";
import { checkSameInput, retryable } from "../kernel/client-id.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId, newId } from "../kernel/id.js";
import { checkedText } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { openTopic } from "../realtime/index.js";
import type { ChatDeps } from "./chat.deps.js";
import { topicOf } from "./chat.events.js";
import { ConversationEntity } from "./entities/conversation.entity.js";
import { type ConversationFull, conversationFull, insertMembers, mostMembers } from "./members.js";

export interface OpenDirect {
  readonly clientId: string;
  readonly programId: string;
  readonly personId: string;
}

export interface OpenGroup {
  readonly clientId: string;
  readonly programId: string;
  readonly title: string;
  readonly personIds: readonly string[];
}

type New = Omit<ConversationEntity, "id" | "createdAt" | "position">;

/** The pair's conversation in a program: the one they have, or a new one. */
export async function openDirect(
  deps: ChatDeps,
  viewer: Viewer,
  input: OpenDirect,
): Promise<{ conversation: ConversationEntity }> {
  const asked = retryable(input);
  const { programId, personId } = input;
  if (personId === viewer.personId)
    throw new Fault("BAD_INPUT", "A conversation needs somebody else.", { field: "input.personId" });
  const directKey = `${programId}:${[viewer.personId, personId].sort().join(":")}`;
  const open = () =>
    inTransaction(deps.db, async tx => {
      await checkMayTalk(deps, tx, viewer, programId, personId);
      const earlier =
        (await findByClientId(tx, viewer, asked)) ?? (await tx.findOneBy(ConversationEntity, { directKey }));
      if (earlier) return earlier;
      const made = { programId, kind: "DIRECT", title: null, directKey, createdBy: viewer.personId, ...asked } as const;
      return insertConversation(deps, tx, made, [viewer.personId, personId]);
    });
  return { conversation: await twice(open) };
}

export async function openGroup(
  deps: ChatDeps,
  viewer: Viewer,
  input: OpenGroup,
): Promise<{ conversation: ConversationEntity } | ConversationFull> {
  const asked = retryable(input);
  const title = checkedText(input.title, { field: "input.title", min: 1, max: 120 });
  const personIds = [...new Set([viewer.personId, ...input.personIds])];
  if (personIds.length > mostMembers) return conversationFull;
  const { programId } = input;
  const open = () =>
    inTransaction(deps.db, async tx => {
      if (!isId(programId) || !(await deps.programs.isMember(tx, programId, viewer.personId)))
        throw notFound("program");
      if (!(await deps.programs.isCoordinator(tx, programId, viewer.personId))) {
        throw new Fault("FORBIDDEN", "Only a coordinator of the program opens a group.");
      }
      const earlier = await findByClientId(tx, viewer, asked);
      if (earlier) return earlier;
      for (const personId of personIds) {
        if (!isId(personId) || !(await deps.programs.isMember(tx, programId, personId)))
          throw notFound("person in this program");
      }
      const made = { programId, kind: "GROUP", title, directKey: null, createdBy: viewer.personId, ...asked } as const;
      return insertConversation(deps, tx, made, personIds);
    });
  return { conversation: await twice(open) };
}

/** The conversation of a mentorship, made in the transaction that makes the mentorship. */
export async function openForMentorship(
  deps: ChatDeps,
  tx: EntityManager,
  { programId, personIds }: { programId: string; personIds: readonly string[] },
): Promise<string> {
  const nobody = { directKey: null, createdBy: null, clientId: null, clientHash: null, title: null };
  const made = await insertConversation(deps, tx, { ...nobody, programId, kind: "MENTORSHIP" }, personIds);
  return made.id;
}

async function insertConversation(
  deps: ChatDeps,
  tx: EntityManager,
  made: New,
  personIds: readonly string[],
): Promise<ConversationEntity> {
  const id = newId();
  const createdAt = deps.clock.now();
  await tx.insert(ConversationEntity, { ...made, id, createdAt });
  await insertMembers(tx, id, personIds, createdAt);
  await openTopic(tx, topicOf(id));
  return tx.findOneByOrFail(ConversationEntity, { id });
}

async function checkMayTalk(
  deps: ChatDeps,
  tx: EntityManager,
  viewer: Viewer,
  programId: string,
  personId: string,
): Promise<void> {
  const bothIn =
    isId(programId) &&
    isId(personId) &&
    (await deps.programs.isMember(tx, programId, viewer.personId)) &&
    (await deps.programs.isMember(tx, programId, personId)) &&
    !(await deps.people.isBlockedBetween(tx, viewer.personId, personId));
  if (!bothIn) throw notFound("person in this program");
  if (!(await deps.programs.mayChatDirectly(tx, programId, viewer.personId, personId))) {
    throw new Fault("FORBIDDEN", "In this program these two do not write to each other directly.");
  }
}

async function findByClientId(tx: EntityManager, viewer: Viewer, asked: { clientId: string; clientHash: Buffer }) {
  const earlier = await tx.findOneBy(ConversationEntity, { createdBy: viewer.personId, clientId: asked.clientId });
  if (earlier) checkSameInput(earlier, asked);
  return earlier;
}

/** Two that open the same at once: one inserts, the other fails on an index and finds it on the second try. */
const twice = (open: () => Promise<ConversationEntity>): Promise<ConversationEntity> =>
  open().catch(error => {
    const lost =
      isDuplicate(error, "conversation_direct_key_key") || isDuplicate(error, "conversation_created_by_client_id_key");
    if (lost) return open();
    throw error;
  });
