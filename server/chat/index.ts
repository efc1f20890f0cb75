import { ConversationEntity } from "./entities/conversation.entity.js";
import { ConversationMemberEntity } from "./entities/conversation-member.entity.js";
import { MessageEntity } from "./entities/message.entity.js";
import { ReactionEntity } from "./entities/reaction.entity.js";

export type { EditMessage, EditOutcome, React, ReactOutcome } from "./change-message.js";
export type { ChatEvent, ConversationEvent, ConversationSignal } from "./chat.events.js";
export { ChatService, type ConversationRights } from "./chat.service.js";
export type { OpenedConversation } from "./conversation-page.js";
export type { ConversationKind } from "./entities/conversation.entity.js";
export type { MemberOutcome } from "./members.js";
export type { MessageWithAuthor } from "./message-rows.js";
export type { OpenDirect, OpenGroup } from "./open-conversation.js";
export type { ReactionGroup } from "./read.js";
export type { SendMessage, SendOutcome } from "./send-message.js";
export { ConversationEntity, ConversationMemberEntity, MessageEntity, ReactionEntity };

/** The room's tables, for the data source. */
export const chatEntities = [ConversationEntity, ConversationMemberEntity, MessageEntity, ReactionEntity];
