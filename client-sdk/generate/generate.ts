import { printDomain } from "./print-domain.js";
import { printTypes } from "./print-types.js";
import { readOperations } from "./read-operations.js";
import { readSchema } from "./read-schema.js";

export interface Asked {
  /** The text of the schema. */
  readonly schema: string;
  /** The texts of operations by the domain's name. */
  readonly operations: { readonly [domain: string]: string };
  /** The package that has the client's own types; null in this repository, where they lie beside what is generated. */
  readonly home?: string | null;
}

export const header = "// Written by `ithaca-sdk generate`; never edited by hand.\n";

/**
 * The files that make methods of operations, by their names: one for each domain, and `types.ts`. Nothing but the texts
 * goes into them. Throws CannotGenerate with all that is wrong.
 */
export function generate({ schema: text, operations, home = "@ithaca/client" }: Asked): Map<string, string> {
  const schema = readSchema(text);
  const files = new Map<string, string>();
  const types = new Set<string>();
  for (const domain of readOperations(schema, operations)) {
    const printed = printDomain(schema, domain, home);
    files.set(`${domain.name}.ts`, `${header}${printed.text}`);
    for (const type of printed.types) types.add(type);
  }
  files.set("types.ts", `${header}${printTypes(schema, types, home)}`);
  return files;
}
