import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { type Page, type PageArgs, pageOf, windowOf } from "../../kernel/page.js";
import type { Viewer } from "../../kernel/viewer.js";
import { findRun } from "./pairing.policy.js";
import type { PairingRunEntity } from "./pairing-run.entity.js";
import type { PairingMove } from "./questions.js";

/** A run beside an earlier one of its program, mentee by mentee. */
export interface PairingComparison {
  readonly run: PairingRunEntity;
  readonly withRun: PairingRunEntity;
  /** Mentees with the same mentor in both. */
  readonly keptCount: number;
  readonly movedCount: number;
  /** Mentees with a mentor in this run alone, and in the other alone. */
  readonly newCount: number;
  readonly lostCount: number;
}

/** A run beside another of its program; null when the viewer does not see both. */
export async function compareRuns(
  db: EntityManager,
  viewer: Viewer,
  { runId, withRunId }: { readonly runId: string; readonly withRunId: string },
): Promise<PairingComparison | null> {
  const run = await findRun(db, viewer.personId, runId);
  const withRun = await findRun(db, viewer.personId, withRunId);
  if (!run || withRun?.programId !== run.programId) return null;
  const [counts] = await rowsOf<Omit<PairingComparison, "run" | "withRun">>(
    db,
    `select count(*) filter (where a.mentor_id = b.mentor_id)::int as "keptCount",
       count(*) filter (where a.mentor_id <> b.mentor_id)::int as "movedCount",
       count(*) filter (where b.mentor_id is null)::int as "newCount",
       count(*) filter (where a.mentor_id is null)::int as "lostCount"
     from ${sideBySide}`,
    [run.id, withRun.id],
  );
  if (!counts) throw new Error("A count gave no row.");
  return { run, withRun, ...counts };
}

/** The mentees who do not have the same mentor in both, in the order of their ids; from the other run to this one. */
export async function listChanges(
  db: EntityManager,
  { run, withRun }: PairingComparison,
  args: PageArgs,
): Promise<Page<PairingMove>> {
  const window = windowOf(args, ["id"]);
  const rows = await rowsOf<PairingMove>(
    db,
    `select mentee_id as "menteeId", b.mentor_id as "fromId", a.mentor_id as "toId" from ${sideBySide}
     where a.mentor_id is distinct from b.mentor_id and ($3::uuid is null or mentee_id > $3)
     order by mentee_id limit $4`,
    [run.id, withRun.id, window.from?.[0] ?? null, window.size + 1],
  );
  return pageOf(
    rows,
    window,
    ({ menteeId }) => [menteeId],
    move => move,
  );
}

const sideBySide = `
  (select mentee_id, mentor_id from pairing_proposal where run_id = $1) a
  full join (select mentee_id, mentor_id from pairing_proposal where run_id = $2) b using (mentee_id)`;
