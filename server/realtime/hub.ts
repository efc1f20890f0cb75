import type { DataSource } from "typeorm";
import type { Log } from "../kernel/log.js";
import type { Bus } from "./bus.js";
import { headsOf, type LogEvent } from "./log.js";
import { TopicReader } from "./topic-reader.js";

/** How often all followed topics are looked at when no word comes, in milliseconds. */
export interface Polling {
  readonly usualMs: number;
  /** While the bus is known to be down; no more than `usualMs`. */
  readonly busDownMs: number;
}

interface Entry {
  opening: Promise<TopicReader | null>;
  reader: TopicReader | null;
  /** Stops listening on the bus. */
  stop: () => Promise<void>;
  users: number;
}

/** The process's one place where topics are read: listens, reads once for all followers, and polls as a safety net. */
export class Hub {
  private readonly entries = new Map<string, Entry>();
  private readonly stopOnUp: () => void;
  private readonly timer: NodeJS.Timeout;
  private polling: Promise<void> | null = null;
  private pollAgain = false;
  private polledAt = performance.now();
  private closed = false;

  constructor(
    private readonly db: DataSource,
    private readonly bus: Bus,
    private readonly log: Log,
    { usualMs, busDownMs }: Polling = { usualMs: 5_000, busDownMs: 500 },
  ) {
    this.stopOnUp = bus.onUp(() => void this.poll());
    // It ticks at the shorter pace, so that a bus that goes down is noticed within it.
    this.timer = setInterval(() => {
      if (!bus.up || performance.now() - this.polledAt >= usualMs) void this.poll();
    }, busDownMs);
    this.timer.unref();
  }

  /** Says, after the commit, that a topic has grown. Never rejects; a lost word is mended by the poll. */
  ring(topic: string, seq: number): void {
    this.entries.get(topic)?.reader?.wake(seq);
    this.bus.publish(topic, String(seq));
  }

  /**
   * The same for events as this process has just committed them: whoever follows here is spared the reading, the other
   * nodes are told as always.
   */
  ringWith(topic: string, epoch: string, events: readonly LogEvent[]): void {
    this.entries.get(topic)?.reader?.learn(epoch, events);
    const last = events.at(-1);
    if (last) this.bus.publish(topic, String(last.seq));
  }

  /** The topic's reader, shared with whoever else follows it here; give it back with `release`. Null: no such topic. */
  async acquire(topic: string): Promise<TopicReader | null> {
    const entry = this.entries.get(topic) ?? this.enter(topic);
    entry.users += 1;
    try {
      const reader = await entry.opening;
      if (!reader) this.release(topic);
      return reader;
    } catch (error) {
      this.release(topic);
      throw error;
    }
  }

  release(topic: string): void {
    const entry = this.entries.get(topic);
    if (!entry) return;
    entry.users -= 1;
    if (entry.users > 0) return;
    this.entries.delete(topic);
    void entry.stop();
  }

  /** How many topics are followed on this node. */
  get topicCount(): number {
    return this.entries.size;
  }

  /** Looks at all followed topics in one statement and reads those that grew; asked while it looks, it looks once more. */
  async poll(): Promise<void> {
    if (this.closed || this.entries.size === 0) return;
    if (this.polling) this.pollAgain = true;
    else this.polling = this.lookAtAll();
    return this.polling;
  }

  close(): void {
    this.closed = true;
    clearInterval(this.timer);
    this.stopOnUp();
  }

  private enter(topic: string): Entry {
    const entry: Entry = { opening: Promise.resolve(null), reader: null, stop: async () => {}, users: 0 };
    entry.opening = this.open(topic, entry);
    this.entries.set(topic, entry);
    return entry;
  }

  private async open(topic: string, entry: Entry): Promise<TopicReader | null> {
    // Listening comes first: an event between the read of the head and the listening would be late by a poll.
    entry.stop = await this.bus.listen(topic, seq => entry.reader?.wake(Number(seq)));
    entry.reader = await TopicReader.open(topic, this.db.manager, error => this.failed(error));
    return entry.reader;
  }

  private async lookAtAll(): Promise<void> {
    try {
      do {
        this.pollAgain = false;
        this.polledAt = performance.now();
        const readers = [...this.entries.values()].flatMap(entry => entry.reader ?? []);
        const names = readers.map(reader => reader.topic);
        const heads = await headsOf(this.db.manager, names);
        for (const reader of readers) reader.meet(heads.get(reader.topic));
      } while (this.pollAgain);
    } catch (error) {
      this.failed(error);
    } finally {
      this.polling = null;
    }
  }

  private failed(error: unknown): void {
    if (!this.closed) this.log.warn({ err: error }, "reading a topic failed; the next poll tries again");
  }
}
