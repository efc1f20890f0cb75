import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  buildSchema,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  parse,
  validate,
} from "graphql";
import { createExecutor } from "../../server/http/executor.js";
import { Fault } from "../../server/kernel/fault.js";

/** Every kind of place at which a result can be null, be of several types, or fail. */
const schema = buildSchema(`
  interface Node { id: ID!  next: Node }
  type Leaf implements Node { id: ID!  next: Node  size: Int  name: String!  tags: [String!]! }
  type Branch implements Node {
    id: ID!  next: Node  leaves: [Leaf!]  maybe: [Leaf]!  must: Leaf!  either: Either  eithers(first: Int = 2, kind: Kind): [Either!]!
  }
  union Either = Leaf | Branch
  enum Kind { SMALL LARGE }
  input Where { kind: Kind = SMALL  sizes: [Int!] }
  type Query { branch: Branch  sure: Branch!  leaf(where: Where): Leaf  node: Node  either: Either  echo(text: String!): String }
  type Mutation { first(n: Int): Int  second(n: Int): Int }
`);

/** What a resolver does, drawn from the test's seed by the path it stands at, so that both executors meet the same. */
type Deed = "value" | "later" | "null" | "throw" | "later null" | "reject" | "wrong";
interface Luck {
  readonly deeds: readonly Deed[];
  readonly order: string[];
}

function deedAt({ deeds }: Luck, path: string): Deed {
  let hash = 7;
  for (const letter of path) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return deeds[hash % deeds.length] ?? "value";
}

const pathOf = (path: { prev: unknown; key: string | number } | undefined): string =>
  path ? `${pathOf(path.prev as typeof path)}/${path.key}` : "";

const aValueOf = (type: string, at: string): unknown => {
  if (type.startsWith("[")) return [0, 1].map(n => aValueOf(type.slice(1, -1), `${at}/${n}`));
  if (type === "Int") return at.length;
  if (type === "String" || type === "ID") return at;
  const name = ["Node", "Either"].includes(type) ? (at.length % 2 ? "Leaf" : "Branch") : type;
  return { __typename: name };
};

const wrongOf = (type: string): unknown => (type === "Int" ? "no number" : type.startsWith("[") ? "no list" : {});

/** The schema with resolvers that do what luck tells them. */
function lucky(plain: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(plain.getTypeMap())) {
    if (type.name.startsWith("__") || !("getFields" in type) || type.name === "Where" || type.name === "Mutation")
      continue;
    for (const field of Object.values(type.getFields())) {
      if (!("args" in field) || field.name === "echo") continue;
      const shape = String(field.type).replaceAll("!", "");
      field.resolve = (_: unknown, args: object, luck: Luck, { path }: GraphQLResolveInfo) => {
        const at = `${pathOf(path)}${JSON.stringify(args)}`;
        const deed = deedAt(luck, at);
        if (deed === "null") return null;
        if (deed === "throw") throw new Fault("NOT_FOUND", `thrown at ${at}`);
        if (deed === "reject") return Promise.reject(new Fault("RATE_LIMITED", `rejected at ${at}`));
        if (deed === "later null") return Promise.resolve(null);
        const value = deed === "wrong" ? wrongOf(shape) : aValueOf(shape, at);
        return deed === "later" ? Promise.resolve(value) : value;
      };
    }
  }
  const { first, second } = plain.getMutationType()?.getFields() ?? {};
  if (first) first.resolve = async (_, { n }, luck: Luck) => luck.order.push(`first ${n}`);
  if (second) second.resolve = (_, { n }, luck: Luck) => luck.order.push(`second ${n}`);
  const { echo } = plain.getQueryType()?.getFields() ?? {};
  if (echo) echo.resolve = (_, { text }) => text;
  return plain;
}

lucky(schema);

/** Compiled at its first use, so that every test runs the compiled form. */
const compiled = createExecutor(schema, { fromUse: 1, maxCount: 50 });

const codeOf = (error: GraphQLError) =>
  error.originalError instanceof Fault ? error.originalError.code : "of the executor";

const inShort = ({ data, errors }: ExecutionResult) => ({
  data: data === undefined ? "no data" : JSON.parse(JSON.stringify(data)),
  errors: errors?.map(error => {
    // What Apollo Server and others read of an error, beside its words.
    const { path, message, locations, extensions } = error;
    return [codeOf(error), error instanceof GraphQLError, path, message, locations, extensions];
  }),
});

async function both(args: Omit<ExecutionArgs, "schema" | "contextValue">, deeds: readonly Deed[]) {
  expect(validate(schema, args.document)).toEqual([]);
  const [mine, theirs] = [
    await compiled({ schema, ...args, contextValue: { deeds, order: [] } }),
    await execute({ schema, ...args, contextValue: { deeds, order: [] } }),
  ];
  return { mine, theirs };
}

const leaf = fc.constantFrom("id", "name", "size", "tags", "__typename", "a: size", "next { id __typename }");
const condition = fc.constantFrom("", "", "", "@skip(if: $yes)", "@include(if: $yes)", "@include(if: $no)");

