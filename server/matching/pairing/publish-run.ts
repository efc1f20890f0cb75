import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { inTransaction } from "../../db/transaction.js";
import { failureFacts } from "../../kernel/failure.js";
import { notFound } from "../../kernel/fault.js";
import { noId } from "../../kernel/id.js";
import type { Viewer } from "../../kernel/viewer.js";
import { unfitPairsSql } from "../../mentorships/index.js";
import { movedOn, type PairingRunMovedOn } from "./cancel-run.js";
import type { PairingDeps } from "./pairing.deps.js";
import { appendToRun, runEvent } from "./pairing.events.js";
import { heldRun } from "./pairing.policy.js";
import { PairingProposalEntity } from "./pairing-proposal.entity.js";
import { PairingRunEntity } from "./pairing-run.entity.js";
import {
  askFor,
  beating,
  isStillMine,
  mostFailures,
  publishRun,
  type RunWork,
  type TakenOn,
  takeOn,
} from "./run-jobs.js";
import { tellUnpaired } from "./tell-unpaired.js";

export interface PublishPairingRun {
  readonly runId: string;
  /** Whether mentees without a mentor are told, too. */
  readonly tellUnpaired?: boolean | null;
}

/**
 * Has mentorships made of a run's proposals. It is done soon after and goes on where it was when a node dies; asking
 * twice changes nothing.
 */
export async function publishPairingRun(
  deps: PairingDeps,
  viewer: Viewer,
  { runId, tellUnpaired }: PublishPairingRun,
): Promise<{ run: PairingRunEntity } | PairingRunMovedOn> {
  const { outcome, grown } = await inTransaction(deps.db, async tx => {
    const run = await heldRun(tx, viewer.personId, runId);
    if (run.state === "PUBLISHING" || run.state === "PUBLISHED") return { outcome: { run }, grown: null };
    if (run.state !== "SOLVED") return { outcome: movedOn(run), grown: null };
    const now = deps.clock.now();
    const attempt = run.attempt + 1;
    const changes = {
      state: "PUBLISHING",
      attempt,
      takenAt: null,
      failures: 0,
      aliveAt: now,
      publishedBy: viewer.personId,
      tellsUnpaired: tellUnpaired ?? false,
    } as const;
    await tx.update(PairingRunEntity, { id: run.id }, changes);
    await askFor(deps, tx, publishRun, { runId: run.id, attempt });
    const grown = await appendToRun(tx, run.id, runEvent("PairingRunPublishingStarted", viewer.personId), now);
    return { outcome: { run: Object.assign(run, changes) }, grown };
  });
  if (grown) deps.hub.ring(grown.topic, grown.seq);
  return outcome;
}

/**
 * Publishes what is left of a run, each pair in a transaction of its own. It may be called any number of times. A pair
 * that cannot be made holds none of the others up; the run is taken on again for it, and in the end it is given up.
 */
export async function publishRest(deps: PairingDeps, asked: RunWork): Promise<void> {
  const work = await takeOn(deps, asked, { from: ["PUBLISHING"], to: "PUBLISHING" });
  if (!work) return;
  const beat = beating(deps, work, "PUBLISHING");
  try {
    const left = await publishAll(deps, work, beat.signal);
    // For what is left, the run is found silent and taken on again.
    if (left > 0 || beat.signal.aborted) return;
    const untold = await tellUnpaired(deps, work.runId, beat.signal);
    // Whom it cannot be told, after so many tries, holds the run up no longer.
    if (untold === 0 || work.failures >= mostFailures) await finish(deps, work);
  } finally {
    beat.end();
  }
}

/** How many pairs could not be made and are to be tried again. */
async function publishAll(deps: PairingDeps, work: TakenOn, ended: AbortSignal): Promise<number> {
  const { runId } = work;
  let left = 0;
  for (let after = noId; ; ) {
    const menteeIds = await unpublished(deps.db.manager, runId, after);
    for (const menteeId of menteeIds) {
      if (ended.aborted) return left;
      try {
        await publishPair(deps, runId, menteeId);
      } catch (cause) {
        deps.log.error({ runId, menteeId, ...failureFacts(cause) }, "a pair could not be published");
        if (!(await isGivenUp(deps.db.manager, work, menteeId))) left += 1;
      }
    }
    const last = menteeIds.at(-1);
    if (last === undefined) return left;
    after = last;
  }
}

