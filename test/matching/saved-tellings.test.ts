import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { Searchable } from "../support/makers/matching.js";
import {
  acceptDocument,
  block,
  endDocument,
  type Outcome,
  requestDocument,
  withdrawDocument,
} from "../support/makers/mentorships.js";
import { suspended } from "../support/makers/programs.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { namesOf, readChanges, type Saved, saved, savedDocument, shortlyTold, toldAfter } from "./saved-documents.js";

let world: World;
let vocabulary: Searchable;
beforeAll(async () => {
  world = await aWorld();
  vocabulary = await Searchable.in(world);
});
afterAll(() => world.close());

async function aSearch(asked: Parameters<typeof saved>[2] = { interests: ["critical-care"] }) {
  const here = await vocabulary.elsewhere();
  const owner = await here.person("Mina", {
    institution: "tallgrass-riverbend-hospital",
    region: "us-midwest",
    practiceAreas: ["cardiology"],
  });
  return { here, owner, search: await saved(here, owner, asked) };
}

async function told(owner: Actor, search: Saved): Promise<string[]> {
  await readChanges(world);
  return shortlyTold(owner, search);
}

const sql = (text: string, values: unknown[]) => world.db.query(text, values);

async function request(here: Searchable, mentee: Actor, mentor: Actor): Promise<string> {
  const input = { clientId: newId(), programId: here.programId, mentorId: mentor.id, purpose: "To learn." };
  const { requestMentorship } = await mentee.ask<{ requestMentorship: Outcome }>(requestDocument, { input });
  return requestMentorship.request?.id ?? "";
}

async function accept(mentor: Actor, requestId: string): Promise<string> {
  const { acceptRequest } = await mentor.ask<{ acceptRequest: Outcome }>(acceptDocument, { input: { requestId } });
  return acceptRequest.mentorship?.id ?? "";
}

test("a mentor who joins and fits is told once, with the hit they are; one who does not fit is not", async () => {
  const { here, owner, search } = await aSearch();
  const mentor = await here.mentor("Tor", { interests: ["critical-care"] });
  await here.mentor("Other", { interests: ["oncology"] });
  await readChanges(world);
  await readChanges(world);
  const events = await toldAfter(owner, search);
  expect(events).toMatchObject([
    { __typename: "MentorFits", mentorId: mentor.id, reason: "JOINED", hit: { mentor: { displayName: "Tor" } } },
  ]);
  expect(events[0]?.hit?.reasons.map(({ code }) => code)).toContain("SHARED_INTEREST");
});

test("who fits when the search is saved is not told, whether their change had been read or not", async () => {
  const here = await vocabulary.elsewhere();
  const owner = await here.person("Mina");
  await here.mentor("Long there", { interests: ["critical-care"] });
  await readChanges(world);
  await here.mentor("Just come", { interests: ["critical-care"] });
  const search = await saved(here, owner, { interests: ["critical-care"] });
  expect(search.hits?.nodes.length).toBe(2);
  expect(await told(owner, search)).toEqual([]);
});

test("a mentor who was there when the search was saved and left before anything of them was read is told as gone", async () => {
  const here = await vocabulary.elsewhere();
  const owner = await here.person("Mina");
  const mentor = await here.mentor("Just come", { interests: ["critical-care"] });
  const search = await saved(here, owner, { interests: ["critical-care"] });
  expect(search.hits?.nodes.length).toBe(1);
  await world.db.query("update enrollment set status = 'ENDED' where person_id = $1", [mentor.id]);
  await readChanges(world);
  const [event] = await toldAfter(owner, search);
  expect(event).toMatchObject({ __typename: "MentorFitsNoMore", mentorId: mentor.id });
});

