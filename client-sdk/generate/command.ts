import { readFileSync, writeFileSync } from "node:fs";
import { CannotGenerate } from "./cannot-generate.js";
import { generate } from "./generate.js";
import { readFolder } from "./read-folder.js";
import { trustedDocuments } from "./trusted-documents.js";
import { staleFiles, writeFiles } from "./write-files.js";

export interface Command {
  /** Where the operations are, a file for each domain. */
  readonly folder: string;
  /** Where the generated files go. */
  readonly out: string;
  /** The file of the schema. */
  readonly schema: string;
  /** The package with the client's own types; null where they lie beside. */
  readonly home: string | null;
  /** The file for the trusted documents; null for none. */
  readonly manifest: string | null;
  /** The folder of the client's own operations, which are to be trusted as well; null where `folder` is that. */
  readonly shipped: string | null;
  /** Whether to write nothing, and say what would be written. */
  readonly isCheck: boolean;
  /** What to run when something is not current. */
  readonly hint: string;
}

/** Does it, and gives what to say and the process's exit code: 1 for what is wrong or not current. */
export function command({ folder, out, schema: file, home, manifest, shipped, isCheck, hint }: Command): Answer {
  try {
    const schema = readFileSync(file, "utf8");
    const operations = readFolder(folder);
    if (Object.keys(operations).length === 0) throw new CannotGenerate([`There is no *.graphql in ${folder}`]);
    const files = generate({ schema, operations, home });
    const trusted = new Map<string, string>();
    if (manifest) trusted.set(manifest, trustedDocuments(schema, operations, shipped ? readFolder(shipped) : {}));
    const stale = [...staleFiles(out, files), ...staleFiles("", trusted)];
    if (isCheck) {
      const lines = stale.map(name => `${name} is not current: run \`${hint}\`\n`);
      return { said: lines.join(""), code: stale.length > 0 ? 1 : 0 };
    }
    writeFiles(out, files);
    for (const [path, text] of trusted) writeFileSync(path, text);
    return { said: stale.map(name => `wrote ${name}\n`).join(""), code: 0 };
  } catch (error) {
    if (error instanceof CannotGenerate || isOfFiles(error)) return { said: `${error.message}\n`, code: 1 };
    throw error;
  }
}

interface Answer {
  readonly said: string;
  readonly code: 0 | 1;
}

/** What Node says of a file or a folder that cannot be read or written. */
const isOfFiles = (error: unknown): error is { readonly message: string } =>
  typeof error === "object" && error !== null && "path" in error && "message" in error;
