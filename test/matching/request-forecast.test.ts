import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { Searchable } from "../support/makers/matching.js";
import {
  acceptDocument,
  block,
  declineDocument,
  type Outcome,
  requestDocument,
} from "../support/makers/mentorships.js";
import { suspended } from "../support/makers/programs.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
let vocabulary: Searchable;
beforeAll(async () => {
  world = await aWorld();
  vocabulary = await Searchable.in(world);
});
afterAll(() => world.close());

interface Forecast {
  readonly programId: string;
  readonly mentor: { readonly id: string };
  readonly placesLeft: number;
  readonly isPaused: boolean;
  readonly pausedUntil: string | null;
  readonly answerTime: string | null;
  readonly answerTimeMinimum: number;
  readonly expiresAt: string;
  readonly obstacles: readonly string[];
  readonly viewerCan: { readonly request: boolean };
  readonly alternatives: readonly {
    readonly mentor: { readonly displayName: string };
    readonly reasons: readonly { readonly code: string }[];
  }[];
}

const document = `query ($programId: ID!, $mentorId: ID!) {
  requestForecast(programId: $programId, mentorId: $mentorId) {
    programId mentor { id } placesLeft isPaused pausedUntil answerTime answerTimeMinimum expiresAt obstacles
    viewerCan { request } alternatives { mentor { displayName } reasons { code } }
  }
}`;
const forecast = async (viewer: Actor, programId: string, mentorId: string): Promise<Forecast | null> =>
  (await viewer.ask<{ requestForecast: Forecast | null }>(document, { programId, mentorId })).requestForecast;
const seen = async (viewer: Actor, programId: string, mentor: Actor): Promise<Forecast> => {
  const made = await forecast(viewer, programId, mentor.id);
  if (!made) throw new Error("There is a forecast.");
  return made;
};
const request = async (mentee: Actor, programId: string, mentor: Actor): Promise<Outcome> => {
  const input = { clientId: newId(), programId, mentorId: mentor.id, purpose: "To learn." };
  return (await mentee.ask<{ requestMentorship: Outcome }>(requestDocument, { input })).requestMentorship;
};
const namesOf = ({ alternatives }: Forecast) => alternatives.map(({ mentor }) => mentor.displayName);

async function aPlace() {
  const here = await vocabulary.elsewhere();
  const [mentee, mentor] = [await here.person("Mina"), await here.mentor("Tor", {}, { capacity: 2 })];
  return { here, programId: here.programId, mentee, mentor };
}
type Place = Awaited<ReturnType<typeof aPlace>>;

test("before asking a mentee sees the places, the pause, when it would expire, and that they can ask", async () => {
  const { programId, mentee, mentor } = await aPlace();
  await world.db.query("update program set request_days = 9 where id = $1", [programId]);

  expect(await seen(mentee, programId, mentor)).toEqual({
    programId,
    mentor: { id: mentor.id },
    placesLeft: 2,
    isPaused: false,
    pausedUntil: null,
    answerTime: null,
    answerTimeMinimum: 3,
    expiresAt: new Date(world.clock.now().getTime() + 9 * 86_400_000).toISOString(),
    obstacles: [],
    viewerCan: { request: true },
    alternatives: [],
  });
  const { request: sent } = await request(mentee, programId, mentor);
  expect(sent?.expiresAt).toBe((await seen(mentee, programId, mentor)).expiresAt);
});

const accepted = async ({ programId, mentee, mentor }: Place, by = mentee) => {
  const { request: sent } = await request(by, programId, mentor);
  await mentor.ask(acceptDocument, { input: { requestId: sent?.id } });
};
const pausedUntil = (until: Date | null) => async (place: Place) => {
  await world.db.query("update enrollment set paused_at = $2, paused_until = $3 where person_id = $1", [
    place.mentor.id,
    world.clock.now(),
    until,
  ]);
};

/** What stands in the way, how it comes about, and how a request that is sent all the same is answered. */
const obstacles: readonly (readonly [string, string, (place: Place) => Promise<unknown>])[] = [
  ["ALREADY_PAIRED", "MentorshipAlreadyActive", place => accepted(place)],
  ["REQUEST_OPEN", "RequestAlreadyOpen", ({ mentee, programId, mentor }) => request(mentee, programId, mentor)],
  ["PAUSED", "MentorPaused", pausedUntil(null)],
  [
    "NO_PLACES",
    "MentorFull",
    async place => {
      for (const name of ["Ada", "Bo"]) await accepted(place, await place.here.person(name));
    },
  ],
  [
    "QUOTA_USED",
    "TooManyOpenRequests",
    async ({ here, mentee, programId }) => {
      await world.db.query("update program set open_requests = 1 where id = $1", [programId]);
      await request(mentee, programId, await here.mentor("Other"));
    },
  ],
];

