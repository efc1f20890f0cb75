import { dice } from "../torture/random.mjs";

/** Whole numbers below a limit, the same for a seed in every process. @param {number} seed */
export function numbersBelow(seed) {
  const { next } = dice(seed);
  return (/** @type {number} */ limit) => Math.floor(next() * limit);
}

/**
 * A cohort that looks like one: some mentors are wanted by many, everybody scores their candidates from 0 to 1000, and
 * there are places for a tenth more than there are mentees. The same in every process.
 * @param {number} mentees @param {number} mentors @param {number} candidates of each mentee
 */
export function pairingMarket(mentees, mentors, candidates) {
  const below = numbersBelow(20_260_301);
  const edges = mentees * candidates;
  const market = {
    menteeCount: mentees,
    capacities: new Int32Array(mentors).fill(Math.ceil((1.1 * mentees) / mentors)),
    start: Int32Array.from({ length: mentees + 1 }, (_, mentee) => mentee * candidates),
    mentor: new Int32Array(edges),
    menteeScore: new Int32Array(edges),
    mentorScore: new Int32Array(edges),
    pinned: new Uint8Array(edges),
  };
  const listedBy = new Int32Array(mentors).fill(-1);
  for (let edge = 0; edge < edges; edge += 1) {
    const mentee = Math.floor(edge / candidates);
    let mentor = -1;
    do mentor = Math.min(below(mentors), below(mentors));
    while (listedBy[mentor] === mentee);
    listedBy[mentor] = mentee;
    market.mentor[edge] = mentor;
    market.menteeScore[edge] = below(1001);
    market.mentorScore[edge] = below(1001);
  }
  return market;
}

/** @typedef {ReturnType<typeof pairingMarket>} BenchMarket */

/** Milliseconds of CPU of all threads of this process since a moment. @param {NodeJS.CpuUsage} since */
export const cpuMsSince = since => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

/** Reads the arguments of a side: what to do, and the market's size. */
export const sideArguments = () => {
  const [what = "", ...numbers] = process.argv.slice(2);
  const [mentees = 0, mentors = 0, candidates = 0] = numbers.map(Number);
  return { what, mentees, mentors, candidates };
};
