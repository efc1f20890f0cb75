import { turn } from "../kernel/gathered.js";
import type { Viewer } from "../kernel/viewer.js";
import {
  cursorOf,
  type EndReason,
  type LogEvent,
  type ResetReason,
  type StreamMark,
  startOf,
} from "../realtime/index.js";
import type { FanoutGroup, News, NewsItem, Payload } from "./fanout-group.js";
import type { SharedFrames } from "./frames.js";

/** What a follower needs of the operation it delivers to. */
export interface Listener {
  readonly viewer: Viewer;
  /** Whether so much is unsent that it should wait. */
  readonly crowded: boolean;
  takeShared(payload: Payload): void;
  /** Takes several in one go; false, and none is taken, when it would be crowded before the last of them. */
  takeTogether(frames: SharedFrames): boolean;
  /** Calls `resume` of the follower once when everything was sent. */
  waitUntilSent(follower: Follower): void;
  complete(): void;
  fail(errors: readonly unknown[]): void;
}

/** Told of what happens to streams, to be counted. */
export interface StreamTally {
  reset(reason: ResetReason): void;
  ended(reason: EndReason): void;
}

/**
 * Results begun before the first of them is delivered to who catches up. Made one after the other they could take longer
 * than a busy topic takes to grow by as many, so that nobody would ever catch up.
 */
const madeAhead = 32;

/**
 * One subscriber of a group. It catches up by itself, in batches, and then is one of those at the head, to whom the
 * group writes; one whose socket is crowded steps back and catches up again when there is room.
 */
export class Follower {
  /** The last event it was given, or that was nobody's to see. */
  seq = 0;
  epoch = "";
  private asked = 0;
  private backlogEnd = 0;
  private caughtUp = false;
  private left = false;
  private ending: EndReason | null = null;
  private busy = false;
  private again = false;
  /** The last events it read while catching up; a crowded socket takes few of them at a time. */
  private batch: readonly LogEvent[] = [];

  constructor(
    private readonly group: FanoutGroup,
    private readonly listener: Listener,
    private readonly tally?: StreamTally,
  ) {}

  get viewer(): Viewer {
    return this.listener.viewer;
  }

  get personId(): string {
    return this.listener.viewer.personId;
  }

  /** Begins at the cursor; null means from now. Rejects with NOT_FOUND for who may not read. */
  async start(after: string | null): Promise<void> {
    const { reader } = this.group;
    // In this order: an access that ended up to the head is seen by the question, one after it is met as an event.
    const { first, position } = await startOf(reader, after);
    this.asked = reader.accessChanges;
    if (!(await this.group.mayRead(this.personId))) throw this.group.notFound();
    ({ epoch: this.epoch, seq: this.seq } = position);
    this.backlogEnd = reader.head.seq;
    await this.say(first);
    this.resume();
  }

  /** Goes on from where it stands, by itself until it is at the head. */
  resume(): void {
    if (this.left) return;
    this.again = this.busy;
    if (this.busy) return;
    this.busy = true;
    this.catchUp()
      .catch(error => this.listener.fail([error]))
      .finally(() => {
        this.busy = false;
        // Sent back in the moment between reaching the head and here.
        if (this.again) this.resume();
      });
  }

  /** Ends the stream with a last word. */
  end(reason: EndReason): void {
    this.ending ??= reason;
    this.stepBack();
  }

  /** Nobody listens any more. */
  leave(): void {
    this.left = true;
    this.group.remove(this);
  }

  /** From the head back to finding out by itself where it stands. */
  stepBack(): void {
    this.group.atHead.delete(this);
    this.resume();
  }

  /** The group asked for everybody at the head, as of this count of changes, and this one may stay. */
  confirmAccess(asked: number): void {
    this.asked = asked;
  }

  /** What is new, from the group: written at once, but for results that are this viewer's own. */
  takeNews({ items, last, together }: News): Promise<void> | null {
    if (together && this.seq < together.first && this.listener.takeTogether(together.frames)) {
      this.seq = last;
      return null;
    }
    for (let at = 0; at < items.length; at += 1) {
      const one = items[at];
      if (!one || one.seq <= this.seq) continue;
      if (this.listener.crowded) {
        this.stepBack();
        return null;
      }
      if ("payloadFor" in one) return this.takeOwn(items.slice(at), last);
      this.seq = one.seq;
      this.listener.takeShared(one.payload);
    }
    this.seq = last;
    return null;
  }

