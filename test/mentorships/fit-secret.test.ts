import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { committedSchema } from "../../scripts/gates/contract.mjs";
import { aScene, naming } from "../contract/scene.js";
import { enrolled } from "../support/makers/programs.js";
import { type RootField, rootFields, variablesFor } from "../support/root-fields.js";
import { type Actor, aWorld, type World } from "../support/world.js";

// Hundreds of questions are asked; ten seconds on an idle machine.
jest.setTimeout(900_000);

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const fields = rootFields(committedSchema()).filter(
  ({ kind, name }) => kind === "query" || (kind === "subscription" && name.endsWith("Events")),
);

/**
 * All that somebody is told by every query and every stream, about everything of the scene. The clock stands still and
 * nothing is written in between, so of one program asked twice only what was said meanwhile can make a difference.
 */
async function toldTo(actor: Actor, scene: Awaited<ReturnType<typeof aScene>>, inboxCursor: string) {
  const told: Record<string, unknown> = {};
  for (const field of fields) {
    for (const [place, ids] of scene.named.entries()) {
      const cursor = field.name === "inboxEvents" ? inboxCursor : (scene.cursors[place] ?? "");
      const variables = variablesFor(field, naming(ids, scene.membersWord, cursor));
      told[`${field.name} ${place}`] = await answerOf(actor, field, variables);
    }
  }
  return told;
}

async function answerOf(actor: Actor, { kind, document }: RootField, variables: Record<string, unknown>) {
  if (kind === "query") {
    const { data, errors } = await actor.run(document, variables);
    return JSON.stringify([data, errors?.map(error => error.message)]);
  }
  const events: unknown[] = [];
  try {
    const stream = await actor.subscribe<{ __typename: string }>(document, variables);
    for await (const event of stream) {
      events.push(event);
      if (["StreamCaughtUp", "StreamEnded"].includes(event.__typename)) break;
    }
    await stream.return?.();
  } catch (error) {
    events.push(String(error));
  }
  return JSON.stringify(events);
}

const cursorOf = async (actor: Actor) =>
  (await actor.ask<{ inbox: { streamCursor: string } }>("{ inbox { streamCursor } }")).inbox.streamCursor;

test.each(["the mentee", "the mentor"])(
  "two worlds that differ in what %s says privately tell all others the same, but for the coordinators' list",
  async who => {
    const scene = await aScene(world);
    // In the scene they have said it before, and coordinators are told once a day.
    world.clock.turn({ days: 1 });
    const [ids] = scene.named;
    const mentor = world.as(ids?.mentorId ?? "");
    const [sayer, other] = who === "the mentee" ? [scene.member, mentor] : [mentor, scene.member];
    // Who runs the program and is one of the two must not read there what is said of them.
    await enrolled(world, ids?.programId ?? "", other, "COORDINATOR");
    const say = (fit: "GOOD" | "NOT_A_GOOD_FIT", note: string) =>
      world.app.mentorships.answerFit(sayer.viewer, {
        mentorshipId: ids?.mentorshipId ?? "",
        fit,
        note,
        shareNote: true,
      });
    await say("GOOD", "It is fine.");
    const { coordinator, member, outsider } = scene;
    const people = { other, coordinator, outsider, sayer: who === "the mentee" ? member : mentor };
    const cursors = new Map<Actor, string>();
    for (const actor of Object.values(people)) cursors.set(actor, await cursorOf(actor));
    const all = async () => {
      const told: Record<string, Record<string, unknown>> = {};
      for (const [name, actor] of Object.entries(people))
        told[name] = await toldTo(actor, scene, cursors.get(actor) ?? "");
      return told;
    };

    const before = await all();
    await say("NOT_A_GOOD_FIT", "It is not.");
    const after = await all();

    const changed = Object.keys(people).map(name => [
      name,
      Object.keys(after[name] ?? {})
        .filter(at => after[name]?.[at] !== before[name]?.[at])
        .map(at => at.split(" ")[0]),
    ]);
    expect(Object.fromEntries(changed.map(([name, at]) => [name, [...new Set(at)].sort()]))).toEqual({
      other: [],
      outsider: [],
      coordinator: ["inbox", "inboxEvents", "rePairingRequests"],
      sayer: ["mentorship", "mentorshipRequest", "mentorshipRequests", "mentorships"],
    });
  },
);
