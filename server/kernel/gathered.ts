/**
 * Puts a question once for all who ask it in the same turn of the event loop, or while it is being answered to those
 * before them, each about things of their own. Nothing is kept: no answer is to a question that came after it was begun.
 * For what is the same whoever asks.
 */
export class Gathered<K, A> {
  private asking: { readonly keys: Set<K>; readonly answer: Promise<A> } | null = null;
  /** Settled when nothing is being answered. */
  private reading: Promise<unknown> = Promise.resolve();

  constructor(private readonly read: (keys: readonly K[]) => Promise<A>) {}

  /** The answer about these and whatever the others asked about. */
  ask(keys: readonly K[]): Promise<A> {
    const asking = this.asking ?? this.begin();
    for (const key of keys) asking.keys.add(key);
    return asking.answer;
  }

  private begin() {
    const keys = new Set<K>();
    const answer = Promise.all([turn(), this.reading]).then(() => {
      this.asking = null;
      const read = this.read([...keys]);
      this.reading = read.catch(() => {});
      return read;
    });
    this.asking = { keys, answer };
    return this.asking;
  }
}

/** The next turn of the event loop. */
export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
