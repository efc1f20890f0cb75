import type { DataSource } from "typeorm";
import { Fault } from "../../kernel/fault.js";
import { noId } from "../../kernel/id.js";
import type { Log } from "../../kernel/log.js";
import { ChangeFeed } from "./change-feed.js";
import { programsFrom, readPage, readSome } from "./mentor-rows.js";
import type { IndexAnswer, Question } from "./question.js";
import { SearchThread } from "./search-thread.js";
import type { IndexState } from "./worker-messages.js";

export interface SearchIndexesDeps {
  readonly db: DataSource;
  readonly log: Log;
  /** Programs with so many active mentors are indexed; 0 indexes none. */
  readonly searchIndexFrom: number;
  /** Programs with more are not read for a search while they have no index; 20,000 if it is not said. */
  readonly mostRead?: number;
}

/** One index of this process, for whoever watches it. */
export interface IndexStatus extends IndexState {
  readonly programId: string;
  readonly isReady: boolean;
}

interface Entry {
  isReady: boolean;
  state: IndexState;
  /** Who changed and was not read again yet. */
  readonly changed: Set<string>;
  /** Since when those could not be read again, in milliseconds of this process; null while they can. */
  failingSince: number | null;
  loading: Promise<void>;
}

const pollMs = 500;
const lookForProgramsMs = 60_000;
const pageSize = 2_000;
const batchSize = 1_000;
/** Reading more than these for one search would take this process's memory, and seconds. */
const usuallyMostRead = 20_000;
const patienceMs = 10_000;
const freshenMs = 1_000;
/** An index that could not be brought up to date for so long is made anew. */
const longestFailureMs = 5 * 60_000;
/** A thread that dies again before an index was ready is started again after so long, then twice as long, and so on. */
const restartMs = 1_000;
const longestRestartMs = 60_000;

/**
 * The searches' indexes of this process: one for each program that is too big to be read for every search, in a thread of
 * their own, loaded from the database and kept up to date by its log of changes. They may be behind by as long as it takes
 * to look, so what they find is read again before it is shown.
 */