/** Selections that are valid on each composite type, some levels deep. */
const { branch, node } = fc.letrec<{ leafs: string; branch: string; either: string; node: string }>(tie => ({
  leafs: fc
    .array(fc.tuple(leaf, condition), { minLength: 1, maxLength: 3 })
    .map(all => ["id", ...all.map(([field, when]) => (field.includes("{") ? field : `${field} ${when}`))].join(" ")),
  branch: fc
    .array(
      fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        fc.constantFrom("id", "__typename"),
        tie("leafs").map(fields => `leaves { ${fields} }`),
        tie("leafs").map(fields => `maybe { ${fields} }`),
        fc.tuple(tie("leafs"), condition).map(([fields, when]) => `must ${when} { ${fields} }`),
        tie("either").map(fields => `either { ${fields} }`),
        tie("either").map(fields => `eithers(kind: $kind) { ${fields} }`),
        tie("node").map(fields => `next { ${fields} }`),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map(fields => fields.join(" ")),
  either: fc
    .tuple(tie("leafs"), tie("branch"))
    .map(([a, b]) => `__typename ... on Leaf { ${a} } ... on Branch { ${b} }`),
  node: fc.tuple(tie("leafs"), tie("branch")).map(([a, b]) => `id ... on Leaf { ${a} } ... on Branch { ${b} }`),
}));

const operation = fc.tuple(branch, branch, node).map(
  ([a, b, c]) =>
    `query Q($yes: Boolean! = true, $no: Boolean! = false, $kind: Kind) {
        branch { ${a} ...F } sure { ${b} } node { ${c} } either { __typename ... on Node { id } }
        v: leaf(where: { kind: $kind }) { id @skip(if: $no) name @include(if: $yes) }
      } fragment F on Branch { id __typename ... on Node { id } }`,
);

describe("a compiled query answers as graphql-js does", () => {
  // Not both at once: in a list, graphql-js 16 leaves a rejection unwatched when a later entry throws.
  const deeds = fc.oneof(
    fc.array(fc.constantFrom<Deed>("value", "value", "value", "null", "throw"), { minLength: 1, maxLength: 40 }),
    fc.array(fc.constantFrom<Deed>("later", "later", "later", "later null", "reject"), { minLength: 1, maxLength: 40 }),
  );

  test("in its data, its nulls and its errors, whatever resolvers give", async () => {
    await fc.assert(
      fc.asyncProperty(operation, deeds, async (source, drawn) => {
        const document = parse(source);
        fc.pre(validate(schema, document).length === 0);
        const { mine, theirs } = await both({ document, variableValues: { kind: "LARGE" } }, drawn);
        expect(inShort(mine)).toEqual(inShort(theirs));
      }),
      { numRuns: 150 },
    );
  });

  test("when a few resolvers fail, or return what the schema does not allow", async () => {
    const document = parse("{ branch { id leaves { id name } must { id } } sure { id maybe { size } } }");
    const clean = await execute({ schema, document, contextValue: { deeds: ["value"], order: [] } });
    expect(clean.errors).toBeUndefined();
    for (const failure of ["throw", "reject", "null", "wrong"] as const) {
      for (let place = 0; place < 30; place += 1) {
        const deeds = Array.from({ length: 30 }, (_, n): Deed => (n === place ? failure : "value"));
        const { mine, theirs } = await both({ document }, deeds);
        expect(inShort(mine)).toEqual(inShort(theirs));
      }
    }
  });

  test.each<[string, string, Record<string, unknown>]>([
    ["a variable that is missing", "query ($text: String!) { echo(text: $text) }", {}],
    ["a variable of the wrong type", "query ($text: String!) { echo(text: $text) }", { text: {} }],
    ["a null where none may be", 'query ($text: String = "a") { echo(text: $text) }', { text: null }],
    ["a value no enum has", "query ($kind: Kind) { leaf(where: { kind: $kind }) { id } }", { kind: "HUGE" }],
    ["what may be left out", 'query ($text: String = "a") { echo(text: $text) }', {}],
    ["the schema itself", '{ __schema { queryType { name } } __type(name: "Leaf") { name fields { name } } }', {}],
    ["nothing at all", "{ __typename @skip(if: true) }", {}],
    ["one field twice", "{ branch { leaves { id } leaves { name } } branch { id } }", {}],
  ])("for %s", async (_, source, variableValues) => {
    const { mine, theirs } = await both({ document: parse(source), variableValues }, ["value"]);
    expect(JSON.parse(JSON.stringify(mine))).toEqual(JSON.parse(JSON.stringify(theirs)));
  });

  test("for one operation of several, chosen by its name", async () => {
    const document = parse('query A { echo(text: "a") } query B { echo(text: "b") }');
    for (const [operationName, data] of [
      ["A", { echo: "a" }],
      ["B", { echo: "b" }],
      ["A", { echo: "a" }],
    ] as const) {
      expect((await compiled({ schema, document, operationName, contextValue: {} })).data).toEqual(data);
    }
    const unnamed = await compiled({ schema, document, contextValue: {} });
    expect(unnamed.errors?.[0]?.message).toMatch(/Must provide operation name/);
  });
});

test("mutations run one after the other, as they stand", async () => {
  const order: string[] = [];
  const document = parse("mutation { a: first(n: 1) b: second(n: 2) c: first(n: 3) d: second(n: 4) }");
  await compiled({ schema, document, contextValue: { deeds: ["value"], order } });
  expect(order).toEqual(["first 1", "second 2", "first 3", "second 4"]);
});

test("an error of graphql's own from a resolver keeps its place and its words", async () => {
  const own = buildSchema("type Query { a: String }");
  const { a } = own.getQueryType()?.getFields() ?? {};
  if (a) {
    a.resolve = () => {
      throw new GraphQLError("mine", { extensions: { code: "SPECIAL" } });
    };
  }
  const document = parse("{ a }");
  const answer = await createExecutor(own, { fromUse: 1, maxCount: 1 })({ schema: own, document });
  expect(JSON.stringify(answer)).toBe(JSON.stringify(await execute({ schema: own, document })));
});
