import { setTimeout as pause } from "node:timers/promises";
import { type Fault, notFound } from "../kernel/fault.js";
import { Gathered, turn } from "../kernel/gathered.js";
import { cursorOf, type LiveSource, type LogEvent, type StreamMark, type TopicReader } from "../realtime/index.js";
import type { Follower } from "./follower.js";
import { bytesOf, SharedFrames } from "./frames.js";
import type { Selection, SharedExecution } from "./shared-execution.js";

/** One result ready to be written behind any operation's id: its JSON as UTF-8 bytes, one character each. */
export type Payload = string;

/** One event's result for those at the head: the same for all, or made for each of them. */
export type NewsItem =
  | { readonly seq: number; readonly payload: Payload }
  | { readonly seq: number; readonly payloadFor: (follower: Follower) => Promise<Payload> };

/** What those at the head are given in one go. */
export interface News {
  readonly items: readonly NewsItem[];
  /** The last event they stand for, which may be nobody's to see. */
  readonly last: number;
  /** All of them, when there are any and they are the same for all, for whoever was given nothing from `first` on. */
  readonly together: { readonly first: number; readonly frames: SharedFrames } | null;
}

/** Followers written to before others get a turn on the event loop. */
const writesPerTurn = 500;
/** For how many turns of the event loop those who may read are gathered: many come back at a time after a restart. */
const accessTurns = 10;
/** Results kept for those who catch up side by side. */
const resultsKept = 128;
/**
 * What a delivery costs is the write to its socket. So a group that has written rests for as long as that took, and what
 * happens meanwhile leaves in one write; what comes alone, or where few follow, never waits.
 */
const shortestRestMs = 1;
const longestRestMs = 50;

/** The time by which a group rests. */
export interface Pace {
  /** Milliseconds that only ever grow. */
  now(): number;
  rest(ms: number): Promise<void>;
}

export const usualPace: Pace = { now: () => performance.now(), rest: ms => pause(ms) };

type Result = { readonly isPersonal: false; readonly payload: Payload } | { readonly isPersonal: true };

/** Those who asked the same of one topic: what happens is executed and turned into bytes once for all of them. */
export class FanoutGroup {
  /** Followers to whom everything up to `seq` was written, and who get what comes next from the group. */
  readonly atHead = new Set<Follower>();
  /** The last event that was written to those at the head. */
  seq: number;

  private epoch: string;
  private readonly members = new Set<Follower>();
  private readonly results = new Map<string, Promise<Result>>();
  /** The topic's last event when they were made. */
  private resultsOf = 0;
  private readonly detach: () => void;
  private asked: number;
  private running = false;
  /** Until when what is new waits for what comes next. */
  private restsUntil = Number.NEGATIVE_INFINITY;
  private over = false;
  private readonly access: Gathered<string, ReadonlySet<string>>;

  constructor(
    readonly reader: TopicReader,
    private readonly source: LiveSource,
    private readonly selection: Selection,
    private readonly execution: SharedExecution,
    private readonly onFailure: (error: unknown) => void,
    private readonly onEmpty: () => void,
    private readonly pace = usualPace,
  ) {
    this.access = new Gathered(source.readers, accessTurns);
    this.asked = reader.accessChanges;
    ({ epoch: this.epoch, seq: this.seq } = reader.head);
    this.detach = reader.attach(() => this.go());
  }

  /** Whether its last follower has left; nobody may join it any more. */
  get isOver(): boolean {
    return this.over;
  }

  add(follower: Follower): void {
    this.members.add(follower);
  }

  remove(follower: Follower): void {
    this.atHead.delete(follower);
    if (!this.members.delete(follower) || this.members.size > 0) return;
    this.over = true;
    this.detach();
    this.onEmpty();
  }

  /** For each follower, how many events there are behind the last it was given; none for one that has yet to begin. */
  *lags(): Generator<number> {
    const { epoch, seq } = this.reader.head;
    for (const follower of this.members) yield follower.epoch === epoch ? Math.max(0, seq - follower.seq) : 0;
  }

  notFound(): Fault {
    return notFound(this.source.what);
  }

  /** Whether the person may read the topic; the questions of one turn are one statement. */
  async mayRead(personId: string): Promise<boolean> {
    return (await this.access.ask([personId])).has(personId);
  }

  /** An event's result for this follower; null for an event that is nobody's to see. */
  async eventFor(follower: Follower, event: LogEvent): Promise<Payload | null> {
    const cursor = cursorOf({ epoch: this.reader.head.epoch, seq: event.seq });
    const item = this.source.toEvent(event, cursor);
    return item && this.resultFor(follower, `e ${cursor}`, item);
  }

  /** A mark's result for this follower. */
  markFor(follower: Follower, mark: StreamMark): Promise<Payload> {
    return this.resultFor(follower, `${mark.type} ${"reason" in mark ? mark.reason : ""} ${mark.cursor}`, mark);
  }

