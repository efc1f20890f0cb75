import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { inTransaction } from "../../db/transaction.js";
import { jobKind } from "../../queue/index.js";
import type { PairingDeps } from "./pairing.deps.js";
import type { PairingRunState } from "./pairing-words.js";

/** A part of a run's life that somebody works on. The attempt is who may: a later one has taken over from it. */
export interface RunWork {
  readonly runId: string;
  readonly attempt: number;
}

// Whether the work is needed, the run's row says, and the sweep asks anew where a node died: a job is tried once in truth.
const pace = { retries: 1, retryAfterSeconds: 5, expireSeconds: 3_600, parallel: 1 };

/** Works a run out. */
export const solveRun = jobKind<RunWork>("pairing.solve", pace);

/** Makes mentorships of a run's proposals. */
export const publishRun = jobKind<RunWork>("pairing.publish", pace);

/** Asks for a part of a run's life to be worked on. */
export const askFor = (
  { queue }: Pick<PairingDeps, "queue">,
  tx: EntityManager,
  kind: typeof solveRun,
  work: RunWork,
): Promise<void> => queue.enqueue(tx, kind, work, { key: `${work.runId}:${work.attempt}` });

/** Work that was taken on, with how often it was before and did not come to its end. */
export interface TakenOn extends RunWork {
  readonly failures: number;
}

/** After so many failures nobody tries again what could not be done. */
export const mostFailures = 5;

/** A run whose node has said nothing for this long is taken on by another. */
const silentMs = 30_000;
/** What waits for its turn keeps its place, unless its job has come to nothing. */
const waitingMs = 15 * 60_000;
const beatMs = 1_000;

/** Takes the work on; null when it is done, not wanted any more or somebody else's. */
export async function takeOn(
  { db, clock }: Pick<PairingDeps, "db" | "clock">,
  { runId, attempt }: RunWork,
  { from, to }: { readonly from: readonly PairingRunState[]; readonly to: PairingRunState },
): Promise<TakenOn | null> {
  const rows = await rowsOf<TakenOn>(
    db.manager,
    `update pairing_run set state = $4, attempt = attempt + 1, alive_at = $5, taken_at = $5
     where id = $1 and attempt = $2 and state = any($3::text[]) returning id as "runId", attempt, failures`,
    [runId, attempt, from, to, clock.now()],
  );
  return rows[0] ?? null;
}

/** Says that the work goes on; false when it is not wanted any more or somebody else has taken it on. */
export async function isStillMine(
  db: EntityManager,
  { runId, attempt }: RunWork,
  state: PairingRunState,
  now: Date,
): Promise<boolean> {
  const rows = await rowsOf(
    db,
    "update pairing_run set alive_at = $4 where id = $1 and attempt = $2 and state = $3 returning id",
    [runId, attempt, state, now],
  );
  return rows.length > 0;
}

/** Says again and again that the work goes on, and aborts when it is not this node's to do any more; `end` it. */
export function beating({ db, clock }: PairingDeps, work: RunWork, state: PairingRunState) {
  const stop = new AbortController();
  const timer = setInterval(async () => {
    // A database that is away for a moment takes nothing from anybody: the next beat tells.
    const isMine = await isStillMine(db.manager, work, state, clock.now()).catch(() => true);
    if (!isMine) stop.abort(new Error("The run is not wanted any more, or another node has taken it on."));
  }, beatMs);
  timer.unref();
  return { signal: stop.signal, end: () => clearInterval(timer) };
}

/**
 * Has others take on what a node left lying, later each time; safe to run on several nodes at once. Somebody who died of
 * the work would take the next one along, and the next.
 */
export async function sweepRuns(deps: PairingDeps, now: Date): Promise<void> {
  await inTransaction(deps.db, async tx => {
    const rows = await rowsOf<RunWork & { isPublishing: boolean }>(
      tx,
      `update pairing_run set attempt = attempt + 1, failures = failures + (taken_at is not null)::int,
         taken_at = null, alive_at = $1
       where id in (
         select id from pairing_run
         where state in ('QUEUED', 'SOLVING', 'PUBLISHING')
           and alive_at <= $1::timestamptz - interval '1 ms' * case
             when taken_at is null then $3::int else $2::int * power(2, least(failures, ${mostFailures})) end
         order by id for update skip locked)
       returning id as "runId", attempt, state = 'PUBLISHING' as "isPublishing"`,
      [now, silentMs, waitingMs],
    );
    for (const { runId, attempt, isPublishing } of rows) {
      await askFor(deps, tx, isPublishing ? publishRun : solveRun, { runId, attempt });
    }
  });
}
