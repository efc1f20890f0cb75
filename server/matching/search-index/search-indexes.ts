import type { DataSource } from "typeorm";
import { Fault } from "../../kernel/fault.js";
import type { Log } from "../../kernel/log.js";
import { ChangeFeed } from "./change-feed.js";
import { noId, programsFrom, readPage, readSome } from "./mentor-rows.js";
import type { IndexAnswer, Question } from "./question.js";
import { SearchThread } from "./search-thread.js";
import type { IndexState } from "./worker-messages.js";

export interface SearchIndexesDeps {
  readonly db: DataSource;
  readonly log: Log;
  /** Programs with so many active mentors are indexed; 0 indexes none. */
  readonly searchIndexFrom: number;
}

/** One index of this process, for whoever watches it. */
export interface IndexStatus extends IndexState {
  readonly programId: string;
  readonly isReady: boolean;
}

interface Entry {
  /** How many mentors it will have. */
  readonly expected: number;
  isReady: boolean;
  state: IndexState;
  /** What changed while it was being loaded. */
  readonly changed: Set<string>;
  loading: Promise<void>;
}

const pollMs = 500;
const lookForProgramsMs = 60_000;
const pageSize = 2_000;
const batchSize = 1_000;
/** Reading more than these for one search would take this process's memory, and seconds. */
const mostRead = 20_000;
const patienceMs = 10_000;
/** A reader who was away for longer may have missed changes that were swept. */
const trustedMs = 20 * 60_000;

/**
 * The searches' indexes of this process: one for each program that is too big to be read for every search, in a thread of
 * their own, loaded from the database and kept up to date by its log of changes. They may be behind by as long as it takes
 * to look, so what they find is read again before it is shown.
 */
export class SearchIndexes {
  private readonly entries = new Map<string, Entry>();
  thread: SearchThread | null = null;
  private feed: ChangeFeed;
  private polling: Promise<void> | null = null;
  private readAt = 0;
  private isClosed = false;
  private loads: Promise<void> = Promise.resolve();
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(private readonly deps: SearchIndexesDeps) {
    this.feed = new ChangeFeed(deps.db.manager);
  }

  /** Indexes the programs that are big enough, now and whenever another one has grown. */
  async start(): Promise<void> {
    if (this.deps.searchIndexFrom === 0) return;
    await this.look();
    this.every(lookForProgramsMs, () => this.look());
    this.every(pollMs, () => this.poll());
  }

  /** Resolves when the program has an index that holds what was committed before; for tests and measurements. */
  async caughtUp(programId: string): Promise<void> {
    await (this.entries.get(programId) ?? this.add(programId, 0)).loading;
    await this.polling;
    await this.poll();
  }

  /**
   * Whether the program's index answers now. While that of a program too big to be read for a search is being made, who
   * asks waits, and is told to come again when it takes long: Fault UNAVAILABLE.
   */
  async isReady(programId: string): Promise<boolean> {
    const entry = this.entries.get(programId);
    if (!entry) return false;
    if (!entry.isReady && entry.expected > mostRead) {
      await Promise.race([entry.loading, new Promise(resolve => setTimeout(resolve, patienceMs).unref())]);
      if (!entry.isReady && this.entries.get(programId) === entry) {
        throw new Fault("UNAVAILABLE", "The program's mentors are being indexed.", { retryAfterSeconds: 10 });
      }
    }
    return entry.isReady;
  }

  /** Null when there is no index that could answer now. */
  async ask(programId: string, question: Question): Promise<IndexAnswer | null> {
    if (!this.entries.get(programId)?.isReady) return null;
    try {
      return (await this.thread?.ask(programId, question)) ?? null;
    } catch (error) {
      this.deps.log.warn({ err: error }, "a search was answered without its index");
      return null;
    }
  }

  /** Whether the program has an index, ready or on its way. */
  has(programId: string): boolean {
    return this.entries.has(programId);
  }

  status(): IndexStatus[] {
    return [...this.entries].map(([programId, { isReady, state }]) => ({ programId, isReady, ...state }));
  }