test("a mentor whose change was not read when the search was saved is told when they come to fit after it", async () => {
  const here = await vocabulary.elsewhere();
  const owner = await here.person("Mina");
  const mentor = await here.mentor("Tor", { interests: ["critical-care"] });
  await readChanges(world);
  await here.fill(mentor, { interests: ["oncology"] });
  const search = await saved(here, owner, { interests: ["critical-care"] });
  await here.fill(mentor, { interests: ["critical-care"] });
  expect(await told(owner, search)).toEqual(["+ HAS_PLACE_AGAIN"]);
});

test("a mentor who changes so that they fit is told, and that they fit no more", async () => {
  const { here, owner, search } = await aSearch({ stages: ["SPECIALIST"], interests: ["critical-care"] });
  const mentor = await here.mentor("Tor", { interests: ["critical-care"] });
  await readChanges(world);
  await here.fill(mentor, { stage: "SPECIALIST" });
  await readChanges(world);
  await here.fill(mentor, { headline: "New words" });
  await readChanges(world);
  await here.fill(mentor, { stage: "LEADER" });
  expect(await told(owner, search)).toEqual(["+ CHANGED", "-"]);
});

test("a mentor who fills up, has a place again, pauses and comes back is told each time", async () => {
  const { here, owner, search } = await aSearch();
  const mentor = await here.mentor("Tor", { interests: ["critical-care"] }, { capacity: 1 });
  await readChanges(world);
  const other = await here.person("Other");
  const mentorshipId = await accept(mentor, await request(here, other, mentor));
  await readChanges(world);
  await other.ask(endDocument, { input: { mentorshipId } });
  await readChanges(world);
  const until = new Date(world.clock.now().getTime() + 3_600_000);
  await sql("update enrollment set paused_at = $2, paused_until = $3 where person_id = $1", [
    mentor.id,
    world.clock.now(),
    until,
  ]);
  await readChanges(world);
  world.clock.turn({ hours: 2 });
  expect(await told(owner, search)).toEqual(["+ JOINED", "-", "+ HAS_PLACE_AGAIN", "-", "+ HAS_PLACE_AGAIN"]);
});

test("a search that was saved while a pause had just ended does not tell of it", async () => {
  const here = await vocabulary.elsewhere();
  const owner = await here.person("Mina");
  const pausedUntil = new Date(world.clock.now().getTime() + 60_000);
  await here.mentor("Tor", { interests: ["critical-care"] }, { pausedUntil });
  await readChanges(world);
  world.clock.turn({ minutes: 2 });
  const search = await saved(here, owner, { interests: ["critical-care"] });
  expect(search.hits?.nodes.length).toBe(1);
  expect(await told(owner, search)).toEqual([]);
});

test("what the owner has with a mentor is not told: a request, a mentorship and its end", async () => {
  const { here, owner, search } = await aSearch();
  const mentor = await here.mentor("Tor", { interests: ["critical-care"] }, { capacity: 1 });
  await readChanges(world);
  const first = await request(here, owner, mentor);
  await owner.ask(withdrawDocument, { input: { requestId: first } });
  await readChanges(world);
  const mentorshipId = await accept(mentor, await request(here, owner, mentor));
  await readChanges(world);
  await owner.ask(endDocument, { input: { mentorshipId } });
  expect(await told(owner, search)).toEqual(["+ JOINED"]);
});

test("to others it is told that the mentor of somebody has a place again", async () => {
  const { here, owner, search } = await aSearch();
  const mentor = await here.mentor("Tor", { interests: ["critical-care"] }, { capacity: 1 });
  const mentee = await here.person("Mentee");
  const theirs = await saved(here, mentee, { interests: ["critical-care"] });
  const mentorshipId = await accept(mentor, await request(here, mentee, mentor));
  await readChanges(world);
  await mentee.ask(endDocument, { input: { mentorshipId } });
  await readChanges(world);
  expect(await told(owner, search)).toEqual(["+ HAS_PLACE_AGAIN"]);
  expect(await told(mentee, theirs)).toEqual([]);
});

