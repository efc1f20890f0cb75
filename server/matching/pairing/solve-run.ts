import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { inTransaction } from "../../db/transaction.js";
import { failureFacts } from "../../kernel/failure.js";
import type { NewEvent } from "../../realtime/index.js";
import type { PairingDeps } from "./pairing.deps.js";
import { appendToRun, progressed, runEvent } from "./pairing.events.js";
import type { PairingStart, SolvedRun } from "./pairing-messages.js";
import { beating, isStillMine, mostFailures, type RunWork, takeOn } from "./run-jobs.js";
import { solveInThread } from "./run-thread.js";

/** Percent: few events tell how far a run is, however many mentees it has. */
const toldEach = 25;

/** Works a run out, unless it is done, was cancelled or another node is at it. It may be called any number of times. */
export async function workOutRun(deps: PairingDeps, asked: RunWork): Promise<void> {
  const work = await takeOn(deps, asked, { from: ["QUEUED", "SOLVING"], to: "SOLVING" });
  if (!work) return;
  if (work.failures > mostFailures) return failed(deps, work, new Error("It was left lying again and again."));
  const start = await startOf(deps.db.manager, work.runId);
  if (!start) return;
  const beat = beating(deps, work, "SOLVING");
  try {
    const progress = telling(deps, work);
    const listening = { onProgress: progress.reached, signal: beat.signal };
    const solved = await solveInThread(start, listening).catch(async cause => {
      // Cancelled, or taken on by another: whoever did it has told so.
      if (!beat.signal.aborted) await failed(deps, work, cause);
      return null;
    });
    await progress.told();
    if (solved)
      await tell(deps, work, runEvent("PairingRunSolved", null), tx => write(tx, work, solved, deps.clock.now()));
  } finally {
    beat.end();
  }
}

/** The same inputs would fail again, so nobody tries; a database that is away is no such failure, and another goes on. */
async function failed(deps: PairingDeps, work: RunWork, cause: unknown): Promise<void> {
  deps.log.error({ runId: work.runId, ...failureFacts(cause) }, "a pairing run failed");
  await tell(deps, work, runEvent("PairingRunFailed", null), tx => fail(tx, work));
}

/** Tells how far a run is, one event after the other; one that cannot be told is not missed. */
function telling(deps: PairingDeps, work: RunWork) {
  let told = 0;
  let last = Promise.resolve();
  const reached = (percent: number) => {
    const step = Math.floor(percent / toldEach) * toldEach;
    if (step <= told) return;
    told = step;
    last = last
      .then(() => tell(deps, work, progressed(step)))
      .catch(cause => deps.log.warn({ runId: work.runId, ...failureFacts(cause) }, "a run's progress was not told"));
  };
  return { reached, told: () => last };
}

async function startOf(db: EntityManager, runId: string): Promise<PairingStart | null> {
  const rows = await rowsOf<PairingStart>(
    db,
    `select i.inputs, r.objective, r.seed from pairing_run r join pairing_run_input i on i.run_id = r.id
     where r.id = $1`,
    [runId],
  );
  return rows[0] ?? null;
}

/** Writes something of the run and tells it, as long as the work is this node's. */
async function tell(
  deps: PairingDeps,
  work: RunWork,
  event: NewEvent,
  write: (tx: EntityManager) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const grown = await inTransaction(deps.db, async tx => {
    const now = deps.clock.now();
    if (!(await isStillMine(tx, work, "SOLVING", now))) return null;
    await write(tx);
    return appendToRun(tx, work.runId, event, now);
  });
  if (grown) deps.hub.ring(grown.topic, grown.seq);
}

const fail = (tx: EntityManager, { runId }: RunWork) =>
  tx.query("update pairing_run set state = 'FAILED' where id = $1", [runId]);

async function write(tx: EntityManager, { runId }: RunWork, solved: SolvedRun, now: Date): Promise<void> {
  await tx.query("insert into pairing_run_market (run_id, market) values ($1, $2)", [
    runId,
    Buffer.from(solved.market.buffer, solved.market.byteOffset, solved.market.byteLength),
  ]);
  await tx.query(
    `insert into pairing_proposal (run_id, mentee_id, mentor_id, state, mentee_rank, mentor_rank, score, worth,
       same_institution, reasons, is_pinned, is_edited)
     select $1::uuid, mentee_id, mentor_id, 'PROPOSED', mentee_rank, mentor_rank, score, worth, same_institution, reasons,
       is_pinned, false
     from jsonb_to_recordset($2::jsonb) as one (mentee_id uuid, mentor_id uuid, mentee_rank int, mentor_rank int,
       score int, worth int, same_institution boolean, reasons jsonb, is_pinned boolean)`,
    [runId, solved.proposals],
  );
  await tx.query(
    `insert into pairing_unpaired (run_id, mentee_id, reason)
     select $1::uuid, mentee_id, reason from jsonb_to_recordset($2::jsonb) as one (mentee_id uuid, reason text)`,
    [runId, solved.unpaired],
  );
  await tx.query(
    `insert into pairing_load (run_id, mentor_id, places)
     select $1::uuid, mentor_id, places from jsonb_to_recordset($2::jsonb) as one (mentor_id uuid, places int)`,
    [runId, solved.loads],
  );
  await tx.query(
    "update pairing_run set state = 'SOLVED', solved_at = $2, alive_at = null, measures = $3 where id = $1",
    [runId, now, JSON.stringify(solved.measures)],
  );
}
