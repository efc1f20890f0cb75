import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { newMessage, posted, sayReady } from "./slice.mjs";

/** The limit: no GraphQL, no Redis, one `ws.send` of the same bytes for each subscriber. */
/** @type {Map<import("ws").WebSocket, string>} */
const followers = new Map();

const http = createServer(async (request, response) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  const { authorId: _, ...message } = newMessage(JSON.parse(text).variables.input.body);
  const payload = JSON.stringify({ data: posted(message) });
  for (const [socket, id] of followers) socket.send(`{"id":"${id}","type":"next","payload":${payload}}`);
  const { id, seq } = message;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ data: { sendMessage: { message: { id, seq } } } }));
});
const sockets = new WebSocketServer({ server: http, handleProtocols: () => "graphql-transport-ws" });
sockets.on("connection", socket => {
  socket.on("message", data => {
    const message = JSON.parse(String(data));
    if (message.type === "connection_init") socket.send('{"type":"connection_ack"}');
    if (message.type === "subscribe") followers.set(socket, message.id);
  });
  socket.on("close", () => followers.delete(socket));
});
http.listen(0, "127.0.0.1", () => {
  const address = http.address();
  sayReady(typeof address === "object" && address ? address.port : 0);
});
