import { UnreadChangedFields } from "./inbox.fields.js";
import { InboxResolver } from "./inbox.resolver.js";

/** Everything the inbox says of itself; its events belong to the rooms that write them. */
export const inboxResolvers = [InboxResolver, UnreadChangedFields] as const;