test("the owner's own profile, blocks and changes of the search tell of nobody", async () => {
  const { here, owner, search } = await aSearch({ distance: { institution: "REQUIRE_DIFFERENT" } });
  const near = await here.mentor("Near", { institution: "tallgrass-university-college-of-pharmacy" });
  await here.mentor("Far", { institution: "palmetto-sound-university-hospital" });
  await readChanges(world);
  await here.fill(owner, { institution: "palmetto-sound-university-hospital" });
  await readChanges(world);
  await block(world, owner, near);
  await world.app.people.unblock(owner.viewer, { personId: near.id });
  const input = { savedSearchId: search.id, search: here.input({ interests: [] }), name: "All" };
  await world.app.matching.saved.update(owner.viewer, input);
  expect(await told(owner, search)).toEqual(["+ JOINED", "SavedSearchChanged"]);
});

test("what the owner changes before a mentor is read, who was there when they saved, is not told either", async () => {
  const { here, owner } = await aSearch();
  const near = await here.mentor("Near", { institution: "tallgrass-university-college-of-pharmacy" });
  const search = await saved(here, owner, { distance: { institution: "REQUIRE_DIFFERENT" } });
  await here.fill(owner, { institution: "palmetto-sound-university-hospital" });
  await readChanges(world);
  await here.fill(near, { institution: "palmetto-sound-university-hospital" });
  expect(await told(owner, search)).toEqual(["-"]);
});

test("what an owner changes that a search does not measure from hides nobody who was unread when they saved", async () => {
  const { here, owner } = await aSearch();
  const mentor = await here.mentor("Tor", { interests: ["oncology"] });
  const search = await saved(here, owner, { interests: ["critical-care"] });
  await here.fill(owner, { headline: "New words" });
  await world.app.matching.saved.update(owner.viewer, { savedSearchId: search.id, name: "Another name" });
  await here.fill(mentor, { interests: ["critical-care"] });
  expect(await told(owner, search)).toEqual(["SavedSearchChanged", "+ JOINED"]);
});

test("a mentor who blocks the owner reads like one who pauses, and one who lifts it like one who comes back", async () => {
  const { here, owner, search } = await aSearch();
  const blocker = await here.mentor("Blocker", { interests: ["critical-care"] });
  const pauser = await here.mentor("Pauser", { interests: ["critical-care"] });
  await readChanges(world);
  await block(world, blocker, owner);
  await readChanges(world);
  await sql("update enrollment set paused_at = now() where person_id = $1", [pauser.id]);
  await readChanges(world);
  await world.app.people.unblock(blocker.viewer, { personId: owner.id });
  await readChanges(world);
  await sql("update enrollment set paused_at = null where person_id = $1", [pauser.id]);
  await readChanges(world);
  const events = await toldAfter(owner, search);
  const of = (mentor: Actor) =>
    events.filter(({ mentorId }) => mentorId === mentor.id).map(({ __typename, reason }) => [__typename, reason]);
  expect(of(blocker)).toEqual([
    ["MentorFits", "JOINED"],
    ["MentorFitsNoMore", undefined],
    ["MentorFits", "HAS_PLACE_AGAIN"],
  ]);
  expect(of(blocker)).toEqual(of(pauser));
});

test("an earlier telling of a mentor who blocked the owner since shows no more of them than of one who paused", async () => {
  const { here, owner, search } = await aSearch();
  const blocker = await here.mentor("Blocker", { interests: ["critical-care"] });
  const pauser = await here.mentor("Pauser", { interests: ["critical-care"] });
  await readChanges(world);
  await block(world, blocker, owner);
  await sql("update enrollment set paused_at = now() where person_id = $1", [pauser.id]);
  const [first, second] = await toldAfter(owner, search);
  expect([first?.hit, second?.hit]).toEqual([null, null]);
});

