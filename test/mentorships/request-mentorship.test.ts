import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import {
  aMentorship,
  aPair,
  aProgramMember,
  aProgramWith,
  aRequest,
  block,
  mailsOf,
  type Outcome,
  requestDocument,
} from "../support/makers/mentorships.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const purpose = "I would like to grow into critical care.";
const inputOf = ({ programId, mentor }: { programId: string; mentor: { id: string } }) => ({
  clientId: newId(),
  programId,
  mentorId: mentor.id,
  purpose,
});
const request = async (asker: Actor, input: object): Promise<Outcome> =>
  (await asker.ask<{ requestMentorship: Outcome }>(requestDocument, { input })).requestMentorship;

test("a request is open for the program's days and the mentor is mailed", async () => {
  const pair = await aPair(world, { requestDays: 10 });

  const { request: sent } = await request(pair.mentee, inputOf(pair));

  const expiresAt = new Date(world.clock.now().getTime() + 10 * 86_400_000).toISOString();
  expect(sent).toEqual({ id: expect.any(String), state: "SENT", expiresAt });
  expect(await mailsOf(world, pair.mentor)).toEqual([
    {
      kind: "request-received",
      subject: "Mina Mentee asks you to be their mentor",
      body: expect.stringContaining(`/requests/${sent?.id}`),
    },
  ]);
  expect((await mailsOf(world, pair.mentor))[0]?.body).not.toContain(purpose);
});

test("a retried request is one request, and another input under its clientId is a fault", async () => {
  const pair = await aPair(world);
  const input = inputOf(pair);

  const first = await request(pair.mentee, input);
  const again = await request(pair.mentee, input);

  expect(again).toEqual(first);
  expect(await mailsOf(world, pair.mentor)).toHaveLength(1);
  expect(await pair.mentee.fault(requestDocument, { input: { ...input, purpose: "Something else." } })).toBe(
    "CLIENT_ID_REUSED",
  );
});

test("a second request to the same mentor is refused with the open one", async () => {
  const pair = await aPair(world);
  const id = await aRequest(pair);

  expect(await request(pair.mentee, inputOf(pair))).toMatchObject({
    __typename: "RequestAlreadyOpen",
    request: { id, state: "SENT" },
  });
});

test("a request to one's own mentor is refused with the mentorship", async () => {
  const pair = await aMentorship(world);

  expect(await request(pair.mentee, inputOf(pair))).toMatchObject({
    __typename: "MentorshipAlreadyActive",
    mentorship: { id: pair.mentorshipId },
  });
});

test("a request past the program's quota is refused with those that are open", async () => {
  const pair = await aPair(world, { openRequests: 1 });
  const other = await aProgramMember(world, pair.programId, { role: "MENTOR" });
  const id = await aRequest(pair);

  expect(await request(pair.mentee, inputOf({ ...pair, mentor: other }))).toMatchObject({
    __typename: "TooManyOpenRequests",
    limit: 1,
    requests: [{ id }],
  });
});

test("a request to a mentor on a pause is refused with its end, and taken when the pause is over", async () => {
  const pair = await aPair(world);
  const until = new Date(world.clock.now().getTime() + 86_400_000);
  await world.db.query(
    "update enrollment set paused_at = $3, paused_until = $4 where program_id = $1 and person_id = $2",
    [pair.programId, pair.mentor.id, world.clock.now(), until],
  );

  expect(await request(pair.mentee, inputOf(pair))).toMatchObject({
    __typename: "MentorPaused",
    until: until.toISOString(),
  });
  world.clock.turn({ days: 1 });
  expect(await request(pair.mentee, inputOf(pair))).toMatchObject({ __typename: "RequestMentorshipSuccess" });
});

test("a request to a full mentor is refused with up to three others who can be asked", async () => {
  const pair = await aMentorship(world, { defaultCapacity: 1 });
  const { programId } = pair;
  const newcomer = await aProgramMember(world, programId, { role: "MENTEE" });
  const withPlaces = await Promise.all(
    [4, 3, 2, 1].map(capacity => aProgramMember(world, programId, { role: "MENTOR", capacity })),
  );
  await aProgramMember(world, programId, { role: "MENTOR", capacity: 0 });
  await aProgramMember(world, programId, { role: "MENTOR", status: "ENDED" });
  const [blocking] = withPlaces;
  if (!blocking) throw new Error("There are four.");
  await block(world, blocking, newcomer);

  const refused = await request(newcomer, inputOf(pair));

  expect(refused.__typename).toBe("MentorFull");
  const ids = refused.alternatives?.map(({ id }) => id);
  expect(ids?.toSorted()).toEqual(
    withPlaces
      .slice(1)
      .map(({ id }) => id)
      .sort(),
  );
});

