import { firstDay } from "./first-day.mjs";
import { http } from "./http.mjs";
import { live } from "./live.mjs";
import { matching } from "./matching.mjs";
import { pairing } from "./pairing.mjs";
import { quality } from "./quality.mjs";
import { savedSearches } from "./saved.mjs";
import { sdkSize } from "./sdk-size.mjs";
import { sdkTypes } from "./sdk-types.mjs";

/** @typedef {Record<string, string | number>[]} Rows */
/** @typedef {{ quick: boolean, large: boolean, only: string[], rounds: number | null, profiles: number | null }} Options */

/**
 * Every benchmark there is, by name: `npm run bench` runs all, `npm run bench -- first-day` one. Each gives tables by
 * their titles.
 * @type {Map<string, (options: Options) => Promise<Record<string, Rows>>>}
 */
const benches = new Map(
  Object.entries({
    "first-day": firstDay,
    live,
    http,
    matching,
    pairing,
    quality,
    saved: savedSearches,
    "sdk-size": sdkSize,
    "sdk-types": sdkTypes,
  }),
);

const words = process.argv.slice(2);
const asked = words.filter(word => !word.startsWith("--"));
const only = words.filter(word => word.startsWith("--only=")).map(word => word.slice("--only=".length));
const quick = words.includes("--quick");
const large = words.includes("--large");
const rounds = Number(words.find(word => word.startsWith("--rounds="))?.slice("--rounds=".length)) || null;
const profiles = Number(words.find(word => word.startsWith("--profiles="))?.slice("--profiles=".length)) || null;
const unknown = asked.filter(name => !benches.has(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}; there are ${[...benches.keys()].join(", ")}.`);
  process.exit(1);
}
// What was started is ended when the process exits, as it must when somebody interrupts it.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
for (const [name, bench] of benches) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n${name}`);
  for (const [title, rows] of Object.entries(await bench({ quick, large, only, rounds, profiles })))
    console.log(`\n${title}\n\n${table(rows)}`);
}

/**
 * Rows of one shape as a table, for people and for Markdown.
 * @param {Rows} rows
 */
function table(rows) {
  const columns = Object.keys(rows[0] ?? {});
  const cells = [columns, ...rows.map(row => columns.map(column => String(row[column] ?? "")))];
  const widths = columns.map((_, index) => Math.max(...cells.map(line => line[index]?.length ?? 0)));
  const lines = cells.map(line =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(" | "),
  );
  const rule = widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ");
  return [lines[0], rule, ...lines.slice(1)].map(line => `| ${line} |`).join("\n");
}
