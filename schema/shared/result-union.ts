import { type ClassType, createUnionType } from "type-graphql";

/** A mutation's result: its success, or one of the refusals the service returns by name. */
export const resultUnion = <S extends ClassType, R extends readonly ClassType[]>(
  name: string,
  success: S,
  ...refusals: R
) =>
  createUnionType({
    name,
    description:
      refusals.length > 0 ? `What ${verbOf(name)} gives: its success or a refusal.` : `What ${verbOf(name)} gives.`,
    types: () => [success, ...refusals] as const,
    resolveType: (outcome: object) => ("refused" in outcome ? String(outcome.refused) : success.name),
  });

const verbOf = (name: string): string => `\`${name.charAt(0).toLowerCase()}${name.slice(1).replace(/Result$/, "")}\``;
