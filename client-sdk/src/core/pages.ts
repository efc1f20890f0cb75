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
  [Symbol.asyncIterator](): AsyncIterableIterator<Node>;
  /** The same by pages, with their cursors. */
  pages(): AsyncIterableIterator<Page<Node>>;
}
