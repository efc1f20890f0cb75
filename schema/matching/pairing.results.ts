import { Field, Float, Int, ObjectType } from "type-graphql";
import type { EditCost } from "../../server/matching/index.js";
import { Refusal } from "../shared/refusal.type.js";
import { resultUnion } from "../shared/result-union.js";
import { PairingRun } from "./pairing-run.type.js";

@ObjectType({
  implements: Refusal,
  description: "The run is not where this begins: somebody was faster, or the screen shows an old state.",
})
export class PairingRunMovedOn extends Refusal {
  @Field(() => PairingRun, { description: "The run as it is now." })
  run!: PairingRun;
}

@ObjectType({ description: "The run was created, or had been under this clientId." })
export class CreatePairingRunSuccess {
  @Field(() => PairingRun, { description: "The run as it is now." })
  run!: PairingRun;
}

@ObjectType({
  implements: Refusal,
  description:
    "As many runs of the program wait or are worked out as may at once. Cancel one, or try again once one of them is solved.",
})
export class TooManyPairingRuns extends Refusal {
  @Field(() => Int, { description: "How many runs of one program may wait or be worked out at once." })
  limit!: number;
}

@ObjectType({
  implements: Refusal,
  description:
    "More would take part than one run can compare: 100 million pairs, which is mentees times mentors, or 100,000 people. Pair a cohort at a time, only its mentors, or the mentees you name.",
})
export class TooManyToPair extends Refusal {
  @Field(() => Int, { description: "Mentees who would take part." })
  menteeCount!: number;
  @Field(() => Int, { description: "Mentors who would take part." })
  mentorCount!: number;
}

export const CreatePairingRunResult = resultUnion(
  "CreatePairingRunResult",
  CreatePairingRunSuccess,
  TooManyPairingRuns,
  TooManyToPair,
);

@ObjectType({ description: "The run is cancelled, now or before." })
export class CancelPairingRunSuccess {
  @Field(() => PairingRun, { description: "The run as it is now." })
  run!: PairingRun;
}

export const CancelPairingRunResult = resultUnion("CancelPairingRunResult", CancelPairingRunSuccess, PairingRunMovedOn);

@ObjectType({ description: "The run is being published, or has been." })
export class PublishPairingRunSuccess {
  @Field(() => PairingRun, { description: "The run as it is now." })
  run!: PairingRun;
}

export const PublishPairingRunResult = resultUnion(
  "PublishPairingRunResult",
  PublishPairingRunSuccess,
  PairingRunMovedOn,
);

@ObjectType({
  implements: Refusal,
  description: "The pair is not among those possible in this run, for whatever reason.",
})
export class PairNotPossible extends Refusal {}

@ObjectType({ implements: Refusal, description: "All places of the mentor are taken in this run." })
export class MentorPlacesTaken extends Refusal {
  holderIds!: readonly string[];
}

@ObjectType({ description: "What a change by hand did." })
export class PairingEditCost implements EditCost {
  @Field(() => Float, { description: "What it added to the run's total; below 0 for a loss." })
  totalChange!: number;
  @Field(() => Int, {
    description:
      "Pairs who would both rather have each other than what they got, whether they are possible or not: how many more there are, below 0 for fewer.",
  })
  blockingPairsChange!: number;
}

@ObjectType({ description: "The pair is changed." })
export class EditProposalSuccess {
  @Field(() => PairingRun, { description: "The run as it is now." })
  run!: PairingRun;
  @Field(() => PairingEditCost, { description: "What it cost." })
  cost!: PairingEditCost;
}

export const EditProposalResult = resultUnion(
  "EditProposalResult",
  EditProposalSuccess,
  PairingRunMovedOn,
  PairNotPossible,
  MentorPlacesTaken,
);
