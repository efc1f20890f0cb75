import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  validate,
} from "graphql";
import { type AnySelection, type FieldArguments, withSelection } from "../../client-sdk/src/core/select.js";
import { everyDocument } from "./every-document.js";

const schema = buildSchema(readFileSync(new URL("../../schema/schema.graphql", import.meta.url), "utf8"));
const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(field => under(field));

type AField = GraphQLField<unknown, unknown>;

/** The object that a field leads to; undefined for a leaf. */
function under(field: AField): GraphQLObjectType | undefined {
  const type = getNamedType(field.type);
  return isObjectType(type) ? type : undefined;
}

/** A selection of the type, made of what `choose` says, which gives a number below the one it is given. */
function someSelection(type: GraphQLObjectType, depth: number, choose: (below: number) => number, args: Args) {
  const selection: Record<string, unknown> = {};
  for (const field of Object.values(type.getFields())) {
    const object = under(field);
    if (choose(3) > 0 || (object && depth === 0)) continue;
    if (!object && !isLeafType(getNamedType(field.type)) && !isInterfaceType(getNamedType(field.type))) continue;
    const given: Record<string, unknown> = {};
    for (const { name, type: argumentType } of field.args) {
      const types = args[field.name] ?? {};
      args[field.name] = types;
      // Within a domain a field has its arguments once; here two types may have them differently.
      if ((types[name] ?? String(argumentType)) !== String(argumentType)) continue;
      types[name] = String(argumentType);
      if (isNonNullType(argumentType) || choose(2) === 0) given[name] = "anything";
    }
    const $ = Object.keys(given).length > 0 ? { $: given } : {};
    if (object) selection[field.name] = { ...$, ...someSelection(object, depth - 1, choose, args) };
    else selection[field.name] = Object.keys($).length > 0 ? $ : true;
  }
  return selection;
}

type Args = Record<string, Record<string, string>>;

const documentOf = (field: AField, parts: string) => {
  const header = field.args.map(({ name, type }) => `$${name}:${type}`).join(",");
  const given = field.args.map(({ name }) => `${name}:$${name}`).join(",");
  return `query Of${header && `(${header})`}{${field.name}${given && `(${given})`}{${parts}}}`;
};

/** Whether single fields lead to a list, as the generator sees it. */
function leadsToNodes(document: string): boolean {
  const [operation] = parse(document).definitions;
  let set = operation && "selectionSet" in operation ? operation.selectionSet : undefined;
  while (set) {
    const fields = set.selections.filter(one => one.kind === Kind.FIELD);
    if (fields.some(({ name }) => name.value === "nodes")) return true;
    set = fields.length === 1 && set.selections.length === 1 ? fields[0]?.selectionSet : undefined;
  }
  return false;
}

const faults = (document: string) => validate(schema, parse(document)).map(({ message }) => message);

/** Numbers one after the other, which fast-check can shrink. */
const choices = fc.infiniteStream(fc.nat({ max: 5 }));