export class SearchIndexes {
  private readonly entries = new Map<string, Entry>();
  /** How many mentors the programs have that are indexed, as of late; also while their index is being made anew. */
  private readonly sizes = new Map<string, number>();
  thread: SearchThread | null = null;
  private feed: ChangeFeed;
  private polling: Promise<void> | null = null;
  private readAt = 0;
  private isClosed = false;
  /** Threads that died since an index was ready. */
  private deaths = 0;
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
    await (this.entries.get(programId) ?? this.add(programId)).loading;
    await this.polling;
    await this.poll();
  }

  /**
   * Whether the program's index answers now. While that of a program too big to be read for a search is being made, who
   * asks waits, and is told to come again when it takes long: Fault UNAVAILABLE.
   */
  async isReady(programId: string): Promise<boolean> {
    const entry = this.entries.get(programId);
    if (entry?.isReady) return true;
    if (!this.isTooBig(programId)) return false;
    if (entry) await Promise.race([entry.loading, new Promise(resolve => setTimeout(resolve, patienceMs).unref())]);
    if (this.entries.get(programId)?.isReady) return true;
    throw beingIndexed();
  }

  /** Whether a search in the program is answered at once: by its index, or by reading the program. */
  canAnswer(programId: string): boolean {
    return this.entries.get(programId)?.isReady || !this.isTooBig(programId);
  }

  /** Null when there is no index that could answer now, and the program can be read instead. */
  async ask(programId: string, question: Question): Promise<IndexAnswer | null> {
    const answer = await this.answer(programId, question);
    if (!answer) this.demandReadable(programId);
    return answer;
  }

  /** Passes where the program can be read for a search; else Fault UNAVAILABLE. */
  demandReadable(programId: string): void {
    if (this.isTooBig(programId)) throw beingIndexed();
  }

  private async answer(programId: string, question: Question): Promise<IndexAnswer | null> {
    if (!this.entries.get(programId)?.isReady) return null;
    try {
      return (await this.thread?.ask(programId, question)) ?? null;
    } catch (error) {
      this.deps.log.warn({ err: error }, "a search was not answered by its index");
      return null;
    }
  }

  /** Too many to be read for one search. */
  private isTooBig(programId: string): boolean {
    return (this.sizes.get(programId) ?? 0) > (this.deps.mostRead ?? usuallyMostRead);
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

  /** As `poll`, for somebody who waits for an answer: goes on without when there is much to read. */
  async freshen(): Promise<void> {
    await Promise.race([this.poll(), new Promise(resolve => setTimeout(resolve, freshenMs).unref())]);
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
    for (const [programId, mentors] of big) {
      this.sizes.set(programId, mentors);
      if (mentors >= least && !this.has(programId)) this.add(programId);
    }
    for (const programId of this.sizes.keys()) if (!big.has(programId)) this.sizes.delete(programId);
    for (const programId of this.entries.keys()) if (!big.has(programId)) await this.drop(programId);
  }

  private add(programId: string): Entry {
    const entry: Entry = {
      isReady: false,
      state: { mentors: 0, bytes: 0 },
      changed: new Set(),
      failingSince: null,
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
    const isWanted = () => !this.isClosed && this.entries.get(programId) === entry;
    // A reading that began before it was known to be indexed leaves it out.
    await this.polling;
    if (!isWanted()) return;
    const thread = this.running();
    try {
      // What a load left that did not come to its end.
      await thread.drop(programId);
      await this.feed.begin();
      if (this.readAt === 0) this.readAt = performance.now();
      const db = this.deps.db.manager;
      // No transaction holds all pages together: what changes meanwhile is in the log, and read again below.
      for (let after: string | null = noId, applied: Promise<unknown> = Promise.resolve(); after !== null; ) {
        const page = await readPage(db, programId, after, pageSize);
        await applied;
        if (!isWanted()) break;
        applied = this.put(thread, programId, entry, page.rows, []);
        // Awaited after the next page, and the thread may die before.
        applied.catch(() => {});
        after = page.count < pageSize ? null : page.last;
        if (after === null) await applied;
      }
      await this.catchUp(programId, entry);
      if (isWanted()) {
        entry.isReady = true;
        this.deaths = 0;
      }
    } catch (error) {
      if (this.isClosed) return;
      this.deps.log.warn({ err: error, programId }, "a program could not be indexed");
      if (this.entries.get(programId) === entry) this.entries.delete(programId);
    }
    if (!this.isClosed && !this.entries.has(programId)) await thread.drop(programId).catch(() => {});
  }

  /** Reads those again who changed. Who could not be read stays among them, for the next time. */
  private async catchUp(programId: string, entry: Entry): Promise<void> {
    while (entry.changed.size > 0 && !this.isClosed && this.entries.get(programId) === entry) {
      const ids = [...entry.changed].slice(0, batchSize);
      for (const id of ids) entry.changed.delete(id);
      try {
        const { rows, gone } = await readSome(this.deps.db.manager, programId, ids);
        await this.put(this.running(), programId, entry, rows, gone);
      } catch (error) {
        for (const id of ids) entry.changed.add(id);
        throw error;
      }
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
    const { feed } = this;
    for (let more = true; more && !this.isClosed && this.feed === feed; ) {
      const began = performance.now();
      const read = await feed.next([...this.entries.keys()]);
      if (read === null) {
        this.reload("changes were forgotten before they were read");
        return;
      }
      more = read.more;
      for (const { programId, enrollmentId } of read.changes) this.entries.get(programId)?.changed.add(enrollmentId);
      for (const [programId, entry] of this.entries) if (entry.isReady) await this.keepUp(programId, entry);
      if (!more && this.feed === feed) this.readAt = began;
    }
  }

  /** As `catchUp`, but where it fails the others go on; an index that cannot be brought up to date is made anew. */
  private async keepUp(programId: string, entry: Entry): Promise<void> {
    try {
      await this.catchUp(programId, entry);
      entry.failingSince = null;
    } catch (error) {
      if (this.isClosed || this.entries.get(programId) !== entry) return;
      this.deps.log.warn({ err: error, programId }, "what changed about mentors could not be read again");
      const now = performance.now();
      entry.failingSince ??= now;
      if (now - entry.failingSince < longestFailureMs) return;
      this.entries.delete(programId);
      this.add(programId);
    }
  }

  private reload(why: string, afterMs = 0): void {
    this.deps.log.warn({ why }, "the searches' indexes are built anew");
    const programs = [...this.entries.keys()];
    this.entries.clear();
    this.feed = new ChangeFeed(this.deps.db.manager);
    this.readAt = 0;
    void this.thread?.stop();
    this.thread = null;
    const again = () => {
      for (const programId of programs) if (!this.isClosed && !this.has(programId)) this.add(programId);
    };
    if (afterMs === 0) again();
    else this.timers.add(setTimeout(again, afterMs).unref());
  }

  private running(): SearchThread {
    if (this.thread) return this.thread;
    const thread = new SearchThread();
    this.thread = thread;
    void thread.ended.then(reason => {
      if (this.isClosed || this.thread !== thread) return;
      const wait = this.deaths === 0 ? 0 : Math.min(longestRestartMs, restartMs * 2 ** (this.deaths - 1));
      this.deaths += 1;
      this.reload(reason, wait);
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

const beingIndexed = () =>
  new Fault("UNAVAILABLE", "The program's mentors are being indexed.", { retryAfterSeconds: 10 });
