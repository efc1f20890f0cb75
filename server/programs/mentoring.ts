import type { EntityManager } from "typeorm";
import { inTransaction } from "../db/transaction.js";
import { Fault, notFound } from "../kernel/fault.js";
import type { Viewer } from "../kernel/viewer.js";
import { heldEnrollment } from "./decide-enrollment.js";
import { EnrollmentEntity } from "./entities/enrollment.entity.js";
import type { ProgramsDeps } from "./programs.deps.js";
import { demandCoordinatorOf } from "./programs.policy.js";

export interface SetMentorCapacity {
  readonly enrollmentId: string;
  /** Living mentorships at once, 0 to 100; null takes the program's default. */
  readonly capacity?: number | null;
}

export interface PauseMentoring {
  readonly enrollmentId: string;
  /** When the pause ends by itself; null for when it is taken back. */
  readonly until?: Date | null;
}

/** Sets how many mentorships a mentor takes, by the mentor or a coordinator; mentorships there are stay. */
export async function setMentorCapacity(
  deps: ProgramsDeps,
  viewer: Viewer,
  { enrollmentId, capacity }: SetMentorCapacity,
): Promise<{ enrollment: EnrollmentEntity }> {
  if (capacity != null && (capacity < 0 || capacity > 100)) {
    throw new Fault("BAD_INPUT", "input.capacity must be from 0 to 100.", { field: "input.capacity" });
  }
  return change(deps, viewer, enrollmentId, { capacity: capacity ?? null });
}

/** Takes a mentor out of search and requests for a while, by the mentor or a coordinator. */
export async function pauseMentoring(
  deps: ProgramsDeps,
  viewer: Viewer,
  { enrollmentId, until }: PauseMentoring,
): Promise<{ enrollment: EnrollmentEntity }> {
  const now = deps.clock.now();
  if (until != null && until <= now) {
    throw new Fault("BAD_INPUT", "A pause must end later than now.", { field: "input.until" });
  }
  return change(deps, viewer, enrollmentId, { pausedAt: now, pausedUntil: until ?? null });
}

/** Ends a pause before its time; without one nothing changes. */
export const resumeMentoring = (
  deps: ProgramsDeps,
  viewer: Viewer,
  enrollmentId: string,
): Promise<{ enrollment: EnrollmentEntity }> =>
  change(deps, viewer, enrollmentId, { pausedAt: null, pausedUntil: null });

type Changes = Partial<Pick<EnrollmentEntity, "capacity" | "pausedAt" | "pausedUntil">>;

async function change(
  deps: ProgramsDeps,
  viewer: Viewer,
  enrollmentId: string,
  changes: Changes,
): Promise<{ enrollment: EnrollmentEntity }> {
  return inTransaction(deps.db, async tx => {
    const enrollment = await mentorEnrollment(tx, viewer, enrollmentId);
    const now = deps.clock.now();
    const changed = { ...changes, updatedAt: now };
    if (changes.pausedAt !== undefined) await keepPause(tx, enrollment, now);
    await tx.update(EnrollmentEntity, { id: enrollmentId }, changed);
    return { enrollment: { ...enrollment, ...changed } };
  });
}

/** Writes down the pause that another one, or none, is about to replace: what fell into it is not held against them. */
async function keepPause(tx: EntityManager, { id, pausedAt, pausedUntil }: EnrollmentEntity, now: Date): Promise<void> {
  if (pausedAt === null) return;
  const endsAt = pausedUntil !== null && pausedUntil < now ? pausedUntil : now;
  await tx.query(
    `insert into mentoring_pause (enrollment_id, starts_at, ends_at) values ($1, $2, $3)
     on conflict (enrollment_id, starts_at) do update set ends_at = excluded.ends_at`,
    [id, pausedAt, endsAt],
  );
}

/** A mentor's active enrollment that is the viewer's own or of a program they coordinate, held. */
async function mentorEnrollment(tx: EntityManager, viewer: Viewer, enrollmentId: string): Promise<EnrollmentEntity> {
  const enrollment = await heldEnrollment(tx, enrollmentId);
  if (enrollment.personId !== viewer.personId) await demandCoordinatorOf(tx, viewer.personId, enrollment);
  if (enrollment.role !== "MENTOR" || enrollment.status !== "ACTIVE") throw notFound("enrollment");
  return enrollment;
}
