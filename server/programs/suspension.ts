import type { EntityManager } from "typeorm";
import { isId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import { EnrollmentEntity } from "./entities/enrollment.entity.js";
import { ProgramEntity } from "./entities/program.entity.js";
import type { EnrollmentRole } from "./program-words.js";

export type EnrollmentSuspended = Refused<"EnrollmentSuspended", { readonly enrollment: EnrollmentEntity }>;

/**
 * Holds a program until the transaction ends, before any enrollment of it is held: what lets people in shares it
 * (`pessimistic_read`), what takes them out has it alone (`for_no_key_update`). So nobody who is suspended comes in by
 * another role at the same moment, and no two coordinators take each other out. Null when there is no such program.
 */
export async function holdProgram(
  tx: EntityManager,
  programId: string,
  mode: "pessimistic_read" | "for_no_key_update",
): Promise<ProgramEntity | null> {
  return isId(programId) ? tx.findOne(ProgramEntity, { where: { id: programId }, lock: { mode } }) : null;
}

/** The refusal of what a suspended person cannot do in a program; null for everybody else. A null role means any. */
export async function whySuspended(
  tx: EntityManager,
  of: { readonly programId: string; readonly personId: string; readonly role?: EnrollmentRole | null },
): Promise<EnrollmentSuspended | null> {
  const { programId, personId, role } = of;
  const enrollment = await tx.findOne(EnrollmentEntity, {
    where: { programId, personId, status: "SUSPENDED", ...(role && { role }) },
    order: { id: "ASC" },
  });
  return (
    enrollment && {
      refused: "EnrollmentSuspended",
      message: "A coordinator has suspended this enrollment; it must be reinstated first.",
      enrollment,
    }
  );
}
