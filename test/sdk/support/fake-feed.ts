import type { Feed } from "../../../client-sdk/src/core/feed.js";
import type { Status } from "../../../client-sdk/src/core/status.js";

interface Waiting<Event> {
  resolve(step: IteratorResult<Event, undefined>): void;
  reject(error: unknown): void;
}

/** A feed that gives what a test puts into it. */
export class FakeFeed<Event extends { readonly cursor: string }> implements Feed<Event> {
  status: Status = "connecting";
  cursor: string | null = null;
  isClosed = false;
  readonly listeners = new Set<(status: Status) => void>();
  private readonly events: Event[] = [];
  private waiting: Waiting<Event> | null = null;

  put(...events: Event[]) {
    this.events.push(...events);
    this.deliver();
  }

  become(status: Status) {
    this.status = status;
    for (const listener of this.listeners) listener(status);
  }

  fail(error: unknown) {
    this.waiting?.reject(error);
  }

  onStatus(listener: (status: Status) => void) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  next(): Promise<IteratorResult<Event, undefined>> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.deliver();
    });
  }

  async return(): Promise<IteratorResult<Event, undefined>> {
    this.close();
    return { done: true, value: undefined };
  }

  close() {
    this.isClosed = true;
    this.listeners.clear();
    this.deliver();
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  async [Symbol.asyncDispose]() {
    this.close();
  }

  private deliver() {
    const { waiting } = this;
    const event = this.events[0];
    if (!waiting || (!event && !this.isClosed)) return;
    this.waiting = null;
    if (this.isClosed || !event) return waiting.resolve({ done: true, value: undefined });
    this.events.shift();
    waiting.resolve({ done: false, value: event });
  }
}
