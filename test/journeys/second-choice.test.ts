import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { Client } from "../support/client.js";
import { operation } from "../support/operations.js";
import { type ServerProcess, startServer } from "../support/server-process.js";

/** A mentor who refers, a mentorship that does not fit: by the SDK's operations, on a server with the demo program. */
let server: ServerProcess;
let dataDir = "";
let mentee: Client;
let mentor: Client;
let coordinator: Client;
let programId = "";
let mentorId = "";

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "ithaca second choice "));
  server = await startServer({ DATA_DIR: dataDir });
  const signedIn = (name: string) => new Client(server.url).signIn(`${name}@demo.test`, "ithaca-demo");
  [mentee, mentor, coordinator] = [await signedIn("mentee"), await signedIn("mentor"), await signedIn("coordinator")];
  type Mine = { myEnrollments: { nodes: { program: { id: string } }[] } };
  programId = (await mentee.ask<Mine>(operation("ProgramsMyEnrollments"))).myEnrollments.nodes[0]?.program.id ?? "";
  mentorId = (await mentor.ask<{ me: { id: string } }>(operation("PeopleMe"))).me.id;
}, 300_000);

afterAll(async () => {
  for (const client of [mentee, mentor, coordinator]) await client?.close();
  expect(await server?.stop()).toBe(0);
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
}, 300_000);

interface Forecast {
  readonly obstacles: readonly string[];
  readonly viewerCan: { readonly request: boolean };
  readonly expiresAt: string;
  readonly alternatives: readonly { readonly mentor: { readonly id: string }; readonly reasons: readonly object[] }[];
}
const forecast = async (of: string) =>
  (await mentee.ask<{ requestForecast: Forecast }>(operation("MatchingForecast"), { programId, mentorId: of }))
    .requestForecast;

const ask = async (purpose: string): Promise<string> => {
  type Asked = { requestMentorship: { request: { id: string } } };
  const input = { clientId: newId(), programId, mentorId, purpose };
  return (await mentee.ask<Asked>(operation("MentorshipsRequest"), { input })).requestMentorship.request.id;
};

test("a mentor cannot take a request, and the colleague they name is asked in one step", async () => {
  const before = await forecast(mentorId);
  expect(before).toMatchObject({ obstacles: [], viewerCan: { request: true } });
  expect(before.alternatives).toHaveLength(3);
  const purpose = "How do I choose between two programs?";
  const requestId = await ask(purpose);
  expect(await forecast(mentorId)).toMatchObject({ obstacles: ["REQUEST_OPEN"], viewerCan: { request: false } });

  const colleagueId = before.alternatives[0]?.mentor.id ?? "";
  const input = { requestId, colleagueId, note: "She has sat on both committees." };
  type Referred = { referRequest: { request: { state: string } } };
  const { referRequest } = await mentor.ask<Referred>(operation("MentorshipsRefer"), { input });
  expect(referRequest.request.state).toBe("REFERRED");

  type Seen = { mentorshipRequest: { referralNote: string; referredTo: { id: string }; alternatives: object[] } };
  const { mentorshipRequest } = await mentee.ask<Seen>(operation("MentorshipsGetRequest"), { id: requestId });
  expect(mentorshipRequest).toMatchObject({ referralNote: input.note, referredTo: { id: colleagueId } });
  expect(mentorshipRequest.alternatives).toHaveLength(3);

  const { requestReferred } = await mentee.ask(operation("MentorshipsRequestReferred"), {
    input: { clientId: newId(), requestId },
  });
  expect(requestReferred).toMatchObject({
    __typename: "RequestReferredSuccess",
    request: { state: "SENT", purpose, mentor: { id: colleagueId }, referredBy: { id: mentorId } },
  });
});

test("a mentorship that does not fit is told to the coordinator alone, who ends it without blame", async () => {
  const requestId = await ask("Let us try again.");
  type Accepted = { acceptRequest: { mentorship: { id: string } } };
  const accepted = await mentor.ask<Accepted>(operation("MentorshipsAccept"), { input: { requestId } });
  const mentorshipId = accepted.acceptRequest.mentorship.id;

  const { answerFit } = await mentee.ask<{ answerFit: { fit: { alternatives: object[] } } }>(
    operation("MentorshipsAnswerFit"),
    { input: { mentorshipId, fit: "NOT_A_GOOD_FIT", note: "We work at opposite hours.", shareNote: true } },
  );
  expect(answerFit).toMatchObject({ fit: { fit: "NOT_A_GOOD_FIT", sharesNote: true } });
  expect(answerFit.fit.alternatives).toHaveLength(3);
  const { mentorship } = await mentor.ask<{ mentorship: object }>(operation("MentorshipsGet"), { id: mentorshipId });
  expect(mentorship).toMatchObject({ status: "ACTIVE", myFit: null });

  const { rePairingRequests } = await coordinator.ask<{ rePairingRequests: { nodes: object[] } }>(
    operation("MentorshipsRePairing"),
    { programId },
  );
  expect(rePairingRequests.nodes).toMatchObject([
    { mentorshipId, side: "MENTEE", reason: "We work at opposite hours.", mentor: { id: mentorId } },
  ]);
  await coordinator.ask(operation("MentorshipsClose"), { input: { mentorshipId } });
  expect(await mentee.ask(operation("MentorshipsGet"), { id: mentorshipId })).toMatchObject({
    mentorship: { status: "ENDED", viewerCan: { answerFit: false, end: false } },
  });
});
