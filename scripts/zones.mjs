import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildWhenStale, root } from "./build.mjs";

/**
 * Writes the zone data that the server is built with, from the package that carries the newest release of the IANA
 * database: its changes of 2000 to 2099, without what the server does not read. With --print it only says what it would write.
 */
buildWhenStale();
/** @type {typeof import("../server/kernel/zones/packed.js")} */
const { unpack } = await import(pathToFileURL(join(root, "dist/server/kernel/zones/packed.js")).href);
/** @type {import("../server/kernel/zones/packed.js").PackedZones} */
const published = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("moment-timezone/data/packed/latest.json"), "utf8"),
);
const minuteMs = 60_000;
const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX";
const [from, until] = [Date.UTC(2000, 0, 1), Date.UTC(2100, 0, 1)];

/** @type {Map<string, string>} The first zone of each history: the others with the same one are links to it. */
const names = new Map();
/** @type {string[]} */
const zones = [];
/** @type {string[]} */
const links = [];
for (const { name, changesMs, offsetsMs } of unpack(published)) {
  const kept = changesMs.filter(at => from <= at && at < until);
  const past = changesMs.filter(at => at < from).length;
  const packed = packZone({ name, changesMs: kept, offsetsMs: offsetsMs.slice(past, past + kept.length + 1) });
  const history = packed.slice(name.length);
  const first = names.get(history);
  if (first === undefined) zones.push(packed);
  else links.push(`${first}|${name}`);
  names.set(history, first ?? name);
}
const firsts = new Map(links.map(link => /** @type {const} */ ([link.split("|")[1], link.split("|")[0]])));
for (const link of published.links) {
  const [name, alias] = link.split("|");
  links.push(`${firsts.get(name) ?? name}|${alias}`);
}

/** @param {import("../server/kernel/zones/packed.js").UnpackedZone} zone of whole minutes; without the names of its times */
function packZone({ name, changesMs, offsetsMs }) {
  const offsets = [...new Set(offsetsMs)];
  const indices = offsetsMs.map(offset => toBase60(offsets.indexOf(offset) * minuteMs)).join("");
  const steps = changesMs.map((at, place) => toBase60(at - (changesMs[place - 1] ?? 0)));
  return [name, "", offsets.map(offset => toBase60(0 - offset)).join(" "), indices, steps.join(" ")].join("|");
}

/** @param {number} ms */
function toBase60(ms) {
  if (ms % minuteMs !== 0) throw new Error(`${ms} ms are no whole minutes.`);
  let left = Math.abs(ms) / minuteMs;
  let text = "";
  do {
    text = `${digits[left % 60]}${text}`;
    left = Math.floor(left / 60);
  } while (left > 0);
  return ms < 0 ? `-${text}` : text;
}

/** @param {string[]} lines */
const list = lines => lines.map(line => `    ${JSON.stringify(line)},\n`).join("");
const text = `// Written by \`npm run zones\` from the package moment-timezone; never edited by hand.

import type { PackedZones } from "../packed.js";

/** Every change of clocks from 2000 to 2099. */
export const zoneData: PackedZones = {
  version: ${JSON.stringify(published.version)},
  zones: [
${list(zones)}  ],
  links: [
${list(links.sort())}  ],
};
`;
if (process.argv.includes("--print")) process.stdout.write(text);
else writeFileSync(join(root, "server/kernel/zones/generated/zone-data.ts"), text);
