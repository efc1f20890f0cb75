/** What the chat tests ask, in the words of the schema. */

const message = /* GraphQL */ `{
  id seq body clientId createdAt editedAt deletedAt author { id displayName } replyTo { id body }
  mentions { id } reactions { emoji count people { id } }
}`;

export interface Message {
  readonly id: string;
  readonly seq: number;
  readonly body: string | null;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
  readonly author: { readonly id: string };
  readonly replyTo: { readonly id: string; readonly body: string | null } | null;
  readonly mentions: readonly { readonly id: string }[];
  readonly reactions: readonly { readonly emoji: string; readonly count: number }[];
}

export const sendMessage = /* GraphQL */ `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) {
    __typename
    ... on SendMessageSuccess { message ${message} }
    ... on MessageTooLong { message limit length }
  }
}`;
export const editMessage = /* GraphQL */ `mutation ($input: EditMessageInput!) {
  editMessage(input: $input) {
    __typename
    ... on EditMessageSuccess { message ${message} }
    ... on MessageTooLong { message limit length }
  }
}`;
export const deleteMessage = /* GraphQL */ `mutation ($input: DeleteMessageInput!) {
  deleteMessage(input: $input) { __typename ... on DeleteMessageSuccess { message ${message} } }
}`;
export const addReaction = /* GraphQL */ `mutation ($input: ReactionInput!) {
  addReaction(input: $input) {
    __typename
    ... on AddReactionSuccess { message ${message} }
    ... on TooManyReactions { message limit }
  }
}`;
export const removeReaction = /* GraphQL */ `mutation ($input: ReactionInput!) {
  removeReaction(input: $input) { __typename ... on RemoveReactionSuccess { message ${message} } }
}`;
export const markRead = /* GraphQL */ `mutation ($input: MarkReadInput!) {
  markRead(input: $input) { __typename ... on MarkReadSuccess { conversationId seq } }
}`;
export const signalTyping = /* GraphQL */ `mutation ($input: ConversationInput!) {
  signalTyping(input: $input) { __typename ... on SignalTypingSuccess { expiresAt } }
}`;

const opened = "conversation { id kind title programId members { id } messages { nodes { body } } }";
export const openConversation = /* GraphQL */ `mutation ($input: OpenConversationInput!) {
  openConversation(input: $input) { __typename ... on OpenConversationSuccess { ${opened} } }
}`;
export const openGroup = /* GraphQL */ `mutation ($input: OpenGroupConversationInput!) {
  openGroupConversation(input: $input) {
    __typename
    ... on OpenGroupConversationSuccess { ${opened} }
    ... on ConversationFull { message limit }
  }
}`;
export const addMember = /* GraphQL */ `mutation ($input: ConversationMemberInput!) {
  addConversationMember(input: $input) {
    __typename
    ... on AddConversationMemberSuccess { ${opened} }
    ... on ConversationFull { message limit }
  }
}`;
export const removeMember = /* GraphQL */ `mutation ($input: ConversationMemberInput!) {
  removeConversationMember(input: $input) { __typename ... on RemoveConversationMemberSuccess { ${opened} } }
}`;
export const leaveConversation = /* GraphQL */ `mutation ($input: ConversationInput!) {
  leaveConversation(input: $input) { __typename ... on LeaveConversationSuccess { conversationId } }
}`;

export const conversation = /* GraphQL */ `query ($id: ID!) {
  conversation(id: $id) {
    id kind streamCursor unreadCount members { id } readMarkers { person { id } seq }
    viewerCan { post leave manageMembers }
    messages(last: 100) { nodes ${message} }
  }
}`;
export const history = /* GraphQL */ `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  conversation(id: $id) {
    messages(first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { body } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}`;
export const search = /* GraphQL */ `query ($text: String!, $conversationId: ID, $first: Int, $after: String) {
  messageSearch(text: $text, conversationId: $conversationId, first: $first, after: $after) {
    nodes { body } pageInfo { hasNextPage endCursor }
  }
}`;

/** What a screen of a conversation asks of each event. */
export const conversationEvents = /* GraphQL */ `subscription ($id: ID!, $after: String) {
  conversationEvents(conversationId: $id, after: $after) {
    __typename
    ... on StreamEvent { cursor }
    ... on StreamReset { reason }
    ... on StreamEnded { reason }
    ... on MessagePosted { message ${message} }
    ... on MessageEdited { message ${message} }
    ... on MessageDeleted { message ${message} }
    ... on ReactionAdded { emoji person { id displayName } message ${message} }
    ... on ReactionRemoved { emoji person { id displayName } message ${message} }
    ... on MemberJoined { person { id displayName } }
    ... on MemberLeft { person { id displayName } }
  }
}`;
export const conversationSignals = /* GraphQL */ `subscription ($id: ID!) {
  conversationSignals(conversationId: $id) {
    __typename
    ... on TypingSignal { conversationId expiresAt person { id displayName } }
    ... on ReadMarkerSignal { conversationId seq person { id displayName } }
    ... on PresenceSignal { conversationId state expiresAt person { id displayName } }
  }
}`;

export interface Event {
  readonly __typename: string;
  readonly cursor: string;
  readonly reason?: string;
  readonly emoji?: string;
  readonly message?: Message;
  readonly person?: { readonly id: string };
}
