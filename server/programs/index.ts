import { CohortEntity } from "./entities/cohort.entity.js";
import { EnrollmentEntity } from "./entities/enrollment.entity.js";
import { InvitationEntity } from "./entities/invitation.entity.js";
import { ProgramEntity } from "./entities/program.entity.js";

export {
  type DirectChat,
  DirectChats,
  type EnrollmentRole,
  EnrollmentRoles,
  type EnrollmentStatus,
  EnrollmentStatuses,
  type JoinApproval,
  JoinApprovals,
  type WhoAsks,
  WhoAsksValues,
} from "./program-words.js";
export type { ProgramsDeps } from "./programs.deps.js";
export { capacityOf, isPaused, type Standing } from "./programs.policy.js";
export { ProgramsService } from "./programs.service.js";
export { CohortEntity, EnrollmentEntity, InvitationEntity, ProgramEntity };

/** The tables of this room. */
export const programsEntities = [ProgramEntity, CohortEntity, InvitationEntity, EnrollmentEntity];
