import {
  type DefinitionNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import type { FaultCode } from "../kernel/fault.js";
import { type Cost, Scales } from "./guard-cost.js";

/** How large a document may be, on either transport. Counts are of one operation with all its fragments unfolded. */
export interface GuardLimits {
  readonly maxTokens: number;
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxFields: number;
  readonly maxDirectives: number;
  /** Fragment spreads and inline fragments. */
  readonly maxFragments: number;
  /** Depth below `__schema` and `__type`; the standard introspection query is 15 deep. */
  readonly maxIntrospectionDepth: number;
  /** Whether the schema may be asked about itself. Off, error messages suggest no names of it either. */
  readonly introspection: boolean;
}

export const defaultGuardLimits: GuardLimits = {
  maxTokens: 1_000,
  maxDepth: 10,
  maxAliases: 15,
  maxFields: 300,
  maxDirectives: 50,
  maxFragments: 100,
  maxIntrospectionDepth: 20,
  introspection: false,
};

/** A document that may be executed, or the errors that say why not; each carries its code. */
export type Guarded = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

/** The one judge of documents for HTTP and WebSocket: parses, weighs and only then validates. Never throws. */
export function guardDocument(schema: GraphQLSchema, source: string, limits: GuardLimits): Guarded {
  let document: DocumentNode;
  try {
    document = parse(source, { maxTokens: limits.maxTokens });
  } catch (error) {
    return { errors: [syntaxError(error, limits)] };
  }
  const refused = weigh(document, limits);
  if (refused) return { errors: [refused] };
  const errors = check(schema, document, limits);
  return errors.length === 0 ? { document } : { errors: errors.map(error => withCode("BAD_INPUT", error)) };
}

function check(schema: GraphQLSchema, document: DocumentNode, limits: GuardLimits): readonly GraphQLError[] {
  try {
    return validate(schema, document, specifiedRules, { maxErrors: 20, hideSuggestions: !limits.introspection });
  } catch (error) {
    return [error instanceof GraphQLError ? error : complaint("BAD_INPUT", "The document cannot be validated.")];
  }
}

function syntaxError(error: unknown, limits: GuardLimits): GraphQLError {
  if (!(error instanceof GraphQLError)) return complaint("BAD_INPUT", "The document cannot be read.");
  // The parser says this with a syntax error like any other; its words are all there is to tell it by.
  if (error.message.startsWith("Syntax Error: Document contains more")) {
    return complaint("TOO_COMPLEX", `The document has more than ${limits.maxTokens} tokens.`);
  }
  return withCode("BAD_INPUT", error);
}

function weigh(document: DocumentNode, limits: GuardLimits): GraphQLError | null {
  const scales = new Scales(document);
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) {
      // An unused fragment executes nothing, but the rules that would say so walk it first.
      const ofIntrospection = node.typeCondition.name.value.startsWith("__");
      const cost = scales.fragment(node.name.value);
      const excess = tooMuch(ofIntrospection ? asIntrospection(cost) : cost, limits);
      if (excess) return complaint("TOO_COMPLEX", excess);
    }
    if (node.kind === Kind.OPERATION_DEFINITION) {
      const cost = scales.weigh(node.selectionSet);
      cost.directives += node.directives?.length ?? 0;
      const excess = tooMuch(cost, limits);
      if (excess) return complaint("TOO_COMPLEX", excess);
    }
  }
  if (scales.cycle !== null) return complaint("BAD_INPUT", `Fragment "${scales.cycle}" contains itself.`);
  if (scales.introspects && !limits.introspection) {
    return complaint("BAD_INPUT", "Introspection is switched off on this server.");
  }
  // graphql-js 16.15 throws while validating such a root field, and again while executing it.
  if (document.definitions.some(node => isSubscription(node) && scales.hasConditionalRoot(node.selectionSet))) {
    return complaint("BAD_INPUT", "The root field of a subscription takes no @skip or @include.");
  }
  return null;
}

const isSubscription = (node: DefinitionNode): node is OperationDefinitionNode =>
  node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.SUBSCRIPTION;

const asIntrospection = (cost: Cost): Cost => ({
  ...cost,
  depth: 0,
  introspectionDepth: Math.max(cost.depth, cost.introspectionDepth),
});

function tooMuch(cost: Cost, limits: GuardLimits): string | null {
  if (cost.depth > limits.maxDepth) return `The operation is more than ${limits.maxDepth} fields deep.`;
  if (cost.introspectionDepth > limits.maxIntrospectionDepth) {
    return `The introspection is more than ${limits.maxIntrospectionDepth} fields deep.`;
  }
  if (cost.aliases > limits.maxAliases) return `The operation has more than ${limits.maxAliases} aliases.`;
  if (cost.fields > limits.maxFields) return `The operation has more than ${limits.maxFields} fields.`;
  if (cost.directives > limits.maxDirectives) return `The operation has more than ${limits.maxDirectives} directives.`;
  if (cost.fragments > limits.maxFragments) {
    return `The operation spreads more than ${limits.maxFragments} fragments.`;
  }
  return null;
}

const complaint = (code: FaultCode, message: string) => new GraphQLError(message, { extensions: { code } });

const withCode = (code: FaultCode, { message, nodes, source, positions }: GraphQLError) =>
  new GraphQLError(message, { nodes, source, positions, extensions: { code } });
