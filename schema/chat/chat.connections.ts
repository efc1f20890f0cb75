import { connectionOf } from "../shared/connection.js";
import { Conversation } from "./conversation.type.js";
import { Message } from "./message.type.js";

export const MessageConnection = connectionOf(Message);
export const ConversationConnection = connectionOf(Conversation);
