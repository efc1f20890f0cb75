import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Searchable } from "../support/makers/matching.js";
import { operation } from "../support/operations.js";
import { aWorld, type World } from "../support/world.js";
import { readChanges, saved } from "./saved-documents.js";

let world: World;
let here: Searchable;
beforeAll(async () => {
  world = await aWorld();
  here = await Searchable.in(world);
});
afterAll(() => world.close());

interface Row {
  readonly weightsVersion: number;
  readonly mentor: { readonly displayName: string };
}

interface Page {
  readonly savedSearch: {
    readonly hits: {
      readonly nodes: readonly Row[];
      readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
    };
  };
}

const profile = {
  headline: "Runs the burn unit",
  stage: "SPECIALIST",
  institution: "tallgrass-riverbend-hospital",
} as const;
const shown = {
  weightsVersion: 1,
  mentor: {
    headline: "Runs the burn unit",
    stage: "SPECIALIST",
    institution: { name: "Tallgrass Riverbend Hospital" },
  },
};

test("the SDK's list of who fits a saved search goes on page by page, and its events show a whole row of it", async () => {
  const owner = await here.person("Mina");
  for (const name of ["Ada", "Tor", "Zoe"]) await here.mentor(name, profile);
  await readChanges(world);
  const { id, streamCursor } = await saved(here, owner, { stages: ["SPECIALIST"] });
  const names: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page: Page = await owner.ask(operation("MatchingSavedSearch"), { id, first: 2, after });
    const { nodes, pageInfo } = page.savedSearch.hits;
    for (const row of nodes) expect(row).toMatchObject(shown);
    names.push(...nodes.map(({ mentor }) => mentor.displayName));
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  expect(names.sort()).toEqual(["Ada", "Tor", "Zoe"]);

  await here.mentor("New", profile);
  await readChanges(world);
  const asked = { savedSearchId: id, after: streamCursor };
  const stream = await owner.subscribe<{ __typename: string; hit?: Row }>(operation("MatchingFollow"), asked);
  for await (const event of stream) {
    if (event.__typename !== "MentorFits") continue;
    expect(event.hit).toMatchObject({ ...shown, mentor: { ...shown.mentor, displayName: "New" } });
    break;
  }
});
