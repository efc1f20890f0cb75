import type { EntityManager } from "typeorm";
import { type Head, headsOf, type LogEvent, readEvents } from "./log.js";

/** Events read in one statement. */
export const batchSize = 200;
const ringSize = 500;

/**
 * The one reader of a topic in this process. It keeps the last events in a ring, so that any number of followers at
 * the head cost one read, and rings their bells when there is more.
 */
export class TopicReader {
  private readonly ring: LogEvent[] = [];
  private readonly bells = new Set<() => void>();
  private reading: Promise<void> | null = null;
  private again = false;

  private constructor(
    readonly topic: string,
    private readonly db: EntityManager,
    private readonly onFailure: (error: unknown) => void,
    private known: Head,
  ) {}

  /** Starts at the topic's head as it is now; null when there is no such topic. Listen on the bus before. */
  static async open(
    topic: string,
    db: EntityManager,
    onFailure: (error: unknown) => void,
  ): Promise<TopicReader | null> {
    const head = (await headsOf(db, [topic])).get(topic);
    return head ? new TopicReader(topic, db, onFailure, head) : null;
  }

  /** The last event this node has read, and the topic's epoch. */
  get head(): Head {
    return this.known;
  }

  attach(ring: () => void): () => void {
    this.bells.add(ring);
    return () => this.bells.delete(ring);
  }

  /** Says that the topic may have grown to `seq`; calls that come while it reads are one more read, not a queue. */
  wake(seq: number): void {
    if (seq > this.known.seq) void this.refresh().catch(this.onFailure);
  }

  /** Reads what is new; resolves when everything committed before the call is in. */
  async refresh(): Promise<void> {
    if (this.reading) {
      this.again = true;
      return this.reading;
    }
    this.reading = this.readOn();
    try {
      await this.reading;
    } finally {
      this.reading = null;
    }
  }

  /** The next events after `seq`, from the ring when it reaches back so far, else from the database. */
  async after(seq: number): Promise<readonly LogEvent[]> {
    if (seq >= this.known.seq) return [];
    const oldest = this.ring[0];
    if (oldest && oldest.seq <= seq + 1) return this.ring.slice(seq + 1 - oldest.seq, seq + 1 - oldest.seq + batchSize);
    return readEvents(this.db, this.topic, seq, Math.min(batchSize, this.known.seq - seq));
  }

  /** A new epoch means the database was restored: what followers have seen may not have happened. */
  restart(head: Head): void {
    this.ring.length = 0;
    this.known = head;
    this.ringBells();
  }

  private async readOn(): Promise<void> {
    do {
      this.again = false;
      const events = await readEvents(this.db, this.topic, this.known.seq, batchSize);
      const last = events.at(-1);
      if (!last) continue;
      this.ring.push(...events);
      if (this.ring.length > ringSize) this.ring.splice(0, this.ring.length - ringSize);
      this.known = { epoch: this.known.epoch, seq: last.seq };
      this.again ||= events.length === batchSize;
      this.ringBells();
    } while (this.again);
  }

  private ringBells(): void {
    for (const ring of this.bells) ring();
  }
}
