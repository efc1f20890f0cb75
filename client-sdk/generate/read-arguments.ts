import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Command } from "./command.js";

const usage = `ithaca-sdk generate <folder> [--out <folder>] [--schema <file>] [--manifest <file>] [--check]

Writes typed documents and methods for the operations in <folder>/*.graphql, a file for each: the operations of
planning.graphql are named Planning…, and become the domain \`planning\` to give to createIthaca.

  --out       where to write them; <folder>/generated when left out
  --schema    the server's schema; the one this package was made for when left out
  --manifest  writes the texts of these and of the package's own operations by their SHA-256, for a server that takes
              trusted documents only
  --check     writes nothing, and fails when something is not current
  --help      says this
`;

/** Whether somebody only wants to know how it is used. */
export const asksForHelp = (args: readonly string[]): boolean => args.includes("--help") || args.includes("-h");

/** What is asked on the command line; the usage where that is nothing that can be done. */
export function readArguments(args: readonly string[]): Command | string {
  if (asksForHelp(args)) return usage;
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n\n${usage}`;
  }
  const { positionals, values } = parsed;
  const [verb, folder, ...others] = positionals;
  if (verb !== "generate" || folder === undefined || others.length > 0) return usage;
  return {
    folder,
    out: values.out ?? join(folder, "generated"),
    schema: values.schema ?? inPackage("schema.graphql"),
    home: "@ithaca/client",
    manifest: values.manifest ?? null,
    shipped: inPackage("operations"),
    isCheck: values.check ?? false,
    hint: `ithaca-sdk ${args.filter(arg => arg !== "--check").join(" ")}`,
  };
}

/** Where something is in the package, seen from where this lies in it when it is compiled: `dist/generate`. */
const inPackage = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: "string" },
      schema: { type: "string" },
      manifest: { type: "string" },
      check: { type: "boolean" },
    },
  });
