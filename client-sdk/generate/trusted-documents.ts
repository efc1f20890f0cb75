import { createHash } from "node:crypto";
import { documentText } from "./print-document.js";
import { readOperations } from "./read-operations.js";
import { readSchema } from "./read-schema.js";

/** The documents by the SHA-256 of their texts, as JSON: what a server is started with that runs no others. */
export function trustedDocuments(schema: string, operations: { readonly [domain: string]: string }): string {
  const texts = readOperations(readSchema(schema), operations).flatMap(domain => domain.operations.map(documentText));
  const entries = texts.map(text => [createHash("sha256").update(text).digest("hex"), text] as const);
  return `${JSON.stringify(Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1))), null, 2)}\n`;
}
