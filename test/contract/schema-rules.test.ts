import { expect, test } from "@jest/globals";
import { buildSchema } from "graphql";
import { schemaRules } from "../../client-sdk/generate/schema-rules.mjs";
import { committedSchema } from "../../scripts/gates/contract.mjs";

const refusal = "interface Refusal { message: String! }";
const stream = ["StreamReady", "StreamReset", "StreamCaughtUp", "StreamEnded"];
const streamTypes = `interface StreamEvent { cursor: String! }
  ${stream.map(name => `type ${name} implements StreamEvent { cursor: String! }`).join("\n")}`;

/** For each rule, schemas that break it, each with the words that name the fault. */
const breaches: Record<string, readonly (readonly [sdl: string, fault: string])[]> = {
  S1: [
    ["type Query { people: [Person!]! } type Person { id: ID! }", "Query.people is a plain list"],
    ["type Person { id: ID! friends: [Person!]! }", "Person.friends is a plain list"],
    ["type PersonConnection { nodes: [String!]! }", "PersonConnection.edges is missing"],
    [
      "type Query { people: PersonConnection! } type PersonConnection { nodes: [Int!]! }",
      "Query.people takes no first",
    ],
  ],
  S2: [
    [`${streamTypes} type Subscription { events: Event! } union Event = StreamReady`, "takes no after: String"],
    [`${streamTypes} type Subscription { events(after: String): Event! } union Event = StreamReady`, "StreamReset"],
    [
      `${streamTypes} type Subscription { events(after: String): Event! }
       union Event = ${stream.join(" | ")} | Posted type Posted { id: ID! }`,
      "Posted, a member of Event, does not implement StreamEvent",
    ],
  ],
  S3: [
    ["type Mutation { rename(name: String): RenameResult! } type RenameResult { ok: Int }", "else than one input"],
    ["input In { a: Int } type Mutation { rename(input: In!): Boolean }", "does not return RenameResult!"],
    [
      `${refusal} input In { a: Int } type Mutation { rename(input: In!): RenameResult! }
       union RenameResult = RenameSuccess | TooLong type RenameSuccess { a: Int } type TooLong { limit: Int }`,
      "TooLong, a member of RenameResult, does not implement Refusal",
    ],
  ],
  S4: [
    [
      `input In { text: String! } type Mutation { sendNote(input: In!): SendNoteResult! } type Note { id: ID! }
       union SendNoteResult = SendNoteSuccess type SendNoteSuccess { note: Note! }`,
      "creates a Note and takes no clientId",
    ],
    [
      `input In { clientId: String } type Mutation { sendNote(input: In!): SendNoteResult! }
       union SendNoteResult = SendNoteSuccess type SendNoteSuccess { a: Int }`,
      "clientId is not ID!",
    ],
  ],
  S5: [
    ["type Note { personId: String! }", "Note.personId is String, not ID"],
    ["type Note { sentAt: String! }", "Note.sentAt is String, not DateTime"],
    ["type Note { onDate: String! }", "Note.onDate is String, not Date"],
    ["type Person { timeZone: String! }", "Person.timeZone is String, not TimeZone"],
    ["enum Stage { earlyCareer }", "Stage.earlyCareer is not SCREAMING_SNAKE"],
  ],
  S6: [
    ["type Note { body: String! }", "Note has no description"],
    ['"A note." type Note { body: String! }', "Note.body has no description"],
    ['"A note." type Note { "The text." body: String }', "does not say what null means"],
    ['"A note." type Note { "The text." body(short: Boolean): String! }', "Note.body(short:) has no description"],
    ['"A stage." enum Stage { EARLY }', "Stage.EARLY has no description"],
    ['"An input." input In { text: String! }', "In.text has no description"],
  ],
  S7: [
    ["type NoteData { a: Int }", "NoteData ends in a word that says nothing"],
    ["type Note { a: Int } type NOTE { a: Int }", "differ only in case"],
  ],
  S8: [
    [
      "input In { noteId: ID! } type Note { id: ID! } type Mutation { pin(input: In!): Boolean }",
      "Note has no viewerCan",
    ],
  ],
  S9: [["scalar JSON", "JSON is a scalar without a shape"]],
  S10: [["type Subscription { noteEvents(after: String): Int } type Note { id: ID! }", "has no streamCursor"]],
};

const numberOf = (name: string) => name.split(" ")[0] ?? "";

test.each(schemaRules)("the committed schema keeps rule $name", ({ faults }) => {
  expect(faults(committedSchema())).toEqual([]);
});

test.each(schemaRules)("a schema that breaks rule $name is found out", ({ name, faults }) => {
  const planted = breaches[numberOf(name)] ?? [];
  expect(planted.length).toBeGreaterThan(0);
  for (const [sdl, fault] of planted) {
    const found = faults(buildSchema(sdl.includes("type Query") ? sdl : `type Query { a: Int } ${sdl}`));
    expect(found).toContainEqual(expect.stringContaining(fault));
  }
});
