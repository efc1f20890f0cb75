import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { MentorshipStatus, RequestState, Side } from "../../server/mentorships/index.js";
import type { Context } from "../context.js";
import { ForwardArgs } from "../shared/connection.js";
import { MentorshipStatuses, RequestStates, Sides } from "./mentorship.enums.js";
import { Mentorship, MentorshipConnection } from "./mentorship.type.js";
import { MentorshipRequest, MentorshipRequestConnection } from "./mentorship-request.type.js";
import {
  AnswerRequestInput,
  AskForInformationInput,
  DeclineRequestInput,
  EndMentorshipInput,
  MentorshipRequestInput,
  ReferRequestInput,
  RequestMentorshipInput,
  RequestReferredInput,
} from "./mentorships.inputs.js";
import * as result from "./mentorships.results.js";

@Resolver()
export class MentorshipsResolver {
  @Query(() => MentorshipRequestConnection, { description: "The viewer's requests, the newest first." })
  mentorshipRequests(
    @Ctx() { app, viewer }: Context,
    @Arg("role", () => Sides, {
      nullable: true,
      description: "MENTEE gives those the viewer has sent, MENTOR those they were sent; null gives both.",
    })
    role: Side | null,
    @Arg("states", () => [RequestStates], {
      nullable: true,
      description: "Only those in one of these states; null gives all.",
    })
    states: RequestState[] | null,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ) {
    return app.mentorships.listRequests(viewer, { role, states }, args);
  }

  @Query(() => MentorshipRequest, {
    nullable: true,
    description: "A request the viewer has sent or was sent; null when there is none such.",
  })
  mentorshipRequest(
    @Ctx() { app, viewer }: Context,
    @Arg("id", () => ID, { description: "The request's id." }) id: string,
  ) {
    return app.mentorships.findRequest(viewer, id);
  }

  @Query(() => MentorshipConnection, { description: "The viewer's mentorships, on either side, the newest first." })
  mentorships(
    @Ctx() { app, viewer }: Context,
    @Arg("status", () => MentorshipStatuses, { nullable: true, description: "Only these; null gives all." })
    status: MentorshipStatus | null,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ) {
    return app.mentorships.listMentorships(viewer, status, args);
  }

  @Query(() => Mentorship, {
    nullable: true,
    description: "A mentorship the viewer is one of the two of; null when there is none such.",
  })
  mentorship(
    @Ctx() { app, viewer }: Context,
    @Arg("id", () => ID, { description: "The mentorship's id." }) id: string,
  ) {
    return app.mentorships.findMentorship(viewer, id);
  }

  @Mutation(() => result.RequestMentorshipResult, {
    description:
      "Asks somebody to be the viewer's mentor. The mentor is told at once and by mail; the request expires after the program's days.",
  })
  requestMentorship(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => RequestMentorshipInput, { description: "Whom, and what for." }) input: RequestMentorshipInput,
  ) {
    return app.mentorships.request(viewer, input);
  }

  @Mutation(() => result.AskForInformationResult, {
    description: "As the mentor, asks the mentee a question before deciding.",
  })
  askForInformation(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => AskForInformationInput, { description: "The question." }) input: AskForInformationInput,
  ) {
    return app.mentorships.askForInformation(viewer, input);
  }

  @Mutation(() => result.AnswerRequestResult, { description: "As the mentee, answers the mentor's question." })
  answerRequest(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => AnswerRequestInput, { description: "The answer." }) input: AnswerRequestInput,
  ) {
    return app.mentorships.answer(viewer, input);
  }

  @Mutation(() => result.AcceptRequestResult, {
    description:
      "As the mentor, accepts a request: the mentorship and its conversation stand at once, and other open requests of the two are superseded. Accepting again gives the same mentorship.",
  })
  acceptRequest(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => MentorshipRequestInput, { description: "Which one." }) input: MentorshipRequestInput,
  ) {
    return app.mentorships.accept(viewer, input);
  }

  @Mutation(() => result.DeclineRequestResult, { description: "As the mentor, says no to a request, with a reason." })
  declineRequest(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => DeclineRequestInput, { description: "Which one, and why." }) input: DeclineRequestInput,
  ) {
    return app.mentorships.decline(viewer, input);
  }

  @Mutation(() => result.ReferRequestResult, {
    description:
      "As the mentor, says no to a request and names a colleague whom the mentee may ask instead. The mentee is told whom, and the colleague nothing. Whether the colleague has places, and how the mentee stands to them, makes no difference to the answer: where the mentee cannot meet the colleague in the program, they are told of the referral without the name.",
  })
  referRequest(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => ReferRequestInput, { description: "Which one, and whom." }) input: ReferRequestInput,
  ) {
    return app.mentorships.refer(viewer, input);
  }

  @Mutation(() => result.RequestReferredResult, {
    description:
      "As the mentee of a referred request, asks the colleague it names, in one step with the words there are: a request like any other.",
  })
  requestReferred(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => RequestReferredInput, { description: "Which referral." }) input: RequestReferredInput,
  ) {
    return app.mentorships.requestReferred(viewer, input);
  }

  @Mutation(() => result.WithdrawRequestResult, { description: "As the mentee, takes an open request back." })
  withdrawRequest(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => MentorshipRequestInput, { description: "Which one." }) input: MentorshipRequestInput,
  ) {
    return app.mentorships.withdraw(viewer, input);
  }

  @Mutation(() => result.EndMentorshipResult, {
    description:
      "Ends a mentorship for both, without blame; either of the two may. The mentor's place is free at once, and the conversation stays.",
  })
  endMentorship(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => EndMentorshipInput, { description: "Which one." }) input: EndMentorshipInput,
  ) {
    return app.mentorships.end(viewer, input);
  }
}
