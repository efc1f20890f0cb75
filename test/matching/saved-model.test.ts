import { expect, jest } from "@jest/globals";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import { Searchable } from "../support/makers/matching.js";
import { aWorld } from "../support/world.js";
import { Model } from "./saved-model.js";

jest.setTimeout(3_600_000);

/** How much of it: SAVED_SEARCHES=300 SAVED_DEEDS=200 takes minutes, what the suite does seconds. */
const searches = Number(process.env.SAVED_SEARCHES ?? 30);
const deeds = Number(process.env.SAVED_DEEDS ?? 60);
const seed = Number(process.env.SAVED_SEED ?? 12);

type Found = ReadonlyMap<string, ReadonlySet<string>>;

/** Who came to fit and who ceased to between two looks, as the model says what was told. */
function differences(before: Found, after: Found, isTold: (searchId: string) => boolean): string[] {
  const lines: string[] = [];
  for (const [searchId, now] of after) {
    const then = before.get(searchId) ?? new Set<string>();
    if (!isTold(searchId)) continue;
    for (const mentor of now) if (!then.has(mentor)) lines.push(`${searchId} + ${mentor}`);
    for (const mentor of then) if (!now.has(mentor)) lines.push(`${searchId} - ${mentor}`);
  }
  return lines.sort();
}

onPostgres("deed by deed, what is told is what mentorSearch finds anew, each once", async () => {
  const world = await aWorld({ database: await freshPostgresDatabase() });
  try {
    const model = new Model(world, await Searchable.in(world), seed);
    await model.begin(searches, 12);
    await model.told();
    let before = await model.hits();
    let count = 0;
    for (let step = 0; step < deeds; step += 1) {
      const doing = await model.deed();
      const told = await model.told();
      const after = await model.hits();
      const owners = new Map(model.owners.map(({ id, who }) => [id, who.id]));
      const isTold = (id: string) => doing === "MENTORS" || (doing !== "OWNERS" && owners.get(id) !== doing.notTo);
      expect({ seed, step, doing, told }).toEqual({ seed, step, doing, told: differences(before, after, isTold) });
      count += told.length;
      before = after;
    }
    // Had nothing been told, nothing would have been shown.
    expect(count).toBeGreaterThan(deeds / 4);
  } finally {
    await world.close();
  }
});
