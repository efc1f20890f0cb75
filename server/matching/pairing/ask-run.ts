import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import type { Viewer } from "../../kernel/viewer.js";
import type { PairingDeps } from "./pairing.deps.js";
import { findRun, isOneOf } from "./pairing.policy.js";
import type { RunAnswer, RunChange, RunQuestion, WhatItTakes, WhyNotAnswer } from "./questions.js";
import { askInThread } from "./run-thread.js";

export interface WhyNotAsked {
  readonly runId: string;
  readonly menteeId: string;
  readonly mentorId: string;
}

/**
 * Why a run does not pair the two; null when the viewer does not see it or it is not solved, and about a pair that the
 * viewer is one of: what stands in its way may be a secret of the other's.
 */
export async function whyNotPaired(
  { db: { manager: db } }: PairingDeps,
  viewer: Viewer,
  { runId, menteeId, mentorId }: WhyNotAsked,
): Promise<WhyNotAnswer | null> {
  if (isOneOf(viewer, menteeId, mentorId) || !(await findRun(db, viewer.personId, runId))) return null;
  const answer = await askRun(db, runId, { kind: "whyNot", menteeId, mentorId });
  return answer?.kind === "whyNot" ? answer.answer : null;
}

/** What a run would be if one thing about others were otherwise; null likewise, and where it cannot be told. */
export async function whatIfRun(
  { db: { manager: db } }: PairingDeps,
  viewer: Viewer,
  { runId, change }: { readonly runId: string; readonly change: RunChange },
): Promise<WhatItTakes | null> {
  if (isOneOf(viewer, change.menteeId, change.mentorId) || !(await findRun(db, viewer.personId, runId))) return null;
  const answer = await askRun(db, runId, { kind: "whatIf", change });
  return answer?.kind === "whatIf" ? answer.answer : null;
}

/** Puts a question about a run; null when it is not solved. */
export const askRun = (db: EntityManager, runId: string, question: RunQuestion): Promise<RunAnswer | null> =>
  askInThread(async () => {
    const [kept] = await rowsOf<{ inputs: string; market: Buffer }>(
      db,
      `select i.inputs, m.market from pairing_run_input i join pairing_run_market m on m.run_id = i.run_id
       where i.run_id = $1`,
      [runId],
    );
    return kept ? { ...kept, question } : null;
  });
