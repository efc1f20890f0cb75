import { Field, ID, ObjectType } from "type-graphql";
import type { OwnSession } from "../../server/accounts/index.js";
import { connectionOf } from "../shared/connection.js";
import { DateTime } from "../shared/scalars.js";

type Shown = "id" | "address" | "userAgent" | "createdAt" | "lastUsedAt" | "expiresAt" | "isCurrent";

@ObjectType({ description: "One sign-in on one device. Only its owner sees it." })
export class Session implements Pick<OwnSession, Shown> {
  @Field(() => ID, { description: "The session's id." })
  id!: string;
  @Field(() => String, { description: "The network address it was last used from." })
  address!: string;
  @Field(() => String, {
    nullable: true,
    description: "What the device's program called itself when it was last used; null when it did not say.",
  })
  userAgent!: string | null;
  @Field(() => DateTime, { description: "When the person signed in." })
  createdAt!: Date;
  @Field(() => DateTime, { description: "When its tokens were last made anew; every 10 minutes while it is in use." })
  lastUsedAt!: Date;
  @Field(() => DateTime, {
    description: "When it ends by itself unless it is used before: 60 days after its last use.",
  })
  expiresAt!: Date;
  @Field(() => Boolean, { description: "Whether it is the session that asks." })
  isCurrent!: boolean;
}

export const SessionConnection = connectionOf(Session);
