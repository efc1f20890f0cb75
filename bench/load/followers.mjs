import { Follower } from "./follower.mjs";

/** Followers that connect at a time. */
const atOnce = 50;
/** Followers that read time stamps, at most. */
const mostSamples = 100;

/** @type {Follower[]} */
let followers = [];
const expected = Number.POSITIVE_INFINITY;
let step = 1;

/** @type {import("./follower.mjs").Tally} */
const tally = {
  deliveries: 0,
  bytes: 0,
  latencies: [],
  onDelivery() {
    if (tally.deliveries % step === 0 || tally.deliveries === expected) say({ deliveries: tally.deliveries });
  },
  onEnd: why => say({ failed: why }),
};

/**
 * What each order takes.
 * @typedef {object} Orders
 * @property {{ count: number, plans: import("./follower.mjs").Plan[] }} grow
 * @property {{ count: number }} shrink
 * @property {{ every: number }} reset
 * @property {object} take
 */

/**
 * What is answered.
 * @typedef {object} Answers
 * @property {void} grow
 * @property {void} shrink
 * @property {void} reset
 * @property {{ bytes: number, latencies: number[], cpu: NodeJS.CpuUsage }} take
 */

/** @typedef {{ [Name in keyof Orders]: { id: number, name: Name, order: Orders[Name] } }[keyof Orders]} Order */

/** @param {object} message */
const say = message => process.send?.(message);

/**
 * A process of followers, told what to do by the benchmark.
 * @type {{ [Name in keyof Orders]: (order: Orders[Name]) => Answers[Name] | Promise<Answers[Name]> }}
 */
const orders = {
  /** Connects followers until there are `count`. */
  async grow({ count, plans }) {
    while (followers.length < count) {
      const batch = [];
      while (batch.length < atOnce && followers.length < count) {
        const samples = followers.length % Math.ceil(count / mostSamples) === 0;
        const plan = plans[followers.length % plans.length];
        if (!plan) throw new Error("There is nobody to follow as.");
        const follower = new Follower(plan, samples, tally);
        followers.push(follower);
        batch.push(follower.subscribed());
      }
      await Promise.all(batch);
    }
  },
  /** Lets the last ones go until there are `count`. */
  shrink({ count }) {
    for (const follower of followers.slice(count)) follower.leave();
    followers = followers.slice(0, count);
    const every = Math.ceil(count / mostSamples);
    for (const [place, follower] of followers.entries()) follower.samples = place % every === 0;
  },
  /** Counts from zero, and says so after each round of `every` deliveries. */
  reset({ every }) {
    step = every;
    Object.assign(tally, { deliveries: 0, bytes: 0, latencies: [] });
  },
  /** What was seen since. */
  take: () => ({ bytes: tally.bytes, latencies: tally.latencies, cpu: process.cpuUsage() }),
};

/** @template {keyof Orders} Name @param {Name} name @param {Orders[Name]} order */
const obey = (name, order) => orders[name](order);

process.on("message", async (/** @type {Order} */ { id, name, order }) => {
  try {
    say({ id, answer: (await obey(name, order)) ?? null });
  } catch (error) {
    say({ failed: String(error) });
  }
});
process.on("disconnect", () => process.exit());
