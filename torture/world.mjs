import pg from "pg";
import { askSurely } from "./ask.mjs";
import { sabotages } from "./sabotage.mjs";

const password = "ithaca-demo";
/** As the log of a conversation is called in the database. @param {string} conversation */
const topicOf = conversation => `chat:${conversation}`;
const emails = ["mentee@demo.test", "mentor@demo.test", "coordinator@demo.test"];

/** @typedef {{ access: string, refresh: string }} Tokens */
/** @typedef {{ accessToken: string, refreshToken: string }} Session */
/** @template Data @typedef {import("./ask.mjs").Document<Data>} Document */

/** @type {Document<{ signIn: Session | { refusal: string } }>} */
const signInDocument = `mutation ($input: SignInInput!) {
  signIn(input: $input) { ... on SignInSuccess { accessToken refreshToken } ... on Refusal { refusal: message } }
}`;
/** @type {Document<{ me: { id: string } }>} */
const meDocument = "{ me { id } }";
/** @type {Document<{ myEnrollments: { nodes: { program: { id: string } }[] } }>} */
const programsDocument = "{ myEnrollments { nodes { program { id } } } }";
/** @type {Document<{ openGroupConversation: { conversation: { id: string } } }>} */
const openDocument = `mutation ($input: OpenGroupConversationInput!) {
  openGroupConversation(input: $input) { ... on OpenGroupConversationSuccess { conversation { id } } }
}`;
/** @type {Document<{ refreshTokens: Session | { __typename: string } }>} */
const refreshDocument = `mutation ($input: RefreshTokensInput!) {
  refreshTokens(input: $input) { __typename ... on RefreshTokensSuccess { accessToken refreshToken } }
}`;
/** @type {Document<{ conversation: { messages: StoredPage } }>} */
const messagesDocument = `query ($id: ID!, $after: String) {
  conversation(id: $id) {
    messages(first: 100, after: $after) { nodes { id seq clientId } pageInfo { hasNextPage endCursor } }
  }
}`;

/** @param {string[]} urls @param {string} email @returns {Promise<Tokens>} */
async function signIn(urls, email) {
  const { signIn } = await askSurely(urls, null, signInDocument, { input: { email, password } });
  if ("refusal" in signIn) throw new Error(`${email} could not sign in: ${signIn.refusal}`);
  return { access: signIn.accessToken, refresh: signIn.refreshToken };
}

/**
 * Signs the people in who write and read, and opens the conversations they do it in.
 * @param {string[]} urls @param {number} topics @param {string} run
 */
export async function settleIn(urls, topics, run) {
  const people = await Promise.all(emails.map(email => signIn(urls, email)));
  const [mentee, , coordinator] = people.map(tokens => tokens.access);
  const ids = await Promise.all(people.map(async one => (await askSurely(urls, one.access, meDocument)).me.id));
  const { myEnrollments } = await askSurely(urls, mentee ?? "", programsDocument);
  const programId = myEnrollments.nodes[0]?.program.id;
  /** @type {string[]} */
  const conversations = [];
  for (let topic = 0; topic < topics; topic += 1) {
    const { openGroupConversation } = await askSurely(urls, coordinator ?? "", openDocument, {
      input: {
        clientId: `${run}-topic-${topic}`,
        programId,
        title: `Torture ${topic + 1}`,
        personIds: ids.slice(0, 2),
      },
    });
    conversations.push(openGroupConversation.conversation.id);
  }
  return { people, conversations };
}

/**
 * Takes fresh tokens for people whose old ones end soon; who cannot be refreshed any more signs in again.
 * @param {string[]} urls @param {Tokens[]} people @returns {Promise<Tokens[]>}
 */
export function refreshed(urls, people) {
  return Promise.all(
    people.map(async ({ refresh }, index) => {
      const { refreshTokens } = await askSurely(urls, null, refreshDocument, { input: { refreshToken: refresh } });
      if (!("accessToken" in refreshTokens)) return signIn(urls, emails[index] ?? "");
      return { access: refreshTokens.accessToken, refresh: refreshTokens.refreshToken };
    }),
  );
}

/** @typedef {{ seq: number, id: string, clientId: string }} Stored */
/** @typedef {{ nodes: Stored[], pageInfo: { hasNextPage: boolean, endCursor: string } }} StoredPage */

/** All messages of a conversation, as the product has them. @param {string[]} urls @param {string} token @param {string} id */
export async function storedMessages(urls, token, id) {
  /** @type {Stored[]} */
  const stored = [];
  /** @type {string | null} */
  let after = null;
  do {
    /** @type {{ conversation: { messages: StoredPage } }} */
    const answer = await askSurely(urls, token, messagesDocument, { id, after });
    const { nodes, pageInfo } = answer.conversation.messages;
    stored.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return stored;
}

/**
 * The same, from the database itself, which a product that hangs cannot hide.
 * @param {string} databaseUrl @param {string} conversation @returns {Promise<Stored[]>}
 */
export async function storedRows(databaseUrl, conversation) {
  return inDatabase(databaseUrl, async client => {
    const { rows } = await client.query(
      `select id, seq, client_id as "clientId" from message where conversation_id = $1 order by seq`,
      [conversation],
    );
    return rows;
  });
}

/**
 * What a broken product needs in its database to run at all.
 * @param {string} sabotage @param {string} databaseUrl @param {string[]} conversations
 */
export async function prepareSabotage(sabotage, databaseUrl, conversations) {
  const statements = sabotages.get(sabotage)?.sql(conversations.map(topicOf)) ?? [];
  await inDatabase(databaseUrl, async client => {
    for (const statement of statements) await client.query(statement);
  });
}

/**
 * Places in the logs themselves where a seq is missing: no reader can tell these from events that are not for them.
 * @param {string} databaseUrl @param {string[]} conversations
 */
export async function holesInLogs(databaseUrl, conversations) {
  return inDatabase(databaseUrl, async client => {
    const { rows } = await client.query(
      `select t.name, t.head, count(e.seq)::int as events, coalesce(max(e.seq), 0)::int as last
       from topic t left join topic_event e on e.topic = t.name where t.name = any($1) group by t.name, t.head`,
      [conversations.map(topicOf)],
    );
    return rows
      .filter(({ head, events, last }) => head !== events || last !== events)
      .map(
        row => `the log of ${row.name} has ${row.events} events, the last is ${row.last}, its head says ${row.head}`,
      );
  });
}

/** @template T @param {string} databaseUrl @param {(client: pg.Client) => Promise<T>} work @returns {Promise<T>} */
export async function inDatabase(databaseUrl, work) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
