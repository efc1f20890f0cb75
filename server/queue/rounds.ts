import type PgBoss from "pg-boss";
import type { DataSource } from "typeorm";
import { type FailureFacts, failureFacts } from "../kernel/failure.js";
import type { Log } from "../kernel/log.js";
import type { JobKind } from "./job-kind.js";
import { addSweeps, takeTurns } from "./tables.js";

interface RoundsDeps {
  readonly db: DataSource;
  readonly boss: PgBoss;
  readonly log: Log;
  readonly pollMs: number;
}

interface Worker {
  readonly kind: JobKind<object>;
  readonly handle: (data: object) => Promise<void>;
  /** Ids of the jobs it is doing. */
  readonly doing: Set<string>;
  /** Whether the last fetch filled every free place, so that more is likely waiting. */
  more: boolean;
}

interface Sweep {
  readonly name: string;
  readonly seconds: number;
  readonly run: () => Promise<void>;
  running: boolean;
}

/** Looks for work round after round, runs it beside the rounds and never lets a failure out. */
export class Rounds {
  private readonly workers = new Map<string, Worker>();
  private readonly sweeps = new Map<string, Sweep>();
  private readonly running = new Set<Promise<void>>();
  private rounds: Promise<void> | null = null;
  private stopping = false;
  private woken = false;
  private endPause: () => void = () => undefined;

  constructor(private readonly deps: RoundsDeps) {}

  work(kind: JobKind<object>, handle: (data: object) => Promise<void>): void {
    if (this.workers.has(kind.name)) throw new Error(`Two handlers for the jobs of ${kind.name}.`);
    this.workers.set(kind.name, { kind, handle, doing: new Set(), more: false });
  }

  every(name: string, seconds: number, run: () => Promise<void>): void {
    if (this.sweeps.has(name)) throw new Error(`Two sweeps named ${name}.`);
    this.sweeps.set(name, { name, seconds, run, running: false });
  }

  async start(): Promise<void> {
    if (this.rounds) return;
    await addSweeps(this.deps.db.manager, [...this.sweeps.keys()]);
    this.stopping = false;
    this.rounds = this.goRound();
  }

  async stop(graceMs: number): Promise<void> {
    if (!this.rounds) return;
    this.stopping = true;
    this.wake();
    const done = this.rounds.then(() => Promise.all(this.running));
    await Promise.race([done, timeUp(graceMs)]);
    this.rounds = null;
    for (const { kind, doing } of this.workers.values()) {
      for (const jobId of doing) await this.handBack(kind.name, jobId);
    }
  }

  private async goRound(): Promise<void> {
    while (!this.stopping) {
      let pauseMs = this.deps.pollMs;
      try {
        await this.round();
      } catch (error) {
        // The database may be away; the work stands in it and waits too.
        this.deps.log.warn(failureFacts(error), "the queue could not look for work");
        pauseMs *= 5;
      }
      await this.pause(pauseMs);
    }
  }

  private async round(): Promise<void> {
    const free = [...this.workers.values()].filter(({ kind, doing }) => doing.size < kind.parallel);
    const idle = [...this.sweeps.values()].filter(({ running }) => !running);
    const turns = await takeTurns(
      this.deps.db.manager,
      free.map(({ kind }) => kind.name),
      idle,
    );
    for (const { what, name } of turns) {
      if (this.stopping) return;
      const sweep = what === "sweep" ? this.sweeps.get(name) : undefined;
      if (sweep) this.beside(this.runSweep(sweep));
      const worker = what === "job" ? this.workers.get(name) : undefined;
      if (worker) await this.fetch(worker);
    }
  }

  private async fetch(worker: Worker): Promise<void> {
    const { kind, doing } = worker;
    const places = kind.parallel - doing.size;
    const jobs = await this.deps.boss.fetch<object>(kind.name, { batchSize: places, includeMetadata: true });
    worker.more = jobs.length === places;
    for (const job of jobs) this.beside(this.runJob(worker, job));
  }

  private async runJob(worker: Worker, job: PgBoss.JobWithMetadata<object>): Promise<void> {
    const { kind, handle, doing } = worker;
    const facts = { kind: kind.name, jobId: job.id, attempt: job.retryCount + 1 };
    doing.add(job.id);
    try {
      const failure = await failureOf(() => handle(job.data));
      if (!failure) {
        await this.deps.boss.complete(kind.name, job.id);
        return;
      }
      const last = job.retryCount >= job.retryLimit;
      if (last) this.deps.log.error({ ...facts, ...failure }, "a job failed for the last time");
      else this.deps.log.warn({ ...facts, ...failure }, "a job failed and will be tried again");
      await this.deps.boss.fail(kind.name, job.id, { message: failure.error });
    } catch (error) {
      // The job stays taken until it expires, then runs again.
      this.deps.log.warn({ ...facts, ...failureFacts(error) }, "the outcome of a job could not be kept");
    } finally {
      doing.delete(job.id);
      if (worker.more) this.wake();
    }
  }

  private async runSweep(sweep: Sweep): Promise<void> {
    sweep.running = true;
    try {
      await sweep.run();
    } catch (error) {
      this.deps.log.error({ sweep: sweep.name, ...failureFacts(error) }, "a sweep failed and will be run again");
    } finally {
      sweep.running = false;
    }
  }

  private async handBack(kind: string, jobId: string): Promise<void> {
    try {
      await this.deps.boss.fail(kind, jobId, { message: "The node stopped before the job was done." });
    } catch (error) {
      this.deps.log.warn(
        { kind, jobId, ...failureFacts(error) },
        "an unfinished job could not be handed back; it expires",
      );
    }
  }

  private beside(work: Promise<void>): void {
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }

  private wake(): void {
    this.woken = true;
    this.endPause();
  }

  private async pause(ms: number): Promise<void> {
    if (!this.woken && !this.stopping) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, ms);
        this.endPause = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.woken = false;
  }
}

/** What went wrong in `work`, null when nothing did. */
async function failureOf(work: () => Promise<void>): Promise<FailureFacts | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return failureFacts(error);
  }
}

const timeUp = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms).unref());
