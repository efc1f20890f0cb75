import { getMetadataStorage } from "type-graphql";

/**
 * Has fields without a resolver of their own read as plain properties. TypeGraphQL would put a chain of middleware and
 * a promise around each, which for a page of messages costs several times what all the rest of its execution does.
 */
export function readPlainFieldsPlainly(): void {
  for (const field of getMetadataStorage().fields) field.simple ??= field.name === field.schemaName;
}
