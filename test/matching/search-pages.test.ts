import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Searchable } from "../support/makers/matching.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
let here: Searchable;
let mentee: Actor;
const mentors: Actor[] = [];
beforeAll(async () => {
  world = await aWorld();
  here = await Searchable.in(world);
  mentee = await here.person("Mina", { interests: ["cardiology", "oncology"] });
  for (let n = 0; n < 23; n += 1) {
    const interests = [[], ["cardiology"], ["oncology", "cardiology"]][n % 3] ?? [];
    mentors.push(await here.mentor(`Mentor ${n}`, { interests }));
  }
});
afterAll(() => world.close());

/** All ids, page by page; `between` runs after each page. */
async function walk(
  viewer: Actor,
  first: number,
  between: (seen: readonly string[]) => Promise<void> = async () => {},
) {
  const seen: string[] = [];
  const scores: number[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page = await here.page(viewer, {}, { first, after });
    seen.push(...page.nodes.map(hit => hit.mentor.id));
    scores.push(...page.nodes.map(hit => hit.score));
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
    await between(seen);
  }
  return { seen, scores };
}

test.each([1, 4, 23, 100])("pages of %i give every mentor once, the best first", async first => {
  const { seen, scores } = await walk(mentee, first);
  expect(seen.toSorted()).toEqual(mentors.map(mentor => mentor.id).sort());
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(new Set(scores).size).toBe(3);
});

test("asked again the order is the same, and another viewer meets equals in another order", async () => {
  const other = await here.person("Other", { interests: ["cardiology", "oncology"] });
  const mine = await walk(mentee, 100);
  expect((await walk(mentee, 7)).seen).toEqual(mine.seen);
  const theirs = await walk(other, 100);
  expect(theirs.scores).toEqual(mine.scores);
  expect(theirs.seen).not.toEqual(mine.seen);
  // Neither is it the order in which they came.
  expect(mine.seen.slice(0, 7)).not.toEqual(mine.seen.slice(0, 7).sort());
});

test("mentors who come and go between two pages move nobody else", async () => {
  const there = mentors.map(mentor => mentor.id);
  const { seen: before } = await walk(mentee, 100);
  const leaver = before[2] ?? "";
  const late = before.at(-1) ?? "";
  let pages = 0;
  const { seen } = await walk(mentee, 5, async () => {
    pages += 1;
    if (pages !== 1) return;
    await world.db.query("update enrollment set status = 'ENDED' where person_id in ($1, $2)", [leaver, late]);
    await here.mentor("Newcomer at the top", { interests: ["cardiology", "oncology"] });
    await here.mentor("Newcomer at the end");
  });
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.filter(id => there.includes(id))).toEqual(before.filter(id => id !== late));
  await world.db.query("update enrollment set status = 'ACTIVE' where person_id in ($1, $2)", [leaver, late]);
});

test("what is no cursor of this list, or no size of a page, is refused", async () => {
  const asked = (page: { first?: number; after?: string }) => here.page(mentee, {}, page);
  await expect(asked({ after: "nonsense" })).rejects.toMatchObject({ code: "BAD_INPUT" });
  const foreign = Buffer.from(JSON.stringify(["a", 1, 2])).toString("base64url");
  await expect(asked({ after: foreign })).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(asked({ first: 101 })).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(await asked({ first: 0 })).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true, endCursor: null } });
});
