import WebSocket from "ws";
import { jitter } from "./random.mjs";

/** @param {number} copies of a message's words in each delivery, by aliases, of which a document may have 15 */
const subscription = copies => `subscription ($id: ID!, $after: String) {
  conversationEvents(conversationId: $id, after: $after) {
    __typename
    ... on StreamEvent { cursor }
    ... on StreamReset { reason }
    ... on StreamEnded { why: reason }
    ... on MessagePosted { message { seq clientId ${Array.from({ length: copies }, (_, n) => `body${n}: body`).join(" ")} } }
  }
}`;

/** What comes before a message's words in a delivery that has them: to read them all would cost more than to write them. */
const longestStart = 1_000;

/** @param {Buffer} bytes of a server's message */
function withoutWords(bytes) {
  if (bytes.length <= longestStart) return String(bytes);
  const start = bytes.toString("latin1", 0, longestStart);
  const at = start.indexOf(',"body0":');
  return at < 0 ? String(bytes) : `${start.slice(0, at)}}}}}}`;
}

/** From the attempt to connect until the stream must say something. */
const firstWordMs = 8_000;
/** The server pings every 12 seconds; a socket that is silent for longer is dead. */
const silenceMs = 20_000;
/** A client with a bug is closed with these. */
const ourBugs = new Set([4400, 4401, 4406, 4409, 4429]);

/**
 * What the server says.
 * @typedef {{ message: string, extensions?: { code?: string } }} Refusal
 * @typedef {{ data?: { conversationEvents: StreamEvent } | null, errors?: Refusal[] }} Result
 * @typedef {{ type: "connection_ack" | "ping" | "pong" | "complete" } | { type: "next", payload: Result }
 *   | { type: "error", payload: Refusal[] }} ServerMessage
 */

/**
 * @typedef {{ cursor: string } & ({ __typename: "StreamReady" | "StreamCaughtUp" }
 *   | { __typename: "StreamReset", reason: string } | { __typename: "StreamEnded", why: string }
 *   | { __typename: "MessagePosted", message: { seq: number, clientId: string } })} StreamEvent
 */

/**
 * Where a client's stream stood: open on a server, or lost with a close code.
 * @typedef {{ at: number, node: number, open: boolean, code: number }} Move
 */

/** A client that speaks graphql-transport-ws, keeps the last cursor, and connects again to any server when it loses one. */
export class ResumingClient {
  /** @type {string | null} */
  cursor = null;
  /** @type {number[]} what was delivered: the seq of each message, its number, and when */
  seqs = [];
  /** @type {number[]} */
  numbers = [];
  /** @type {number[]} */
  times = [];
  /** When the youngest message that was delivered was written. */
  newest = 0;
  /** @type {Move[]} */
  moves = [];
  /** @type {string[]} */
  faults = [];
  /** Of all results. */
  bytes = 0;
  /** Whether it takes silence for nothing bad. */
  isPatient = false;
  /** @type {WebSocket | null} */
  socket = null;
  /** The connection under the socket. @type {import("node:net").Socket | null} */
  connection = null;
  #failures = 0;
  #stopped = false;

  /** @param {{ name: string, urls: string[], token: string, topic: number, conversation: string, copies?: number }} plan */
  constructor(plan) {
    this.plan = plan;
    this.token = plan.token;
    this.topic = plan.topic;
  }

