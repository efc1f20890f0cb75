import { CohortEntity } from "./entities/cohort.entity.js";
import { EnrollmentEntity } from "./entities/enrollment.entity.js";
import { InvitationEntity } from "./entities/invitation.entity.js";
import { ProgramEntity } from "./entities/program.entity.js";

export type { CreateCohort, CreateCohortOutcome, NewCohort } from "./cohorts.js";
export type { DecideOutcome, LeaveOutcome, LeaveProgram } from "./decide-enrollment.js";
export { type CreateInvitation, type NewInvitation, readableCode } from "./invitations.js";
export type { JoinOutcome } from "./join-program.js";
export type { ListEnrollments } from "./list-enrollments.js";
export type { PauseMentoring, SetMentorCapacity } from "./mentoring.js";
export type { Enroll, OpenProgram } from "./open-program.js";
export type { PolicyChanges, PolicyFields } from "./program-policy.js";
export {
  type DirectChat,
  DirectChats,
  type EnrollmentRole,
  EnrollmentRoles,
  type EnrollmentStatus,
  EnrollmentStatuses,
  type InvitationFault,
  InvitationFaults,
  type JoinApproval,
  JoinApprovals,
  type WhoAsks,
  WhoAsksValues,
} from "./program-words.js";
export type { ProgramsDeps } from "./programs.deps.js";
export { capacityOf, isPaused, type Standing, suspendedSql } from "./programs.policy.js";
export { ProgramsService } from "./programs.service.js";
export type { ReinstateOutcome, SuspendEnrollment, SuspendOutcome } from "./suspend-enrollment.js";
export { CohortEntity, EnrollmentEntity, InvitationEntity, ProgramEntity };

/** The tables of this room. */
export const programsEntities = [ProgramEntity, CohortEntity, InvitationEntity, EnrollmentEntity];
