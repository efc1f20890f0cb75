import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { Searchable } from "../support/makers/matching.js";
import { suspended } from "../support/makers/programs.js";
import { type Actor, aWorld, take, type World } from "../support/world.js";
import {
  deleteDocument,
  eventsDocument,
  listDocument,
  namesOf,
  readChanges,
  type Saved,
  saveDocument,
  saved,
  savedDocument,
  type Told,
  updateDocument,
} from "./saved-documents.js";

let world: World;
let vocabulary: Searchable;
beforeAll(async () => {
  world = await aWorld();
  vocabulary = await Searchable.in(world);
});
afterAll(() => world.close());

async function aPlace() {
  const here = await vocabulary.elsewhere();
  const owner = await here.person("Mina");
  const coordinator = await here.person("Coordinator", {}, { role: "COORDINATOR" });
  const stranger = world.as(null);
  const outsider = await world.person("Outsider");
  return { here, owner, coordinator, stranger, outsider };
}

const find = async (who: Actor, id: string): Promise<Saved | null> =>
  (await who.ask<{ savedSearch: Saved | null }>(savedDocument, { id })).savedSearch;

const list = async (who: Actor, programId: string, page: object = {}) =>
  (
    await who.ask<{
      savedSearches: { nodes: Saved[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
    }>(listDocument, { programId, ...page })
  ).savedSearches;

const save = (here: Searchable, more: object = {}) => ({
  input: { clientId: newId(), name: "Mine", search: here.input({}), ...more },
});

/** The fault a stream begins with. */
const refusal = (who: Actor, id: string, after: string | null = null): Promise<string | null | undefined> =>
  who
    .subscribe<Told>(eventsDocument, { id, after })
    .then(stream => stream.next())
    .then(
      () => null,
      (error: { code?: string }) => error.code,
    );

describe("policy: saveSearch", () => {
  test("is for active members of the program", async () => {
    const { here, owner, coordinator, stranger, outsider } = await aPlace();
    const waiting = await here.person("Waiting", {}, { status: "PENDING" });
    expect(await stranger.fault(saveDocument, save(here))).toBe("UNAUTHENTICATED");
    expect(await outsider.fault(saveDocument, save(here))).toBe("NOT_FOUND");
    expect(await waiting.fault(saveDocument, save(here))).toBe("NOT_FOUND");
    await suspended(world, here.programId, coordinator, owner);
    expect(await owner.fault(saveDocument, save(here))).toBe("NOT_FOUND");
    expect(await coordinator.fault(saveDocument, save(here))).toBeNull();
  });

  test("keeps all that was asked, to be asked again, and gives who fits now", async () => {
    const { here, owner } = await aPlace();
    await here.fill(owner, { region: "us-midwest" });
    await here.mentor("Tor", { interests: ["critical-care"], region: "us-southeast", languages: ["en"] });
    await here.mentor("Full", { interests: ["critical-care"], region: "us-southeast" }, { capacity: 0 });
    const asked = { interests: ["critical-care"], distance: { region: "REQUIRE_DIFFERENT" } } as const;
    const kept = await saved(here, owner, asked, { mail: "DAILY", name: "  Far away " });
    expect(kept).toMatchObject({ name: "Far away", mail: "DAILY", programId: here.programId });
    expect(kept.search).toMatchObject({
      text: "",
      interests: [here.key("critical-care")],
      languages: null,
      distance: { institution: null, region: "REQUIRE_DIFFERENT" },
    });
    expect(namesOf(kept)).toEqual(["Tor"]);
    expect(kept.viewerCan).toEqual({ update: true, delete: true });
  });

  test.each([[["en-us", "en-US"]], [["iw", "he"]], [["de-u-ca-gregory", "de"]]])(
    "keeps a search for one language in two spellings: %j",
    async languages => {
      const { here, owner } = await aPlace();
      await here.mentor("Tor", { languages: [languages[1] ?? ""] });
      expect(namesOf(await saved(here, owner, { languages }))).toEqual(["Tor"]);
    },
  );

  test("keeps what is named often once, in the order it came", async () => {
    const { here, owner } = await aPlace();
    const often = <V>(...values: V[]) => Array.from({ length: 30 }, () => values).flat();
    const asked = { interests: often("oncology", "critical-care"), languages: often("es", "en"), help: often("FLASH") };
    expect((await saved(here, owner, asked as never)).search).toMatchObject({
      interests: [here.key("oncology"), here.key("critical-care")],
      languages: ["es", "en"],
      help: ["FLASH"],
      stages: null,
    });
  });

  test("again under one clientId gives the same saved search, and another input is CLIENT_ID_REUSED", async () => {
    const { here, owner } = await aPlace();
    const first = await saved(here, owner, { text: "lighthouse" }, { clientId: "one" });
    expect((await saved(here, owner, { text: "lighthouse" }, { clientId: "one" })).id).toBe(first.id);
    expect(await owner.fault(saveDocument, save(here, { clientId: "one" }))).toBe("CLIENT_ID_REUSED");
  });

  test("keeps twenty of a person and refuses the next, with the limit", async () => {
    const { here, owner } = await aPlace();
    for (let number = 0; number < 20; number += 1) await saved(here, owner, {});
    const { saveSearch } = await owner.ask<{ saveSearch: object }>(saveDocument, save(here));
    expect(saveSearch).toMatchObject({ __typename: "TooManySavedSearches", limit: 20 });
    const [one] = (await list(owner, here.programId)).nodes;
    await owner.ask(deleteDocument, { input: { savedSearchId: one?.id } });
    await saved(here, owner, {});
  });

  test("counts none of a program the person has left, and all of them again when they are back", async () => {
    const { here, owner, coordinator } = await aPlace();
    const there = await vocabulary.elsewhere();
    await there.enroll(owner, {});
    for (let number = 0; number < 20; number += 1) await saved(here, owner, {});
    const isKept = async (place: Searchable) =>
      (await owner.ask<{ saveSearch: { __typename: string } }>(saveDocument, save(place))).saveSearch.__typename;
    expect(await isKept(there)).toBe("TooManySavedSearches");
    const enrollmentId = await suspended(world, here.programId, coordinator, owner);
    expect(await isKept(there)).toBe("SaveSearchSuccess");
    expect(await isKept(there)).toBe("SaveSearchSuccess");
    await world.app.programs.reinstate(coordinator.viewer, { enrollmentId });
    expect(await isKept(there)).toBe("TooManySavedSearches");
    const { nodes } = await list(owner, here.programId);
    expect(nodes).toHaveLength(20);
    for (const { id } of nodes.slice(0, 3)) await owner.ask(deleteDocument, { input: { savedSearchId: id } });
    expect(await isKept(here)).toBe("SaveSearchSuccess");
  });

  test.each([
    [{ interests: ["no-such-term"] }, "input.search.interests"],
    [{ languages: ["not a tag"] }, "input.search.languages"],
    [{ languages: ["\ud800"] }, "input.search.languages"],
    [{ regions: ["a\u0000b"] }, "input.search.regions"],
    [{ distance: { institution: "REQUIRE_DIFFERENT" } }, "input.search.distance.institution"],
    [{ text: "x".repeat(201) }, "input.search.text"],
    [{ regions: Array.from({ length: 21 }, (_, number) => `region ${number}`) }, "input.search.regions"],
  ] as const)("refuses what cannot be asked, naming where it stands: %j", async (asked, field) => {
    const { here, owner } = await aPlace();
    const { errors } = await owner.run(saveDocument, save(here, { search: here.input(asked as never) }));
    expect(errors?.[0]?.originalError).toMatchObject({ code: "BAD_INPUT", facts: { field } });
  });

  test("refuses a name that is empty or too long", async () => {
    const { here, owner } = await aPlace();
    for (const name of ["  ", "x".repeat(101)]) {
      expect(await owner.fault(saveDocument, save(here, { name }))).toBe("BAD_INPUT");
    }
  });
});

describe("policy: savedSearch and savedSearches", () => {
  test("nobody but the owner sees them, not even a coordinator, and the owner only while they are in the program", async () => {
    const { here, owner, coordinator, stranger, outsider } = await aPlace();
    const { id } = await saved(here, owner, {});
    expect(await stranger.fault(savedDocument, { id })).toBe("UNAUTHENTICATED");
    expect(await stranger.fault(listDocument, { programId: here.programId })).toBe("UNAUTHENTICATED");
    for (const other of [coordinator, outsider]) expect(await find(other, id)).toBeNull();
    expect((await list(coordinator, here.programId)).nodes).toEqual([]);
    expect(await outsider.fault(listDocument, { programId: here.programId })).toBe("NOT_FOUND");
    expect(await find(owner, newId())).toBeNull();
    expect(await find(owner, "no id")).toBeNull();
    await suspended(world, here.programId, coordinator, owner);
    expect(await find(owner, id)).toBeNull();
    expect(await owner.fault(listDocument, { programId: here.programId })).toBe("NOT_FOUND");
  });

  test("the list has the newest first and goes on where a page ends", async () => {
    const { here, owner } = await aPlace();
    for (const name of ["one", "two", "three"]) await saved(here, owner, {}, { name });
    const first = await list(owner, here.programId, { first: 2 });
    expect(first.nodes.map(({ name }) => name)).toEqual(["three", "two"]);
    const rest = await list(owner, here.programId, { first: 2, after: first.pageInfo.endCursor });
    expect(rest.nodes.map(({ name }) => name)).toEqual(["one"]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  test("hits are null while the owner's profile names nothing to differ from, and come back with it", async () => {
    const { here, owner } = await aPlace();
    await here.fill(owner, { region: "us-midwest" });
    await here.mentor("Tor", { region: "us-southeast" });
    const { id } = await saved(here, owner, { distance: { region: "REQUIRE_DIFFERENT" } });
    await here.fill(owner, { region: null });
    expect((await find(owner, id))?.hits).toBeNull();
    await here.fill(owner, { region: "us-midwest" });
    expect(namesOf(await find(owner, id))).toEqual(["Tor"]);
  });
});

describe("policy: updateSavedSearch", () => {
  test("is for the owner alone, and a saved search stays in its program", async () => {
    const { here, owner, coordinator, stranger, outsider } = await aPlace();
    const { id: savedSearchId } = await saved(here, owner, {});
    const input = { savedSearchId, name: "Other" };
    expect(await stranger.fault(updateDocument, { input })).toBe("UNAUTHENTICATED");
    for (const other of [coordinator, outsider]) expect(await other.fault(updateDocument, { input })).toBe("NOT_FOUND");
    const there = await vocabulary.elsewhere();
    await there.enroll(owner, {});
    const search = there.input({});
    expect(await owner.fault(updateDocument, { input: { savedSearchId, search } })).toBe("BAD_INPUT");
    expect(await find(owner, savedSearchId)).toMatchObject({ name: "Somebody like me" });
  });

  test("changes what is given and leaves the rest, and its stream tells other screens", async () => {
    const { here, owner } = await aPlace();
    const kept = await saved(here, owner, { interests: ["critical-care"] }, { mail: "DAILY" });
    await owner.ask(updateDocument, { input: { savedSearchId: kept.id, name: "Other" } });
    await owner.ask(updateDocument, { input: { savedSearchId: kept.id, search: here.input({ text: "hand" }) } });
    const now = await find(owner, kept.id);
    expect(now).toMatchObject({ name: "Other", mail: "DAILY", search: { text: "hand", interests: null } });
    const stream = await owner.subscribe<Told>(eventsDocument, { id: kept.id, after: kept.streamCursor });
    const told = await take(stream, 4);
    await stream.return?.();
    expect(told.map(({ __typename }) => __typename)).toEqual([
      "StreamReady",
      "SavedSearchChanged",
      "SavedSearchChanged",
      "StreamCaughtUp",
    ]);
    expect(told[1]?.savedSearch).toEqual({ id: kept.id, name: "Other" });
  });
});

describe("policy: deleteSavedSearch", () => {
  test("is for the owner alone, and afterwards there is nothing to see, follow or delete", async () => {
    const { here, owner, coordinator, stranger, outsider } = await aPlace();
    const { id: savedSearchId, streamCursor } = await saved(here, owner, {});
    const input = { savedSearchId };
    expect(await stranger.fault(deleteDocument, { input })).toBe("UNAUTHENTICATED");
    for (const other of [coordinator, outsider]) expect(await other.fault(deleteDocument, { input })).toBe("NOT_FOUND");
    await owner.ask(deleteDocument, { input });
    expect(await find(owner, savedSearchId)).toBeNull();
    expect(await refusal(owner, savedSearchId, streamCursor)).toBe("NOT_FOUND");
    expect(await owner.fault(deleteDocument, { input })).toBe("NOT_FOUND");
    const topics = () =>
      world.db.query("select name from topic where name = $1", [`saved-search:${savedSearchId}`]) as Promise<object[]>;
    expect(await topics()).toHaveLength(1);
    world.clock.turn({ hours: 2 });
    await world.app.matching.saved.sweep(world.clock.now());
    expect(await topics()).toEqual([]);
  });
});

describe("policy: mentorSearchEvents", () => {
  test("is for the owner alone", async () => {
    const { here, owner, coordinator, stranger, outsider } = await aPlace();
    const { id } = await saved(here, owner, {});
    await expect(stranger.subscribe(eventsDocument, { id })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    for (const other of [coordinator, outsider]) expect(await refusal(other, id)).toBe("NOT_FOUND");
    for (const other of [newId(), "no id"]) {
      expect(await refusal(owner, other).catch((error: { code?: string }) => error.code)).toBe("NOT_FOUND");
    }
  });

  const ends: readonly (readonly [
    string,
    (place: Awaited<ReturnType<typeof aPlace>>, id: string) => Promise<unknown>,
  ])[] = [
    ["is suspended", ({ here, coordinator, owner }) => suspended(world, here.programId, coordinator, owner)],
    ["leaves the program", ({ here, owner }) => world.app.programs.leave(owner.viewer, { programId: here.programId })],
    ["deletes the search", (_, id) => world.app.matching.saved.delete(_.owner.viewer, { savedSearchId: id })],
  ];

  test.each(ends)("ends, with nothing after, when the owner %s", async (_, end) => {
    const place = await aPlace();
    const { here, owner } = place;
    const { id } = await saved(here, owner, {});
    const stream = await owner.subscribe<Told>(eventsDocument, { id });
    await take(stream, 2);
    await end(place, id);
    await here.mentor("Tor");
    await readChanges(world);
    const rest: Told[] = [];
    for await (const event of stream) rest.push(event);
    expect(rest).toMatchObject([{ __typename: "StreamEnded", endReason: "ACCESS_ENDED" }]);
    expect(await refusal(owner, id)).toBe("NOT_FOUND");
  });

  test("goes on for an owner who gives up one of two roles", async () => {
    const { here, owner } = await aPlace();
    await here.enroll(owner, { role: "MENTOR" });
    const { id } = await saved(here, owner, {});
    const stream = await owner.subscribe<Told>(eventsDocument, { id });
    await take(stream, 2);
    await world.app.programs.leave(owner.viewer, { programId: here.programId, role: "MENTOR" });
    await here.mentor("Tor");
    await readChanges(world);
    expect(await take(stream, 1)).toMatchObject([{ __typename: "MentorFits", reason: "JOINED" }]);
    await stream.return?.();
  });

  test("ends when the session does", async () => {
    const { here, owner } = await aPlace();
    const { id } = await saved(here, owner, {});
    const session = new AbortController();
    const stream = await owner.subscribe<Told>(eventsDocument, { id }, session.signal);
    await take(stream, 2);
    session.abort();
    expect(await take(stream, 1)).toMatchObject([{ __typename: "StreamEnded", endReason: "SIGNED_OUT" }]);
  });
});
