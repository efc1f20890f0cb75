import { randomUUID } from "node:crypto";
import { Figures, quantile, short } from "./figures.mjs";
import { openFloor } from "./floor.mjs";
import { now } from "./load/follower.mjs";
import { poster, startFollowers } from "./load/load.mjs";
import { cpuMicros, idleRssMiB, whenIdle } from "./server.mjs";
import { installPeers, isAsked, portOf, sidesOf } from "./sides.mjs";

/**
 * The steps of a turn, the most followers first, so that memory is compared while the process is young: events that are
 * counted, one at a time, and events a second while the latency is taken, over `pacedSeconds`. In the end `comeBack`
 * followers connect anew.
 */
const full = {
  rounds: 3,
  pacedSeconds: 2,
  comeBack: 3_000,
  steps: [
    { followers: 5_000, events: 6, rate: 2 },
    { followers: 1_000, events: 20, rate: 8, burst: 160 },
    { followers: 100, events: 100, rate: 40 },
    { followers: 10, events: 150, rate: 100 },
    { followers: 1, events: 150, rate: 200 },
  ],
};
/** @type {typeof full} */
const quick = {
  rounds: 1,
  pacedSeconds: 1,
  comeBack: 1_000,
  steps: [
    { followers: 1_000, events: 12, rate: 8, burst: 32 },
    { followers: 100, events: 60, rate: 40 },
    { followers: 1, events: 100, rate: 200 },
  ],
};
const inFlight = 16;

const follow = `subscription ($id: ID!) { conversationEvents(conversationId: $id) {
  __typename ... on MessagePosted { message { id seq body createdAt author { id displayName } } } } }`;
