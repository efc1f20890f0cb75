// The same endpoint through urql, with the documents and the types of the SDK: they are text, as urql takes it.
//   node main.mjs

import { AccountsSignInDocument } from "@ithaca/client/accounts";
import { ChatConversationsDocument, ChatFollowDocument, ChatSendDocument } from "@ithaca/client/chat";
import { Client, fetchExchange, subscriptionExchange } from "@urql/core";
import { createClient } from "graphql-ws";
import WebSocket from "ws";

const { ITHACA = "http://localhost:4000", EMAIL = "mentee@demo.test", PASSWORD = "ithaca-demo" } = process.env;
const url = `${ITHACA}/graphql`;
let authorization;

const socket = createClient({
  url: url.replace("http", "ws"),
  webSocketImpl: WebSocket,
  connectionParams: () => ({ authorization }),
});
const client = new Client({
  url,
  preferGetMethod: false,
  fetchOptions: () => (authorization ? { headers: { authorization } } : {}),
  exchanges: [
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: sink => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
      }),
    }),
  ],
});

/** Throws what went wrong, gives the data otherwise. */
async function ask(result) {
  const { data, error } = await result;
  if (error) throw error;
  return data;
}

const { signIn } = await ask(
  client.mutation(AccountsSignInDocument, { input: { email: EMAIL, password: PASSWORD } }).toPromise(),
);
authorization = `Bearer ${signIn.accessToken}`;

const { conversations } = await ask(client.query(ChatConversationsDocument, {}).toPromise());
const [{ id }] = conversations.nodes;

const heard = new Promise((resolve, reject) => {
  client.subscription(ChatFollowDocument, { conversationId: id }).subscribe(async ({ data, error }) => {
    if (error) return reject(error);
    const event = data.conversationEvents;
    if (event.__typename === "StreamCaughtUp") {
      const input = { conversationId: id, clientId: crypto.randomUUID(), body: "Hello through urql" };
      await ask(client.mutation(ChatSendDocument, { input }).toPromise()).catch(reject);
    }
    if (event.__typename === "MessagePosted") resolve(event.message.body);
  });
});
console.log(await heard);
await socket.dispose();
