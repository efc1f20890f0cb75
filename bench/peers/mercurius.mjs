import Fastify from "fastify";
import mercurius from "mercurius";
import emitter from "mqemitter-redis";
import { channelOf, messagesOf, newMessage, posted, sayReady, typeDefs } from "./slice.mjs";

const app = Fastify();
await app.register(mercurius, {
  schema: typeDefs,
  resolvers: {
    Query: { conversation: (_, { id }) => ({ id }) },
    Conversation: { messages: async ({ id }, { last }) => ({ nodes: await messagesOf(id, last) }) },
    Mutation: {
      sendMessage: async (_, { input }, { pubsub }) => {
        const message = newMessage(input.body);
        await pubsub.publish({ topic: channelOf(input.conversationId), payload: posted(message) });
        return { __typename: "SendMessageSuccess", message };
      },
    },
    Subscription: {
      conversationEvents: {
        subscribe: (_, { conversationId }, { pubsub }) => pubsub.subscribe(channelOf(conversationId)),
      },
    },
    ConversationEvent: { resolveType: value => value.__typename },
    SendMessageResult: { resolveType: value => value.__typename },
  },
  jit: 1,
  subscription: { emitter: emitter({ connectionString: process.env.REDIS_URL }) },
});
await app.listen({ port: 0, host: "127.0.0.1" });
sayReady(app.server.address().port);
