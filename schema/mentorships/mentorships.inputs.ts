import { Field, ID, InputType } from "type-graphql";
import type {
  AnswerFit,
  AnswerRequest,
  AskForInformation,
  DeclineReason,
  DeclineRequest,
  EndMentorship,
  Fit,
  ReferRequest,
  RequestMentorship,
  RequestReferred,
} from "../../server/mentorships/index.js";
import { DeclineReasons, Fits } from "./mentorship.enums.js";

@InputType({ description: "A request for a mentor." })
export class RequestMentorshipInput implements RequestMentorship {
  @Field(() => ID, {
    description: "Chosen by the client, at most 64 characters; a retry with the same value gives the first request.",
  })
  clientId!: string;
  @Field(() => ID, { description: "The program; the viewer must be an active mentee of it." })
  programId!: string;
  @Field(() => ID, { description: "The person to ask; an active mentor of the program." })
  mentorId!: string;
  @Field(() => String, { description: "What the mentee hopes for, 1 to 2,000 characters. The mentor reads it." })
  purpose!: string;
}

@InputType({ description: "Which request." })
export class MentorshipRequestInput {
  @Field(() => ID, { description: "The request." })
  requestId!: string;
}

@InputType({ description: "A question of the mentor about a request." })
export class AskForInformationInput implements AskForInformation {
  @Field(() => ID, { description: "The request." })
  requestId!: string;
  @Field(() => String, { description: "What the mentor wants to know, 1 to 2,000 characters." })
  question!: string;
}

@InputType({ description: "The mentee's answer to the mentor's question." })
export class AnswerRequestInput implements AnswerRequest {
  @Field(() => ID, { description: "The request." })
  requestId!: string;
  @Field(() => String, { description: "The answer, 1 to 2,000 characters." })
  answer!: string;
}

@InputType({ description: "A no to a request." })
export class DeclineRequestInput implements DeclineRequest {
  @Field(() => ID, { description: "The request." })
  requestId!: string;
  @Field(() => DeclineReasons, { description: "Why; the mentee is told." })
  reason!: DeclineReason;
  @Field(() => String, {
    nullable: true,
    description: "A word to the mentee, at most 2,000 characters; null for none.",
  })
  note?: string | null;
}

@InputType({ description: "A no to a request that names a colleague." })
export class ReferRequestInput implements ReferRequest {
  @Field(() => ID, { description: "The request." })
  requestId!: string;
  @Field(() => ID, {
    description: "Another active mentor of the program. They are not told unless the mentee asks them.",
  })
  colleagueId!: string;
  @Field(() => String, {
    nullable: true,
    description:
      "A word to the mentee, at most 2,000 characters; null for none. Where the mentee is not told the name, they do not read it either.",
  })
  note?: string | null;
}

@InputType({ description: "A request to the colleague whom a referral names." })
export class RequestReferredInput implements RequestReferred {
  @Field(() => ID, {
    description: "Chosen by the client, at most 64 characters; a retry with the same value gives the first request.",
  })
  clientId!: string;
  @Field(() => ID, { description: "The request that was referred." })
  requestId!: string;
  @Field(() => String, {
    nullable: true,
    description:
      "What the mentee hopes for, 1 to 2,000 characters; null sends the purpose of the request that was referred. The colleague reads it, and who referred the mentee.",
  })
  purpose?: string | null;
}

@InputType({ description: "How a mentorship fits, as one of the two says privately." })
export class AnswerFitInput implements AnswerFit {
  @Field(() => ID, { description: "The mentorship." })
  mentorshipId!: string;
  @Field(() => Fits, { description: "The answer; it takes the place of an earlier one." })
  fit!: Fit;
  @Field(() => String, {
    nullable: true,
    description: "Why, at most 2,000 characters, for the viewer alone unless they share it; null for none.",
  })
  note?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the program's coordinators may read the note; null means no.",
  })
  shareNote?: boolean | null;
}

@InputType({ description: "The end of a mentorship by a coordinator." })
export class CloseMentorshipInput {
  @Field(() => ID, { description: "A mentorship of a program that the viewer coordinates." })
  mentorshipId!: string;
}

@InputType({ description: "The end of a mentorship." })
export class EndMentorshipInput implements EndMentorship {
  @Field(() => ID, { description: "The mentorship." })
  mentorshipId!: string;
  @Field(() => String, {
    nullable: true,
    description: "A note for the viewer alone, at most 2,000 characters; nobody else ever reads it. Null for none.",
  })
  note?: string | null;
}
