import { Field, ID, ObjectType } from "type-graphql";
import type { RePairingRequest as Request, Side } from "../../server/mentorships/index.js";
import { connectionOf } from "../shared/connection.js";
import { DateTime } from "../shared/scalars.js";
import { Sides } from "./mentorship.enums.js";

type Shown = "id" | "mentorshipId" | "side" | "reason" | "askedAt" | "startedAt";

@ObjectType({
  description:
    "A mentorship that goes on and of which one of the two has said that it is not a good fit, for another pairing to be found. Only the program's coordinators see it, and none who is one of the two.",
})
export class RePairingRequest implements Pick<Request, Shown> {
  menteeId!: string;
  mentorId!: string;
  @Field(() => ID, { description: "The answer's id; a mentorship of which both have said so is listed twice." })
  id!: string;
  @Field(() => ID, { description: "The mentorship; `closeMentorship` ends it." })
  mentorshipId!: string;
  @Field(() => Sides, { description: "Who has said so." })
  side!: Side;
  @Field(() => String, {
    nullable: true,
    description: "Why, in their words; null when they gave no reason or do not share it.",
  })
  reason!: string | null;
  @Field(() => DateTime, { description: "When it was said." })
  askedAt!: Date;
  @Field(() => DateTime, { description: "When the mentorship began." })
  startedAt!: Date;
}

export const RePairingRequestConnection = connectionOf(RePairingRequest);
