import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { lexicographicSortSchema, printSchema } from "graphql";
import { buildWhenStale, root } from "./build.mjs";

/** Writes schema/schema.graphql from the resolvers; with --print it only says what it would write. */
buildWhenStale();
/** @type {{ buildAppSchema: typeof import("../schema/build.js").buildAppSchema }} */
const { buildAppSchema } = await import(pathToFileURL(join(root, "dist/schema/build.js")).href);
const header = "# Written by `npm run schema` from the resolvers; never edited by hand.\n\n";
const text = `${header}${printSchema(lexicographicSortSchema(await buildAppSchema()))}\n`;
if (process.argv.includes("--print")) process.stdout.write(text);
else writeFileSync(join(root, "schema", "schema.graphql"), text);
