/** Our side of the pairing benchmark: solves as the product does, in a thread of its own, and tells what it cost. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../scripts/build.mjs";
import { median } from "./figures.mjs";
import { cpuMsSince, pairingMarket, sideArguments } from "./pairing-market.mjs";

const engine = (/** @type {string} */ file) =>
  import(pathToFileURL(join(root, "dist/server/matching/pairing/engine", file)).href);
const { solve } = await engine("solve.js");
const { solveHere } = await engine("solve-here.js");
const { PairingQuestions } = await engine("questions.js");

const { what, mentees, mentors, candidates } = sideArguments();
const market = pairingMarket(mentees, mentors, candidates);

if (what === "whatIf") console.log(JSON.stringify(await askThings()));
else if (what.endsWith(", warm")) console.log(JSON.stringify(await inTheSameThread(what.slice(0, -", warm".length))));
else {
  const began = process.cpuUsage();
  const { placed, total } = await solve(market, { objective: what, seed: 1 });
  const cpuMs = cpuMsSince(began);
  console.log(JSON.stringify({ cpuMs, placed, total, rssMb: process.resourceUsage().maxRSS / 1024 }));
}

/** What solving costs once the compiler has seen all of it: the last of five times. @param {string} objective */
async function inTheSameThread(objective) {
  for (let n = 0; n < 4; n += 1) solveHere(market, objective, n, () => {});
  const began = process.cpuUsage();
  const { placed, total } = solveHere(market, objective, 1, () => {});
  return { cpuMs: cpuMsSince(began), placed, total, rssMb: process.resourceUsage().maxRSS / 1024 };
}

/** Medians of twenty questions of each kind, to a thread that has been asked before, of all that happens in the process. */
async function askThings() {
  const solution = await solve(market, { objective: "BEST_TOTAL", seed: 1 });
  const questions = new PairingQuestions(market, solution);
  const mentorOf = (/** @type {number} */ mentee) => market.mentor[solution.edgeOf[mentee]] ?? 0;
  const places = market.capacities[0] ?? 0;
  /** @type {Record<string, (n: number) => Promise<unknown>>} */
  const kinds = {
    "one place more": n => questions.whatIf({ kind: "PLACES", mentor: n % mentors, places: places + 1 }),
    "one place less": n => questions.whatIf({ kind: "PLACES", mentor: n % mentors, places: places - 1 }),
    "a ban": n => questions.whatIf({ kind: "BAN", mentee: n, mentor: mentorOf(n) }),
    "a mentee less": n => questions.whatIf({ kind: "REMOVE_MENTEE", mentee: n }),
    "why not": n => questions.whyNot(n, market.mentor[n * candidates] ?? 0),
  };
  /** @type {Record<string, number>} */
  const medians = {};
  for (const ask of Object.values(kinds)) for (let n = 0; n < 4; n += 1) await ask(n);
  for (const [kind, ask] of Object.entries(kinds)) {
    const costs = [];
    for (let n = 0; n < 20; n += 1) {
      const began = process.cpuUsage();
      await ask(11 * n + 5);
      costs.push(cpuMsSince(began));
    }
    medians[kind] = median(costs);
  }
  await questions.close();
  return medians;
}
