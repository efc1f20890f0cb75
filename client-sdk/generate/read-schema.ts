import { buildSchema, type GraphQLSchema } from "graphql";
import { CannotGenerate } from "./cannot-generate.js";
import { breachesOf } from "./schema-rules.mjs";

/** The schema of the text; throws CannotGenerate when it is none, or breaks a rule that the shapes of operations lean on. */
export function readSchema(text: string): GraphQLSchema {
  const schema = built(text);
  const breaches = breachesOf(schema);
  if (breaches.length > 0) throw new CannotGenerate(breaches);
  return schema;
}

function built(text: string): GraphQLSchema {
  try {
    return buildSchema(text);
  } catch (error) {
    throw new CannotGenerate([`The schema cannot be read: ${error instanceof Error ? error.message : error}`]);
  }
}
