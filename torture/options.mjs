import { parseArgs } from "node:util";

/** What a run does, by name. */
export const planNames = /** @type {const} */ ([
  "turn",
  "random",
  "redis-60s",
  "sigterm",
  "slow-readers",
  "leavers",
  "revoke",
  "publish",
  "none",
]);

/** @typedef {(typeof planNames)[number]} PlanName */

/**
 * @typedef {object} Options
 * @property {PlanName} plan
 * @property {number} nodes
 * @property {boolean} embedded
 * @property {boolean} short
 * @property {number} seed
 * @property {number} kills
 * @property {number} seconds over which the kills are spread, or for how long a run without kills loads the servers
 * @property {number} rate messages a second
 * @property {number} clients
 * @property {number} topics
 * @property {string | null} sabotage
 * @property {number} patienceMs for the last acknowledgements and deliveries
 */

const usage = `npm run torture -- [options]
  --plan ${planNames.join("|")}   turn: kills of server, Redis and PostgreSQL in turn; random: kills and
                     pauses at random; redis-60s: Redis killed, paused and cut off for 60 seconds each;
                     sigterm: rolling restarts under load; slow-readers: one client reads nothing for a while,
                     one a little; leavers: many come and leave; revoke: rights end while sockets of those
                     who had them follow on another server; publish: a pairing is published
                     meanwhile; none: load alone
  --short            10 kills in under a minute, in place of 100 in ten minutes; other plans are shorter, too
  --embedded         one server on the embedded database; only the server is killed
  --nodes 1|2|3      servers on one database
  --seed N           repeats the choices of a run
  --kills N --seconds N --rate N --clients N --topics N
  --sabotage NAME    breaks the product on purpose, to see that it is noticed`;

/** Reads the command line; throws with the usage when it is wrong. @param {string[]} args @returns {Options} */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      plan: { type: "string", default: "turn" },
      short: { type: "boolean", default: false },
      embedded: { type: "boolean", default: false },
      nodes: { type: "string" },
      seed: { type: "string" },
      kills: { type: "string" },
      seconds: { type: "string" },
      rate: { type: "string" },
      clients: { type: "string" },
      topics: { type: "string", default: "5" },
      sabotage: { type: "string" },
    },
  });
  const plan = planNames.find(name => name === values.plan);
  if (!plan) throw new Error(usage);
  const number = (/** @type {string | undefined} */ text, /** @type {number} */ usual) => {
    const given = text === undefined ? usual : Number(text);
    if (!(given >= 0)) throw new Error(usage);
    return given;
  };
  const { short, embedded } = values;
  const isRevoke = plan === "revoke";
  return {
    plan,
    embedded,
    short,
    nodes: embedded ? 1 : number(values.nodes, ["redis-60s", "sigterm", "revoke", "publish"].includes(plan) ? 2 : 1),
    seed: number(values.seed, Math.floor(Math.random() * 2 ** 31)),
    kills: number(values.kills, plan === "publish" ? (short ? 3 : 20) : short ? 10 : 100),
    seconds: number(values.seconds, usualSeconds(plan, short)),
    rate: number(values.rate, isRevoke ? (short ? 20 : 10) : short ? 40 : embedded ? 60 : 200),
    clients: number(values.clients, isRevoke ? (short ? 100 : 1_000) : 50),
    topics: number(values.topics, 5),
    sabotage: values.sabotage ?? null,
    // What was broken on purpose may never come to rest.
    patienceMs: values.sabotage ? 8_000 : 60_000,
  };
}

/** @param {PlanName} plan @param {boolean} short */
function usualSeconds(plan, short) {
  if (plan === "redis-60s") return 60;
  // A client that says nothing any more is gone after two pings; one that speaks and does not read, after a minute.
  if (plan === "slow-readers") return short ? 28 : 90;
  return short ? 36 : 600;
}
