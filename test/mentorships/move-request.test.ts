import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  aMentorship,
  answerDocument,
  aPair,
  aRequest,
  askDocument,
  block,
  declineDocument,
  mailsOf,
  type Outcome,
  withdrawDocument,
} from "../support/makers/mentorships.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

/** Every move but the acceptance: who makes it, from where, what it is given, and whose right its tests show. */
const moves = [
  {
    field: "askForInformation",
    policy: "policy: askForInformation",
    document: askDocument,
    by: "mentor",
    facts: { question: "Which setting?" },
    opened: [],
  },
  {
    field: "answerRequest",
    policy: "policy: answerRequest",
    document: answerDocument,
    by: "mentee",
    facts: { answer: "A hospital." },
    opened: ["ask"],
  },
  {
    field: "declineRequest",
    policy: "policy: declineRequest",
    document: declineDocument,
    by: "mentor",
    facts: { reason: "TIMING" },
    opened: [],
  },
  {
    field: "withdrawRequest",
    policy: "policy: withdrawRequest",
    document: withdrawDocument,
    by: "mentee",
    facts: {},
    opened: [],
  },
] as const;

const outcomeOf = async (actor: Actor, document: string, input: object): Promise<Outcome> => {
  const answer = await actor.ask<Record<string, Outcome>>(document, { input });
  const [outcome] = Object.values(answer);
  if (!outcome) throw new Error("A mutation answers with its outcome.");
  return outcome;
};

test("a question, its answer and the no with its reason are told to the other side each time", async () => {
  const pair = await aPair(world);
  const { mentee, mentor } = pair;
  const requestId = await aRequest(pair);

  const asked = await outcomeOf(mentor, askDocument, { requestId, question: "Which setting?" });
  const answered = await outcomeOf(mentee, answerDocument, { requestId, answer: "A children's hospital." });
  await outcomeOf(mentor, askDocument, { requestId, question: "Which year?" });
  await outcomeOf(mentee, answerDocument, { requestId, answer: "The second." });
  const declined = await outcomeOf(mentor, declineDocument, {
    requestId,
    reason: "DIFFERENT_EXPERTISE",
    note: "Ask someone in pediatrics.",
  });

  expect([asked, answered, declined].map(({ request }) => request?.state)).toEqual([
    "INFO_ASKED",
    "ANSWERED",
    "DECLINED",
  ]);
  expect((await mailsOf(world, mentee)).map(({ kind }) => kind)).toEqual([
    "request-info-asked",
    "request-info-asked",
    "request-declined",
  ]);
  expect((await mailsOf(world, mentor)).map(({ kind }) => kind)).toEqual([
    "request-received",
    "request-answered",
    "request-answered",
  ]);
});

test("a request keeps every move with its words, in order", async () => {
  const pair = await aPair(world);
  const { mentee, mentor } = pair;
  const requestId = await aRequest(pair, "Critical care, please.");
  await outcomeOf(mentor, askDocument, { requestId, question: "Which setting?" });
  await outcomeOf(mentee, answerDocument, { requestId, answer: "A hospital." });
  await outcomeOf(mentor, declineDocument, { requestId, reason: "OTHER", note: "Sorry!" });

  const { mentorshipRequest } = await mentee.ask(
    `query ($id: ID!) {
      mentorshipRequest(id: $id) {
        state purpose question answer declineReason declineNote closedAt mentee { id } mentor { displayName }
        moves { nodes { number actor { id } fromState toState words } }
        first: moves(first: 1) { pageInfo { endCursor hasNextPage } }
      }
    }`,
    { id: requestId },
  );

  expect(mentorshipRequest).toEqual({
    state: "DECLINED",
    purpose: "Critical care, please.",
    question: "Which setting?",
    answer: "A hospital.",
    declineReason: "OTHER",
    declineNote: "Sorry!",
    closedAt: world.clock.now().toISOString(),
    mentee: { id: mentee.id },
    mentor: { displayName: "Tor Mentor" },
    moves: {
      nodes: [
        { number: 1, actor: { id: mentee.id }, fromState: null, toState: "SENT", words: "Critical care, please." },
        { number: 2, actor: { id: mentor.id }, fromState: "SENT", toState: "INFO_ASKED", words: "Which setting?" },
        { number: 3, actor: { id: mentee.id }, fromState: "INFO_ASKED", toState: "ANSWERED", words: "A hospital." },
        { number: 4, actor: { id: mentor.id }, fromState: "ANSWERED", toState: "DECLINED", words: "Sorry!" },
      ],
    },
    first: { pageInfo: { endCursor: expect.any(String), hasNextPage: true } },
  });
});

