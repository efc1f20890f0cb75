import { firstDay } from "./first-day.mjs";

/** Every benchmark there is, by name: `npm run bench` runs all, `npm run bench -- first-day` one. */
const benches = new Map([["first-day", firstDay]]);

const asked = process.argv.slice(2);
const unknown = asked.filter(name => !benches.has(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}; there are ${[...benches.keys()].join(", ")}.`);
  process.exit(1);
}
for (const [name, bench] of benches) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n${name}\n`);
  console.log(table(await bench()));
}

/**
 * Rows of one shape as a table for people.
 * @param {Record<string, string | number>[]} rows
 */
function table(rows) {
  const columns = Object.keys(rows[0] ?? {});
  const cells = [columns, ...rows.map(row => columns.map(column => String(row[column] ?? "")))];
  const widths = columns.map((_, index) => Math.max(...cells.map(line => line[index]?.length ?? 0)));
  return cells
    .map(line =>
      line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "),
    )
    .join("\n");
}
