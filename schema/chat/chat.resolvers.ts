import { ChatResolver } from "./chat.resolver.js";
import { ConversationFields } from "./conversation.fields.js";
import { conversationEventFields } from "./event.fields.js";
import { MessageFields, ReactionFields, ReadMarkerFields } from "./message.fields.js";

/** Everything the chat room says. */
export const chatResolvers = [
  ChatResolver,
  ConversationFields,
  MessageFields,
  ReactionFields,
  ReadMarkerFields,
  ...conversationEventFields,
] as const;
