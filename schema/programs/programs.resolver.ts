import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Page } from "../../server/kernel/page.js";
import type {
  CohortEntity,
  CreateCohortOutcome,
  DecideOutcome,
  EnrollmentEntity,
  InvitationEntity,
  JoinOutcome,
  LeaveOutcome,
  ProgramEntity,
  ReinstateOutcome,
  SuspendOutcome,
} from "../../server/programs/index.js";
import type { Context } from "../context.js";
import { ForwardArgs } from "../shared/connection.js";
import { EnrollmentConnection, InvitationConnection } from "./enrollment.type.js";
import { CohortConnection, Program } from "./program.type.js";
import {
  ApproveEnrollmentInput,
  CreateCohortInput,
  CreateInvitationInput,
  DeclineEnrollmentInput,
  EnrollmentsArgs,
  JoinProgramInput,
  LeaveProgramInput,
  OfProgramArgs,
  PauseMentoringInput,
  ReinstateEnrollmentInput,
  ResumeMentoringInput,
  RevokeInvitationInput,
  SetMentorCapacityInput,
  SuspendEnrollmentInput,
  UpdateProgramPolicyInput,
} from "./programs.inputs.js";
import {
  ApproveEnrollmentResult,
  CreateCohortResult,
  CreateInvitationResult,
  DeclineEnrollmentResult,
  JoinProgramResult,
  LeaveProgramResult,
  PauseMentoringResult,
  ReinstateEnrollmentResult,
  ResumeMentoringResult,
  RevokeInvitationResult,
  SetMentorCapacityResult,
  SuspendEnrollmentResult,
  UpdateProgramPolicyResult,
} from "./programs.results.js";

const asked = "What is asked.";

@Resolver()
export class ProgramsResolver {
  @Query(() => Program, {
    nullable: true,
    description: "A program the viewer is in or waits to be let into; null for every other.",
  })
  program(
    @Ctx() { app, viewer }: Context,
    @Arg("id", () => ID, { description: "The program." }) id: string,
  ): Promise<ProgramEntity | null> {
    return app.programs.findProgram(viewer, id);
  }

  @Query(() => EnrollmentConnection, { description: "The viewer's own enrollments in every state, newest first." })
  myEnrollments(
    @Ctx() { app, viewer }: Context,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<EnrollmentEntity>> {
    return app.programs.myEnrollments(viewer, args);
  }

  @Query(() => EnrollmentConnection, {
    description:
      "Who is in a program, in the order they came. Coordinators see everybody in every state; members see their own enrollments and the active ones, without people whom they have blocked or who have blocked them.",
  })
  enrollments(
    @Ctx() { app, viewer }: Context,
    @Args(() => EnrollmentsArgs) args: EnrollmentsArgs,
  ): Promise<Page<EnrollmentEntity>> {
    return app.programs.listEnrollments(viewer, args);
  }

  @Query(() => CohortConnection, { description: "A program's cohorts in the order they were made, for its members." })
  cohorts(
    @Ctx() { app, viewer }: Context,
    @Args(() => OfProgramArgs) args: OfProgramArgs,
  ): Promise<Page<CohortEntity>> {
    return app.programs.listCohorts(viewer, args);
  }

  @Query(() => InvitationConnection, { description: "A program's invitations, newest first, for its coordinators." })
  invitations(
    @Ctx() { app, viewer }: Context,
    @Args(() => OfProgramArgs) args: OfProgramArgs,
  ): Promise<Page<InvitationEntity>> {
    return app.programs.listInvitations(viewer, args);
  }

  @Mutation(() => CreateInvitationResult, {
    description: "Makes an invitation with a code of its own; for the program's coordinators.",
  })
  createInvitation(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => CreateInvitationInput, { description: asked }) input: CreateInvitationInput,
  ): Promise<{ invitation: InvitationEntity }> {
    return app.programs.createInvitation(viewer, input);
  }

