import { type EntityManager, In } from "typeorm";
import { inTransaction } from "../db/transaction.js";
import { notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import type { Viewer } from "../kernel/viewer.js";
import { EnrollmentEntity } from "./entities/enrollment.entity.js";
import type { EnrollmentRole, EnrollmentStatus } from "./program-words.js";
import type { ProgramsDeps } from "./programs.deps.js";
import { demandCoordinatorOf, standingOf } from "./programs.policy.js";
import { type EnrollmentSuspended, holdProgram, whySuspended } from "./suspension.js";

export type DecideOutcome =
  | { readonly enrollment: EnrollmentEntity }
  | Refused<"EnrollmentNotPending", { readonly status: EnrollmentStatus }>
  | EnrollmentSuspended;

/** What a decision may be made over again from, beside the state it leads to. */
const open: { readonly [D in "ACTIVE" | "DECLINED"]: readonly EnrollmentStatus[] } = {
  // A coordinator may think better of a no; a yes is taken back by ending the enrollment, not by declining it.
  ACTIVE: ["PENDING", "DECLINED"],
  DECLINED: ["PENDING"],
};

/** Lets somebody in or not, for the program's coordinators; deciding the same twice changes nothing. */
export async function decideEnrollment(
  deps: ProgramsDeps,
  viewer: Viewer,
  enrollmentId: string,
  decision: "ACTIVE" | "DECLINED",
): Promise<DecideOutcome> {
  return inTransaction(deps.db, async tx => {
    const enrollment = await heldInProgram(tx, enrollmentId, "pessimistic_read");
    await demandCoordinatorOf(tx, viewer.personId, enrollment);
    if (enrollment.status === decision) return { enrollment };
    if (!open[decision].includes(enrollment.status)) {
      return {
        refused: "EnrollmentNotPending",
        message: "This enrollment does not wait for a decision.",
        status: enrollment.status,
      };
    }
    const { programId, personId } = enrollment;
    const suspended = decision === "ACTIVE" ? await whySuspended(tx, { programId, personId }) : null;
    if (suspended) return suspended;
    const changes = { status: decision, updatedAt: deps.clock.now() };
    await tx.update(EnrollmentEntity, { id: enrollmentId }, changes);
    return { enrollment: { ...enrollment, ...changes } };
  });
}

/** The enrollment, held until the transaction ends; Fault NOT_FOUND when there is none. */
export async function heldEnrollment(tx: EntityManager, enrollmentId: string): Promise<EnrollmentEntity> {
  const enrollment = isId(enrollmentId)
    ? await tx.findOne(EnrollmentEntity, { where: { id: enrollmentId }, lock: { mode: "pessimistic_write" } })
    : null;
  if (!enrollment) throw notFound("enrollment");
  return enrollment;
}

/** The same where who is in the program is about to change: its program is held first, in the way that is told. */
export async function heldInProgram(
  tx: EntityManager,
  enrollmentId: string,
  mode: "pessimistic_read" | "for_no_key_update",
): Promise<EnrollmentEntity> {
  const found = isId(enrollmentId) ? await tx.findOneBy(EnrollmentEntity, { id: enrollmentId }) : null;
  if (!found) throw notFound("enrollment");
  await holdProgram(tx, found.programId, mode);
  return heldEnrollment(tx, enrollmentId);
}

export interface LeaveProgram {
  readonly programId: string;
  /** The one role to give up; null for all. */
  readonly role?: EnrollmentRole | null;
}

export type LeaveOutcome =
  | { readonly programId: string }
  | Refused<"LastCoordinator", { readonly memberCount: number }>
  | EnrollmentSuspended;

interface Left {
  readonly outcome: LeaveOutcome;
  /** To ring after the commit. */
  readonly topics: Awaited<ReturnType<ProgramsDeps["left"]>>;
}

/** Ends the viewer's own enrollments, without a reason and without fault; mentorships go on until they are ended. */
export async function leaveProgram(deps: ProgramsDeps, viewer: Viewer, input: LeaveProgram): Promise<LeaveOutcome> {
  const { programId } = input;
  const { outcome, topics } = await inTransaction(deps.db, async (tx): Promise<Left> => {
    // Held, so that two coordinators cannot both leave as the last but one.
    const program = await holdProgram(tx, programId, "for_no_key_update");
    // Whoever could leave now would come out of the suspension by it, and read again what it keeps from them.
    const suspended = program && (await whySuspended(tx, { programId, personId: viewer.personId, role: input.role }));
    if (suspended) return { outcome: suspended, topics: [] };
    const standing = program && (await standingOf(tx, viewer.personId, programId));
    if (!standing?.isMember && !standing?.isWaiting) throw notFound("program");
    if (standing.isCoordinator && (input.role ?? "COORDINATOR") === "COORDINATOR") {
      // The suspended need somebody to reinstate them, and cannot be that somebody.
      const inside = await tx.findBy(EnrollmentEntity, { programId, status: In(["ACTIVE", "SUSPENDED"]) });
      const others = inside.filter(one => one.personId !== viewer.personId);
      if (!others.some(one => one.role === "COORDINATOR" && one.status === "ACTIVE") && others.length > 0) {
        const memberCount = new Set(others.map(one => one.personId)).size;
        return { outcome: lastCoordinator(memberCount), topics: [] };
      }
    }
    await tx.query(
      `update enrollment set status = 'ENDED', updated_at = $4
       where program_id = $1 and person_id = $2 and status in ('ACTIVE', 'PENDING') and ($3::text is null or role = $3)`,
      [programId, viewer.personId, input.role ?? null, deps.clock.now()],
    );
    return { outcome: { programId }, topics: await deps.left(tx, programId, viewer.personId) };
  });
  for (const { topic, seq } of topics) deps.hub.ring(topic, seq);
  return outcome;
}

const lastCoordinator = (memberCount: number): Refused<"LastCoordinator", { readonly memberCount: number }> => ({
  refused: "LastCoordinator",
  message: "The program needs another coordinator before you leave.",
  memberCount,
});
