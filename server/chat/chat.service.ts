import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { notFound } from "../kernel/fault.js";
import { Gathered } from "../kernel/gathered.js";
import { isId } from "../kernel/id.js";
import type { Page, PageArgs } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import { append, type LiveSource } from "../realtime/index.js";
import {
  addReaction,
  deleteMessage,
  type EditMessage,
  editMessage,
  type React,
  removeReaction,
} from "./change-message.js";
import type { ChatDeps } from "./chat.deps.js";
import { accessChanged, type ChatEvent, type ConversationSignal, toChatEvent, topicOf } from "./chat.events.js";
import { canRead, readersAmong } from "./chat.policy.js";
import { listMessages, type OpenedConversation, openConversation, readableConversations } from "./conversation-page.js";
import { endReading } from "./end-reading.js";
import type { ConversationEntity } from "./entities/conversation.entity.js";
import { ConversationMemberEntity } from "./entities/conversation-member.entity.js";
import { markRead, signalTyping } from "./markers.js";
import { addMember, type ConversationMember, canManageMembers, leaveConversation, removeMember } from "./members.js";
import { type MessageWithAuthor, messagesByIds } from "./message-rows.js";
import { type OpenDirect, type OpenGroup, openDirect, openForMentorship, openGroup } from "./open-conversation.js";
import { MessagePosts } from "./post-messages.js";
import { listConversations, reactionsOf, searchMessages, unreadCounts } from "./read.js";
import { type SendMessage, sendMessage } from "./send-message.js";
import { SignalRooms } from "./signal-rooms.js";

/** What the viewer may do with a conversation. */
export interface ConversationRights {
  readonly post: boolean;
  readonly leave: boolean;
  readonly manageMembers: boolean;
}

/** Talk: conversations, what is said in them, and who has read it. One public method for each thing a person can do. */
export class ChatService {
  private readonly posts: MessagePosts;
  /** What several events show that are delivered at the same time is read together. */
  private readonly messages: Gathered<string, ReadonlyMap<string, MessageWithAuthor>>;
  private readonly signalRooms: SignalRooms;

  constructor(private readonly deps: ChatDeps) {
    this.posts = new MessagePosts(deps);
    this.messages = new Gathered(ids => messagesByIds(deps.db.manager, ids));
    this.signalRooms = new SignalRooms(deps);
  }

  openDirect = (viewer: Viewer, input: OpenDirect) => openDirect(this.deps, viewer, input);
  openGroup = (viewer: Viewer, input: OpenGroup) => openGroup(this.deps, viewer, input);
  addMember = (viewer: Viewer, input: ConversationMember) => addMember(this.deps, viewer, input);
  removeMember = (viewer: Viewer, input: ConversationMember) => removeMember(this.deps, viewer, input);
  leave = (viewer: Viewer, input: { conversationId: string }) =>
    leaveConversation(this.deps, viewer, input.conversationId);

  send = (viewer: Viewer, input: SendMessage) => sendMessage(this.deps, this.posts, viewer, input);
  edit = (viewer: Viewer, input: EditMessage) => editMessage(this.deps, viewer, input);
  delete = (viewer: Viewer, input: { messageId: string }) => deleteMessage(this.deps, viewer, input.messageId);
  react = (viewer: Viewer, input: React) => addReaction(this.deps, viewer, input);
  unreact = (viewer: Viewer, input: React) => removeReaction(this.deps, viewer, input);
  markRead = (viewer: Viewer, input: { conversationId: string; seq: number }) => markRead(this.deps, viewer, input);
  typing = (viewer: Viewer, input: { conversationId: string }) => signalTyping(this.deps, viewer, input.conversationId);

  /** Null when it is not there or not the viewer's to read; with a page of its messages when one is asked for. */
  async findConversation(viewer: Viewer, id: string, messages: PageArgs | null = null) {
    if (messages) return openConversation(this.deps.db.manager, viewer, id, messages);
    return (await this.readableByIds(viewer, [id])).get(id) ?? null;
  }

  /** Of these conversations, those the viewer may read. */
  readableByIds(viewer: Viewer, ids: readonly string[]): Promise<Map<string, ConversationEntity>> {
    return readableConversations(this.deps.db.manager, viewer, ids);
  }

  listConversations(viewer: Viewer, args: PageArgs): Promise<Page<ConversationEntity>> {
    return listConversations(this.deps.db.manager, viewer, args);
  }

