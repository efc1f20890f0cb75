import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { enroll } from "../support/makers/chat.js";
import {
  acceptDocument,
  answerDocument,
  aPair,
  aProgramMember,
  aRequest,
  askDocument,
  declineDocument,
  endDocument,
  type Outcome,
  requestDocument,
  withdrawDocument,
} from "../support/makers/mentorships.js";
import { suspended } from "../support/makers/programs.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

async function aScene() {
  const pair = await aPair(world);
  const coordinator = await world.person("Coordinator");
  await enroll(world, pair.programId, coordinator.id, "COORDINATOR");
  return { ...pair, coordinator };
}

const asking = (programId: string, mentor: Actor) => ({
  input: { clientId: newId(), programId, mentorId: mentor.id, purpose: "To learn." },
});

test("while they are suspended a mentee asks nobody, and nobody asks a mentor", async () => {
  const { programId, mentee, mentor, coordinator } = await aScene();
  const other = await aProgramMember(world, programId, { role: "MENTOR" });
  const back = await suspended(world, programId, coordinator, mentor);
  expect(await mentee.fault(requestDocument, asking(programId, mentor))).toBe("NOT_FOUND");
  await world.app.programs.reinstate(coordinator.viewer, { enrollmentId: back });
  expect(await mentee.fault(requestDocument, asking(programId, mentor))).toBeNull();
  await suspended(world, programId, coordinator, mentee);
  expect(await mentee.fault(requestDocument, asking(programId, other))).toBe("NOT_FOUND");
});

test("a suspended mentor is no alternative for a mentor without a place", async () => {
  const { programId, mentee, mentor, coordinator } = await aScene();
  await world.db.query("update enrollment set capacity = 0 where person_id = $1", [mentor.id]);
  const other = await aProgramMember(world, programId, { role: "MENTOR" });
  const alternatives = async () =>
    (await mentee.ask<{ requestMentorship: Outcome }>(requestDocument, asking(programId, mentor))).requestMentorship
      .alternatives;
  expect(await alternatives()).toEqual([{ id: other.id }]);
  await suspended(world, programId, coordinator, other);
  expect(await alternatives()).toEqual([]);
});

test("a suspended mentor makes no move on a request, and goes on with it when reinstated", async () => {
  const scene = await aScene();
  const { programId, mentor, coordinator } = scene;
  const requestId = await aRequest(scene);
  const enrollmentId = await suspended(world, programId, coordinator, mentor);
  const moves = [
    [askDocument, { requestId, question: "Why?" }],
    [declineDocument, { requestId, reason: "OTHER", note: "Words." }],
    [acceptDocument, { requestId }],
  ] as const;
  for (const [document, input] of moves) expect(await mentor.fault(document, { input })).toBe("FORBIDDEN");
  await world.app.programs.reinstate(coordinator.viewer, { enrollmentId });
  expect(await mentor.ask(acceptDocument, { input: { requestId } })).toMatchObject({
    acceptRequest: { request: { state: "ACCEPTED" } },
  });
});

test("a suspended mentee answers nothing and is accepted by nobody, but may take a request back", async () => {
  const scene = await aScene();
  const { programId, mentee, mentor, coordinator } = scene;
  const requestId = await aRequest(scene);
  await mentor.ask(askDocument, { input: { requestId, question: "Why?" } });
  const enrollmentId = await suspended(world, programId, coordinator, mentee);
  const answer = { input: { requestId, answer: "Because." } };
  expect(await mentee.fault(answerDocument, answer)).toBe("FORBIDDEN");
  await world.app.programs.reinstate(coordinator.viewer, { enrollmentId });
  expect(await mentee.fault(answerDocument, answer)).toBeNull();
  await suspended(world, programId, coordinator, mentee);
  expect(await mentor.fault(acceptDocument, { input: { requestId } })).toBe("FORBIDDEN");
  expect(await mentee.ask(withdrawDocument, { input: { requestId } })).toMatchObject({
    withdrawRequest: { request: { state: "WITHDRAWN" } },
  });
});

test("a mentorship of somebody suspended is active still, and either of the two may end it", async () => {
  const scene = await aScene();
  const { programId, mentee, mentor, coordinator } = scene;
  const requestId = await aRequest(scene);
  const accepted = await mentor.ask<{ acceptRequest: Outcome }>(acceptDocument, { input: { requestId } });
  const mentorshipId = accepted.acceptRequest.mentorship?.id;
  await suspended(world, programId, coordinator, mentor);
  const mentorship = "query ($id: ID!) { mentorship(id: $id) { status viewerCan { end } } }";
  for (const who of [mentee, mentor]) {
    expect(await who.ask(mentorship, { id: mentorshipId })).toEqual({
      mentorship: { status: "ACTIVE", viewerCan: { end: true } },
    });
  }
  expect(await mentor.ask(endDocument, { input: { mentorshipId } })).toMatchObject({
    endMentorship: { mentorship: { status: "ENDED" } },
  });
});
