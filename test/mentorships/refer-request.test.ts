import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import {
  acceptDocument,
  answerDocument,
  aPair,
  aProgramMember,
  aRequest,
  askDocument,
  block,
  declineDocument,
  mailsOf,
  type Outcome,
  referDocument,
  requestReferredDocument,
} from "../support/makers/mentorships.js";
import { suspended } from "../support/makers/programs.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const purpose = "I would like to grow into critical care.";

/** A mentee's request to a mentor who has a colleague. */
async function aScene() {
  const pair = await aPair(world);
  const colleague = await aProgramMember(world, pair.programId, { role: "MENTOR", name: "Vera Colleague" });
  return { ...pair, colleague, requestId: await aRequest(pair, purpose) };
}

const refer = async (mentor: Actor, input: object): Promise<Outcome> =>
  (await mentor.ask<{ referRequest: Outcome }>(referDocument, { input })).referRequest;
const ask = async (mentee: Actor, input: object): Promise<Outcome> =>
  (await mentee.ask<{ requestReferred: Outcome }>(requestReferredDocument, { input: { clientId: newId(), ...input } }))
    .requestReferred;

interface Seen {
  readonly state: string;
  readonly purpose: string;
  readonly referralNote: string | null;
  readonly referredTo: { readonly id: string; readonly displayName: string } | null;
  readonly referredBy: { readonly id: string } | null;
  readonly viewerCan: { readonly refer: boolean; readonly requestReferred: boolean };
  readonly alternatives: readonly { readonly id: string }[];
  readonly moves: { readonly nodes: readonly { readonly toState: string; readonly words: string | null }[] };
}

const seen = async (actor: Actor, id: string): Promise<Seen> => {
  const { mentorshipRequest } = await actor.ask<{ mentorshipRequest: Seen }>(
    `query ($id: ID!) {
      mentorshipRequest(id: $id) {
        state purpose referralNote referredTo { id displayName } referredBy { id } alternatives { id }
        moves { nodes { toState words } } viewerCan { refer requestReferred }
      }
    }`,
    { id },
  );
  return mentorshipRequest;
};

test("a referral tells the mentee whom to ask, and the colleague nothing", async () => {
  const { mentee, mentor, colleague, requestId } = await aScene();

  const referred = await refer(mentor, { requestId, colleagueId: colleague.id, note: "Vera knows the ICU best." });

  expect(referred).toMatchObject({ __typename: "ReferRequestSuccess", request: { id: requestId, state: "REFERRED" } });
  const known = {
    state: "REFERRED",
    referralNote: "Vera knows the ICU best.",
    referredTo: { id: colleague.id, displayName: "Vera Colleague" },
  };
  expect(await seen(mentee, requestId)).toMatchObject({
    ...known,
    alternatives: [{ id: colleague.id }],
    viewerCan: { refer: false, requestReferred: true },
  });
  expect(await seen(mentor, requestId)).toMatchObject({
    ...known,
    alternatives: [],
    viewerCan: { refer: false, requestReferred: false },
  });
  expect(await mailsOf(world, mentee)).toEqual([
    {
      kind: "request-referred",
      subject: "Tor Mentor cannot take your request",
      body: expect.stringContaining("thinks of Vera Colleague for you"),
    },
  ]);
  expect((await mailsOf(world, mentee))[0]?.body).not.toContain("ICU");
  expect(await mailsOf(world, colleague)).toEqual([]);
  expect(await colleague.ask("{ mentorshipRequests { nodes { id } } }")).toEqual({ mentorshipRequests: { nodes: [] } });
});

test("the two are told of the referral in their inboxes, each once, and the colleague is not", async () => {
  const { mentee, mentor, colleague, requestId } = await aScene();
  const follow =
    "subscription ($after: String) { inboxEvents(after: $after) { __typename ... on RequestMoved { requestId state } } }";
  const cursorOf = async (actor: Actor) =>
    (await actor.ask<{ inbox: { streamCursor: string } }>("{ inbox { streamCursor } }")).inbox.streamCursor;
  const people = [mentee, mentor, colleague];
  const cursors = await Promise.all(people.map(cursorOf));
  await refer(mentor, { requestId, colleagueId: colleague.id });

  const told = await Promise.all(
    people.map(async (actor, place) => {
      const events: object[] = [];
      const stream = await actor.subscribe<{ __typename: string }>(follow, { after: cursors[place] });
      for await (const event of stream) {
        if (event.__typename === "StreamCaughtUp") break;
        if (event.__typename !== "StreamReady") events.push(event);
      }
      return events;
    }),
  );
  const moved = { __typename: "RequestMoved", requestId, state: "REFERRED" };
  expect(told).toEqual([[moved], [moved], []]);
});