  /** Milliseconds since the changes were last read; null while nothing is indexed. */
  get lagMs(): number | null {
    return this.entries.size === 0 ? null : performance.now() - this.readAt;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const timer of this.timers) clearInterval(timer);
    await this.loads;
    await this.polling;
    await this.thread?.stop();
  }

  /** Reads what changed and brings the indexes there. Who asks meanwhile waits for the same reading. */
  poll(): Promise<void> {
    this.polling ??= this.readChanges()
      .catch(error => {
        if (!this.isClosed) this.deps.log.warn({ err: error }, "what changed about mentors could not be read");
      })
      .finally(() => {
        this.polling = null;
      });
    return this.polling;
  }

  private async look(): Promise<void> {
    const least = this.deps.searchIndexFrom;
    const big = await programsFrom(this.deps.db.manager, Math.max(1, Math.floor(least / 2)));
    for (const [programId, mentors] of big) if (mentors >= least && !this.has(programId)) this.add(programId, mentors);
    for (const programId of this.entries.keys()) if (!big.has(programId)) await this.drop(programId);
  }

  private add(programId: string, expected: number): Entry {
    const entry: Entry = {
      expected,
      isReady: false,
      state: { mentors: 0, bytes: 0 },
      changed: new Set(),
      loading: this.loads,
    };
    this.entries.set(programId, entry);
    // One after the other: a load keeps the thread and the database busy.
    this.loads = this.loads.then(() => this.load(programId, entry));
    entry.loading = this.loads;
    return entry;
  }

  private async drop(programId: string): Promise<void> {
    this.entries.delete(programId);
    await this.thread?.drop(programId).catch(() => {});
  }

  private async load(programId: string, entry: Entry): Promise<void> {
    try {
      const thread = this.running();
      if (this.readAt === 0) {
        await this.feed.begin();
        this.readAt = performance.now();
      }
      const db = this.deps.db.manager;
      // No transaction holds all pages together: what changes meanwhile is in the log, and read again below.
      for (let after: string | null = noId, applied: Promise<unknown> = Promise.resolve(); after !== null; ) {
        const page = await readPage(db, programId, after, pageSize);
        await applied;
        if (this.isClosed || this.entries.get(programId) !== entry) return;
        applied = this.put(thread, programId, entry, page.rows, []);
        after = page.count < pageSize ? null : page.last;
        if (after === null) await applied;
      }
      while (entry.changed.size > 0) {
        const ids = [...entry.changed];
        entry.changed.clear();
        await this.refresh(programId, entry, ids);
      }
      entry.isReady = true;
    } catch (error) {
      if (this.isClosed) return;
      this.deps.log.warn({ err: error, programId }, "a program could not be indexed; its searches read the database");
      if (this.entries.get(programId) === entry) this.entries.delete(programId);
    }
  }

  private async refresh(programId: string, entry: Entry, ids: readonly string[]): Promise<void> {
    const thread = this.running();
    for (let at = 0; at < ids.length; at += batchSize) {
      const { rows, gone } = await readSome(this.deps.db.manager, programId, ids.slice(at, at + batchSize));
      await this.put(thread, programId, entry, rows, gone);
    }
  }

  private async put(
    thread: SearchThread,
    programId: string,
    entry: Entry,
    rows: string,
    gone: readonly string[],
  ): Promise<void> {
    const state = await thread.put(programId, rows, gone);
    if (state) entry.state = state;
  }

  private async readChanges(): Promise<void> {
    if (this.entries.size === 0 || this.readAt === 0) return;
    if (performance.now() - this.readAt > trustedMs) {
      this.reload("the changes were not read for too long");
      return;
    }
    for (let more = true; more && !this.isClosed; ) {
      const began = performance.now();
      const read = await this.feed.read([...this.entries.keys()]);
      more = read.more;
      await this.apply(read.changes);
      if (!more) this.readAt = began;
    }
  }

  private async apply(changes: readonly { programId: string; enrollmentId: string }[]): Promise<void> {
    const byProgram = new Map<string, Set<string>>();
    for (const { programId, enrollmentId } of changes) {
      const ids = byProgram.get(programId) ?? new Set();
      byProgram.set(programId, ids.add(enrollmentId));
    }
    for (const [programId, ids] of byProgram) {
      const entry = this.entries.get(programId);
      if (entry?.isReady) await this.refresh(programId, entry, [...ids]);
      else for (const id of ids) entry?.changed.add(id);
    }
  }

  private reload(why: string): void {
    this.deps.log.warn({ why }, "the searches' indexes are built anew");
    const programs = [...this.entries];
    this.entries.clear();
    this.feed = new ChangeFeed(this.deps.db.manager);
    this.readAt = 0;
    void this.thread?.stop();
    this.thread = null;
    for (const [programId, { expected }] of programs) this.add(programId, expected);
  }

  private running(): SearchThread {
    if (this.thread) return this.thread;
    const thread = new SearchThread();
    this.thread = thread;
    void thread.ended.then(reason => {
      if (!this.isClosed && this.thread === thread) this.reload(reason);
    });
    return thread;
  }

  private every(ms: number, work: () => Promise<void>): void {
    const timer = setInterval(() => {
      work().catch(error => {
        if (!this.isClosed) this.deps.log.warn({ err: error }, "the searches' indexes could not be looked after");
      });
    }, ms);
    this.timers.add(timer.unref());
  }
}
