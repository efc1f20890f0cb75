import { expect, test } from "@jest/globals";
import { printSchema } from "graphql";
import { generate } from "../../client-sdk/generate/generate.js";
import { committedSchema } from "../../scripts/gates/contract.mjs";
import { rootFields } from "../support/root-fields.js";
import { faultsOf } from "./compiled.js";
import { plantedSchema } from "./planted-schema.js";

const notes = `# Notes on walls.

fragment NoteParts on Note { id body state tags rows author { id name } }
fragment Colored on Place { ... on Wall { color } ... on Door { color } }
query NotesOne($id: ID!, $isLong: Boolean = true) {
  note(id: $id) {
    ...NoteParts
    author { friend { name } }
    exact: score
    score(isRounded: true)
    createdAt @include(if: $isLong)
    place { __typename ...Colored ... on Wall { height } ... on Door { isOpen } }
  }
}
query NotesCount { noteCount }
query NotesPlace($name: String!) { place(name: $name) { __typename ...Colored } }
query NotesList($state: NoteState, $last: Int = 10, $before: String) {
  notes(state: $state, last: $last, before: $before) { nodes { ...NoteParts } pageInfo { startCursor hasPreviousPage } }
}
query NotesOf($personId: ID!, $first: Int, $after: String) {
  person(id: $personId) {
    notes(first: $first, after: $after) { nodes { ...NoteParts score } pageInfo { endCursor hasNextPage } }
  }
}
query NotesSearch($input: NoteSearchInput!, $order: String, $first: Int, $after: String) {
  noteSearch(input: $input, order: $order, first: $first, after: $after) {
    nodes { id }
    pageInfo { endCursor hasNextPage }
  }
}
mutation NotesWrite($input: WriteNoteInput!) {
  writeNote(input: $input) {
    __typename
    ... on WriteNoteSuccess { note { ...NoteParts } }
    ... on Refusal { refusalMessage: message }
    ... on NoteTooLong { limit }
  }
}
mutation NotesMove($input: MoveNoteInput!) {
  moveNote(input: $input) {
    __typename
    ... on MoveNoteSuccess { note { id } }
    ... on Refusal { refusalMessage: message }
    ... on NoteTooLong { limit }
  }
}
mutation NotesTear($input: TearNoteInput!) { tearNote(input: $input) { __typename ... on TearNoteSuccess { noteId } } }
subscription NotesFollow($noteId: ID!, $after: String) {
  noteEvents(noteId: $noteId, after: $after) {
    __typename
    ... on StreamEvent { cursor }
    ... on StreamReset { resetReason: reason }
    ... on StreamEnded { endReason: reason }
    ... on NoteWritten { note { ...NoteParts } }
  }
}
subscription NotesSignals($noteId: ID!) { noteSignals(noteId: $noteId) { __typename ... on Glance { person { id name } } } }
`;

const files = generate({ schema: plantedSchema, operations: { notes }, home: null });
const before = `import type { Core } from "../core/core.js";
import { isRefusal } from "../core/errors.js";
import * as all from "./notes.js";
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const use = async (core: Core) => {
  const notes = all.notes(core);
`;

/** What the compiler says of a program that uses the planted domain. */
const faultsOfUse = (program: string) => faultsOf(new Map([...files, ["use.ts", `${before}${program}\n};\n`]]));

test("everything that is generated compiles: merged fields, unions, aliases, directives, defaults", () => {
  expect(faultsOf(files)).toEqual([]);
});

test("every query of the product's schema can be asked for all there is below it, and that compiles", () => {
  const schema = printSchema(committedSchema());
  // Sessions go both ways, and a page goes one.
  const queries = rootFields(committedSchema()).filter(({ kind, name }) => kind === "query" && name !== "sessions");
  const all = queries.map(({ name, document }) =>
    document.replace("query", `query All${name.charAt(0).toUpperCase()}${name.slice(1)}`),
  );
  const operations = { all: all.join("\n") };
  expect(faultsOf(generate({ schema, operations, home: null }))).toEqual([]);
});

test("a result has the fields that were selected, with their lists and nulls, and nothing else", () => {
  expect(
    faultsOfUse(`
      const note = await notes.one("n1");
      if (!note) return;
      const id: Same<typeof note.id, string> = true;
      const body: Same<typeof note.body, string | null> = true;
      const rows: Same<typeof note.rows, readonly (readonly (number | null)[])[] | null> = true;
      const at: Same<typeof note.createdAt, string | undefined> = true;
      const author: Same<keyof typeof note.author, "id" | "name" | "friend"> = true;
      const friend: string | undefined = note.author.friend?.name;
      const scores: number = note.exact + note.score;
      const count: Same<Awaited<ReturnType<typeof notes.count>>, number> = true;
      return [id, body, rows, at, author, friend, scores, count];
    `),
  ).toEqual([]);
  expect(faultsOfUse('return (await notes.one("n1"))?.streamCursor;')).toEqual([
    expect.stringContaining("Property 'streamCursor' does not exist"),
  ]);
});

