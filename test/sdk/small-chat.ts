import type { Core } from "../../client-sdk/src/core/core.js";
import type { Feed, Signals, StreamEnded, StreamReset, UnknownEvent } from "../../client-sdk/src/core/feed.js";
import type { Sending } from "../../client-sdk/src/core/outbox.js";
import { newId } from "../../server/kernel/id.js";

export interface Message {
  readonly seq: number;
  readonly body: string;
}

type Event =
  | { readonly type: "MessagePosted"; readonly cursor: string; readonly message: Message }
  | StreamReset
  | StreamEnded
  | UnknownEvent;

interface Signal {
  readonly type: "TypingSignal" | "Unknown";
  readonly person?: { readonly id: string };
}

const events =
  "subscription ChatFollow($conversationId:ID!,$after:String){conversationEvents(conversationId:$conversationId,after:$after){__typename ... on StreamEvent{cursor} ... on StreamReset{resetReason:reason} ... on StreamEnded{endReason:reason} ... on MessagePosted{message{seq body}}}}";
const signals =
  "subscription ChatSignals($conversationId:ID!){conversationSignals(conversationId:$conversationId){__typename ... on TypingSignal{person{id}}}}";
const conversation = "query ChatConversation($id:ID!){conversation(id:$id){streamCursor}}";
const sendMessage =
  "mutation ChatSend($input:SendMessageInput!){sendMessage(input:$input){__typename ... on SendMessageSuccess{message{seq body}} ... on MessageTooLong{refusalMessage:message limit length}}}";
const signalTyping =
  "mutation ChatTyping($input:ConversationInput!){signalTyping(input:$input){__typename ... on SignalTypingSuccess{expiresAt}}}";

/** As much of a domain as these tests need, made by hand. */
export const chat = (core: Core) => ({
  conversation: (id: string): Promise<{ readonly streamCursor: string } | null> => core.query(conversation, { id }),
  follow: (conversationId: string, options?: { readonly after?: string | null }): Feed<Event> =>
    core.follow(events, { conversationId }, options),
  signals: (conversationId: string): Signals<Signal> => core.signals(signals, { conversationId }),
  say: (
    conversationId: string,
    body: string,
    clientId = newId(),
  ): Promise<{ readonly message: Message } | { readonly refused: true }> =>
    core.mutate(sendMessage, { conversationId, body, clientId }),
  send: (conversationId: string, body: string): Sending<unknown, { readonly body: string }> =>
    core.send(sendMessage, { conversationId, body }, "conversationId"),
  typing: (conversationId: string): Promise<object> => core.mutate(signalTyping, { conversationId }),
});
