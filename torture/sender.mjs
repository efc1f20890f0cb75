/**
 * A process of its own that writes: so many messages a second, each sent again under the same clientId until somebody
 * has acknowledged it.
 */
import { ask, NoAnswer } from "./ask.mjs";
import { jitter, pause } from "./random.mjs";

/**
 * @typedef {object} SenderPlan
 * @property {string[]} urls
 * @property {string[]} tokens of the people who write
 * @property {string[]} conversations
 * @property {string} run
 * @property {number} rate
 * @property {boolean} retryOnce whether a message that fails twice is a fault
 * @property {number} bodyLength characters of a message at least
 */

/** @typedef {{ n: number, clientId: string, topic: number, sentAt: number, ackedAt: number, tries: number, seq: number, id: string }} Sent */

const tickMs = 25;
/** Beyond so many without an answer the sender waits: people do too. */
const mostInFlight = 100;
/** @type {import("./ask.mjs").Document<{ sendMessage: { __typename: string, message?: { id: string, seq: number } } }>} */
const send = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { __typename ... on SendMessageSuccess { message { id seq } } }
}`;

class Sender {
  /** @type {Sent[]} */
  sent = [];
  /** @type {string[]} */
  faults = [];
  /** @type {Map<string, number>} how often a try failed with what */
  failures = new Map();
  /** @type {Set<Sent>} */
  refused = new Set();
  inFlight = 0;
  heldBack = 0;
  running = true;

  /** @param {SenderPlan} plan */
  constructor(plan) {
    this.plan = plan;
    this.tokens = plan.tokens;
  }

  async run() {
    const began = performance.now();
    let due = 0;
    while (this.running) {
      const wanted = ((performance.now() - began) / 1_000) * this.plan.rate;
      for (; due < wanted; due += 1) {
        if (this.inFlight >= mostInFlight) this.heldBack += 1;
        else this.begin();
      }
      await pause(tickMs);
    }
  }

  begin() {
    const { conversations } = this.plan;
    const n = this.sent.length;
    // Neighbors in time meet in one conversation, written by different people.
    const topic = Math.floor(n / this.tokens.length) % conversations.length;
    const sentAt = Date.now();
    // The moment stands in it for the readers, who must know how old what they get is.
    const clientId = `${this.plan.run}-${sentAt}-${n}`;
    const one = { n, clientId, topic, sentAt, ackedAt: 0, tries: 0, seq: 0, id: "" };
    this.sent.push(one);
    this.inFlight += 1;
    void this.deliver(one).finally(() => {
      this.inFlight -= 1;
    });
  }

  /** @param {Sent} one */
  async deliver(one) {
    const { urls, conversations, retryOnce, bodyLength } = this.plan;
    const body = `Message ${one.n}.`.padEnd(bodyLength, " And so it goes on.");
    const input = { conversationId: conversations[one.topic], clientId: one.clientId, body };
    const first = Math.floor(Math.random() * urls.length);
    while (one.ackedAt === 0) {
      one.tries += 1;
      // The next try goes to the next server, as behind a balancer.
      const failure = await this.tryOnce(one, urls[(first + one.tries) % urls.length] ?? "", input);
      if (failure === null) return;
      this.failures.set(failure.kind, (this.failures.get(failure.kind) ?? 0) + 1);
      if (!failure.retry) {
        this.refused.add(one);
        this.faults.push(`message ${one.n} was answered ${failure.kind}: ${failure.message}`);
        return;
      }
      if (retryOnce && one.tries === 2)
        this.faults.push(`message ${one.n} failed twice, last with ${failure.kind}: ${failure.message}`);
      if (!retryOnce || one.tries > 1) await jitter(one.tries, 1_000);
    }
  }

  /** @param {Sent} one @param {string} url @param {object} input */
  async tryOnce(one, url, input) {
    const token = this.tokens[one.n % this.tokens.length] ?? "";
    try {
      const answer = await ask(url, token, send, { input });
      if (answer.code !== null) {
        const { code, message } = answer;
        const renewed = code === "UNAUTHENTICATED" && token !== this.tokens[one.n % this.tokens.length];
        return { kind: code, message, retry: code === "UNAVAILABLE" || renewed };
      }
      const outcome = answer.data.sendMessage;
      if (!outcome.message) return { kind: String(outcome.__typename), message: "", retry: false };
      Object.assign(one, { ackedAt: Date.now(), seq: outcome.message.seq, id: outcome.message.id });
      return null;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      return { kind: "no answer", message: error.message, retry: true };
    }
  }

  /** Stops and waits until all is acknowledged. @param {number} patienceMs */
  async finish(patienceMs) {
    this.running = false;
    const deadline = Date.now() + patienceMs;
    while (this.inFlight > 0 && Date.now() < deadline) await pause(50);
    for (const one of this.sent) {
      if (one.ackedAt === 0 && !this.refused.has(one))
        this.faults.push(`message ${one.n} was never acknowledged, in ${one.tries} tries`);
    }
    const { sent, faults, failures, heldBack } = this;
    return { sent, faults, failures, heldBack };
  }
}

/** @typedef {Awaited<ReturnType<Sender["finish"]>>} SenderReport */
/** @typedef {{ report: SenderReport }} SenderSays */

/** @typedef {{ type: "begin", value: SenderPlan } | { type: "tokens", value: string[] } | { type: "finish", value: number }} Order */

/** @type {Sender | null} */
let sender = null;
process.on("message", (/** @type {Order} */ { type, value }) => {
  if (type === "begin") {
    sender = new Sender(value);
    void sender.run();
  } else if (type === "tokens" && sender) sender.tokens = value;
  else if (type === "finish") sender?.finish(value).then(report => process.send?.({ type: "report", value: report }));
});
process.on("disconnect", () => process.exit());
