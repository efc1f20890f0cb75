import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { rowsOf } from "../../server/db/rows.js";
import { overlapQuartersSql, shownWeekSql } from "../../server/meetings/index.js";
import { Visibilities, type Visibility } from "../../server/people/index.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { available, onWeekdays } from "./weeks.js";

let world: World;
let other: Actor;
beforeAll(async () => {
  world = await aWorld();
  other = await available(world, "UTC", onWeekdays("12:00", "20:00"));
});
afterAll(() => world.close());

/** What a search would count for a person of their week and somebody else's. */
async function counted(personId: string): Promise<number | null | undefined> {
  const [row] = await rowsOf<{ shared: number | null }>(
    world.db.manager,
    `select ${overlapQuartersSql(shownWeekSql("p", "w"), "own.week")} as shared
     from person p left join availability_week w on w.person_id = p.id
     cross join (select week from availability_week where person_id = $2) own where p.id = $1`,
    [personId, other.id],
  );
  return row?.shared;
}

const choose = (actor: Actor, availability: Visibility | null) =>
  world.app.people.setVisibility(actor.viewer, { availability });

test("common hours are counted with who shows members when they are available, and with nobody else", async () => {
  const ada = await available(world, "UTC", onWeekdays("09:00", "17:00"));
  expect(await counted(ada.id)).toBe(100);
  const shown: Record<string, unknown> = {};
  for (const visibility of Object.keys(Visibilities) as Visibility[]) {
    await choose(ada, visibility);
    shown[visibility] = await counted(ada.id);
  }
  expect(shown).toEqual({ PROGRAM: 100, PAIRED: null, PRIVATE: null });
  await choose(ada, null);
  expect(await counted(ada.id)).toBe(100);
});

test("with who has said nothing there is nothing to count, which is not the same as no hour", async () => {
  const silent = await world.person();
  expect(await counted(silent.id)).toBeNull();
  const asleep = await available(world, "UTC", [{ weekday: 7, from: "03:00", until: "04:00" }]);
  expect(await counted(asleep.id)).toBe(0);
});

test("who sees it is told with the other choices, PROGRAM until it is said otherwise", async () => {
  const ada = await world.person();
  const visibility = "query { me { visibility { availability timeZone } } }";
  expect(await ada.ask(visibility)).toEqual({ me: { visibility: { availability: "PROGRAM", timeZone: "PAIRED" } } });
  await choose(ada, "PRIVATE");
  expect(await ada.ask(visibility)).toEqual({ me: { visibility: { availability: "PRIVATE", timeZone: "PAIRED" } } });
});
