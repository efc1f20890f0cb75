import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { buildWhenStale, root } from "./build.mjs";
import * as contract from "./gates/contract.mjs";
import { environment } from "./gates/environment.mjs";
import { program } from "./gates/run.mjs";
import { sql } from "./gates/sql.mjs";
import { leaks, sizes, suppressions } from "./gates/text.mjs";
import { wallTime } from "./gates/wall-time.mjs";
import { sdkApiCurrent } from "./sdk-api.mjs";
import { sdkTooHeavy } from "./sdk-sizes.mjs";

const folders = ["server", "schema", "migrations", "client-sdk", "portal", "scripts", "test", "bench", "torture"];
const present = folders.filter(folder => existsSync(join(root, folder)));

/**
 * Each gate names its faults. `npm run check -- --only types,imports` runs some; `--json` is for programs.
 * @type {{ name: string, rule: string, faults: () => string[] | Promise<string[]> }[]}
 */
const gates = [
  {
    name: "types",
    rule: "the compiler has nothing to say",
    faults: program("node_modules/typescript/bin/tsc", [
      "-p",
      ".",
      "--incremental",
      "--tsBuildInfoFile",
      "dist/.types",
    ]),
  },
  {
    name: "sdk-types",
    rule: "the SDK touches nothing of browsers or Node",
    faults: program("node_modules/typescript/bin/tsc", ["-p", "client-sdk", "--noEmit"]),
  },
  {
    name: "style",
    rule: "one format, no lint",
    faults: program("node_modules/@biomejs/biome/bin/biome", [
      "check",
      "--error-on-warnings",
      "--colors=off",
      "--max-diagnostics=none",
      ".",
    ]),
  },
  {
    name: "imports",
    rule: "rooms know only what lies below them",
    faults: program("node_modules/dependency-cruiser/bin/dependency-cruise.mjs", [
      "--config",
      ".dependency-cruiser.cjs",
      ...present,
    ]),
  },
  {
    name: "dead-code",
    rule: "everything is used",
    faults: program("node_modules/knip/bin/knip.js", ["--no-progress"]),
  },
  { name: "sizes", rule: "no file over 400 lines", faults: sizes },
  { name: "suppressions", rule: "nothing steps around the compiler", faults: suppressions },
  { name: "sql", rule: "values travel as parameters", faults: sql },
  { name: "environment", rule: "settings are read in one place", faults: environment },
  { name: "env-example", rule: ".env.example lists every setting", faults: contract.envExampleCurrent },
  { name: "zones-current", rule: "the zone data is that of the installed package", faults: contract.zonesCurrent },
  { name: "wall-time", rule: "only the zone table goes between wall time and instants", faults: wallTime },
  { name: "leaks", rule: "the project names only itself", faults: leaks },
  { name: "schema-current", rule: "schema.graphql is what the resolvers say", faults: contract.schemaCurrent },
  { name: "schema-rules", rule: "S1 to S10 hold", faults: contract.rulesOfTheSchema },
  { name: "descriptions", rule: "everything public is described", faults: contract.descriptions },
  { name: "operations", rule: "the SDK's operations fit the schema", faults: contract.operations },
  { name: "schema-additive", rule: "clients that are out there go on working", faults: contract.nothingBreaks },
  { name: "sdk-current", rule: "the SDK's methods are what its operations say", faults: contract.sdkCurrent },
  { name: "sdk-api", rule: "etc/api.md is the SDK's public surface", faults: sdkApiCurrent },
  { name: "sdk-sizes", rule: "the SDK weighs what it promises", faults: sdkTooHeavy },
];

const at = process.argv.indexOf("--only");
const wanted = at < 0 ? gates.map(gate => gate.name) : (process.argv[at + 1] ?? "").split(",");
const unknown = wanted.filter(name => !gates.some(gate => gate.name === name));
if (unknown.length > 0) {
  console.error(`There is no gate ${unknown.join(", ")}. There are: ${gates.map(gate => gate.name).join(", ")}.`);
  process.exit(2);
}

const say = process.argv.includes("--json") ? () => {} : (/** @type {string} */ line) => console.log(line);

/** @param {(typeof gates)[number]} gate */
async function judge({ name, rule, faults }) {
  const began = performance.now();
  /** @type {string[]} */
  let found;
  try {
    found = await faults();
  } catch (error) {
    found = [error instanceof Error ? error.message : String(error)];
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
  say(`${found.length === 0 ? "ok    " : "FAILED"} ${seconds} s  ${name.padEnd(15)} ${rule}`);
  return { name, found };
}

const waiting = gates.filter(gate => wanted.includes(gate.name));
// Two gates ask what was built; they must not build at the same time as each other.
if (waiting.some(gate => /current|env-example/.test(gate.name))) buildWhenStale();
/** @type {{ name: string, found: string[] }[]} */
const judged = [];
const lanes = Array.from({ length: Math.min(4, availableParallelism()) }, async () => {
  for (let gate = waiting.shift(); gate; gate = waiting.shift()) judged.push(await judge(gate));
});
await Promise.all(lanes);

const failed = judged.filter(gate => gate.found.length > 0);
for (const { name, found } of failed) say(`\n${name}\n${found.map(fault => `  ${fault}`).join("\n")}`);
say(`\n${judged.length - failed.length} gates passed, ${failed.length} failed`);
if (process.argv.includes("--json")) console.log(JSON.stringify(judged));
process.exitCode = failed.length > 0 ? 1 : 0;
