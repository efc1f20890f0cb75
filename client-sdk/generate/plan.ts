import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  Kind,
  OperationTypeNode,
  type SelectionNode,
} from "graphql";
import { planMutation } from "./plan-mutation.js";
import { planQuery } from "./plan-query.js";
import { planStream } from "./plan-stream.js";
import type { Domain, Operation } from "./read-operations.js";
import type { Selections } from "./select-fields.js";

export interface Planned {
  readonly operation: Operation;
  /** Of the domain: the operation's name without the domain's. */
  readonly method: string;
  /** The one root field. */
  readonly field: GraphQLField<unknown, unknown>;
  readonly selections: readonly SelectionNode[];
}

/** A member of a union, as the document asks for it. */
export interface Member {
  readonly type: GraphQLObjectType;
  readonly selections: readonly SelectionNode[];
}

export interface QueryPlan extends Planned {
  readonly kind: "query";
}

export interface PagesPlan extends Planned {
  readonly kind: "pages";
  /** The field that the document leads to. */
  readonly list: GraphQLField<unknown, unknown>;
  /** Whether it is read from its end, by `$last` and `$before`. */
  readonly isBackward: boolean;
  /** What an entry is, and what is selected of it. */
  readonly node: Member;
  /** Whether the client can put another selection in the place of that. */
  readonly isFree: boolean;
}

export interface MutationPlan extends Planned {
  /** Through the outbox where the input has a `clientId`. */
  readonly kind: "mutate" | "send";
  readonly input: GraphQLInputObjectType;
  readonly success: Member;
  /** Those that the document names; others are unknown refusals. */
  readonly refusals: readonly Member[];
}

export interface StreamPlan extends Planned {
  readonly kind: "follow" | "signals";
  readonly union: GraphQLUnionType;
  /** Those that the document names, without what the client says of the stream itself. */
  readonly events: readonly Member[];
}

export type Plan = QueryPlan | PagesPlan | MutationPlan | StreamPlan;

/** What an operation is by its shape; a word about what is wrong, with the rule of the schema, for one that fits nothing. */
export function plan(
  schema: GraphQLSchema,
  domain: Domain,
  selections: Selections,
  operation: Operation,
): Plan | string {
  const { node } = operation;
  const [first, ...others] = node.selectionSet.selections;
  if (first?.kind !== Kind.FIELD || others.length > 0) {
    return "selects more than one root field, and a method gives one (S3: a mutation is one deed; ask queries one by one)";
  }
  const field = schema.getRootType(node.operation)?.getFields()[first.name.value];
  if (!field) return `selects ${first.name.value}, which is no field of the schema`;
  if (first.alias) return `gives ${field.name} another name, by which the client would not find it`;
  if (first.directives?.length) return `lets a directive leave ${field.name} out, which is all that the method gives`;
  const rest = operation.name.slice(domain.prefix.length);
  const planned: Planned = {
    operation,
    method: rest.charAt(0).toLowerCase() + rest.slice(1),
    field,
    selections: first.selectionSet?.selections ?? [],
  };
  if (node.operation === OperationTypeNode.MUTATION) return planMutation(selections, planned, first);
  if (node.operation === OperationTypeNode.SUBSCRIPTION) return planStream(selections, planned);
  return planQuery(schema, selections, planned, first);
}
