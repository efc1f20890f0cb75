import { type EntityManager, In } from "typeorm";
import { isId } from "../kernel/id.js";
import type { Page, PageArgs } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import type { RelationProbe } from "../people/index.js";
import {
  type CreateCohort,
  type CreateCohortOutcome,
  cohortsByIds,
  createCohort,
  listCohorts,
  type NewCohort,
  openCohort,
} from "./cohorts.js";
import {
  type DecideOutcome,
  decideEnrollment,
  type LeaveOutcome,
  type LeaveProgram,
  leaveProgram,
} from "./decide-enrollment.js";
import type { CohortEntity } from "./entities/cohort.entity.js";
import { EnrollmentEntity } from "./entities/enrollment.entity.js";
import type { InvitationEntity } from "./entities/invitation.entity.js";
import { ProgramEntity } from "./entities/program.entity.js";
import {
  type CreateInvitation,
  createInvitation,
  listInvitations,
  type NewInvitation,
  openInvitation,
  revokeInvitation,
} from "./invitations.js";
import { type JoinOutcome, joinProgram } from "./join-program.js";
import { type ListEnrollments, listEnrollments, myEnrollments } from "./list-enrollments.js";
import { enrollmentsByIds, mayChatDirectly, sharesProgram } from "./membership.js";
import {
  type PauseMentoring,
  pauseMentoring,
  resumeMentoring,
  type SetMentorCapacity,
  setMentorCapacity,
} from "./mentoring.js";
import { type Enroll, enroll, type OpenProgram, openProgram } from "./open-program.js";
import { type PolicyChanges, updatePolicy } from "./program-policy.js";
import type { EnrollmentRole } from "./program-words.js";
import type { ProgramsDeps } from "./programs.deps.js";
import { isPaused, type Standing, standingOf, standingsOf } from "./programs.policy.js";
import {
  type ReinstateOutcome,
  reinstateEnrollment,
  type SuspendEnrollment,
  type SuspendOutcome,
  suspendEnrollment,
} from "./suspend-enrollment.js";
import { whySuspended } from "./suspension.js";

/** Programs, the way in, and who is what in them. */
export class ProgramsService {
  constructor(private readonly deps: ProgramsDeps) {}

  /** Who shares a program with whom, for the people room. */
  readonly sharesProgram: RelationProbe = sharesProgram;

  /** The person's active enrollment in this role; null when there is none. */
  activeEnrollment(
    db: EntityManager,
    { programId, personId, role }: { programId: string; personId: string; role: EnrollmentRole },
  ): Promise<EnrollmentEntity | null> {
    if (!isId(programId) || !isId(personId)) return Promise.resolve(null);
    return db.findOneBy(EnrollmentEntity, { programId, personId, role, status: "ACTIVE" });
  }

  /** Whether the person has an active enrollment in the program, in any role. */
  async isMember(db: EntityManager, programId: string, personId: string): Promise<boolean> {
    return (await standingOf(db, personId, programId)).isMember;
  }

  async isCoordinator(db: EntityManager, programId: string, personId: string): Promise<boolean> {
    return (await standingOf(db, personId, programId)).isCoordinator;
  }

  /** Whether the person is suspended from the program; a stranger is not. */
  async isSuspended(db: EntityManager, programId: string, personId: string): Promise<boolean> {
    return (await whySuspended(db, { programId, personId })) !== null;
  }

  /** Whether the program's policy lets two people talk without a mentorship; blocks are not asked about here. */
  async mayChatDirectly(db: EntityManager, programId: string, one: string, other: string): Promise<boolean> {
    return isId(programId) && isId(one) && isId(other) && (await mayChatDirectly(db, programId, one, other));
  }

  /** A program as it is, whoever asks; null when there is none. */
  async programById(db: EntityManager, programId: string): Promise<ProgramEntity | null> {
    return isId(programId) ? db.findOneBy(ProgramEntity, { id: programId }) : null;
  }

  /** Holds an enrollment until the transaction ends, so that what counts for it is counted by one at a time. */
  async lockEnrollment(tx: EntityManager, enrollmentId: string): Promise<EnrollmentEntity | null> {
    if (!isId(enrollmentId)) return null;
    // Rows that point here may be written meanwhile; only two who lock it wait for each other.
    return tx.findOne(EnrollmentEntity, { where: { id: enrollmentId }, lock: { mode: "for_no_key_update" } });
  }

  /** Programs for what the viewer sees already, by id. */
  async programsByIds(ids: readonly string[]): Promise<Map<string, ProgramEntity>> {
    const rows = await this.deps.db.manager.findBy(ProgramEntity, { id: In(ids.filter(isId)) });
    return new Map(rows.map(row => [row.id, row]));
  }

  /** Enrollments for what the viewer sees already, by id. */
  enrollmentsByIds(ids: readonly string[]): Promise<Map<string, EnrollmentEntity>> {
    return enrollmentsByIds(this.deps.db.manager, ids);
  }

  cohortsByIds(ids: readonly string[]): Promise<Map<string, CohortEntity>> {
    return cohortsByIds(this.deps.db.manager, ids);
  }

