/**
 * Word passed between nodes, and inside one. It may be lost, doubled or late: what must arrive stands in the database,
 * and the bus only says "look".
 */
export interface Bus {
  /** Says it to whoever listens, on every node. Never rejects and never waits: a failure is logged. */
  publish(channel: string, payload: string): void;
  /** Resolves once listening is live, so that what is read afterwards misses nothing said since. */
  listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>>;
  /** Whether word from other nodes gets through as far as this node can tell. */
  readonly up: boolean;
  /** Calls back each time the bus comes (back) up: word may have been lost before. Returns a function that stops it. */
  onUp(wake: () => void): () => void;
  close(): Promise<void>;
}
