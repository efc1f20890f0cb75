import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Searchable } from "../support/makers/matching.js";
import { aWorld, type World } from "../support/world.js";
import { Model } from "./saved-model.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

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

test.each([11, 12])("what is told is what mentorSearch finds anew, each once: seed %i", async seed => {
  const here = await Searchable.in(world);
  const model = new Model(world, here, seed);
  await model.begin(40, 12);
  await model.told();
  let before = await model.hits();
  let count = 0;
  for (let step = 0; step < 70; step += 1) {
    const doing = await model.deed();
    const told = await model.told();
    const after = await model.hits();
    const owners = new Map(model.owners.map(({ id, who }) => [id, who.id]));
    const isTold = (id: string) => doing === "MENTORS" || (doing !== "OWNERS" && owners.get(id) !== doing.notTo);
    expect({ step, doing, told }).toEqual({ step, doing, told: differences(before, after, isTold) });
    count += told.length;
    before = after;
  }
  // Had nothing been told, nothing would have been shown.
  expect(count).toBeGreaterThan(50);
});
