import { createHash } from "node:crypto";
import type { DocumentNode, GraphQLError, GraphQLSchema } from "graphql";
import { type GuardLimits, guardDocument } from "./guard-document.js";

/** A document that passed the guard, and the SHA-256 of its text in hex. */
export interface ReadyDocument {
  readonly document: DocumentNode;
  readonly hash: string;
}

/** What became of a text: ready to execute, or the errors to answer with. */
export type Taken = ReadyDocument | { readonly errors: readonly GraphQLError[] };

/** The documents this process has seen and found good, for both transports. */
export interface Documents {
  /** Parses, guards and validates a text, once while it is remembered. Never throws. */
  take(source: string): Taken;
  /** In the shape of Apollo's `documentStore`: finds by hash what `take` found good, and learns nothing from Apollo. */
  readonly store: DocumentStore;
}

/** The part of Apollo's KeyValueCache that its documentStore uses. */
export interface DocumentStore {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
}

export interface DocumentRoom {
  /** Documents remembered at most. */
  readonly maxCount: number;
  /** Characters of all remembered texts together; the parsed form takes about a hundred times as many bytes. */
  readonly maxCharacters: number;
}

const defaultRoom: DocumentRoom = { maxCount: 1_000, maxCharacters: 512 * 1024 };

/** Makes the memory of documents; the least recently used leave first. */
export function createDocuments(schema: GraphQLSchema, limits: GuardLimits, room = defaultRoom): Documents {
  // A Map keeps the order of insertion, so its first key is the text that was unused longest.
  const byText = new Map<string, ReadyDocument>();
  const byHash = new Map<string, DocumentNode>();
  let characters = 0;

  const forget = (source: string, { hash }: ReadyDocument) => {
    byText.delete(source);
    byHash.delete(hash);
    characters -= source.length;
  };

  const remember = (source: string, ready: ReadyDocument) => {
    byText.set(source, ready);
    byHash.set(ready.hash, ready.document);
    characters += source.length;
    for (const [text, oldest] of byText) {
      if (byText.size <= room.maxCount && characters <= room.maxCharacters) break;
      forget(text, oldest);
    }
  };

  return {
    take(source) {
      const known = byText.get(source);
      if (known) {
        byText.delete(source);
        byText.set(source, known);
        return known;
      }
      const guarded = guardDocument(schema, source, limits);
      if ("errors" in guarded) return guarded;
      const ready = { document: guarded.document, hash: createHash("sha256").update(source).digest("hex") };
      remember(source, ready);
      return ready;
    },
    store: {
      // Apollo may put a prefix of its own before the 64 digits.
      get: async key => byHash.get(key.slice(-64)),
      set: async () => {},
      delete: async () => false,
    },
  };
}