  start() {
    const { urls } = this.plan;
    const node = Math.floor(Math.random() * urls.length);
    const socket = new WebSocket(`${(urls[node] ?? "").replace("http", "ws")}/graphql`, "graphql-transport-ws", {
      handshakeTimeout: firstWordMs,
      skipUTF8Validation: true,
    });
    this.socket = socket;
    socket.on("upgrade", ({ socket: connection }) => {
      this.connection = connection;
    });
    const stream = { node, items: 0, caughtUp: false };
    let watch = setTimeout(() => socket.terminate(), firstWordMs);
    const rest = () => {
      clearTimeout(watch);
      watch = setTimeout(() => this.isPatient || socket.terminate(), silenceMs);
    };
    socket.on("error", () => {});
    socket.on("open", () => this.say({ type: "connection_init", payload: { authorization: `Bearer ${this.token}` } }));
    socket.on("message", data => {
      rest();
      const bytes = Buffer.isBuffer(data) ? data : Buffer.from("");
      this.bytes += bytes.length;
      this.#hear(socket, stream, JSON.parse(withoutWords(bytes)));
    });
    socket.on("close", (code, reason) => {
      clearTimeout(watch);
      if (this.socket !== socket || this.#stopped) return;
      if (ourBugs.has(code)) this.#fault(`was closed with ${code} ${reason}`);
      this.moves.push({ at: Date.now(), node, open: false, code });
      this.#failures = stream.items > 0 ? 0 : this.#failures + 1;
      void jitter(this.#failures + 1, 2_000).then(() => this.#stopped || this.start());
    });
  }

  stop() {
    this.#stopped = true;
    this.socket?.terminate();
  }

  /** @param {string} token that takes the place of one that ends soon */
  renew(token) {
    this.token = token;
    this.say({ type: "ping", payload: { authorization: `Bearer ${token}` } });
  }

  /** @param {object} message to the server, if there is one just now */
  say(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  report() {
    const { plan, topic, bytes, seqs, numbers, times, moves, faults } = this;
    return {
      name: plan.name,
      topic,
      bytes,
      seqs: Float64Array.from(seqs),
      numbers: Float64Array.from(numbers),
      times: Float64Array.from(times),
      moves,
      faults,
    };
  }

  /** @param {WebSocket} socket @param {Stream} stream @param {ServerMessage} message */
  #hear(socket, stream, message) {
    if (message.type === "connection_ack") {
      const variables = { id: this.plan.conversation, after: this.cursor };
      const query = subscription(this.plan.copies ?? 0);
      this.say({ type: "subscribe", id: "stream", payload: { query, variables } });
    } else if (message.type === "ping") this.say({ type: "pong" });
    else if (message.type === "next") this.#take(socket, stream, message.payload);
    else if (message.type === "error") {
      const [refusal] = message.payload;
      const code = refusal?.extensions?.code;
      if (code !== "UNAVAILABLE") this.#fault(`was refused with ${code}: ${refusal?.message}`);
      socket.terminate();
    } else if (message.type === "complete") {
      this.#fault("had its stream completed");
      socket.terminate();
    }
  }

  /** @param {WebSocket} socket @param {Stream} stream @param {Result} payload */
  #take(socket, stream, { data, errors }) {
    const event = data?.conversationEvents;
    if (errors || !event) {
      // The event could not be read just then: it has not been dealt with, so the cursor stays before it.
      const code = errors?.[0]?.extensions?.code;
      if (code !== "UNAVAILABLE") this.#fault(`got an event with ${code}: ${errors?.[0]?.message}`);
      socket.terminate();
      return;
    }
    if (socket.readyState !== WebSocket.OPEN) return;
    const isFirst = stream.items === 0;
    stream.items += 1;
    const kind = event.__typename;
    if (event.__typename === "StreamReset" || event.__typename === "StreamEnded") {
      const why = "reason" in event ? event.reason : event.why;
      this.#fault(`got ${kind} ${why} behind ${this.cursor}`);
    } else if (isFirst !== (kind === "StreamReady")) this.#fault(`got ${kind} as item ${stream.items} of a stream`);
    else if (kind === "StreamCaughtUp" && stream.caughtUp) this.#fault("was caught up twice");
    else if (event.__typename === "MessagePosted") {
      this.seqs.push(event.message.seq);
      const [, sentAt, number] = event.message.clientId.split("-");
      this.numbers.push(Number(number));
      this.newest = Math.max(this.newest, Number(sentAt));
      this.times.push(Date.now());
    }
    if (isFirst) this.moves.push({ at: Date.now(), node: stream.node, open: true, code: 0 });
    if (kind === "StreamCaughtUp") stream.caughtUp = true;
    this.cursor = event.cursor;
  }

  /** @param {string} text */
  #fault(text) {
    this.faults.push(`${this.plan.name} ${text}`);
  }
}

/** @typedef {{ node: number, items: number, caughtUp: boolean }} Stream */
/** @typedef {ReturnType<ResumingClient["report"]>} ClientReport */