test("members of a union are told apart by their names", () => {
  expect(
    faultsOfUse(`
      const place = (await notes.one("n1"))?.place;
      if (place?.__typename === "Wall") return place.height + place.color.length;
      const door: boolean | undefined = place?.isOpen;
      return door;
    `),
  ).toEqual([]);
});

test("an enum is open in results and closed in what is given", () => {
  expect(
    faultsOfUse(`
      const state: string | undefined = (await notes.one("n1"))?.state;
      for await (const note of notes.list({ state: "OPEN" })) if (note.state === "DRAFT") return note.tags;
      return state;
    `),
  ).toEqual([]);
  expect(faultsOfUse('return notes.list({ state: "GONE" });')).toEqual([
    expect.stringContaining(`Type '"GONE"' is not assignable`),
  ]);
});

test("a refusal is told from the success, and by its code has its facts", () => {
  expect(
    faultsOfUse(`
      const moved = await notes.move({ noteId: "n1", wallId: "w1" });
      if (!isRefusal(moved)) return moved.note.id;
      if (moved.code === "NOTE_TOO_LONG") return moved.limit;
      const unknown: Same<typeof moved.code, "UNKNOWN"> = true;
      return [unknown, moved.typeName, moved.message];
    `),
  ).toEqual([]);
});

test("a refusal that the document does not name is an unknown one", () => {
  expect(faultsOfUse('const sent = await notes.write("w1", { body: "a" }); if ("refused" in sent) sent.note;')).toEqual(
    [expect.stringContaining("Property 'note' does not exist on type 'UnknownRefusal")],
  );
});

test("events are told apart by their type, with those that the stream and a newer server say", () => {
  expect(
    faultsOfUse(`
      for await (const event of notes.follow("n1", { after: null })) {
        const types: Same<typeof event.type, "NoteWritten" | "StreamReset" | "StreamEnded" | "Unknown"> = true;
        const cursor: string = event.cursor;
        if (event.type === "NoteWritten") return event.note.body;
        if (event.type === "Unknown") return event.typeName;
        return [types, cursor, event.reason];
      }
      for await (const signal of notes.signals("n1")) if (signal.type === "Glance") return signal.person.name;
      return null;
    `),
  ).toEqual([]);
});

test("what is sent is shown as far as it is known: all of its input with the client's id", () => {
  expect(
    faultsOfUse(`
      const { local } = notes.write("w1", { body: "a", clientId: "mine" });
      const words: string = local.wallId + local.body + local.clientId + local.createdAt;
      const reply: string | null | undefined = local.replyToId;
      return [words, reply];
    `),
  ).toEqual([]);
});

/** Calls that must not compile, and a part of what the compiler says. */
const misuses: readonly (readonly [call: string, fault: string])[] = [
  ["notes.one()", "Expected 1-3 arguments"],
  ['notes.write("w1", {})', "Property 'body' is missing"],
  ['notes.write("w1", { body: "a", wallId: "w2" })', "'wallId' does not exist"],
  ['notes.move("n1", { wallId: "w1" })', "Expected 1 arguments"],
  ["notes.tear()", "Expected 1-2 arguments"],
  ['notes.of("p1", { first: 10 })', "'first' does not exist in type 'PageOptions'"],
  ["notes.search({ states: [] })", "Property 'authorId' is missing"],
  ['notes.follow("n1", { cursor: "c" })', "'cursor' does not exist"],
];

test("what is missing, too much or in the wrong place does not compile", () => {
  const faults = faultsOfUse(misuses.map(([call]) => `${call};`).join("\n"));
  expect(faults).toEqual(misuses.map(([, fault]) => expect.stringContaining(fault)));
});

test("an object of which nothing is required may be left out, and what is optional may be null", () => {
  expect(
    faultsOfUse(`
      await notes.tear("n1");
      await notes.tear("n1", { reason: null });
      return [notes.list(), notes.list({ state: null }, { pageSize: 5 }), notes.search({ authorId: "p1", order: "new" })];
    `),
  ).toEqual([]);
});

test("a document knows what it takes and what the server answers, name by name", () => {
  expect(
    faultsOfUse(`
      const answer = (document: typeof all.NotesMoveDocument) => document.__apiType;
      const data = answer(all.NotesMoveDocument)?.({ input: { noteId: "n1", wallId: "w1" } });
      if (data?.moveNote.__typename === "NoteTooLong") return data.moveNote.refusalMessage + data.moveNote.limit;
      return data?.moveNote.note.id;
    `),
  ).toEqual([]);
});

