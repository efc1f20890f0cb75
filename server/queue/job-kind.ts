/** How the jobs of one kind are run. */
export interface JobPace {
  /** Tries after the first one before the job counts as failed. */
  readonly retries: number;
  /** Seconds before the first retry; each later wait is about twice the one before. */
  readonly retryAfterSeconds: number;
  /** Seconds after which a job whose node went silent is given to another; the handler must be done well before. */
  readonly expireSeconds: number;
  /** Jobs of this kind that one node runs at once. */
  readonly parallel: number;
}

/** A kind of work: its name in the database and the type of what its jobs carry. Make one with `jobKind`. */
export interface JobKind<Data extends object> extends JobPace {
  readonly name: string;
  /** Never set: it ties the data's type to the kind. */
  readonly carries?: Data;
}

const usualPace: JobPace = { retries: 8, retryAfterSeconds: 5, expireSeconds: 60, parallel: 4 };

/**
 * Names a kind of work. The data is kept as JSON: ids and small facts, never words people wrote. Every kind an
 * installation knows is handed to its `Queue`, in the process that enqueues as in the one that works.
 */
export const jobKind = <Data extends object>(name: string, pace: Partial<JobPace> = {}): JobKind<Data> => ({
  ...usualPace,
  ...pace,
  name,
});
