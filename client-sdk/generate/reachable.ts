import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from "graphql";

/** The types of these names with all that their fields lead to, sorted by name. */
export function reachableFrom(schema: GraphQLSchema, names: Iterable<string>): GraphQLNamedType[] {
  const found = new Map<string, GraphQLNamedType>();
  const look = (type: GraphQLNamedType | undefined): void => {
    if (!type || found.has(type.name)) return;
    found.set(type.name, type);
    if (isAbstractType(type)) for (const member of schema.getPossibleTypes(type)) look(member);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) look(getNamedType(field.type));
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    for (const field of Object.values(type.getFields())) {
      look(getNamedType(field.type));
      for (const { type: given } of field.args) look(getNamedType(given));
    }
  };
  for (const name of names) look(schema.getType(name));
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
