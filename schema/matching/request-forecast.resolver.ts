import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { notFound } from "../../server/kernel/fault.js";
import type { RequestForecast as Forecast, MentorSearchHit as Hit } from "../../server/matching/index.js";
import { answerTimeMinimum } from "../../server/mentorships/index.js";
import type { PersonEntity } from "../../server/people/index.js";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { MentorSearchHit } from "./mentor-search-hit.type.js";
import { RequestForecast, RequestForecastViewerCan } from "./request-forecast.type.js";

@Resolver(() => RequestForecast)
export class RequestForecastResolver {
  @Query(() => RequestForecast, {
    nullable: true,
    description:
      "What a request of the viewer to a mentor would meet, before it is sent. Null when the viewer is not in the program, for themselves, and where there is no active mentor of it whom they can meet; which of these it is, it does not tell.",
  })
  requestForecast(
    @Ctx() { app, viewer }: Context,
    @Arg("programId", () => ID, { description: "The program." }) programId: string,
    @Arg("mentorId", () => ID, { description: "The person whom the viewer thinks of asking." }) mentorId: string,
  ): Promise<Forecast | null> {
    return app.matching.requestForecast(viewer, { programId, mentorId });
  }

  @FieldResolver(() => Person, { description: "The mentor." })
  async mentor(@Root() { mentorId }: Forecast, @Ctx() { load }: Context): Promise<PersonEntity> {
    const mentor = await load.person.load(mentorId);
    if (!mentor) throw notFound("person");
    return mentor;
  }

  @FieldResolver(() => Int, {
    description: "Of how many mentees' requests an answer time is made at least, so that it tells of nobody's alone.",
  })
  answerTimeMinimum(): number {
    return answerTimeMinimum;
  }

  @FieldResolver(() => [MentorSearchHit], {
    description:
      "Other mentors of the program with a free place, at most three, those most like this mentor first, each with its reasons: none who pauses, or with whom the viewer has an open request or an active mentorship. Empty for who is not a mentee of it, and where coordinators pair.",
  })
  alternatives(@Root() forecast: Forecast, @Ctx() { app, viewer }: Context): Promise<Hit[]> {
    return app.matching.alternativesToForecast(viewer, forecast);
  }

  @FieldResolver(() => RequestForecastViewerCan, { description: "What the viewer may do about this mentor now." })
  viewerCan(@Root() { obstacles }: Forecast): RequestForecastViewerCan {
    return { request: obstacles.length === 0 };
  }
}
