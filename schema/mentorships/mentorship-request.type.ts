import { Field, ID, Int, ObjectType } from "type-graphql";
import type {
  DeclineReason,
  MentorshipRequestEntity,
  MentorshipRequestMoveEntity,
  RequestState,
} from "../../server/mentorships/index.js";
import { connectionOf } from "../shared/connection.js";
import { DateTime } from "../shared/scalars.js";
import { DeclineReasons, RequestStates } from "./mentorship.enums.js";

type Shown =
  | "id"
  | "state"
  | "purpose"
  | "question"
  | "answer"
  | "declineReason"
  | "declineNote"
  | "createdAt"
  | "updatedAt"
  | "expiresAt"
  | "closedAt";

@ObjectType({
  description:
    "A mentee's request to one mentor of a program. Only the two see it, and while one blocks the other, neither does.",
})
export class MentorshipRequest implements Pick<MentorshipRequestEntity, Shown> {
  @Field(() => ID, { description: "The request's id." })
  id!: string;
  @Field(() => RequestStates, { description: "Where it is now." })
  state!: RequestState;
  @Field(() => String, { description: "What the mentee asks for, in their words." })
  purpose!: string;
  @Field(() => String, { nullable: true, description: "The mentor's latest question; null when none was asked." })
  question!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "The mentee's answer to that question; null when there is none yet.",
  })
  answer!: string | null;
  @Field(() => DeclineReasons, { nullable: true, description: "Why it was declined; null when it was not." })
  declineReason!: DeclineReason | null;
  @Field(() => String, {
    nullable: true,
    description: "What the mentor wrote to the mentee with the no; null when nothing.",
  })
  declineNote!: string | null;
  @Field(() => DateTime, { description: "When it was sent." })
  createdAt!: Date;
  @Field(() => DateTime, { description: "When it moved last." })
  updatedAt!: Date;
  @Field(() => DateTime, { description: "When it expires if it is still open; set by the program when it was sent." })
  expiresAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "When it came to its end; null while it is open." })
  closedAt!: Date | null;
}

@ObjectType({ description: "One move of a request." })
export class MentorshipRequestMove
  implements Pick<MentorshipRequestMoveEntity, "number" | "fromState" | "toState" | "words" | "at">
{
  @Field(() => Int, { description: "Which move of the request it is, from 1." })
  number!: number;
  @Field(() => RequestStates, { nullable: true, description: "Where it was before; null for the sending." })
  fromState!: RequestState | null;
  @Field(() => RequestStates, { description: "Where it was moved to." })
  toState!: RequestState;
  @Field(() => String, {
    nullable: true,
    description:
      "What was written with it: purpose, question, answer or the note of a no; null when nothing. A referral's note stands with the request.",
  })
  words!: string | null;
  @Field(() => DateTime, { description: "When it was made." })
  at!: Date;
}

@ObjectType({ description: "The moves of a request that the viewer may try now; capacity is met when accepting." })
export class MentorshipRequestViewerCan {
  @Field(() => Boolean, { description: "Ask the mentee a question." })
  askForInformation!: boolean;
  @Field(() => Boolean, { description: "Answer the mentor's question." })
  answer!: boolean;
  @Field(() => Boolean, { description: "Accept it." })
  accept!: boolean;
  @Field(() => Boolean, { description: "Decline it." })
  decline!: boolean;
  @Field(() => Boolean, { description: "Decline it with the name of a colleague." })
  refer!: boolean;
  @Field(() => Boolean, { description: "Ask the colleague whom it was referred to." })
  requestReferred!: boolean;
  @Field(() => Boolean, { description: "Take it back." })
  withdraw!: boolean;
}

export const MentorshipRequestConnection = connectionOf(MentorshipRequest);
export const MentorshipRequestMoveConnection = connectionOf(MentorshipRequestMove);
