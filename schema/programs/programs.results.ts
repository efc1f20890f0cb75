import { Field, ID, Int, ObjectType } from "type-graphql";
import type {
  CohortEntity,
  EnrollmentEntity,
  EnrollmentStatus,
  InvitationEntity,
  InvitationFault,
  ProgramEntity,
} from "../../server/programs/index.js";
import { Refusal } from "../shared/refusal.type.js";
import { resultUnion } from "../shared/result-union.js";
import { Enrollment, Invitation } from "./enrollment.type.js";
import { Cohort, Program } from "./program.type.js";
import { EnrollmentStatuses, InvitationFaults } from "./programs.enums.js";

@ObjectType({ description: "The invitation is made." })
export class CreateInvitationSuccess {
  @Field(() => Invitation, { description: "The invitation, with its code." })
  invitation!: InvitationEntity;
}
export const CreateInvitationResult = resultUnion("CreateInvitationResult", CreateInvitationSuccess);

@ObjectType({ description: "The invitation lets nobody in any more." })
export class RevokeInvitationSuccess {
  @Field(() => Invitation, { description: "The invitation." })
  invitation!: InvitationEntity;
}
export const RevokeInvitationResult = resultUnion("RevokeInvitationResult", RevokeInvitationSuccess);

@ObjectType({ description: "The viewer is in the program, or waits to be let in: the enrollment's status says which." })
export class JoinProgramSuccess {
  @Field(() => Enrollment, { description: "The viewer's enrollment." })
  enrollment!: EnrollmentEntity;
}

@ObjectType({ implements: Refusal, description: "The code does not let anybody in." })
export class InvitationNotValid extends Refusal {
  @Field(() => InvitationFaults, { description: "Why not." })
  reason!: InvitationFault;
}

@ObjectType({
  implements: Refusal,
  description: "A coordinator has declined the viewer in this role before; another code does not change that.",
})
export class JoiningDeclined extends Refusal {
  @Field(() => Enrollment, { description: "The declined enrollment." })
  enrollment!: EnrollmentEntity;
}

@ObjectType({
  implements: Refusal,
  description: "The person is suspended from the program; a coordinator must reinstate them first.",
})
export class EnrollmentSuspended extends Refusal {
  @Field(() => Enrollment, { description: "The suspended enrollment, maybe in another role." })
  enrollment!: EnrollmentEntity;
}
export const JoinProgramResult = resultUnion(
  "JoinProgramResult",
  JoinProgramSuccess,
  InvitationNotValid,
  JoiningDeclined,
  EnrollmentSuspended,
);

@ObjectType({ description: "The person is in the program." })
export class ApproveEnrollmentSuccess {
  @Field(() => Enrollment, { description: "The enrollment, ACTIVE." })
  enrollment!: EnrollmentEntity;
}

@ObjectType({ implements: Refusal, description: "The enrollment does not wait for a decision." })
export class EnrollmentNotPending extends Refusal {
  @Field(() => EnrollmentStatuses, { description: "How far it is instead." })
  status!: EnrollmentStatus;
}
export const ApproveEnrollmentResult = resultUnion(
  "ApproveEnrollmentResult",
  ApproveEnrollmentSuccess,
  EnrollmentNotPending,
  EnrollmentSuspended,
);

@ObjectType({ description: "The person is not let in." })
export class DeclineEnrollmentSuccess {
  @Field(() => Enrollment, { description: "The enrollment, DECLINED." })
  enrollment!: EnrollmentEntity;
}
export const DeclineEnrollmentResult = resultUnion(
  "DeclineEnrollmentResult",
  DeclineEnrollmentSuccess,
  EnrollmentNotPending,
);

@ObjectType({ description: "The person is suspended from the program; if they were before, nothing has changed." })
export class SuspendEnrollmentSuccess {
  @Field(() => Enrollment, { description: "The enrollment, SUSPENDED, as are the person's other roles." })
  enrollment!: EnrollmentEntity;
}

@ObjectType({ implements: Refusal, description: "The person is not in the program by this enrollment." })
export class EnrollmentNotActive extends Refusal {
  @Field(() => EnrollmentStatuses, { description: "How far it is instead." })
  status!: EnrollmentStatus;
}
export const SuspendEnrollmentResult = resultUnion(
  "SuspendEnrollmentResult",
  SuspendEnrollmentSuccess,
  EnrollmentNotActive,
);

@ObjectType({ description: "The person is in the program; if they were not suspended, nothing has changed." })
export class ReinstateEnrollmentSuccess {
  @Field(() => Enrollment, { description: "The enrollment, ACTIVE, as are the other roles that were suspended." })
  enrollment!: EnrollmentEntity;
}

@ObjectType({ implements: Refusal, description: "The enrollment is neither suspended nor active." })
export class EnrollmentNotSuspended extends Refusal {
  @Field(() => EnrollmentStatuses, { description: "How far it is instead." })
  status!: EnrollmentStatus;
}
export const ReinstateEnrollmentResult = resultUnion(
  "ReinstateEnrollmentResult",
  ReinstateEnrollmentSuccess,
  EnrollmentNotSuspended,
);

@ObjectType({ description: "The policy is changed." })
export class UpdateProgramPolicySuccess {
  @Field(() => Program, { description: "The program." })
  program!: ProgramEntity;
}
export const UpdateProgramPolicyResult = resultUnion("UpdateProgramPolicyResult", UpdateProgramPolicySuccess);

@ObjectType({ description: "The cohort is made." })
export class CreateCohortSuccess {
  @Field(() => Cohort, { description: "The cohort." })
  cohort!: CohortEntity;
}

@ObjectType({ implements: Refusal, description: "The program has a cohort of this name." })
export class CohortNameTaken extends Refusal {
  @Field(() => Cohort, { description: "The one that is there." })
  cohort!: CohortEntity;
}
export const CreateCohortResult = resultUnion("CreateCohortResult", CreateCohortSuccess, CohortNameTaken);

@ObjectType({ description: "The capacity is set." })
export class SetMentorCapacitySuccess {
  @Field(() => Enrollment, { description: "The mentor's enrollment." })
  enrollment!: EnrollmentEntity;
}
export const SetMentorCapacityResult = resultUnion("SetMentorCapacityResult", SetMentorCapacitySuccess);

@ObjectType({ description: "The mentor is out of search and gets no requests until the pause ends." })
export class PauseMentoringSuccess {
  @Field(() => Enrollment, { description: "The mentor's enrollment." })
  enrollment!: EnrollmentEntity;
}
export const PauseMentoringResult = resultUnion("PauseMentoringResult", PauseMentoringSuccess);

@ObjectType({ description: "The mentor can be found and asked." })
export class ResumeMentoringSuccess {
  @Field(() => Enrollment, { description: "The mentor's enrollment." })
  enrollment!: EnrollmentEntity;
}
export const ResumeMentoringResult = resultUnion("ResumeMentoringResult", ResumeMentoringSuccess);

@ObjectType({ description: "The viewer has left. Mentorships and conversations go on until they are ended." })
export class LeaveProgramSuccess {
  @Field(() => ID, { description: "What the viewer has left." })
  programId!: string;
}

@ObjectType({ implements: Refusal, description: "The viewer is the only coordinator and others are in the program." })
export class LastCoordinator extends Refusal {
  @Field(() => Int, { description: "How many others would be without a coordinator." })
  memberCount!: number;
}
export const LeaveProgramResult = resultUnion(
  "LeaveProgramResult",
  LeaveProgramSuccess,
  LastCoordinator,
  EnrollmentSuspended,
);
