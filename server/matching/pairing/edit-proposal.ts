import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { inTransaction } from "../../db/transaction.js";
import { Fault } from "../../kernel/fault.js";
import { isId } from "../../kernel/id.js";
import type { Refused } from "../../kernel/refused.js";
import type { Viewer } from "../../kernel/viewer.js";
import { askRun } from "./ask-run.js";
import { movedOn, type PairingRunMovedOn } from "./cancel-run.js";
import { measuresOf } from "./measures.js";
import type { PairingDeps } from "./pairing.deps.js";
import { appendToRun, edited } from "./pairing.events.js";
import { demandOthers, findRun, heldRun, isOneOf } from "./pairing.policy.js";
import { PairingRunEntity } from "./pairing-run.entity.js";
import type { UnpairedReason } from "./pairing-words.js";
import type { EditAnswer } from "./questions.js";

export interface EditProposal {
  readonly runId: string;
  readonly menteeId: string;
  /** Null takes the mentee out of the pairing. */
  readonly mentorId?: string | null;
}

/** What a change by hand does to all. */
export interface EditCost {
  readonly totalChange: number;
  readonly blockingPairsChange: number;
}

export type EditOutcome =
  | { readonly run: PairingRunEntity; readonly cost: EditCost }
  | PairingRunMovedOn
  | Refused<"PairNotPossible">
  | Refused<"MentorPlacesTaken", { readonly holderIds: readonly string[] }>;

/** A change by hand before it is made. */
export interface EditProspect extends EditCost {
  readonly isPossible: boolean;
  /** Who has the mentor's places, when none is left; else empty. */
  readonly holderIds: readonly string[];
}

/** What a change would cost, before it is made; null when the viewer does not see the run or it cannot be edited. */
export async function prospectOfEdit(
  deps: PairingDeps,
  viewer: Viewer,
  input: EditProposal,
): Promise<EditProspect | null> {
  const db = deps.db.manager;
  const run = await findRun(db, viewer.personId, input.runId);
  if (run?.state !== "SOLVED" || isOneOf(viewer, ...(await concerned(db, input)))) return null;
  const answer = await consider(db, input);
  if (!answer) return { isPossible: false, holderIds: [], totalChange: 0, blockingPairsChange: 0 };
  return { ...answer, isPossible: answer.isPossible && answer.holderIds === null, holderIds: answer.holderIds ?? [] };
}

/**
 * Gives a mentee of a solved run another mentor, or none. What it costs is worked out outside of the transaction and
 * holds only when nothing was edited meanwhile; else it is worked out again.
 */
export async function editProposal(deps: PairingDeps, viewer: Viewer, input: EditProposal): Promise<EditOutcome> {
  for (let tries = 0; tries < 5; tries += 1) {
    const before = await heldNow(deps, viewer, input);
    demandOthers(viewer, ...(await concerned(deps.db.manager, input)));
    if (before.state !== "SOLVED") return movedOn(before);
    const answer = await consider(deps.db.manager, input);
    if (!answer?.isPossible) {
      return { refused: "PairNotPossible", message: "This pair is not among those possible in this run." };
    }
    if (answer.holderIds) {
      const message = "All places of this mentor are taken in this run.";
      return { refused: "MentorPlacesTaken", message, holderIds: answer.holderIds };
    }
    const outcome = await write(deps, viewer, input, { answer, edits: before.edits });
    if (outcome) return outcome;
  }
  throw new Fault("UNAVAILABLE", "Others edit this run just now; please try again.", { retryAfterSeconds: 1 });
}

const heldNow = (deps: PairingDeps, viewer: Viewer, { runId }: EditProposal): Promise<PairingRunEntity> =>
  inTransaction(deps.db, tx => heldRun(tx, viewer.personId, runId));