test("the mentee asks the colleague in one step with the words there were, or with others", async () => {
  const { mentee, mentor, colleague, requestId } = await aScene();
  await refer(mentor, { requestId, colleagueId: colleague.id });
  const clientId = newId();

  const sent = await ask(mentee, { clientId, requestId });
  expect(sent).toMatchObject({ __typename: "RequestReferredSuccess", request: { state: "SENT" } });
  expect(await ask(mentee, { clientId, requestId })).toEqual(sent);
  const id = sent.request?.id ?? "";
  expect(await seen(colleague, id)).toMatchObject({ state: "SENT", purpose, referredBy: { id: mentor.id } });
  expect(await seen(mentee, id)).toMatchObject({ referredBy: { id: mentor.id }, referredTo: null });
  expect((await mailsOf(world, colleague)).map(({ kind }) => kind)).toEqual(["request-received"]);
  expect(await ask(mentee, { requestId })).toMatchObject({ __typename: "RequestAlreadyOpen", request: { id } });

  await colleague.ask(declineDocument, { input: { requestId: id, reason: "TIMING" } });
  const other = await ask(mentee, { requestId, purpose: "Other words." });
  expect(await seen(colleague, other.request?.id ?? "")).toMatchObject({ purpose: "Other words." });
  await colleague.ask(acceptDocument, { input: { requestId: other.request?.id } });
  expect(await ask(mentee, { requestId })).toMatchObject({ __typename: "MentorshipAlreadyActive" });
});

test("a request is referred where it waits for the mentor, and once", async () => {
  const { mentee, mentor, colleague, requestId } = await aScene();
  const input = { requestId, colleagueId: colleague.id };
  await mentor.ask(askDocument, { input: { requestId, question: "Which setting?" } });
  expect(await refer(mentor, input)).toMatchObject({ __typename: "RequestMovedOn", request: { state: "INFO_ASKED" } });
  await mentee.ask(answerDocument, { input: { requestId, answer: "A hospital." } });
  expect(await refer(mentor, input)).toMatchObject({ __typename: "ReferRequestSuccess" });
  expect(await refer(mentor, input)).toMatchObject({ __typename: "RequestMovedOn", request: { state: "REFERRED" } });
  expect(await mentor.fault(declineDocument, { input: { requestId, reason: "OTHER" } })).toBeNull();
  expect((await mailsOf(world, mentee)).map(({ kind }) => kind)).toEqual(["request-info-asked", "request-referred"]);
});

/** What may stand between a mentee and the colleague; the mentor must not learn which, nor that anything does. */
const between: readonly (readonly [
  string,
  boolean,
  (scene: Awaited<ReturnType<typeof aScene>>) => Promise<unknown>,
])[] = [
  ["nothing", true, async () => {}],
  ["a colleague without places", true, ({ colleague }) => noPlaces(colleague)],
  ["a colleague on a pause", true, ({ colleague }) => paused(colleague)],
  ["an open request", true, ({ programId, mentee, colleague }) => aRequest({ programId, mentee, mentor: colleague })],
  ["a mentorship", true, scene => mentored(scene)],
  ["a block by the colleague", false, ({ colleague, mentee }) => block(world, colleague, mentee)],
  ["a block by the mentee", false, ({ colleague, mentee }) => block(world, mentee, colleague)],
];
const noPlaces = ({ id }: Actor) => world.db.query("update enrollment set capacity = 0 where person_id = $1", [id]);
const paused = ({ id }: Actor) =>
  world.db.query("update enrollment set paused_at = $2 where person_id = $1", [id, world.clock.now()]);
const mentored = async ({ programId, mentee, colleague }: Awaited<ReturnType<typeof aScene>>) => {
  const requestId = await aRequest({ programId, mentee, mentor: colleague });
  await colleague.ask(acceptDocument, { input: { requestId } });
};

test.each(between)("the mentor gets the same answer whatever stands between the two: %s", async (_, isNamed, stand) => {
  const scene = await aScene();
  const { mentee, mentor, colleague, requestId } = scene;
  await stand(scene);

  const answer = await refer(mentor, { requestId, colleagueId: colleague.id, note: "Ask Vera." });

  expect(answer).toEqual({
    __typename: "ReferRequestSuccess",
    request: { id: requestId, state: "REFERRED", expiresAt: expect.any(String) },
  });
  const name = { id: colleague.id, displayName: "Vera Colleague" };
  expect(await seen(mentor, requestId)).toMatchObject({ referredTo: name, referralNote: "Ask Vera." });
  expect(await seen(mentee, requestId)).toMatchObject(
    isNamed
      ? { referredTo: name, referralNote: "Ask Vera.", viewerCan: { requestReferred: true } }
      : { referredTo: null, referralNote: null, viewerCan: { requestReferred: false } },
  );
  const all = JSON.stringify([await seen(mentee, requestId), await mailsOf(world, mentee)]);
  expect(all.includes("Vera")).toBe(isNamed);
  if (!isNamed)
    expect(await mentee.fault(requestReferredDocument, { input: { clientId: "1", requestId } })).toBe("NOT_FOUND");
});

