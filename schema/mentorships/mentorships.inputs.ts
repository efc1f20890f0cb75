import { Field, ID, InputType } from "type-graphql";
import type {
  AnswerRequest,
  AskForInformation,
  DeclineReason,
  DeclineRequest,
  EndMentorship,
  RequestMentorship,
} from "../../server/mentorships/index.js";
import { DeclineReasons } from "./mentorship.enums.js";

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