const send = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { ... on SendMessageSuccess { message { id seq } } } }`;

/**
 * What a delivery costs a server: subscribers of one conversation in another process, messages sent to it over HTTP.
 * @param {import("./main.mjs").Options} options
 */
export async function live(options) {
  const shape = options.quick ? quick : full;
  const plan = { ...shape, rounds: options.rounds ?? shape.rounds };
  installPeers();
  const floor = await openFloor();
  const figures = new Figures();
  try {
    const { ours, peers, raw } = sidesOf(floor);
    const all = [...peers, raw, ...ours].filter(({ name }) => isAsked(options.only, name));
    for (let round = 0; round < plan.rounds; round += 1) {
      for (const side of all) {
        const began = performance.now();
        /** @type {string[]} */
        const seen = [];
        try {
          await turn(side, plan, floor, (measure, value) => {
            figures.add(side.name, measure, value);
            seen.push(`${measure} ${short(value)}`);
          });
        } catch (cause) {
          throw new Error(`${side.name} failed after: ${seen.join("; ")}`, { cause });
        }
        const seconds = Math.round((performance.now() - began) / 1_000);
        console.error(`round ${round + 1} of ${plan.rounds}, ${side.name}, ${seconds} s: ${seen.join("; ")}`);
      }
    }
    return report(
      figures,
      all.map(side => side.name),
      ours.map(side => side.name),
      plan,
    );
  } finally {
    await floor.close();
  }
}

/**
 * One side measured from its start on.
 * @param {import("./sides.mjs").Side} side @param {typeof full} plan @param {import("./sides.mjs").Floor} floor
 * @param {(measure: string, value: number) => void} note
 */
async function turn(side, plan, floor, note) {
  const server = await side.start();
  const load = startFollowers();
  const tokens = await floor.tokens(side.people);
  const http = poster(portOf(server));
  const variables = { id: side.conversationId };
  const plans = (side.people > 0 ? tokens : [null]).map(token => {
    return { port: portOf(server), token, query: follow, variables };
  });
  let said = 0;
  const trigger = () => {
    const body = `@${String(now()).padStart(16, "0")} ${"and so it goes on ".repeat(3)}`.trim();
    const input = { conversationId: side.conversationId, clientId: randomUUID(), body };
    said += 1;
    const answer = http.post(JSON.stringify({ query: send, variables: { input } }), tokens[said % tokens.length]);
    // Awaited later, when all are sent; until then a failure must not end the process.
    answer.catch(() => {});
    return answer;
  };
  /** So many events to so many followers, at most `window` on their way. @param {number} window */
  const run = async (/** @type {number} */ events, /** @type {number} */ followers, window = 1) => {
    await load.reset(followers);
    const sent = [];
    for (let event = 0; event < events; event += 1) {
      if (event >= window) await load.until((event - window + 1) * followers);
      sent.push(trigger());
    }
    await Promise.all([...sent, load.until(events * followers)]);
  };

  try {
    // The compiler has seen all of it once before anything counts.
    await load.tell("grow", { count: 100, plans });
    await whenIdle(server.pid);
    await run(200, 100);
    await run(400, 100, inFlight);
    await load.tell("shrink", { count: 0 });
    let connected = 0;
    for (const { followers, events, rate, burst } of plan.steps) {
      if (connected === 0) {
        const rss = await idleRssMiB(server.pid);
        const cpu = cpuMicros(server.pid);
        await load.tell("grow", { count: followers, plans });
        await whenIdle(server.pid);
        note("the same in a young process", (cpuMicros(server.pid) - cpu) / followers);
        note("KB per idle subscriber", ((await idleRssMiB(server.pid)) - rss) * (1_024 / followers));
      } else await load.tell("shrink", { count: followers });
      connected = followers;
      await whenIdle(server.pid);
      await run(2, followers);
      const cpu = cpuMicros(server.pid);
      await run(events, followers);
      const perEvent = (cpuMicros(server.pid) - cpu) / events;
      note(`event, N=${followers}`, perEvent);
      note(`N=${followers}`, perEvent / followers);
      note("bytes of a frame", (await load.tell("take")).bytes / (events * followers));
      if (burst) {
        // Once uncounted: so many at a time take ways through the server that its compiler has not seen often yet.
        await run(burst, followers, inFlight);
        const before = cpuMicros(server.pid);
        const at = performance.now();
        await run(burst, followers, inFlight);
        note(`${inFlight} in flight, N=${followers}`, (cpuMicros(server.pid) - before) / (burst * followers));
        note("k deliveries/s", (burst * followers) / (performance.now() - at));
      }
      await paced(load, trigger, { followers, rate, seconds: plan.pacedSeconds });
      const { latencies } = await load.tell("take");
      note(`p50, N=${followers}`, quantile(latencies, 0.5) / 1_000);
      note(`p99, N=${followers}`, quantile(latencies, 0.99) / 1_000);
    }
    // Once more, in a process that has been at work for a while, as servers are.
    await load.tell("shrink", { count: 0 });
    await whenIdle(server.pid);
    const cpu = cpuMicros(server.pid);
    await load.tell("grow", { count: plan.comeBack, plans });
    await whenIdle(server.pid);
    note("connect + subscribe, CPU µs", (cpuMicros(server.pid) - cpu) / plan.comeBack);
  } finally {
    http.close();
    load.stop();
    await server.stop();
  }
}

/**
 * Events by the clock, whatever became of the ones before.
 * @param {ReturnType<typeof startFollowers>} load @param {() => Promise<unknown>} trigger
 * @param {{ followers: number, rate: number, seconds: number }} pace
 */
async function paced(load, trigger, { followers, rate, seconds }) {
  await load.reset(followers);
  const sent = [];
  const began = performance.now();
  for (let event = 0; event < rate * seconds; event += 1) {
    const wait = began + (event * 1_000) / rate - performance.now();
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
    sent.push(trigger());
  }
  await Promise.all([...sent, load.until(sent.length * followers)]);
}

/** @param {Figures} figures @param {string[]} names @param {string[]} ours @param {typeof full} plan */
function report(figures, names, ours, plan) {
  const counts = plan.steps.map(step => step.followers).reverse();
  const [most, least] = [counts.at(-1) ?? 0, counts.find(count => count >= 100) ?? 0];
  const slope = `slope ${least}–${most}`;
  for (const name of names) {
    figures.of(name, `event, N=${most}`).forEach((event, round) => {
      const fewer = figures.of(name, `event, N=${least}`)[round] ?? Number.NaN;
      figures.add(name, slope, (event - fewer) / (most - least));
    });
  }
  const perDelivery = [...counts.map(count => `N=${count}`), slope];
  const burst = plan.steps.filter(step => step.burst).map(step => `${inFlight} in flight, N=${step.followers}`);
  const once = ["connect + subscribe, CPU µs", "the same in a young process", "KB per idle subscriber"];
  return {
    "CPU µs of the server per delivery: median (least)": figures.table(names, [...perDelivery, ...burst]),
    ...Object.fromEntries(
      ours
        .filter(name => names.includes(name))
        .map(name => [
          `How many times what "${name}" costs`,
          figures
            .table(
              names,
              [...perDelivery, ...burst, ...once],
              (_, other, measure) => `${short(1 / figures.ratio(other, name, measure))}×`,
            )
            .filter(row => row.server !== name),
        ]),
    ),
    [`Milliseconds from the request to the delivery, ${plan.steps
      .toReversed()
      .map(step => step.rate)
      .join(", ")} events a second: p50`]: figures.table(
      names,
      counts.map(count => `p50, N=${count}`),
    ),
    "The same: p99": figures.table(
      names,
      counts.map(count => `p99, N=${count}`),
    ),
    [`Idle, ${most} subscribers, and the frames`]: figures.table(names, [
      ...once,
      "k deliveries/s",
      "bytes of a frame",
    ]),
  };
}
