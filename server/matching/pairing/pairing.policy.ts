import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { Fault, notFound } from "../../kernel/fault.js";
import { isId } from "../../kernel/id.js";
import type { Viewer } from "../../kernel/viewer.js";
import type { PairingDeps } from "./pairing.deps.js";
import { PairingRunEntity } from "./pairing-run.entity.js";

/** The condition under which `viewer` (a parameter such as `$1`) reads what is `program`'s: coordinating it. */
export const coordinatesSql = (program: string, viewer: string): string => `
  exists (select 1 from enrollment seat where seat.program_id = ${program} and seat.person_id = ${viewer}
    and seat.role = 'COORDINATOR' and seat.status = 'ACTIVE')`;

/** Passes for a coordinator; others of the program learn that they may not, strangers not even that it is there. */
export async function demandPairing(
  { programs }: Pick<PairingDeps, "programs">,
  personId: string,
  programId: string,
): Promise<void> {
  const standing = isId(programId) ? (await programs.standings(personId, [programId])).get(programId) : undefined;
  if (standing?.isCoordinator) return;
  if (!standing?.isMember && !standing?.isWaiting) throw notFound("program");
  throw new Fault("FORBIDDEN", "Only a coordinator of the program may do this.");
}

/** A run the person may see; null for every other. Runs are the coordinators' alone, so nobody else learns of one. */
export async function findRun(db: EntityManager, personId: string, runId: string): Promise<PairingRunEntity | null> {
  if (!isId(runId)) return null;
  return db
    .createQueryBuilder(PairingRunEntity, "r")
    .where("r.id = :runId", { runId })
    .andWhere(coordinatesSql("r.program_id", ":personId::uuid"), { personId })
    .getOne();
}

/** The same, held until the transaction ends, so that one thing at a time happens to a run; NOT_FOUND for others. */
export async function heldRun(tx: EntityManager, personId: string, runId: string): Promise<PairingRunEntity> {
  const found = await findRun(tx, personId, runId);
  const held =
    found && (await tx.findOne(PairingRunEntity, { where: { id: found.id }, lock: { mode: "pessimistic_write" } }));
  if (!held) throw notFound("pairing run");
  return held;
}

/** Of these people, those who may read the run now. */
export async function runReaders(
  db: EntityManager,
  runId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ id: string }>(
    db,
    `select e.person_id as id from pairing_run r
     join enrollment e on e.program_id = r.program_id and e.role = 'COORDINATOR' and e.status = 'ACTIVE'
     where r.id = $1 and e.person_id = any($2::uuid[])`,
    [runId, personIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Whether somebody who coordinates is one of a pair. They do not ask about it, nor lay down anything about it: the answers
 * would tell them what the other has said privately.
 */
export const isOneOf = (viewer: Viewer, ...pair: readonly (string | null | undefined)[]): boolean =>
  pair.includes(viewer.personId);

/** Fault FORBIDDEN for a coordinator who would decide about themselves. */
export function demandOthers(viewer: Viewer, ...pair: readonly (string | null | undefined)[]): void {
  if (isOneOf(viewer, ...pair))
    throw new Fault("FORBIDDEN", "Another coordinator decides about a pair you are one of.");
}
