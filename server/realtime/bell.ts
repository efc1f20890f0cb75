/** Remembers a ring that came while nobody waited; any number of rings in between are one. */
export class Bell {
  private rung = false;
  private wake: (() => void) | null = null;

  readonly ring = (): void => {
    this.rung = true;
    this.wake?.();
  };

  /** Resolves at the next ring, at once when one came since the last wait. */
  async wait(): Promise<void> {
    if (!this.rung) {
      await new Promise<void>(resolve => {
        this.wake = resolve;
      });
      this.wake = null;
    }
    this.rung = false;
  }
}
