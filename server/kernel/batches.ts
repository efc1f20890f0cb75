interface Waiting<J, R> {
  readonly job: J;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Work that must be done one after the other for each key: what comes while something is under way waits, and all that
 * has waited is done in one go.
 */
export class Batches<J, R> {
  private readonly waiting = new Map<string, Waiting<J, R>[]>();

  constructor(
    /** Does jobs together; its results are in their order. When it fails, it has failed for each of them. */
    private readonly run: (key: string, jobs: readonly J[]) => Promise<readonly R[]>,
    /** How many of the waiting jobs, from the first on, go together: 1 or more. */
    private readonly together: (jobs: readonly J[]) => number,
  ) {}

  /** Resolves with the job's own result. */
  do(key: string, job: J): Promise<R> {
    return new Promise((resolve, reject) => {
      const one = { job, resolve, reject };
      const queue = this.waiting.get(key);
      if (queue) queue.push(one);
      else {
        this.waiting.set(key, [one]);
        void this.work(key);
      }
    });
  }

  /** Keys with work under way. */
  get size(): number {
    return this.waiting.size;
  }

  private async work(key: string): Promise<void> {
    for (let queue = this.waiting.get(key); queue && queue.length > 0; ) {
      const batch = queue.splice(0, this.together(queue.map(({ job }) => job)));
      const jobs = batch.map(({ job }) => job);
      try {
        const results = await this.run(key, jobs);
        batch.forEach((one, at) => {
          one.resolve(results[at] as R);
        });
      } catch (error) {
        for (const one of batch) one.reject(error);
      }
    }
    this.waiting.delete(key);
  }
}
