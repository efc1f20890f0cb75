import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { codesOf, only, reasonOf, Searchable } from "../support/makers/matching.js";
import {
  acceptDocument,
  endDocument,
  type Outcome,
  requestDocument,
  withdrawDocument,
} from "../support/makers/mentorships.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
let vocabulary: Searchable;
beforeAll(async () => {
  world = await aWorld();
  vocabulary = await Searchable.in(world);
});
afterAll(() => world.close());

async function aMentorWith(place: Parameters<Searchable["mentor"]>[2]) {
  const here = await vocabulary.elsewhere();
  return { here, mentee: await here.person("Mina"), mentor: await here.mentor("Tor", {}, place) };
}

async function request(here: Searchable, mentee: Actor, mentor: Actor): Promise<string> {
  const input = { clientId: newId(), programId: here.programId, mentorId: mentor.id, purpose: "To learn." };
  const { requestMentorship } = await mentee.ask<{ requestMentorship: Outcome }>(requestDocument, { input });
  return requestMentorship.request?.id ?? "";
}

async function accept(mentor: Actor, requestId: string): Promise<string> {
  const { acceptRequest } = await mentor.ask<{ acceptRequest: Outcome }>(acceptDocument, { input: { requestId } });
  return acceptRequest.mentorship?.id ?? "";
}

test("a hit tells how many places are left, the program's number where the mentor has none of their own", async () => {
  const { here, mentee } = await aMentorWith({});
  const hit = only(await here.hits(mentee, { withPlaces: true }));
  expect(hit.placesLeft).toBe(2);
  expect(reasonOf(hit, "PLACES_LEFT")).toMatchObject({ placesLeft: 2, points: 0.6, text: "Has 2 places left." });
});

test("a full mentor is said to be full, and left out where a place is asked for, until a mentorship ends", async () => {
  const { here, mentee, mentor } = await aMentorWith({ capacity: 1 });
  const other = await here.person("Other");
  const mentorshipId = await accept(mentor, await request(here, other, mentor));
  const hit = only(await here.hits(mentee, {}));
  expect(hit).toMatchObject({ placesLeft: 0, score: 0 });
  expect(reasonOf(hit, "NO_PLACES")).toMatchObject({
    kind: "BLOCKING",
    points: 0,
    placesLeft: 0,
    text: "Has no place left.",
  });
  expect(await here.hits(mentee, { withPlaces: true })).toEqual([]);
  await other.ask(endDocument, { input: { mentorshipId } });
  expect(only(await here.hits(mentee, { withPlaces: true })).placesLeft).toBe(1);
});

test("a mentor with more mentorships than places has none left, not less", async () => {
  const { here, mentee, mentor } = await aMentorWith({ capacity: 1 });
  await accept(mentor, await request(here, await here.person("Other"), mentor));
  await world.db.query("update enrollment set capacity = 0 where person_id = $1", [mentor.id]);
  expect(only(await here.hits(mentee, {})).placesLeft).toBe(0);
});

test("a pause is said with its end, and ends by itself", async () => {
  const until = new Date(world.clock.now().getTime() + 3 * 86_400_000);
  const { here, mentee } = await aMentorWith({ pausedUntil: until });
  const hit = only(await here.hits(mentee, {}));
  expect(codesOf(hit)).toEqual(["PAUSED"]);
  expect(reasonOf(hit, "PAUSED")).toMatchObject({ pausedUntil: until.toISOString(), kind: "BLOCKING" });
  expect(await here.hits(mentee, { withPlaces: true })).toEqual([]);
  world.clock.turn({ days: 3 });
  expect(codesOf(only(await here.hits(mentee, { withPlaces: true })))).toEqual(["PLACES_LEFT"]);
});

test("a pause without an end says so", async () => {
  const { here, mentee } = await aMentorWith({ pausedUntil: "OPEN_END" });
  expect(reasonOf(only(await here.hits(mentee, {})), "PAUSED")).toMatchObject({
    pausedUntil: null,
    text: "Takes no requests now.",
  });
});

test("an open request is in the way of another to this mentor, for its mentee alone", async () => {
  const { here, mentee, mentor } = await aMentorWith({});
  const requestId = await request(here, mentee, mentor);
  const other = await here.person("Other");
  expect(reasonOf(only(await here.hits(mentee, {})), "REQUEST_OPEN").kind).toBe("BLOCKING");
  expect(await here.hits(mentee, { withPlaces: true })).toEqual([]);
  expect(codesOf(only(await here.hits(other, { withPlaces: true })))).toEqual(["PLACES_LEFT"]);
  await mentee.ask(withdrawDocument, { input: { requestId } });
  expect(await here.hits(mentee, { withPlaces: true })).toHaveLength(1);
});

test("the viewer's own mentor is said to be theirs, while it lasts", async () => {
  const { here, mentee, mentor } = await aMentorWith({ capacity: 3 });
  const mentorshipId = await accept(mentor, await request(here, mentee, mentor));
  expect(codesOf(only(await here.hits(mentee, {})))).toEqual(["PLACES_LEFT", "ALREADY_PAIRED"]);
  expect(await here.hits(mentee, { withPlaces: true })).toEqual([]);
  await mentor.ask(endDocument, { input: { mentorshipId } });
  expect(await here.hits(mentee, { withPlaces: true })).toHaveLength(1);
});