describe("a free selection", () => {
  test("is a valid document for every field of the schema, whatever is selected", () => {
    fc.assert(
      fc.property(fc.constantFrom(...roots), choices, (root, stream) => {
        const args: Args = {};
        const choose = (below: number) => Number(stream.next().value) % below;
        const selection = someSelection(under(root) as GraphQLObjectType, 3, choose, args);
        // An object without anything under it but arguments is something that the types do not let pass.
        fc.pre(!/"\$":\{[^{}]*\}\}/.test(JSON.stringify(selection)));
        const printed = withSelection(documentOf(root, "__typename"), false, selection, args);
        expect(faults(printed.document)).toEqual([]);
        const declared = printed.document.match(/\$_\d+(?=:)/g) ?? [];
        expect(declared.map(name => name.slice(1))).toEqual(Object.keys(printed.variables));
      }),
      { numRuns: 300 },
    );
  });

  const documents = everyDocument.filter(([, text]) => text.startsWith("query"));

  test.each(documents)("fits into %s, and leaves a list its pages", (_, document) => {
    const free = withSelection(document, leadsToNodes(document), {}).document;
    expect(faults(free)).toEqual([]);
    expect(free).not.toContain("fragment");
    expect(free.includes("pageInfo{")).toBe(free.includes("nodes{__typename}"));
  });

  const conversation =
    "query ChatConversation($id:ID!,$last:Int,$before:String){conversation(id:$id){id messages(last:$last,before:$before)" +
    "{nodes{...M}pageInfo{hasPreviousPage startCursor}}}}fragment M on Message{id author{...P}}fragment P on Person{id}";

  const printed = (selection: AnySelection, args: FieldArguments = {}, document = conversation, isList = false) =>
    withSelection(document, isList, selection, args);

  test("takes the place of the root field's, without the fragments and variables that nobody uses then", () => {
    expect(printed({ title: true, members: { displayName: true } })).toEqual({
      document: "query ChatConversation($id:ID!){conversation(id:$id){title members{displayName}}}",
      variables: {},
    });
  });

  test("takes the place of the nodes' of a list", () => {
    const document =
      "query ChatMessages($id:ID!,$last:Int){conversation(id:$id){messages(last:$last)" +
      "{pageInfo{hasPreviousPage startCursor}nodes{...M}}}}fragment M on Message{id}";
    expect(printed({ body: true }, {}, document, true).document).toBe(
      "query ChatMessages($id:ID!,$last:Int){conversation(id:$id){messages(last:$last)" +
        "{pageInfo{hasPreviousPage startCursor}nodes{body}}}}",
    );
  });

  test.each([
    ["a list of nodes of its own", false, "{conversation{id messages{nodes{id}}}}", "{conversation{x}}"],
    ["nothing but a list", false, "{conversation{messages{nodes{id}}}}", "{conversation{x}}"],
    ["a name behind an alias", false, "{a:conversation{b:messages{id}}}", "{a:conversation{x}}"],
    ["arguments with brackets", true, "{a{b(c:{d:1}){pageInfo{e}nodes{id}}}}", "{a{b(c:{d:1}){pageInfo{e}nodes{x}}}}"],
    ["aliases", true, "{a:conversation{b:messages{nodes{id}}}}", "{a:conversation{b:messages{nodes{x}}}}"],
  ])("finds its place in a document with %s", (_, isList, before, after) => {
    expect(printed({ x: true }, {}, `query X${before}`, isList).document).toBe(`query X${after}`);
  });

  test("gives arguments as variables, beside those of the document that are still used", () => {
    const document = "query X($id:ID!,$last:Int){conversation(id:$id){messages(last:$last){totalCount}id}}";
    const selection = { messages: { $: { last: 3, before: undefined }, nodes: { id: true } } };
    expect(printed(selection, { messages: { last: "Int", before: "String" } }, document)).toEqual({
      document: "query X($id:ID!,$_0:Int){conversation(id:$id){messages(last:$_0){nodes{id}}}}",
      variables: { _0: 3 },
    });
  });

  test("makes a header where there was none", () => {
    const answer = printed(
      { reactions: { $: { emoji: "+1" } } },
      { reactions: { emoji: "String!" } },
      "query X{me{id}}",
    );
    expect(answer.document).toBe("query X($_0:String!){me{reactions(emoji:$_0)}}");
  });

  test("keeps variables that have the same beginning apart, and brackets in defaults out of the way", () => {
    const document = 'query X($id:ID!,$idea:String=")}",$where:W={a:[1]}){find(id:$id,where:$where,say:"}"){id x}}';
    expect(printed({ y: true }, {}, document).document).toBe(
      'query X($id:ID!,$where:W={a:[1]}){find(id:$id,where:$where,say:"}"){y}}',
    );
  });

  test("takes what is under one member of a union", () => {
    const union = { __typename: true, "... on Task": { title: true } };
    expect(printed(union, {}, "query X{item{id}}").document).toBe("query X{item{__typename ... on Task{title}}}");
  });

  test("asks whether an object is there when nothing of it is selected", () => {
    expect(printed({}, {}, "query X{me{id}}").document).toBe("query X{me{__typename}}");
    expect(printed({ profile: {} }, {}, "query X{me{id}}").document).toBe("query X{me{profile{__typename}}}");
  });

  test.each([
    ["a field", { "id}}mutation{x": true }],
    ["an alias", { "a:id": true }],
    ["a fragment", { "... on Task{id}": { id: true } }],
    ["an argument", { messages: { $: { "last:1)x(a": 1 }, nodes: { id: true } } }],
    ["an argument of nothing", { $: { last: 1 }, id: true }],
  ])("cannot bring text into the document as %s", (_, selection) => {
    expect(() => printed(selection, { messages: { last: "Int" } })).toThrow(TypeError);
  });
});
