import PgBoss from "pg-boss";
import type { DataSource, EntityManager } from "typeorm";
import { v5 } from "uuid";
import { inTransaction } from "../db/transaction.js";
import type { Log } from "../kernel/log.js";
import { throughPool, within } from "./boss-database.js";
import type { JobKind } from "./job-kind.js";
import { Rounds } from "./rounds.js";
import { countFailed, type FailedJob, readFailed } from "./tables.js";

interface QueueDeps {
  readonly db: DataSource;
  readonly log: Log;
  /** Every kind of job of the installation. */
  readonly kinds: readonly JobKind<object>[];
  /** Milliseconds between two looks at an idle database, 1,000 unless told: one statement each. */
  readonly pollMs?: number;
}

interface EnqueueOptions {
  /** What makes the job the same job: asking again under the same key of a kind changes nothing. */
  readonly key: string;
  /** Not before this instant of the database's clock. Work due by the product's clock is a row and a sweep instead. */
  readonly startAfter?: Date;
}

const keyNamespace = "9b0c2c1e-7d1f-4f0e-9a55-0d6a3f3b8f10";
const rememberedSeconds = 7 * 24 * 3600;

/**
 * Work nobody waits for. A job is asked for inside the transaction that needs it, so it exists exactly when the
 * transaction commits, and it runs at least once: a node killed in the middle leaves it to another, so a handler must
 * bear to run twice.
 *
 * A key is remembered for seven days after its job has completed or failed; asked for again later, the job runs again.
 * What must never happen twice needs a unique column in a row of its own. A job nobody works for 30 days is dropped.
 */
export class Queue {
  private readonly boss: PgBoss;
  private readonly rounds: Rounds;
  private readonly kinds: Map<string, JobKind<object>>;
  private prepared = false;

  constructor(private readonly deps: QueueDeps) {
    this.kinds = new Map(deps.kinds.map(kind => [kind.name, kind]));
    // Neither pg-boss's workers nor its timers run: they leave the promises of their last statement unwatched, so a
    // database away at the wrong moment would end the process, and they poll once per kind.
    this.boss = new PgBoss({
      db: throughPool(deps.db),
      supervise: false,
      schedule: false,
      archiveCompletedAfterSeconds: rememberedSeconds,
      archiveFailedAfterSeconds: rememberedSeconds,
      deleteAfterDays: 1,
      retentionDays: 30,
    });
    this.boss.on("error", error => deps.log.error({ error: error.message }, "the job queue failed"));
    this.rounds = new Rounds({ db: deps.db, boss: this.boss, log: deps.log, pollMs: deps.pollMs ?? 1_000 });
    // Gives the jobs of nodes that went silent to others, and forgets old ones.
    this.rounds.every("queue.maintain", 30, () => this.boss.maintain());
  }

  /** Installs or updates the queue's tables and kinds; nodes that start at once wait for each other. Needs no worker. */
  async prepare(): Promise<void> {
    await this.boss.start();
    await inTransaction(this.deps.db, async tx => {
      // Two nodes that create different kinds at once would deadlock on pg-boss's own tables.
      await tx.query("select pg_advisory_xact_lock(7104229)");
      const installer = new PgBoss({ db: within(tx), supervise: false, schedule: false, migrate: false });
      for (const { name, retries, retryAfterSeconds, expireSeconds } of this.kinds.values()) {
        const options = {
          name,
          retryLimit: retries,
          retryDelay: retryAfterSeconds,
          retryBackoff: true,
          expireInSeconds: expireSeconds,
        };
        await installer.createQueue(name, options);
        await installer.updateQueue(name, options);
      }
    });
    this.prepared = true;
  }

  /** Asks for a job as part of the transaction `tx`: rolled back, it was never asked for. */
  async enqueue<Data extends object>(
    tx: EntityManager,
    kind: JobKind<Data>,
    data: Data,
    { key, startAfter }: EnqueueOptions,
  ): Promise<void> {
    // On a connection of its own the job would outlive a rollback, and on a pool of one it would wait for ever.
    if (!tx.queryRunner?.isTransactionActive)
      throw new Error(`The job ${kind.name} was not asked for in a transaction.`);
    // pg-boss answers an unknown kind like a key it has seen, and the job would be lost without a word.
    if (!this.prepared || !this.kinds.has(kind.name)) throw new Error(`The queue does not know the kind ${kind.name}.`);
    const id = v5(`${kind.name}:${key}`, keyNamespace);
    await this.boss.send(kind.name, data, { id, db: within(tx), ...(startAfter ? { startAfter } : {}) });
  }

  /** Says who does the jobs of a kind, before `start`. What the handler throws is logged and the job tried again. */
  work<Data extends object>(kind: JobKind<Data>, handle: (data: Data) => Promise<void>): void {
    if (!this.kinds.has(kind.name)) throw new Error(`The queue does not know the kind ${kind.name}.`);
    this.rounds.work(kind, data => handle(data as Data));
  }

  /**
   * Runs `sweep` on one node of the installation every so many seconds, before `start`. It never overlaps itself on one
   * node; one that takes longer than its period may run on two, so it takes its rows with FOR UPDATE SKIP LOCKED.
   */
  every(name: string, seconds: number, sweep: () => Promise<void>): void {
    this.rounds.every(name, seconds, sweep);
  }

  /** Prepares the tables if nobody has and begins to work. */
  async start(): Promise<void> {
    if (!this.prepared) await this.prepare();
    await this.rounds.start();
  }

  /**
   * Takes no more work, waits up to `graceMs` for what runs, then hands unfinished jobs back to be tried again. Jobs
   * can still be asked for.
   */
  stop(graceMs = 10_000): Promise<void> {
    return this.rounds.stop(graceMs);
  }

  /** The jobs that used up their retries, newest first. */
  listFailed(limit = 100): Promise<FailedJob[]> {
    return readFailed(this.deps.db.manager, limit);
  }

  /** How many jobs used up their retries in the last seven days. */
  countFailed(): Promise<number> {
    return countFailed(this.deps.db.manager);
  }
}
