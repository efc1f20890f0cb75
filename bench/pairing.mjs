import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildWhenStale, root } from "../scripts/build.mjs";
import { median, short, spread } from "./figures.mjs";
import { installPeers } from "./sides.mjs";

/** @typedef {{ cpuMs: number, placed: number, total: number, rssMb: number }} Cost */

const candidates = 50;
const ours = ["STABLE_MENTEE_OPTIMAL", "STABLE_MENTOR_OPTIMAL", "BEST_TOTAL", "FAIREST"];
const inOneThread = ["STABLE_MENTEE_OPTIMAL, warm", "BEST_TOTAL, warm"];

/**
 * What pairing a cohort costs: the stable results, the best total and the fairest one, and the best total by what else
 * there is, where it comes to an end. Each in a fresh process; all must find the same total.
 * @param {{ quick: boolean, large: boolean, only: string[], rounds: number | null }} options
 */
export async function pairing({ quick, large, only, rounds }) {
  installPeers();
  buildWhenStale();
  const sizes = [
    { mentees: 1000, mentors: 200, peers: ["highs", "munkres", "linear-sum-assignment", "min-cost-flow"] },
    ...(quick ? [] : [{ mentees: 10_000, mentors: 2000, peers: ["highs"] }]),
    ...(large ? [{ mentees: 50_000, mentors: 10_000, peers: ["highs"] }] : []),
  ];
  /** @type {Record<string, Record<string, string | number>[]>} */
  const tables = {};
  for (const { mentees, mentors, peers } of sizes) {
    const sides = [
      ...[...ours, ...inOneThread].map(what => ({ name: `Ithaca, ${what}`, what, file: "pairing-ours.mjs" })),
      ...peers.map(what => ({ name: what, what, file: "peers/pairing.mjs" })),
    ].filter(({ name }) => only.length === 0 || only.some(word => name.includes(word)));
    /** @type {Map<string, Cost[]>} */
    const costs = new Map(sides.map(({ name }) => [name, []]));
    const turns = rounds ?? (mentees > 10_000 ? 1 : 3);
    for (let round = 0; round < turns; round += 1)
      for (const { name, what, file } of sides) costs.get(name)?.push(run(file, what, mentees, mentors));
    agree(costs);
    tables[`${mentees} mentees, ${mentors} mentors, ${candidates} candidates each`] = tableOf(costs);
    if (only.length > 0 || mentees < 10_000) continue;
    const asked = Object.entries(run("pairing-ours.mjs", "whatIf", mentees, mentors));
    tables[`${mentees} × ${mentors}: a question about the best total, CPU ms`] = [
      Object.fromEntries(asked.map(([kind, cpuMs]) => [kind, short(cpuMs)])),
    ];
  }
  return tables;
}

/** @param {Map<string, Cost[]>} costs */
function tableOf(costs) {
  const best = costs.get("Ithaca, BEST_TOTAL") ?? [];
  const most = best[0]?.total ?? Number.NaN;
  return [...costs].map(([side, all]) => ({
    side,
    "CPU ms": spread(all.map(({ cpuMs }) => cpuMs)),
    "× Ithaca, BEST_TOTAL": short(median(all.map(({ cpuMs }, round) => cpuMs / (best[round]?.cpuMs ?? Number.NaN)))),
    placed: all[0]?.placed ?? 0,
    "% of the best total": short((100 * (all[0]?.total ?? 0)) / most),
    "most MB": short(median(all.map(({ rssMb }) => rssMb))),
  }));
}

/** Whoever looks for the best total finds the same one. @param {Map<string, Cost[]>} costs */
function agree(costs) {
  const found = [...costs].filter(([name]) => !/STABLE|FAIREST/.test(name));
  const results = new Set(found.flatMap(([, all]) => all.map(({ placed, total }) => `${placed} placed, ${total}`)));
  if (results.size > 1) throw new Error(`The best totals differ: ${[...results].join("; ")}.`);
}

/** @param {string} file @param {string} what @param {number} mentees @param {number} mentors @returns {Cost & Record<string, number>} */
function run(file, what, mentees, mentors) {
  const args = [
    "--max-old-space-size=8192",
    join(root, "bench", file),
    what,
    ...[mentees, mentors, candidates].map(String),
  ];
  const { status, stdout } = spawnSync(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error(`${what} came to no end.`);
  return JSON.parse(stdout.toString());
}
