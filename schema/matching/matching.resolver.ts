import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Info, Query, Resolver } from "type-graphql";
import type { MentorSearchFacets as Facets, MentorSearchPage } from "../../server/matching/index.js";
import type { Context } from "../context.js";
import { ForwardArgs } from "../shared/connection.js";
import { argumentsAhead } from "../shared/look-ahead.js";
import { MentorSearchInput } from "./mentor-search.inputs.js";
import { MentorSearchFacets } from "./mentor-search-facets.type.js";
import { MentorSearchHitConnection } from "./mentor-search-hit.type.js";

@Resolver()
export class MatchingResolver {
  @Query(() => MentorSearchHitConnection, {
    description:
      "The program's active mentors who have what is asked, the best score first; equals stand in an order of their own for each viewer. The viewer and whoever has a block with them are not among them. Only for active members: to others the program is NOT_FOUND. In a big program it may take a second until somebody who joined or changed is found by what they are now; who is shown is shown as they are. While the mentors of a program with more than 20,000 are being indexed, after a start of the server, it is UNAVAILABLE.",
  })
  mentorSearch(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => MentorSearchInput, { description: "What is asked." }) input: MentorSearchInput,
    @Args(() => ForwardArgs) args: ForwardArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MentorSearchPage> {
    return app.matching.mentorSearch(viewer, input, args, argumentsAhead(info, "facets") !== null);
  }

  @Query(() => MentorSearchFacets, {
    description:
      "What `mentorSearch` with the same input would find, counted and without a page of it: for a screen that keeps its counts beside a list it has. Only for active members: to others the program is NOT_FOUND.",
  })
  mentorSearchFacets(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => MentorSearchInput, { description: "What is asked." }) input: MentorSearchInput,
  ): Promise<Facets> {
    return app.matching.mentorSearchFacets(viewer, input);
  }
}
