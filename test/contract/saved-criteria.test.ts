import { expect, test } from "@jest/globals";
import { type GraphQLType, getNamedType, isInputObjectType, isObjectType } from "graphql";
import { committedSchema } from "../../scripts/gates/contract.mjs";

const schema = committedSchema();

/** Paths of all fields below a type, each with the scalar or enum it ends in. */
function leaves(typeName: string, without: readonly string[] = []): string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInputObjectType(type)) throw new Error(`${typeName} has no fields.`);
  const fields: readonly { readonly name: string; readonly type: GraphQLType }[] = Object.values(type.getFields());
  return fields
    .filter(({ name }) => !without.includes(name))
    .flatMap(({ name, type }) => {
      const named = getNamedType(type);
      const below = isObjectType(named) || isInputObjectType(named) ? leaves(named.name) : [`: ${named.name}`];
      return below.map(path => `${name}${path.startsWith(":") ? "" : "."}${path}`);
    })
    .sort();
}

test("whatever can be asked of a mentor is given back by a saved search, so that it can be asked again", () => {
  const asked = leaves("MentorSearchInput", ["programId", "withPlaces"]);
  expect(leaves("SavedSearchCriteria")).toEqual(asked);
  expect(asked).toContain("overlap.minHoursPerWeek: Float");
});
