import WebSocket from "ws";

/** How far a stream has come when its subscriber leaves: not even begun, begun, or live. */
export const stages = /** @type {const} */ (["AtOnce", "StreamReady", "StreamCaughtUp"]);

/** @typedef {(typeof stages)[number]} Stage */

/**
 * What people follow, each with the variables it takes. Signals say nothing by themselves, so who follows them can only
 * leave at once.
 * @type {readonly { query: string, ofConversation: boolean, marked: boolean }[]}
 */
export const followed = [
  { query: stream("conversationEvents(conversationId: $id)"), ofConversation: true, marked: true },
  { query: stream("conversationEvents(conversationId: $id)", "author { id }"), ofConversation: true, marked: true },
  { query: "subscription { inboxEvents { __typename } }", ofConversation: false, marked: true },
  {
    query: "subscription ($id: ID!) { conversationSignals(conversationId: $id) { __typename } }",
    ofConversation: true,
    marked: false,
  },
  { query: "subscription { inboxSignals { __typename } }", ofConversation: false, marked: false },
];

/** @param {string} field @param {string} more of a message */
function stream(field, more = "") {
  return `subscription ($id: ID!) { ${field} { __typename ... on MessagePosted { message { seq body ${more} } } } }`;
}

/** One socket on which subscriptions begin and end, again and again. */
export class Leaver {
  /** @type {Map<string, (mark: string) => void>} by operation; a mark that begins with ! is an answer that it must not get */
  #listeners = new Map();
  #ids = 0;

  /** @param {string} url @param {string} token */
  constructor(url, token) {
    this.socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    this.socket.on("error", () => {});
    /** Resolves when the server has taken it in. */
    this.open = new Promise((resolve, reject) => {
      this.socket.on("close", (code, reason) => {
        reject(new Error(`A leaver was closed with ${code} ${reason}`));
        for (const hear of this.#listeners.values()) hear(`!${code}`);
      });
      this.socket.on("open", () =>
        this.#say({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }),
      );
      this.socket.on("message", data => this.#hear(JSON.parse(String(data)), resolve));
    });
    this.open.catch(() => {});
  }

  /**
   * Subscribes and resolves when the stream has come so far.
   * @param {string} query @param {object} variables @param {Stage} stage @returns {Promise<string>} the operation's id
   */
  async follow(query, variables, stage) {
    this.#ids += 1;
    const id = String(this.#ids);
    const reached = new Promise((resolve, reject) => {
      this.#listeners.set(id, mark => {
        if (mark === stage) resolve(null);
        else if (mark.startsWith("!")) reject(new Error(`A subscription was answered ${mark.slice(1)}`));
      });
    });
    this.#say({ type: "subscribe", id, payload: { query, variables } });
    if (stage !== "AtOnce") await reached;
    else reached.catch(() => {});
    return id;
  }

  /** @param {string} id */
  complete(id) {
    this.#listeners.delete(id);
    this.#say({ type: "complete", id });
  }

  /** Goes without a word. */
  cut() {
    this.socket.terminate();
  }

  /** @param {{ type: string, id: string, payload?: { data?: Record<string, { __typename: string }> | null } }} message @param {(ack: null) => void} opened */
  #hear({ type, id, payload }, opened) {
    if (type === "connection_ack") opened(null);
    else if (type === "ping") this.#say({ type: "pong" });
    else if (type === "next")
      for (const item of Object.values(payload?.data ?? {})) this.#listeners.get(id)?.(item.__typename);
    else if (type === "error") this.#listeners.get(id)?.(`!${JSON.stringify(payload)}`);
  }

  /** @param {object} message */
  #say(message) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }
}
