import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { PersonEntity } from "../../server/people/index.js";
import {
  type CohortEntity,
  capacityOf,
  type EnrollmentEntity,
  type ProgramEntity,
} from "../../server/programs/index.js";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { DateTime } from "../shared/scalars.js";
import { Enrollment, EnrollmentViewerCan } from "./enrollment.type.js";
import { Cohort, Program } from "./program.type.js";

@Resolver(() => Enrollment)
export class EnrollmentFields {
  @FieldResolver(() => Person, { description: "Who." })
  person(@Root() enrollment: EnrollmentEntity, @Ctx() { load }: Context): Promise<PersonEntity | null> {
    return load.person.load(enrollment.personId);
  }

  @FieldResolver(() => Program, { description: "Where." })
  program(@Root() enrollment: EnrollmentEntity, @Ctx() { load }: Context): Promise<ProgramEntity | null> {
    return load.program.load(enrollment.programId);
  }

  @FieldResolver(() => Cohort, { nullable: true, description: "With which cohort; null for none." })
  cohort(@Root() enrollment: EnrollmentEntity, @Ctx() { load }: Context): Promise<CohortEntity | null> | null {
    return enrollment.cohortId === null ? null : load.cohort.load(enrollment.cohortId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "Living mentorships this mentor takes at once; null for other roles and for whoever is neither the mentor nor a coordinator.",
  })
  async capacity(@Root() enrollment: EnrollmentEntity, @Ctx() { load, viewer }: Context): Promise<number | null> {
    if (enrollment.role !== "MENTOR") return null;
    const [standing, program] = await Promise.all([
      load.standing.load({ viewer, id: enrollment.programId }),
      load.program.load(enrollment.programId),
    ]);
    const sees = enrollment.personId === viewer.personId || standing?.isCoordinator === true;
    return sees && program ? capacityOf(enrollment, program) : null;
  }

  @FieldResolver(() => Boolean, { description: "Whether this mentor takes no requests now; false for other roles." })
  isPaused(@Root() enrollment: EnrollmentEntity, @Ctx() { app }: Context): boolean {
    return app.programs.pauseOf(enrollment).isPaused;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: "When the pause ends by itself; null when there is none and for one without an end.",
  })
  pausedUntil(@Root() enrollment: EnrollmentEntity, @Ctx() { app }: Context): Date | null {
    return app.programs.pauseOf(enrollment).until;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Why it is suspended, with line breaks; null when nothing was said, when it is not SUSPENDED, and for everybody but the program's coordinators.",
  })
  async suspensionReason(
    @Root() enrollment: EnrollmentEntity,
    @Ctx() { load, viewer }: Context,
  ): Promise<string | null> {
    if (enrollment.suspensionReason === null) return null;
    const standing = await load.standing.load({ viewer, id: enrollment.programId });
    return standing?.isCoordinator ? enrollment.suspensionReason : null;
  }

  @FieldResolver(() => EnrollmentViewerCan, { description: "What the viewer may do with it." })
  async viewerCan(
    @Root() enrollment: EnrollmentEntity,
    @Ctx() { load, viewer }: Context,
  ): Promise<EnrollmentViewerCan> {
    const standing = await load.standing.load({ viewer, id: enrollment.programId });
    const decides = standing?.isCoordinator ?? false;
    const { role, status, personId } = enrollment;
    return {
      approve: decides && (status === "PENDING" || status === "DECLINED"),
      decline: decides && status === "PENDING",
      suspend: decides && status === "ACTIVE" && personId !== viewer.personId,
      reinstate: decides && status === "SUSPENDED",
      manageMentoring: role === "MENTOR" && status === "ACTIVE" && (decides || personId === viewer.personId),
    };
  }
}