/** Counts that a pair could not be made, as long as the work is this node's; after so many times it never will be. */
async function isGivenUp(db: EntityManager, { runId, attempt }: RunWork, menteeId: string): Promise<boolean> {
  const [counted] = await rowsOf<{ isGivenUp: boolean }>(
    db,
    `update pairing_proposal set tries = tries + 1,
       state = case when tries >= $4 then 'NOT_PUBLISHED' else state end,
       problem = case when tries >= $4 then 'FAILED' end
     where run_id = $1 and mentee_id = $3 and state = 'PROPOSED' and exists (
       select 1 from pairing_run where id = $1 and attempt = $2 and state = 'PUBLISHING')
     returning state <> 'PROPOSED' as "isGivenUp"`,
    [runId, attempt, menteeId, mostFailures],
  );
  return counted?.isGivenUp ?? false;
}

const together = 100;

async function unpublished(db: EntityManager, runId: string, after: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    `select mentee_id as id from pairing_proposal where run_id = $1 and state = 'PROPOSED' and mentee_id > $2
     order by mentee_id limit ${together}`,
    [runId, after],
  );
  return rows.map(({ id }) => id);
}

/**
 * One pair: the mentorship, its conversation, mails, events and the note that it is done are one transaction, so a pair
 * is published once however often this is begun. A pair that cannot be any more says why, and the others go on.
 */
export async function publishPair(deps: PairingDeps, runId: string, menteeId: string): Promise<void> {
  const grown = await inTransaction(deps.db, async tx => {
    const lock = { mode: "pessimistic_write" } as const;
    const proposal = await tx.findOne(PairingProposalEntity, { where: { runId, menteeId }, lock });
    if (proposal?.state !== "PROPOSED") return [];
    const run = await tx.findOneByOrFail(PairingRunEntity, { id: runId });
    if (run.publishedBy === null) throw notFound("pairing run");
    const { programId, publishedBy: actorId } = run;
    const { mentorId } = proposal;
    const isBarred = () => isBarredNow(tx, programId, menteeId, mentorId);
    const started = await deps.mentorships.startPaired(tx, { programId, menteeId, mentorId, actorId, isBarred });
    if ("impossible" in started) {
      const changes = { state: "NOT_PUBLISHED", problem: started.impossible } as const;
      await tx.update(PairingProposalEntity, { runId, menteeId }, changes);
      return [];
    }
    const changes = { state: "PUBLISHED", mentorshipId: started.mentorship.id } as const;
    await tx.update(PairingProposalEntity, { runId, menteeId }, changes);
    return deps.inbox.append(tx, started.entries);
  });
  deps.inbox.ring(grown);
}

/** Whether one of the two has banned the other or said that they do not fit, which a run solved before does not know. */
async function isBarredNow(tx: EntityManager, programId: string, menteeId: string, mentorId: string): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    `select 1 from pairing_preference wish join enrollment e on e.id = wish.enrollment_id
     where e.program_id = $1 and (e.person_id = $2 and e.role = 'MENTEE' and $3 = any(wish.banned)
       or e.person_id = $3 and e.role = 'MENTOR' and $2 = any(wish.banned))
     union all
     select 1 from ${unfitPairsSql("$1")} unfit where unfit.mentee_id = $2 and unfit.mentor_id = $3`,
    [programId, menteeId, mentorId],
  );
  return rows.length > 0;
}

async function finish(deps: PairingDeps, work: RunWork): Promise<void> {
  const now = deps.clock.now();
  const grown = await inTransaction(deps.db, async tx => {
    if (!(await isStillMine(tx, work, "PUBLISHING", now))) return null;
    const changes = { state: "PUBLISHED", publishedAt: now, aliveAt: null } as const;
    await tx.update(PairingRunEntity, { id: work.runId }, changes);
    const run = await tx.findOneByOrFail(PairingRunEntity, { id: work.runId });
    return appendToRun(tx, work.runId, runEvent("PairingRunPublished", run.publishedBy), now);
  });
  if (grown) deps.hub.ring(grown.topic, grown.seq);
}
