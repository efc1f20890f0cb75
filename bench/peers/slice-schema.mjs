import { channelOf, messagesOf, newMessage, posted } from "./slice.mjs";

/** @typedef {Pick<typeof import("type-graphql"), "Arg" | "buildSchema" | "createUnionType" | "Field" | "FieldResolver" | "ID" | "InputType" | "Int" | "Mutation" | "ObjectType" | "Query" | "Resolver" | "Root" | "Subscription">} TypeGraphQL */

/**
 * The slice as a schema of type-graphql, made with the copy of it that its server has. The decorators are called by hand,
 * since this file is not compiled.
 * @param {TypeGraphQL} typeGraphQL @param {import("graphql").GraphQLScalarType} DateTime
 * @param {{ publish(channel: string, event: object): Promise<void>, asyncIterableIterator(channel: string): AsyncIterableIterator<unknown> }} pubsub
 */
export function buildSlice(typeGraphQL, DateTime, pubsub) {
  const { Arg, buildSchema, createUnionType, Field, FieldResolver, ID, InputType, Int, Mutation } = typeGraphQL;
  const { ObjectType, Query, Resolver, Root, Subscription } = typeGraphQL;

  /**
   * @param {string} name @param {Record<string, () => object>} fields
   * @param {(name: string) => ClassDecorator} kind
   */
  function shape(name, fields, kind = ObjectType) {
    const made = class {};
    Object.defineProperty(made, "name", { value: name });
    for (const [field, type] of Object.entries(fields)) Field(type)(made.prototype, field);
    kind(name)(made);
    return made;
  }

  /** @param {string} name @param {import("type-graphql").ClassType[]} types */
  const union = (name, types) =>
    createUnionType({ name, types: () => types, resolveType: value => Reflect.get(value, "__typename") });

  const Person = shape("Person", { id: () => ID, displayName: () => String });
  const Message = shape("Message", {
    id: () => ID,
    seq: () => Int,
    body: () => String,
    createdAt: () => DateTime,
    author: () => Person,
  });
  const MessagePosted = shape("MessagePosted", { message: () => Message });
  const StreamReady = shape("StreamReady", { cursor: () => String });
  const MessageConnection = shape("MessageConnection", { nodes: () => [Message] });
  const Conversation = shape("Conversation", { id: () => ID });
  const SendMessageSuccess = shape("SendMessageSuccess", { message: () => Message });
  const MessageTooLong = shape("MessageTooLong", { limit: () => Int });
  const input = { conversationId: () => ID, clientId: () => ID, body: () => String };
  const SendMessageInput = shape("SendMessageInput", input, InputType);
  const ConversationEvent = union("ConversationEvent", [MessagePosted, StreamReady]);
  const SendMessageResult = union("SendMessageResult", [SendMessageSuccess, MessageTooLong]);

  class ChatResolver {
    /** @param {string} id */
    conversation(id) {
      return Object.assign(new Conversation(), { id });
    }
    /** @param {{ id: string }} conversation @param {number} last */
    async messages(conversation, last) {
      return { nodes: await messagesOf(conversation.id, last) };
    }
    /** @param {{ conversationId: string, body: string }} input */
    async sendMessage(input) {
      const message = newMessage(input.body);
      await pubsub.publish(channelOf(input.conversationId), posted(message));
      return { __typename: "SendMessageSuccess", message };
    }
    /** @param {ReturnType<typeof posted>} event */
    conversationEvents(event) {
      return event.conversationEvents;
    }
  }
  const the = ChatResolver.prototype;
  /** @param {string} method @param {MethodDecorator} decorate */
  const decorate = (method, decorate) => decorate(the, method, Object.getOwnPropertyDescriptor(the, method) ?? {});

  Arg("id", () => ID)(the, "conversation", 0);
  decorate(
    "conversation",
    Query(() => Conversation, { nullable: true }),
  );
  Root()(the, "messages", 0);
  Arg("last", () => Int)(the, "messages", 1);
  decorate(
    "messages",
    FieldResolver(() => MessageConnection),
  );
  Arg("input", () => SendMessageInput)(the, "sendMessage", 0);
  decorate(
    "sendMessage",
    Mutation(() => SendMessageResult),
  );
  Root()(the, "conversationEvents", 0);
  Arg("conversationId", () => ID)(the, "conversationEvents", 1);
  decorate(
    "conversationEvents",
    Subscription(() => ConversationEvent, {
      subscribe: ({ args }) => pubsub.asyncIterableIterator(channelOf(args?.conversationId)),
    }),
  );
  Resolver(() => Conversation)(ChatResolver);

  const unused = () => {
    throw new Error("Events go through Redis.");
  };
  return buildSchema({ resolvers: [ChatResolver], pubSub: { publish: unused, subscribe: unused } });
}