test("a mentor who changes while the owner has blocked them, or has a request to them, is not told", async () => {
  const { here, owner, search } = await aSearch();
  const blocked = await here.mentor("Blocked", { interests: ["oncology"] });
  const asked = await here.mentor("Asked", { interests: ["oncology"] });
  await block(world, owner, blocked);
  await request(here, owner, asked);
  await readChanges(world);
  for (const mentor of [blocked, asked]) await here.fill(mentor, { interests: ["critical-care"] });
  await readChanges(world);
  for (const mentor of [blocked, asked]) await here.fill(mentor, { interests: ["oncology"] });
  expect(await told(owner, search)).toEqual([]);
});

test.each(["PAIRED", "PRIVATE"] as const)("a field that is %s tells nobody, whatever it holds", async visibility => {
  const { here, owner, search } = await aSearch();
  const mentor = await here.mentor("Tor", {}, { hides: { interests: visibility } });
  await readChanges(world);
  await here.fill(mentor, { interests: ["critical-care"] });
  await readChanges(world);
  expect(await told(owner, search)).toEqual([]);
  await world.app.people.setVisibility(mentor.viewer, { interests: "PROGRAM" });
  await readChanges(world);
  await world.app.people.setVisibility(mentor.viewer, { interests: visibility });
  expect(await told(owner, search)).toEqual(["+ CHANGED", "-"]);
});

test("the owner who is a mentor too is not told of themselves", async () => {
  const { here, owner, search } = await aSearch({ interests: [] });
  await here.enroll(owner, { role: "MENTOR" });
  expect(await told(owner, search)).toEqual([]);
});

test("a text finds by name, by words and by terms, before and after a change", async () => {
  const { here, owner, search } = await aSearch({ text: "ICU" });
  const byTerm = await here.mentor("Term", { interests: ["critical-care"] });
  const byWords = await here.mentor("Words", { bio: "I grew up in an ICU." });
  const byName = await here.mentor("Icu Smith");
  await here.mentor("Nobody");
  await readChanges(world);
  await here.fill(byWords, { bio: "I grew up at sea." });
  await here.fill(byTerm, { interests: [] });
  await readChanges(world);
  await here.fill(byName, { displayName: "Smith" });
  await readChanges(world);
  const names = { [byTerm.id]: "term", [byWords.id]: "words", [byName.id]: "name" };
  expect((await shortlyTold(owner, search, names)).sort()).toEqual(
    ["+ JOINED term", "+ JOINED words", "+ JOINED name", "- words", "- term", "- name"].sort(),
  );
});

test("a merge of terms tells nobody, and a mentor who joins under the survivor's name is told", async () => {
  const { here, owner, search } = await aSearch({ interests: ["critical-care"] });
  await here.mentor("Old", { interests: ["critical-care"] });
  await readChanges(world);
  await world.db.transaction(tx => world.app.people.mergeTerms(tx, here.key("critical-care"), here.key("oncology")));
  await readChanges(world);
  await here.mentor("New", { interests: ["oncology"] });
  expect(await told(owner, search)).toEqual(["+ JOINED", "+ JOINED"]);
  vocabulary = await Searchable.in(world);
});

test("a merge of terms before a mentor is read, who was there when the search was saved, tells nobody", async () => {
  const { here, owner } = await aSearch();
  await here.mentor("Tor", { interests: ["oncology"] });
  const search = await saved(here, owner, { interests: ["critical-care"] });
  await world.db.transaction(tx => world.app.people.mergeTerms(tx, here.key("critical-care"), here.key("oncology")));
  expect(await told(owner, search)).toEqual([]);
  vocabulary = await Searchable.in(world);
});