  @Mutation(() => RevokeInvitationResult, {
    description: "Takes an invitation back; for the program's coordinators. Who came with it stays.",
  })
  revokeInvitation(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => RevokeInvitationInput, { description: asked }) input: RevokeInvitationInput,
  ): Promise<{ invitation: InvitationEntity }> {
    return app.programs.revokeInvitation(viewer, input);
  }

  @Mutation(() => JoinProgramResult, {
    description: "Takes an invitation. Doing so again gives the enrollment there is and uses nothing up.",
  })
  joinProgram(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => JoinProgramInput, { description: asked }) input: JoinProgramInput,
  ): Promise<JoinOutcome> {
    return app.programs.join(viewer, input);
  }

  @Mutation(() => ApproveEnrollmentResult, {
    description: "Lets somebody in who waits, or who was declined; for the program's coordinators.",
  })
  approveEnrollment(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => ApproveEnrollmentInput, { description: asked }) input: ApproveEnrollmentInput,
  ): Promise<DecideOutcome> {
    return app.programs.approve(viewer, input);
  }

  @Mutation(() => DeclineEnrollmentResult, {
    description: "Does not let somebody in who waits; for the program's coordinators.",
  })
  declineEnrollment(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => DeclineEnrollmentInput, { description: asked }) input: DeclineEnrollmentInput,
  ): Promise<DecideOutcome> {
    return app.programs.decline(viewer, input);
  }

  @Mutation(() => SuspendEnrollmentResult, {
    description:
      "Takes somebody else out of a program until they are reinstated, in all their roles in it; for the program's coordinators. While it lasts the person is no member: they are not found and not asked, find nobody, make no request and no move on one but taking their own back, have no rights of a coordinator, and neither join in another role nor leave. They read and write nothing in the program's conversations, also those of their mentorships, and what they follow there ends at once. It ends no mentorship and no request, takes nobody out of a conversation, and leaves the account and other programs alone. The person sees that they are suspended and is not told why; others are not told.",
  })
  suspendEnrollment(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => SuspendEnrollmentInput, { description: asked }) input: SuspendEnrollmentInput,
  ): Promise<SuspendOutcome> {
    return app.programs.suspend(viewer, input);
  }

  @Mutation(() => ReinstateEnrollmentResult, {
    description:
      "Ends a suspension and gives back all that it took, with what was said in the conversations meanwhile; for the program's coordinators. Streams that it ended must be subscribed to again.",
  })
  reinstateEnrollment(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => ReinstateEnrollmentInput, { description: asked }) input: ReinstateEnrollmentInput,
  ): Promise<ReinstateOutcome> {
    return app.programs.reinstate(viewer, input);
  }

  @Mutation(() => UpdateProgramPolicyResult, { description: "Changes a program's rules; for its coordinators." })
  updateProgramPolicy(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => UpdateProgramPolicyInput, { description: asked }) input: UpdateProgramPolicyInput,
  ): Promise<{ program: ProgramEntity }> {
    return app.programs.updatePolicy(viewer, input);
  }

  @Mutation(() => CreateCohortResult, { description: "Makes a cohort; for the program's coordinators." })
  createCohort(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => CreateCohortInput, { description: asked }) input: CreateCohortInput,
  ): Promise<CreateCohortOutcome> {
    return app.programs.createCohort(viewer, input);
  }

  @Mutation(() => SetMentorCapacityResult, {
    description: "Sets how many mentorships a mentor takes at once; for the mentor and the program's coordinators.",
  })
  setMentorCapacity(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => SetMentorCapacityInput, { description: asked }) input: SetMentorCapacityInput,
  ): Promise<{ enrollment: EnrollmentEntity }> {
    return app.programs.setMentorCapacity(viewer, input);
  }

  @Mutation(() => PauseMentoringResult, {
    description:
      "Takes a mentor out of search and requests for a while; for the mentor and the program's coordinators.",
  })
  pauseMentoring(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => PauseMentoringInput, { description: asked }) input: PauseMentoringInput,
  ): Promise<{ enrollment: EnrollmentEntity }> {
    return app.programs.pauseMentoring(viewer, input);
  }

  @Mutation(() => ResumeMentoringResult, {
    description: "Ends a mentor's pause; for the mentor and the program's coordinators.",
  })
  resumeMentoring(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => ResumeMentoringInput, { description: asked }) input: ResumeMentoringInput,
  ): Promise<{ enrollment: EnrollmentEntity }> {
    return app.programs.resumeMentoring(viewer, input);
  }

  @Mutation(() => LeaveProgramResult, {
    description: "Leaves a program, or gives one role in it up: no reason is asked and nobody is at fault.",
  })
  leaveProgram(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => LeaveProgramInput, { description: asked }) input: LeaveProgramInput,
  ): Promise<LeaveOutcome> {
    return app.programs.leave(viewer, input);
  }
}