test("a list takes a free selection only where the client would find its nodes, and loses no fragment by it", () => {
  const page = "pageInfo { endCursor hasNextPage }";
  const isFree = (selection: string, more = "") => {
    const list = `query NotesList($first: Int, $after: String) { notes(first: $first, after: $after) { ${selection} } } ${more}`;
    const written = generate({ schema: plantedSchema, operations: { notes: list }, home: null });
    expect(faultsOf(written)).toEqual([]);
    return written.get("notes.ts")?.includes("  list<const S");
  };
  expect(isFree(`nodes { id } ${page}`)).toBe(true);
  expect(isFree(`nodes { ...Parts } ${page}`, "fragment Parts on Note { id }")).toBe(true);
  expect(isFree("...Page", `fragment Page on NoteConnection { nodes { id } ${page} }`)).toBe(false);
  expect(isFree("nodes { id } pageInfo { ...Place }", "fragment Place on PageInfo { endCursor hasNextPage }")).toBe(
    false,
  );
  expect(isFree(`nodes { id } nodes { body } ${page}`)).toBe(false);
  expect(isFree(`edges { node { author { notes { nodes { id } } } } } nodes { id } ${page}`)).toBe(false);
});

test("what fragments say is merged where one leaves out what another has, and without what the client says itself", () => {
  const operations = {
    notes: `
      fragment Always on Note { id body }
      fragment Sometimes on Note { id body @include(if: $isLong) state @include(if: $isLong) }
      fragment TooLong on NoteTooLong { __typename refusalMessage: message limit }
      fragment Moved on MoveNoteSuccess { __typename note { id } }
      query NotesOne($id: ID!, $isLong: Boolean!) { note(id: $id) { ...Always ...Sometimes } }
      mutation NotesMove($input: MoveNoteInput!) {
        moveNote(input: $input) { __typename ... on Refusal { refusalMessage: message } ...Moved ...TooLong }
      }`,
  };
  const program = `${before}
    const note = await notes.one("n1", { isLong: true });
    const body: string | null | undefined = note && note.body;
    const isThere: Same<NonNullable<typeof note>["body"], string | null> = true;
    const moved = await notes.move({ noteId: "n1", wallId: "w1" });
    if (!isRefusal(moved)) return moved.__typename;
    return [body, isThere, moved.code === "NOTE_TOO_LONG" ? moved.refusalMessage : null];
  };`;
  const all = generate({ schema: plantedSchema, operations, home: null });
  expect(faultsOf(all)).toEqual([]);
  expect(faultsOf(new Map([...all, ["use.ts", program]]))).toEqual([
    expect.stringContaining("Property '__typename' does not exist"),
    expect.stringContaining("Property 'refusalMessage' does not exist"),
  ]);
});

test("descriptions come along, and none can end its comment", () => {
  const text = files.get("notes.ts") ?? "";
  expect(text).toContain("/** Notes on walls. */\nexport const notes");
  expect(text).toContain("The words; null once *\\/ gone.");
  expect(text).toContain("* - `NOTE_TOO_LONG`: The note is too long.");
  expect(files.get("types.ts")).toContain("- `DRAFT`: Being written.");
});

test("a method says from which end it is read, and from where it is followed", () => {
  const text = files.get("notes.ts") ?? "";
  const end = "Read from the end: a loop gives the last one first.";
  expect(text).toContain(`  /**\n   * All notes.\n   *\n   * ${end}\n   */\n  list(`);
  expect(text.split(end)).toHaveLength(2);
  expect(text).toContain(
    "   * @param noteId Which.\n   * @param options `after`: From where; null is now.\n   */\n  follow(",
  );
});

test("what is going away says so, with what to take instead", () => {
  const schema = plantedSchema
    .replace('body: String "How far."', 'body: String @deprecated(reason: "Until 2027-01-01: take `tags`.") "How far."')
    .replace("first: Int\n): NoteConnection!", '$& @deprecated(reason: "Search them.")')
    .replace("noteCount: Int!", 'noteCount: Int! @deprecated(reason: "Count them.")');
  const text = generate({ schema, operations: { notes } }).get("notes.ts") ?? "";
  expect(text).toContain("* @deprecated Until 2027-01-01: take `tags`.\n   */\n  readonly body:");
  expect(text).toContain("* @deprecated Count them.\n   */\n  count(): Promise<number>;");
  expect(text).toContain("* @deprecated Search them.\n   */\n  of(");
});

test("a generated file takes nothing but types from anywhere", () => {
  for (const text of files.values()) expect(text).not.toMatch(/^import (?!type )/m);
});

test("a portal's file takes the client's own types from the package", () => {
  const text = generate({ schema: plantedSchema, operations: { notes } }).get("notes.ts") ?? "";
  const homes = [...text.matchAll(/from "([^"]+)"/g)].map(([, home]) => home);
  expect(homes).toEqual(["@ithaca/client", "./types.js"]);
});