/** Whom a change by hand pairs, and from whom it takes the mentee. */
async function concerned(db: EntityManager, { runId, menteeId, mentorId }: EditProposal): Promise<(string | null)[]> {
  const [standing] = isId(menteeId)
    ? await rowsOf<{ mentorId: string }>(
        db,
        `select mentor_id as "mentorId" from pairing_proposal where run_id = $1 and mentee_id = $2`,
        [runId, menteeId],
      )
    : [];
  return [menteeId, mentorId ?? null, standing?.mentorId ?? null];
}

async function consider(db: EntityManager, { runId, menteeId, mentorId }: EditProposal): Promise<EditAnswer | null> {
  if (!isId(menteeId) || (mentorId != null && !isId(mentorId))) return null;
  const rows = await rowsOf<{ mentee: string; mentor: string }>(
    db,
    "select mentee_id as mentee, mentor_id as mentor from pairing_proposal where run_id = $1",
    [runId],
  );
  const standing = Object.fromEntries(rows.map(({ mentee, mentor }) => [mentee, mentor]));
  const answer = await askRun(db, runId, { kind: "edit", menteeId, mentorId: mentorId ?? null, standing });
  return answer?.kind === "edit" ? answer.answer : null;
}

/** Null when the run was edited since the answer was worked out. */
async function write(
  deps: PairingDeps,
  viewer: Viewer,
  { runId, menteeId, mentorId }: EditProposal,
  { answer, edits }: { readonly answer: EditAnswer; readonly edits: number },
): Promise<EditOutcome | null> {
  const written = await inTransaction(deps.db, async tx => {
    const run = await heldRun(tx, viewer.personId, runId);
    if (run.state !== "SOLVED") return { outcome: movedOn(run), grown: null };
    if (run.edits !== edits) return null;
    await exchange(tx, runId, menteeId, answer);
    const changes = { edits: edits + 1, measures: await measuresNow(tx, run) };
    await tx.update(PairingRunEntity, { id: runId }, changes);
    const event = edited(viewer.personId, menteeId, mentorId ?? null);
    const grown = await appendToRun(tx, runId, event, deps.clock.now());
    return { outcome: { run: Object.assign(run, changes), cost: answer }, grown };
  });
  if (written?.grown) deps.hub.ring(written.grown.topic, written.grown.seq);
  return written?.outcome ?? null;
}

async function exchange(tx: EntityManager, runId: string, menteeId: string, answer: EditAnswer): Promise<void> {
  const { proposal, unpaired } = answer;
  await tx.query("delete from pairing_proposal where run_id = $1 and mentee_id = $2", [runId, menteeId]);
  await tx.query("delete from pairing_unpaired where run_id = $1 and mentee_id = $2", [runId, menteeId]);
  if (unpaired) {
    await tx.query("insert into pairing_unpaired (run_id, mentee_id, reason) values ($1, $2, $3)", [
      runId,
      menteeId,
      unpaired.reason,
    ]);
  }
  if (proposal) {
    await tx.query(
      `insert into pairing_proposal (run_id, mentee_id, mentor_id, state, mentee_rank, mentor_rank, score, worth,
         same_institution, reasons, is_pinned, is_edited)
       values ($1, $2, $3, 'PROPOSED', $4, $5, $6, $7, $8, $9, false, true)`,
      [
        ...[runId, menteeId, proposal.mentor_id, proposal.mentee_rank, proposal.mentor_rank, proposal.score],
        ...[proposal.worth, proposal.same_institution, JSON.stringify(proposal.reasons)],
      ],
    );
  }
}

async function measuresNow(tx: EntityManager, { id, measures }: PairingRunEntity) {
  const pairs = await rowsOf<{ menteeRank: number; worth: number; isSameInstitution: boolean | null }>(
    tx,
    `select mentee_rank as "menteeRank", worth, same_institution as "isSameInstitution" from pairing_proposal
     where run_id = $1`,
    [id],
  );
  const unpaired = await rowsOf<{ reason: UnpairedReason }>(
    tx,
    "select reason from pairing_unpaired where run_id = $1",
    [id],
  );
  const mentorCount = measures?.mentorCount ?? 0;
  return measuresOf({ pairs, unpaired: unpaired.map(({ reason }) => reason), mentorCount });
}
