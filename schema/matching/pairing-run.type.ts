import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import type {
  PairingMeasures as Measures,
  MentorScope,
  PairingObjective,
  PairingRunEntity,
  PairingRunState,
  PerspectiveDistance,
  PairingRules as Rules,
} from "../../server/matching/index.js";
import { connectionOf } from "../shared/connection.js";
import { DateTime } from "../shared/scalars.js";
import { PerspectiveDistances } from "./matching.enums.js";
import { MentorScopes, PairingObjectives, PairingRunStates } from "./pairing.enums.js";

@ObjectType({ description: "What a run holds to." })
export class PairingRules implements Rules {
  @Field(() => MentorScopes, { description: "Which mentors take part." })
  mentors!: MentorScope;
  @Field(() => PerspectiveDistances, { description: "Whether the two shall be of different institutions." })
  institution!: PerspectiveDistance;
  @Field(() => PerspectiveDistances, { description: "Whether the two shall be of different regions." })
  region!: PerspectiveDistance;
  @Field(() => PerspectiveDistances, { description: "Whether the two shall practice in different areas." })
  practiceArea!: PerspectiveDistance;
  @Field(() => Boolean, { description: "Whether the two must have a language in common." })
  sharedLanguage!: boolean;
  @Field(() => Int, {
    nullable: true,
    description:
      "New mentees of one mentor at most, unless more are pinned to them; null for as many as the mentor has places.",
  })
  mostPerMentor!: number | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      "The people, at most 100 and in the order of their ids, of whom the mentees were taken; null for all of the program or the cohort.",
  })
  menteeIds?: readonly string[] | null;
}

type MeasuresShown = Exclude<keyof Measures, "unpairedByReason">;

@ObjectType({ description: "What a run came to, in numbers, as its pairs stand now." })
export class PairingMeasures implements Pick<Measures, MeasuresShown> {
  @Field(() => Int, { description: "Mentees who took part." })
  menteeCount!: number;
  @Field(() => Int, { description: "Mentors who took part." })
  mentorCount!: number;
  @Field(() => Int, { description: "Mentees who have a mentor by it." })
  pairedCount!: number;
  @Field(() => Int, { description: "Mentees who have none." })
  unpairedCount!: number;
  @Field(() => Int, { description: "Mentees who like none of their candidates better than the mentor they have." })
  firstChoiceCount!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      "Which place among their candidates mentees have on average, to two decimals; null when nobody is paired.",
  })
  meanRank!: number | null;
  @Field(() => Int, { nullable: true, description: "The worst such place anybody has; null when nobody is paired." })
  worstRank!: number | null;
  @Field(() => Float, {
    description: "The sum over all pairs of how well the two fit for the mentee and for the mentor, each 0 to 1.",
  })
  total!: number;
  @Field(() => Int, {
    description: "Pairs whose two are known to be of the same institution; campuses of one system are one.",
  })
  sameInstitutionCount!: number;
}

@ObjectType({ description: "What the viewer may do with a run now." })
export class PairingRunViewerCan {
  @Field(() => Boolean, { description: "Cancel it." })
  cancel!: boolean;
  @Field(() => Boolean, { description: "Change its pairs by hand." })
  edit!: boolean;
  @Field(() => Boolean, { description: "Publish it." })
  publish!: boolean;
}

type Shown = "id" | "programId" | "objective" | "seed" | "state" | "createdAt" | "solvedAt" | "publishedAt";

@ObjectType({
  description:
    "One pairing of a program's or a cohort's mentees who have no mentor there yet. Only coordinators of the program see it. Its inputs are taken when it is created; what changes later, a further run takes.",
})
export class PairingRun implements Pick<PairingRunEntity, Shown> {
  @Field(() => ID, { description: "The run's id." })
  id!: string;
  @Field(() => ID, { description: "The program it pairs." })
  programId!: string;
  @Field(() => PairingObjectives, { description: "What it is to reach." })
  objective!: PairingObjective;
  @Field(() => Int, {
    description: "The seed of the lottery that breaks ties: the same inputs and seed give the same pairs.",
  })
  seed!: number;
  @Field(() => PairingRunStates, { description: "How far it has come." })
  state!: PairingRunState;
  @Field(() => DateTime, { description: "When it was asked for, and of when its inputs are." })
  createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "When it was solved; null before, and when it never was." })
  solvedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: "When its last pair was published; null before." })
  publishedAt!: Date | null;
}

export const PairingRunConnection = connectionOf(PairingRun);
