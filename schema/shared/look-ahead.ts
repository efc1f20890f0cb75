import { type GraphQLResolveInfo, getArgumentValues, getNamedType, isObjectType, Kind } from "graphql";

/**
 * The arguments that a field of the answer is asked with, so that it can be read together with what it is a field of;
 * null when it is not asked for, or not plainly: in a fragment, or under a condition. Then it is read when its turn comes.
 */
export function argumentsAhead(info: GraphQLResolveInfo, field: string): Record<string, unknown> | null {
  const type = getNamedType(info.returnType);
  const definition = isObjectType(type) ? type.getFields()[field] : undefined;
  if (!definition) return null;
  for (const { selectionSet } of info.fieldNodes) {
    for (const node of selectionSet?.selections ?? []) {
      if (node.kind !== Kind.FIELD || node.name.value !== field || node.directives?.length) continue;
      try {
        return getArgumentValues(definition, node, info.variableValues);
      } catch {
        // The field itself says what is wrong with them.
        return null;
      }
    }
  }
  return null;
}
