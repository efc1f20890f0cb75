import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import type { EnrollmentEntity } from "./entities/enrollment.entity.js";
import type { ProgramEntity } from "./entities/program.entity.js";

/** How a person stands to a program: through active enrollments, and through one that waits for approval. */
export interface Standing {
  readonly isMember: boolean;
  readonly isCoordinator: boolean;
  readonly isWaiting: boolean;
}

const stranger: Standing = { isMember: false, isCoordinator: false, isWaiting: false };

/** The person's standing in each of these programs; a program they have nothing to do with is absent. */
export async function standingsOf(
  db: EntityManager,
  personId: string,
  programIds: readonly string[],
): Promise<Map<string, Standing>> {
  const rows = await rowsOf<{ program_id: string; member: boolean; coordinator: boolean; waiting: boolean }>(
    db,
    `select program_id, bool_or(status = 'ACTIVE') as member,
       bool_or(status = 'ACTIVE' and role = 'COORDINATOR') as coordinator, bool_or(status = 'PENDING') as waiting
     from enrollment
     where person_id = $1 and program_id = any($2::uuid[]) and status in ('ACTIVE', 'PENDING') group by program_id`,
    [personId, [...new Set(programIds)].filter(isId)],
  );
  return new Map(
    rows.map(row => [row.program_id, { isMember: row.member, isCoordinator: row.coordinator, isWaiting: row.waiting }]),
  );
}

/** The person's standing in one program. */
export const standingOf = async (db: EntityManager, personId: string, programId: string): Promise<Standing> =>
  (await standingsOf(db, personId, [programId])).get(programId) ?? stranger;

/**
 * The condition under which `person` is suspended from `program` (columns or parameters such as `$1`): one look into an
 * index that holds nobody else. Somebody suspended has no active enrollment in the program, so only what somebody keeps
 * without one, such as a conversation, must ask this.
 */
export const suspendedSql = (program: string, person: string): string => `
  exists (select 1 from enrollment suspension where suspension.program_id = ${program}
    and suspension.person_id = ${person} and suspension.status = 'SUSPENDED')`;

/** Passes for a coordinator; others learn that they may not, strangers not even that the program is there. */
export async function demandCoordinator(db: EntityManager, personId: string, programId: string): Promise<void> {
  const standing = await standingOf(db, personId, programId);
  if (standing.isCoordinator) return;
  if (!standing.isMember && !standing.isWaiting) throw notFound("program");
  throw new Fault("FORBIDDEN", "Only a coordinator of the program may do this.");
}

/** Passes for whoever is in the program; others do not learn that it is there. */
export async function demandMember(db: EntityManager, personId: string, programId: string): Promise<Standing> {
  const standing = await standingOf(db, personId, programId);
  if (!standing.isMember) throw notFound("program");
  return standing;
}

/** Passes for a coordinator of the enrollment's program; whoever cannot see the enrollment gets NOT_FOUND. */
export async function demandCoordinatorOf(
  db: EntityManager,
  personId: string,
  enrollment: Pick<EnrollmentEntity, "programId" | "personId" | "status">,
): Promise<void> {
  const standing = await standingOf(db, personId, enrollment.programId);
  if (standing.isCoordinator) return;
  const sees = enrollment.personId === personId || (standing.isMember && enrollment.status === "ACTIVE");
  if (!sees) throw notFound("enrollment");
  throw new Fault("FORBIDDEN", "Only a coordinator of the program may do this.");
}

/** Whether a mentor takes no requests now; a pause with an end is over when the clock says so. */
export const isPaused = (enrollment: Pick<EnrollmentEntity, "pausedAt" | "pausedUntil">, now: Date): boolean =>
  enrollment.pausedAt !== null && (enrollment.pausedUntil === null || enrollment.pausedUntil > now);

/** Living mentorships a mentor takes at once. */
export const capacityOf = (
  enrollment: Pick<EnrollmentEntity, "capacity">,
  program: Pick<ProgramEntity, "defaultCapacity">,
): number => enrollment.capacity ?? program.defaultCapacity;
