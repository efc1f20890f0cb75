import { randomInt } from "node:crypto";
import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { inTransaction } from "../../db/transaction.js";
import { checkSameInput, retryable } from "../../kernel/client-id.js";
import { Fault } from "../../kernel/fault.js";
import { newId } from "../../kernel/id.js";
import type { Refused } from "../../kernel/refused.js";
import type { Viewer } from "../../kernel/viewer.js";
import { openTopic } from "../../realtime/index.js";
import type { PairingDeps } from "./pairing.deps.js";
import { runTopic } from "./pairing.events.js";
import { demandOthers, demandPairing } from "./pairing.policy.js";
import { PairingRunEntity } from "./pairing-run.entity.js";
import type { PairingObjective } from "./pairing-words.js";
import { type AskedRules, checkedRules } from "./rules.js";
import { askFor, solveRun } from "./run-jobs.js";
import { type Taken, takeInputs } from "./take-inputs.js";

export interface CreatePairingRun extends AskedRules {
  readonly clientId: string;
  readonly programId: string;
  /** Null pairs the mentees of the whole program. */
  readonly cohortId?: string | null;
  readonly objective: PairingObjective;
  /** For the lottery that breaks ties; null draws one. */
  readonly seed?: number | null;
}

export type CreateRunOutcome =
  | { readonly run: PairingRunEntity }
  | Refused<"TooManyPairingRuns", { readonly limit: number }>
  | Refused<"TooManyToPair", { readonly menteeCount: number; readonly mentorCount: number }>;

/**
 * Takes the inputs as they are now and has them paired. A retry gives the run that was made; one that was refused has
 * left nothing, and may be tried again under the same clientId.
 */
export async function createPairingRun(
  deps: PairingDeps,
  viewer: Viewer,
  input: CreatePairingRun,
): Promise<CreateRunOutcome> {
  const asked = retryable(input);
  const rules = checkedRules(input);
  const seed = input.seed ?? randomInt(2 ** 31);
  if (seed < 0) throw new Fault("BAD_INPUT", "input.seed must be from 0.", { field: "input.seed" });
  const { programId } = input;
  await demandPairing(deps, viewer.personId, programId);
  // What a run of oneself came to would tell who has banned one.
  demandOthers(viewer, ...(rules.menteeIds ?? []));
  const cohortId = await checkedCohort(deps, programId, input.cohortId ?? null);
  if (rules.mentors === "COHORT" && cohortId === null) {
    throw new Fault("BAD_INPUT", "Mentors of a cohort need the cohort to be named.", { field: "input.mentors" });
  }
  const now = deps.clock.now();
  return inTransaction(deps.db, async tx => {
    // Those asked for at once are let in one after the other, so that each counts the others and sees its own retry.
    await tx.query("select 1 from program where id = $1 for no key update", [programId]);
    const { clientId } = asked;
    const earlier = await tx.findOneBy(PairingRunEntity, { programId, createdBy: viewer.personId, clientId });
    if (earlier) {
      checkSameInput(earlier, asked);
      return { run: earlier };
    }
    if ((await unsolvedOf(tx, programId)) >= mostUnsolved) return tooManyRuns;
    const fresh = Object.assign(new PairingRunEntity(), {
      ...{ id: newId(), programId, cohortId, objective: input.objective, seed, rules, state: "QUEUED" },
      ...{ inputHash: Buffer.alloc(0), ...asked, createdBy: viewer.personId, createdAt: now },
      ...{ attempt: 0, takenAt: null, failures: 0 },
      // Whoever is to work on it has this long to begin.
      ...{ aliveAt: now, solvedAt: null, measures: null, edits: 0 },
      ...{ publishedBy: null, publishedAt: null, tellsUnpaired: false },
    } satisfies Omit<PairingRunEntity, "position">);
    const { id } = fresh;
    await tx.insert(PairingRunEntity, fresh);
    const mostPairs = deps.mostPairs ?? usuallyMostPairs;
    const taken = await takeInputs(tx, { runId: id, programId, cohortId, rules, now, mostPairs, mostPeople });
    if (!taken.hash) {
      await tx.delete(PairingRunEntity, { id });
      return tooManyPeople(taken);
    }
    await tx.update(PairingRunEntity, { id }, { inputHash: taken.hash });
    await openTopic(tx, runTopic(id));
    await askFor(deps, tx, solveRun, { runId: id, attempt: 0 });
    return { run: await tx.findOneByOrFail(PairingRunEntity, { id }) };
  });
}

/** Every pair is looked at once: so many take about half a minute. */
const usuallyMostPairs = 100_000_000;
/** Each takes about a kilobyte of the inputs, which are one text. */
const mostPeople = 100_000;
const mostUnsolved = 5;

async function unsolvedOf(tx: EntityManager, programId: string): Promise<number> {
  const [counted] = await rowsOf<{ unsolved: number }>(
    tx,
    "select count(*)::int as unsolved from pairing_run where program_id = $1 and state in ('QUEUED', 'SOLVING')",
    [programId],
  );
  return counted?.unsolved ?? 0;
}

const tooManyRuns = {
  refused: "TooManyPairingRuns",
  message: `${mostUnsolved} runs of this program wait to be worked out. Cancel one, or try again soon.`,
  limit: mostUnsolved,
} as const satisfies CreateRunOutcome;

const tooManyPeople = ({ menteeCount, mentorCount }: Taken): CreateRunOutcome => ({
  refused: "TooManyToPair",
  message: `${menteeCount} mentees and ${mentorCount} mentors are more than one run can compare. Pair a cohort at a time, only its mentors, or the mentees you name.`,
  menteeCount,
  mentorCount,
});

async function checkedCohort(
  { programs }: PairingDeps,
  programId: string,
  cohortId: string | null,
): Promise<string | null> {
  if (cohortId === null) return null;
  const cohort = (await programs.cohortsByIds([cohortId])).get(cohortId);
  if (cohort?.programId !== programId) {
    throw new Fault("BAD_INPUT", "The program has no such cohort.", { field: "input.cohortId" });
  }
  return cohortId;
}
