import { createHash } from "node:crypto";
import { documentText } from "./print-document.js";
import { readOperations } from "./read-operations.js";
import { readSchema } from "./read-schema.js";

/**
 * The documents of each set of domains by the SHA-256 of their texts, as JSON: what a server is started with that runs no
 * others. Names are a set's own.
 */
export function trustedDocuments(text: string, ...sets: readonly { readonly [domain: string]: string }[]): string {
  const schema = readSchema(text);
  const domains = sets.flatMap(operations => readOperations(schema, operations));
  const texts = domains.flatMap(domain => domain.operations.map(documentText));
  const entries = texts.map(text => [createHash("sha256").update(text).digest("hex"), text] as const);
  return `${JSON.stringify(Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1))), null, 2)}\n`;
}