test.each(obstacles)(
  "%s stands in the way, and a request sent all the same is %s",
  async (obstacle, refusal, arise) => {
    const place = await aPlace();
    const { programId, mentee, mentor } = place;
    await arise(place);
    expect(await seen(mentee, programId, mentor)).toMatchObject({
      obstacles: [obstacle],
      viewerCan: { request: false },
    });
    expect(await request(mentee, programId, mentor)).toMatchObject({ __typename: refusal });
  },
);

test("who is not a mentee, or where coordinators pair, learns that it is not theirs to ask", async () => {
  const { here, programId, mentee, mentor } = await aPlace();
  const [fellow, coordinator] = [await here.mentor("Vera"), await here.person("Coo", {}, { role: "COORDINATOR" })];
  for (const actor of [fellow, coordinator]) {
    expect(await seen(actor, programId, mentor)).toMatchObject({ obstacles: ["NOT_A_MENTEE"], alternatives: [] });
  }
  await world.db.query("update program set who_asks = 'COORDINATOR_ONLY' where id = $1", [programId]);
  expect(await seen(mentee, programId, mentor)).toMatchObject({ obstacles: ["COORDINATORS_PAIR"], alternatives: [] });
});

test("everything that stands in the way is told, and a pause with its end until it is over", async () => {
  const place = await aPlace();
  const { programId, mentee, mentor } = place;
  await world.db.query("update enrollment set capacity = 0 where person_id = $1", [mentor.id]);
  const until = new Date(world.clock.now().getTime() + 86_400_000);
  await pausedUntil(until)(place);
  expect(await seen(mentee, programId, mentor)).toMatchObject({
    placesLeft: 0,
    isPaused: true,
    pausedUntil: until.toISOString(),
    obstacles: ["PAUSED", "NO_PLACES"],
  });
  world.clock.turn({ days: 1 });
  expect(await seen(mentee, programId, mentor)).toMatchObject({
    isPaused: false,
    pausedUntil: null,
    obstacles: ["NO_PLACES"],
  });
});

test("a request that the mentor's block hides takes none of the open ones, as when one is sent", async () => {
  const { here, programId, mentee, mentor } = await aPlace();
  await world.db.query("update program set open_requests = 1 where id = $1", [programId]);
  const other = await here.mentor("Other");
  await request(mentee, programId, other);
  await block(world, other, mentee);
  expect(await seen(mentee, programId, mentor)).toMatchObject({ obstacles: [], viewerCan: { request: true } });
});

test("an answer time is told in a band once three mentees have asked, and not before", async () => {
  const { here, programId, mentee, mentor } = await aPlace();
  const answered = async (asker: Actor, hours: number) => {
    const { request: sent } = await request(asker, programId, mentor);
    world.clock.turn({ hours });
    await mentor.ask(declineDocument, { input: { requestId: sent?.id, reason: "TIMING" } });
  };
  const [one, two, three] = [await here.person("One"), await here.person("Two"), await here.person("Three")];
  for (const asker of [one, two, one, two, one]) await answered(asker, 30);
  expect(await seen(mentee, programId, mentor)).toMatchObject({ answerTime: null, answerTimeMinimum: 3 });
  await answered(three, 30);
  expect(await seen(mentee, programId, mentor)).toMatchObject({ answerTime: "WITHIN_THREE_DAYS" });
});

