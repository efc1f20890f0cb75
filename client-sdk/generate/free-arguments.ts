import { type GraphQLSchema, isObjectType } from "graphql";
import { CannotGenerate } from "./cannot-generate.js";
import { reachableFrom } from "./reachable.js";

/** Types of arguments by field, as the client has to declare them in a free selection. */
export type FieldArguments = { [field: string]: { [argument: string]: string } };

/**
 * The arguments of all fields that can be selected at or below a type. The client looks them up by the field's name alone,
 * so one name has to mean one thing; throws CannotGenerate where it does not.
 */
export function argumentsBelow(schema: GraphQLSchema, ...types: readonly string[]): FieldArguments {
  const found: FieldArguments = {};
  for (const type of reachableFrom(schema, types)) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length === 0) continue;
      const all = found[field.name] ?? {};
      found[field.name] = all;
      for (const { name, type: given } of field.args) {
        if (all[name] !== undefined && all[name] !== String(given)) {
          throw new CannotGenerate([
            `${type.name}.${field.name}(${name}:) is ${given}, and ${all[name]} in another type below ${types.join(", ")}: a free selection cannot tell which`,
          ]);
        }
        all[name] = String(given);
      }
    }
  }
  return found;
}
