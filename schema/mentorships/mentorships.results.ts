import { Field, ID, Int, ObjectType } from "type-graphql";
import type { ClosedMentorship } from "../../server/mentorships/index.js";
import { Refusal } from "../shared/refusal.type.js";
import { resultUnion } from "../shared/result-union.js";
import { DateTime } from "../shared/scalars.js";
import { Mentorship, MentorshipFit } from "./mentorship.type.js";
import { MentorshipRequest } from "./mentorship-request.type.js";

@ObjectType({ implements: Refusal, description: "The viewer has an open request to this mentor." })
export class RequestAlreadyOpen extends Refusal {
  @Field(() => MentorshipRequest, { description: "That request." })
  request!: MentorshipRequest;
}

@ObjectType({ implements: Refusal, description: "The two have an active mentorship in this program." })
export class MentorshipAlreadyActive extends Refusal {
  @Field(() => Mentorship, { description: "That mentorship." })
  mentorship!: Mentorship;
}

@ObjectType({ implements: Refusal, description: "The viewer has as many open requests as the program allows." })
export class TooManyOpenRequests extends Refusal {
  @Field(() => Int, { description: "How many requests may be open at once." })
  limit!: number;
  @Field(() => [MentorshipRequest], {
    description:
      "The open requests, newest first, at most 100: more than the limit where it was lowered since, fewer where the viewer blocks the mentor.",
  })
  requests!: MentorshipRequest[];
}

@ObjectType({ implements: Refusal, description: "The mentor takes no requests now." })
export class MentorPaused extends Refusal {
  @Field(() => DateTime, { nullable: true, description: "When the pause ends; null when it has no end yet." })
  until!: Date | null;
}

@ObjectType({ implements: Refusal, description: "The mentor has no place left for another mentee." })
export class MentorFull extends Refusal {
  refused!: "MentorFull";
  programId!: string;
  menteeId!: string;
  mentorId!: string;
}

@ObjectType({
  implements: Refusal,
  description: "The request is not where this move begins: somebody was faster, or the screen shows an old state.",
})
export class RequestMovedOn extends Refusal {
  @Field(() => MentorshipRequest, { description: "The request as it is now." })
  request!: MentorshipRequest;
}

@ObjectType({ description: "The request was sent, or had been sent under this clientId." })
export class RequestMentorshipSuccess {
  @Field(() => MentorshipRequest, { description: "The request as it is now." })
  request!: MentorshipRequest;
}

export const RequestMentorshipResult = resultUnion(
  "RequestMentorshipResult",
  RequestMentorshipSuccess,
  RequestAlreadyOpen,
  MentorshipAlreadyActive,
  TooManyOpenRequests,
  MentorPaused,
  MentorFull,
);

@ObjectType({ description: "The question was asked." })
export class AskForInformationSuccess {
  @Field(() => MentorshipRequest, { description: "The request as it is now." })
  request!: MentorshipRequest;
}

export const AskForInformationResult = resultUnion("AskForInformationResult", AskForInformationSuccess, RequestMovedOn);

@ObjectType({ description: "The question was answered." })
export class AnswerRequestSuccess {
  @Field(() => MentorshipRequest, { description: "The request as it is now." })
  request!: MentorshipRequest;
}

export const AnswerRequestResult = resultUnion("AnswerRequestResult", AnswerRequestSuccess, RequestMovedOn);

@ObjectType({ description: "The request was accepted, now or before, and the mentorship stands." })
export class AcceptRequestSuccess {
  @Field(() => MentorshipRequest, { description: "The request as it is now." })
  request!: MentorshipRequest;
  @Field(() => Mentorship, { description: "The mentorship that came of it." })
  mentorship!: Mentorship;
}

export const AcceptRequestResult = resultUnion("AcceptRequestResult", AcceptRequestSuccess, RequestMovedOn, MentorFull);

@ObjectType({ description: "The request was declined." })
export class DeclineRequestSuccess {
  @Field(() => MentorshipRequest, { description: "The request as it is now." })
  request!: MentorshipRequest;
}

export const DeclineRequestResult = resultUnion("DeclineRequestResult", DeclineRequestSuccess, RequestMovedOn);

@ObjectType({ description: "The request was declined, and a colleague named." })
export class ReferRequestSuccess {
  @Field(() => MentorshipRequest, { description: "The request as it is now." })
  request!: MentorshipRequest;
}

export const ReferRequestResult = resultUnion("ReferRequestResult", ReferRequestSuccess, RequestMovedOn);

@ObjectType({ description: "The colleague was asked, or had been asked under this clientId." })
export class RequestReferredSuccess {
  @Field(() => MentorshipRequest, { description: "The request to the colleague as it is now." })
  request!: MentorshipRequest;
}

export const RequestReferredResult = resultUnion(
  "RequestReferredResult",
  RequestReferredSuccess,
  RequestAlreadyOpen,
  MentorshipAlreadyActive,
  TooManyOpenRequests,
  MentorPaused,
  MentorFull,
);

@ObjectType({ description: "The request was taken back." })
export class WithdrawRequestSuccess {
  @Field(() => MentorshipRequest, { description: "The request as it is now." })
  request!: MentorshipRequest;
}

export const WithdrawRequestResult = resultUnion("WithdrawRequestResult", WithdrawRequestSuccess, RequestMovedOn);

@ObjectType({ description: "The mentorship has ended, now or before." })
export class EndMentorshipSuccess {
  @Field(() => Mentorship, { description: "The mentorship as it is now." })
  mentorship!: Mentorship;
}

@ObjectType({ description: "The mentorship has ended, now or before." })
export class CloseMentorshipSuccess implements ClosedMentorship {
  @Field(() => ID, { description: "The mentorship." })
  mentorshipId!: string;
  @Field(() => DateTime, { description: "When it ended." })
  endedAt!: Date;
}

export const CloseMentorshipResult = resultUnion("CloseMentorshipResult", CloseMentorshipSuccess);

@ObjectType({ description: "The answer is written down." })
export class AnswerFitSuccess {
  @Field(() => MentorshipFit, { description: "The answer." })
  fit!: MentorshipFit;
  @Field(() => Mentorship, { description: "The mentorship; the answer changes nothing of it." })
  mentorship!: Mentorship;
}

@ObjectType({ implements: Refusal, description: "The mentorship has ended." })
export class MentorshipNotActive extends Refusal {
  @Field(() => Mentorship, { description: "The mentorship as it is now." })
  mentorship!: Mentorship;
}

export const AnswerFitResult = resultUnion("AnswerFitResult", AnswerFitSuccess, MentorshipNotActive);

export const EndMentorshipResult = resultUnion("EndMentorshipResult", EndMentorshipSuccess);
