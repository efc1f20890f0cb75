import { createServer } from "node:http";
import { ApolloServer } from "@apollo/server";
import { expressMiddleware } from "@as-integrations/express5";
import express from "express";
import { RedisPubSub } from "graphql-redis-subscriptions";
import { useServer } from "graphql-ws/use/ws";
import { Redis } from "ioredis";
import { WebSocketServer } from "ws";
import { sayReady } from "./slice.mjs";

/** Events between processes, as graphql-redis-subscriptions' own documentation sets it up. */
export const makePubSub = () => {
  const url = process.env.REDIS_URL ?? "";
  return new RedisPubSub({ publisher: new Redis(url), subscriber: new Redis(url) });
};

/**
 * Apollo Server on express with graphql-ws beside it, set up as their documentation does, with their defaults.
 * @param {import("graphql").GraphQLSchema} schema
 */
export async function serve(schema) {
  const app = express();
  const http = createServer(app);
  const sockets = new WebSocketServer({ server: http, path: "/graphql" });
  useServer({ schema }, sockets);
  const apollo = new ApolloServer({ schema });
  await apollo.start();
  app.use("/graphql", express.json(), expressMiddleware(apollo));
  http.listen(0, "127.0.0.1", () => {
    const address = http.address();
    sayReady(typeof address === "object" && address ? address.port : 0);
  });
}
