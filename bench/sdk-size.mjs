import { join } from "node:path";
import { root } from "../scripts/build.mjs";
import { sdkWeights, weigh } from "../scripts/sdk-sizes.mjs";
import { installPeers } from "./sides.mjs";

/** What others need for queries, mutations and subscriptions, with React outside as with us. */
const others = /** @type {const} */ ([
  [
    "Apollo Client with React and subscriptions",
    `import { ApolloClient, HttpLink, InMemoryCache, gql, split } from "@apollo/client";
    import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
    import { useMutation, useQuery, useSubscription } from "@apollo/client/react";
    import { createClient } from "graphql-ws";
    export const client = new ApolloClient({ cache: new InMemoryCache(), link: split(() => true,
      new GraphQLWsLink(createClient({ url: "wss://ithaca.example/graphql" })), new HttpLink({ uri: "/graphql" })) });
    export { gql, useMutation, useQuery, useSubscription };`,
  ],
  [
    "urql with React, offline and subscriptions",
    `import { Client, fetchExchange, gql, subscriptionExchange, useMutation, useQuery, useSubscription } from "urql";
    import { offlineExchange } from "@urql/exchange-graphcache";
    import { makeDefaultStorage } from "@urql/exchange-graphcache/default-storage";
    import { createClient } from "graphql-ws";
    const socket = createClient({ url: "wss://ithaca.example/graphql" });
    export const client = new Client({ url: "/graphql", exchanges: [offlineExchange({ storage: makeDefaultStorage() }), fetchExchange,
      subscriptionExchange({ forwardSubscription: request => ({ subscribe: sink => ({ unsubscribe: socket.subscribe(request, sink) }) }) })] });
    export { gql, useMutation, useQuery, useSubscription };`,
  ],
  [
    "graphql-ws alone",
    `import { createClient } from "graphql-ws"; export const client = createClient({ url: "wss://ithaca.example/graphql" });`,
  ],
]);

const kB = (/** @type {number} */ bytes) => (bytes / 1_000).toFixed(2);

/** What the client SDK weighs in an application, and what others do. */
export async function sdkSize() {
  installPeers();
  const peers = [];
  for (const [name, code] of others)
    peers.push({ client: name, "kB, gzip": kB(await weigh(code, join(root, "bench/peers"))) });
  const weights = await sdkWeights();
  const ours = weights.map(({ part, bytes, limit }) => ({ part, "kB, gzip": kB(bytes), "at most": kB(limit) }));
  const all = weights.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    "The client SDK": ours,
    "Beside others": [{ client: "Ithaca: all domains, React and offline", "kB, gzip": kB(all) }, ...peers],
  };
}
