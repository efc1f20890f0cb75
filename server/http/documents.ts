import type { DocumentNode, GraphQLError, GraphQLSchema } from "graphql";
import { type GuardLimits, guardDocument } from "./guard-document.js";
import { hashIn, hashOf, notFoundByHash, otherText, TrustedDocumentsWrong, untrusted } from "./persisted.js";

/** A document that passed the guard, its text, and the SHA-256 of the text in hex. */
export interface ReadyDocument {
  readonly document: DocumentNode;
  readonly source: string;
  readonly hash: string;
}

/** What became of an operation's document: ready to execute, or the errors to answer with. */
export type Taken = ReadyDocument | { readonly errors: readonly GraphQLError[] };

/** The documents this process has seen and found good, for both transports. */
export interface Documents {
  /**
   * Parses, guards and validates a text, once while it is remembered. An operation's `extensions` may name the text by
   * its hash: then the text may be empty, or must have that hash. Never throws.
   */
  take(source: string, extensions?: unknown): Taken;
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
  const byHash = new Map<string, ReadyDocument>();
  let characters = 0;

  const forget = ({ source, hash }: ReadyDocument) => {
    byText.delete(source);
    byHash.delete(hash);
    characters -= source.length;
  };

  const remember = (ready: ReadyDocument) => {
    byText.set(ready.source, ready);
    byHash.set(ready.hash, ready);
    characters += ready.source.length;
    for (const oldest of byText.values()) {
      if (byText.size <= room.maxCount && characters <= room.maxCharacters) break;
      forget(oldest);
    }
  };

  const use = (known: ReadyDocument): ReadyDocument => {
    byText.delete(known.source);
    byText.set(known.source, known);
    return known;
  };

  const takeText = (source: string, hash: string | null): Taken => {
    const known = byText.get(source);
    if (known) return hash === null || hash === known.hash ? use(known) : { errors: [otherText()] };
    const own = hashOf(source);
    if (hash !== null && hash !== own) return { errors: [otherText()] };
    const guarded = guardDocument(schema, source, limits);
    if ("errors" in guarded) return guarded;
    const ready = { document: guarded.document, source, hash: own };
    remember(ready);
    return ready;
  };

  return {
    take(source, extensions) {
      const hash = hashIn(extensions);
      if (hash instanceof Error) return { errors: [hash] };
      if (hash === null || source !== "") return takeText(source, hash);
      const known = byHash.get(hash);
      return known ? use(known) : { errors: [notFoundByHash()] };
    },
    store: storeOf(byHash),
  };
}

/**
 * Makes a memory that holds these documents and takes no other, by text or by hash. Throws TrustedDocumentsWrong when
 * one of them does not pass the guard.
 */
export function createTrustedDocuments(
  schema: GraphQLSchema,
  limits: GuardLimits,
  trusted: ReadonlyMap<string, string>,
): Documents {
  const byHash = new Map<string, ReadyDocument>();
  const byText = new Map<string, ReadyDocument>();
  for (const [hash, source] of trusted) {
    const guarded = guardDocument(schema, source, limits);
    if ("errors" in guarded) {
      throw new TrustedDocumentsWrong(`The trusted document ${hash} cannot run: ${guarded.errors[0]?.message}`);
    }
    const ready = { document: guarded.document, source, hash };
    byHash.set(hash, ready);
    byText.set(source, ready);
  }
  return {
    take(source, extensions) {
      const hash = hashIn(extensions);
      if (hash instanceof Error) return { errors: [hash] };
      const known = source === "" && hash !== null ? byHash.get(hash) : byText.get(source);
      if (!known) return { errors: [untrusted()] };
      return hash === null || hash === known.hash ? known : { errors: [otherText()] };
    },
    store: storeOf(byHash),
  };
}

const storeOf = (byHash: ReadonlyMap<string, ReadyDocument>): DocumentStore => ({
  // Apollo may put a prefix of its own before the 64 digits.
  get: async key => byHash.get(key.slice(-64))?.document,
  set: async () => {},
  delete: async () => false,
});
