import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, findBreakingChanges, parse, validate } from "graphql";
import { everythingIsDescribed } from "../../client-sdk/generate/descriptions.mjs";
import { breachesOf } from "../../client-sdk/generate/schema-rules.mjs";
import { root } from "../build.mjs";
import { writtenFiles } from "./files.mjs";
import { runNode } from "./run.mjs";

/** @returns {import("graphql").GraphQLSchema} the contract as it is committed */
export const committedSchema = () => buildSchema(readFileSync(join(root, "schema/schema.graphql"), "utf8"));

/** What breaks a rule; descriptions are a gate of their own. */
export const rulesOfTheSchema = () => breachesOf(committedSchema(), rule => rule !== everythingIsDescribed);

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
export const zonesCurrent = current("scripts/zones.mjs", "server/kernel/zones/generated/zone-data.ts", "npm run zones");

/** Nothing is gone or changed that a client of the last release may use. */
export const nothingBreaks = () =>
  findBreakingChanges(
    buildSchema(readFileSync(join(root, "client-sdk/etc/released.graphql"), "utf8")),
    committedSchema(),
  ).map(({ type, description }) => `${type}: ${description}`);

/** What is generated is what the operations say. */
export async function sdkCurrent() {
  const { ok, said } = await runNode("scripts/sdk.mjs", ["--check"]);
  return ok ? [] : said.split("\n");
}

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
