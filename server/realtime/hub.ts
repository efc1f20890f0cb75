import type { DataSource } from "typeorm";
import type { Log } from "../kernel/log.js";
import type { Bus } from "./bus.js";
import { headsOf } from "./log.js";
import { TopicReader } from "./topic-reader.js";

/** How often all followed topics are looked at when no word comes, in milliseconds. */
export interface Polling {
  readonly usualMs: number;
  /** While the bus is known to be down. */
  readonly busDownMs: number;
}

interface Entry {
  readonly opening: Promise<TopicReader | null>;
  reader: TopicReader | null;
  users: number;
}

/** The process's one place where topics are read: listens, reads once for all followers, and polls as a safety net. */
export class Hub {
  private readonly entries = new Map<string, Entry>();
  private readonly stopOnUp: () => void;
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly db: DataSource,
    private readonly bus: Bus,
    private readonly log: Log,
    private readonly polling: Polling = { usualMs: 5_000, busDownMs: 500 },
  ) {
    this.stopOnUp = bus.onUp(() => void this.poll());
    this.schedule();
  }

  /** Says, after the commit, that a topic has grown. Never rejects; a lost word is mended by the poll. */
  ring(topic: string, seq: number): void {
    this.entries.get(topic)?.reader?.wake(seq);
    this.bus.publish(topic, String(seq));
  }

  /** The topic's reader, shared with whoever else follows it here; give it back with `release`. Null: no such topic. */
  async acquire(topic: string): Promise<TopicReader | null> {
    let entry = this.entries.get(topic);
    if (!entry) {
      entry = { opening: this.open(topic), reader: null, users: 0 };
      this.entries.set(topic, entry);
    }
    entry.users += 1;
    try {
      entry.reader = await entry.opening;
    } catch (error) {
      this.release(topic);
      throw error;
    }
    if (!entry.reader) this.release(topic);
    return entry.reader;
  }

  release(topic: string): void {
    const entry = this.entries.get(topic);
    if (!entry) return;
    entry.users -= 1;
    if (entry.users > 0) return;
    this.entries.delete(topic);
    void this.unlisten.get(topic)?.();
    this.unlisten.delete(topic);
  }

  /** How many topics are followed on this node. */
  get topicCount(): number {
    return this.entries.size;
  }

  /** Looks at all followed topics in one statement and reads those that grew. */
  async poll(): Promise<void> {
    const readers = [...this.entries.values()].flatMap(entry => entry.reader ?? []);
    if (readers.length === 0) return;
    try {
      const heads = await headsOf(
        this.db.manager,
        readers.map(reader => reader.topic),
      );
      for (const reader of readers) {
        const head = heads.get(reader.topic);
        if (!head) continue;
        if (head.epoch === reader.head.epoch) reader.wake(head.seq);
        else reader.restart(head);
      }
    } catch (error) {
      this.failed(error);
    }
  }

  close(): void {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    this.stopOnUp();
  }

  private readonly unlisten = new Map<string, () => Promise<void>>();

  private async open(topic: string): Promise<TopicReader | null> {
    // Listening comes first: an event between the read of the head and the listening would be late by a poll.
    let reader: TopicReader | null = null;
    const stop = await this.bus.listen(topic, seq => reader?.wake(Number(seq)));
    this.unlisten.set(topic, stop);
    reader = await TopicReader.open(topic, this.db.manager, error => this.failed(error));
    return reader;
  }

  private schedule(): void {
    this.timer = setTimeout(
      () => void this.poll().finally(() => this.closed || this.schedule()),
      this.bus.up ? this.polling.usualMs : this.polling.busDownMs,
    );
    this.timer.unref();
  }

  private failed(error: unknown): void {
    this.log.warn({ err: error }, "reading a topic failed; the next poll tries again");
  }
}
