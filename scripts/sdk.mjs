import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildWhenStale, generator, root } from "./build.mjs";

/** Writes client-sdk/src/generated from the schema and the operations; with --check it only says what it would change. */
buildWhenStale(generator);
/** @type {typeof import("../client-sdk/generate/command.js")} */
const { command } = await import(pathToFileURL(join(root, "dist/client-sdk/generate/command.js")).href);
const { said, code } = command({
  folder: join(root, "client-sdk/operations"),
  out: join(root, "client-sdk/src/generated"),
  schema: join(root, "schema/schema.graphql"),
  home: null,
  manifest: null,
  shipped: null,
  isCheck: process.argv.includes("--check"),
  hint: "npm run sdk",
});
process.stdout.write(said);
process.exitCode = code;