test("a mentor who waits for an answer cannot decline meanwhile and is shown where the request is", async () => {
  const pair = await aPair(world);
  const requestId = await aRequest(pair);
  await outcomeOf(pair.mentor, askDocument, { requestId, question: "Which setting?" });

  expect(await outcomeOf(pair.mentor, declineDocument, { requestId, reason: "TIMING" })).toMatchObject({
    __typename: "RequestMovedOn",
    request: { id: requestId, state: "INFO_ASKED" },
  });
});

test("a withdrawn request makes room for another and sends no mail", async () => {
  const pair = await aPair(world, { openRequests: 1 });
  const requestId = await aRequest(pair);

  await outcomeOf(pair.mentee, withdrawDocument, { requestId });

  expect(await aRequest(pair)).not.toBe(requestId);
  expect((await mailsOf(world, pair.mentor)).map(({ kind }) => kind)).toEqual(["request-received", "request-received"]);
});

test("a screen is told what the viewer may try, side by side", async () => {
  const pair = await aPair(world);
  const requestId = await aRequest(pair);
  const can = async (actor: Actor) => {
    const { mentorshipRequest } = await actor.ask<{ mentorshipRequest: { viewerCan: object } }>(
      "query ($id: ID!) { mentorshipRequest(id: $id) { viewerCan { askForInformation answer accept decline refer withdraw } } }",
      { id: requestId },
    );
    return mentorshipRequest.viewerCan;
  };
  const nothing = {
    askForInformation: false,
    answer: false,
    accept: false,
    decline: false,
    refer: false,
    withdraw: false,
  };

  expect(await can(pair.mentor)).toEqual({
    ...nothing,
    askForInformation: true,
    accept: true,
    decline: true,
    refer: true,
  });
  expect(await can(pair.mentee)).toEqual({ ...nothing, withdraw: true });
  await outcomeOf(pair.mentor, askDocument, { requestId, question: "Which setting?" });
  expect(await can(pair.mentor)).toEqual(nothing);
  expect(await can(pair.mentee)).toEqual({ ...nothing, answer: true, withdraw: true });
});

describe.each(moves)("$field", ({ field, policy, document, by, facts, opened }) => {
  const prepared = async () => {
    const pair = await aPair(world);
    const requestId = await aRequest(pair);
    if (opened.length > 0) await outcomeOf(pair.mentor, askDocument, { requestId, question: "Which setting?" });
    return { pair, input: { requestId, ...facts } };
  };

  test(`${policy} is the ${by}'s alone`, async () => {
    const { pair, input } = await prepared();
    const stranger = await aPair(world);

    expect(await world.as(null).fault(document, { input })).toBe("UNAUTHENTICATED");
    expect(await (await world.person()).fault(document, { input })).toBe("NOT_FOUND");
    expect(await stranger[by].fault(document, { input })).toBe("NOT_FOUND");
    expect(await pair[by === "mentor" ? "mentee" : "mentor"].fault(document, { input })).toBe("FORBIDDEN");
    expect(await pair[by].fault(document, { input: { ...input, requestId: "none" } })).toBe("NOT_FOUND");
    expect(await pair[by].fault(document, { input })).toBeNull();
  });

  test(`${policy} finds nothing once one of the two has blocked the other`, async () => {
    const { pair, input } = await prepared();
    await block(world, pair.mentee, pair.mentor);

    expect(await pair[by].fault(document, { input })).toBe("NOT_FOUND");
  });

  test(`${field} after the end is refused with the request as it is`, async () => {
    const { mentee, mentor, requestId } = await aMentorship(world);

    expect(await outcomeOf({ mentee, mentor }[by], document, { requestId, ...facts })).toMatchObject({
      __typename: "RequestMovedOn",
      request: { id: requestId, state: "ACCEPTED" },
    });
  });
});
