import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { root } from "../build.mjs";
import { everythingIsDescribed } from "./descriptions.mjs";
import { writtenFiles } from "./files.mjs";
import { runNode } from "./run.mjs";
import * as rules from "./schema-rules.mjs";

/** @returns {import("graphql").GraphQLSchema} the contract as it is committed */
export const committedSchema = () => buildSchema(readFileSync(join(root, "schema/schema.graphql"), "utf8"));

/** The rules of the schema by the letter that CONTRIBUTING.md gives them. */
export const schemaRules = [
  { name: "S1 growing lists are Connections", faults: rules.growingListsAreConnections },
  { name: "S2 subscriptions resume by cursor", faults: rules.subscriptionsResume },
  { name: "S3 mutations take one input and return a result union", faults: rules.mutationsReturnResults },
  { name: "S4 creations take a clientId", faults: rules.creationsTakeClientId },
  { name: "S5 scalars mean what the field's name says", faults: rules.scalarsMeanWhatTheyName },
  { name: "S6 everything is described", faults: everythingIsDescribed },
  { name: "S7 type names say something", faults: rules.typeNamesSaySomething },
  { name: "S8 what is acted on says what the viewer can do", faults: rules.actedOnSaysWhatViewerCan },
  { name: "S9 facts are typed", faults: rules.factsAreTyped },
  { name: "S10 what is followed has a streamCursor", faults: rules.followedHasStreamCursor },
];

export function rulesOfTheSchema() {
  const schema = committedSchema();
  return schemaRules
    .filter(rule => rule.faults !== everythingIsDescribed)
    .flatMap(rule => rule.faults(schema).map(fault => `${rule.name.split(" ")[0]}: ${fault}`));
}

export const descriptions = () => everythingIsDescribed(committedSchema());

/** @param {string} script that prints a file @param {string} path of that file @param {string} command that writes it */
const current = (script, path, command) => async () => {
  const { ok, said, stdout } = await runNode(script, ["--print"]);
  if (!ok) return [said];
  const file = join(root, path);
  return existsSync(file) && readFileSync(file, "utf8") === stdout
    ? []
    : [`${path} is not current: run \`${command}\``];
};

export const schemaCurrent = current("scripts/schema.mjs", "schema/schema.graphql", "npm run schema");
export const envExampleCurrent = current("scripts/env-example.mjs", ".env.example", "npm run env-example");

/** Every operation that is handed out can be executed against the committed schema. */
export function operations() {
  const schema = committedSchema();
  return writtenFiles(/^client-sdk\/operations\/.*\.graphql$/).flatMap(({ path, text }) => {
    try {
      return validate(schema, parse(text)).map(error => `${path}:${error.locations?.[0]?.line ?? 1} ${error.message}`);
    } catch (error) {
      return [`${path} ${error instanceof Error ? error.message : error}`];
    }
  });
}
