import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import type { MentorSearch } from "../../server/matching/index.js";
import { Searchable } from "../support/makers/matching.js";
import { acceptDocument, block, requestDocument } from "../support/makers/mentorships.js";
import { anyName, anyPlace, anyProfile, anySearch, sayTimes } from "../support/makers/search-corpus.js";
import { random } from "../support/random.js";
import { type Actor, aWorld, type World } from "../support/world.js";

// Two nodes on one database: one reads everybody for each search, the other has an index.
let world: World;
let indexed: World;
let here: Searchable;
let viewers: Actor[];
const mentors: Actor[] = [];
const chance = random(20_261_128);

beforeAll(async () => {
  world = await aWorld();
  indexed = await aWorld({ beside: world });
  here = await Searchable.in(world);
  for (let n = 0; n < 90; n += 1) {
    const mentor = await here.mentor(anyName(chance), anyProfile(chance), anyPlace(chance, world.clock.now()));
    if (n % 3 > 0) await sayTimes(world, chance, mentor.id);
    mentors.push(mentor);
  }
  await world.db.query(
    `update person set visibility = visibility || '{"availability": "PAIRED"}'::jsonb where id = any($1)`,
    [mentors.slice(0, 20).map(mentor => mentor.id)],
  );
  const own = {
    stage: "RESIDENT_PGY1" as const,
    institution: "tallgrass-riverbend-hospital",
    region: "us-midwest",
    practiceAreas: ["cardiology"],
    interests: ["critical-care", "oncology", "cardiology"],
  };
  viewers = [await here.person("Viewer", own), await here.mentor("Mara Viewer", own), await here.person("Other", own)];
  for (const viewer of viewers) await sayTimes(world, chance, viewer.id);
  await indexed.app.matching.indexes.caughtUp(here.programId);
});
afterAll(async () => {
  await indexed.close();
  await world.close();
});

const document = `query ($input: MentorSearchInput!, $first: Int, $after: String) {
  mentorSearch(input: $input, first: $first, after: $after) {
    nodes { enrollmentId score placesLeft mentor { id } reasons { code points } }
    isTextCapped
    facets {
      hitCount withPlacesCount stages { stage count } regions { term { key } count }
      practiceAreas { term { key } count } institutions { institution { id } count }
      languages { language count } help { help count }
    }
    pageInfo { endCursor hasNextPage }
  }
}`;

interface Answer {
  readonly nodes: readonly { readonly enrollmentId: string; readonly score: number }[];
  readonly facets: { readonly hitCount: number };
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

const pageOf = async (
  node: World,
  viewer: Actor,
  asked: Omit<MentorSearch, "programId">,
  first: number,
  after: string | null,
) => {
  const answer = await node
    .as(viewer.id)
    .ask<{ mentorSearch: Answer }>(document, { input: here.input(asked), first, after });
  return answer.mentorSearch;
};

/** Asks both nodes for all pages of a search, and gives how many hits there were. */
async function sameOnBoth(viewer: Actor, asked: Omit<MentorSearch, "programId">, first: number): Promise<number> {
  let hits = 0;
  for (let after: string | null = null, more = true; more; ) {
    const [byIndex, bySql]: Answer[] = [
      await pageOf(indexed, viewer, asked, first, after),
      await pageOf(world, viewer, asked, first, after),
    ];
    expect(byIndex).toEqual(bySql);
    hits += byIndex?.nodes.length ?? 0;
    after = byIndex?.pageInfo.endCursor ?? null;
    more = byIndex?.pageInfo.hasNextPage ?? false;
    if (!more) expect(byIndex?.facets.hitCount).toBe(hits);
  }
  return hits;
}

async function manySearches(count: number): Promise<number> {
  let hits = 0;
  for (let n = 0; n < count; n += 1) {
    hits += await sameOnBoth(chance.pick(viewers), anySearch(chance), chance.pick([3, 10, 100]));
  }
  return hits;
}

test("a node with an index answers any search, page by page and facet by facet, as one that reads everybody", async () => {
  expect(indexed.app.matching.indexes.status()).toMatchObject([{ isReady: true, mentors: 91 }]);
  expect(world.app.matching.indexes.status()).toEqual([]);
  expect(await manySearches(60)).toBeGreaterThan(300);
});

test("it does so after whatever changed about mentors, and between mentors and those who search", async () => {
  const { db, clock } = world;
  const someone = () => chance.pick(mentors);
  const changes: (() => Promise<unknown>)[] = [
    () => here.fill(someone(), anyProfile(chance)),
    () => sayTimes(world, chance, someone().id),
    () => db.query("delete from availability where person_id = $1", [someone().id]),
    () => world.app.people.setVisibility(someone().viewer, { [chance.pick(["interests", "region"])]: "PRIVATE" }),
    () => world.app.people.setVisibility(someone().viewer, { interests: "PROGRAM", region: "PROGRAM" }),
    () => db.query("update person set display_name = $2 where id = $1", [someone().id, anyName(chance)]),
    () => db.query("update enrollment set status = 'ENDED' where person_id = $1", [someone().id]),
    () => db.query("update enrollment set status = 'ACTIVE' where person_id = $1", [someone().id]),
    () => db.query("update enrollment set paused_at = $2 where person_id = $1", [someone().id, clock.now()]),
    () => db.query("update enrollment set capacity = 3, paused_at = null where person_id = $1", [someone().id]),
    () => db.query("update program set default_capacity = 3 - default_capacity where id = $1", [here.programId]),
    () =>
      here.mentor(anyName(chance), anyProfile(chance), anyPlace(chance, clock.now())).then(one => mentors.push(one)),
    () => block(world, chance.pick(viewers), someone()),
    async () => void clock.turn({ days: 1 }),
  ];
  for (let round = 0; round < 6; round += 1) {
    for (let n = 0; n < 6; n += 1) await chance.pick(changes)();
    await indexed.app.matching.indexes.caughtUp(here.programId);
    await manySearches(8);
  }
});

test("a mentor to whom something is open, or with whom something runs, is counted and filtered alike", async () => {
  const [viewer] = viewers;
  if (!viewer) throw new Error("There is nobody to search.");
  const free = await here.mentor("Free", { interests: ["oncology"] }, { capacity: 3 });
  const taken = await here.mentor("Taken", { interests: ["oncology"] }, { capacity: 1 });
  for (const mentor of [free, taken]) {
    const input = { clientId: newId(), programId: here.programId, mentorId: mentor.id, purpose: "To learn." };
    const { requestMentorship } = await viewer.ask<{ requestMentorship: { request?: { id: string } } }>(
      requestDocument,
      { input },
    );
    if (mentor === taken) await mentor.ask(acceptDocument, { input: { requestId: requestMentorship.request?.id } });
  }
  await indexed.app.matching.indexes.caughtUp(here.programId);
  for (const one of viewers) {
    for (const withPlaces of [true, false]) await sameOnBoth(one, { interests: ["oncology"], withPlaces }, 100);
  }
});
