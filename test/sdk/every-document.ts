import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const generated = new URL("../../client-sdk/src/generated/", import.meta.url);
const domains = readdirSync(generated).filter(file => file !== "types.ts");

/** The SDK's documents with the names of their constants. */
export const everyDocument: readonly (readonly [name: string, text: string])[] = (
  await Promise.all(domains.map(file => import(fileURLToPath(new URL(file, generated)))))
).flatMap(domain =>
  Object.entries(domain).flatMap(([name, value]) =>
    name.endsWith("Document") ? [[name, String(value)] as const] : [],
  ),
);