  /** The person's standing in each of these programs. */
  standings(personId: string, programIds: readonly string[]): Promise<Map<string, Standing>> {
    return standingsOf(this.deps.db.manager, personId, programIds);
  }

  /** A program the viewer is in, or waits to be let into; null for every other. */
  async findProgram(viewer: Viewer, programId: string): Promise<ProgramEntity | null> {
    const standing = await standingOf(this.deps.db.manager, viewer.personId, programId);
    return standing.isMember || standing.isWaiting ? this.programById(this.deps.db.manager, programId) : null;
  }

  /** Whether a mentor's pause holds now, and until when; null for no end and for no pause. */
  pauseOf(enrollment: Pick<EnrollmentEntity, "pausedAt" | "pausedUntil">): { isPaused: boolean; until: Date | null } {
    const paused = isPaused(enrollment, this.deps.clock.now());
    return { isPaused: paused, until: paused ? enrollment.pausedUntil : null };
  }

  updatePolicy(viewer: Viewer, input: PolicyChanges & { programId: string }): Promise<{ program: ProgramEntity }> {
    return updatePolicy(this.deps, viewer, input);
  }

  createCohort(viewer: Viewer, input: CreateCohort): Promise<CreateCohortOutcome> {
    return createCohort(this.deps, viewer, input);
  }

  listCohorts(viewer: Viewer, { programId, ...args }: PageArgs & { programId: string }): Promise<Page<CohortEntity>> {
    return listCohorts(this.deps, viewer, programId, args);
  }

  createInvitation(viewer: Viewer, input: CreateInvitation): Promise<{ invitation: InvitationEntity }> {
    return createInvitation(this.deps, viewer, input);
  }

  revokeInvitation(
    viewer: Viewer,
    { invitationId }: { invitationId: string },
  ): Promise<{ invitation: InvitationEntity }> {
    return revokeInvitation(this.deps, viewer, invitationId);
  }

  listInvitations(
    viewer: Viewer,
    { programId, ...args }: PageArgs & { programId: string },
  ): Promise<Page<InvitationEntity>> {
    return listInvitations(this.deps, viewer, programId, args);
  }

  join(viewer: Viewer, { code }: { code: string }): Promise<JoinOutcome> {
    return joinProgram(this.deps, viewer, code);
  }

  approve(viewer: Viewer, { enrollmentId }: { enrollmentId: string }): Promise<DecideOutcome> {
    return decideEnrollment(this.deps, viewer, enrollmentId, "ACTIVE");
  }

  decline(viewer: Viewer, { enrollmentId }: { enrollmentId: string }): Promise<DecideOutcome> {
    return decideEnrollment(this.deps, viewer, enrollmentId, "DECLINED");
  }

  suspend(viewer: Viewer, input: SuspendEnrollment): Promise<SuspendOutcome> {
    return suspendEnrollment(this.deps, viewer, input);
  }

  reinstate(viewer: Viewer, { enrollmentId }: { enrollmentId: string }): Promise<ReinstateOutcome> {
    return reinstateEnrollment(this.deps, viewer, enrollmentId);
  }

  leave(viewer: Viewer, input: LeaveProgram): Promise<LeaveOutcome> {
    return leaveProgram(this.deps, viewer, input);
  }

  setMentorCapacity(viewer: Viewer, input: SetMentorCapacity): Promise<{ enrollment: EnrollmentEntity }> {
    return setMentorCapacity(this.deps, viewer, input);
  }

  pauseMentoring(viewer: Viewer, input: PauseMentoring): Promise<{ enrollment: EnrollmentEntity }> {
    return pauseMentoring(this.deps, viewer, input);
  }

  resumeMentoring(
    viewer: Viewer,
    { enrollmentId }: { enrollmentId: string },
  ): Promise<{ enrollment: EnrollmentEntity }> {
    return resumeMentoring(this.deps, viewer, enrollmentId);
  }

  listEnrollments(viewer: Viewer, input: ListEnrollments): Promise<Page<EnrollmentEntity>> {
    return listEnrollments(this.deps, viewer, input);
  }

  myEnrollments(viewer: Viewer, args: PageArgs): Promise<Page<EnrollmentEntity>> {
    return myEnrollments(this.deps, viewer, args);
  }

  /** Makes a program without anybody in it. Fault BAD_INPUT when the key is taken. */
  openProgram(tx: EntityManager, asked: OpenProgram): Promise<ProgramEntity> {
    return openProgram(tx, this.deps.clock.now(), asked);
  }

  openCohort(tx: EntityManager, cohort: NewCohort): Promise<CohortEntity> {
    return openCohort(tx, this.deps.clock.now(), cohort);
  }

  /** Makes an invitation with a code of one's choice or a new one. */
  openInvitation(tx: EntityManager, invitation: NewInvitation & { code?: string }): Promise<InvitationEntity> {
    return openInvitation(tx, this.deps.clock.now(), invitation);
  }

  /** Enrolls people without invitations. */
  enroll(tx: EntityManager, people: readonly Enroll[]): Promise<EnrollmentEntity[]> {
    return enroll(tx, this.deps.clock.now(), people);
  }
}
