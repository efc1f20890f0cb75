import { afterAll, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import { committedSchema } from "../../scripts/gates/contract.mjs";
import { faultOf } from "../../server/http/errors.js";
import { type RootField, rootFields, variablesFor } from "../support/root-fields.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { aScene, type Ids, naming, type Scene } from "./scene.js";

// Each test asks hundreds of questions; two seconds on an idle machine.
jest.setTimeout(900_000);

let world: World;
let scene: Scene;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  scene = await aScene(world);
});

/** What strangers may ask: the ways in, and the vocabulary, which says nothing of anybody. */
const publicFields = [
  "term",
  "termSearch",
  "institutionSearch",
  "signUp",
  "verifyEmail",
  "resendVerification",
  "signIn",
  "refreshTokens",
  "requestPasswordReset",
  "resetPassword",
];

/** What takes the asker out of the scene comes after all else. */
const lastOnes = ["blockPerson", "leaveConversation", "leaveProgram"];
const all = rootFields(committedSchema());
const fields = [
  ...all.filter(({ kind }) => kind !== "mutation"),
  ...all.filter(({ kind, name }) => kind === "mutation" && !lastOnes.includes(name)),
  ...all.filter(({ name }) => lastOnes.includes(name)),
];

interface Told {
  /** The field, with the number of the things that were named. */
  readonly at: string;
  readonly name: string;
  /** All that was answered, as text. */
  readonly words: string;
  readonly codes: readonly string[];
}

/** Asks every field for everything, about each set of things, and looks for these words. */
async function askAll(actor: Actor, search: string, named = scene.named): Promise<Told[]> {
  const told: Told[] = [];
  for (const field of fields) {
    for (const [number, ids] of named.entries()) {
      const { words, codes } = await answerOf(actor, field, ids, search, scene.cursors[number] ?? "");
      told.push({ at: `${field.name} ${number}`, name: field.name, words, codes });
    }
  }
  return told;
}

async function answerOf(actor: Actor, field: RootField, ids: Ids, search: string, cursor: string) {
  const variables = variablesFor(field, naming(ids, search, cursor));
  try {
    if (field.kind === "subscription") return { words: await heard(actor, field, variables), codes: [] };
    const { data, errors = [] } = await actor.run(field.document, variables);
    const said = errors.map(error => error.message);
    return { words: JSON.stringify([data, said]), codes: errors.map(error => faultOf(error).code) };
  } catch (error) {
    const { code, message } = faultOf(error);
    return { words: message, codes: [code] };
  }
}

/** What a stream tells until it has caught up, or its first word where nothing is kept. */
async function heard(actor: Actor, { document, name }: RootField, variables: Record<string, unknown>): Promise<string> {
  const stream = await actor.subscribe<{ __typename: string }>(document, variables);
  const events: unknown[] = [];
  try {
    if (name.endsWith("Signals")) {
      const first = stream.next();
      await stream.return?.();
      return JSON.stringify(await first);
    }
    for await (const event of stream) {
      events.push(event);
      if (["StreamCaughtUp", "StreamEnded"].includes(event.__typename)) break;
    }
  } finally {
    await stream.return?.();
  }
  return JSON.stringify(events);
}

const those = (told: readonly Told[], ...words: string[]): string[] =>
  told.filter(one => words.some(word => one.words.toLowerCase().includes(word))).map(({ at }) => at);
const withCode = (told: readonly Told[], code: string): string[] =>
  told.filter(one => one.codes.includes(code)).map(({ at }) => at);

/** Everything that no answer to anybody may be. */
function expectNoFailure(told: readonly Told[]): void {
  expect(withCode(told, "INTERNAL")).toEqual([]);
  expect(those(told, scene.privateWord)).toEqual([]);
}

test("a stranger is told to sign in wherever a field is not public", async () => {
  const { programWord, membersWord, blockersWord, waitingWord } = scene;
  const told = await askAll(world.as(null), membersWord);
  expectNoFailure(told);
  expect(those(told, programWord, membersWord, blockersWord, waitingWord)).toEqual([]);
  const asked = told.filter(({ codes }) => codes[0] === "UNAUTHENTICATED").map(({ name }) => name);
  expect([...new Set(asked)].sort()).toEqual(
    fields
      .map(({ name }) => name)
      .filter(name => !publicFields.includes(name))
      .sort(),
  );
});

test("somebody of another program reads nothing of this one, nor that it is there", async () => {
  const { outsider, programWord, membersWord, blockersWord, waitingWord } = scene;
  for (const search of [membersWord, blockersWord]) {
    const told = await askAll(outsider, search);
    expectNoFailure(told);
    expect(those(told, programWord, membersWord, blockersWord, waitingWord)).toEqual([]);
    expect(withCode(told, "FORBIDDEN")).toEqual([]);
  }
});

test("who waits to be let in reads nothing of who is inside", async () => {
  const { waiting, membersWord, blockersWord } = scene;
  const told = await askAll(waiting, membersWord);
  expectNoFailure(told);
  expect(those(told, membersWord, blockersWord)).toEqual([]);
});

test("who has left reads nothing of people they had nothing to do with", async () => {
  const { left, membersWord, blockersWord, waitingWord } = scene;
  for (const search of [membersWord, blockersWord]) {
    const told = await askAll(left, search);
    expectNoFailure(told);
    expect(those(told, membersWord, blockersWord, waitingWord)).toEqual([]);
  }
});

test("who is suspended reads nothing of the program, not even what was said to them or why they are suspended", async () => {
  const { suspended, membersWord, blockersWord, suspendedWord, waitingWord } = scene;
  const told = await askAll(suspended, suspendedWord, [...scene.named, scene.suspendedFrom]);
  expectNoFailure(told);
  expect(those(told, membersWord, blockersWord, suspendedWord, waitingWord)).toEqual([]);
});

test("who is blocked finds nothing of who blocked them", async () => {
  const { blocked, blockersWord } = scene;
  const told = await askAll(blocked, blockersWord);
  expectNoFailure(told);
  // Whoever is blocked may block back, by the name they knew.
  expect(those(told, blockersWord).filter(at => !at.startsWith("blockPerson"))).toEqual([]);
});

test("a member reads what is theirs, and nothing that others keep to themselves", async () => {
  const { member, membersWord, privateWord, suspendedWord, waitingWord } = scene;
  const told = await askAll(member, membersWord);
  expectNoFailure(told);
  expect(those(told, waitingWord, suspendedWord)).toEqual([]);
  expect(those(told, membersWord).map(at => at.split(" ")[0])).toEqual(
    expect.arrayContaining([
      "conversation",
      "conversationEvents",
      "enrollments",
      "mentorship",
      "messageSearch",
      "person",
    ]),
  );
  expectNoFailure(await askAll(member, privateWord));
});

test("a coordinator reads the program, and nothing that others keep to themselves", async () => {
  const { coordinator, membersWord, privateWord, suspendedWord } = scene;
  const told = await askAll(coordinator, membersWord);
  expectNoFailure(told);
  expect(those(told, membersWord).length).toBeGreaterThan(10);
  expect(those(told, suspendedWord)).toEqual(expect.arrayContaining(["enrollments 0"]));
  expectNoFailure(await askAll(coordinator, privateWord));
});
