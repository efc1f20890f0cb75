import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { header } from "./generate.js";
import { unixText } from "./read-folder.js";

/** The names of what is not in the folder as it should be, and of what was generated there once and is not any more. */
export function staleFiles(folder: string, files: ReadonlyMap<string, string>): string[] {
  const isCurrent = (name: string) => textOf(join(folder, name)) === files.get(name);
  return [...[...files.keys()].filter(name => !isCurrent(name)), ...orphans(folder, files)].sort();
}

/** Writes what has changed, and takes away what was generated for a domain that is no more. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) if (textOf(join(folder, name)) !== text) writeFileSync(join(folder, name), text);
  for (const name of orphans(folder, files)) rmSync(join(folder, name));
}

const textOf = (file: string): string | null => (existsSync(file) ? unixText(readFileSync(file, "utf8")) : null);

/** Only what says of itself that it was generated: the folder may hold other things. */
function orphans(folder: string, files: ReadonlyMap<string, string>): string[] {
  if (!existsSync(folder)) return [];
  const others = readdirSync(folder).filter(name => name.endsWith(".ts") && !files.has(name));
  return others.filter(name => textOf(join(folder, name))?.startsWith(header));
}
