import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { GraphQLError } from "graphql";

/** SHA-256 in hex: what names a document in Apollo's protocol of persisted queries and in a file of trusted ones. */
export const hashOf = (source: string): string => createHash("sha256").update(source).digest("hex");

/** The hash by which an operation names its document; null when it names none, an error when it does so wrongly. */
export function hashIn(extensions: unknown): string | null | GraphQLError {
  const named = isObject(extensions) ? extensions.persistedQuery : null;
  if (named === undefined || named === null) return null;
  if (!isObject(named) || named.version !== 1 || typeof named.sha256Hash !== "string") {
    return badInput("A persisted query is named by version 1 and its sha256Hash.");
  }
  return named.sha256Hash.toLowerCase();
}

/** What Apollo's clients answer by sending the text with its hash; they know it by these very words and this code. */
export const notFoundByHash = () =>
  new GraphQLError("PersistedQueryNotFound", { extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } });

export const otherText = () => badInput("The provided sha256Hash is not that of the query.");

export const untrusted = () => badInput("This server runs only the documents it was started with.");

const badInput = (message: string) => new GraphQLError(message, { extensions: { code: "BAD_INPUT" } });

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** A file of trusted documents that cannot be used; the message says why. */
export class TrustedDocumentsWrong extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TrustedDocumentsWrong";
  }
}

/** Reads a JSON object of hash → text, which is what code generators write; throws TrustedDocumentsWrong. */
export async function readTrusted(path: string): Promise<ReadonlyMap<string, string>> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw new TrustedDocumentsWrong(`The file of trusted documents ${path} cannot be read as JSON.`, { cause });
  }
  if (!isObject(content) || Array.isArray(content)) {
    throw new TrustedDocumentsWrong(`The file of trusted documents ${path} is no object of hash and text.`);
  }
  const trusted = new Map<string, string>();
  for (const [hash, source] of Object.entries(content)) {
    if (typeof source !== "string" || hashOf(source) !== hash.toLowerCase()) {
      throw new TrustedDocumentsWrong(`In ${path}, ${hash} is not the SHA-256 of its text.`);
    }
    trusted.set(hash.toLowerCase(), source);
  }
  return trusted;
}
