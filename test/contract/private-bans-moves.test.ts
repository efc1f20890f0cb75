import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { committedSchema } from "../../scripts/gates/contract.mjs";
import { rowsOf } from "../../server/db/rows.js";
import { faultOf } from "../../server/http/errors.js";
import { newId } from "../../server/kernel/id.js";
import { wish } from "../matching/pairable.js";
import { rootFields, variablesFor } from "../support/root-fields.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { aTown, type Town } from "./banned-town.js";

jest.setTimeout(600_000);

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

/** What has nothing to do with two people, and what the ban is there to change. */
const leftOut = new Set([
  ...["signIn", "signUp", "signOut", "refreshTokens", "requestPasswordReset", "resetPassword", "changePassword"],
  ...["verifyEmail", "resendVerification", "endSession", "endOtherSessions", "signalTyping"],
  // It answers with a code that is drawn.
  "createInvitation",
  // Its answer tells its author of the ban, who would take it back here.
  "setPairingPreferences",
  // The pairing itself: its pairs are compared in whole runs, and what an edit may do in private-bans.test.ts.
  ...["editProposal", "createPairingRun", "cancelPairingRun", "publishPairingRun"],
]);
const moves = rootFields(committedSchema()).filter(({ kind, name }) => kind === "mutation" && !leftOut.has(name));

/** A town with something of everything between the two: a request, a talk, a mentorship of others, a kept search. */
async function livelyTown(): Promise<{ town: Town; ids: Record<string, string> }> {
  const town = await aTown(world);
  const { author, banned, everybody, programId } = town;
  const { mentorships, chat, matching } = world.app;
  const made = async (mentee: Actor | undefined, mentor: Actor | undefined): Promise<string> => {
    const input = { clientId: newId(), programId, mentorId: mentor?.id ?? "", purpose: "Please." };
    const outcome = await mentorships.request((mentee ?? author).viewer, input);
    if (!("request" in outcome)) throw new Error(outcome.message);
    return outcome.request.id;
  };
  const requestId = await made(author, banned);
  const accepted = await mentorships.accept((everybody.fits ?? author).viewer, {
    requestId: await made(everybody.mentee, everybody.fits),
  });
  const talk = await chat.openDirect(author.viewer, { clientId: newId(), programId, personId: banned.id });
  const kept = await matching.saved.save(author.viewer, { clientId: newId(), name: "Any", search: { programId } });
  if (!("mentorship" in accepted) || !("conversation" in talk) || !("savedSearch" in kept))
    throw new Error("Nothing came.");
  const [enrollment] = await rowsOf<{ id: string }>(
    world.db.manager,
    "select id from enrollment where person_id = $1 and program_id = $2",
    [banned.id, programId],
  );
  return {
    town,
    ids: {
      ...{ programId, requestId, mentorshipId: accepted.mentorship.id, conversationId: talk.conversation.id },
      ...{ savedSearchId: kept.savedSearch.id, enrollmentId: enrollment?.id ?? "", clientId: "the same" },
      ...{ menteeId: author.id, mentorId: banned.id, personId: banned.id },
    },
  };
}

/** Ids as the names of their bearers, no cursors, and lists in an order of their own: equals stand as the lot of their ids has it. */
function plain(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) {
    const entries = value.map(entry => plain(entry, names));
    return entries.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (value !== null && typeof value === "object") {
    const parts = Object.entries(value).filter(([key]) => !/cursor$/i.test(key));
    return Object.fromEntries(parts.map(([key, entry]) => [key, plain(entry, names)]));
  }
  if (typeof value !== "string") return value;
  const named = value.replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, id => names.get(id) ?? "an id");
  // Each town has terms under keys of its own.
  return named.replace(/^([a-z-]+)-[0-9a-f]{8}$/, "$1");
}

/** All that is told of a fault. */
const worded = ({ code, message, facts }: ReturnType<typeof faultOf>) => ({ code, message, ...facts });

/** Every move of everybody about the two, one after the other, and what they were answered. */
async function everyMove(
  { town, ids }: Awaited<ReturnType<typeof livelyTown>>,
  inOrder: typeof moves,
): Promise<[string, string][]> {
  const names = new Map(Object.entries(town.everybody).map(([name, { id }]) => [id, name]));
  const answers: [string, string][] = [];
  for (const move of inOrder) {
    for (const [name, actor] of Object.entries(town.everybody)) {
      const variables = variablesFor(move, path => ids[path.split(".").at(-1) ?? ""]);
      let answer: unknown;
      try {
        const { data, errors = [] } = await actor.run(move.document, variables);
        answer = [data, errors.map(error => worded(faultOf(error)))];
      } catch (error) {
        answer = worded(faultOf(error));
      }
      answers.push([`${name} ${move.name}`, JSON.stringify(plain(JSON.parse(JSON.stringify(answer)), names))]);
    }
  }
  return answers;
}

/** What came into everybody's inbox, and the mails to them, one after the other. */
async function everyWord({ everybody }: Town): Promise<unknown> {
  const names = new Map(Object.entries(everybody).map(([name, { id }]) => [id, name]));
  const words: unknown[] = [];
  for (const [name, { id }] of Object.entries(everybody)) {
    const events = await rowsOf<object>(
      world.db.manager,
      "select kind, facts, actor_id from topic_event where topic = $1 order by seq",
      [`inbox:${id}`],
    );
    const mails = await rowsOf<object>(
      world.db.manager,
      "select kind, subject from mail join account on email = to_address where person_id = $1 order by mail.id",
      [id],
    );
    words.push([name, events.map(event => plain(event, names)), mails]);
  }
  return words;
}

const anew = ["requestMentorship", "withdrawRequest"];
const anewFirst = (one: { name: string }, other: { name: string }) => anew.indexOf(other.name) - anew.indexOf(one.name);

// One move bars the way to another: a request is withdrawn first or accepted first.
test.each([
  ["from the first to the last", moves],
  ["taken back and asked anew, then from the last to the first", moves.toReversed().toSorted(anewFirst)],
])(
  "in worlds that differ in private bans alone, whatever anybody does about the two is answered alike: %s",
  async (_, inOrder) => {
    const [free, barred] = [await livelyTown(), await livelyTown()];
    await wish(barred.town, barred.town.author, { banned: [barred.town.banned] });
    await wish(barred.town, barred.town.banned, { banned: [barred.town.author] });
    // In the other world the two have said something too, and nothing of each other.
    await wish(free.town, free.town.author, { banned: [] });
    await wish(free.town, free.town.banned, { banned: [] });

    const [before, after] = [await everyMove(free, inOrder), await everyMove(barred, inOrder)];
    const differing = before.filter(([, answer], place) => after[place]?.[1] !== answer);
    expect(differing.map(([move]) => move)).toEqual([]);
    expect(await everyWord(barred.town)).toEqual(await everyWord(free.town));

    const bans = await world.db.query("select 1 from pairing_preference where banned && $1::uuid[]", [
      [barred.town.author.id, barred.town.banned.id],
    ]);
    expect(bans).toHaveLength(2);

    // Much of it was no mere refusal.
    expect(before.filter(([, answer]) => answer.includes("Success")).length).toBeGreaterThan(40);
  },
);
