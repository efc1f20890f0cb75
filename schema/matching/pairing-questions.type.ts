import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import type {
  EditProspect,
  PlaceHolder,
  RunChange,
  WhatIfKind,
  WhatItTakes,
  WhyNotAnswer,
  WhyNotCode,
} from "../../server/matching/index.js";
import { connectionOf } from "../shared/connection.js";
import { WhatIfKinds, WhyNotCodes } from "./pairing.enums.js";

@ObjectType({ description: "What a pairing comes to." })
export class PairingSums {
  @Field(() => Int, { description: "Mentees who have a mentor." })
  pairedCount!: number;
  @Field(() => Float, { description: "The sum over all pairs of how well the two fit for each of them." })
  total!: number;
}

@ObjectType({ description: "A mentee who would have, or has, another mentor." })
export class PairingMove {
  menteeId!: string;
  fromId!: string | null;
  toId!: string | null;
}

export const PairingMoveConnection = connectionOf(PairingMove);

@ObjectType({ description: "What another pairing would come to, and who would move for it." })
export class PairingOutlook {
  @Field(() => PairingSums, { description: "What the run comes to as it was solved." })
  before!: PairingSums;
  @Field(() => PairingSums, { description: "What it would come to." })
  after!: PairingSums;
  moves!: WhatItTakes["moves"];
}

@ObjectType({ description: "Somebody who has a place that another wanted." })
export class PairingPlaceHolder implements Pick<PlaceHolder, "mentorRank" | "isPinned" | "byLottery"> {
  menteeId!: string;
  @Field(() => Int, { description: "Which place they have among the mentees whose candidate the mentor is, from 1." })
  mentorRank!: number;
  @Field(() => Boolean, { description: "Whether a coordinator pinned them there." })
  isPinned!: boolean;
  @Field(() => Boolean, { description: "Whether the mentor likes both alike and the run's lottery decided." })
  byLottery!: boolean;
}

@ObjectType({
  description:
    "Why a run does not pair two people, from the run as it was solved: changes by hand are not in it. What was not possible for whatever reason is told alike.",
})
export class WhyNotPaired implements Pick<WhyNotAnswer, "code" | "byLottery" | "menteeRank" | "mentorRank"> {
  @Field(() => WhyNotCodes, { description: "Why." })
  code!: WhyNotCode;
  hasId!: string | null;
  @Field(() => Boolean, { description: "Whether the mentee likes both mentors alike and the run's lottery decided." })
  byLottery!: boolean;
  @Field(() => Int, {
    nullable: true,
    description:
      "Which place the mentor has among the mentee's candidates, whether they were possible or not, from 1; null when NOT_POSSIBLE.",
  })
  menteeRank!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Which place the mentee has among those whose candidate the mentor is; null when NOT_POSSIBLE.",
  })
  mentorRank!: number | null;
  holders!: readonly PlaceHolder[];
  takes!: WhatItTakes | null;
}

@ObjectType({ description: "A change of a run's pairs by hand, before it is made." })
export class EditProspectOfPair implements Pick<EditProspect, "isPossible" | "totalChange" | "blockingPairsChange"> {
  @Field(() => Boolean, { description: "Whether it can be made: the pair is possible, and the mentor has a place." })
  isPossible!: boolean;
  @Field(() => Float, { description: "What it adds to the run's total; below 0 for a loss." })
  totalChange!: number;
  @Field(() => Int, {
    description:
      "Pairs who would both rather have each other than what they got, whether they are possible or not: how many more there would be, below 0 for fewer.",
  })
  blockingPairsChange!: number;
  holderIds!: readonly string[];
}

@ObjectType({ description: "A run beside another of its program." })
export class PairingComparison {
  @Field(() => Int, { description: "Mentees with the same mentor in both." })
  keptCount!: number;
  @Field(() => Int, { description: "Mentees with one mentor in this run and another in the other." })
  movedCount!: number;
  @Field(() => Int, { description: "Mentees with a mentor in this run alone." })
  newCount!: number;
  @Field(() => Int, { description: "Mentees with a mentor in the other run alone." })
  lostCount!: number;
}

@InputType({ description: "One thing that could be otherwise in a run." })
export class PairingChangeInput implements RunChange {
  @Field(() => WhatIfKinds, { description: "What." })
  kind!: WhatIfKind;
  @Field(() => ID, { nullable: true, description: "The mentee it is about; null where the kind needs none." })
  menteeId?: string | null;
  @Field(() => ID, { nullable: true, description: "The mentor it is about; null where the kind needs none." })
  mentorId?: string | null;
}
