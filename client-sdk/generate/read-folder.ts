import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The texts of the operations of a folder by their domains: `chat.graphql` is the domain `chat`. */
export function readFolder(folder: string): { [domain: string]: string } {
  const files = readdirSync(folder).filter(name => name.endsWith(".graphql"));
  const read = (name: string) => unixText(readFileSync(join(folder, name), "utf8"));
  return Object.fromEntries(files.sort().map(name => [name.slice(0, -".graphql".length), read(name)]));
}

/** The text without what Windows and its editors may put into it: it says the same there. */
export const unixText = (text: string): string => text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
