import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RePairingRequest as Request } from "../../server/mentorships/index.js";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { OfProgramArgs } from "../programs/programs.inputs.js";
import { AnswerFitInput, CloseMentorshipInput } from "./mentorships.inputs.js";
import { AnswerFitResult, CloseMentorshipResult } from "./mentorships.results.js";
import { RePairingRequest, RePairingRequestConnection } from "./re-pairing.type.js";

@Resolver(() => RePairingRequest)
export class RePairingResolver {
  @Query(() => RePairingRequestConnection, {
    description:
      "Mentorships of a program that one of the two finds no good fit, the longest waiting first; for the program's coordinators. Those of which the viewer is one of the two are not among them.",
  })
  rePairingRequests(@Ctx() { app, viewer }: Context, @Args(() => OfProgramArgs) args: OfProgramArgs) {
    return app.mentorships.listRePairing(viewer, args);
  }

  @Mutation(() => AnswerFitResult, {
    description:
      "As one of the two, says privately how an active mentorship fits; the other never learns of it. NOT_A_GOOD_FIT puts it before the program's coordinators, with the note if it is shared, until another answer is given or the mentorship ends. It ends nothing by itself. Coordinators are told of it once a day at most.",
  })
  answerFit(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => AnswerFitInput, { description: "Which one, and the answer." }) input: AnswerFitInput,
  ) {
    return app.mentorships.answerFit(viewer, input);
  }

  @Mutation(() => CloseMentorshipResult, {
    description:
      "As a coordinator, ends a mentorship of the program for both, without blame. Both are told at once and by mail that a coordinator has closed it, and not why; the mentor's place is free at once, and the conversation stays.",
  })
  closeMentorship(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => CloseMentorshipInput, { description: "Which one." }) input: CloseMentorshipInput,
  ) {
    return app.mentorships.close(viewer, input);
  }

  @FieldResolver(() => Person, { description: "Who learns." })
  mentee(@Root() { menteeId }: Request, @Ctx() { load }: Context) {
    return load.person.load(menteeId);
  }

  @FieldResolver(() => Person, { description: "Who accompanies." })
  mentor(@Root() { mentorId }: Request, @Ctx() { load }: Context) {
    return load.person.load(mentorId);
  }
}
