import { randomUUID } from "node:crypto";
import pg from "pg";

/** The slice of the schema that all sides share, so that all answer the same documents with the same bytes. */
export const typeDefs = `
  scalar DateTime
  type Person { id: ID! displayName: String! }
  type Message { id: ID! seq: Int! body: String createdAt: DateTime! author: Person! }
  type MessagePosted { message: Message! }
  type StreamReady { cursor: String! }
  union ConversationEvent = MessagePosted | StreamReady
  type MessageConnection { nodes: [Message!]! }
  type Conversation { id: ID! messages(last: Int!): MessageConnection! }
  input SendMessageInput { conversationId: ID! clientId: ID! body: String! }
  type SendMessageSuccess { message: Message! }
  type MessageTooLong { limit: Int! }
  union SendMessageResult = SendMessageSuccess | MessageTooLong
  type Query { conversation(id: ID!): Conversation }
  type Mutation { sendMessage(input: SendMessageInput!): SendMessageResult! }
  type Subscription { conversationEvents(conversationId: ID!): ConversationEvent! }
`;

const author = { id: randomUUID(), displayName: "Person number 0000" };
/** Who an asynchronous `author` looks up. */
export const people = new Map([[author.id, author]]);
let seq = 0;

/** @param {string} body a message as a peer without a database makes it */
export const newMessage = body => {
  seq += 1;
  return { id: randomUUID(), seq, body, createdAt: new Date().toISOString(), authorId: author.id, author };
};

/** @param {ReturnType<typeof newMessage>} message */
export const posted = message => ({ conversationEvents: { __typename: "MessagePosted", message } });

/** @param {string} conversationId */
export const channelOf = conversationId => `conversation:${conversationId}`;

const pool = process.env.DATABASE_URL ? new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 }) : null;
const sql = `select m.id, m.seq, m.body, m.created_at, p.id as author_id, p.display_name
  from message m join person p on p.id = m.author_id where m.conversation_id = $1 order by m.seq desc limit $2`;

/** @param {string} id of a conversation @param {number} last one JOIN through pg, oldest first */
async function readMessages(id, last) {
  if (pool === null) return [];
  const { rows } = await pool.query({ name: "messages", text: sql, values: [id, last] });
  for (const row of rows) people.set(row.author_id, { id: row.author_id, displayName: row.display_name });
  return rows.reverse().map(row => ({
    id: row.id,
    seq: row.seq,
    body: row.body,
    createdAt: row.created_at,
    authorId: row.author_id,
    author: { id: row.author_id, displayName: row.display_name },
  }));
}

const kept = process.env.CONVERSATION ? await readMessages(process.env.CONVERSATION, 100) : [];

/** The id `memory` answers from rows read at the start; any other id reads PostgreSQL for each request. */
export const messagesOf = (/** @type {string} */ id, /** @type {number} */ last) =>
  id === "memory" ? kept.slice(-last) : readMessages(id, last);

/** Tells the benchmark where this peer listens. @param {number} port */
export const sayReady = port => console.log(`ready at http://127.0.0.1:${port}`);
