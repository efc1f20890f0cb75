import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import {
  criteria,
  type SetMatchWeightsOutcome,
  type MatchWeight as Weight,
  type MatchWeights as Weights,
} from "../../server/matching/index.js";
import type { Context } from "../context.js";
import {
  MatchWeight,
  MatchWeights,
  MatchWeightsViewerCan,
  SetMatchWeightsInput,
  SetMatchWeightsResult,
} from "./match-weights.type.js";

@Resolver(() => MatchWeights)
export class MatchWeightsResolver {
  @Query(() => MatchWeights, {
    nullable: true,
    description:
      "How much each criterion counts in a program's searches, for its members; null when there is no such version, and to everybody else.",
  })
  matchWeights(
    @Ctx() { app, viewer }: Context,
    @Arg("programId", () => ID, { description: "The program." }) programId: string,
    @Arg("version", () => Int, { nullable: true, description: "A version; null is the current one." })
    version: number | null,
  ): Promise<Weights | null> {
    return app.matching.matchWeights(viewer, { programId, version });
  }

  @Mutation(() => SetMatchWeightsResult, {
    description:
      "Sets how much each criterion counts in the program's searches, as a new version; for its coordinators. Sending what is current already changes nothing.",
  })
  setMatchWeights(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => SetMatchWeightsInput, { description: "What is asked." }) input: SetMatchWeightsInput,
  ): Promise<SetMatchWeightsOutcome> {
    return app.matching.setMatchWeights(viewer, input);
  }

  @FieldResolver(() => [MatchWeight], {
    description: "The weight of every criterion, each once; those of weight 0 too.",
  })
  weights(@Root() { of }: Weights): Weight[] {
    return criteria.map(criterion => ({ criterion, weight: of[criterion] }));
  }

  @FieldResolver(() => MatchWeightsViewerCan, { description: "What the viewer may do about them." })
  async viewerCan(@Root() { programId }: Weights, @Ctx() { load, viewer }: Context): Promise<MatchWeightsViewerCan> {
    const standing = await load.standing.load({ viewer, id: programId });
    return { set: standing?.isCoordinator ?? false };
  }
}