test("a text is told of nobody when terms and institutions are merged, renamed or moved, and of whoever changes after it", async () => {
  const { here, owner } = await aSearch();
  const profile = { interests: ["critical-care"], institution: "tallgrass-riverbend-hospital" };
  const mentor = await here.mentor("Tor", { ...profile, headline: "Likes -foo" });
  await readChanges(world);
  // By words alone: no term is named by all of one of these.
  const texts = ["critical -bar", "zebra", "riverbend", "palmetto", '"oncology" -bar', "sailing"];
  const searches: Saved[] = [];
  for (const text of texts) searches.push(await saved(here, owner, { text }));
  const fitting = async () => {
    const found = searches.map(({ id }) => owner.ask<{ savedSearch: Saved }>(savedDocument, { id }));
    return (await Promise.all(found)).map(({ savedSearch }) => namesOf(savedSearch).length);
  };
  expect(await fitting()).toEqual([1, 0, 1, 0, 0, 0]);
  const { people } = world.app;
  const term = { kind: "PRACTICE_AREA", parentKey: null, synonyms: [] } as const;
  await world.db.transaction(async tx => {
    await people.loadTaxonomy(tx, [{ ...term, key: here.key("critical-care"), name: "Zebra medicine" }]);
  });
  await readChanges(world);
  expect(await fitting()).toEqual([0, 1, 1, 0, 0, 0]);
  await world.db.transaction(async tx => {
    await people.mergeTerms(tx, here.key("critical-care"), here.key("oncology"));
    const keys = ["tallgrass-riverbend-hospital", "palmetto-sound-university-hospital"].map(here.key);
    await people.mergeInstitutions(tx, keys[0] ?? "", keys[1] ?? "");
  });
  await readChanges(world);
  expect(await fitting()).toEqual([0, 0, 0, 1, 1, 0]);
  for (const search of searches) expect(await told(owner, search)).toEqual([]);
  await here.fill(mentor, { bio: "Sailing, and zebras." });
  const all = [];
  for (const search of searches) all.push(await told(owner, search));
  expect(all).toEqual([[], ["+ CHANGED"], [], [], [], ["+ CHANGED"]]);
  vocabulary = await Searchable.in(world);
});

test("a mentor who is suspended fits no more, and one who is reinstated has joined again", async () => {
  const { here, owner, search } = await aSearch();
  const coordinator = await here.person("Coordinator", {}, { role: "COORDINATOR" });
  const mentor = await here.mentor("Tor", { interests: ["critical-care"] });
  await readChanges(world);
  const enrollmentId = await suspended(world, here.programId, coordinator, mentor);
  await readChanges(world);
  await world.app.programs.reinstate(coordinator.viewer, { enrollmentId });
  expect(await told(owner, search)).toEqual(["+ JOINED", "-", "+ JOINED"]);
});

test("whoever is out of the program is told of nothing that happens meanwhile", async () => {
  const { here, owner, search } = await aSearch();
  const coordinator = await here.person("Coordinator", {}, { role: "COORDINATOR" });
  const enrollmentId = await suspended(world, here.programId, coordinator, owner);
  await here.mentor("Tor", { interests: ["critical-care"] });
  await readChanges(world);
  await world.app.programs.reinstate(coordinator.viewer, { enrollmentId });
  expect(await told(owner, search)).toEqual([]);
});

test("a search that cannot be filed anew holds no other up, is told all the same, and stands in the log", async () => {
  const { here, owner, search } = await aSearch();
  const other = await saved(here, owner, { interests: ["critical-care"] });
  await sql(
    `create function refuse() returns trigger language plpgsql as $$ begin
       if new.search_id = '${search.id}' and new.kind <> 'ANY' then raise exception 'not here'; end if;
       return new; end $$`,
    [],
  );
  await sql("create trigger refuse before insert on saved_search_anchor for each row execute function refuse()", []);
  const institution = { key: newId(), name: "New", parentKey: null, regionKey: here.key("us"), country: "US" };
  await world.db.transaction(tx => world.app.people.loadInstitutions(tx, [institution]));
  await here.mentor("Tor", { interests: ["critical-care"] });
  expect(await told(owner, search)).toEqual(["+ JOINED"]);
  expect(await told(owner, other)).toEqual(["+ JOINED"]);
  expect(world.complaints.splice(0)).toEqual(["a saved search could not be filed"]);
  await sql("drop function refuse cascade", []);
});
