import { IthacaError } from "./errors.js";

/** One page. */
export interface Page<Node> {
  /** In the order of the server. */
  readonly nodes: readonly Node[];
  /** To be given as `after` (or `before`, where pages go backward) to go on from here later; null after the last page. */
  readonly cursor: string | null;
}

/** Where and in what portions to read. */
export interface PageOptions {
  /** How many a page holds, 1 to 100; what the server gives by itself when left out. */
  readonly pageSize?: number;
  /** Goes on from the cursor of an earlier page. */
  readonly cursor?: string | null;
}

/**
 * A list that comes in pages. A loop over it gives one after the other and asks for the next page when it is needed;
 * `break` stops asking. Each loop begins anew; `next()` may be called several times at once.
 */
export interface Pages<Node> extends AsyncIterable<Node> {
  /** Whether it is read from its end: the next page lies before, and a loop gives the newest first. */
  readonly isBackward: boolean;
  [Symbol.asyncIterator](): AsyncIterableIterator<Node>;
  /** The same by pages, with their cursors; from the cursor of an earlier page, if one is given. */
  pages(cursor?: string | null): AsyncIterableIterator<Page<Node>>;
}

/** What one page is asked by: forward or backward. */
export interface PageVariables {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

interface Connection {
  readonly nodes: readonly never[];
  readonly pageInfo: {
    readonly hasNextPage?: boolean;
    readonly endCursor?: string | null;
    readonly hasPreviousPage?: boolean;
    readonly startCursor?: string | null;
  };
}

/**
 * A list over `ask`, whose answer leads to a connection by single fields; null on the way is an empty list.
 */
export function createPages(
  ask: (variables: PageVariables) => Promise<unknown>,
  options: PageOptions,
  backward: boolean,
): Pages<never> {
  const { pageSize } = options;

  // Generators take one `next()` after the other, and ask for nothing before the first.
  async function* pages(from = options.cursor): AsyncGenerator<Page<never>, void> {
    const asked = new Set<string>();
    let cursor = from ?? null;
    do {
      if (cursor !== null) asked.add(cursor);
      const answer = await ask({
        ...(pageSize && { [backward ? "last" : "first"]: pageSize }),
        ...(cursor !== null && { [backward ? "before" : "after"]: cursor }),
      });
      const { nodes, pageInfo } = connectionIn(answer);
      cursor =
        (backward ? pageInfo.hasPreviousPage && pageInfo.startCursor : pageInfo.hasNextPage && pageInfo.endCursor) ||
        null;
      yield { nodes, cursor };
      if (cursor !== null && asked.has(cursor)) throw new IthacaError("INTERNAL", "The list goes in a circle.");
    } while (cursor !== null);
  }

  async function* each(): AsyncGenerator<never, void> {
    for await (const { nodes } of pages()) yield* backward ? [...nodes].reverse() : nodes;
  }

  return { isBackward: backward, pages, [Symbol.asyncIterator]: each };
}

function connectionIn(value: unknown): Connection {
  if (typeof value !== "object" || value === null) return { nodes: [], pageInfo: {} };
  return "nodes" in value ? (value as Connection) : connectionIn(Object.values(value)[0]);
}
