import { buildSchema, isObjectType } from "graphql";
import { makePubSub, serve } from "./apollo-http.mjs";
import { channelOf, messagesOf, newMessage, people, posted, typeDefs } from "./slice.mjs";

const pubsub = makePubSub();
const schema = buildSchema(typeDefs);
/** @param {string} type @param {string} name @returns {import("graphql").GraphQLField<unknown, unknown>} */
const field = (type, name) => {
  const found = schema.getType(type);
  if (!isObjectType(found)) throw new Error(`The slice has no type ${type}.`);
  return found.getFields()[name];
};

field("Query", "conversation").resolve = (_, { id }) => ({ id });
field("Conversation", "messages").resolve = async ({ id }, { last }) => ({ nodes: await messagesOf(id, last) });
field("Mutation", "sendMessage").resolve = async (_, { input }) => {
  const message = newMessage(input.body);
  await pubsub.publish(channelOf(input.conversationId), posted(message));
  return { __typename: "SendMessageSuccess", message };
};
field("Subscription", "conversationEvents").subscribe = (_, { conversationId }) =>
  pubsub.asyncIterableIterator(channelOf(conversationId));
// The smallest thing that a real resolver does: it looks something up and answers later.
if (process.env.ASYNC_AUTHOR) field("Message", "author").resolve = async ({ authorId }) => people.get(authorId);

await serve(schema);
