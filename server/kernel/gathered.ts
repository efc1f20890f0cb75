/**
 * Puts a question once for all who ask it within some turns of the event loop, each about things of their own. Nothing is
 * kept: whoever asks after them has it asked anew, and waits for no answer that is under way. For what is the same whoever
 * asks.
 */
export class Gathered<K, A> {
  private asking: { readonly keys: Set<K>; readonly answer: Promise<A> } | null = null;

  /** Turns are over at once on an idle loop, and each brings more who ask on a busy one. */
  constructor(
    private readonly read: (keys: readonly K[]) => Promise<A>,
    private readonly turns = 1,
  ) {}

  /** The answer about these and whatever the others asked about. */
  ask(keys: readonly K[]): Promise<A> {
    const asking = this.asking ?? this.begin();
    for (const key of keys) asking.keys.add(key);
    return asking.answer;
  }

  private begin() {
    const keys = new Set<K>();
    const answer = this.wait().then(() => {
      this.asking = null;
      return this.read([...keys]);
    });
    this.asking = { keys, answer };
    return this.asking;
  }

  private async wait(): Promise<void> {
    for (let left = this.turns; left > 0; left -= 1) await turn();
  }
}

/** The next turn of the event loop. */
export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
