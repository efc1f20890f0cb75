import { Field, Float, Int, ObjectType } from "type-graphql";
import type {
  PairingLoad as Load,
  PairingProblem,
  PairingProposalState,
  ShownProposal,
  UnpairedMentee as Unpaired,
  UnpairedReason,
} from "../../server/matching/index.js";
import { connectionOf } from "../shared/connection.js";
import { PairingProblems, PairingProposalStates, UnpairedReasons } from "./pairing.enums.js";

type Shown = "state" | "problem" | "menteeRank" | "mentorRank" | "score" | "isPinned" | "isEdited";

@ObjectType({ description: "A pair that a run proposes." })
export class PairingProposal implements Pick<ShownProposal, Shown> {
  @Field(() => PairingProposalStates, { description: "What has become of it." })
  state!: PairingProposalState;
  @Field(() => PairingProblems, {
    nullable: true,
    description: "Why it could not be published; null unless it is NOT_PUBLISHED.",
  })
  problem!: PairingProblem | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "Which place the mentor has among the mentee's candidates, whether they were possible or not, from 1, equals sharing one: first those whom the mentee ranked, then by the search's score, those drawn by lot among them. Null for a pair that is none of these.",
  })
  menteeRank!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Which place the mentee has among those whose candidate the mentor is, likewise; null likewise.",
  })
  mentorRank!: number | null;
  @Field(() => Float, {
    description:
      "How well the mentor fits as the search would tell the mentee, 0 to 1: the sum of the points of all reasons.",
  })
  score!: number;
  @Field(() => Boolean, { description: "Whether a coordinator had pinned it before the run." })
  isPinned!: boolean;
  @Field(() => Boolean, { description: "Whether a coordinator made it by hand after the run." })
  isEdited!: boolean;
}

export const PairingProposalConnection = connectionOf(PairingProposal);

@ObjectType({ description: "A mentee whom a run has no mentor for." })
export class UnpairedMentee implements Pick<Unpaired, "reason"> {
  @Field(() => UnpairedReasons, { description: "Why." })
  reason!: UnpairedReason;
}

export const UnpairedMenteeConnection = connectionOf(UnpairedMentee);

@ObjectType({ description: "How many mentees a run gives to one mentor." })
export class PairingLoad implements Pick<Load, "places" | "taken"> {
  @Field(() => Int, {
    description:
      "New mentees the run could give the mentor when it was created: as many as its rules let, or all who are pinned to them where those are more.",
  })
  places!: number;
  @Field(() => Int, { description: "New mentees the mentor has by it." })
  taken!: number;
}

export const PairingLoadConnection = connectionOf(PairingLoad);

@ObjectType({ description: "How many mentees a run has no mentor for, for one reason." })
export class UnpairedCount {
  @Field(() => UnpairedReasons, { description: "The reason." })
  reason!: UnpairedReason;
  @Field(() => Int, { description: "How many." })
  count!: number;
}
