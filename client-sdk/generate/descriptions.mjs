import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";

/**
 * The descriptions are the product's manual: everything public has one, and what may be null says what null means.
 * @param {import("graphql").GraphQLSchema} schema
 * @returns {string[]} what has none
 */
export function everythingIsDescribed(schema) {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  /** @type {string[]} */
  const faults = [];
  /** @param {string} where @param {string | null | undefined} text @param {boolean} isNullable */
  const look = (where, text, isNullable) => {
    if (!text?.trim()) faults.push(`${where} has no description`);
    else if (isNullable && !/\bnull\b/i.test(text))
      faults.push(`${where} may be null and does not say what null means`);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__") || isSpecifiedScalarType(type)) continue;
    if (!roots.some(root => root === type)) look(type.name, type.description, false);
    if (isEnumType(type)) {
      for (const value of type.getValues()) look(`${type.name}.${value.name}`, value.description, false);
    }
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field.description, isOptional(field));
      }
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const where = `${type.name}.${field.name}`;
      look(where, field.description, !isNonNullType(field.type));
      for (const arg of field.args) look(`${where}(${arg.name}:)`, arg.description, isOptional(arg));
    }
  }
  return faults;
}

/** @param {{ type: import("graphql").GraphQLType, defaultValue?: unknown }} input */
const isOptional = input => !isNonNullType(input.type) && input.defaultValue === undefined;
