import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  buildASTSchema,
  executeSync,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  OperationTypeNode,
  parse,
  visit,
} from "graphql";
import { readDocument } from "../../client-sdk/src/testing/read-document.js";
import { shapeAnswer } from "../../client-sdk/src/testing/shape-answer.js";
import { everyDocument } from "./every-document.js";

/** The schema without arguments, since nothing depends on them here, with one of its roots in the place of the queries. */
const schemas = Object.fromEntries(
  ["Query", "Mutation", "Subscription"].map(root => {
    const text = readFileSync(new URL("../../schema/schema.graphql", import.meta.url), "utf8");
    const ast = visit(parse(`schema { query: ${root} }\n${text}`), {
      FieldDefinition: node => ({ ...node, arguments: [] }),
    });
    return [root.toLowerCase(), buildASTSchema(ast)];
  }),
);
const withoutArguments = (document: string) =>
  visit(parse(document), {
    OperationDefinition: node => ({ ...node, operation: OperationTypeNode.QUERY, variableDefinitions: [] }),
    Argument: () => null,
  });

const documents = everyDocument.map(([, text]) => text);

type Source = Record<string, unknown>;

/** Answers every field with something of its type, and writes it down in its object, so that all is there afterwards. */
function inventing(choose: (below: number) => number): GraphQLFieldResolver<Source, unknown> {
  const invent = (type: GraphQLOutputType): unknown => {
    if (!isNonNullType(type) && choose(4) === 0) return null;
    const present = getNullableType(type);
    if (isListType(present)) return Array.from({ length: choose(3) }, () => invent(present.ofType));
    if (isObjectType(present)) return {};
    if (isEnumType(present)) return present.getValues()[0]?.value;
    if (present.name === "Boolean") return choose(2) === 0;
    if (!isAbstractType(present)) return /^(Int|Float)$/.test(present.name) ? choose(1_000) : `text ${choose(1_000)}`;
    const types = schemas.query?.getPossibleTypes(present) ?? [];
    const one = types[choose(types.length)];
    const isRefusal = one?.getInterfaces().some(({ name }) => name === "Refusal");
    return { __typename: one?.name, ...(isRefusal && { refused: true }) };
  };
  return (source, _, __, { fieldName, returnType }) => {
    if (!(fieldName in source)) source[fieldName] = invent(returnType);
    return source[fieldName];
  };
}

test("what is given is shaped by a document as graphql-js shapes it, for all that the SDK asks", () => {
  expect(documents.length).toBeGreaterThan(50);
  fc.assert(
    fc.property(fc.constantFrom(...documents), fc.infiniteStream(fc.nat()), (document, numbers) => {
      const asked = readDocument(document);
      const root: Source = {};
      const { data, errors } = executeSync({
        schema: schemas[asked.kind] as GraphQLSchema,
        document: withoutArguments(document),
        rootValue: root,
        fieldResolver: inventing(below => Number(numbers.next().value) % below),
      });
      expect(errors).toBeUndefined();
      expect(shapeAnswer(asked, Object.values(root)[0])).toEqual(JSON.parse(JSON.stringify(data)));
    }),
    { numRuns: 500 },
  );
});

test("a document is read as people write it: with comments, directives, strings and fragments", () => {
  const asked = readDocument(`
    # What stands here {
    query Of($text: String = "}{", $is: Boolean! = true) @live {
      found: search(text: """ } " ) """, where: { a: [1, -2.5e3], b: $text }) @include(if: $is) {
        ...Parts @skip(if: $is)
        ... @include(if: $is) { id }
        ... on Wall { color }
        on
      }
    }
    fragment Parts on Place { name }
  `);
  const value = { __typename: "Wall", id: "w1", name: "north", color: "white", on: true, more: "than asked" };
  expect([asked.kind, asked.name]).toEqual(["query", "Of"]);
  expect(shapeAnswer(asked, value)).toEqual({ found: { id: "w1", color: "white", on: true } });
  expect(shapeAnswer(asked, { ...value, __typename: "Place" })).toEqual({
    found: { name: "north", id: "w1", on: true },
  });
  expect(shapeAnswer(readDocument("{ a { b } }"), { c: 1 })).toEqual({ a: { b: null } });
});

test.each(["", "query {", "query { a( }", "fragment F on T { a }", "type T { a: Int }"])("%p is no document", text => {
  expect(() => readDocument(text)).toThrow(SyntaxError);
});