  /** A conversation's messages; none when the viewer may not read it, however they came by it. */
  listMessages(viewer: Viewer, conversation: OpenedConversation, args: PageArgs): Promise<Page<MessageWithAuthor>> {
    return listMessages(this.deps.db.manager, viewer, conversation, args);
  }

  searchMessages(viewer: Viewer, query: { text: string; conversationId?: string | null }, args: PageArgs) {
    return searchMessages(this.deps.db.manager, viewer, query, args);
  }

  /** What happens in a conversation, for whoever may read it. */
  conversationSource(conversationId: string): LiveSource<ChatEvent> {
    if (!isId(conversationId)) throw notFound("conversation");
    return {
      topic: topicOf(conversationId),
      what: "conversation",
      readers: personIds => readersAmong(this.deps.db.manager, conversationId, personIds),
      toEvent: (event, cursor) => toChatEvent(conversationId, event, cursor),
    };
  }

  /** Typing, read markers and who is around, as they pass among the others; none is kept. */
  followSignals(viewer: Viewer, conversationId: string, ended: AbortSignal): AsyncIterableIterator<ConversationSignal> {
    if (!isId(conversationId)) throw notFound("conversation");
    return this.signalRooms.follow(viewer, conversationId, ended);
  }

  async rights(viewer: Viewer, conversation: ConversationEntity): Promise<ConversationRights> {
    const db = this.deps.db.manager;
    const post = await canRead(db, viewer.personId, conversation.id);
    return {
      post,
      leave: post && conversation.kind === "GROUP",
      manageMembers: await canManageMembers(this.deps, db, viewer.personId, conversation),
    };
  }

  messagesByIds = (ids: readonly string[]) => this.messages.ask(ids);
  reactionsOf = (messageIds: readonly string[]) => reactionsOf(this.deps.db.manager, messageIds);
  unreadCounts = (viewer: Viewer, conversationIds: readonly string[]) =>
    unreadCounts(this.deps.db.manager, viewer.personId, conversationIds);

  /** The people now in each conversation, in the order they came. */
  async membersOf(conversationIds: readonly string[]): Promise<Map<string, ConversationMemberEntity[]>> {
    const members = await this.deps.db.manager
      .createQueryBuilder(ConversationMemberEntity, "m")
      .where("m.conversationId = any(:ids) and m.leftAt is null", { ids: conversationIds })
      .orderBy("m.joinedAt", "ASC")
      .addOrderBy("m.personId", "ASC")
      .getMany();
    const byConversation = new Map<string, ConversationMemberEntity[]>();
    for (const member of members) {
      byConversation.set(member.conversationId, [...(byConversation.get(member.conversationId) ?? []), member]);
    }
    return byConversation;
  }

  /** The conversation of a mentorship, made in the transaction that makes the mentorship. */
  openForMentorship = (tx: EntityManager, between: { programId: string; personIds: readonly string[] }) =>
    openForMentorship(this.deps, tx, between);

  /** Ends what two people read of each other, in the transaction of a block; ring the topics given after the commit. */
  async blocked(tx: EntityManager, blockerId: string, blockedId: string): Promise<{ topic: string; seq: number }[]> {
    const shared = await rowsOf<{ id: string }>(
      tx,
      `select c.id from conversation c
       join conversation_member a on a.conversation_id = c.id and a.person_id = $1
       join conversation_member b on b.conversation_id = c.id and b.person_id = $2
       where c.kind <> 'GROUP' order by c.id for no key update of a, b`,
      [blockerId, blockedId],
    );
    const rung = [];
    for (const { id } of shared) {
      const topic = topicOf(id);
      rung.push({ topic, seq: await append(tx, topic, accessChanged, this.deps.clock.now()) });
    }
    return rung;
  }

  /** Ends what somebody reads in a program, in the transaction that suspends them; ring the topics after the commit. */
  suspended = (tx: EntityManager, programId: string, personId: string) =>
    endReading(this.deps, tx, programId, personId);

  /** Of these people, those who are in a conversation with the viewer. */
  async sharesConversation(
    db: EntityManager,
    viewerId: string,
    personIds: readonly string[],
  ): Promise<Map<string, "CONVERSATION">> {
    const rows = await rowsOf<{ person_id: string }>(
      db,
      `select distinct other.person_id from conversation_member mine
       join conversation_member other on other.conversation_id = mine.conversation_id
       where mine.person_id = $1 and mine.left_at is null and other.person_id = any($2)`,
      [viewerId, personIds],
    );
    return new Map(rows.map(row => [row.person_id, "CONVERSATION"]));
  }
}
