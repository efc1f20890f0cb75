import { newId } from "../../server/kernel/id.js";
import type { MentorSearch, SavedSearchMail } from "../../server/matching/index.js";
import type { Hit, Searchable } from "../support/makers/matching.js";
import { until } from "../support/until.js";
import type { Actor, World } from "../support/world.js";

const savedParts = `id programId name mail createdAt streamCursor viewerCan { update delete }
  search {
    text interests practiceAreas stages regions institutions languages help distance { institution region practiceArea } overlap { minHoursPerWeek }
  }
  hits(first: 100) { nodes { mentor { id displayName } enrollmentId score } }`;

export interface Saved {
  readonly id: string;
  readonly programId: string;
  readonly name: string;
  readonly mail: SavedSearchMail;
  readonly createdAt: string;
  readonly streamCursor: string;
  readonly viewerCan: { readonly update: boolean; readonly delete: boolean };
  readonly search: Record<string, unknown>;
  readonly hits: { readonly nodes: readonly Hit[] } | null;
}

export const saveDocument = `mutation ($input: SaveSearchInput!) {
  saveSearch(input: $input) {
    __typename
    ... on SaveSearchSuccess { savedSearch { ${savedParts} } }
    ... on TooManySavedSearches { message limit }
  }
}`;

export const updateDocument = `mutation ($input: UpdateSavedSearchInput!) {
  updateSavedSearch(input: $input) { ... on UpdateSavedSearchSuccess { savedSearch { ${savedParts} } } }
}`;

export const deleteDocument = `mutation ($input: SavedSearchInput!) {
  deleteSavedSearch(input: $input) { ... on DeleteSavedSearchSuccess { savedSearchId } }
}`;

export const savedDocument = `query ($id: ID!) { savedSearch(id: $id) { ${savedParts} } }`;

export const listDocument = `query ($programId: ID!, $first: Int, $after: String) {
  savedSearches(programId: $programId, first: $first, after: $after) {
    nodes { id name } pageInfo { hasNextPage endCursor }
  }
}`;

export const eventsDocument = `subscription ($id: ID!, $after: String) {
  mentorSearchEvents(savedSearchId: $id, after: $after) {
    __typename
    ... on StreamEvent { cursor }
    ... on StreamEnded { endReason: reason }
    ... on MentorFits { mentorId enrollmentId reason hit { mentor { id displayName } score weightsVersion reasons { code points overlapHours text } } }
    ... on MentorFitsNoMore { mentorId enrollmentId }
    ... on SavedSearchChanged { savedSearch { id name } }
  }
}`;

export interface Told {
  readonly __typename: string;
  readonly cursor: string;
  readonly endReason?: string;
  readonly mentorId?: string;
  readonly enrollmentId?: string;
  readonly reason?: string;
  readonly hit?: Pick<Hit, "mentor" | "score" | "weightsVersion" | "reasons"> | null;
  readonly savedSearch?: { readonly id: string; readonly name: string } | null;
}

type Asked = Omit<MentorSearch, "programId">;

/** Keeps a search in the program; terms by the short keys. */
export async function saved(
  here: Searchable,
  who: Actor,
  asked: Asked,
  more: { readonly mail?: SavedSearchMail; readonly name?: string; readonly clientId?: string } = {},
): Promise<Saved> {
  const input = { clientId: newId(), name: "Somebody like me", ...more, search: here.input(asked) };
  const { saveSearch } = await who.ask<{ saveSearch: { savedSearch?: Saved } }>(saveDocument, { input });
  if (!saveSearch.savedSearch) throw new Error(`Not saved: ${JSON.stringify(saveSearch)}`);
  return saveSearch.savedSearch;
}

/** The names of who fits now, in the alphabet's order. */
export const namesOf = (search: Saved | null | undefined): string[] =>
  (search?.hits?.nodes ?? []).map(hit => hit.mentor.displayName).sort();

/** Lets the server read what changed as far as it can, as its job does each second. */
export const readOnce = (world: World): Promise<void> => world.app.matching.saved.tellChanges(world.clock.now());

/**
 * The same until nothing is left. A transaction that runs in another database of this PostgreSQL holds the reader up too,
 * since all of them count in one line.
 */
export async function readChanges(world: World): Promise<void> {
  await until(async () => {
    await readOnce(world);
    const unread: unknown[] = await world.db.query(
      "select 1 from search_change c join search_change_reader r on (c.xact, c.id) > (r.xact, r.id) limit 1",
    );
    return unread.length === 0;
  });
}

/** Everything that was told after the cursor, without what the stream says of itself. */
export async function toldAfter(who: Actor, { id, streamCursor }: Saved): Promise<Told[]> {
  const stream = await who.subscribe<Told>(eventsDocument, { id, after: streamCursor });
  const told: Told[] = [];
  for await (const event of stream) {
    if (event.__typename === "StreamCaughtUp") break;
    if (event.__typename !== "StreamReady") told.push(event);
  }
  await stream.return?.();
  return told;
}

/** The same in short: `+ JOINED` and `-`, with the mentor's name where one is given for the id. */
export async function shortlyTold(who: Actor, search: Saved, names: Readonly<Record<string, string>> = {}) {
  const told = await toldAfter(who, search);
  return told.map(({ __typename, mentorId = "", reason }) => {
    const name = names[mentorId] === undefined ? "" : ` ${names[mentorId]}`;
    if (__typename === "MentorFits") return `+ ${reason}${name}`;
    return __typename === "MentorFitsNoMore" ? `-${name}` : __typename;
  });
}
