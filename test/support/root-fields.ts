import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

type Kind = "query" | "mutation" | "subscription";

/** A root field of the schema with a document that selects everything below it, each type once on a way down. */
export interface RootField {
  readonly kind: Kind;
  readonly name: string;
  readonly document: string;
  readonly args: readonly GraphQLArgument[];
}

/** Every root field there is. */
export function rootFields(schema: GraphQLSchema): RootField[] {
  const types = { query: schema.getQueryType(), mutation: schema.getMutationType() };
  const roots = { ...types, subscription: schema.getSubscriptionType() };
  return (Object.keys(roots) as Kind[]).flatMap(kind =>
    Object.values(roots[kind]?.getFields() ?? {}).map(field => {
      const declared = field.args.map(arg => `$${arg.name}: ${arg.type}`).join(", ");
      const passed = field.args.map(arg => `${arg.name}: $${arg.name}`).join(", ");
      const call = `${field.name}${passed && `(${passed})`} ${selection(schema, field.type, [])}`;
      return {
        kind,
        name: field.name,
        document: `${kind}${declared && `(${declared})`} { ${call} }`,
        args: field.args,
      };
    }),
  );
}

const deepest = 8;

function selection(schema: GraphQLSchema, output: GraphQLOutputType, way: readonly string[]): string {
  const type: GraphQLNamedType = getNamedType(output);
  if (isAbstractType(type)) {
    // Two members may have fields of one name and two types, so each answers under a name of its own.
    const members = schema.getPossibleTypes(type).map(member => {
      const fields = fieldsOf(schema, Object.values(member.getFields()), [...way, member.name], `${member.name}_`);
      return `... on ${member.name} { ${fields} }`;
    });
    return `{ __typename ${members.join(" ")} }`;
  }
  if (!isObjectType(type)) return "";
  return `{ __typename ${fieldsOf(schema, Object.values(type.getFields()), [...way, type.name], "")} }`;
}

function fieldsOf(
  schema: GraphQLSchema,
  fields: readonly GraphQLField<unknown, unknown>[],
  way: readonly string[],
  prefix: string,
): string {
  return fields
    .filter(field => {
      const { name } = getNamedType(field.type);
      const isLeaf = !isObjectType(getNamedType(field.type)) && !isAbstractType(getNamedType(field.type));
      return isLeaf || (way.length < deepest && !way.includes(name));
    })
    .map(field => `${prefix && `${prefix}${field.name}: `}${field.name} ${selection(schema, field.type, way)}`)
    .join(" ");
}

/** Gives the value of an argument or input field by its path, such as `sendMessage.input.body`; undefined for no opinion. */
export type Opinion = (path: string, type: GraphQLInputType) => unknown;

/** Variables with all that a field demands, and of the rest what `opinionOf` has one about. */
export function variablesFor(field: RootField, opinionOf: Opinion): Record<string, unknown> {
  return entriesOf(field.args, field.name, opinionOf);
}

function entriesOf(parts: readonly (GraphQLArgument | GraphQLInputField)[], path: string, opinionOf: Opinion) {
  const entries = parts.flatMap(part => {
    const value = valueAt(part.type, `${path}.${part.name}`, opinionOf);
    return value === undefined ? [] : [[part.name, value] as const];
  });
  return Object.fromEntries(entries);
}

function valueAt(type: GraphQLInputType, path: string, opinionOf: Opinion): unknown {
  const opinion = opinionOf(path, type);
  if (opinion !== undefined) return opinion;
  return isNonNullType(type) ? usual(type.ofType, path, opinionOf) : undefined;
}

function usual(type: GraphQLInputType, path: string, opinionOf: Opinion): unknown {
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) return entriesOf(Object.values(type.getFields()), path, opinionOf);
  const values: Record<string, unknown> = { Int: 1, Boolean: true, Date: "2026-12-01", TimeZone: "Europe/Berlin" };
  return values[getNamedType(type).name] ?? "some words";
}

/** All argument and input fields of a root field, as paths with their types. */
export function placesOf(field: RootField): { readonly path: string; readonly type: GraphQLInputType }[] {
  const walk = (
    part: GraphQLArgument | GraphQLInputField,
    path: string,
  ): { path: string; type: GraphQLInputType }[] => {
    const named = getNamedType(part.type);
    const below = isInputObjectType(named) ? Object.values(named.getFields()) : [];
    return [{ path, type: part.type }, ...below.flatMap(inner => walk(inner, `${path}.${inner.name}`))];
  };
  return field.args.flatMap(arg => walk(arg, `${field.name}.${arg.name}`));
}
