import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { getIntrospectionQuery, parse } from "graphql";
import { Scales } from "../../server/http/guard-cost.js";
import { defaultGuardLimits, guardDocument } from "../../server/http/guard-document.js";
import { schema } from "./room.js";

const production = defaultGuardLimits;
const development = { ...defaultGuardLimits, introspection: true };

/** Code and words of the first error; null for a document that may be executed. */
function verdict(source: string, limits = production) {
  const guarded = guardDocument(schema, source, limits);
  if ("document" in guarded) return null;
  const [first] = guarded.errors;
  return { code: first?.extensions.code, message: first?.message };
}

const nested = (depth: number) => `{ person ${"{ friend ".repeat(depth - 2)}{ name }${" }".repeat(depth - 2)} }`;
const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, n) => `a${n}: hello`).join(" ")} }`;
const tokens = (count: number) => `{ ${"hello ".repeat(count - 2)}}`;

test("ten fields deep passes and eleven does not", () => {
  expect(verdict(nested(10))).toBeNull();
  expect(verdict(nested(11))).toMatchObject({
    code: "TOO_COMPLEX",
    message: expect.stringContaining("10 fields deep"),
  });
});

test("fifteen aliases pass and sixteen do not", () => {
  expect(verdict(aliases(15))).toBeNull();
  expect(verdict(aliases(16))).toMatchObject({ code: "TOO_COMPLEX" });
});

test("three hundred fields pass and one more does not", () => {
  expect(verdict(`{ ${"hello ".repeat(300)} }`)).toBeNull();
  expect(verdict(`{ ${"hello ".repeat(301)} }`)).toMatchObject({ code: "TOO_COMPLEX" });
});

test("a document of 1,001 tokens is refused by the parser itself", () => {
  expect(verdict(tokens(1_001))).toMatchObject({
    code: "TOO_COMPLEX",
    message: "The document has more than 1000 tokens.",
  });
  expect(verdict(tokens(1_000))?.message).not.toContain("tokens");
});

test("directives and fragment spreads have limits of their own", () => {
  expect(verdict(`{ hello ${"@include(if: true) ".repeat(51)} }`)).toMatchObject({ code: "TOO_COMPLEX" });
  expect(verdict(`{ ${"... { hello } ".repeat(101)} }`)).toMatchObject({ code: "TOO_COMPLEX" });
  expect(verdict(`query Q ${"@skip(if: true) ".repeat(51)} { hello }`)).toMatchObject({ code: "TOO_COMPLEX" });
});

test("what fragments hide is counted where they are spread", () => {
  expect(verdict(`{ person { ...A } } fragment A on Person ${nested(11).slice(9, -2)}`)).toMatchObject({
    code: "TOO_COMPLEX",
  });
  const eight = Array.from({ length: 8 }, (_, n) => `a${n}: hello`).join(" ");
  expect(verdict(`{ ...A ...B } fragment A on Query { ${eight} } fragment B on Query { ...A }`)).toMatchObject({
    code: "TOO_COMPLEX",
  });
});

test("a bomb of fragments that double each other is weighed in as many steps as it has nodes", () => {
  const bomb = (levels: number) =>
    `{ ...F0 } ${Array.from({ length: levels }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(" ")} fragment F${levels} on Query { hello }`;
  const stepsOf = (levels: number) => {
    const document = parse(bomb(levels));
    const scales = new Scales(document);
    for (const node of document.definitions)
      if ("selectionSet" in node && node.selectionSet) scales.weigh(node.selectionSet);
    return scales.steps;
  };
  expect(stepsOf(80) / stepsOf(40)).toBeLessThan(2.1);
  expect(verdict(bomb(60))).toMatchObject({ code: "TOO_COMPLEX" });
});

test("fragments in a circle are refused before any rule walks them", () => {
  const circle = "{ ...A } fragment A on Query { ...B hello } fragment B on Query { ...A }";
  expect(verdict(circle)).toEqual({ code: "BAD_INPUT", message: 'Fragment "A" contains itself.' });
  expect(verdict("{ hello } fragment A on Query { ...A }")).toMatchObject({ code: "BAD_INPUT" });
});

test("a fragment that nobody defined is a mistake, not a crash", () => {
  expect(verdict("{ ...Nowhere }")).toMatchObject({ code: "BAD_INPUT", message: 'Unknown fragment "Nowhere".' });
});

test("a syntax error and an unknown field are bad input with their place", () => {
  expect(verdict("{ hello")).toMatchObject({ code: "BAD_INPUT", message: expect.stringContaining("Syntax Error") });
  const guarded = guardDocument(schema, "{ nothing }", production);
  expect("errors" in guarded && guarded.errors[0]?.locations).toEqual([{ line: 1, column: 3 }]);
});

test("the standard introspection query is answered in development and refused in production", () => {
  expect(verdict(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }), development)).toBeNull();
  expect(verdict(getIntrospectionQuery())).toEqual({
    code: "BAD_INPUT",
    message: "Introspection is switched off on this server.",
  });
  expect(verdict('{ t: __type(name: "Person") { name } }')).toMatchObject({ code: "BAD_INPUT" });
  expect(verdict("{ ...F } fragment F on Query { __schema { queryType { name } } }")).toMatchObject({
    code: "BAD_INPUT",
  });
  expect(verdict("{ __typename hello }")).toBeNull();
});

test("introspection is at most twenty deep even where it is on", () => {
  const ofType = (depth: number) =>
    `{ __type(name: "Person") ${"{ ofType ".repeat(depth - 2)}{ name }${" }".repeat(depth - 2)} }`;
  expect(verdict(ofType(20), development)).toBeNull();
  expect(verdict(ofType(21), development)).toMatchObject({ code: "TOO_COMPLEX" });
});

test("names of the schema are suggested in development only", () => {
  expect(verdict("{ helo }", development)?.message).toContain("Did you mean");
  expect(verdict("{ helo }")?.message).toBe('Cannot query field "helo" on type "Query".');
});

test.each([
  "subscription ($x: Boolean!) { ticks @include(if: $x) }",
  "subscription { ...F @skip(if: true) } fragment F on Subscription { ticks }",
  "subscription ($x: Boolean!) { ...F } fragment F on Subscription { ... { ticks @skip(if: $x) } }",
])("a subscription whose only field may vanish is refused: %s", source => {
  expect(verdict(source)).toMatchObject({ code: "BAD_INPUT", message: expect.stringContaining("@skip") });
});

test("no text makes the guard throw", () => {
  const word = fc.constantFrom(
    "{",
    "}",
    "...",
    "on",
    "F",
    "fragment",
    "query",
    "subscription",
    "hello",
    "person",
    "name",
    "@skip",
    "(",
    ")",
    "if",
    ":",
    "$x",
    "true",
    "a:",
    "__schema",
    "[",
    '"',
    "\u0000",
    "mutation",
    "Query",
    "!",
    "=",
    "&",
    "type",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), words => {
      const guarded = guardDocument(schema, words.join(" "), production);
      return (
        "document" in guarded ||
        guarded.errors.every(({ extensions }) => extensions.code === "BAD_INPUT" || extensions.code === "TOO_COMPLEX")
      );
    }),
    { numRuns: 2_000 },
  );
});