  private async resultFor(follower: Follower, key: string, item: object): Promise<Payload> {
    const result = await this.sharedResult(key, item, follower);
    return result.isPersonal ? this.personalResult(item, follower) : result.payload;
  }

  private sharedResult(key: string, item: object, follower: Follower): Promise<Result> {
    // What has happened since may have changed what an earlier event shows, such as a message that was deleted.
    const { seq } = this.reader.head;
    if (this.resultsOf !== seq) this.results.clear();
    this.resultsOf = seq;
    const known = this.results.get(key);
    if (known) return known;
    const made = this.execution
      .run(this.selection, item, follower.viewer)
      .then(
        ({ payload, isPersonal }): Result => (isPersonal ? { isPersonal } : { isPersonal, payload: bytesOf(payload) }),
      );
    this.results.set(key, made);
    made.catch(() => this.results.delete(key));
    if (this.results.size > resultsKept) {
      const [oldest] = this.results.keys();
      if (oldest !== undefined) this.results.delete(oldest);
    }
    return made;
  }

  private async personalResult(item: object, follower: Follower): Promise<Payload> {
    return bytesOf((await this.execution.run(this.selection, item, follower.viewer)).payload);
  }

  /** Writes what is new to those at the head, one event at a time, so that slow fields cannot reorder them. */
  private go(): void {
    if (this.running) return;
    this.running = true;
    this.deliver()
      .catch(error => {
        this.onFailure(error);
        this.startOver();
      })
      .finally(() => {
        this.running = false;
        if (this.hasNews()) this.go();
      });
  }

  private async deliver(): Promise<void> {
    const { reader } = this;
    while (this.hasNews()) {
      if (this.atHead.size === 0 || this.isLost()) return this.startOver();
      if (this.asked !== reader.accessChanges) {
        await this.askAgain();
        continue;
      }
      const restMs = this.restsUntil - this.pace.now();
      if (restMs >= shortestRestMs) {
        await this.pace.rest(restMs);
        continue;
      }
      const events = await reader.after(this.seq);
      // Nothing where the head says that there is something is a hole; each follower says so.
      if (!events || events.length === 0) return this.startOver();
      await this.deliverEvents(events);
    }
  }

  /** Makes the results of a batch side by side and writes them in order; each follower gets them in one go. */
  private async deliverEvents(events: readonly LogEvent[]): Promise<void> {
    const [somebody] = this.atHead;
    const last = events.at(-1);
    if (!somebody || !last) return;
    const made = await Promise.all(events.map(event => this.made(event, somebody)));
    if (this.isLost() || this.asked !== this.reader.accessChanges) return;
    const items = made.flatMap(one => one ?? []);
    const news = { items, last: last.seq, together: together(items) };
    // From here on whoever comes to the head has these events already.
    this.seq = last.seq;
    const began = this.pace.now();
    let written = 0;
    for (const follower of this.atHead) {
      if (follower.seq >= last.seq) continue;
      const own = follower.takeNews(news);
      if (own) await own;
      written += 1;
      if (written % writesPerTurn === 0) await turn();
    }
    const done = this.pace.now();
    this.restsUntil = done + Math.min(done - began, longestRestMs);
  }

  private async made(event: LogEvent, somebody: Follower): Promise<NewsItem | null> {
    const cursor = cursorOf({ epoch: this.epoch, seq: event.seq });
    const item = this.source.toEvent(event, cursor);
    if (!item) return null;
    const result = await this.sharedResult(`e ${cursor}`, item, somebody);
    if (!result.isPersonal) return { seq: event.seq, payload: result.payload };
    return { seq: event.seq, payloadFor: follower => this.personalResult(item, follower) };
  }

  /** After somebody lost access: those who still have it stay, the others end by themselves. */
  private async askAgain(): Promise<void> {
    const asked = this.reader.accessChanges;
    const followers = [...this.atHead];
    const readers = await this.source.readers([...new Set(followers.map(follower => follower.personId))]);
    this.asked = asked;
    for (const follower of followers) {
      if (readers.has(follower.personId)) follower.confirmAccess(asked);
      else follower.stepBack();
    }
  }

  private hasNews(): boolean {
    return this.reader.head.seq > this.seq || this.isLost();
  }

  private isLost(): boolean {
    return this.reader.head.epoch !== this.epoch || (this.reader.closed && this.atHead.size > 0);
  }

  /** Those at the head find out by themselves where they stand; the group goes on from now. */
  private startOver(): void {
    ({ epoch: this.epoch, seq: this.seq } = this.reader.head);
    for (const follower of [...this.atHead]) follower.stepBack();
  }
}

function together(items: readonly NewsItem[]): News["together"] {
  const payloads = items.flatMap(item => ("payload" in item ? item.payload : []));
  const [first] = items;
  return first && payloads.length === items.length ? { first: first.seq, frames: new SharedFrames(payloads) } : null;
}
