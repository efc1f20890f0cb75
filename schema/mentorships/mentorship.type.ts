import { Field, ID, ObjectType } from "type-graphql";
import type {
  Fit,
  MentorshipEntity,
  MentorshipFitEntity,
  MentorshipKind,
  MentorshipStatus,
} from "../../server/mentorships/index.js";
import { connectionOf } from "../shared/connection.js";
import { DateTime } from "../shared/scalars.js";
import { Fits, MentorshipKinds, MentorshipStatuses } from "./mentorship.enums.js";

type Shown = "id" | "kind" | "status" | "purpose" | "conversationId" | "startedAt" | "endedAt";

@ObjectType({ description: "A mentee and a mentor who work together. Only the two see it." })
export class Mentorship implements Pick<MentorshipEntity, Shown> {
  @Field(() => ID, { description: "The mentorship's id." })
  id!: string;
  @Field(() => MentorshipKinds, { description: "What sort of relationship it is." })
  kind!: MentorshipKind;
  @Field(() => MentorshipStatuses, { description: "Whether it goes on." })
  status!: MentorshipStatus;
  @Field(() => String, {
    nullable: true,
    description: "What the mentee asked for at the start; null when nobody wrote it down.",
  })
  purpose!: string | null;
  @Field(() => ID, { description: "The conversation of the two; it stays theirs after the end." })
  conversationId!: string;
  @Field(() => DateTime, { description: "When it began." })
  startedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "When it ended; null while it goes on." })
  endedAt!: Date | null;
}

@ObjectType({ description: "What the viewer may do with a mentorship now." })
export class MentorshipViewerCan {
  @Field(() => Boolean, { description: "End it, for both." })
  end!: boolean;
  @Field(() => Boolean, { description: "Say privately how it fits." })
  answerFit!: boolean;
}

@ObjectType({
  description:
    "What the viewer has said of how a mentorship of theirs fits. The other of the two never sees it, nor whether there is one.",
})
export class MentorshipFit implements Pick<MentorshipFitEntity, "fit" | "note" | "sharesNote" | "answeredAt"> {
  mentorshipId!: string;
  personId!: string;
  @Field(() => Fits, { description: "The answer." })
  fit!: Fit;
  @Field(() => String, { nullable: true, description: "What the viewer wrote with it; null when nothing." })
  note!: string | null;
  @Field(() => Boolean, { description: "Whether the program's coordinators may read the note." })
  sharesNote!: boolean;
  @Field(() => DateTime, { description: "When it was said." })
  answeredAt!: Date;
}

export const MentorshipConnection = connectionOf(Mentorship);
