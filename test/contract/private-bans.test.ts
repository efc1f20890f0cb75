import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { committedSchema } from "../../scripts/gates/contract.mjs";
import { faultOf } from "../../server/http/errors.js";
import { newId } from "../../server/kernel/id.js";
import { banDocument, pairsOf, pinDocument, publishedRun, type Run, solvedRun, wish } from "../matching/pairable.js";
import { type RootField, rootFields, variablesFor } from "../support/root-fields.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { aTown, type Town } from "./banned-town.js";

// Each test asks every field as everybody.
jest.setTimeout(900_000);

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

/** What only its author may read, and what is left to say that something was said. */
const authorsOwn = ["myPairingPreferences"];
const fields = rootFields(committedSchema()).filter(({ kind }) => kind !== "mutation");

/** Everything that one run of this world can be asked about, asked by everybody. */
async function everyAnswer({ everybody, programId }: Town, run: Run, earlier: Run): Promise<Map<string, string>> {
  const people = Object.values(everybody);
  const answers = new Map<string, string>();
  for (const [name, actor] of Object.entries(everybody)) {
    for (const field of fields) {
      if (authorsOwn.includes(field.name)) continue;
      for (const [place, menteeId] of [everybody.author, everybody.mentee].entries()) {
        for (const mentor of people) {
          const ids = { programId, runId: run.id, withRunId: earlier.id, menteeId: menteeId?.id, mentorId: mentor.id };
          const variables = variablesFor(field, path => valueAt(path, { ...ids, personId: mentor.id }));
          const key = `${name} ${field.name} ${place} ${mentor.id}`;
          // Only what names a pair is asked about every pair.
          if (!("menteeId" in variables) && answers.has(`${name} ${field.name}`)) continue;
          const answer = await answerOf(actor, field, variables);
          answers.set("menteeId" in variables ? key : `${name} ${field.name}`, withoutRun(answer, run, earlier));
        }
      }
    }
  }
  return answers;
}

function valueAt(path: string, ids: Readonly<Record<string, string | undefined>>): unknown {
  const [root = "", ...rest] = path.split(".");
  const last = rest.at(-1) ?? "";
  if (last === "id") return root === "pairingRun" ? ids.runId : root === "program" ? ids.programId : ids.personId;
  if (last === "first") return 100;
  if (root === "enrollments" && last === "cohortId") return undefined;
  return ids[last];
}

async function answerOf(actor: Actor, field: RootField, variables: Record<string, unknown>): Promise<string> {
  try {
    if (field.kind === "subscription") return await heard(actor, field, variables);
    const { data, errors = [] } = await actor.run(field.document, variables);
    return JSON.stringify([data, errors.map(error => faultOf(error).code)]);
  } catch (error) {
    return faultOf(error).code;
  }
}

/** What a stream of the past tells until it has caught up. */
async function heard(actor: Actor, { document, name }: RootField, variables: Record<string, unknown>): Promise<string> {
  if (name.endsWith("Signals")) return "nothing is kept";
  const stream = await actor.subscribe<{ __typename: string }>(document, variables);
  const events: unknown[] = [];
  try {
    for await (const event of stream) {
      events.push(event);
      if (["StreamCaughtUp", "StreamEnded"].includes(event.__typename)) break;
    }
  } finally {
    await stream.return?.();
  }
  return JSON.stringify(events);
}

/** The two worlds' runs have ids, cursors and times of creation of their own. */
function withoutRun(answer: string, run: Run, earlier: Run): string {
  return answer
    .replaceAll(run.id, "the run")
    .replaceAll(earlier.id, "the earlier run")
    .replaceAll(/"(\w*[cC]ursor)":"[^"]*"/g, '"$1":"…"');
}

test("two worlds that differ in one private ban give the same answers to everybody, but for whom is paired", async () => {
  const town = await aTown(world);
  const { author, banned, coordinator, programId } = town;
  const earlier = await solvedRun(town);
  const asked = async (): Promise<{ pairs: string[]; answers: Map<string, string> }> => {
    const run = await solvedRun(town);
    const answers = await everyAnswer(town, run, earlier);
    await world.db.query("delete from pairing_run where id = $1", [run.id]);
    return { pairs: pairsOf(run), answers };
  };

  const before = await asked();
  await wish(town, author, { banned: [banned] });
  const after = await asked();

  expect(after.pairs).toEqual(before.pairs);
  expect(after.pairs).toContain("Third – Banned");
  const differing = [...before.answers].filter(([key, answer]) => after.answers.get(key) !== answer);
  // Of the run itself: a pair that fits least was possible before, and is told like every impossible one after.
  const ofThePair = (key: string) =>
    new RegExp(`^(coordinator|second) (pairingWhyNot|pairingEditProspect) 0 ${banned.id}$`).test(key);
  expect(differing.map(([key]) => key).filter(key => !ofThePair(key))).toEqual([]);
  const whyNot = (mentorId: string) => after.answers.get(`coordinator pairingWhyNot 0 ${mentorId}`);
  expect(whyNot(banned.id)).toBeDefined();
  expect(whyNot(banned.id)).toEqual(whyNot(town.everybody.second?.id ?? ""));
  expect(before.answers.size).toBeGreaterThan(fields.length * 4);

  // What coordinators lay down themselves is answered alike, too.
  const pair = { input: { programId, menteeId: author.id, mentorId: banned.id } };
  expect(await coordinator.fault(pinDocument, pair)).toBeNull();
  await coordinator.ask(banDocument, pair);
});

test("a published run tells nobody of the ban, not even the two", async () => {
  const town = await aTown(world);
  const { author, banned } = town;
  await wish(town, banned, { banned: [author] });
  const run = await solvedRun(town);
  await publishedRun(town, run.id, { tellUnpaired: true });

  const answers = await everyAnswer(town, run, run);
  for (const [key, answer] of answers) {
    expect([key, /banned"\s*:\s*\[/i.test(answer)]).toEqual([key, false]);
    expect([key, answer.includes("INTERNAL")]).toEqual([key, false]);
  }
  const requested = await world.app.mentorships.request(author.viewer, {
    clientId: newId(),
    programId: town.programId,
    mentorId: banned.id,
    purpose: "A request is another thing than a pairing.",
  });
  expect("request" in requested).toBe(true);
});
