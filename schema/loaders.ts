import DataLoader from "dataloader";
import type { App } from "../server/app.js";
import type {
  ConversationEntity,
  ConversationMemberEntity,
  MessageEntity,
  ReactionGroup,
} from "../server/chat/index.js";
import type { Viewer } from "../server/kernel/viewer.js";
import type { PersonEntity } from "../server/people/index.js";
import { type MentorshipLoaders, mentorshipLoaders } from "./mentorships/mentorships.loaders.js";
import { type PeopleLoaders, peopleLoaders } from "./people/people.loaders.js";
import { type ProgramsLoaders, programsLoaders } from "./programs/programs.loaders.js";

/** Batches what the fields of one operation ask for. Nothing is cached: a subscription lives for hours. */
export interface Loaders extends PeopleLoaders, ProgramsLoaders, MentorshipLoaders {
  readonly person: DataLoader<string, PersonEntity | null>;
  readonly conversation: DataLoader<string, ConversationEntity | null>;
  readonly members: DataLoader<string, ConversationMemberEntity[] | null>;
  readonly message: DataLoader<string, MessageEntity | null>;
  readonly reactions: DataLoader<string, ReactionGroup[] | null>;
  /** Takes the viewer, because the count is the viewer's own. */
  readonly unreadCount: (viewer: Viewer) => DataLoader<string, number | null>;
}

export function createLoaders(app: App): Loaders {
  return {
    ...peopleLoaders(app),
    ...programsLoaders(app),
    ...mentorshipLoaders(app),
    person: byId(ids => app.people.peopleByIds(ids)),
    conversation: byId(ids => app.chat.conversationsByIds(ids)),
    members: byId(ids => app.chat.membersOf(ids)),
    message: byId(ids => app.chat.messagesByIds(ids)),
    reactions: byId(ids => app.chat.reactionsOf(ids)),
    unreadCount: perViewer(viewer => byId(ids => app.chat.unreadCounts(viewer, ids))),
  };
}

/** A loader over a batch function that answers by id; what is not there is null. */
const byId = <V>(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>): DataLoader<string, V | null> =>
  new DataLoader(
    async ids => {
      const found = await read([...new Set(ids)]);
      return ids.map(id => found.get(id) ?? null);
    },
    { cache: false },
  );

/** One loader for the operation's viewer, made when first asked for. */
function perViewer<V>(make: (viewer: Viewer) => DataLoader<string, V>): (viewer: Viewer) => DataLoader<string, V> {
  let loader: DataLoader<string, V> | null = null;
  return viewer => {
    loader ??= make(viewer);
    return loader;
  };
}
