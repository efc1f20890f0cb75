/** A process of its own that holds many sockets, counts what each is delivered, and keeps when and how each came to its end. */
import WebSocket from "ws";
import { pause } from "./random.mjs";

const subscription = `subscription ($id: ID!) {
  conversationEvents(conversationId: $id) {
    __typename
    ... on StreamEvent { cursor }
    ... on StreamEnded { reason }
    ... on MessagePosted { message { body } }
  }
}`;

/** Sockets that connect at a time. */
const atOnce = 50;

/**
 * @typedef {{ url: string, conversation: string, sockets: { person: number, token: string }[] }} Gathering
 * @typedef {{ persons: number[], isClosed: boolean, patienceMs: number }} Ends `isClosed`: the socket must close, too
 * @typedef {{ type: "gather", value: Gathering } | { type: "flow", value: number } | { type: "ends", value: Ends }
 *   | { type: "report", value: { last: number, patienceMs: number } }} Order
 * @typedef {{ gather: string | null, flow: boolean, ends: null, report: Stood[] }} CrowdSays
 */

/** One socket with one stream. Most of its frames are read by a look at two of their words. */
class Standing {
  /** @type {number[]} the seqs of the events it was delivered */
  seqs = [];
  /** The seq that the stream began behind; -1 until it stands. */
  from = -1;
  /** @type {string | null} */
  reason = null;
  /** Of `complete`; 0 while it goes on. */
  completeAt = 0;
  closedAt = 0;
  code = 0;
  /** @type {string[]} */
  faults = [];

  /** @param {string} url @param {number} person @param {string} token @param {string} id */
  constructor(url, person, token, id) {
    this.person = person;
    const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    this.socket = socket;
    socket.on("open", () => this.#say({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
    socket.on("error", error => this.faults.push(error.message));
    socket.on("close", code => {
      this.closedAt = Date.now();
      this.code = code;
    });
    socket.on("message", data => {
      const text = String(data);
      if (text.includes('"type":"next"')) return this.#take(text);
      const { type, payload } = JSON.parse(text);
      if (type === "connection_ack")
        this.#say({ type: "subscribe", id: "s", payload: { query: subscription, variables: { id } } });
      else if (type === "complete") this.completeAt = Date.now();
      else this.faults.push(`was told ${type} ${JSON.stringify(payload)}`);
    });
  }

  get isOver() {
    return this.completeAt > 0 || this.closedAt > 0;
  }

  report() {
    const { person, from, reason, completeAt, closedAt, code, faults } = this;
    return { person, from, seqs: Float64Array.from(this.seqs), reason, completeAt, closedAt, code, faults };
  }

  /** @param {object} message */
  #say(message) {
    this.socket.send(JSON.stringify(message));
  }

  /** @param {string} text */
  #take(text) {
    const kind = wordAfter(text, '"__typename":"');
    if (this.isOver || this.reason !== null) this.faults.push(`was told ${kind} after its end`);
    // Clients must not look into cursors; who checks the server may.
    const seq = Number(Buffer.from(wordAfter(text, '"cursor":"'), "base64url").toString().split(".").at(-1));
    if (kind === "StreamReady") this.from = seq;
    else if (kind === "StreamEnded") this.reason = wordAfter(text, '"reason":"');
    else if (kind === "StreamReset" || text.includes('"errors"')) this.faults.push(`was told ${text}`);
    else if (kind !== "StreamCaughtUp") this.seqs.push(seq);
  }
}

/** @typedef {ReturnType<Standing["report"]>} Stood */

/** @param {string} text @param {string} before */
function wordAfter(text, before) {
  const at = text.indexOf(before) + before.length;
  return at < before.length ? "" : text.slice(at, text.indexOf('"', at));
}

/** @type {Standing[]} */
let crowd = [];

/** @param {number} patienceMs @param {() => boolean} isSo */
async function waitUntil(patienceMs, isSo) {
  const deadline = Date.now() + patienceMs;
  while (!isSo() && Date.now() < deadline) await pause(10);
  return isSo();
}

/** @type {{ [T in Order["type"]]: (value: never) => Promise<unknown> }} */
const orders = {
  /** Everybody of before goes, and these come; a text when not all of them stand. */
  async gather(/** @type {Gathering} */ { url, conversation, sockets }) {
    for (const { socket } of crowd) socket.terminate();
    crowd = [];
    for (let at = 0; at < sockets.length; at += atOnce) {
      const some = sockets.slice(at, at + atOnce).map(one => new Standing(url, one.person, one.token, conversation));
      crowd.push(...some);
      const stand = await waitUntil(30_000, () => some.every(one => one.from >= 0));
      const fault = some.flatMap(one => (one.closedAt > 0 ? `closed ${one.code}` : one.faults))[0];
      if (!stand) return `no stream stands: ${fault ?? "no word came"}`;
    }
    return null;
  },
  /** Whether each had so many events. */
  flow: (/** @type {number} */ count) =>
    waitUntil(20_000, () => crowd.every(one => one.isOver || one.seqs.length >= count)),
  /** Whether these people's sockets have come to their end. */
  ends: (/** @type {Ends} */ { persons, isClosed, patienceMs }) => {
    const theirs = crowd.filter(one => persons.includes(one.person));
    return waitUntil(patienceMs, () => theirs.every(one => one.closedAt > 0 || (!isClosed && one.completeAt > 0)));
  },
  /** What each was delivered, once those who still follow have the last event. */
  async report(/** @type {{ last: number, patienceMs: number }} */ { last, patienceMs }) {
    await waitUntil(patienceMs, () => crowd.every(one => one.isOver || (one.seqs.at(-1) ?? 0) >= last));
    return crowd.map(one => one.report());
  },
};

process.on("message", (/** @type {Order} */ { type, value }) => {
  void orders[type](/** @type {never} */ (value)).then(answer => process.send?.({ type, value: answer }));
});
process.on("disconnect", () => process.exit());
