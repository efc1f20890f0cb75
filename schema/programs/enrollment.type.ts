import { Field, ID, Int, ObjectType } from "type-graphql";
import type {
  EnrollmentEntity,
  EnrollmentRole,
  EnrollmentStatus,
  InvitationEntity,
} from "../../server/programs/index.js";
import { connectionOf } from "../shared/connection.js";
import { DateTime } from "../shared/scalars.js";
import { EnrollmentRoles, EnrollmentStatuses } from "./programs.enums.js";

@ObjectType({
  description:
    "One person in one role of a program. Members see the active ones; pending, declined, ended and suspended ones are seen by the person and the coordinators.",
})
export class Enrollment implements Pick<EnrollmentEntity, "id" | "role" | "status" | "suspendedAt" | "createdAt"> {
  @Field(() => ID, { description: "The enrollment's id." })
  id!: string;
  @Field(() => EnrollmentRoles, { description: "What the person is." })
  role!: EnrollmentRole;
  @Field(() => EnrollmentStatuses, { description: "How far it is." })
  status!: EnrollmentStatus;
  @Field(() => DateTime, {
    nullable: true,
    description: "Since when a coordinator has suspended it; null when it is not SUSPENDED.",
  })
  suspendedAt!: Date | null;
  @Field(() => DateTime, { description: "When the person first came with an invitation for this role." })
  createdAt!: Date;
}

export const EnrollmentConnection = connectionOf(Enrollment);

@ObjectType({ description: "What the viewer may do with an enrollment." })
export class EnrollmentViewerCan {
  @Field(() => Boolean, { description: "Whether the viewer may let the person in." })
  approve!: boolean;
  @Field(() => Boolean, { description: "Whether the viewer may say no." })
  decline!: boolean;
  @Field(() => Boolean, {
    description: "Whether the viewer may take the person out of the program for a while: a coordinator, of others.",
  })
  suspend!: boolean;
  @Field(() => Boolean, { description: "Whether the viewer may give back what a suspension took." })
  reinstate!: boolean;
  @Field(() => Boolean, {
    description: "Whether the viewer may set the capacity, pause and resume: a mentor's own or a coordinator.",
  })
  manageMentoring!: boolean;
}

@ObjectType({ description: "A way into a program by code; visible to its coordinators." })
export class Invitation
  implements Pick<InvitationEntity, "id" | "role" | "maxUses" | "uses" | "expiresAt" | "revokedAt" | "createdAt">
{
  @Field(() => ID, { description: "The invitation's id." })
  id!: string;
  @Field(() => EnrollmentRoles, { description: "What it makes of who takes it." })
  role!: EnrollmentRole;
  @Field(() => Int, { nullable: true, description: "How many may come with it; null for as many as come." })
  maxUses!: number | null;
  @Field(() => Int, { description: "How many have come with it." })
  uses!: number;
  @Field(() => DateTime, { nullable: true, description: "When it ends by itself; null when it does not." })
  expiresAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: "When it was taken back; null when it was not." })
  revokedAt!: Date | null;
  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;
}

export const InvitationConnection = connectionOf(Invitation);

@ObjectType({ description: "What the viewer may do with an invitation." })
export class InvitationViewerCan {
  @Field(() => Boolean, {
    description: "Whether the viewer may take it back: a coordinator, while it is not taken back.",
  })
  revoke!: boolean;
}
