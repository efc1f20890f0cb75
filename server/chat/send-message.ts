import { checkSameInput, retryable } from "../kernel/client-id.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import { checkedText, lengthOf } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import type { ChatDeps } from "./chat.deps.js";
import { topicOf } from "./chat.events.js";
import { getMessage, type MessageWithAuthor } from "./message-rows.js";
import type { MessagePosts, Posted } from "./post-messages.js";

export interface SendMessage {
  readonly conversationId: string;
  readonly clientId: string;
  readonly body: string;
  readonly replyToId?: string | null;
  readonly mentionIds?: readonly string[] | null;
}

export type TooLong = Refused<"MessageTooLong", { limit: number; length: number }>;
export type SendOutcome = { message: MessageWithAuthor } | TooLong;

export const longestMessage = 4_000;

/** The body without space around it, or the refusal that it is too long. */
export function checkedBody(body: string): string | TooLong {
  const length = lengthOf(body.trim());
  if (length > longestMessage) {
    const message = `A message may have ${longestMessage} characters; this one has ${length}.`;
    return { refused: "MessageTooLong", message, limit: longestMessage, length };
  }
  return checkedText(body, { field: "input.body", min: 1, max: longestMessage, multiline: true });
}

/** An id that nothing has: what a text that is no id refers to. */
const nowhere = "00000000-0000-0000-0000-000000000000";

export async function sendMessage(
  { db, hub }: ChatDeps,
  posts: MessagePosts,
  viewer: Viewer,
  input: SendMessage,
): Promise<SendOutcome> {
  const body = checkedBody(input.body);
  if (typeof body !== "string") return body;
  const asked = retryable(input);
  const { conversationId, replyToId = null } = input;
  if (!isId(conversationId)) throw notFound("conversation");
  const posted = await posts.add(conversationId, {
    ...asked,
    authorId: viewer.personId,
    body,
    replyToId: replyToId === null ? null : idOrNowhere(replyToId),
    mentionIds: [...new Set(input.mentionIds?.map(idOrNowhere))],
  });
  if (posted.state === "POSTED") return { message: posted.message };
  if (posted.state !== "SENT_BEFORE") throw faultOf(posted.state);
  checkSameInput(posted, asked);
  const message = await getMessage(db.manager, posted.messageId);
  // Whoever sends again may do so because we went down between the commit and the word of it.
  hub.ring(topicOf(conversationId), message.seq);
  return { message };
}

const idOrNowhere = (text: string): string => (isId(text) ? text : nowhere);

function faultOf(state: Exclude<Posted["state"], "POSTED" | "SENT_BEFORE">): Fault {
  switch (state) {
    case "NOT_READABLE":
      return notFound("conversation");
    case "NO_SUCH_REPLY_TO":
      return new Fault("NOT_FOUND", "There is no such message to reply to.", { field: "input.replyToId" });
    case "NO_SUCH_MENTION":
      return new Fault("BAD_INPUT", "Only members of the conversation can be mentioned.", {
        field: "input.mentionIds",
      });
  }
}
