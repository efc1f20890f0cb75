import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type {
  Criterion,
  SetMatchWeights,
  MatchWeight as Weight,
  MatchWeights as Weights,
} from "../../server/matching/index.js";
import { Refusal } from "../shared/refusal.type.js";
import { resultUnion } from "../shared/result-union.js";
import { DateTime } from "../shared/scalars.js";
import { Criteria } from "./matching.enums.js";

@ObjectType({ description: "How much one criterion of a match counts." })
export class MatchWeight implements Weight {
  @Field(() => Criteria, { description: "What counts." })
  criterion!: Criterion;
  @Field(() => Int, {
    description: "Against the weights of the others that a search makes count, 0 to 1000; with 0 it carries no points.",
  })
  weight!: number;
}

@ObjectType({ description: "What the viewer may do about a program's weights." })
export class MatchWeightsViewerCan {
  @Field(() => Boolean, { description: "Whether the viewer may set new ones." })
  set!: boolean;
}

@ObjectType({
  description:
    "How much each criterion counts when a program's members search for mentors, in one version; visible to the program's members, since it explains their scores. A version never changes.",
})
export class MatchWeights implements Pick<Weights, "version" | "setAt"> {
  programId!: string;
  @Field(() => Int, {
    description:
      "The version: 1 is what every program begins with, and each change makes the next. Scores of two versions do not compare.",
  })
  version!: number;
  @Field(() => DateTime, {
    nullable: true,
    description: "When a coordinator set it; null for version 1, which nobody set.",
  })
  setAt!: Date | null;
}

@InputType({ description: "How much one criterion of a match shall count." })
export class MatchWeightInput implements Weight {
  @Field(() => Criteria, { description: "What counts." })
  criterion!: Criterion;
  @Field(() => Int, {
    description:
      "Against the others, 0 to 1000; 0 switches the criterion off: it is still said, and carries no points.",
  })
  weight!: number;
}

@InputType({ description: "New weights for a program's matches." })
export class SetMatchWeightsInput implements SetMatchWeights {
  @Field(() => ID, { description: "The program, of which the viewer must be a coordinator." })
  programId!: string;
  @Field(() => [MatchWeightInput], {
    description:
      "Each criterion at most once; one that is left out weighs what it does in version 1, and an empty list sets them all so. One at least must weigh something.",
  })
  weights!: MatchWeightInput[];
  @Field(() => Int, {
    nullable: true,
    description:
      "The version the new weights were made from: when another is current by now, they are refused. Null overrides whichever is current.",
  })
  basedOn?: number | null;
}

@ObjectType({ description: "Searches of the program are scored by these weights from now on." })
export class SetMatchWeightsSuccess {
  @Field(() => MatchWeights, {
    description: "The current weights: a new version, or the last one when it says the same already.",
  })
  weights!: Weights;
}

@ObjectType({
  implements: Refusal,
  description: "Somebody has set other weights since the version these are based on.",
})
export class MatchWeightsMoved extends Refusal {
  @Field(() => MatchWeights, { description: "The weights that are current now." })
  current!: Weights;
}
export const SetMatchWeightsResult = resultUnion("SetMatchWeightsResult", SetMatchWeightsSuccess, MatchWeightsMoved);
