import { expect, test } from "@jest/globals";
import { CannotGenerate } from "../../client-sdk/generate/cannot-generate.js";
import { generate } from "../../client-sdk/generate/generate.js";
import { createIthaca } from "../../client-sdk/src/index.js";
import { plantedSchema } from "./planted-schema.js";

/** What the generator says of a schema, or of one domain `notes` with these operations. */
function refusal(operations: string, schema = plantedSchema): string {
  try {
    generate({ schema, operations: { notes: operations } });
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const count = "query NotesCount { noteCount }";

test("the planted schema and a plain operation are not refused", () => {
  expect(refusal(count)).toBe("");
});

/** A change of the planted schema that breaks a rule, and the words for it. */
const breaches: readonly (readonly [rule: string, from: string, to: string])[] = [
  ["S1: Query.noteCount is a plain list", "noteCount: Int!", "noteCount: [Note!]!"],
  ["S1: Query.noteSearch takes no after", '"Behind it; null begins." after: String "At most', '"At most'],
  ["S2: Subscription.noteEvents takes no after", '"From where; null is now." after: String', ""],
  ["S2: Glance, a member of NoteSignal", "noteSignals(", "glances("],
  ["S3: Mutation.tearNote does not return", "): TearNoteResult!", "): TearNoteSuccess!"],
  ["S3: NoteTooLong, a member of", "NoteTooLong implements Refusal", "NoteTooLong"],
  ["S4: Mutation.writeNote: clientId is not ID!", "clientId: ID!", "clientId: String"],
  ["S5: Note.createdAt is String", "createdAt: DateTime!", "createdAt: String!"],
  ["S6: Note.body may be null", "The words; null once */ gone.", "The words."],
  ["S7: GlanceInfo", "Glance", "GlanceInfo"],
  ["S8: Note has no viewerCan", "viewerCan: NoteViewerCan!", "can: NoteViewerCan!"],
  ["S9: JSON is a scalar", '"An instant."', '"Anything." scalar JSON "An instant."'],
  ["S10: Note, which Subscription.noteEvents follows", "streamCursor: String!", "place2: String!"],
];

test.each(breaches)("a schema that breaks %s is refused by the rule's name", (words, from, to) => {
  expect(plantedSchema).toContain(from);
  expect(refusal(count, plantedSchema.replaceAll(from, to))).toContain(words);
});

test.each([
  ['{"data":{"__schema":{}}}', "Syntax Error"],
  ["type Query { one: Unknown }", 'Unknown type "Unknown"'],
])("a schema that is none is refused: %s", (schema, words) => {
  expect(refusal(count, schema)).toMatch(/^The schema cannot be read: /);
  expect(refusal(count, schema)).toContain(words);
  expect(() => generate({ schema, operations: { notes: count } })).toThrow(CannotGenerate);
});

const page = "pageInfo { endCursor hasNextPage }";
const stream = `__typename ... on StreamEvent { cursor } ... on StreamReset { resetReason: reason }
  ... on StreamEnded { endReason: reason }`;

/** Operations that fit nothing, with the words for it and the rule. */
const misfits: readonly (readonly [fault: string, operation: string])[] = [
  ["more than one root field, and a method gives one (S3", "query NotesBoth { noteCount note(id: 1) { id } }"],
  ["gives noteCount another name", "query NotesCount { count: noteCount }"],
  [
    "no nodes and pageInfo of notes (S1",
    "query NotesList($first: Int, $after: String) { notes(first: $first, after: $after) { nodes { id } } }",
  ],
  [
    "lets a directive leave noteCount out",
    "query NotesCount($isWanted: Boolean!) { noteCount @include(if: $isWanted) }",
  ],
  [
    "selects no nodes and pageInfo of notes (S1",
    `query NotesList($first: Int, $after: String) { notes(first: $first, after: $after) { nodes @skip(if: true) { id } ${page} } }`,
  ],
  [
    "selects no hasNextPage of pageInfo (S1",
    "query NotesList($first: Int, $after: String) { notes(first: $first, after: $after) { nodes { id } pageInfo { endCursor } } }",
  ],
  [
    "selects no startCursor and hasPreviousPage of pageInfo (S1",
    `query NotesList($last: Int = 9, $before: String) { notes(last: $last, before: $before) { nodes { id } ${page} } }`,
  ],
  [
    "gives $last no default, and would begin at the wrong end (S1",
    `query NotesList($last: Int, $before: String) { notes(last: $last, before: $before) { nodes { id } ${page} } }`,
  ],
  [
    "does not pass after: $after to notes (S1",
    `query NotesList($first: Int) { notes(first: $first) { nodes { id } ${page} } }`,
  ],
  [
    "forward and backward at once (S1",
    `query NotesList($first: Int, $last: Int, $before: String) { notes(first: $first, last: $last, before: $before) { nodes { id } pageInfo { startCursor hasPreviousPage } } }`,
  ],
  [
    "does not take $input alone and pass it on as input (S3",
    "mutation NotesTear($id: ID!) { tearNote(input: { noteId: $id }) { __typename ... on TearNoteSuccess { noteId } } }",
  ],
  [
    "selects nothing of TearNoteResult's success (S3",
    "mutation NotesTear($input: TearNoteInput!) { tearNote(input: $input) { __typename } }",
  ],
  [
    "selects no __typename of tearNote (S3",
    "mutation NotesTear($input: TearNoteInput!) { tearNote(input: $input) { ... on TearNoteSuccess { noteId } } }",
  ],
  [
    "selects no __typename of tearNote (S3",
    "mutation NotesTear($input: TearNoteInput!) { tearNote(input: $input) { __typename @skip(if: true) ... on TearNoteSuccess { noteId } } }",
  ],
  [
    "selects no refusalMessage: message of NoteTooLong (S3",
    "mutation NotesMove($input: MoveNoteInput!) { moveNote(input: $input) { __typename ... on MoveNoteSuccess { note { id } } ... on Refusal { message } } }",
  ],
  [
    "takes no $after: String (S2",
    `subscription NotesFollow($noteId: ID!) { noteEvents(noteId: $noteId) { ${stream} } }`,
  ],
  [
    "selects no cursor of NoteTorn (S2",
    `subscription NotesFollow($noteId: ID!, $after: String) { noteEvents(noteId: $noteId, after: $after) { ${stream.replace("StreamEvent", "NoteWritten").replaceAll("reason", "reason cursor")} ... on StreamReady { cursor } ... on StreamCaughtUp { cursor } } }`,
  ],
  [
    "selects no resetReason: reason of StreamReset (S2",
    `subscription NotesFollow($noteId: ID!, $after: String) { noteEvents(noteId: $noteId, after: $after) { ${stream.replace("resetReason: ", "")} } }`,
  ],
  [
    "selects no endReason: reason of StreamEnded (S2",
    `subscription NotesFollow($noteId: ID!, $after: String) { noteEvents(noteId: $noteId, after: $after) { ${stream.replace("endReason: ", "why: ")} } }`,
  ],
  [
    "selects no __typename of Glance (S2",
    "subscription NotesSignals($noteId: ID!) { noteSignals(noteId: $noteId) { ... on Glance { person { id } } } }",
  ],
];

test.each(misfits)("an operation is refused that %s", (fault, operation) => {
  expect(refusal(operation)).toContain(fault);
});

test("what the schema cannot execute is refused with its line", () => {
  expect(refusal("\n\nquery NotesNone { none }")).toContain('notes.graphql:3 Cannot query field "none"');
  expect(refusal("query {")).toContain("notes.graphql: Syntax Error");
});

test("an operation that is not named after its domain is refused", () => {
  expect(refusal("query Count { noteCount }")).toContain("Count is not named Notes… with the method after it");
  expect(refusal("query Notes { noteCount }")).toContain("Notes is not named Notes… with the method after it");
  expect(refusal("query { noteCount }")).toContain("an operation is not named Notes…");
});

test("names that code cannot have are refused", () => {
  const domain = (name: string) => () => generate({ schema: plantedSchema, operations: { [name]: "" } });
  expect(domain("types")).toThrow("types.graphql: a domain cannot be named types");
  expect(domain("delete")).toThrow("a domain cannot be named delete");
  for (const name of Object.keys(createIthaca({ url: "https://ithaca.example/graphql" }))) {
    expect(domain(name)).toThrow(`a domain cannot be named ${name}`);
  }
  expect(domain("then")).toThrow("a domain cannot be named then");
  expect(domain("my-notes")).toThrow("a domain is named in camelCase");
  expect(refusal("query NotesThen { noteCount }")).toContain("NotesThen would make a promise of the domain");
  expect(refusal("query NotesOne($options: ID!) { note(id: $options) { id } }")).toContain(
    "NotesOne calls a variable $options",
  );
  expect(refusal("query NotesOne($new: ID!) { note(id: $new) { id } }")).toContain("NotesOne calls a variable $new");
  const search = (
    order: string,
  ) => `query NotesSearch($input: NoteSearchInput!, $${order}: String, $first: Int, $after: String) {
    noteSearch(input: $input, order: $${order}, first: $first, after: $after) { nodes { id } ${page} }
  }`;
  expect(refusal(search("options"))).toContain("NotesSearch calls a variable $options");
  expect(refusal(search("default"))).toContain("NotesSearch calls a variable $default");
  expect(refusal(search("authorId"))).toContain("NotesSearch has $authorId beside an $input with a field of that name");
  expect(refusal(search("order"))).toBe("");
});

test("a name that two domains have is refused", () => {
  const fragment = "fragment Parts on Note { id }";
  const operations = {
    notes: `query NotesOne($id: ID!) { note(id: $id) { ...Parts } } ${fragment}`,
    others: `query OthersOne($id: ID!) { note(id: $id) { ...Parts } } ${fragment}`,
  };
  expect(() => generate({ schema: plantedSchema, operations })).toThrow("there is a Parts in notes.graphql, too");
});

test("a fragment of another file is refused, with the word that a file has its own", () => {
  const operations = {
    notes: "query NotesOne($id: ID!) { note(id: $id) { ...Parts } }",
    parts: "fragment Parts on Note { id }",
  };
  const said = (fault: string) => `${fault} A file has the fragments that its operations use, and no others.`;
  expect(() => generate({ schema: plantedSchema, operations })).toThrow(
    [said('notes.graphql:1 Unknown fragment "Parts".'), said('parts.graphql:1 Fragment "Parts" is never used.')].join(
      "\n",
    ),
  );
});

test("what would be named like a type which the file has is refused", () => {
  const operation = "query NotesOne($id: ID!) { note(id: $id) { ...Note } } fragment Note on Note { id }";
  expect(refusal(operation)).toContain("Note is the name of a type already");
  const one = (name: string) => `query Notes${name}($id: ID!) { note(id: $id) { id } }`;
  expect(refusal(`${one("Export")} ${one("ExportData")}`)).toContain("NotesExportData is the name of a type already");
  expect(refusal(one("Domain"))).toContain("NotesDomain is the name of a type already");
});

test("two operations that say different things of one refusal are refused", () => {
  const move = (
    name: string,
    more: string,
  ) => `mutation Notes${name}($input: MoveNoteInput!) { moveNote(input: $input) {
    __typename ... on MoveNoteSuccess { note { id } } ... on Refusal { refusalMessage: message } ... on NoteTooLong { ${more} }
  } }`;
  expect(refusal(`${move("Move", "limit")} ${move("Shift", "refusalMessage: message")}`)).toContain(
    "NotesMove and NotesShift say different things of NoteTooLong",
  );
});

test("a free selection that could not tell two arguments apart is refused", () => {
  const schema = plantedSchema.replace(
    '"Whether it stands open."',
    '"How good." score("Rounded to." isRounded: Int!): Int! "Open."',
  );
  const reached = schema.replace('place: Place "Where', 'place: Place "Its door." door: Door! "Where');
  expect(refusal("query NotesOne($id: ID!) { note(id: $id) { id } }", reached)).toContain(
    "a free selection cannot tell which",
  );
});

test("everything that is wrong is said at once", () => {
  const said = refusal("query NotesBoth { noteCount a: noteCount } query NotesCount { count: noteCount }");
  expect(said.split("\n")).toHaveLength(2);
});