test("a request that a block hides neither shows among the open ones nor takes a place among them", async () => {
  const pair = await aPair(world, { openRequests: 1 });
  const [second, third] = await Promise.all(
    [1, 2].map(() => aProgramMember(world, pair.programId, { role: "MENTOR" })),
  );
  if (!second || !third) throw new Error("There are two.");
  await aRequest(pair);
  await block(world, pair.mentor, pair.mentee);

  const { request: sent } = await request(pair.mentee, inputOf({ ...pair, mentor: second }));
  const refused = await request(pair.mentee, inputOf({ ...pair, mentor: third }));

  expect(refused).toMatchObject({ __typename: "TooManyOpenRequests", requests: [{ id: sent?.id }] });
});

test("blocking the mentors one has asked is no way to ask more of them", async () => {
  const pair = await aPair(world, { openRequests: 1 });
  const second = await aProgramMember(world, pair.programId, { role: "MENTOR" });
  await aRequest(pair);
  await block(world, pair.mentee, pair.mentor);

  const refused = await request(pair.mentee, inputOf({ ...pair, mentor: second }));

  expect(refused).toMatchObject({ __typename: "TooManyOpenRequests", limit: 1, requests: [] });
});

test("a purpose is 1 to 2,000 characters and holds no control character", async () => {
  const pair = await aPair(world);
  const withPurpose = (text: string) =>
    pair.mentee.fault(requestDocument, { input: { ...inputOf(pair), purpose: text } });

  expect(await withPurpose("   ")).toBe("BAD_INPUT");
  expect(await withPurpose("x".repeat(2_001))).toBe("BAD_INPUT");
  expect(await withPurpose("a\u0000b")).toBe("BAD_INPUT");
  expect(await withPurpose("Two lines\nare fine. 🙂".padEnd(2_000, "x"))).toBeNull();
});

test("policy: requestMentorship is for active mentees of the program, to active mentors of it", async () => {
  const pair = await aPair(world);
  const { programId, mentor } = pair;
  const ended = await aProgramMember(world, programId, { role: "MENTOR", status: "ENDED" });
  const elsewhere = await aPair(world);
  const faultOf = (asker: Actor, input: object = inputOf(pair)) => asker.fault(requestDocument, { input });

  expect(await faultOf(world.as(null))).toBe("UNAUTHENTICATED");
  expect(await faultOf(await world.person())).toBe("NOT_FOUND");
  expect(await faultOf(elsewhere.mentee)).toBe("NOT_FOUND");
  expect(await faultOf(await aProgramMember(world, programId, { role: "MENTEE", status: "PENDING" }))).toBe(
    "NOT_FOUND",
  );
  expect(await faultOf(await aProgramMember(world, programId, { role: "MENTOR" }))).toBe("FORBIDDEN");
  expect(await faultOf(pair.mentee, inputOf({ programId, mentor: ended }))).toBe("NOT_FOUND");
  expect(await faultOf(pair.mentee, inputOf({ programId, mentor: elsewhere.mentor }))).toBe("NOT_FOUND");
  expect(await faultOf(pair.mentee, inputOf({ programId, mentor: { id: "nobody" } }))).toBe("NOT_FOUND");
  expect(await faultOf(pair.mentee, inputOf({ programId: newId(), mentor }))).toBe("NOT_FOUND");
  expect(await faultOf(pair.mentee, inputOf({ programId, mentor: pair.mentee }))).toBe("BAD_INPUT");
  expect(await faultOf(pair.mentee)).toBeNull();
});

test("policy: requestMentorship does not reach a mentor when either has blocked the other", async () => {
  for (const [blocker, blocked] of [
    ["mentor", "mentee"],
    ["mentee", "mentor"],
  ] as const) {
    const pair = await aPair(world);
    await block(world, pair[blocker], pair[blocked]);
    expect(await pair.mentee.fault(requestDocument, { input: inputOf(pair) })).toBe("NOT_FOUND");
  }
});

test("policy: requestMentorship is nobody's where the coordinators bring people together", async () => {
  const programId = await aProgramWith(world, { whoAsks: "COORDINATOR_ONLY" });
  const mentee = await aProgramMember(world, programId, { role: "MENTEE" });
  const mentor = await aProgramMember(world, programId, { role: "MENTOR" });

  expect(await mentee.fault(requestDocument, { input: inputOf({ programId, mentor }) })).toBe("FORBIDDEN");
});
