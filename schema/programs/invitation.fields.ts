import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type CohortEntity, type InvitationEntity, readableCode } from "../../server/programs/index.js";
import type { Context } from "../context.js";
import { Invitation, InvitationViewerCan } from "./enrollment.type.js";
import { Cohort } from "./program.type.js";

@Resolver(() => Invitation)
export class InvitationFields {
  @FieldResolver(() => String, {
    description: "The code to hand out, such as `K7QM-W2RT-X9PB`. Case and hyphens do not matter when it is typed in.",
  })
  code(@Root() invitation: InvitationEntity): string {
    return readableCode(invitation.code);
  }

  @FieldResolver(() => Cohort, { nullable: true, description: "The cohort it leads into; null for none." })
  cohort(@Root() invitation: InvitationEntity, @Ctx() { load }: Context): Promise<CohortEntity | null> | null {
    return invitation.cohortId === null ? null : load.cohort.load(invitation.cohortId);
  }

  @FieldResolver(() => InvitationViewerCan, { description: "What the viewer may do with it." })
  async viewerCan(
    @Root() invitation: InvitationEntity,
    @Ctx() { load, viewer }: Context,
  ): Promise<InvitationViewerCan> {
    const standing = await load.standing.load({ viewer, id: invitation.programId });
    return { revoke: invitation.revokedAt === null && standing?.isCoordinator === true };
  }
}
