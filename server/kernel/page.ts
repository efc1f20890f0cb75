import { isDay } from "./day.js";
import { Fault } from "./fault.js";
import { isId } from "./id.js";
import { hasHalfPair } from "./text.js";

/** Which part of a list is asked for: forward by `first`/`after` or backward by `last`/`before` (Relay connections). */
export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

/** One page of a list, in the list's order whichever way it was asked for. */
export interface Page<T> {
  readonly edges: Edge<T>[];
  readonly nodes: T[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** The parts a list's sort key is made of, as a cursor carries them. */
interface KeyParts {
  readonly id: string;
  /** An instant as text, in a form PostgreSQL reads. */
  readonly instant: string;
  /** A whole number of 32 bits. */
  readonly integer: number;
  readonly text: string;
}

export type KeyKind = keyof KeyParts;
export type Key<S extends readonly KeyKind[]> = { readonly [I in keyof S]: KeyParts[S[I]] };

/** What a room's query needs to know: how many rows, which way, and the key of the row to go on from. */
export interface Window<S extends readonly KeyKind[] = readonly KeyKind[]> {
  readonly backward: boolean;
  /** Rows to give; ask the database for one more to learn whether there are others. */
  readonly size: number;
  /** The sort key of the row the page starts behind; null at the list's end. */
  readonly from: Key<S> | null;
}

export const largestPage = 100;
const usualPage = 25;

/** Reads page arguments of a list sorted by a key of this shape. Bad ones and cursors of other lists are BAD_INPUT. */
export function windowOf<const S extends readonly KeyKind[]>(args: PageArgs, shape: S): Window<S> {
  const { first, after, last, before } = args;
  const backward = last != null || (before != null && first == null);
  if (backward && (first != null || after != null)) {
    throw new Fault("BAD_INPUT", "Ask with first and after, or with last and before, not both.");
  }
  if (!backward && before != null) throw new Fault("BAD_INPUT", "before goes with last, not with first.");
  const size = (backward ? last : first) ?? usualPage;
  if (!Number.isInteger(size) || size < 0 || size > largestPage) {
    throw new Fault("BAD_INPUT", `A page has 0 to ${largestPage} entries.`, { field: backward ? "last" : "first" });
  }
  const cursor = backward ? before : after;
  return { backward, size, from: cursor == null ? null : decodeCursor(cursor, shape) };
}

/** Makes the page of up to `size + 1` rows that were read in the window's direction. */
export function pageOf<R, T>(
  rows: readonly R[],
  window: Window,
  keyOf: (row: R) => readonly (string | number)[],
  nodeOf: (row: R) => T,
): Page<T> {
  const more = rows.length > window.size;
  const shown = rows.slice(0, window.size);
  if (window.backward) shown.reverse();
  const keyAt = (index: number) => {
    const row = shown[index];
    return row === undefined ? null : keyOf(row);
  };
  return new KeyedPage(shown.map(nodeOf), keyAt, {
    hasNextPage: window.backward ? window.from !== null : more,
    hasPreviousPage: window.backward ? more : window.from !== null,
  });
}

/** A page whose cursors are made when they are asked for: most pages are read for their nodes. */
class KeyedPage<T> implements Page<T> {
  constructor(
    readonly nodes: T[],
    private readonly keyAt: (index: number) => readonly (string | number)[] | null,
    private readonly more: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean },
  ) {}

  get edges(): Edge<T>[] {
    return this.nodes.map((node, at) => ({ node, cursor: this.cursorAt(at) ?? "" }));
  }

  get pageInfo(): Page<T>["pageInfo"] {
    return { ...this.more, startCursor: this.cursorAt(0), endCursor: this.cursorAt(this.nodes.length - 1) };
  }

  private cursorAt(index: number): string | null {
    const key = this.keyAt(index);
    return key ? encodeCursor(key) : null;
  }
}

const encodeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key), "utf8").toString("base64url");

function decodeCursor<S extends readonly KeyKind[]>(cursor: string, shape: S): Key<S> {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(key) && key.length === shape.length && shape.every((kind, index) => isPart[kind](key[index]))) {
      return key as never;
    }
  } catch {
    // Falls through to the fault below: whatever is not our JSON is not our cursor.
  }
  throw new Fault("BAD_INPUT", "This cursor is not of this list.");
}

const instantText = /^(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):\d\d:\d\d)(\.\d{1,6})?(Z|[+-](0\d|1[0-5])(:?[0-5]\d)?)$/;

function isInstant(text: string): boolean {
  const [, day, time] = instantText.exec(text) ?? [];
  return day !== undefined && isDay(day) && !Number.isNaN(Date.parse(`${day}T${time}Z`));
}

/** A cursor is text from outside: each part is looked at before a statement meets it. */
const isPart: { readonly [K in KeyKind]: (part: unknown) => boolean } = {
  id: part => typeof part === "string" && isId(part),
  instant: part => typeof part === "string" && isInstant(part),
  integer: part => Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31,
  text: part => typeof part === "string" && part.length <= 1_000 && !part.includes("\u0000") && !hasHalfPair(part),
};