test("a name that the mentee was told goes when they cannot meet the colleague any more", async () => {
  const partings: ((scene: Awaited<ReturnType<typeof aScene>>) => Promise<unknown>)[] = [
    ({ colleague, mentee }) => block(world, colleague, mentee),
    ({ programId, colleague }) => world.app.programs.leave(colleague.viewer, { programId }),
    ({ programId, mentee }) => world.app.programs.leave(mentee.viewer, { programId }),
  ];
  for (const part of partings) {
    const scene = await aScene();
    const { mentee, mentor, colleague, requestId } = scene;
    await refer(mentor, { requestId, colleagueId: colleague.id, note: "Ask Vera." });
    await part(scene);
    expect(await seen(mentee, requestId)).toMatchObject({ referredTo: null, referralNote: null });
    expect(await mentee.fault(requestReferredDocument, { input: { clientId: "1", requestId } })).toBe("NOT_FOUND");
  }
});

test("who referred somebody is hidden from whoever has a block with them", async () => {
  const { mentee, mentor, colleague, requestId } = await aScene();
  await refer(mentor, { requestId, colleagueId: colleague.id });
  const id = (await ask(mentee, { requestId })).request?.id ?? "";
  await block(world, mentor, colleague);
  expect(await seen(colleague, id)).toMatchObject({ referredBy: null });
  expect(await seen(mentee, id)).toMatchObject({ referredBy: { id: mentor.id } });
});

test("policy: referRequest is the mentor's alone, and names an active mentor of the program whom they can meet", async () => {
  const { programId, mentee, mentor, colleague, requestId } = await aScene();
  const elsewhere = await aScene();
  const faultOf = (actor: Actor, colleagueId: string = colleague.id) =>
    actor.fault(referDocument, { input: { requestId, colleagueId } });

  expect(await faultOf(world.as(null))).toBe("UNAUTHENTICATED");
  expect(await faultOf(await world.person())).toBe("NOT_FOUND");
  expect(await faultOf(colleague)).toBe("NOT_FOUND");
  expect(await faultOf(mentee)).toBe("FORBIDDEN");
  expect(await mentor.fault(referDocument, { input: { requestId: "none", colleagueId: colleague.id } })).toBe(
    "NOT_FOUND",
  );

  const left = await aProgramMember(world, programId, { role: "MENTOR", status: "ENDED" });
  const waiting = await aProgramMember(world, programId, { role: "MENTOR", status: "PENDING" });
  const fellow = await aProgramMember(world, programId, { role: "MENTEE" });
  const [blocking, blocked] = await Promise.all([1, 2].map(() => aProgramMember(world, programId, { role: "MENTOR" })));
  if (!blocking || !blocked) throw new Error("There are two.");
  await block(world, blocking, mentor);
  await block(world, mentor, blocked);
  for (const { id } of [left, waiting, fellow, elsewhere.mentor, blocking, blocked]) {
    expect(await faultOf(mentor, id)).toBe("NOT_FOUND");
  }
  expect(await faultOf(mentor, "nobody")).toBe("NOT_FOUND");
  for (const { id } of [mentor, mentee]) expect(await faultOf(mentor, id)).toBe("BAD_INPUT");
  expect(await faultOf(mentor)).toBeNull();
});

test("policy: referRequest is nothing for who is suspended, nor for who has a block with the mentee", async () => {
  const one = await aScene();
  const input = { requestId: one.requestId, colleagueId: one.colleague.id };
  const coordinator = await world.person("Coordinator");
  await world.db.transaction(tx =>
    world.app.programs.enroll(tx, [{ programId: one.programId, personId: coordinator.id, role: "COORDINATOR" }]),
  );
  await suspended(world, one.programId, coordinator, one.mentor);
  expect(await one.mentor.fault(referDocument, { input })).toBe("FORBIDDEN");

  const other = await aScene();
  await block(world, other.mentee, other.mentor);
  expect(
    await other.mentor.fault(referDocument, { input: { requestId: other.requestId, colleagueId: other.colleague.id } }),
  ).toBe("NOT_FOUND");
});

test("policy: requestReferred is for the mentee of a referred request alone", async () => {
  const { mentee, mentor, colleague, requestId } = await aScene();
  const faultOf = (actor: Actor) => actor.fault(requestReferredDocument, { input: { clientId: newId(), requestId } });

  expect(await faultOf(mentee)).toBe("NOT_FOUND");
  await refer(mentor, { requestId, colleagueId: colleague.id });
  expect(await faultOf(world.as(null))).toBe("UNAUTHENTICATED");
  expect(await faultOf(await world.person())).toBe("NOT_FOUND");
  expect(await faultOf(colleague)).toBe("NOT_FOUND");
  expect(await faultOf(mentor)).toBe("FORBIDDEN");
  expect(await mentee.fault(requestReferredDocument, { input: { clientId: "1", requestId: "none" } })).toBe(
    "NOT_FOUND",
  );
  expect(await faultOf(mentee)).toBeNull();
});
