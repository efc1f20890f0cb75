import type { Bus } from "./bus.js";
import { Listeners } from "./listeners.js";

/** The bus of a single process. Word arrives in a later turn of the event loop, as it would from another node. */
export class MemoryBus implements Bus {
  readonly up = true;
  private readonly listeners = new Listeners();

  publish(channel: string, payload: string): void {
    if (this.listeners.has(channel)) setImmediate(() => this.listeners.tell(channel, payload));
  }

  async listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>> {
    this.listeners.add(channel, hear);
    return async () => this.listeners.remove(channel, hear);
  }

  /** Never calls back: word inside one process is not lost. */
  onUp(): () => void {
    return () => {};
  }

  async close(): Promise<void> {
    this.listeners.clear();
  }
}
