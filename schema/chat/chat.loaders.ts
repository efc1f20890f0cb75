import type { App } from "../../server/app.js";
import type {
  ConversationEntity,
  ConversationMemberEntity,
  MessageWithAuthor,
  ReactionGroup,
} from "../../server/chat/index.js";
import { byKey, byViewer, type Loader, type OfViewer } from "../shared/loader.js";

export interface ChatLoaders {
  /** A conversation as far as the viewer may read it. */
  readonly conversation: Loader<OfViewer, ConversationEntity | null>;
  /** The people now in a conversation, by its id. */
  readonly members: Loader<string, ConversationMemberEntity[] | null>;
  readonly message: Loader<string, MessageWithAuthor | null>;
  /** By the message's id. */
  readonly reactions: Loader<string, ReactionGroup[] | null>;
  /** The viewer's own count, by the conversation's id. */
  readonly unreadCount: Loader<OfViewer, number | null>;
}

export const chatLoaders = (app: App): ChatLoaders => ({
  conversation: byViewer((viewer, ids) => app.chat.readableByIds(viewer, ids)),
  members: byKey(ids => app.chat.membersOf(ids)),
  message: byKey(ids => app.chat.messagesByIds(ids)),
  reactions: byKey(ids => app.chat.reactionsOf(ids)),
  unreadCount: byViewer((viewer, ids) => app.chat.unreadCounts(viewer, ids)),
});
