import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { rowsOf } from "../../server/db/rows.js";
import { answerTimeBand, answerTimeBandSql, answerTimeMinimum } from "../../server/mentorships/index.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const hour = 60;
const never = 2_147_483_647;
const bandOf = (medianMinutes: number, menteeCount = answerTimeMinimum) =>
  answerTimeBand({ menteeCount, medianMinutes });

test.each([
  [0, "WITHIN_A_DAY"],
  [24 * hour, "WITHIN_A_DAY"],
  [24 * hour + 1, "WITHIN_THREE_DAYS"],
  [72 * hour, "WITHIN_THREE_DAYS"],
  [72 * hour + 1, "WITHIN_A_WEEK"],
  [168 * hour, "WITHIN_A_WEEK"],
  [168 * hour + 1, "LONGER"],
  [never, "LONGER"],
])("a median of %i minutes is %s", (minutes, band) => {
  expect(bandOf(minutes)).toBe(band);
});

test("fewer than three mentees make no band, however long it took", () => {
  expect(answerTimeMinimum).toBe(3);
  for (const count of [1, 2]) for (const minutes of [0, 5_000, never]) expect(bandOf(minutes, count)).toBeNull();
});

test("a longer median is never an earlier band", () => {
  const bands = ["WITHIN_A_DAY", "WITHIN_THREE_DAYS", "WITHIN_A_WEEK", "LONGER"];
  const minutes = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: never }));
  fc.assert(
    fc.property(minutes, minutes, (one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      expect(bands.indexOf(bandOf(less) ?? "")).toBeLessThanOrEqual(bands.indexOf(bandOf(more) ?? ""));
    }),
  );
});

test("the SQL says what the function says, and nothing of a mentor without a figure", async () => {
  const medians = [0, 1_440, 1_441, 4_320, 4_321, 10_080, 10_081, never];
  const cases = medians.flatMap(medianMinutes => [1, 2, 3, 20].map(menteeCount => ({ medianMinutes, menteeCount })));
  const rows = await rowsOf<{ band: string | null }>(
    world.db.manager,
    `select ${answerTimeBandSql("t")} as band
     from unnest($1::int[], $2::int[]) with ordinality as t (median_minutes, mentee_count, place) order by place`,
    [cases.map(one => one.medianMinutes), cases.map(one => one.menteeCount)],
  );
  expect(rows.map(({ band }) => band)).toEqual(cases.map(answerTimeBand));

  const none = await rowsOf<{ band: string | null }>(
    world.db.manager,
    `select ${answerTimeBandSql("t")} as band from (select 1) one
     left join mentor_answer_time t on false`,
  );
  expect(none).toEqual([{ band: null }]);
});
