import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { ConversationEvent as Event, ConversationSignal as Signal } from "../../server/chat/index.js";
import type { Context } from "../context.js";
import { ForwardArgs } from "../shared/connection.js";
import { LiveSubscription } from "../shared/live-subscription.js";
import { argumentsAhead } from "../shared/look-ahead.js";
import { ConversationConnection, MessageConnection } from "./chat.connections.js";
import {
  ConversationInput,
  ConversationMemberInput,
  DeleteMessageInput,
  EditMessageInput,
  MarkReadInput,
  OpenConversationInput,
  OpenGroupConversationInput,
  ReactionInput,
  SendMessageInput,
} from "./chat.inputs.js";
import * as result from "./chat.results.js";
import { Conversation } from "./conversation.type.js";
import { ConversationEvent, ConversationSignals } from "./conversation-event.type.js";

@Resolver()
export class ChatResolver {
  @Query(() => Conversation, {
    nullable: true,
    description: "A conversation the viewer is in; null when there is none such.",
  })
  conversation(
    @Ctx() { app, viewer }: Context,
    @Arg("id", () => ID, { description: "The conversation's id." }) id: string,
    @Info() info: GraphQLResolveInfo,
  ) {
    return app.chat.findConversation(viewer, id, argumentsAhead(info, "messages"));
  }

  @Query(() => ConversationConnection, {
    description: "The viewer's conversations, the one with the latest message first.",
  })
  conversations(@Ctx() { app, viewer }: Context, @Args(() => ForwardArgs) args: ForwardArgs) {
    return app.chat.listConversations(viewer, args);
  }

  @Query(() => MessageConnection, {
    description:
      "Messages with these words in conversations the viewer may read, the newest first; words are stemmed as English.",
  })
  messageSearch(
    @Ctx() { app, viewer }: Context,
    @Arg("text", () => String, {
      description:
        '2 to 200 characters: words that must all occur, "a phrase" in quotes, -word for not, or between two.',
    })
    text: string,
    @Arg("conversationId", () => ID, { nullable: true, description: "Only in this conversation; null for all." })
    conversationId: string | null,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ) {
    return app.chat.searchMessages(viewer, { text, conversationId }, args);
  }

  @Mutation(() => result.OpenConversationResult, {
    description:
      "Opens the viewer's conversation with somebody of a program, when its policy lets them write to each other (else FORBIDDEN).",
  })
  openConversation(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => OpenConversationInput, { description: "Whom to write to." }) input: OpenConversationInput,
  ) {
    return app.chat.openDirect(viewer, input);
  }

  @Mutation(() => result.OpenGroupConversationResult, {
    description: "Brings people of a program together in a group; for its coordinators.",
  })
  openGroupConversation(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => OpenGroupConversationInput, { description: "The group." }) input: OpenGroupConversationInput,
  ) {
    return app.chat.openGroup(viewer, input);
  }

  @Mutation(() => result.AddConversationMemberResult, {
    description: "Adds somebody of the program to a group, who then sees all of it; for the program's coordinators.",
  })
  addConversationMember(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => ConversationMemberInput, { description: "The group and the person." })
    input: ConversationMemberInput,
  ) {
    return app.chat.addMember(viewer, input);
  }

  @Mutation(() => result.RemoveConversationMemberResult, {
    description: "Removes somebody from a group, at once and on every open screen; for the program's coordinators.",
  })
  removeConversationMember(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => ConversationMemberInput, { description: "The group and the person." })
    input: ConversationMemberInput,
  ) {
    return app.chat.removeMember(viewer, input);
  }

  @Mutation(() => result.LeaveConversationResult, { description: "Leaves a group. Conversations of two are not left." })
  leaveConversation(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => ConversationInput, { description: "The group." }) input: ConversationInput,
  ) {
    return app.chat.leave(viewer, input);
  }

  @Mutation(() => result.SendMessageResult, { description: "Sends a message to everybody in a conversation." })
  sendMessage(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => SendMessageInput, { description: "The message." }) input: SendMessageInput,
  ) {
    return app.chat.send(viewer, input);
  }

  @Mutation(() => result.EditMessageResult, { description: "Changes the words of a message of one's own." })
  editMessage(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => EditMessageInput, { description: "The message and its new words." }) input: EditMessageInput,
  ) {
    return app.chat.edit(viewer, input);
  }

  @Mutation(() => result.DeleteMessageResult, {
    description: "Deletes the words of a message of one's own, for everybody.",
  })
  deleteMessage(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => DeleteMessageInput, { description: "The message." }) input: DeleteMessageInput,
  ) {
    return app.chat.delete(viewer, input);
  }

  @Mutation(() => result.AddReactionResult, { description: "Puts an emoji on a message; again changes nothing." })
  addReaction(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => ReactionInput, { description: "The message and the emoji." }) input: ReactionInput,
  ) {
    return app.chat.react(viewer, input);
  }

  @Mutation(() => result.RemoveReactionResult, { description: "Takes the viewer's emoji off a message." })
  removeReaction(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => ReactionInput, { description: "The message and the emoji." }) input: ReactionInput,
  ) {
    return app.chat.unreact(viewer, input);
  }

  @Mutation(() => result.MarkReadResult, { description: "Moves the viewer's read marker forward; it never goes back." })
  markRead(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => MarkReadInput, { description: "How far." }) input: MarkReadInput,
  ) {
    return app.chat.markRead(viewer, input);
  }

  @Mutation(() => result.SignalTypingResult, {
    description: "Tells the others' open screens that the viewer is typing.",
  })
  signalTyping(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => ConversationInput, { description: "Where." }) input: ConversationInput,
  ) {
    return app.chat.typing(viewer, input);
  }

  @LiveSubscription<{ conversationId: string }>(() => ConversationEvent, {
    description: "Everything that happens in a conversation after the cursor, each thing once and in order.",
    source: (app, { conversationId }) => app.chat.conversationSource(conversationId),
  })
  conversationEvents(
    @Root() event: Event,
    @Arg("conversationId", () => ID, { description: "The conversation." }) _conversationId: string,
    @Arg("after", () => String, {
      nullable: true,
      description: "The cursor of the last event seen; null means from now.",
    })
    _after: string | null,
  ): Event {
    return event;
  }

  @Subscription(() => ConversationSignals, {
    description:
      "What passes among the others in a conversation and is not kept: typing, read markers, and who is around. Any may be lost, and the latest of a kind and person replaces the one before. Of two people with a block between them neither gets the other's.",
    subscribe: ({ args, context }: { args: { conversationId: string }; context: Context }) =>
      context.app.chat.followSignals(context.viewer, args.conversationId, context.ended),
  })
  conversationSignals(
    @Root() signal: Signal,
    @Arg("conversationId", () => ID, { description: "The conversation." }) _conversationId: string,
  ): Signal {
    return signal;
  }
}
