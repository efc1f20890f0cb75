// The same endpoint through Apollo Client, with the documents and the types of the SDK.
//   node main.mjs
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { AccountsSignInDocument } from "@ithaca/client/accounts";
import { ChatConversationsDocument, ChatFollowDocument, ChatSendDocument } from "@ithaca/client/chat";
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
const http = new HttpLink({
  uri: url,
  fetch: (to, init) => fetch(to, { ...init, headers: { ...init.headers, ...(authorization && { authorization }) } }),
});
const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: ApolloLink.split(({ operationType }) => operationType === "subscription", new GraphQLWsLink(socket), http),
});

const { data: session } = await client.mutate({
  mutation: gql(AccountsSignInDocument),
  variables: { input: { email: EMAIL, password: PASSWORD } },
});
authorization = `Bearer ${session.signIn.accessToken}`;

const { data } = await client.query({ query: gql(ChatConversationsDocument) });
const [{ id }] = data.conversations.nodes;

const heard = new Promise((resolve, reject) => {
  client.subscribe({ query: gql(ChatFollowDocument), variables: { conversationId: id } }).subscribe({
    error: reject,
    async next({ data: { conversationEvents: event } }) {
      if (event.__typename === "StreamCaughtUp") {
        const input = { conversationId: id, clientId: crypto.randomUUID(), body: "Hello through Apollo Client" };
        await client.mutate({ mutation: gql(ChatSendDocument), variables: { input } }).catch(reject);
      }
      if (event.__typename === "MessagePosted") resolve(event.message.body);
    },
  });
});
console.log(await heard);
client.stop();
await socket.dispose();
