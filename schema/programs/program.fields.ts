import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { ProgramEntity } from "../../server/programs/index.js";
import type { Context } from "../context.js";
import { Program, ProgramPolicy, ProgramViewerCan } from "./program.type.js";

@Resolver(() => Program)
export class ProgramFields {
  @FieldResolver(() => ProgramPolicy, { description: "Its rules." })
  policy(@Root() program: ProgramEntity): ProgramPolicy {
    return program;
  }

  @FieldResolver(() => ProgramViewerCan, { description: "What the viewer may do in it." })
  async viewerCan(@Root() program: ProgramEntity, @Ctx() { load, viewer }: Context): Promise<ProgramViewerCan> {
    const standing = await load.standing.load({ viewer, id: program.id });
    const isCoordinator = standing?.isCoordinator ?? false;
    return {
      invite: isCoordinator,
      decideEnrollments: isCoordinator,
      updatePolicy: isCoordinator,
      createCohort: isCoordinator,
      leave: standing !== null,
    };
  }
}
