import { Fault } from "./fault.js";

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

/** What a room's query needs to know: how many rows, which way, and the key of the row to go on from. */
export interface Window {
  readonly backward: boolean;
  /** Rows to give; ask the database for one more to learn whether there are others. */
  readonly size: number;
  /** The sort key of the row the page starts behind; null at the list's end. */
  readonly from: readonly (string | number)[] | null;
}

export const largestPage = 100;
const usualPage = 25;

/** Reads page arguments; `keys` is how many parts a cursor of this list has. Bad ones are Fault BAD_INPUT. */
export function windowOf(args: PageArgs, keys: number): Window {
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
  return { backward, size, from: cursor == null ? null : decodeCursor(cursor, keys) };
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
  const edges = shown.map(row => ({ cursor: encodeCursor(keyOf(row)), node: nodeOf(row) }));
  return {
    edges,
    nodes: edges.map(edge => edge.node),
    pageInfo: {
      hasNextPage: window.backward ? window.from !== null : more,
      hasPreviousPage: window.backward ? more : window.from !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

const encodeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key), "utf8").toString("base64url");

function decodeCursor(cursor: string, keys: number): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (
      Array.isArray(key) &&
      key.length === keys &&
      key.every(part => typeof part === "string" || Number.isFinite(part))
    ) {
      return key;
    }
  } catch {
    // Falls through to the fault below: whatever is not our JSON is not our cursor.
  }
  throw new Fault("BAD_INPUT", "This cursor is not of this list.");
}
