import {
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  Kind,
  print,
  type SelectionNode,
} from "graphql";
import type { PagesPlan, Planned, QueryPlan } from "./plan.js";
import { possibleTypes, type Selections } from "./select-fields.js";

const forward = { first: "first", after: "after", fields: ["endCursor", "hasNextPage"] };
const backward = { first: "last", after: "before", fields: ["startCursor", "hasPreviousPage"] };

/** Pages where single fields lead to a Connection; else the value of the root field. */
export function planQuery(
  schema: GraphQLSchema,
  all: Selections,
  planned: Planned,
  root: FieldNode,
): QueryPlan | PagesPlan | string {
  const query: QueryPlan = { ...planned, kind: "query" };
  let field = planned.field;
  let node = root;
  for (;;) {
    const type = getNamedType(field.type);
    if (!isObjectType(type) || isListType(getNullableType(field.type))) return query;
    if (type.name.endsWith("Connection")) break;
    const [only, ...others] = node.selectionSet?.selections ?? [];
    const below = only?.kind === Kind.FIELD && others.length === 0 ? type.getFields()[only.name.value] : undefined;
    if (only?.kind !== Kind.FIELD || !below) return query;
    field = below;
    node = only;
  }
  const [connection] = possibleTypes(schema, field);
  const fields = connection ? all.fieldsOf(connection, node.selectionSet?.selections ?? []) : [];
  const nodes = fields.find(one => one.name === "nodes" && one.field.name === "nodes" && !one.isConditional);
  const info = fields.find(one => one.name === "pageInfo" && !one.isConditional);
  const type = nodes && getNamedType(nodes.field.type);
  if (!isObjectType(type) || !nodes || !info)
    return `selects no nodes and pageInfo of ${field.name} (S1: lists are Connections)`;
  const declared = new Set(planned.operation.node.variableDefinitions?.map(one => one.variable.name.value));
  const way = declared.has("before") || declared.has("last") ? backward : forward;
  for (const name of [way.first, way.after]) {
    const passed = node.arguments?.find(one => one.name.value === name)?.value;
    if (passed?.kind !== Kind.VARIABLE || passed.name.value !== name) {
      return `does not pass ${name}: $${name} to ${field.name} (S1: pages are asked by first and after, or last and before)`;
    }
  }
  if (declared.has("first") && declared.has("last"))
    return "goes forward and backward at once (S1: a page goes one way)";
  const isDefaulted = planned.operation.node.variableDefinitions?.some(
    one => one.variable.name.value === "last" && one.defaultValue,
  );
  // Neither first nor last asks from the beginning, and a page from there has nothing before it.
  if (way === backward && !isDefaulted) return "gives $last no default, and would begin at the wrong end (S1: pages)";
  const isFree = isReplaceable(node.selectionSet?.selections ?? []);
  const [pageInfo] = possibleTypes(schema, info.field);
  const has = new Set(
    pageInfo && all.fieldsOf(pageInfo, info.below).flatMap(one => (one.isConditional ? [] : one.name)),
  );
  const missing = way.fields.filter(name => !has.has(name));
  if (missing.length > 0) return `selects no ${missing.join(" and ")} of pageInfo (S1: pages go on from a cursor)`;
  return {
    ...planned,
    kind: "pages",
    list: field,
    isBackward: way === backward,
    node: { type, selections: nodes.below },
    isFree,
  };
}

/** For a free selection the client takes the first `nodes{` of the text to be these, and leaves all fragments out. */
function isReplaceable(selections: readonly SelectionNode[]): boolean {
  const texts = selections.map(one => print(one));
  const place = texts.findIndex(text => /\bnodes\b/.test(text));
  const others = texts.filter((_, index) => index !== place);
  return /^nodes \{/.test(texts[place] ?? "") && !others.some(text => /^nodes\b|\.\.\.(?! ?on\b)/m.test(text));
}
