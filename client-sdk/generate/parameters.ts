import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  type TypeNode,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { CannotGenerate } from "./cannot-generate.js";
import type { Plan } from "./plan.js";

/** Something that a method is given. */
export interface Parameter {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly isOptional: boolean;
  readonly description: string | null | undefined;
  readonly deprecationReason: string | null | undefined;
}

/** What a method takes beside options and a selection. */
export interface Parameters {
  /** The id that comes first, when there is exactly one. */
  readonly id: Parameter | null;
  /** All others, which are given in one object. */
  readonly fields: readonly Parameter[];
  /** The input that the object is, or is a part of: the variable `$input` is not seen. Null when it takes none. */
  readonly input: GraphQLInputObjectType | null;
  /** Variables beside `$input` in the object. */
  readonly beside: readonly string[];
}

/** What the client gives by itself, or by options. */
const paging = new Set(["first", "after", "last", "before"]);

export function parametersOf(schema: GraphQLSchema, plan: Plan): Parameters {
  if (plan.kind === "mutate" || plan.kind === "send") return ofMutation(plan.input);
  const hidden = plan.kind === "pages" ? paging : plan.kind === "follow" ? new Set(["after"]) : new Set<string>();
  const variables = variablesOf(schema, plan.operation.node).filter(({ name }) => !hidden.has(name));
  const [id = null, ...moreIds] = variables.filter(({ type }) => String(type) === "ID!");
  const first = moreIds.length > 0 ? null : id;
  const others = variables.filter(one => one !== first);
  const input = others.find(({ name, isOptional }) => name === "input" && !isOptional);
  const type = input && isNonNullType(input.type) ? input.type.ofType : null;
  if (!isInputObjectType(type)) return { id: first, fields: others, input: null, beside: [] };
  const beside = others.filter(one => one !== input);
  const twice = beside.filter(({ name }) => name in type.getFields());
  if (twice.length > 0) {
    throw new CannotGenerate(
      twice.map(({ name }) => `${plan.operation.name} has $${name} beside an $input with a field of that name`),
    );
  }
  return {
    id: first,
    fields: [...beside, ...Object.values(type.getFields()).map(given)],
    input: type,
    beside: beside.map(({ name }) => name),
  };
}

function ofMutation(input: GraphQLInputObjectType): Parameters {
  const [id = null, ...moreIds] = targetsOf(input);
  const first = moreIds.length > 0 ? null : id;
  const fields = Object.values(input.getFields()).filter(({ name }) => name !== first?.name);
  return {
    id: first && given(first),
    // The client makes one when none is given.
    fields: fields.map(field => ({ ...given(field), isOptional: field.name === "clientId" || isOptional(field) })),
    input,
    beside: [],
  };
}

/** Fields of an input that name what it is about, in their order. */
export const targetsOf = (input: GraphQLInputObjectType): GraphQLInputField[] =>
  Object.values(input.getFields()).filter(
    ({ name, type }) => /(^i|I)d$/.test(name) && name !== "clientId" && String(type) === "ID!",
  );

/** The variables of an operation, with the descriptions of the arguments that they are passed to. */
export function variablesOf(schema: GraphQLSchema, node: OperationDefinitionNode): Parameter[] {
  const described = argumentsByVariable(schema, node);
  return (node.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => {
    const { value: name } = variable.name;
    const known = inputTypeFrom(schema, type);
    return {
      name,
      type: known,
      isOptional: type.kind !== Kind.NON_NULL_TYPE || defaultValue !== undefined,
      description: described.get(name)?.description,
      deprecationReason: described.get(name)?.deprecationReason,
    };
  });
}

function inputTypeFrom(schema: GraphQLSchema, node: TypeNode): GraphQLInputType {
  const type = typeFromAST(schema, node);
  if (!isInputType(type)) throw new Error(`A validated operation takes ${String(type)}.`);
  return type;
}

function argumentsByVariable(schema: GraphQLSchema, node: OperationDefinitionNode): Map<string, GraphQLArgument> {
  const info = new TypeInfo(schema);
  const found = new Map<string, GraphQLArgument>();
  const look = {
    Variable({ name }: { readonly name: { readonly value: string } }) {
      const argument = info.getArgument();
      if (argument && !found.has(name.value)) found.set(name.value, argument);
    },
  };
  visit(node, visitWithTypeInfo(info, look));
  return found;
}

export const given = (field: GraphQLInputField | GraphQLArgument): Parameter => ({
  name: field.name,
  type: field.type,
  description: field.description,
  deprecationReason: field.deprecationReason,
  isOptional: isOptional(field),
});

const isOptional = ({ type, defaultValue }: GraphQLInputField | GraphQLArgument) =>
  !isNonNullType(type) || defaultValue !== undefined;
