import type { EntityManager } from "typeorm";
import { inTransaction } from "../db/transaction.js";
import { Fault } from "../kernel/fault.js";
import type { Refused } from "../kernel/refused.js";
import { checkedText } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { heldInProgram } from "./decide-enrollment.js";
import { EnrollmentEntity } from "./entities/enrollment.entity.js";
import type { EnrollmentStatus } from "./program-words.js";
import type { ProgramsDeps } from "./programs.deps.js";
import { demandCoordinatorOf } from "./programs.policy.js";

export interface SuspendEnrollment {
  readonly enrollmentId: string;
  /** For coordinators' eyes only; null when nothing is said. */
  readonly reason?: string | null;
}

export type SuspendOutcome =
  | { readonly enrollment: EnrollmentEntity }
  | Refused<"EnrollmentNotActive", { readonly status: EnrollmentStatus }>;

export type ReinstateOutcome =
  | { readonly enrollment: EnrollmentEntity }
  | Refused<"EnrollmentNotSuspended", { readonly status: EnrollmentStatus }>;

const longestReason = 1_000;

/**
 * Takes somebody out of a program until they are reinstated: all their active enrollments in it, so that no other role
 * keeps them in. What they follow in it ends in the same transaction. Suspending twice changes nothing.
 */
export async function suspendEnrollment(
  deps: ProgramsDeps,
  viewer: Viewer,
  input: SuspendEnrollment,
): Promise<SuspendOutcome> {
  const rule = { field: "input.reason", max: longestReason, multiline: true };
  const suspensionReason = checkedText(input.reason ?? "", rule) || null;
  const { outcome, topics } = await inTransaction(deps.db, async tx => {
    const enrollment = await heldForCoordinator(tx, viewer, input.enrollmentId);
    const { programId, personId, status } = enrollment;
    // A coordinator who cannot take themselves out is also why the last one stays.
    if (personId === viewer.personId) {
      throw new Fault("BAD_INPUT", "Nobody can suspend themselves.", { field: "input.enrollmentId" });
    }
    if (status === "SUSPENDED") return { outcome: { enrollment }, topics: [] };
    if (status !== "ACTIVE") return { outcome: notActive(status), topics: [] };
    const now = deps.clock.now();
    const changes = { status: "SUSPENDED", suspendedAt: now, suspensionReason, updatedAt: now } as const;
    await tx.update(EnrollmentEntity, { programId, personId, status: "ACTIVE" }, changes);
    const topics = await deps.suspended(tx, programId, personId);
    return { outcome: { enrollment: { ...enrollment, ...changes } }, topics };
  });
  for (const { topic, seq } of topics) deps.hub.ring(topic, seq);
  return outcome;
}

/** Gives somebody back what a suspension took: every role that it took. Whoever is not suspended stays as they are. */
export async function reinstateEnrollment(
  deps: ProgramsDeps,
  viewer: Viewer,
  enrollmentId: string,
): Promise<ReinstateOutcome> {
  return inTransaction(deps.db, async tx => {
    const enrollment = await heldForCoordinator(tx, viewer, enrollmentId);
    const { programId, personId, status } = enrollment;
    if (status === "ACTIVE") return { enrollment };
    if (status !== "SUSPENDED") {
      return { refused: "EnrollmentNotSuspended", message: "This enrollment is not suspended.", status };
    }
    const now = deps.clock.now();
    const changes = { status: "ACTIVE", suspendedAt: null, suspensionReason: null, updatedAt: now } as const;
    await tx.update(EnrollmentEntity, { programId, personId, status: "SUSPENDED" }, changes);
    return { enrollment: { ...enrollment, ...changes } };
  });
}

async function heldForCoordinator(tx: EntityManager, viewer: Viewer, enrollmentId: string): Promise<EnrollmentEntity> {
  const enrollment = await heldInProgram(tx, enrollmentId, "for_no_key_update");
  await demandCoordinatorOf(tx, viewer.personId, enrollment);
  return enrollment;
}

const notActive = (status: EnrollmentStatus): SuspendOutcome => ({
  refused: "EnrollmentNotActive",
  message: "Only an active enrollment can be suspended.",
  status,
});
