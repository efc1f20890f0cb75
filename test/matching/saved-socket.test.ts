import { afterAll, expect, jest, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { Client } from "../support/client.js";
import { operation } from "../support/operations.js";
import { Servers } from "../support/servers.js";
import { eventsDocument, type Saved, saveDocument, savedDocument, type Told } from "./saved-documents.js";

jest.setTimeout(600_000);

const servers = new Servers();
afterAll(() => servers.end());

/** What a stream says of mentors, until so many have been told of; the socket is cut then. */
async function hear(client: Client, search: Saved, after: string, count: number): Promise<Told[]> {
  const told: Told[] = [];
  for await (const event of client.follow<Told>(eventsDocument, { id: search.id, after })) {
    if (event.mentorId) told.push(event);
    if (told.length === count) break;
  }
  await client.close();
  return told;
}

test("over a socket that is cut, going on from the cursor gives what was missed, each once", async () => {
  const { url } = await servers.start({ DEMO: "1" });
  const screen = () => new Client(url).signIn("mentee@demo.test", "ithaca-demo");
  const mentee = await screen();
  const mentor = await new Client(url).signIn("mentor@demo.test", "ithaca-demo");
  type Mine = { myEnrollments: { nodes: { id: string; program: { id: string } }[] } };
  const { myEnrollments } = await mentor.ask<Mine>("{ myEnrollments { nodes { id program { id } } } }");
  const [{ id: enrollmentId, program } = { id: "", program: { id: "" } }] = myEnrollments.nodes;
  const input = { clientId: newId(), name: "All", search: { programId: program.id } };
  const { saveSearch } = await mentee.ask<{ saveSearch: { savedSearch: Saved } }>(saveDocument, { input });
  const search = saveSearch.savedSearch;
  const pause = (until: string | null = null) =>
    mentor.ask(operation("ProgramsPauseMentoring"), { input: { enrollmentId, until } });
  const resume = () => mentor.ask(operation("ProgramsResumeMentoring"), { input: { enrollmentId } });

  await pause();
  const [left] = await hear(await screen(), search, search.streamCursor, 1);
  expect(left).toMatchObject({ __typename: "MentorFitsNoMore", enrollmentId });
  await resume();
  // Another screen hears it while the first is cut off.
  const [, back] = await hear(await screen(), search, search.streamCursor, 2);
  expect(back).toMatchObject({ __typename: "MentorFits", enrollmentId, reason: "HAS_PLACE_AGAIN" });
  await pause();
  const missed = await hear(await screen(), search, left?.cursor ?? "", 2);
  expect(missed.map(({ __typename }) => __typename)).toEqual(["MentorFits", "MentorFitsNoMore"]);
  expect(missed[0]?.cursor).toBe(back?.cursor);
  const now = await mentee.ask<{ savedSearch: Saved }>(savedDocument, { id: search.id });
  expect(now.savedSearch.streamCursor).toBe(missed[1]?.cursor);
});
