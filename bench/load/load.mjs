import { fork } from "node:child_process";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";

/** How long anything may take before the benchmark gives up on it. */
const patienceMs = 60_000;

/** @typedef {import("./followers.mjs").Orders} Orders */
/** @typedef {import("./followers.mjs").Answers} Answers */
/** @typedef {{ failed: string } | { id: number, answer: unknown } | { deliveries: number }} Word what a follower says */

/** Starts a process of followers; the benchmark itself only triggers events. */
export function startFollowers() {
  const child = fork(fileURLToPath(new URL("followers.mjs", import.meta.url)));
  let deliveries = 0;
  let lastId = 0;
  /** @type {Map<number, (answer: unknown) => void>} */
  const answers = new Map();
  /** @type {{ count: number, resolve: () => void, reject: (error: Error) => void, timer: NodeJS.Timeout }[]} */
  let waiting = [];
  /** @type {Error | null} */
  let failure = null;
  child.on("message", (/** @type {Word} */ message) => {
    if ("failed" in message) {
      failure = new Error(message.failed);
      for (const waiter of waiting) waiter.reject(failure);
      waiting = [];
    } else if ("id" in message) {
      answers.get(message.id)?.(message.answer);
      answers.delete(message.id);
    } else {
      deliveries = message.deliveries;
      for (const waiter of waiting) if (deliveries >= waiter.count) waiter.resolve();
      waiting = waiting.filter(waiter => deliveries < waiter.count);
    }
  });

  /** @template {keyof Orders} Name @param {Name} name @param {Orders[Name]} [order] @returns {Promise<Answers[Name]>} */
  const tell = (name, order) => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      answers.set(id, answer => resolve(/** @type {Answers[Name]} */ (answer)));
      setTimeout(() => reject(failure ?? new Error(`Followers did not ${name} in time.`)), patienceMs).unref();
      child.send({ id, name, order: order ?? {} });
    });
  };
  return {
    tell,
    /** @param {number} every */
    async reset(every) {
      await tell("reset", { every });
      deliveries = 0;
    },
    /** Resolves when so many deliveries have come since the last reset. @param {number} count @param {number} [ms] */
    until: (count, ms = patienceMs) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        if (deliveries >= count) return resolve(undefined);
        const late = () => reject(new Error(`${deliveries} of ${count} deliveries came in ${ms} ms.`));
        const timer = setTimeout(late, ms);
        const resolved = () => {
          clearTimeout(timer);
          resolve(undefined);
        };
        waiting.push({ count, resolve: resolved, reject, timer });
      }),
    stop: () => child.disconnect(),
  };
}

/** Posts GraphQL over kept connections. @param {number} port */
export function poster(port) {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  /** @param {string} body @param {string} [token] @returns {Promise<string>} */
  const post = (body, token) =>
    new Promise((resolve, reject) => {
      const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
      const options = { port, host: "127.0.0.1", path: "/graphql", method: "POST", agent, headers };
      const sent = request(options, response => {
        /** @type {Buffer[]} */
        const parts = [];
        response.on("data", part => parts.push(part));
        response.on("end", () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode === 200 && !text.startsWith('{"errors"')) resolve(text);
          else reject(new Error(`${response.statusCode} ${text.slice(0, 500)}`));
        });
      });
      sent.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
        // Servers close a connection that nobody used for 5 s, and a benchmark at work does not notice.
        const isStale = sent.reusedSocket && (error.code === "ECONNRESET" || error.code === "EPIPE");
        if (isStale) resolve(post(body, token));
        else reject(error);
      });
      sent.end(body);
    });
  return { post, close: () => agent.destroy() };
}
