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
  /** The furthest seq that anybody said the topic has. */
  private promised = 0;
  private accesses = 0;
  private gone = false;

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

  /** Grows with every event read that takes somebody's right away: followers ask again, however far behind they are. */
  get accessChanges(): number {
    return this.accesses;
  }

  /** Whether the topic was found to be no more. */
  get closed(): boolean {
    return this.gone;
  }

  attach(ring: () => void): () => void {
    this.bells.add(ring);
    return () => this.bells.delete(ring);
  }

  /** Says that the topic may have grown to `seq`; calls that come while it reads are at most one more read. */
  wake(seq: number): void {
    if (!(seq > this.known.seq)) return;
    this.promised = Math.max(this.promised, seq);
    if (!this.reading) this.refresh().catch(this.onFailure);
  }

  /**
   * Takes in events that this process has committed itself, when they are the very next; else reads them like any others.
   * None of them takes a right away: such an event is read, so that it is met like everywhere else.
   */
  learn(epoch: string, events: readonly LogEvent[]): void {
    const [first] = events;
    if (epoch === this.known.epoch && first?.seq === this.known.seq + 1) this.take(events);
    else this.wake(events.at(-1)?.seq ?? 0);
  }

  /** Reads what is new; resolves when everything committed before the call is in. */
  refresh(): Promise<void> {
    if (this.reading) this.again = true;
    else this.reading = this.readOn();
    return this.reading;
  }

  /** Takes in the topic's head row as somebody read it just now; undefined when the row is no more. */
  meet(head: Head | undefined): void {
    if (!head) {
      this.gone = true;
      this.ringBells();
    } else if (head.epoch === this.known.epoch) {
      this.wake(head.seq);
    } else {
      // The database was restored: what followers have seen may not have happened, and rights may have changed.
      this.ring.length = 0;
      this.known = head;
      this.promised = head.seq;
      this.accesses += 1;
      this.ringBells();
    }
  }

  /** Looks at the head row itself, for when a cursor does not fit what is known here. */
  async look(): Promise<void> {
    const head = (await headsOf(this.db, [this.topic])).get(this.topic);
    this.meet(head);
    if (head && head.seq > this.known.seq) await this.refresh();
  }

  /** The next events after `seq`, from the ring or else the database; null when the log does not reach back so far. */
  async after(seq: number): Promise<readonly LogEvent[] | null> {
    const { epoch, seq: last } = this.known;
    if (seq >= last) return [];
    const oldest = this.ring[0];
    if (oldest && oldest.seq <= seq + 1) return this.ring.slice(seq + 1 - oldest.seq, seq + 1 - oldest.seq + batchSize);
    const events = await readEvents(this.db, this.topic, { epoch, seq }, Math.min(batchSize, last - seq));
    return events[0]?.seq === seq + 1 ? events : null;
  }

  private async readOn(): Promise<void> {
    try {
      do {
        this.again = false;
        const from = this.known;
        const promised = this.promised;
        const events = await readEvents(this.db, this.topic, from, batchSize);
        // What was learned meanwhile stands already; after a restore all of it is of another epoch.
        if (this.known.epoch === from.epoch) this.take(events.filter(event => event.seq > this.known.seq));
        // Not for a promise that was there before the read: whoever made it was wrong.
        this.again ||= events.length === batchSize || (this.promised > promised && this.promised > this.known.seq);
      } while (this.again);
      this.promised = this.known.seq;
    } finally {
      // In the same turn as the last look at `again`: a call in between would be lost.
      this.reading = null;
    }
  }

  private take(events: readonly LogEvent[]): void {
    const last = events.at(-1);
    if (!last) return;
    this.ring.push(...events);
    if (this.ring.length > ringSize) this.ring.splice(0, this.ring.length - ringSize);
    this.known = { epoch: this.known.epoch, seq: last.seq };
    this.accesses += events.filter(event => event.access).length;
    this.ringBells();
  }

  private ringBells(): void {
    for (const ring of this.bells) ring();
  }
}
