import { deepStrictEqual } from "node:assert";
import { Figures, short } from "./figures.mjs";
import { openFloor } from "./floor.mjs";
import { poster } from "./load/load.mjs";
import { cpuMicros } from "./server.mjs";
import { installPeers, isAsked, portOf, sidesOf } from "./sides.mjs";

const query = `query ($id: ID!, $last: Int!) {
  conversation(id: $id) { messages(last: $last) { nodes { id seq body createdAt author { id displayName } } } } }`;
const full = { rounds: 7, warm: 1_500, requests: 500 };
const quick = { rounds: 3, warm: 500, requests: 200 };
const atOnce = 4;

/**
 * What a request for 50 messages with authors costs a server: of the peers from memory and from the same PostgreSQL, of
 * ours as it is.
 * @param {import("./main.mjs").Options} options
 */
export async function http(options) {
  const shape = options.quick ? quick : full;
  const plan = { ...shape, rounds: options.rounds ?? shape.rounds };
  installPeers();
  const floor = await openFloor();
  const figures = new Figures();
  /** @type {(() => unknown)[]} */
  const stops = [() => floor.close()];
  try {
    const { ours, peers, sameSlice } = sidesOf(floor);
    const history = floor.conversations.history;
    const kinds = [];
    for (const side of [...peers, sameSlice, ...ours.slice(0, 1)]) {
      if (!isAsked(options.only, side.name)) continue;
      const server = await side.start();
      const [token] = await floor.tokens(side.people > 0 ? 1 : 0);
      const client = poster(portOf(server));
      stops.unshift(client.close, server.stop);
      const post = (/** @type {string} */ body) => client.post(body, token);
      const name = side.people > 0 ? "Ithaca" : side.name;
      kinds.push({ name: `${name}, PostgreSQL`, server, post, id: history });
      if (side.people === 0) kinds.push({ name: `${name}, memory`, server, post, id: "memory" });
      else kinds.push({ name: `${name}, { __typename } alone`, server, post, id: null });
    }
    /** @param {(typeof kinds)[number]} kind @param {number} last */
    const bodyOf = ({ id }, last) =>
      JSON.stringify(id === null ? { query: "{ __typename }" } : { query, variables: { id, last } });

    const answers = await Promise.all(kinds.filter(kind => kind.id !== null).map(kind => kind.post(bodyOf(kind, 50))));
    // The same data to the letter, or nothing here could be compared.
    for (const answer of answers) deepStrictEqual(JSON.parse(answer).data, JSON.parse(answers[0] ?? "").data);

    /** @param {(typeof kinds)[number]} kind @param {number} last @param {number} count */
    const ask = async (kind, last, count) => {
      const body = bodyOf(kind, last);
      let left = count;
      const one = async () => {
        while (left > 0) {
          left -= 1;
          await kind.post(body);
        }
      };
      const [cpu, at] = [cpuMicros(kind.server.pid), performance.now()];
      await Promise.all(Array.from({ length: atOnce }, one));
      return { cpu: (cpuMicros(kind.server.pid) - cpu) / count, ms: ((performance.now() - at) / count) * atOnce };
    };
    for (const kind of kinds) await ask(kind, 50, plan.warm);
    for (let round = 0; round < plan.rounds; round += 1) {
      for (const kind of kinds) {
        const { cpu, ms } = await ask(kind, 50, plan.requests);
        figures.add(kind.name, "50 messages", cpu);
        figures.add(kind.name, "ms", ms);
        figures.add(kind.name, "1 message", (await ask(kind, 1, plan.requests)).cpu);
      }
      console.error(`round ${round + 1} of ${plan.rounds}`);
    }
    const names = kinds.map(kind => kind.name);
    const mine = names.filter(name => name.startsWith("Ithaca") && !name.includes("__typename"));
    /** @type {Record<string, Record<string, string>[]>} */
    const tables = {
      "CPU µs of the server per request: median (least)": figures.table(names, ["50 messages", "1 message", "ms"]),
    };
    for (const own of mine)
      tables[`How many times what "${own}" costs`] = figures
        .table(
          names,
          ["50 messages", "1 message"],
          (_, other, measure) => `${short(1 / figures.ratio(other, own, measure))}×`,
        )
        .filter(row => row.server !== own);
    return tables;
  } finally {
    for (const stop of stops) await stop();
  }
}
