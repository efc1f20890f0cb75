import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  Kind,
  type SelectionSetNode,
  visit,
} from "graphql";

/** What somebody asks of a subscription's root field, as far as it tells whether others ask the same. */
export interface LiveQuestion {
  readonly field: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The coerced variables as text, without the one that only says where to go on from. */
  readonly variablesKey: string;
}

interface Root {
  readonly node: FieldNode;
  /** The variable that is the root field's `after` and nothing else; null when there is none. */
  readonly afterVariable: string | null;
}

/** Roots of documents seen, as long as the documents are remembered. */
const roots = new WeakMap<DocumentNode, Map<string, Root | null>>();

/** Reads a subscription's question; null when the text has none, errors when the variables do not fit. */
export function readQuestion(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): LiveQuestion | { readonly errors: readonly GraphQLError[] } | null {
  const operation = getOperationAST(document, operationName);
  const root = rootOf(document, operationName ?? "");
  const definition = root && schema.getSubscriptionType()?.getFields()[root.node.name.value];
  if (!operation || !root || !definition) return null;
  const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  if (errors) return { errors };
  const args = getArgumentValues(definition, root.node, coerced);
  const shared = Object.entries(coerced).filter(([name]) => name !== root.afterVariable);
  return { field: definition.name, args, variablesKey: canonical(Object.fromEntries(shared)) };
}

function rootOf(document: DocumentNode, operationName: string): Root | null {
  const known = roots.get(document) ?? new Map<string, Root | null>();
  roots.set(document, known);
  const found = known.get(operationName);
  if (found !== undefined) return found;
  const read = readRoot(document, operationName);
  known.set(operationName, read);
  return read;
}

function readRoot(document: DocumentNode, operationName: string): Root | null {
  const operation = getOperationAST(document, operationName || null);
  if (!operation) return null;
  const fragments = new Map(
    document.definitions.flatMap(definition =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const node = firstField(operation.selectionSet, fragments);
  if (!node) return null;
  const after = node.arguments?.find(argument => argument.name.value === "after")?.value;
  const name = after?.kind === Kind.VARIABLE ? after.name.value : null;
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable: variable => {
      if (variable.name.value === name) uses += 1;
    },
  });
  return { node, afterVariable: uses === 1 ? name : null };
}

/** The one root field, which may stand in a fragment. */
function firstField(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): FieldNode | null {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) return selection;
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments.get(selection.name.value)?.selectionSet;
    const found = inner && firstField(inner, fragments);
    if (found) return found;
  }
  return null;
}

/** JSON with sorted keys, so that the same variables read the same. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
