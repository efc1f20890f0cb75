import { dirname } from "node:path";
import { expect, test } from "@jest/globals";
import type { GraphQLObjectType } from "graphql";
import { committedSchema } from "../../scripts/gates/contract.mjs";
import { writtenFiles } from "../../scripts/gates/files.mjs";
import { isNode, type Node, walkFiles } from "../../scripts/gates/syntax.mjs";

/**
 * Whoever adds a mutation or a subscription shows who may not use it. Such a test is named after its fields,
 * `policy: sendMessage is for members of the conversation` or `policy: blockPerson and unblockPerson are …`, it is not
 * skipped, and its folder executes the fields it names.
 */
const head = /^policy: (\w+(?:(?:, | and )\w+)*)/;

const fieldsOf = (type: GraphQLObjectType | null | undefined) => Object.keys(type?.getFields() ?? {});
const schema = committedSchema();
const fields = [...fieldsOf(schema.getMutationType()), ...fieldsOf(schema.getSubscriptionType())];
const queries = fieldsOf(schema.getQueryType());
const covered = coveredFields();

test("every mutation and every subscription has a test of who may use it", () => {
  expect(fields.filter(field => !covered.has(field))).toEqual([]);
});

test("a policy test names fields that the schema has", () => {
  expect([...covered].filter(field => ![...fields, ...queries].includes(field))).toEqual([]);
});

/** The fields that running tests name in their title, and that documents in their folder ask. */
function coveredFields(): Set<string> {
  const texts = new Map<string, string>();
  for (const { path, text } of writtenFiles(/^test\/.*\.ts$/)) {
    const folder = dirname(path);
    texts.set(folder, (texts.get(folder) ?? "") + text.replace(/["'`]policy: [^\n]*/g, ""));
  }
  const found = new Set<string>();
  const skipped = new Set<string>();
  walkFiles(/^test\/.*\.test\.ts$/, ({ node }) => {
    skipped.add(skippedTitle(node));
    return null;
  });
  walkFiles(/^test\/(?!contract\/).*\.test\.ts$/, ({ node, path }) => {
    const title = titleOf(node);
    const named = skipped.has(title) ? [] : (head.exec(title)?.[1]?.split(/, | and /) ?? []);
    const text = texts.get(dirname(path)) ?? "";
    for (const field of named) if (new RegExp(`\\b${field}\\b`, "i").test(text)) found.add(field);
    return null;
  });
  return found;
}

/** A text that names a policy test: its title, or one of the titles of a table of tests; none of a skipped test. */
function titleOf(node: Node): string {
  if (node.type === "StringLiteral") return String(node.value);
  return "";
}

/** The title of `test.skip("…")` or `test.todo("…")`. */
function skippedTitle(node: Node): string {
  if (node.type !== "CallExpression" || !isNode(node.callee) || node.callee.type !== "MemberExpression") return "";
  const { property } = node.callee;
  if (!isNode(property) || !/^(skip|todo)$/.test(String(property.value))) return "";
  const [first] = Array.isArray(node.arguments) ? node.arguments : [];
  return isNode(first?.expression) ? titleOf(first.expression) : "";
}
