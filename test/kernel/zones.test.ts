import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { zoneData } from "../../server/kernel/zones/generated/zone-data.js";
import { followZoneFile } from "../../server/kernel/zones/zone-file.js";
import { Zones } from "../../server/kernel/zones/zones.js";
import { until } from "../support/until.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ithaca-zones-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Data in which Berlin has decided to stay at UTC+2. */
const later = {
  version: "2027a",
  zones: ["Etc/UTC||0|0|", "Europe/Berlin||-20|0|"],
  links: ["Etc/UTC|UTC"],
};
const lookOften = 20;

test("newer data in the file holds from then on, and a file that is wrong changes nothing", async () => {
  const path = join(folder, "zones.json");
  await writeFile(path, JSON.stringify(zoneData));
  const zones = new Zones();
  const said: string[] = [];
  const say = (_facts: object, words: string) => said.push(words);
  const stop = followZoneFile(zones, path, { info: say, warn: say, error: say }, lookOften);
  try {
    expect(zones.version).toBe(zoneData.version);
    await writeFile(path, JSON.stringify(later));
    await until(async () => zones.version === "2027a");
    expect(zones.find("Europe/Berlin")?.offsetAt(Date.UTC(2026, 0, 1))).toBe(2 * 3_600_000);
    await writeFile(path, '{ "version": "2027b"');
    await until(async () => said.some(words => words.includes("cannot be used")));
    expect(zones.version).toBe("2027a");
    await writeFile(path, JSON.stringify({ ...later, version: "2027c" }));
    await until(async () => zones.version === "2027c");
  } finally {
    stop();
  }
  expect(new Zones().version).toBe(zoneData.version);
});

test("a file that cannot be used at the start is said at once", async () => {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const path = join(folder, "none.json");
  expect(() => followZoneFile(new Zones(), path, log, lookOften)).toThrow("ENOENT");
  await writeFile(path, "[]");
  expect(() => followZoneFile(new Zones(), path, log, lookOften)).toThrow("This is no zone data");
});

test.each([
  [{ version: "later" }, "This is no zone data"],
  [{ zones: [3] }, "This is no zone data"],
  [{ links: ["Europe/Berlin|Europe/Paris", "Europe/Bern|Europe/Vaduz"] }, "a link to nowhere"],
  [{ links: [] }, "does not know UTC"],
  [{ zones: [...later.zones, "||0|0|"] }, "no name or no offset"],
  [{ zones: [...later.zones, "A/B||0 -10|01|"] }, "not as many offsets as changes"],
  [{ zones: [...later.zones, "A/B||0|01|10"] }, "an offset that is none"],
  [{ zones: [...later.zones, "A/B||0|?|"] }, "an offset that is none"],
  [{ zones: [...later.zones, "A/B||0 -10|010|10 -5"] }, "changes out of order"],
  [{ zones: [...later.zones, "A/B||0 -10|010|10 Z"] }, "changes out of order"],
])("zone data like %j is refused with words, and the old stays", (wrong, words) => {
  const zones = new Zones();
  expect(() => zones.take({ ...later, ...wrong })).toThrow(words);
  expect(zones.version).toBe(zoneData.version);
});

test("whoever has said no zone, or one that is none, lives in UTC", () => {
  const zones = new Zones();
  expect(zones.orUtc(null)).toBe(zones.find("UTC"));
  expect(zones.orUtc("Mars/Olympus")).toBe(zones.find("UTC"));
  expect(zones.orUtc("Asia/Kolkata")).toBe(zones.find("Asia/Kolkata"));
});
