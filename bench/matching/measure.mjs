import { readdirSync, readFileSync } from "node:fs";
import { quantile, short } from "../figures.mjs";
import { cpuMicros } from "../server.mjs";

const fields = `nodes { enrollmentId score weightsVersion placesLeft mentor { id displayName } reasons { code points text } }
  pageInfo { hasNextPage endCursor }`;
const facets = `facets { hitCount withPlacesCount stages { stage count } regions { term { key name } count }
  practiceAreas { term { key name } count } institutions { institution { id name } count }
  languages { language count } help { help count } }`;

/** @param {boolean} withFacets */
export const documentOf = withFacets =>
  `query ($input: MentorSearchInput!, $first: Int, $after: String) {
    mentorSearch(input: $input, first: $first, after: $after) { ${fields} ${withFacets ? facets : ""} } }`;

const ownMicros = (/** @type {string} */ path) => {
  try {
    return Number(readFileSync(path, "utf8").split(" ")[0]) / 1_000;
  } catch {
    // A connection that was given back ends its process.
    return 0;
  }
};

/** CPU of a server's threads and of its connections' processes, by the kernel's own accounting. */
export class Accounts {
  /** @type {number[]} */
  #backends = [];

  /** @param {number} pid @param {import("pg").Client} db */
  constructor(pid, db) {
    this.pid = pid;
    this.db = db;
    /** The index's thread: of all but the main one it has done most, since it has just been loaded. */
    this.index = readdirSync(`/proc/${pid}/task`)
      .filter(task => task !== String(pid))
      .map(task => `/proc/${pid}/task/${task}/schedstat`)
      .toSorted((a, b) => ownMicros(b) - ownMicros(a))[0];
  }

  /** Looks which connections there are; none should come while something is measured. */
  async open() {
    const { rows } = await this.db.query("select pid from pg_stat_activity where application_name = 'ithaca'");
    this.#backends = rows.map(row => row.pid);
  }

  now() {
    return {
      threads: cpuMicros(this.pid),
      main: ownMicros(`/proc/${this.pid}/task/${this.pid}/schedstat`),
      index: ownMicros(this.index ?? ""),
      database: this.#backends.reduce((sum, pid) => sum + ownMicros(`/proc/${pid}/schedstat`), 0),
    };
  }
}

/**
 * Runs something over and over, one after the other, and tells what each time cost.
 * @param {Accounts} accounts @param {number} times @param {(nth: number) => Promise<unknown>} run
 */
export async function costOf(accounts, times, run) {
  for (let nth = 0; nth < 8; nth += 1) await run(nth);
  await accounts.open();
  /** @type {{ wall: number[], cpu: number[], main: number[], search: number[] }} */
  const cost = { wall: [], cpu: [], main: [], search: [] };
  for (let nth = 0; nth < times; nth += 1) {
    const before = accounts.now();
    const began = performance.now();
    await run(nth + 8);
    cost.wall.push(performance.now() - began);
    const after = accounts.now();
    const database = (after.database - before.database) / 1_000;
    cost.main.push((after.main - before.main) / 1_000);
    cost.search.push((after.index - before.index) / 1_000 + database);
    cost.cpu.push((after.threads - before.threads) / 1_000 + database);
  }
  return cost;
}

/** @param {number[]} numbers */
export const middleAndTail = numbers => `${short(quantile(numbers, 0.5))} / ${short(quantile(numbers, 0.99))}`;
