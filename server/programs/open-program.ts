import type { EntityManager } from "typeorm";
import { Fault } from "../kernel/fault.js";
import { newId } from "../kernel/id.js";
import { checkedText } from "../kernel/text.js";
import { EnrollmentEntity } from "./entities/enrollment.entity.js";
import { ProgramEntity } from "./entities/program.entity.js";
import { checkedPolicy, type PolicyChanges } from "./program-policy.js";
import type { EnrollmentRole, EnrollmentStatus } from "./program-words.js";

/** A program to make; what `policy` leaves out is as the defaults say. */
export interface OpenProgram {
  /** A stable name for whoever runs the server: a-z, 0-9 and single hyphens. */
  readonly key: string;
  readonly name: string;
  readonly description?: string | null;
  readonly policy?: PolicyChanges;
}

const usualPolicy = {
  whoAsks: "MENTEE_REQUESTS",
  openRequests: 5,
  requestDays: 14,
  defaultCapacity: 2,
  joinApproval: "MENTORS",
  directChat: "MEMBERS",
} as const;

/** Makes a program without anybody in it. Fault BAD_INPUT when the key is taken. */
export async function openProgram(tx: EntityManager, now: Date, asked: OpenProgram): Promise<ProgramEntity> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(asked.key)) {
    throw new Fault("BAD_INPUT", `"${asked.key}" is no key: use a-z, 0-9 and single hyphens.`, { field: "key" });
  }
  if (await tx.existsBy(ProgramEntity, { key: asked.key })) {
    throw new Fault("BAD_INPUT", `There is a program ${asked.key} already.`, { field: "key" });
  }
  const program: ProgramEntity = {
    id: newId(),
    key: asked.key,
    name: checkedText(asked.name, { field: "name", min: 1, max: 200 }),
    description: checkedText(asked.description ?? "", { field: "description", max: 4_000, multiline: true }) || null,
    ...usualPolicy,
    ...checkedPolicy(asked.policy ?? {}),
    createdAt: now,
    updatedAt: now,
  };
  await tx.insert(ProgramEntity, program);
  return program;
}

/** Somebody to put into a program without an invitation. */
export interface Enroll {
  readonly programId: string;
  readonly personId: string;
  readonly role: EnrollmentRole;
  readonly status?: EnrollmentStatus;
  readonly cohortId?: string | null;
  readonly capacity?: number | null;
  readonly pausedUntil?: Date | null;
}

/** Enrolls people for whoever runs the server; there must be no enrollment of that role yet. */
export async function enroll(tx: EntityManager, now: Date, people: readonly Enroll[]): Promise<EnrollmentEntity[]> {
  const enrollments = people.map(
    (one): EnrollmentEntity => ({
      id: newId(),
      programId: one.programId,
      personId: one.personId,
      cohortId: one.cohortId ?? null,
      role: one.role,
      status: one.status ?? "ACTIVE",
      capacity: one.capacity ?? null,
      pausedAt: one.pausedUntil ? now : null,
      pausedUntil: one.pausedUntil ?? null,
      suspendedAt: null,
      suspensionReason: null,
      createdAt: now,
      updatedAt: now,
    }),
  );
  // A statement takes 65,535 parameters at most; 500 rows are far below it.
  for (let start = 0; start < enrollments.length; start += 500) {
    await tx.insert(EnrollmentEntity, enrollments.slice(start, start + 500));
  }
  return enrollments;
}
