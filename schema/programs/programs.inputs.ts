import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import type {
  CreateCohort,
  CreateInvitation,
  DirectChat,
  EnrollmentRole,
  EnrollmentStatus,
  JoinApproval,
  LeaveProgram,
  ListEnrollments,
  PauseMentoring,
  PolicyChanges,
  SetMentorCapacity,
  SuspendEnrollment,
  WhoAsks,
} from "../../server/programs/index.js";
import { ForwardArgs } from "../shared/connection.js";
import { CalendarDate, DateTime } from "../shared/scalars.js";
import { DirectChats, EnrollmentRoles, EnrollmentStatuses, JoinApprovals, WhoAsksValues } from "./programs.enums.js";

const clientId = "Chosen by the client, at most 64 characters; asking again with the same one makes nothing more.";

@InputType({ description: "An invitation to make." })
export class CreateInvitationInput implements CreateInvitation {
  @Field(() => ID, { description: clientId })
  clientId!: string;
  @Field(() => ID, { description: "A program the viewer coordinates." })
  programId!: string;
  @Field(() => EnrollmentRoles, { description: "What it makes of who takes it." })
  role!: EnrollmentRole;
  @Field(() => ID, { nullable: true, description: "A cohort of the program to lead into; null for none." })
  cohortId?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "How many may come with it, 1 to 100000; null for as many as come.",
  })
  maxUses?: number | null;
  @Field(() => DateTime, { nullable: true, description: "When it ends by itself, later than now; null for never." })
  expiresAt?: Date | null;
}

@InputType({ description: "Which invitation to take back." })
export class RevokeInvitationInput {
  @Field(() => ID, { description: "An invitation to a program the viewer coordinates." })
  invitationId!: string;
}

@InputType({ description: "The invitation to take." })
export class JoinProgramInput {
  @Field(() => String, { description: "The code as it was handed out; case, spaces and hyphens do not matter." })
  code!: string;
}

@InputType({ description: "Whom to let in." })
export class ApproveEnrollmentInput {
  @Field(() => ID, { description: "An enrollment in a program the viewer coordinates, PENDING or DECLINED." })
  enrollmentId!: string;
}

@InputType({ description: "Whom not to let in." })
export class DeclineEnrollmentInput {
  @Field(() => ID, { description: "A PENDING enrollment in a program the viewer coordinates." })
  enrollmentId!: string;
}

@InputType({ description: "Whom to suspend." })
export class SuspendEnrollmentInput implements SuspendEnrollment {
  @Field(() => ID, {
    description: "An ACTIVE enrollment of somebody else in a program the viewer coordinates, whichever of their roles.",
  })
  enrollmentId!: string;
  @Field(() => String, {
    nullable: true,
    description: "Why, for the program's coordinators alone, at most 1000 characters; null when nothing is said.",
  })
  reason?: string | null;
}

@InputType({ description: "Whom to reinstate." })
export class ReinstateEnrollmentInput {
  @Field(() => ID, { description: "A SUSPENDED enrollment in a program the viewer coordinates." })
  enrollmentId!: string;
}

@InputType({ description: "What changes in a program's policy: a field left out, or null, stays as it is." })
export class UpdateProgramPolicyInput implements PolicyChanges {
  @Field(() => ID, { description: "A program the viewer coordinates." })
  programId!: string;
  @Field(() => WhoAsksValues, { nullable: true, description: "Who may begin a mentorship; null leaves it." })
  whoAsks?: WhoAsks | null;
  @Field(() => Int, {
    nullable: true,
    description: "Requests a mentee may have open at once, 1 to 100; null leaves it. Requests that are open stay.",
  })
  openRequests?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Days until a request expires, 1 to 90; null leaves it. Requests that are open keep their day.",
  })
  requestDays?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Living mentorships of a mentor who has set no capacity, 0 to 100; null leaves it.",
  })
  defaultCapacity?: number | null;
  @Field(() => JoinApprovals, {
    nullable: true,
    description: "Whose joining waits for a coordinator; null leaves it. Who waits goes on waiting.",
  })
  joinApproval?: JoinApproval | null;
  @Field(() => DirectChats, {
    nullable: true,
    description: "Who may open a conversation without a mentorship; null leaves it. Conversations there are stay.",
  })
  directChat?: DirectChat | null;
}

@InputType({ description: "A cohort to make." })
export class CreateCohortInput implements CreateCohort {
  @Field(() => ID, { description: clientId })
  clientId!: string;
  @Field(() => ID, { description: "A program the viewer coordinates." })
  programId!: string;
  @Field(() => String, { description: "Its name, 1 to 100 characters, not that of another cohort of the program." })
  name!: string;
  @Field(() => CalendarDate, { nullable: true, description: "Its first day; null for none." })
  startsOn?: string | null;
  @Field(() => CalendarDate, { nullable: true, description: "Its last day, not before the first; null for none." })
  endsOn?: string | null;
}

@InputType({ description: "How many mentorships a mentor takes." })
export class SetMentorCapacityInput implements SetMentorCapacity {
  @Field(() => ID, {
    description: "An active enrollment as MENTOR: the viewer's own, or of a program they coordinate.",
  })
  enrollmentId!: string;
  @Field(() => Int, {
    nullable: true,
    description:
      "Living mentorships at once, 0 to 100; null takes the program's default. Mentorships there are stay, also above it.",
  })
  capacity?: number | null;
}

@InputType({ description: "A pause of a mentor." })
export class PauseMentoringInput implements PauseMentoring {
  @Field(() => ID, {
    description: "An active enrollment as MENTOR: the viewer's own, or of a program they coordinate.",
  })
  enrollmentId!: string;
  @Field(() => DateTime, {
    nullable: true,
    description: "When the pause ends by itself, later than now; null for when it is taken back.",
  })
  until?: Date | null;
}

@InputType({ description: "Whose pause to end." })
export class ResumeMentoringInput {
  @Field(() => ID, {
    description: "An active enrollment as MENTOR: the viewer's own, or of a program they coordinate.",
  })
  enrollmentId!: string;
}

@InputType({ description: "What to leave." })
export class LeaveProgramInput implements LeaveProgram {
  @Field(() => ID, { description: "A program the viewer is in, or waits to be let into." })
  programId!: string;
  @Field(() => EnrollmentRoles, { nullable: true, description: "The one role to give up; null for all of them." })
  role?: EnrollmentRole | null;
}

@ArgsType()
export class EnrollmentsArgs extends ForwardArgs implements ListEnrollments {
  @Field(() => ID, { description: "A program the viewer is in." })
  programId!: string;
  @Field(() => EnrollmentStatuses, { nullable: true, description: "Only those so far; null takes every state." })
  status?: EnrollmentStatus | null;
  @Field(() => EnrollmentRoles, { nullable: true, description: "Only this role; null takes every role." })
  role?: EnrollmentRole | null;
  @Field(() => ID, { nullable: true, description: "Only this cohort; null takes everybody." })
  cohortId?: string | null;
}

@ArgsType()
export class OfProgramArgs extends ForwardArgs {
  @Field(() => ID, { description: "The program." })
  programId!: string;
}