  private async takeOwn(items: readonly NewsItem[], last: number): Promise<void> {
    for (const one of items) {
      const payload = "payloadFor" in one ? await one.payloadFor(this) : one.payload;
      if (!this.group.atHead.has(this)) return;
      this.seq = one.seq;
      this.listener.takeShared(payload);
    }
    this.seq = last;
  }

  private async catchUp(): Promise<void> {
    const { group, listener } = this;
    const { reader } = group;
    while (!this.left) {
      const reason = await this.endReason();
      if (reason) {
        await this.say({ type: "StreamEnded", cursor: cursorOf(this), reason });
        return this.left ? undefined : listener.complete();
      }
      if (this.epoch !== reader.head.epoch) await this.jump("OTHER_EPOCH");
      else if (!this.caughtUp && this.seq >= this.backlogEnd) {
        this.caughtUp = true;
        await this.say({ type: "StreamCaughtUp", cursor: cursorOf(this) });
      } else if (listener.crowded) return listener.waitUntilSent(this);
      else if (this.isAtHead()) {
        this.batch = [];
        group.atHead.add(this);
        return;
      } else await this.deliverNext();
    }
  }

  private isAtHead(): boolean {
    return this.caughtUp && this.seq >= this.group.seq && !this.isDisturbed();
  }

  private async deliverNext(): Promise<void> {
    const { group, listener } = this;
    const events = await this.unread();
    if (!events || events.length === 0) {
      await group.reader.look();
      return this.isDisturbed() ? undefined : this.jump("TOO_OLD");
    }
    const next = events.slice(0, madeAhead).map(event => ({ event, made: group.eventFor(this, event) }));
    // One that fails is met when its turn comes.
    for (const { made } of next) made.catch(() => {});
    for (const { event, made } of next) {
      const payload = await made;
      if (this.isDisturbed() || listener.crowded || (!this.caughtUp && this.seq >= this.backlogEnd)) return;
      this.seq = event.seq;
      if (payload !== null) listener.takeShared(payload);
    }
    // Everybody who catches up gets a turn.
    await turn();
  }

  /** What comes next: the rest of the last batch, or another. */
  private async unread(): Promise<readonly LogEvent[] | null> {
    const [first] = this.batch;
    const left = first ? this.batch.slice(this.seq + 1 - first.seq) : [];
    if (left.length > 0) return left;
    const events = await this.group.reader.after(this.seq);
    this.batch = events ?? [];
    return events;
  }

  private isDisturbed(): boolean {
    const { reader } = this.group;
    const isMoved = this.asked !== reader.accessChanges || this.epoch !== reader.head.epoch;
    return this.left || this.ending !== null || reader.closed || isMoved;
  }

  /** Asked before anything is delivered: who has lost access gets nothing of what came before either. */
  private async endReason(): Promise<EndReason | null> {
    const { reader } = this.group;
    if (this.ending) return this.ending;
    if (reader.closed) return "TOPIC_CLOSED";
    if (this.asked === reader.accessChanges) return null;
    this.asked = reader.accessChanges;
    return (await this.group.mayRead(this.personId)) ? this.ending : "ACCESS_ENDED";
  }

  /** Goes on from now, and says so. */
  private async jump(reason: ResetReason): Promise<void> {
    ({ epoch: this.epoch, seq: this.seq } = this.group.reader.head);
    this.backlogEnd = this.seq;
    this.batch = [];
    await this.say({ type: "StreamReset", cursor: cursorOf(this), reason });
  }

  private async say(mark: StreamMark): Promise<void> {
    if (mark.type === "StreamReset") this.tally?.reset(mark.reason);
    if (mark.type === "StreamEnded") this.tally?.ended(mark.reason);
    const payload = await this.group.markFor(this, mark);
    if (!this.left) this.listener.takeShared(payload);
  }
}
