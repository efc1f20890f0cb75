import { newId } from "../../server/kernel/id.js";
import type { Actor } from "../support/world.js";
import { conversation, type Message, sendMessage } from "./documents.js";

/** Sends a message and gives it back. */
export async function say(
  who: Actor,
  conversationId: string,
  body: string,
  more: { replyToId?: string; mentionIds?: string[]; clientId?: string } = {},
): Promise<Message> {
  const input = { conversationId, clientId: newId(), body, ...more };
  const answer = await who.ask<{ sendMessage: { message: Message } }>(sendMessage, { input });
  return answer.sendMessage.message;
}

export interface Seen {
  readonly streamCursor: string;
  readonly unreadCount: number;
  readonly members: readonly { readonly id: string }[];
  readonly readMarkers: readonly { readonly person: { readonly id: string }; readonly seq: number }[];
  readonly viewerCan: { readonly post: boolean; readonly leave: boolean; readonly manageMembers: boolean };
  readonly messages: { readonly nodes: readonly Message[] };
}

/** The conversation as somebody sees it now; null when they do not. */
export const look = async (who: Actor, id: string): Promise<Seen | null> =>
  (await who.ask<{ conversation: Seen | null }>(conversation, { id })).conversation;

/** The same of somebody who sees it. */
export async function see(who: Actor, id: string): Promise<Seen> {
  const seen = await look(who, id);
  if (!seen) throw new Error("They should see the conversation.");
  return seen;
}