describe("alternatives", () => {
  const icu = { interests: ["critical-care"] };
  const onc = { interests: ["oncology"] };

  test("are three at most, those who are most like the mentor first, each with its reasons", async () => {
    const here = await vocabulary.elsewhere();
    const mentee = await here.person("Mina", onc);
    const mentor = await here.mentor("Tor", icu);
    const names = ["Alike", "Mine"];
    await here.mentor("Mine", onc);
    for (let n = 0; n < 3; n += 1) await here.mentor(`Else ${n}`);
    await here.mentor("Alike", icu);
    const made = await seen(mentee, here.programId, mentor);
    expect(namesOf(made).slice(0, 2)).toEqual(names);
    expect(namesOf(made)).toHaveLength(3);
    expect(made.alternatives[0]?.reasons.map(({ code }) => code)).toContain("SHARED_INTEREST");
  });

  test("leave out whoever cannot be asked now, and the mentor themselves", async () => {
    const { here, programId, mentee, mentor } = await aPlace();
    await here.fill(mentor, icu);
    await here.mentor("Full", icu, { capacity: 0 });
    await here.mentor("Paused", icu, { pausedUntil: "OPEN_END" });
    await here.mentor("Gone", icu, { status: "ENDED" });
    await request(mentee, programId, await here.mentor("Asked", icu));
    const [blocker, blocked] = [await here.mentor("Blocker", icu), await here.mentor("Blocked", icu)];
    await block(world, blocker, mentee);
    await block(world, mentee, blocked);
    await here.mentor("Free");
    expect(namesOf(await seen(mentee, programId, mentor))).toEqual(["Free"]);
  });

  test("are not found by what the mentor hides", async () => {
    const here = await vocabulary.elsewhere();
    const mentee = await here.person("Mina", onc);
    const hides = await here.mentor("Hides", icu, { hides: { interests: "PAIRED" } });
    const never = await here.mentor("Never said");
    for (const name of ["One", "Two", "Three", "Four"]) await here.mentor(name, name === "Four" ? icu : onc);
    const others = async (mentor: Actor) => namesOf(await seen(mentee, here.programId, mentor)).sort();
    expect(await others(hides)).toEqual(["One", "Three", "Two"]);
    expect(await others(never)).toEqual(await others(hides));
  });

  test("of a full mentor are the same, whether forecast or told by the refusal", async () => {
    const { here, programId, mentee, mentor } = await aPlace();
    await here.fill(mentor, icu);
    await world.db.query("update enrollment set capacity = 0 where person_id = $1", [mentor.id]);
    for (const name of ["One", "Two", "Three", "Four"]) await here.mentor(name, name === "Four" ? icu : {});
    const found = await mentee.ask<{ requestForecast: { alternatives: { mentor: { id: string } }[] } }>(
      `query ($programId: ID!, $mentorId: ID!) {
        requestForecast(programId: $programId, mentorId: $mentorId) { alternatives { mentor { id } } }
      }`,
      { programId, mentorId: mentor.id },
    );
    const refused = await request(mentee, programId, mentor);
    expect(refused.alternatives).toHaveLength(3);
    expect(refused.alternatives).toEqual(found.requestForecast.alternatives.map(hit => hit.mentor));
  });
});

describe("policy: requestForecast", () => {
  test("a stranger is asked to sign in", async () => {
    const { programId, mentor } = await aPlace();
    expect(await world.as(null).fault(document, { programId, mentorId: mentor.id })).toBe("UNAUTHENTICATED");
  });

  test("is null alike for whoever is not in the program, and for whomever the viewer cannot meet there", async () => {
    const { here, programId, mentee, mentor } = await aPlace();
    const elsewhere = await aPlace();
    const outside = [
      await world.person("Outsider"),
      await here.person("Waiting", {}, { status: "PENDING" }),
      await here.person("Gone", {}, { status: "ENDED" }),
      elsewhere.mentee,
    ];
    for (const viewer of outside) expect(await forecast(viewer, programId, mentor.id)).toBeNull();

    const [blocker, blocked] = [await here.mentor("Blocker"), await here.mentor("Blocked")];
    await block(world, blocker, mentee);
    await block(world, mentee, blocked);
    const away = [
      blocker,
      blocked,
      elsewhere.mentor,
      mentee,
      await here.person("Fellow"),
      await here.mentor("Left", {}, { status: "ENDED" }),
      await here.mentor("Waiting", {}, { status: "PENDING" }),
    ];
    for (const { id } of away) expect(await forecast(mentee, programId, id)).toBeNull();
    expect(await forecast(mentor, programId, mentor.id)).toBeNull();
    for (const id of ["none", newId()]) {
      expect(await forecast(mentee, programId, id)).toBeNull();
      expect(await forecast(mentee, id, mentor.id)).toBeNull();
    }
    expect(await forecast(mentee, programId, mentor.id)).not.toBeNull();
  });

  test("who is suspended has none and is in none", async () => {
    const { here, programId, mentee, mentor } = await aPlace();
    const coordinator = await here.person("Coordinator", {}, { role: "COORDINATOR" });
    await suspended(world, programId, coordinator, mentor);
    expect(await forecast(mentee, programId, mentor.id)).toBeNull();
    const other = await here.mentor("Other");
    await suspended(world, programId, coordinator, mentee);
    expect(await forecast(mentee, programId, other.id)).toBeNull();
  });
});
