import type { EntityManager } from "typeorm";
import { prepared, rowsOf } from "../db/rows.js";
import { inTransaction } from "../db/transaction.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import type { Viewer } from "../kernel/viewer.js";
import type { MatchingDeps } from "./matching.deps.js";
import { type Criterion, criteria, defaultWeights, type Weights } from "./weights.js";

/** One version of a program's weights. */
export interface MatchWeights extends Weights {
  readonly programId: string;
  /** When it was set; null for version 1, with which every program begins. */
  readonly setAt: Date | null;
}

export interface MatchWeight {
  readonly criterion: Criterion;
  readonly weight: number;
}

/** New weights; a criterion that is not among them weighs what it does in version 1. */
export interface SetMatchWeights {
  readonly programId: string;
  readonly weights: readonly MatchWeight[];
  /** The version the new ones were made from; null takes whichever is current. */
  readonly basedOn?: number | null;
}

export type SetMatchWeightsOutcome =
  | { readonly weights: MatchWeights }
  | Refused<"MatchWeightsMoved", { readonly current: MatchWeights }>;

const largestWeight = 1000;

const weightsSql = prepared(
  "matching.weights",
  `select version, weights, created_at as "setAt" from match_weights
   where program_id = $1 and ($2::int is null or version = $2) order by version desc limit 1`,
);

/** A version of a program's weights, or the current one for null; null when the program has no such version. */
export async function readWeights(
  db: EntityManager,
  programId: string,
  version: number | null,
): Promise<MatchWeights | null> {
  const beginning = { ...defaultWeights, programId, setAt: null };
  if (version === defaultWeights.version) return beginning;
  const [row] = await rowsOf<{ version: number; weights: Partial<Weights["of"]>; setAt: Date }>(db, weightsSql, [
    programId,
    version,
  ]);
  if (!row) return version === null ? beginning : null;
  return { programId, version: row.version, of: completed(row.weights), setAt: row.setAt };
}

/** A criterion that came after these weights were set did not count in them, and does not when they are asked again. */
const completed = (of: Partial<Weights["of"]>): Weights["of"] => ofAll(criterion => of[criterion] ?? 0);

const ofAll = (weigh: (criterion: Criterion) => number): Weights["of"] =>
  Object.fromEntries(criteria.map(criterion => [criterion, weigh(criterion)])) as Weights["of"];

/** A version of the program's weights for its members, or the current one for null; null to others. */
export async function matchWeights(
  { db: { manager: db }, programs }: MatchingDeps,
  viewer: Viewer,
  { programId, version }: { readonly programId: string; readonly version?: number | null },
): Promise<MatchWeights | null> {
  if (!isId(programId) || !(await programs.isMember(db, programId, viewer.personId))) return null;
  return readWeights(db, programId, version ?? null);
}

/**
 * Gives the program's matches a new version of weights, for its coordinators. What is current already stays as it is: so a
 * coordinator who sends the same twice makes one version.
 */
export async function setMatchWeights(
  { db, clock, programs }: MatchingDeps,
  viewer: Viewer,
  { programId, weights, basedOn }: SetMatchWeights,
): Promise<SetMatchWeightsOutcome> {
  const of = checkedWeights(weights);
  return inTransaction(db, async tx => {
    if (!(await programs.isMember(tx, programId, viewer.personId))) throw notFound("program");
    if (!(await programs.isCoordinator(tx, programId, viewer.personId))) {
      throw new Fault("FORBIDDEN", "Only a coordinator of the program may do this.");
    }
    // One writer at a time, so that the next version is one more than the last.
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`match-weights:${programId}`]);
    const current = await readWeights(tx, programId, null);
    if (!current) throw notFound("program");
    if (criteria.every(criterion => current.of[criterion] === of[criterion])) return { weights: current };
    if (basedOn != null && basedOn !== current.version) {
      return { refused: "MatchWeightsMoved", message: "Somebody else has set other weights meanwhile.", current };
    }
    const next = { programId, version: current.version + 1, of, setAt: clock.now() };
    await tx.query(
      `insert into match_weights (program_id, version, weights, created_by, created_at) values ($1, $2, $3, $4, $5)`,
      [programId, next.version, JSON.stringify(of), viewer.personId, next.setAt],
    );
    return { weights: next };
  });
}

function checkedWeights(weights: readonly MatchWeight[]): Weights["of"] {
  const bad = (message: string) => new Fault("BAD_INPUT", message, { field: "input.weights" });
  const given = new Map(weights.map(({ criterion, weight }) => [criterion, weight]));
  if (given.size < weights.length) throw bad("input.weights names a criterion twice.");
  for (const [criterion, weight] of given) {
    if (Number.isInteger(weight) && weight >= 0 && weight <= largestWeight) continue;
    throw bad(`The weight of ${criterion} must be a whole number from 0 to ${largestWeight}.`);
  }
  const of = ofAll(criterion => given.get(criterion) ?? defaultWeights.of[criterion]);
  if (criteria.some(criterion => of[criterion] > 0)) return of;
  throw bad("One criterion must weigh something, or nobody could be told from anybody.");
}
